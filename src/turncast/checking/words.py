"""Rules of words that shows, episodes and the site itself have in common."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from turncast.languages import bcp47, country, is_language, region_of
from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.episode import Episode
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.models.show import Show

rule = Rules(Scope.PROJECT)

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_INVISIBLE: Final = re.compile("[\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
"""What turns the direction of text that stands beside it, breaks lines, or is nothing; joiners of letters are none."""
_MISREAD: Final = re.compile("Ã[\x80-\xbf€-™]|â€[\x80-\xbf˜-™œžš¦¢]|Â[\xa0-\xbf]|\ufffd")
"""UTF-8 that was taken for Latin-1, or what a program puts where it could not read."""
_MARKUP: Final = re.compile(r"</?[a-zA-Z][^<>]*>|&#?\w+;")


@rule("text-markup", Level.WARNING, "A Podcaster's Guide to RSS; W3C Feed Validation Service; YouTube")
def markup(catalog: Catalog) -> Iterator[Notice]:
    """a title or a description has HTML in it, which apps show as it stands

    Write plain text; an episode's notes may have markup.
    """
    for one in catalog.written:
        for key, text in (("title", one.title), ("description", one.description or "")):
            if found := _found_markup(text):
                yield Notice(f"expected plain text, found {found}", one.path, key)


def _found_markup(text: str) -> str | None:
    """The first tag or character reference in *text*; ``AT&T;`` has none."""
    return next((found for found in _MARKUP.findall(text) if found.startswith("<") or unescape(found) != found), None)


@rule("language-unknown", Level.ERROR, "BCP 47; A Podcaster's Guide to RSS; podcast namespace: transcript")
def unknown_language(catalog: Catalog) -> Iterator[Notice]:
    """a language is not a language code

    Write a code such as en, en-US or es; Apple refuses a feed whose language it does not know.
    """
    for language, path, key in _languages(catalog):
        if language is not None and not is_language(language):
            near = bcp47(language)
            remedy = f'did you mean "{near}"?' if near else ""
            yield Notice(f"expected a code such as en-US, found {language!r}", path, key, remedy)


def _languages(catalog: Catalog) -> Iterator[tuple[str | None, str, str]]:
    """Every language that is written, with its file and its key there."""
    yield catalog.project.site.language, "turncast.toml", "site.language"
    for show in catalog.shows:
        yield show.language, show.path, "language"
    for episode in catalog.episodes:
        for index, transcript in enumerate(episode.transcripts):
            yield transcript.language, episode.path, f"transcripts.{index}.language"


@rule("language-region-unknown", Level.WARNING, "BCP 47; A Podcaster's Guide to RSS")
def unknown_region(catalog: Catalog) -> Iterator[Notice]:
    """the region of a language is no country

    Write the country's code as ISO 3166-1 has it, such as en-GB, or leave it out.
    """
    for language, path, key in _languages(catalog):
        region = region_of(language) if language and is_language(language) else None
        if region and not region.isdecimal() and country(region) != region.upper():
            near = country(region)
            remedy = f'did you mean "{bcp47(language or "")}"?' if near else ""
            yield Notice(f"expected the code of a country, found {region!r} in {language!r}", path, key, remedy)


@rule("text-angle", Level.WARNING, "YouTube")
def angle(catalog: Catalog) -> Iterator[Notice]:
    """a description has < or > in it, with which YouTube refuses it

    Write it in words, or with “ and ”.
    """
    for path, key, text in _said(catalog):
        if key != "description" or ("<" not in text and ">" not in text):
            continue
        tagged = (_found_markup(text) or "").startswith("<")  # which is told, and nothing but plain text is left of it
        if not tagged:
            yield Notice(f"expected no < and >, found {'<' if '<' in text else '>'}", path, key)


@rule("text-control", Level.WARNING, "XML 1.0")
def control(catalog: Catalog) -> Iterator[Notice]:
    """a text has control characters, which no feed can carry; they are left out

    Delete them: they come along when text is copied out of other programs.
    """
    for path, key, text in _said(catalog):
        if found := _CONTROL.search(text):
            yield Notice(f"expected text, found the control character U+{ord(found[0]):04X}", path, key)


@rule("text-invisible", Level.WARNING, "Unicode: bidirectional algorithm; W3C Feed Validation Service")
def invisible(catalog: Catalog) -> Iterator[Notice]:
    """a text has signs nobody sees, which turn, break or hide the words beside them in an app's lists

    Delete them: they come along when text is copied out of other programs. Right-to-left text needs none.
    """
    for path, key, text in _said(catalog):
        if found := _INVISIBLE.search(text):
            yield Notice(f"expected text, found the invisible U+{ord(found[0]):04X}", path, key)


@rule("text-misread", Level.WARNING, "Turncast")
def misread(catalog: Catalog) -> Iterator[Notice]:
    """a text was read in a wrong encoding on its way, and is garbled

    Copy it again from where it came from, as UTF-8.
    """
    for path, key, text in _said(catalog):
        if found := _MISREAD.search(text):
            yield Notice(f"expected text, found {text[found.start() : found.end() + 1]!r}", path, key)


@rule("text-title-lines", Level.WARNING, "RSS 2.0; Podcast Index (partytime)")
def title_lines(catalog: Catalog) -> Iterator[Notice]:
    """a title goes over several lines, which apps show as one or cut after the first

    Write it on one line.
    """
    for path, key, text in _said(catalog):
        if key == "title" and "\n" in text:
            yield Notice(f"expected one line, found {text.count(chr(10)) + 1}", path, key)


def _said(catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    """What shows and episodes say in words: file, key and text; of notes no key."""
    for one in catalog.written:
        yield one.path, "title", one.title
        yield one.path, "description", one.description or ""
        for key, text in _of_both(one):
            yield one.path, key, text
    for show in catalog.shows:
        for key, said in _of_show(show):
            yield show.path, key, said or ""
    for episode in catalog.episodes:
        yield episode.path, "", episode.notes
        for key, said in _of_episode(episode):
            yield episode.path, key, said or ""


def _of_both(one: Show | Episode) -> Iterator[tuple[str, str]]:
    for index, person in enumerate(one.people):
        yield f"people.{index}.name", person.name
    for index, funding in enumerate(one.funding):
        yield f"funding.{index}.title", funding.title
    for index, place in enumerate(one.locations):
        yield f"locations.{index}.name", place.name
    for index, picture in enumerate(one.pictures):
        yield f"pictures.{index}.alt", picture.alt or ""
    for index, txt in enumerate(one.txt):
        yield f"txt.{index}.text", txt.text
    if one.license:
        yield "license.name", one.license.name


def _of_show(show: Show) -> Iterator[tuple[str, str | None]]:
    yield "author", show.author
    yield "copyright", show.copyright
    if show.owner:
        yield "owner.name", show.owner.name
    if show.update_frequency:
        yield "update_frequency.text", show.update_frequency.text
    for index, season in enumerate(show.seasons):
        yield f"seasons.{index}.name", season.name


def _of_episode(episode: Episode) -> Iterator[tuple[str, str | None]]:
    for index, link in enumerate(episode.links):
        yield f"links.{index}.title", link.title
    for index, bite in enumerate(episode.soundbites):
        yield f"soundbites.{index}.title", bite.title
    for index, chapter in enumerate(episode.chapters if isinstance(episode.chapters, tuple) else ()):
        yield f"chapters.{index}.title", chapter.title
