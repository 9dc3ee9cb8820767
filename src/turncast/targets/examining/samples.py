"""What is written to try a target with: a little recording and a little feed, under ordinary keys that nobody uses.

Ordinary ones, because some hosts hide what begins with a dot.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from turncast.models.artifact import CacheControl

PREFIX: Final = "turncast-doctor-"
"""How the keys of all samples begin."""

_RECORDING: Final = 64 * 1024
_LINES: Final = 100


@dataclass(frozen=True)
class Sample:
    """An object to be stored and asked for: its key, its bytes, and how it is served."""

    key: str
    content: bytes
    media_type: str
    cache_control: str


@dataclass(frozen=True)
class Samples:
    """The samples of one examination. token: lower-case letters and digits that no other one has."""

    token: str

    def __iter__(self) -> Iterator[Sample]:
        yield self.recording
        yield self.feed

    def key(self, suffix: str) -> str:
        """A key of this examination alone."""
        return f"{PREFIX}{self.token}{suffix}"

    def noise(self, size: int) -> bytes:
        """*size* bytes that nobody can compress."""
        return hashlib.shake_256(self.token.encode()).digest(size)

    @cached_property
    def recording(self) -> Sample:
        """What caches keep for ever; not to be heard."""
        return Sample(self.key(".mp3"), self.noise(_RECORDING), "audio/mpeg", CacheControl.IMMUTABLE)

    @cached_property
    def feed(self) -> Sample:
        """Some XML, worth being compressed."""
        lines = "".join(
            f"<!-- {self.token}: turncast doctor wrote this and removes it again -->\n" for _ in range(_LINES)
        )
        content = f'<?xml version="1.0" encoding="utf-8"?>\n{lines}<rss version="2.0"/>\n'.encode()
        return Sample(self.key(".xml"), content, "application/rss+xml; charset=utf-8", CacheControl.SHORT)
