"""What pages say that no producer wrote is in a catalogue, in the language of the page."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from pydantic import BaseModel
from tests.pages import samples
from tests.pages.catalogues import marked, said
from tests.pages.markup import Document

from turncast.errors import Unreadable
from turncast.models.elsewhere import Link
from turncast.models.subscribing import Subscribing
from turncast.pages import Neighbour, Theme
from turncast.pages.words import BUILT_IN, Words

CATALOGUES = sorted(path.stem for path in BUILT_IN.glob("*.po"))
PARTS = re.compile(r"%\(\w+\)s|<[^>]*>")
THEME = Theme()
SPEAKING = ("title", "alt", "aria-label", "placeholder", "label", "data-done")
"""Attributes that people read."""
TOLD_BY_LOCALE = {"time", "script", "style", "kbd", "svg"}
EVERY_PAGE: dict[str, Callable[[], tuple[Callable[[Any], bytes], Any]]] = {
    "home": lambda: (THEME.home, eventful_home()),
    "show": lambda: (THEME.show, samples.show()),
    "episode": lambda: (THEME.episode, full_episode()),
    "video": lambda: (THEME.episode, samples.episode(samples.webinar(), samples.webinars())),
    "event": lambda: (THEME.broadcast, samples.announcement()),
    "events": lambda: (THEME.events, samples.events()),
    "no events": lambda: (THEME.events, samples.events(samples.interviews())),
    "subscribe": lambda: (THEME.subscribe, samples.subscribe(two_feeds())),
    "archive": lambda: (THEME.archive, samples.archive()),
    "season": lambda: (THEME.season, samples.season()),
    "person": lambda: (THEME.person, samples.person(newer_key="people/nick-wahl/2.html")),
    "transcript": lambda: (THEME.transcribed, samples.transcript()),
    "embed": lambda: (THEME.embed, samples.embed()),
    "missing": lambda: (THEME.missing, samples.missing()),
}


def eventful_home() -> Any:
    """A front page that leads to all events."""
    return replace(samples.home(samples.interviews(), samples.webinars_with_events()), events_key="events.html")


def full_episode() -> Any:
    """An episode with everything around it."""
    older, newer = (samples.neighbour(samples.entry(slug)) for slug in ("older", "newer"))
    keys: dict[str, Any] = {
        "embed_key": "interviews/embed/nick-wahl.html",
        "transcript_key": "interviews/transcripts/nick-wahl.html",
    }
    season = Neighbour("interviews/seasons/1.html", "Beginnings")
    interview = samples.interview(explicit=True, links=(Link(title="Film", url="https://films.example/"),))
    return samples.episode(interview, older=older, newer=newer, season=season, **keys)


def two_feeds() -> Any:
    """A show with a feed of its sound."""
    return samples.interviews().model_copy(update={"other_feeds": {"audio": "a.xml", "video": "v.xml"}})


def catalogue(language: str) -> Catalog:
    """The built-in one."""
    with (BUILT_IN / f"{language}.po").open("rb") as file:
        return read_po(file)


def test_there_are_catalogues() -> None:
    """English needs none: its words are what others translate."""
    assert CATALOGUES == ["ar", "de", "es"]


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_has_every_message_and_no_other(language: str) -> None:
    """What templates and code say, and the roles people have; nothing is left over from what they said once."""
    assert {message.id for message in catalogue(language) if message.id} == said()


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_translation_has_all_parts_of_its_message(language: str) -> None:
    """Each is there, none is unsure, and every name and every tag of the message is in it."""
    assert list(catalogue(language).check()) == []
    for message in catalogue(language):
        if message.id:
            forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
            wanted = sorted(PARTS.findall(message.id if isinstance(message.id, str) else message.id[1]))
            assert all(forms), message.id
            assert not message.fuzzy
            assert sorted(PARTS.findall(forms[-1])) == wanted
            assert all(set(PARTS.findall(form)) <= set(wanted) for form in forms)


def test_arabic_counts_in_six_ways() -> None:
    """None, one, two, a few, many, a hundred."""
    arabic = Words("ar")
    told = [arabic.several("%(number)s episode", "%(number)s episodes", number) for number in (0, 1, 2, 3, 11, 100)]
    assert told == ["لا حلقات بعد", "حلقة واحدة", "حلقتان", "3 حلقات", "11 حلقة", "100 حلقة"]


@pytest.mark.parametrize(
    ("language", "told"),
    [("es", "Suscribirse"), ("es-MX", "Suscribirse"), ("DE-at", "Abonnieren"), ("ar-EG", "اشترك"),
     ("en-GB", "Subscribe"), ("fr", "Subscribe"), ("tlh", "Subscribe")],
)  # fmt: skip
def test_a_language_falls_back_to_what_it_is_a_variety_of_and_then_to_english(language: str, told: str) -> None:
    """A language no catalogue knows has English words, and its own dates."""
    assert Words(language)("Subscribe") == told


class Reader(HTMLParser):
    """Gathers what people read of a page: texts, and attributes that are read out."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside += [tag] if tag in TOLD_BY_LOCALE else []
        self.texts += [f"\n{value}\n" for name, value in attrs if name in SPEAKING and value]

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.texts.append(data)


