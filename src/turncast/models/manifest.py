"""Manifests: what is known to be live at a target."""

from collections.abc import Mapping
from typing import Literal

from pydantic import AwareDatetime, Field

from turncast.models.base import Frozen

MANIFEST_KEY = ".turncast/manifest.json"
"""Where a target keeps its manifest."""


class LiveObject(Frozen):
    """An object that is there: the fingerprint of its inputs, its size in bytes, and how it is served."""

    fingerprint: str
    size: int
    media_type: str
    cache_control: str


class LiveEpisode(Frozen):
    """What of an episode listeners' apps remember: it may not change once it was live (law 3)."""

    title: str
    date: AwareDatetime
    page: str


Episodes = Mapping[str, Mapping[str, LiveEpisode]]
"""Episodes by show and GUID."""


class Claim(Frozen):
    """A publish under way, or one that never settled: who, when, and what it may have made live.

    keys: that may have been written. episodes and guids: that listeners may have seen, as in the manifest.
    """

    nonce: str
    by: str
    at: AwareDatetime
    keys: tuple[str, ...] = ()
    episodes: Episodes = Field(default_factory=dict)
    guids: Mapping[str, str] = Field(default_factory=dict)


class Manifest(Frozen):
    """What is known to be live at a target.

    revision: grows by one with each claim. live: by key; names only what is there (law 2).
    episodes: what their feeds name. guids: of the feeds (``podcast:guid``), by show. claim: None once the last
    publish has settled.
    """

    format: Literal[1] = 1
    revision: int = 0
    live: Mapping[str, LiveObject] = {}
    episodes: Episodes = Field(default_factory=dict)
    guids: Mapping[str, str] = Field(default_factory=dict)
    claim: Claim | None = None
