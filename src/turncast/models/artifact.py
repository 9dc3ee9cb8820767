"""Artifacts and releases: what should be live."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from pathlib import Path

from turncast.models.feed import Feed


@dataclass(frozen=True)
class Stretch:
    """*length* bytes of the file at *path*, from the byte *start* on."""

    path: Path
    start: int
    length: int


@dataclass(frozen=True)
class Splice:
    """Bytes and stretches of files, one after the other: a new head on an old recording, of which nothing is copied.

    sha256: what all of it has to be, where that is known; files may change meanwhile.
    """

    parts: tuple[bytes | Stretch, ...] = field(repr=False)
    sha256: str = ""

    @property
    def size(self) -> int:
        """Bytes in all, known without opening a file."""
        return sum(len(part) if isinstance(part, bytes) else part.length for part in self.parts)

    def digest(self, sha256: str) -> str:
        """What stands for its bytes where each stretch is of the file of that *sha256*: 64 hexadecimal digits."""
        digest = hashlib.sha256(sha256.encode())
        for part in self.parts:
            digest.update(
                b"bytes %d\n" % len(part) + part
                if isinstance(part, bytes)
                else b"stretch %d %d\n" % (part.start, part.length)
            )
        return digest.hexdigest()


Body = bytes | Path | Splice
"""The bytes of an object, the file they stand in, or both joined (so that 4 GB never pass through memory)."""


class Wave(IntEnum):
    """The order of publishing: what is pointed at is there before what points at it."""

    MEDIA = 1
    SIDECAR = 2
    PAGE = 3
    FEED = 4


class CacheControl(StrEnum):
    """How long caches may keep an object: content-addressed ones for ever, the others minutes."""

    IMMUTABLE = "public, max-age=31536000, immutable"
    SHORT = "public, max-age=300, stale-while-revalidate=600"


@dataclass(frozen=True)
class Artifact:
    """One object to be stored.

    key: where, made of ``[a-z0-9._/-]``. media_type: as it is served.
    fingerprint: of the inputs its body is made from; equal fingerprints, equal bytes.
    make: gives the body; called only if a plan needs it.
    rank: within its wave, what is pointed at has the lower one. size: bytes, where that is known before it is made.
    """

    key: str
    wave: Wave
    media_type: str
    cache_control: CacheControl
    fingerprint: str
    make: Callable[[], Body] = field(repr=False, compare=False)
    rank: int = 0
    size: int | None = None

    @property
    def immutable(self) -> bool:
        """Whether the key names the content, so that an object once stored never changes."""
        return self.cache_control is CacheControl.IMMUTABLE


@dataclass(frozen=True)
class Release:
    """All artifacts that should be live, by key.

    feeds: what apps remember of each feed, by the key they subscribe to; one in parts is joined.
    """

    artifacts: Mapping[str, Artifact]
    feeds: Mapping[str, Feed] = field(default_factory=dict)

    @classmethod
    def of(cls, artifacts: Iterable[Artifact], feeds: Mapping[str, Feed] | None = None) -> "Release":
        """A release of *artifacts*; one key stands for one thing, whoever names it twice."""
        return cls({artifact.key: artifact for artifact in artifacts}, feeds or {})
