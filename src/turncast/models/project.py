"""The project: the folder with ``turncast.toml`` in it."""

from pathlib import Path
from typing import Annotated
from urllib.parse import quote

from pydantic import Field

from turncast.models.base import Frozen, Written


class Site(Written):
    """``[site]``: what the published whole is called, where the public finds it, and its language (BCP 47)."""

    title: Annotated[str, Field(min_length=1)]
    url: Annotated[str, Field(pattern=r"^https?://[^\s/]+(/\S*)?$")]
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
