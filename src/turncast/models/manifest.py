"""Manifests: what is known to be live at a target."""

from collections.abc import Mapping
from typing import Literal

from pydantic import AwareDatetime

from turncast.models.artifact import Wave
from turncast.models.base import Frozen
from turncast.models.feed import Feed
from turncast.models.history import PastRelease

MANIFEST_KEY = ".turncast/manifest.json"
"""Where a target keeps its manifest."""


class LiveObject(Frozen):
    """An object that is there: the fingerprint of its inputs, its size in bytes, and how it is served.

    version: of a feed, as the target told it when it was written; while it has that, nobody else has changed it.
    wave, rank: as its artifact's; no wave (None) where that is not known, as of what earlier manifests name.
    revision: of the publish that wrote it, 0 of those before releases were kept.
    until: when it was named for the last time; None while the live release names it.
    """

    fingerprint: str
    size: int
    media_type: str
    cache_control: str
    version: str = ""
    wave: Wave | None = None
    rank: int = 0
    revision: int = 0
    until: AwareDatetime | None = None


class Claim(Frozen):
    """A publish under way, or one that never settled: who, when, and what it may have made live.

    keys: that may have been written. feeds: that listeners may have seen beside those of the manifest, by key.
    """

    nonce: str
    by: str
    at: AwareDatetime
    keys: tuple[str, ...] = ()
    feeds: Mapping[str, Feed] = {}


class KeptRelease(Frozen):
    """A release as it is kept to be brought back.

    live: all it names; each page and feed is in the bundle of its revision. digests: the SHA-256 of each body in the
    release's own bundle, by key.
    """

    revision: int
    live: Mapping[str, LiveObject]
    feeds: Mapping[str, Feed]
    digests: Mapping[str, str]


class Manifest(Frozen):
    """What is known to be live at a target.

    revision: grows by one with each claim. live: by key; names only what is there (law 2).
    feeds: what apps remember of each feed, by the key they subscribe to. claim: None once the last publish has settled.
    history: the releases that are kept, the live one last. bundles: by the revision that wrote each, the one after the
    last that needs anything of it; 0 while the live one does. leaving: what a prune is removing, or has: until it has
    said that it is done, nothing may be published there.
    """

    format: Literal[2] = 2
    revision: int = 0
    live: Mapping[str, LiveObject] = {}
    feeds: Mapping[str, Feed] = {}
    claim: Claim | None = None
    history: tuple[PastRelease, ...] = ()
    bundles: Mapping[int, int] = {}
    leaving: Mapping[str, LiveObject] = {}

    def guids_of(self, show: str) -> frozenset[str]:
        """The GUIDs of the episodes that are live in the feeds of that show."""
        feeds = (feed for key, feed in self.feeds.items() if key.partition("/")[0] == show)
        return frozenset(episode.guid for feed in feeds for episode in feed.episodes)
