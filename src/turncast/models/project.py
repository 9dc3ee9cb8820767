"""The project: the folder with ``turncast.toml`` in it."""

from pathlib import Path
from typing import Annotated
from urllib.parse import quote, urlsplit

from pydantic import AfterValidator, Field

from turncast.models.base import Frozen, Written


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

    def address(self, key: str) -> str:
        """The public address of the object stored under *key*."""
        return f"{self.url.rstrip('/')}/{quote(key, safe='/-_.~')}"


class Publishing(Written):
    """``[publish]``: where a release goes. Credentials never stand here: they come from the usual AWS chain."""

    to: Annotated[str, Field(min_length=1)] = "public"
    endpoint: str | None = None
    region: str | None = None


class ProjectFile(Written):
    """What a producer may say in ``turncast.toml``."""

    site: Site
    publish: Publishing = Publishing()


class Project(Frozen):
    """The folder a producer keeps, and what its ``turncast.toml`` says. root is absolute."""

    root: Path
    site: Site
    publish: Publishing
