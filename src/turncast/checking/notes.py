"""Rules of an episode's notes: where their links lead, and what of them arrives. Findings tell the line."""

import re
from collections.abc import Iterator
from typing import Final

from turncast.checking.addresses import private_host
from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.episode import EPISODE_LINK, Episode
from turncast.models.finding import Level
from turncast.models.rule import Scope

rule = Rules(Scope.EPISODE)

_CODE: Final = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_INK: Final = re.compile(r"\S")
_LINK: Final = re.compile(
    r"""(?:\]\(\s*|^ {0,3}\[(?!\^)[^\]\n]+\]:\s*|(?:href|src)=["'])<?([^\s<>()"']+)""", re.MULTILINE
)
_WHOLE: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|#|//")
_HTTP: Final = re.compile(r"""(?:\]\(\s*|<|\]:\s*|href=["'])(http://[^\s<>()"']+)""", re.IGNORECASE)
_DROPPED: Final = re.compile(
    r"""(?=[\]\[ hs<])"""  # where it can begin at all: of most signs, nothing else is tried
    r"""(?:\]\(\s*<?|^ {0,3}\[(?!\^)[^\]\n]+\]:\s*<?|(?:href|src)\s*=\s*["']?\s*|<)"""
    r"""((?!https?:|mailto:)[a-z][a-z0-9+.-]+:[^\s<>()"']*)""",
    re.MULTILINE | re.IGNORECASE,
)
"""Addresses of schemes that neither pages nor feeds keep."""
_WEB: Final = re.compile(r"https?://[^\s<>()\"']+", re.IGNORECASE)
_LOST: Final = re.compile(
    r"<(iframe|script|style|object|embed|form|input|button|video|audio|svg|canvas)\b", re.IGNORECASE
)
_LOST_WHOLE: Final = re.compile(rf"{_LOST.pattern}[^<>]*>", re.IGNORECASE)
_SILENT: Final = re.compile(r"!\[\s*\]\(|<img\b(?![^<>]*\balt=[\"'][^\"'])[^<>]*>", re.IGNORECASE)
_PICTURE: Final = re.compile(
    r"""(?:!\[[^\]]*\]\(\s*<?|<img\b[^<>]*\bsrc=["']?)(https?://[^\s<>()"']+)""", re.IGNORECASE
)
_LIMIT: Final = 4000
_SHOWN: Final = 60


def _prose(notes: str) -> str:
    """*notes* with code made white: every sign stays at its place."""
    return _CODE.sub(lambda found: _INK.sub(" ", found[0]), notes) if "`" in notes or "~~~" in notes else notes


