"""Addresses: which of them can be fetched at all, and which hosts are open to everyone."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit

from turncast.fetching.outcomes import Obstacle, Trouble

LONGEST: Final = 8000
"""Characters: what servers take as one line of a request."""
PORTS: Final = {"http": 80, "https": 443}

_HOST: Final = re.compile(r"[a-z0-9_-]([a-z0-9_.-]*[a-z0-9_.-])?")
_SAFE: Final = "!#$%&'()*+,/:;=?@[]~"
_NAT64: Final = IPv6Network("64:ff9b::/96")
_CLOSED: Final = (
    IPv4Network("0.0.0.0/8"),
    IPv4Network("100.64.0.0/10"),  # carriers' own (CGNAT)
    IPv4Network("192.0.0.0/24"),
    IPv4Network("192.88.99.0/24"),  # relays of 6to4
    IPv6Network("64:ff9b:1::/48"),  # a network's own NAT64
    IPv6Network("2001::/23"),  # Teredo and others
    IPv6Network("5f00::/16"),
)
"""What ``is_global`` does not say of every Python."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address that can be fetched; host: as DNS and TLS know it. target: path and query, as sent."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """What the ``Host`` header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def parse(text: str) -> Address:
    """The address *text* is; an Obstacle says why it is none that can be fetched."""
    if not text.isprintable() or " " in text or "\\" in text or len(text) > LONGEST:
        raise _unusable("white space or control characters, or is too long")
    try:
        parts = urlsplit(text)
        scheme, port = parts.scheme.lower(), parts.port
        host = _host(parts)
    except (ValueError, UnicodeError):
        raise _unusable("no host, or a port that is none") from None
    if scheme not in PORTS:
        raise _unusable(f"the scheme {scheme!r}" if scheme else "no scheme")
    if "@" in parts.netloc:
        raise _unusable("a name or a password")
    if not host or port == 0:
        raise _unusable("no host, or a port that is none")
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return Address(scheme, host, port or PORTS[scheme], target)


def _unusable(found: str) -> Obstacle:
    return Obstacle(Trouble.ADDRESS, f"expected http://… or https://… and a host, found {found}")


def _host(parts: SplitResult) -> str:
    """In the letters of DNS, empty where it cannot be one."""
    host = parts.hostname or ""
    if "%" in host:  # a network interface of this machine
        return ""
    if ":" in host:
        return str(IPv6Address(host))
    plain = host if host.isascii() else host.encode("idna").decode("ascii")
    return plain if _HOST.fullmatch(plain) and len(plain) < 256 else ""


def is_public(ip: str) -> bool:
    """Whether *ip*, and each address it carries inside (IPv4-mapped, 6to4, NAT64), is one of the open internet."""
    address = ip_address(ip)
    inner = _inner(address)
    if inner is not None:
        return is_public(str(inner))
    closed = any(address in network for network in _CLOSED if network.version == address.version)
    odd = address.is_multicast or address.is_reserved or address.is_link_local or address.is_unspecified
    local = isinstance(address, IPv6Address) and (address.is_site_local or address.scope_id is not None)
    return address.is_global and not (closed or odd or local)


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    """The IPv4 address that packets to an IPv6 one end up at."""
    if not isinstance(address, IPv6Address):
        return None
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
