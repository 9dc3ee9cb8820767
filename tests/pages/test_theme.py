"""The built-in pages, as a reader and as a browser's parser find them."""

import json
from collections.abc import Callable
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import pytest
from tests.pages import samples
from tests.pages.markup import Document

from turncast.models.edition import Status
from turncast.models.people import Person
from turncast.models.recording import Chapter
from turncast.models.transcript import Cue
from turncast.pages import HomePage, Theme

THEME = Theme()
RENDERED: dict[str, Callable[[], bytes]] = {
    "home": lambda: THEME.home(samples.home()),
    "empty home": lambda: THEME.home(HomePage(site=samples.SITE, editions=(), frame=samples.FRAME)),
    "show": lambda: THEME.show(samples.show()),
    "subscribe": lambda: THEME.subscribe(samples.subscribe()),
    "archive": lambda: THEME.archive(samples.archive()),
    "season": lambda: THEME.season(samples.season()),
    "person": lambda: THEME.person(samples.person()),
    "transcript": lambda: THEME.transcribed(samples.transcript()),
    "embed": lambda: THEME.embed(samples.embed()),
    "nothing": lambda: THEME.missing(samples.missing()),
    "empty show": lambda: THEME.show(samples.show(samples.edition("empty"))),
    "audio": lambda: THEME.episode(samples.episode()),
    "video": lambda: THEME.episode(
        samples.episode(samples.webinar(), samples.webinars(), older=samples.neighbour(samples.webinar()))
    ),
    "event": lambda: THEME.broadcast(samples.announcement()),
    "event that is on": lambda: THEME.broadcast(samples.announcement(samples.broadcast(Status.LIVE, artwork=None))),
    "eventful home": lambda: THEME.home(samples.home(samples.interviews(), samples.webinars_with_events())),
    "events": lambda: THEME.events(samples.events()),
    "no events": lambda: THEME.events(samples.events(samples.interviews())),
    "bare": lambda: THEME.episode(samples.episode(samples.entry(description=None), notes_html="", cues=())),
}
every_page = pytest.mark.parametrize("name", RENDERED)
pages_of_ours = pytest.mark.parametrize("name", [name for name in RENDERED if name != "embed"])


def read(name: str) -> Document:
    """The page of that name, read."""
    return Document(RENDERED[name]())


