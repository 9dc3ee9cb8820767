"""What is to be stored: a body, where it goes, how it is served, and its digest."""

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Final, TypedDict

from turncast.models.artifact import Body, CacheControl
from turncast.targets.bodies import (
    changed,
    expect_same,
    expect_unchanged,
    opened,
    part_of,
    paths_of,
    sha256_of,
    size_of,
    state_of,
)

MIB: Final = 1 << 20
SINGLE: Final = 8 * MIB
"""Bodies up to this many bytes go in one request."""

DIGEST = "turncast-sha256"
"""The user metadata (``x-amz-meta-…``) with the SHA-256 of the body: ETags are not digests everywhere."""

MARK = "turncast-write"
"""The user metadata by which a conditional write knows its own object again, whoever else has stored the same bytes."""


class Place(TypedDict):
    """Which object, as boto3 wants it."""

    Bucket: str
    Key: str


class Served(TypedDict):
    """How an object is served, as boto3 wants it. Never an ACL: AWS refuses them since 2023."""

    ContentType: str
    CacheControl: str
    Metadata: dict[str, str]


@dataclass(frozen=True)
class Upload:
    """A body on its way to its place. size: bytes. sha256: of the body, in hex. state: of its files, when that was.

    told: whether its digest is that which the body has to have, and shows only when all of it is read.
    """

    place: Place
    body: Body
    size: int
    sha256: str
    served: Served
    state: tuple[tuple[int, int], ...] = ()
    told: bool = False

    @classmethod
    def of(cls, place: Place, body: Body, media_type: str, cache_control: str, mark: str = "") -> "Upload":
        """An upload of *body*: a small one is read now, and a large one only if its digest is not known.

        mark: what it is to be told apart by from any other of the same bytes.
        """
        small, state = size_of(body) <= SINGLE, state_of(body)
        whole = _read(body) if small else body
        told = "" if small else sha256_of(body)
        digest = told or _digest(whole)
        if small:
            expect_same(body, digest)
        metadata = {DIGEST: digest} | ({MARK: mark} if mark else {})
        served = Served(ContentType=media_type, CacheControl=cache_control, Metadata=metadata)
        return cls(place, whole, size_of(whole), digest, served, () if small else state, bool(told))

    @property
    def media_type(self) -> str:
        """The media type it is served with."""
        return self.served["ContentType"]

    @property
    def immutable(self) -> bool:
        """Whether its key is named by its content, so that nothing else can ever stand there."""
        return self.served["CacheControl"] == CacheControl.IMMUTABLE

    def part(self, start: int, length: int) -> bytes:
        """*length* bytes from *start*; Unreadable if somebody wrote to its files since, or meanwhile."""
        expect_unchanged(self.body, self.state)
        with opened(part_of(self.body, start, length)) as file:
            content = file.read(length)
        expect_unchanged(self.body, self.state)
        return content

    def parts(self, size: int) -> Iterator[tuple[int, Callable[[], bytes]]]:
        """Its parts of *size* bytes, the last one what is left: how long each is, and how to read it, each once and in
        this order. Unreadable at the end if it was not what it has to be.
        """
        whole = hashlib.sha256() if self.told else None

        def read(start: int) -> bytes:
            content = self.part(start, size)
            if whole:
                whole.update(content)
            return content

        for start in range(0, self.size, size):
            yield min(size, self.size - start), partial(read, start)
        if whole and whole.hexdigest() != self.sha256:
            raise changed(paths_of(self.body)[0])


def _read(body: Body) -> bytes:
    with opened(body) as file:
        return file.read()


def _digest(body: Body) -> str:
    with opened(body) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Block(BytesIO):
    """Bytes to be sent, a MiB at a time: what sends them asks for 16 KiB, and is given as much as there is."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.size = len(content)

    def read(self, size: int | None = -1) -> bytes:
        """At least *size* bytes, as far as there are so many."""
        return super().read(max(size, MIB) if size and size > 0 else size)


@dataclass(frozen=True)
class Md5:
    """An MD5, in the two ways it is told."""

    digest: bytes

    @property
    def header(self) -> str:
        """As Content-MD5 has it: of all checksums the one most stores verify."""
        return base64.b64encode(self.digest).decode()

    @property
    def hex(self) -> str:
        """As the ETag of a part has it, on most stores."""
        return self.digest.hex()


def md5(content: bytes) -> Md5:
    """The MD5 of *content*."""
    return Md5(hashlib.md5(content, usedforsecurity=False).digest())
