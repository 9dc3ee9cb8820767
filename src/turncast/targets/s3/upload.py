"""What is to be stored: a body, where it goes, how it is served, and its digest."""

import base64
import hashlib
from dataclasses import dataclass
from typing import TypedDict

from turncast.models.artifact import Body
from turncast.targets.bodies import expect_same, expect_unchanged, opened, size_of, state_of

DIGEST = "turncast-sha256"
"""The user metadata (``x-amz-meta-…``) with the SHA-256 of the body: ETags are not digests everywhere."""


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
    """A body on its way to its place. size: bytes. sha256: of the body, in hex. state: of its files, when that was."""

    place: Place
    body: Body
    size: int
    sha256: str
    served: Served
    state: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, place: Place, body: Body, media_type: str, cache_control: str) -> "Upload":
        """An upload of *body*, which is read once for its digest."""
        with opened(body) as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        expect_same(body, digest)
        served = Served(ContentType=media_type, CacheControl=cache_control, Metadata={DIGEST: digest})
        return cls(place, body, size_of(body), digest, served, state_of(body))

    @property
    def media_type(self) -> str:
        """The media type it is served with."""
        return self.served["ContentType"]

    def part(self, start: int, length: int) -> bytes:
        """*length* bytes from *start*."""
        expect_unchanged(self.body, self.state)
        with opened(self.body) as file:
            file.seek(start)
            return file.read(length)


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