@pages_of_ours
def test_every_page_is_well_formed_and_has_its_landmarks(name: str) -> None:
    """One main part, one first heading, headings without gaps, a way to skip to the content, a language."""
    page = read(name)
    assert page.one("html").attributes["lang"] == "en-US"
    assert page.all("a")[0].attributes["href"] == f"#{page.one('main').attributes['id']}"
    levels = [int(element.tag[1]) for element in page.elements if element.tag in ("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.one("title").text


@pages_of_ours
def test_every_page_allows_nothing_but_what_is_its_own(name: str) -> None:
    """The policy stands before anything it could apply to; one script is allowed, by its digest."""
    page = read(name)
    assert page.meta("Content-Security-Policy") == (
        "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'self'; "
        f"script-src '{THEME.script.integrity}'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
        "form-action 'none'"
    )
    assert page.meta("referrer") == "same-origin"
    head = [element.tag for element in page.elements[2:5]]
    assert head == ["meta", "meta", "meta"]
    ours, data = page.all("script")
    assert ours.attributes["integrity"] == THEME.script.integrity
    assert not ours.text
    assert data.attributes == {"type": "application/ld+json"}  # not run
    assert not page.all("style")
    assert not [element for element in page.elements if {"style", "onclick"} & element.attributes.keys()]


@every_page
def test_every_page_loads_nothing_from_elsewhere(name: str) -> None:
    """Pictures, recordings, captions and the stylesheet are named by relative path."""
    page = read(name)
    loaded = [element.attributes.get(word) for element in page.elements for word in ("src", "poster")]
    loaded += [url for image in page.all("img") for url in (image.attributes.get("srcset") or "").split(", ")]
    loaded += [link.attributes["href"] for rel in ("stylesheet", "icon") for link in page.all("link", rel=rel)]
    assert not [urlsplit(url) for url in loaded if url and (urlsplit(url).scheme or urlsplit(url).netloc)]


@every_page
def test_every_page_is_the_same_each_time(name: str) -> None:
    """Same views, same bytes, also from a theme made anew."""
    again = Theme()
    assert RENDERED[name]() == RENDERED[name]()
    assert again.home(samples.home()) == RENDERED["home"]()
    assert again.digest == THEME.digest


def test_the_front_page_calls_to_listen_or_to_watch() -> None:
    """LISTEN NOW for what is heard, WATCH NOW for what is seen, each to its episode's page, newest first."""
    calls = [(call.text, call.attributes["href"]) for call in read("home").all("a", class_="call")]
    assert calls == [
        ("WATCH NOW: National TURN Opening Session", "webinars/opening-session.html"),
        ("LISTEN NOW: Nick Wahl: Interest-Based Bargaining", "interviews/nick-wahl.html"),
    ]


def test_the_front_page_tells_each_entrys_facts() -> None:
    """Which part of the series it is, when it came, how long it is."""
    page = read("home")
    facts = [element.text for element in page.all("p", class_="facts")][-2:]
    assert facts == ["April 5, 2021 12 min", "Episode 11 of 11 June 19, 2020 12 min"]
    assert page.all("time")[-2].attributes["datetime"] == "2020-06-19T12:00:00+00:00"


def test_an_entry_without_artwork_shows_its_shows() -> None:
    """A webinar without a picture of its own is still recognised."""
    pictures = [picture.attributes["src"] for picture in read("home").all("img")]
    assert pictures[-2:] == ["media/webinars-aaaaaaaaaaaa.320.webp", "media/nick-wahl-aaaaaaaaaaaa.320.webp"]


def test_a_show_can_be_subscribed_to() -> None:
    """By a link to the feed that works where the page is, one for programs, and a page that says how."""
    page = read("show")
    address = "https://turn.example/casts/interviews/feed.xml"
    assert {"feed.xml", "about/subscribe.html"} <= set(page.links())
    assert [link.attributes for link in page.all("link", rel="alternate")] == [
        {"rel": "alternate", "type": "application/rss+xml", "title": "TURN Interviews", "href": address},
        {
            "rel": "alternate", "type": "application/feed+json", "title": "TURN Interviews",
            "href": address.replace(".xml", ".json"),
        },
    ]  # fmt: skip


def test_the_front_page_tells_programs_of_every_feed() -> None:
    """An app that is given the site's address finds both shows."""
    found = [link.attributes["title"] for link in read("home").all("link", type="application/rss+xml")]
    assert found == ["TURN Interviews", "TURN Webinars"]
    outline = read("home").one("link", type="text/x-opml")
    assert outline.attributes["href"] == "https://turn.example/casts/shows.opml"


def test_an_episode_plays_in_the_browsers_own_player() -> None:
    """Native controls, the recording by relative path, the transcript as captions."""
    page = read("audio")
    player = page.one("audio").attributes
    assert "controls" in player
    assert player["preload"] == "metadata"
    assert page.one("source").attributes["src"] == "../media/nick-wahl-bbbbbbbbbbbb.mp3"
    assert page.one("track").attributes == {
        "kind": "captions", "src": "../media/nick-wahl-dddddddddddd.vtt",
        "srclang": "en-US", "label": "English (US)",
    }  # fmt: skip
    assert not page.all("video")


def test_a_webinar_plays_as_video_with_a_poster() -> None:
    """The poster is the show's artwork where the episode has none."""
    page = read("video")
    player = page.one("video").attributes
    assert player["poster"] == "../media/webinars-aaaaaaaaaaaa.640.webp"
    assert (player["width"], player["height"]) == ("1280", "720")
    assert not page.all("audio")


def test_a_poster_stands_for_a_webinar() -> None:
    """It is what the player shows before it plays."""
    entry = samples.webinar(poster_key="media/opening-cccccccccccc.poster.jpg")
    page = Document(THEME.episode(samples.episode(entry, samples.webinars())))
    assert page.one("video").attributes["poster"] == "../media/opening-cccccccccccc.poster.jpg"


def test_a_webinar_can_be_listened_to_instead() -> None:
    """Beside the video a second player has the sound alone, out of the way and not loaded before it is wanted."""
    both = (samples.rendition("talk", "video/mp4"), samples.rendition("talk"))
    page = Document(THEME.episode(samples.episode(samples.webinar(renditions=both), samples.webinars())))
    assert page.one("audio").attributes["src"] == "../media/talk-bbbbbbbbbbbb.mp3"
    assert page.one("audio").attributes["preload"] == "none"
    assert "Listen instead" in [summary.text for summary in page.all("summary")]
    downloads = [link.text for link in page.all("a") if "download" in link.attributes]
    assert downloads[:2] == ["Download MP4 (2.4 MB)", "Download MP3 (2.4 MB)"]


def test_an_interview_in_two_forms_has_one_player() -> None:
    """The browser takes whichever form it can play."""
    both = (samples.rendition("talk"), samples.rendition("small"))
    page = Document(THEME.episode(samples.episode(samples.interview(renditions=both))))
    page.one("audio")
    assert [source.attributes["src"] for source in page.all("source")] == [
        "../media/talk-bbbbbbbbbbbb.mp3",
        "../media/small-bbbbbbbbbbbb.mp3",
    ]


def test_an_episode_can_be_taken_along() -> None:
    """The download says what it is and how large."""
    (download, transcript) = [link for link in read("audio").all("a") if "download" in link.attributes]
    assert download.text == "Download MP3 (2.4 MB)"
    assert transcript.attributes["href"] == "../media/nick-wahl-dddddddddddd.vtt"


def test_chapters_lead_into_the_recording() -> None:
    """Without a script: each opens the recording at its moment."""
    recording = "../media/nick-wahl-bbbbbbbbbbbb.mp3"
    chapters = [link for link in read("audio").all("a") if link.attributes["href"] in {
        f"{recording}#t=0", f"{recording}#t=75.5", f"{recording}#t=754",
    } and "class" not in link.attributes]  # fmt: skip
    assert [chapter.text for chapter in chapters] == ["0:00 Welcome", "1:15 What bargaining is", "12:34 Farewell"]


def test_people_stand_with_role_and_office() -> None:
    """Nothing is said of an office that is not known."""
    people = [
        person.text for person in read("audio").all("li") if "Jo Anderson" in person.text or "Guest" in person.text
    ]
    assert people == ["Jo Anderson Host Co-Executive Director, Consortium for Educational Change", "Nick Wahl Guest"]


def test_the_transcript_is_on_the_page() -> None:
    """Folded, with times and speakers."""
    transcript = read("audio").all("details")[-1]
    assert transcript.text.startswith(
        "Transcript Find in the transcript 0:00 Jo Anderson: Welcome to the interviews. With me is Nick Wahl."
    )


def test_notes_go_onto_the_page_as_they_are() -> None:
    """They were sanitised before: escaped a second time, readers would see tags."""
    assert samples.NOTES.encode() in RENDERED["audio"]()


def test_an_episode_leads_on_to_its_neighbours() -> None:
    """Only to those there are."""
    older, newer = samples.neighbour(samples.entry("older")), samples.neighbour(samples.entry("newer"))
    page = Document(THEME.episode(samples.episode(older=older, newer=newer)))
    assert page.one("a", rel="prev").attributes["href"] == "older.html"
    assert page.one("a", rel="next").attributes["href"] == "newer.html"
    assert not read("audio").all("a", rel="next")


def test_an_episode_tells_what_it_is_to_those_who_share_it() -> None:
    """Absolute addresses: whoever unfurls a link has no page to resolve against."""
    page = read("audio")
    address = "https://turn.example/casts/interviews/nick-wahl.html"
    assert page.one("link", rel="canonical").attributes["href"] == address
    assert page.meta("og:url") == address
    assert page.meta("og:image") == "https://turn.example/casts/media/nick-wahl-aaaaaaaaaaaa.jpg"
    card = Document(THEME.episode(samples.episode(card=samples.CARD, embed_key="interviews/embed/nick-wahl.html")))
    assert card.meta("og:image") == f"https://turn.example/casts/{samples.CARD.key}"
    assert (card.meta("og:image:width"), card.meta("og:image:height")) == ("1200", "630")
    assert card.meta("og:image:alt") == samples.CARD.alt
    assert card.meta("twitter:card") == "player"
    assert card.meta("twitter:player") == "https://turn.example/casts/interviews/embed/nick-wahl.html"
    assert card.meta("twitter:player:stream") == page.meta("og:audio")
    assert page.meta("og:audio") == "https://turn.example/casts/media/nick-wahl-bbbbbbbbbbbb.mp3"
    assert page.one("title").text == "Nick Wahl: Interest-Based Bargaining · TURN Interviews"
    assert page.meta("description") == page.meta("og:description")
    assert read("video").meta("og:video") is not None


@pytest.mark.parametrize(
    ("name", "key"),
    [("home", "index.html"), ("show", "interviews/index.html"), ("audio", "interviews/nick-wahl.html")],
)
def test_links_within_the_release_lead_to_its_keys(name: str, key: str) -> None:
    """Whatever a page links to that is not elsewhere in the world is an object of the release."""
    root = "https://anywhere.example/some/prefix/"
    followed = {urljoin(root + key, link).partition("#")[0] for link in read(name).links()}
    known = {
        "index.html", "interviews/index.html", "interviews/feed.xml", "interviews/nick-wahl.html",
        "interviews/about/subscribe.html", "webinars/index.html", "webinars/opening-session.html",
        "media/nick-wahl-bbbbbbbbbbbb.mp3", "media/nick-wahl-dddddddddddd.vtt",
    }  # fmt: skip
    ours = {link for link in followed if link.startswith("https://anywhere.example/")}
    assert ours <= {root + one for one in known}


HARMLESS = ("", "http", "https", "podcast", "overcast", "pktc", "castros")
"""Schemes of links: the web's, and those of apps that are handed a feed."""
HOSTILE = """</title><script>alert(1)</script>"' onload=alert(1) {{ 7 * 7 }} {% raw %} & <!-- ]]> \u202e"""


def test_hostile_words_stay_words() -> None:
    """Whatever tags and front matter say arrives as text: no element, attribute or template command comes of it."""
    hostile = samples.interview(
        title=HOSTILE,
        description=HOSTILE,
        people=(Person(name=HOSTILE, role=HOSTILE, office=HOSTILE),),
        chapters=(Chapter(start=0, title=HOSTILE),),
    )
    of = samples.interviews(hostile, title=HOSTILE, description=HOSTILE, author=HOSTILE, copyright=HOSTILE)
    cue = Cue(start=0, end=1, text=HOSTILE, speaker=HOSTILE)
    beside = samples.neighbour(hostile)
    pages = [
        THEME.home(samples.home(of)),
        THEME.show(samples.show(of)),
        THEME.episode(samples.episode(hostile, of, cues=(cue,), older=beside, newer=beside)),
    ]
    for page in map(Document, pages):
        ours, data = page.all("script")
        assert ours.text == ""
        assert json.loads(data.text)["@context"] == "https://schema.org"
        assert not [element for element in page.elements if "onload" in element.attributes]
        assert any("{{ 7 * 7 }}" in element.text for element in page.all("h1") + page.all("h3"))


@pytest.mark.parametrize("url", ["javascript:alert(1)", " JAVASCRIPT:alert(1)", "data:text/html,x", "java\tscript:x"])
def test_addresses_that_could_run_are_no_links(url: str) -> None:
    """The name stays, the link goes."""
    hostile = samples.interview(
        people=(Person(name="Mallory", url=url),), chapters=(Chapter(start=0, title="Trap", url=url),)
    )
    funded = samples.interviews(hostile, funding=[{"url": url, "title": "Give"}])
    for page in (THEME.episode(samples.episode(hostile, funded)), THEME.show(samples.show(funded))):
        assert not [link for link in Document(page).links() if urlsplit(link).scheme not in HARMLESS]
    assert "Mallory" in Document(THEME.episode(samples.episode(hostile))).one("html").text


def test_a_show_in_arabic_says_so() -> None:
    """Its pages are marked as Arabic and run from right to left; on an English front page its titles are marked."""
    arabic = samples.interviews(language="ar")
    root = Document(THEME.show(samples.show(arabic))).one("html").attributes
    assert (root["lang"], root["dir"]) == ("ar", "rtl")
    title = Document(THEME.home(samples.home(arabic))).all("bdi", lang="ar")[0]
    assert (title.attributes["dir"], title.text) == ("rtl", "TURN Interviews")
