"""Manifests: what is known to be live at a target."""

from collections.abc import Mapping
from typing import Literal

from pydantic import AwareDatetime

from turncast.models.base import Frozen
from turncast.models.feed import Feed

MANIFEST_KEY = ".turncast/manifest.json"
"""Where a target keeps its manifest."""


class LiveObject(Frozen):
    """An object that is there: the fingerprint of its inputs, its size in bytes, and how it is served.

    version: of a feed, as the target told it when it was written; while it has that, nobody else has changed it.
    """

    fingerprint: str
    size: int
    media_type: str
    cache_control: str
    version: str = ""


class LiveEpisode(Frozen):
    """What manifests of the first format remembered of an episode; page: its key."""

    title: str
    date: AwareDatetime
    page: str


Episodes = Mapping[str, Mapping[str, LiveEpisode]]
"""Episodes by show and GUID."""


class Claim(Frozen):
    """A publish under way, or one that never settled: who, when, and what it may have made live.

    keys: that may have been written. feeds: that listeners may have seen beside those of the manifest, by key.
    """

    nonce: str
    by: str
    at: AwareDatetime
    keys: tuple[str, ...] = ()
    feeds: Mapping[str, Feed] = {}


class Manifest(Frozen):
    """What is known to be live at a target.

    revision: grows by one with each claim. live: by key; names only what is there (law 2).
    feeds: what apps remember of each feed, by the key they subscribe to. claim: None once the last publish has settled.
    """

    format: Literal[2] = 2
    revision: int = 0
    live: Mapping[str, LiveObject] = {}
    feeds: Mapping[str, Feed] = {}
    claim: Claim | None = None

    def guids_of(self, show: str) -> frozenset[str]:
        """The GUIDs of the episodes that are live in the feeds of that show."""
        feeds = (feed for key, feed in self.feeds.items() if key.partition("/")[0] == show)
        return frozenset(episode.guid for feed in feeds for episode in feed.episodes)
