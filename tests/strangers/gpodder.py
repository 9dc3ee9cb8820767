"""What gPodder 3 keeps of a feed in its database, with the podcastparser that Debian gives it."""

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Any

from tests.strangers.keeping import As, Kept, Lost, Rule, Table, all_lost
from tests.strangers.podcastparser import CHANNEL as PARSED
from tests.strangers.podcastparser import ITEM as PARSED_ITEM
from tests.support.clients import GPodder
from tests.support.http import served
from tests.support.oracles import elements

AT_ONCE = 4
"""How many gPodders run beside one another: they wait for the disk after every feed."""
NOT_KEPT = "not in its database"


def _some(table: Table, *names: str) -> dict[str, Rule]:
    """These as the parser reads them; of the others nothing is kept."""
    return all_lost(table, NOT_KEPT) | {name: table[name] for name in names}


ITEM: Table = {
    **_some(PARSED_ITEM, "title", "link", "description", "content:encoded", "guid", "pubDate", "psc:chapters"),
    "enclosure": Kept("", attributes={"url": "url", "length": As("file_size", int), "type": "mime_type"}),
    "itunes:duration": Kept("total_time", As("", int)),
    "itunes:image": Kept("episode_art_url", attributes={"href": ""}),
}
CHANNEL: Table = {
    **_some(PARSED, "link", "description", "image", "itunes:image"),
    "title": Lost("shows from a list are called as the list calls them"),
    "item": Kept("episodes", children=ITEM),
}


def read(documents: Sequence[bytes], folder: Path) -> list[Mapping[str, Any] | None]:
    """What gPodder keeps of each, served over HTTP from *folder*; None of those that lead it elsewhere."""
    web = folder / "web"
    web.mkdir()
    asked = [place for place, document in enumerate(documents) if not _leads_elsewhere(document)]
    for place in asked:
        (web / f"{place}.xml").write_bytes(documents[place])
    with served(web) as address, ThreadPoolExecutor(AT_ONCE) as threads:

        def ask(batch: Sequence[int]) -> dict[int, Mapping[str, Any]]:
            gpodder = GPodder(folder / f"home-{batch[0]}")
            gpodder.home.mkdir()
            gpodder.subscribe_all(f"{address}{place}.xml" for place in batch)
            return {place: _as_written(documents[place], gpodder.feed(f"{address}{place}.xml")) for place in batch}

        batches = [asked[first::AT_ONCE] for first in range(min(AT_ONCE, len(asked)))]
        kept = dict(chain.from_iterable(one.items() for one in threads.map(ask, batches)))
    return [kept.get(place) for place in range(len(documents))]


def _leads_elsewhere(document: bytes) -> bool:
    """Whether it says it has moved, or goes on in another document: gPodder follows."""
    return b"<itunes:new-feed-url>" in document or b'rel="next"' in document


def _as_written(document: bytes, feed: Mapping[str, Any]) -> Mapping[str, Any]:
    """Episodes in the order in which they were written, their chapters no longer JSON."""
    guids = [(guid.text or "").strip() for guid in elements(document).iterfind("channel/item/guid")]
    episodes = [one | {"chapters": json.loads(one["chapters"] or "[]")} for one in feed["episodes"]]
    return dict(feed) | {"episodes": sorted(episodes, key=lambda one: guids.index(one["guid"]))}
