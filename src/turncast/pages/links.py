"""Where a page's links lead: to a neighbour by relative path, and out only by schemes that run nothing."""

import posixpath
import re
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

from turncast.models.project import Site

HARMLESS: Final = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f\x7f\"<>\\]+", re.IGNORECASE)
PLAIN: Final = re.compile(r"[A-Za-z0-9_.~-]*")
"""A name that is the same when it is percent-encoded."""
EVERYWHERE: Final = "/"
"""In place of the folder of a page that is shown wherever something is asked for that is not there."""


def relative(page_key: str, key: str) -> str:
    """The relative reference from the page stored under *page_key* to the object under *key*, percent-encoded.

    It names the file (``../index.html``), so that it works from a directory and from a bucket without
    index documents, under any prefix.
    """
    return between(folder_of(page_key), key)


def folder_of(key: str) -> str:
    """Where the object under *key* is stored: ``talks``, or nothing for what is in none."""
    return key.rpartition("/")[0]


def between(folder: str, key: str) -> str:
    """The reference from anything stored in *folder* to the object under *key*: see `relative`."""
    end, _, name = key.rpartition("/")
    return _way(folder, end) + (name if PLAIN.fullmatch(name) else quote(name, safe="-_.~"))


@lru_cache(maxsize=1024)
def _way(start: str, end: str) -> str:
    """From one folder to another, with a slash at its end; nothing where they are the same."""
    # Both rooted: relpath asks for the working directory otherwise.
    way = posixpath.relpath(f"/{end}", f"/{start}")
    return "" if way == "." else quote(way, safe="/-_.~") + "/"


def rooted(site: Site, key: str) -> str:
    """The reference from anywhere on the host of *site* to the object under *key*, percent-encoded."""
    return urlsplit(site.address(key)).path


def linkable(url: str | None) -> bool:
    """Whether an address may become a link: http, https or mailto, without anything a browser would read past."""
    return url is not None and HARMLESS.fullmatch(url) is not None
