"""Everything a producer says reaches the feed: each word of an edition is in it, but those a feed has no place for."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import format_datetime
from fnmatch import fnmatch
from functools import cache
from html import escape
from itertools import chain
from typing import Any

from pydantic import BaseModel
from tests.strangers.sources import WRITTEN, feed_of
from tests.support.oracles import elements

from turncast.models.edition import Edition
from turncast.models.recording import Chapter
from turncast.notes import to_feed_html
from turncast.rss.text import clean, clock, seconds

UNWRITTEN = {
    "site.*": "its address begins every other; its title stands in for an author",
    "show.slug": "names files, and stands in for a title",
    "show.path": "where the file is",
    "show.language": "the edition's is written",
    "show.guid": "the edition's is written",
    "show.new_feed_url": "in the part apps subscribe to, not in an older one",
    "show.artwork": "the edition's is written",
    "show.pictures.*": "the edition's are written",
    "show.prefers": "decides which form is the first",
    "show.feed_per": "decides how many feeds there are",
    "show.feed_limit": "decides how many parts there are",
    "show.total": "stands beside a number, where there is one",
    "show.subscribe.*": "pages show it",
    "show.accent": "pages have it",
    "*.thumbnails.*": "pages load them",
    "*.icons.*": "pages load them",
    "show.seasons.*": "stands beside a season, where there is one",
    "show.podroll.item_guid": "a podroll recommends whole feeds",
    "*.social.*": "where no conversation is wanted, that alone is written",
    "*people.office": "pages show it",
    "trailers.*": "are entries, and written with them",
    "*.episode.slug": "names files, and stands in for a title",
    "*.episode.path": "where the file is",
    "*.episode.show": "which show it is of",
    "*.episode.recording": "the rendition's is written",
    "*.episode.people.*": "the entry's are written",
    "entries.episode.pictures.*": "the entry's are written",
    "*.splits.remote_start": "of an item elsewhere alone",
    "*.splits.percentage": "of an item elsewhere alone",
    "entries.poster_key": "pages show it",
    "entries.chapters.end": "in the chapters document",
    "entries.captions.path": "where the file is",
    "entries.captions.sha256": "of what it is made of",
    "entries.renditions.recording.*": "of a form apps choose by length, height and bit rate",
    "entries.renditions.enclosure.sha256": "where there are several forms",
    "broadcasts.episode.live.*": "the broadcast's is written",
    "broadcasts.live.zone": "pages show it",
    "broadcasts.live.media_type": "of the stream, where there is one",
    "broadcasts.episode.notes": "the description is written, where there is one",
    "broadcasts.episode.number": "an event is no instalment yet",
    "broadcasts.episode.season": "an event is no instalment yet",
    "broadcasts.episode.kind": "an event is no instalment yet",
    "broadcasts.episode.soundbites.*": "an event has nothing to quote yet",
    "broadcasts.episode.pictures.*": "an event has no pictures but its artwork",
}
"""What no feed says as it stands, and why."""


def leaves(noun: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every word, number and date in a noun, by the names of the fields it is in; of the chapters those people see."""
    if isinstance(noun, BaseModel):
        fields = () if isinstance(noun, Chapter) and noun.hidden else type(noun).model_fields
        for name in fields:
            yield from leaves(getattr(noun, name), f"{path}.{name}".removeprefix("."))
    elif isinstance(noun, tuple):
        yield from chain.from_iterable(leaves(one, path) for one in noun)
    elif isinstance(noun, str | int | float | date) and not isinstance(noun, bool) and noun != "":
        yield path, noun


def forms(edition: Edition, path: str, word: Any) -> set[str]:
    """How a feed may say what stands in the field at *path*."""
    if isinstance(word, datetime):
        return {format_datetime(word), word.isoformat(), word.isoformat().replace("+00:00", "Z")}
    if isinstance(word, date):
        return {word.isoformat()}
    if isinstance(word, int | float):
        return {str(word), seconds(word), clock(word)}
    text, name = clean(word), path.rpartition(".")[2]
    return {text} | {
        "notes": {clean(to_feed_html(word, lambda address: address))},
        "description": {f"<p>{escape(text, quote=False)}</p>"},
        "categories": set(text.split(" > ")),
        "sha256": {f"sha256-{b64encode(bytes.fromhex(word)).decode()}" if name == "sha256" else ""},
    }.get(name, {text.lower(), edition.site.address(word)})


@cache
def excused(path: str) -> bool:
    """Whether no feed says what stands there."""
    return any(fnmatch(path, unwritten) for unwritten in UNWRITTEN)


def unsaid(edition: Edition) -> Iterator[tuple[str, Any]]:
    """The words of the edition that are not in its feed."""
    said = {text for one in elements(feed_of(edition)).iter("*") for text in (one.text, *map(str, one.attrib.values()))}
    for path, word in leaves(edition):
        if not excused(path) and said.isdisjoint(forms(edition, path, word)):
            yield path, word


def test_every_word_is_written(catalogs: tuple[Edition, ...]) -> None:
    """Of a show that says everything, and of what hypothesis makes."""
    editions = {name: make() for name, make in WRITTEN.items()} | {str(n): one for n, one in enumerate(catalogs)}
    lost = {name: found for name, edition in editions.items() if (found := list(unsaid(edition)))}
    assert lost == {}


def test_no_excuse_is_out_of_date(catalogs: tuple[Edition, ...]) -> None:
    """Each field that is said to be unwritten is there."""
    paths = {path for edition in (WRITTEN["everything"](), *catalogs) for path, _ in leaves(edition)}
    assert [unwritten for unwritten in UNWRITTEN if not any(fnmatch(path, unwritten) for path in paths)] == []
