"""What is asked of a server, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Method = Literal["GET", "HEAD", "OPTIONS", "POST"]


@dataclass(frozen=True, slots=True)
class Ask:
    """A request. headers: beside those every request has. most: bytes of the body to read, and to keep, at most.

    content: what is sent; it is sent again wherever a redirect leads, as the headers are.
    """

    address: str
    method: Method = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    most: int = 0
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect that was followed: who sent where, with which status."""

    status: int
    sender: str
    to: str

    @property
    def permanent(self) -> bool:
        """Whether apps are asked to remember it."""
        return self.status in (301, 308)

    @property
    def downgrade(self) -> bool:
        """Whether it leads out of TLS."""
        return self.sender.lower().startswith("https:") and self.to.lower().startswith("http:")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, in the end.

    address: where, after all hops. headers: by their names in lower case; what was said several times is joined by a
    comma. body: decompressed, as much of it as was asked for. whole: whether that is all of it.
    """

    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    whole: bool = True
    hops: tuple[Hop, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether it is what was asked for, or a part of it."""
        return self.status in (200, 206)

    @property
    def media_type(self) -> str:
        """The type alone, in lower case; empty where none is said."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def length(self) -> int | None:
        """``Content-Length`` in bytes; None where it is not said or is no number."""
        said = self.headers.get("content-length", "")
        return int(said) if said.isascii() and said.isdigit() and len(said) < 20 else None


class Trouble(StrEnum):
    """Why there is no answer."""

    ADDRESS = "address"
    """It is not an address of the web, or has a password in it."""
    PRIVATE = "private"
    """It leads into a private network."""
    NAME = "name"
    """Nobody knows the host."""
    REFUSED = "refused"
    """Nobody listens there, or no way leads there."""
    SLOW = "slow"
    """It took longer than anybody waits."""
    BROKEN = "broken"
    """The connection was lost, or what came is not HTTP."""
    REDIRECTS = "redirects"
    """They do not end, or lead nowhere."""
    CERTIFICATE_EXPIRED = "certificate-expired"
    """Or is not yet valid."""
    CERTIFICATE_HOST = "certificate-host"
    """It is for another host."""
    CERTIFICATE_UNTRUSTED = "certificate-untrusted"
    """No chain leads from it to an authority that is known."""
    TLS_OLD = "tls-old"
    """The server speaks nothing as new as TLS 1.2."""
    TLS = "tls"
    """Anything else that keeps TLS from beginning."""
    STOPPED = "stopped"
    """Whoever asked does not want to know any more."""


@dataclass(frozen=True, slots=True)
class Failure:
    """No answer. address: where it failed, after the hops. message: what was found, lower case."""

    address: str
    trouble: Trouble
    message: str
    hops: tuple[Hop, ...] = ()


Outcome = Answer | Failure


class Obstacle(Exception):
    """What ends a request, on its way to becoming a Failure: it never leaves this door."""

    def __init__(self, trouble: Trouble, message: str) -> None:
        super().__init__(message)
        self.trouble = trouble
        self.message = message
