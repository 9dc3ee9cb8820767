"""Live feeds: what apps remember of the feeds that stand at a target, whoever put them there."""

from collections.abc import Iterable, Iterator
from typing import Final

from turncast.errors import Unreadable, UsageError
from turncast.models.artifact import Release
from turncast.models.feed import Feed
from turncast.models.manifest import Manifest
from turncast.publishing.memory import show_of
from turncast.publishing.planning import changing
from turncast.rss import feed_of, next_part, read_document
from turncast.targets import Target

_MOST_PARTS: Final = 1000


def read_live(target: Target, release: Release, keys: Iterable[str] | None = None) -> dict[str, Feed]:
    """The feeds that stand at *target* where *release* has its own, by key, the parts of each joined.

    keys: those to look at, whatever else they may be of; by default all. What stands there and cannot be read is a
    feed with nothing but its fault: apps are more lenient than we are, so somebody may remember something of it.
    """
    wanted = release.feeds if keys is None else release.feeds.keys() & set(keys)
    found = {key: _joined(tuple(_parts(target, key, release.feeds[key].address))) for key in sorted(wanted)}
    return {key: feed for key, feed in found.items() if feed}


def read_changing(target: Target, release: Release, manifest: Manifest) -> dict[str, Feed]:
    """The same of the feeds that publishing would change, unless they stand there as *manifest* remembers them."""
    written = {key: live.version for key, live in manifest.live.items() if live.version}

    def untouched(feed: str) -> bool:
        parts = [key for key in written if show_of(key) == show_of(feed)]
        known = feed in manifest.feeds and feed in written
        return known and all(_version(target, key) == written[key] for key in parts)

    return read_live(target, release, (key for key in changing(release, manifest) if not untouched(key)))


def _version(target: Target, key: str) -> str | None:
    stored = target.head(key)
    return stored.version if stored else None


def _joined(parts: tuple[Feed, ...]) -> Feed | None:
    """The head of the first part, and every episode once: one may stand in two parts while they are written."""
    if not parts:
        return None
    if parts[0].fault:
        return parts[0]
    episodes = {episode.guid: episode for part in reversed(parts) for episode in reversed(part.episodes)}
    return parts[0].model_copy(update={"episodes": tuple(reversed(episodes.values()))})


def _parts(target: Target, first: str, address: str) -> Iterator[Feed]:
    """The feed under the key *first*, published at *address*, and the older parts it leads to at the same target."""
    key, seen, sites = first, set[str](), {address.removesuffix(first)}
    while key and key not in seen and len(seen) < _MOST_PARTS and (read := _read(target, key)):
        part, older = read
        yield part
        seen.add(key)
        sites |= {part.address.removesuffix(key)} if part.address.endswith(f"/{key}") else set()
        key = next((older.removeprefix(site) for site in sites if site and older.startswith(site)), "")


def _read(target: Target, key: str) -> tuple[Feed, str] | None:
    """The part of a feed under *key*, and the address of the next; None where nothing stands."""
    try:
        content = target.read(key)
    except UsageError:  # a stranger's address, which is no key
        return None
    if content is None:
        return None
    try:
        document = read_document(content[0], key)
        return feed_of(document, key), next_part(document)
    except Unreadable as fault:
        return Feed(fault=fault.message), ""
