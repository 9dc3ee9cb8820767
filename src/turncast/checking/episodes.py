"""Rules of an episode's own words."""

import re
from collections.abc import Iterator
from typing import Final

from turncast.checking.numbering import groups
from turncast.checking.shows import DESCRIPTION_LIMIT, TEXT_LIMIT
from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope

rule = Rules(Scope.EPISODE)

_NUMBERED: Final = re.compile(r"(?:(?:ep(?:isode)?\.?|#)\s*\d+|s\d+\s*e\d+)\b", re.IGNORECASE)
_NUMERIC: Final = re.compile(r"[0-9]+")
GUESSED: Final = re.compile(r"[+-]?(0x[0-9a-f]+|([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?)|true|false", re.IGNORECASE)
_YOUTUBES_LIMIT: Final = 100
_FIRST_YEAR: Final = 1970


@rule("episode-title-long", Level.WARNING, "PSP-1; A Podcaster's Guide to RSS")
def long_title(catalog: Catalog) -> Iterator[Notice]:
    """an episode's title is longer than 255 characters

    Shorten it: people see the first sixty characters.
    """
    for episode in catalog.episodes:
        if len(episode.title) > TEXT_LIMIT:
            message = f"expected at most {TEXT_LIMIT} characters, found {len(episode.title)}"
            yield Notice(message, episode.path, "title")


@rule("episode-title-numbered", Level.WARNING, "PSP-1; A Podcaster's Guide to RSS")
def numbered_title(catalog: Catalog) -> Iterator[Notice]:
    """an episode's title begins with its number

    Write the number as number = 11; apps and pages show it beside the title.
    """
    for episode in catalog.episodes:
        if found := _NUMBERED.match(episode.title):
            yield Notice(f"expected a title without a number, found {found[0].strip()!r}", episode.path, "title")


@rule("episode-title-numeric", Level.ERROR, "Podcast Index (partytime); AntennaPod")
def numeric_title(catalog: Catalog) -> Iterator[Notice]:
    """an episode's title is only a number, which Podcast Index loses

    Put a word into it.
    """
    for episode in catalog.episodes:
        if _NUMERIC.fullmatch(episode.title):
            yield Notice(f"expected words, found {episode.title}", episode.path, "title")


@rule("episode-title-repeats-show", Level.ADVICE, "Turncast; A Podcaster's Guide to RSS")
def title_repeats_show(catalog: Catalog) -> Iterator[Notice]:
    """an episode's title begins or ends with the show's title, which apps show anyway

    Leave the show's title out.
    """
    for show in catalog.shows:
        name = re.escape(show.title)
        repeated = re.compile(rf"{name}\W.*|.*[|:–—-]\s*{name}", re.IGNORECASE | re.DOTALL)
        for episode in catalog.episodes_of(show):
            if repeated.fullmatch(episode.title):
                yield Notice(f"expected the episode's own title, found {episode.title!r}", episode.path, "title")


@rule("episode-guid-repeated", Level.ERROR, "RSS 2.0; Apple Podcasts")
def repeated_guid(catalog: Catalog) -> Iterator[Notice]:
    """two episodes of a show have the same guid, so apps take them for one

    Give the newer one a guid of its own; never change the guid of one that was published.
    """
    for first, *others in groups(((episode.show, episode.guid), episode) for episode in catalog.episodes):
        for episode in others:
            yield Notice(f"expected a guid of its own, found that of {first.path}", episode.path, "guid")


@rule("episode-guid-guessed", Level.WARNING, "Podcast Index (partytime)")
def guessed_guid(catalog: Catalog) -> Iterator[Notice]:
    """an episode's guid looks like a number or a truth value, which Podcast Index changes

    Use a UUID for an episode that was never published; keep the guid of one that was, and do not worry.
    """
    for episode in catalog.episodes:
        if GUESSED.fullmatch(episode.guid):
            yield Notice(f"expected a guid such as a UUID, found {episode.guid!r}", episode.path, "guid")


