"""Looking at what was stored before anything names it: whether all of it is there, the same bytes, served as it should.

An ETag that is the MD5 of what was sent says that the bytes are the same; nearly every store has such. Where it is
something else, the object is read back: all of a small one, the beginning, middle and end of a large one. Recordings
are always asked for their end, as players do.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final, Protocol

from botocore.exceptions import BotoCoreError, ClientError

from turncast.errors import TargetCorrupt
from turncast.targets.protocol import Stored
from turncast.targets.s3.bucket import Bucket, plain
from turncast.targets.s3.upload import Md5, Upload

SAMPLE: Final = 4096
"""Bytes of a stretch that is read back: what was cut or framed on the way shows there."""


class Sent(Protocol):
    """What is to be stored, as far as a store can tell that it is."""

    @property
    def size(self) -> int: ...
    @property
    def sha256(self) -> str: ...
    @property
    def media_type(self) -> str: ...


def verified(bucket: Bucket, key: str, upload: Upload, parts: Sequence[Md5]) -> Stored:
    """What was stored under *key*; TargetCorrupt unless it is *upload*, sent as *parts* of those digests.

    What a rival has stored there since is theirs to look at. Other bytes under a key that is named by its content are
    taken away: as long as they should be, they would pass for it in the next publish.
    """
    stored = bucket.head(key)
    if stored and theirs(stored, upload):
        return replace(stored, size=upload.size, sha256=upload.sha256)
    stored = expected(bucket, key, stored, upload)
    for start, length in _doubtful(upload, proved(stored.version, parts), len(parts) == 1):
        if bucket.sample(key, start, length) not in (upload.part(start, length), None):
            if upload.immutable:
                with suppress(ClientError, BotoCoreError):  # what is wrong with the store matters more
                    bucket.remove(key)
            where = "at its end" if start + length == upload.size else f"from byte {start} on"
            raise _corrupt(bucket, f"{key} should hold what was sent, found other bytes {where}")
    return stored


def theirs(stored: Stored, sent: Sent) -> bool:
    """Whether what is *stored* says that it is something else than was *sent*: a rival's."""
    return stored.sha256 not in (None, sent.sha256)


def expected(bucket: Bucket, key: str, stored: Stored | None, sent: Sent) -> Stored:
    """What is *stored* under *key*; TargetCorrupt unless it is as long, and served, as what was *sent*."""
    if stored is None or stored.size != sent.size:
        found = f"{stored.size} bytes" if stored else "nothing"
        raise _corrupt(bucket, f"{key} should hold {sent.size} bytes, found {found}")
    if plain(stored.media_type or "") != plain(sent.media_type):
        raise _corrupt(bucket, f"{key} should be served as {sent.media_type}, is as {stored.media_type or 'nothing'}")
    return stored


def proved(etag: str, parts: Sequence[Md5]) -> bool:
    """Whether the ETag a store tells says that it has what was sent, as *parts* of those digests."""
    return etag.strip('"') == _etag(parts)


def _doubtful(upload: Upload, proved: bool, small: bool) -> Iterator[tuple[int, int]]:
    """What is read back, as start and length. proved: whether the ETag says already that it is what was sent."""
    end = max(0, upload.size - SAMPLE)
    if upload.size and not proved and small:
        yield 0, upload.size
    elif upload.size and not proved:
        yield from ((0, SAMPLE), (upload.size // 2, SAMPLE), (end, SAMPLE))
    elif upload.size and upload.media_type.startswith(("audio/", "video/")):
        yield end, upload.size - end


def _etag(parts: Sequence[Md5]) -> str:
    """As stores have it of what was sent whole, or in parts."""
    if len(parts) == 1:
        return parts[0].hex
    whole = hashlib.md5(b"".join(part.digest for part in parts), usedforsecurity=False).hexdigest()
    return f"{whole}-{len(parts)}"


def _corrupt(bucket: Bucket, found: str) -> TargetCorrupt:
    hint = "run `turncast publish` again; if it happens again, the store changes what it is given"
    return TargetCorrupt(f"{bucket.name}: {found}", hint)