def _found(episode: Episode, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where *pattern* is in the notes outside of code: each finding once, in order."""
    seen: set[str] = set()
    for found in pattern.finditer(_prose(episode.notes)):
        if found[found.lastindex or 0] not in seen:
            seen.add(found[found.lastindex or 0])
            yield found


def _notice(message: str, episode: Episode, found: re.Match[str]) -> Notice:
    start = found.start(found.lastindex or 0)
    line, column = episode.notes.count("\n", 0, start) + 1, start - episode.notes.rfind("\n", 0, start)
    return Notice(message, episode.path, "notes", line=line, column=column)


def _relative_links(episode: Episode) -> Iterator[re.Match[str]]:
    """Where links and pictures in the notes lead that are no whole addresses."""
    return (found for found in _found(episode, _LINK) if not _WHOLE.match(found[1]))


@rule("episode-link-unknown", Level.WARNING, "Turncast")
def unknown_link(catalog: Catalog) -> Iterator[Notice]:
    """the notes link to an episode file that is not there

    Correct the name of the file.
    """
    slugs = {episode.slug for episode in catalog.episodes}
    for episode in catalog.episodes:
        for found in _relative_links(episode):
            linked = EPISODE_LINK.fullmatch(found[1])
            if linked and linked["slug"] not in slugs:
                yield _notice(f"expected an episode of this project, found a link to {found[1]}", episode, found)


@rule("notes-link-relative", Level.WARNING, "A Podcaster's Guide to RSS; PSP-1")
def relative_link(catalog: Catalog) -> Iterator[Notice]:
    """the notes link to something that is not published with them

    Write the whole address, beginning with https://, or link to an episode by its file: [title](other-episode.md).
    """
    for episode in catalog.episodes:
        lost = [found.span() for found in _LOST_WHOLE.finditer(episode.notes)]
        for found in _relative_links(episode):
            within = any(start <= found.start() < end for start, end in lost)  # of what is not shown at all
            if not within and not EPISODE_LINK.fullmatch(found[1]):
                yield _notice(f"expected https://… or the file of an episode, found {found[1]!r}", episode, found)


@rule("notes-link-dropped", Level.WARNING, "Turncast; A Podcaster's Guide to RSS")
def dropped_link(catalog: Catalog) -> Iterator[Notice]:
    """the notes have a link or a picture that is neither of the web nor an e-mail address, and its address is left out

    Write an address that begins with https:// or mailto:; a picture within the notes has to be one of the web.
    """
    for episode in catalog.episodes:
        for found in _found(episode, _DROPPED):
            yield _notice(f"expected https://… or mailto:…, found {_short(found[1])!r}", episode, found)


def _short(address: str) -> str:
    return address if len(address) <= _SHOWN else f"{address[:_SHOWN]}…"


@rule("notes-link-http", Level.ADVICE, "Spotify")
def plain_link(catalog: Catalog) -> Iterator[Notice]:
    """the notes link to an address that is not https, which Spotify leaves out

    Write https://…, if the place can be reached so.
    """
    for episode in catalog.episodes:
        for found in _found(episode, _HTTP) if "http:" in episode.notes.lower() else ():
            yield _notice(f"expected https://…, found {found[1]}", episode, found)


@rule("notes-link-private", Level.WARNING, "Turncast")
def private_link(catalog: Catalog) -> Iterator[Notice]:
    """the notes link to an address that listeners cannot reach

    Write the public address of the same thing.
    """
    for episode in catalog.episodes:
        for found in _found(episode, _WEB):
            if host := private_host(found[0]):
                yield _notice(f"expected an address everyone can reach, found one on {host}", episode, found)


@rule("notes-tag-removed", Level.WARNING, "W3C Feed Validation Service; Turncast")
def removed_tag(catalog: Catalog) -> Iterator[Notice]:
    """the notes have an embedded player, a form or a script, which neither page nor apps show

    Link to the place instead.
    """
    for episode in catalog.episodes:
        for found in _found(episode, _LOST):
            yield _notice(f"expected text, links, pictures and tables, found <{found[1].lower()}>", episode, found)


@rule("notes-picture-unsaid", Level.WARNING, "W3C Web Content Accessibility Guidelines; Turncast")
def unsaid_picture(catalog: Catalog) -> Iterator[Notice]:
    """a picture in the notes has no words that stand for it, and feeds carry nothing but these words

    Say what it shows: ![Nick Wahl at the table](https://…).
    """
    for episode in catalog.episodes:
        for found in _found(episode, _SILENT):
            yield _notice("expected words for a picture, found none", episode, found)


@rule("notes-picture-elsewhere", Level.ADVICE, "Turncast")
def picture_elsewhere(catalog: Catalog) -> Iterator[Notice]:
    """a picture in the notes stands on another host, from which pages load nothing: they show a link in its place

    Name it as a picture of the episode, with `pictures` or `artwork`, or leave it: readers can follow the link.
    """
    for episode in catalog.episodes:
        for found in _found(episode, _PICTURE):
            yield _notice(f"expected no picture of another host, found {found[1]}", episode, found)


@rule("notes-without-summary", Level.ADVICE, "PSP-1; A Podcaster's Guide to RSS")
def without_summary(catalog: Catalog) -> Iterator[Notice]:
    """the notes are longer than directories take, and no description says it in short

    Add a line such as description = "Who speaks, about what."; without it, directories show the first words.
    """
    for episode in catalog.episodes:
        if not episode.description and (size := len(episode.notes.encode("utf-8", "replace"))) > _LIMIT:
            yield Notice(f"expected a description beside notes of {size} bytes, found none", episode.path)


@rule("notes-stamps-differ", Level.WARNING, "Apple Podcasts: chapters; AntennaPod; Turncast")
def other_stamps(catalog: Catalog) -> Iterator[Notice]:
    """time stamps in the notes and the episode's chapters are not the same, and apps show either

    Correct the times in the notes, or take them out.
    """
    for episode in catalog.episodes:
        chapters = [round(chapter.start) for chapter in catalog.chapters_of(episode) if not chapter.hidden]
        stamps = [round(chapter.start) for chapter in episode.stamped]
        if chapters and stamps and chapters != stamps:
            message = f"expected the {len(chapters)} chapters of the episode, found {len(stamps)} other times"
            yield Notice(message, episode.path, "notes")