@rule("episode-date-repeated", Level.WARNING, "Turncast; AntennaPod")
def repeated_date(catalog: Catalog) -> Iterator[Notice]:
    """two episodes of a show have the same date and time, so apps may show them in any order

    Give one of them another time, such as date = 2020-06-19T13:00:00Z.
    """
    for first, *others in groups(((episode.show, episode.date), episode) for episode in catalog.episodes):
        for episode in others:
            yield Notice(f"expected a date of its own, found that of {first.path}", episode.path, "date")


@rule("episode-alike", Level.WARNING, "AntennaPod")
def alike(catalog: Catalog) -> Iterator[Notice]:
    """two episodes of a show have the same title and day, so an app may hide one of them

    Give one of them another title.
    """
    keyed = (((episode.show, episode.title.casefold(), episode.date.date()), episode) for episode in catalog.episodes)
    for first, *others in groups(keyed):
        for episode in others:
            yield Notice(f"expected a title of its own, found that of {first.path}", episode.path, "title")


@rule("episode-description-long", Level.ERROR, "PSP-1; A Podcaster's Guide to RSS")
def long_description(catalog: Catalog) -> Iterator[Notice]:
    """an episode's description is longer than 4000 bytes

    Keep it to a sentence or two; the rest belongs into the notes.
    """
    for episode in catalog.episodes:
        size = len((episode.description or "").encode())
        if size > DESCRIPTION_LIMIT:
            yield Notice(f"expected at most {DESCRIPTION_LIMIT} bytes, found {size}", episode.path, "description")


@rule("episode-without-description", Level.WARNING, "PSP-1; A Podcaster's Guide to RSS")
def without_description(catalog: Catalog) -> Iterator[Notice]:
    """an episode has neither a description nor notes

    Add a line such as description = "Who speaks, about what.", or write notes below the front matter.
    """
    for episode in catalog.episodes:
        if not episode.description and not episode.notes.strip():
            yield Notice("expected a description or notes, found neither", episode.path)


@rule("episode-without-recording", Level.ERROR, "RSS 2.0; PSP-1")
def without_recording(catalog: Catalog) -> Iterator[Notice]:
    """an episode has neither a recording nor a date at which it can be met live

    Name its recording, or write a table [live] with end and register_at.
    """
    for episode in catalog.episodes:
        if episode.recording is None and episode.live is None:
            yield Notice("expected a recording or [live], found neither", episode.path)


@rule("episode-title-cut", Level.ADVICE, "YouTube")
def cut_title(catalog: Catalog) -> Iterator[Notice]:
    """an episode's title is longer than the 100 characters YouTube shows

    Shorten it, or put what matters first.
    """
    for episode in catalog.episodes:
        if len(episode.title) > _YOUTUBES_LIMIT:
            message = f"expected at most {_YOUTUBES_LIMIT} characters, found {len(episode.title)}"
            yield Notice(message, episode.path, "title")


@rule("episode-guid-odd", Level.WARNING, "RSS 2.0; AntennaPod")
def odd_guid(catalog: Catalog) -> Iterator[Notice]:
    """an episode's guid has white space or letters that are not ASCII, which apps read in different ways

    Use a UUID for an episode that was never published; keep the guid of one that was.
    """
    for episode in catalog.episodes:
        if not episode.guid.isascii() or not episode.guid.isprintable() or " " in episode.guid:
            yield Notice(f"expected ASCII letters, digits and signs, found {episode.guid!r}", episode.path, "guid")


@rule("episode-date-early", Level.WARNING, "Turncast")
def early_date(catalog: Catalog) -> Iterator[Notice]:
    """an episode is older than 1970, from where many apps count

    Give it the day on which you publish it; when it was recorded belongs into the notes.
    """
    for episode in catalog.episodes:
        if episode.date.year < _FIRST_YEAR:
            yield Notice(f"expected a date from {_FIRST_YEAR} on, found {episode.date.year}", episode.path, "date")