def strings(value: Any) -> set[str]:
    """Every text in a view."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, BaseModel):
        return strings([getattr(value, name) for name in type(value).model_fields])
    if is_dataclass(value):
        return strings([getattr(value, field.name) for field in fields(value)])
    if isinstance(value, dict):
        return strings([*value, *value.values()])
    return set().union(*map(strings, value)) if isinstance(value, list | tuple) else set()


def bare(page: bytes, content: set[str]) -> list[str]:
    """The words on *page* that are neither marked nor content."""
    text = "".join(Reader(page).texts)
    while (less := re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) != text:
        text = less
    for one in sorted(content, key=len, reverse=True):
        text = text.replace(one, " ") if one.strip() else text
    return re.findall(r"[^\W\d_]{2,}", text)


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_every_word_of_a_page_is_content_or_comes_from_a_catalogue(name: str, tmp_path: Path) -> None:
    """In a catalogue in which all is marked, nothing that is not content is without a mark."""
    render, page = EVERY_PAGE[name]()
    made = render(samples.speaking(page, "en-US", marked(tmp_path)))
    apps = {app.name for app in getattr(page, "apps", ())}
    content = strings(page) | apps | {"English (US)", "MP", "VTT", "MB", getattr(page, "snippet", None) or ""}
    notes = re.sub("<[^>]*>", "\n", samples.NOTES).split("\n")
    assert bare(made, content | set(notes) | {samples.SITE.url}) == []


@pytest.mark.parametrize("language", ["ar", "de", "es", "he", "ja", "zh-Hant"])
@pytest.mark.parametrize("name", EVERY_PAGE)
def test_every_page_is_made_in_every_language(name: str, language: str) -> None:
    """It says which one it is, and the way it is written."""
    render, page = EVERY_PAGE[name]()
    root = Document(render(samples.speaking(page, language))).one("html").attributes
    assert root["lang"] == language
    assert root["dir"] == ("rtl" if language in ("ar", "he") else "ltr")


def test_a_page_speaks_german() -> None:
    """Words, date, length and size are those of the language; the title is what it is."""
    page = Document(THEME.episode(samples.speaking(samples.episode(), "de")))
    assert page.all("p", class_="facts")[1].text == "Folge 11 von 11 19. Juni 2020 12 Min."
    assert page.one("p", class_="files").text == "MP3 herunterladen (2,4 MB) Transkript VTT"
    assert [one.text for one in page.all("span", class_="role")] == ["Moderation", "Gast"]
    assert page.one("h1").text == "Nick Wahl: Interest-Based Bargaining"


def test_names_from_abroad_leave_their_line_in_order() -> None:
    """Each stands in a part of the line of its own, whatever its direction is."""
    page = Document(THEME.episode(samples.abroad("ar")))
    assert {"Nick Wahl", "ليلى حداد", "حوارات في التعليم"} <= {one.text for one in page.all("bdi")}


def test_titles_of_another_language_are_marked_and_the_words_around_them_are_not() -> None:
    """On an English front page an Arabic episode has an Arabic title, and one is invited to listen in English."""
    entry = samples.abroad("ar").entry
    show = samples.interviews(entry, language="ar")
    page = Document(THEME.home(samples.home(show)))
    title = next(one for one in page.all("bdi") if one.text == entry.episode.title)
    assert (title.attributes["lang"], title.attributes["dir"]) == ("ar", "rtl")
    assert "lang" not in page.one("article").attributes
    assert page.one("a", class_="call").text.startswith("LISTEN NOW")


def folder(tmp_path: Path, **catalogues: str) -> Path:
    """A project's templates with these catalogues."""
    (tmp_path / "templates" / "words").mkdir(parents=True)
    for language, text in catalogues.items():
        (tmp_path / "templates" / "words" / f"{language}.po").write_text(text, encoding="utf-8")
    return tmp_path / "templates"


