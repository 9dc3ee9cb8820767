"""What newsboat 2 keeps of a feed: what a list of episodes, their notes and podboat's downloads need."""

from calendar import timegm
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from email.utils import parsedate_to_datetime
from itertools import chain
from pathlib import Path
from typing import Any

from tests.strangers.feedsmith import CHANNEL as EVERYTHING
from tests.strangers.feedsmith import ITEM as EVERYTHING_OF_AN_ITEM
from tests.strangers.keeping import As, Kept, Lost, Only, Table, all_lost, without
from tests.support.clients import Newsboat
from tests.support.http import served
from tests.support.oracles import elements


def one_line(text: str) -> str:
    """On one line."""
    return text.replace("\n", " ")


AT_ONCE, MOST = 6, 20
"""How many newsboats run beside one another, and of how many feeds each: they wait for the disk after every episode."""
NOT_SHOWN = "it lists titles, links, dates, notes and enclosures alone"
ITEM: Table = {
    **all_lost(EVERYTHING_OF_AN_ITEM, NOT_SHOWN),
    "title": Kept("title", As("", one_line)),
    "link": Kept("url", ""),
    "description": Kept("content", "", only=Only(without("content:encoded"), "content:encoded is taken for it")),
    "content:encoded": Kept("content", ""),
    "guid": Kept("guid", "", {"isPermaLink": Lost(NOT_SHOWN)}),
    "pubDate": Kept("pubDate", As("", lambda text: timegm(parsedate_to_datetime(text).utctimetuple()))),
    "enclosure": Kept("", attributes={"url": "enclosure_url", "type": "enclosure_type", "length": Lost(NOT_SHOWN)}),
}
CHANNEL: Table = {
    **all_lost(EVERYTHING, NOT_SHOWN),
    "title": Kept("title", ""),
    "link": Kept("url", ""),
    "item": Kept("items", children=ITEM),
}


def read(documents: Sequence[bytes], folder: Path) -> list[Mapping[str, Any]]:
    """What newsboat keeps of each, served over HTTP from *folder*; items in the order in which they were written."""
    guids = [_guids(document) for document in documents]
    web = folder / "web"
    web.mkdir()
    for place, document in enumerate(documents):
        (web / f"{place}.xml").write_bytes(document)
    with served(web) as address, ThreadPoolExecutor(AT_ONCE) as threads:

        def ask(batch: Sequence[int]) -> dict[int, Mapping[str, Any]]:
            newsboat = Newsboat(folder / f"home-{batch[0]}")
            newsboat.reload(f"{address}{place}.xml" for place in batch)
            feeds = {place: newsboat.feed(f"{address}{place}.xml") for place in batch}
            return {place: _as_written(feed, guids[place]) for place, feed in feeds.items()}

        kept = dict(chain.from_iterable(one.items() for one in threads.map(ask, _strangers_to_one_another(guids))))
    return [kept[place] for place in range(len(documents))]


def _as_written(feed: Mapping[str, Any], guids: Sequence[str]) -> Mapping[str, Any]:
    return dict(feed) | {"items": sorted(feed["items"], key=lambda item: guids.index(item["guid"]))}


def _strangers_to_one_another(guids: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """Places of feeds that have no GUID in common: newsboat knows an episode by it, whatever feed it is in."""
    left = list(range(len(guids)))
    while left:
        seen: set[str] = set()
        batch: list[int] = []
        for place in left:
            if len(batch) < MOST and seen.isdisjoint(guids[place]):
                seen.update(guids[place])
                batch.append(place)
        yield batch
        left = [place for place in left if place not in batch]


def _guids(document: bytes) -> list[str]:
    return [(guid.text or "").strip() for guid in elements(document).iterfind("channel/item/guid")]
