"""The project: the folder with ``turncast.toml`` in it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import quote, urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from turncast.models.base import Frozen, Written
from turncast.models.finding import Level
from turncast.models.hook import Hook
from turncast.models.rule import Platform

_RESERVED: Final = re.compile(r"(^|\.)(example|invalid|test)$|(^|\.)example\.(com|net|org)$", re.IGNORECASE)


def reserved(host: str) -> bool:
    """Whether *host* is a name for examples, which leads nowhere and never will (RFC 2606)."""
    return bool(_RESERVED.search(host))


def host_of(address: str) -> str:
    """The host an address names, in lower case; empty where it names none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # half an IPv6 address
        return ""


def _public_address(value: str) -> str:
    """An address that keys can be appended to."""
    expected = "expected an address such as https://podcast.example/, without ?, # or a user's name"
    try:
        parts = urlsplit(value)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # half an IPv6 host, or a port that is no number
        raise ValueError(expected) from None
    if not sound or "@" in parts.netloc or any(sign in "?#\\" or sign.isspace() or sign < " " for sign in value):
        raise ValueError(expected)
    return value


class Site(Written):
    """``[site]``: what the published whole is called, where the public finds it, and its language (BCP 47)."""

    title: Annotated[str, Field(min_length=1)]
    url: Annotated[str, AfterValidator(_public_address)]
    language: str = "en"
    description: str | None = None

    @property
    def reserved(self) -> bool:
        """Whether the public cannot find it yet: its address is an example."""
        return reserved(host_of(self.url))

    def address(self, key: str) -> str:
        """The public address of the object stored under *key*."""
        return _address(self.url, key)


@lru_cache(maxsize=4096)
def _address(url: str, key: str) -> str:
    """A page names the same few objects again and again."""
    return f"{url.rstrip('/')}/{quote(key, safe='/-_.~')}"


class Publishing(Written):
    """``[publish]``: where a release goes, and who is told. Credentials never stand here: they come from the usual AWS
    chain, those of hooks from the environment.
    """

    to: Annotated[str, Field(min_length=1)] = "public"
    endpoint: str | None = None
    region: str | None = None
    hooks: tuple[Hook, ...] = ()


def platform(name: Any) -> Platform:
    """The directory or app of that *name*, however it is cased and spaced; ValueError names those there are."""
    by_slug = {slug(one): one for one in Platform}
    if not isinstance(name, str) or slug(name) not in by_slug:
        raise ValueError(f"expected one of {', '.join(by_slug)}")
    return by_slug[slug(name)]


def slug(name: str) -> str:
    """A platform's name as it is typed: ``pocketcasts``."""
    return name.casefold().replace(" ", "").replace("-", "")


class Checking(Written):
    """``[check]``: which rules count, and how bad what they find is.

    Rules are named by their code, by the beginning of their codes up to a hyphen (``artwork-``), or by what they look
    at (``scope:artwork``). select: these alone; every rule where none is named. ignore: all but these; ignore_in: the
    same, for the files of a pattern such as ``episodes/2020-*``. for: the directories and apps the shows are meant
    for: rules of others are left out. levels: how bad, where it is not as Turncast says.
    fail_on: from which level on ``turncast check`` has exit code 1; publishing stops at errors, always.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    platforms: tuple[Annotated[Platform, BeforeValidator(platform)], ...] = Field(default=(), alias="for")
    fail_on: Level = Level.ERROR
    levels: Mapping[str, Level] = {}
    ignore_in: Mapping[str, tuple[str, ...]] = {}


class ProjectFile(Written):
    """What a producer may say in ``turncast.toml``."""

    site: Site
    publish: Publishing = Publishing()
    check: Checking = Checking()


class Project(Frozen):
    """The folder a producer keeps, and what its ``turncast.toml`` says. root is absolute."""

    root: Path
    site: Site
    publish: Publishing
    check: Checking = Checking()