def test_a_producers_words_are_laid_over_ours(tmp_path: Path) -> None:
    """English ones too, and a language we do not have; what is not in them is as it was."""
    theme = Theme(folder(
        tmp_path,
        en='msgid "LISTEN NOW"\nmsgstr "Hear it"\n',
        es='msgid "LISTEN NOW"\nmsgstr "Óyelo"\n',
        pl='msgid "%(number)s episode"\nmsgid_plural "%(number)s episodes"\n'
           'msgstr[0] "%(number)s odcinek"\nmsgstr[1] "%(number)s odcinki"\nmsgstr[2] "%(number)s odcinków"\n',
    ))  # fmt: skip
    english, spanish, polish = (theme.words(language) for language in ("en-US", "es-MX", "pl"))
    assert [words("LISTEN NOW") for words in (english, spanish, polish)] == ["Hear it", "Óyelo", "Hear it"]
    assert [words("Subscribe") for words in (english, spanish)] == ["Subscribe", "Suscribirse"]
    told = [polish.several("%(number)s episode", "%(number)s episodes", number) for number in (1, 2, 5)]
    assert told == ["1 odcinek", "2 odcinki", "5 odcinków"]
    page = theme.show(samples.speaking(samples.show(), "es", spanish))
    assert Document(page).one("a", class_="call").text.startswith("Óyelo")


def test_other_words_make_other_pages(tmp_path: Path) -> None:
    """Pages are made anew when a catalogue has changed."""
    own = folder(tmp_path)
    before = Theme(own).digest
    (own / "words" / "es.po").write_text('msgid "More"\nmsgstr "Otros"\n', encoding="utf-8")
    assert Theme(own).digest != before


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('msgid "%(number)s episode"\nmsgid_plural "%(number)s episodes"\nmsgstr[0] "a"\nmsgstr[2] "b"\n', 1, "plural"),
        ('msgid "More"\nmsgstr "Otros"\n\nmsgid "Season %(number)s"\nmsgstr "%(nmber)s"\n', 4, "nmber"),
        ('msgid "More"\nnonsense\n', 2, ""),
        ('# "Otros"?\nmsgid "More"\nmsgstr "Otros\n', 3, "between two quotation marks"),
        ('msgid ""\n"Mo"\n"re\nmsgstr "Otros"\n', 3, "between two quotation marks"),
    ],
)
def test_a_broken_catalogue_is_told_with_its_file_and_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    """As a broken template is; a name that the message does not have would fail only when it is said."""
    theme = Theme(folder(tmp_path, es=text))
    with pytest.raises(Unreadable, match=rf"^templates/words/es\.po:{line}: .*{told}"):
        theme.words("es")("More")


def test_what_is_put_into_words_is_no_html() -> None:
    """Words may be HTML, as templates are; a title in them is text."""
    page = THEME.show(samples.show(samples.interviews(title="<b>")))
    assert b"<b>" not in page
    subscribe = samples.speaking(samples.subscribe(samples.interviews(title="<b>")), "es")
    assert Document(THEME.subscribe(subscribe)).one("h1").text == "Suscribirse a <b>"


def test_subscribing_speaks_too() -> None:
    """Apps keep their names."""
    show = samples.interviews(subscribe=Subscribing())
    page = Document(THEME.subscribe(samples.speaking(samples.subscribe(show), "es")))
    assert "Apple Podcasts" in page.one("html").text
    assert page.one("img", class_="code").attributes["alt"].startswith("Código QR que lleva a https://")  # type: ignore[union-attr]
