"""Manifests of the first format: which episodes each show had, and no feeds."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ValidationError

from turncast.models.feed import Feed, FeedEpisode
from turncast.models.manifest import Claim, LiveObject, Manifest


class _Episode(BaseModel):
    """page: the key of its page."""

    title: str
    date: AwareDatetime
    page: str


class _Memory(BaseModel):
    """What listeners had seen: episodes by show and GUID, and the feeds' GUIDs by show."""

    episodes: Mapping[str, Mapping[str, _Episode]] = {}
    guids: Mapping[str, str] = {}

    @property
    def feeds(self) -> dict[str, Feed]:
        """The same, as feeds; a show had one."""
        return {f"{show}/feed.xml": self._feed(show) for show in sorted(self.episodes.keys() | self.guids.keys())}

    def _feed(self, show: str) -> Feed:
        episodes = (FeedEpisode(guid=guid, **dict(one)) for guid, one in self.episodes.get(show, {}).items())
        return Feed(guid=self.guids.get(show, ""), episodes=tuple(episodes))


class _Claim(_Memory):
    nonce: str
    by: str
    at: AwareDatetime
    keys: tuple[str, ...] = ()


class _Manifest(_Memory):
    format: Literal[1]
    revision: int = 0
    live: Mapping[str, LiveObject] = {}
    claim: _Claim | None = None


def from_first(content: bytes) -> Manifest | None:
    """The manifest *content* holds, if it is of the first format; what that did not remember is left empty."""
    try:
        first = _Manifest.model_validate_json(content)
    except ValidationError:
        return None
    claim = first.claim
    told: dict[str, Any] = {"revision": first.revision, "live": first.live, "feeds": first.feeds}
    if claim:
        told["claim"] = Claim(nonce=claim.nonce, by=claim.by, at=claim.at, keys=claim.keys, feeds=claim.feeds)
    return Manifest(**told)
