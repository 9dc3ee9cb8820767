"""Fingerprints: digests of everything that decides the bytes of an artifact.

Equal fingerprints, equal bytes; so a plan can tell what changed without rendering anything. The program
itself is one of the inputs: a release of Turncast that writes feeds or pages otherwise is seen as a change.
"""

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from pydantic_core import to_json

_MAKERS: Final = ("__init__.py", "building", "models", "notes", "pages", "rss", "transcripts")
"""The parts of the program that decide what bytes are made from the same inputs; feeds name its version."""


_LIBRARIES: Final = ("babel", "comrak", "feedgen", "jinja2", "lxml", "nh3")
"""The libraries whose next version may make other bytes of the same inputs."""


def of(*inputs: Any) -> str:
    """The fingerprint of *inputs*: nouns, or anything JSON can say, in the order it has. 64 hexadecimal digits."""
    return hashlib.sha256(to_json(inputs)).hexdigest()


@cache
def program(*makers: str) -> str:
    """The fingerprint of the program text in *makers*, or of all that makes feeds and pages, and of its libraries."""
    digest = hashlib.sha256(" ".join(version(library) for library in _LIBRARIES).encode())
    for maker in makers or _MAKERS:
        for source in _sources(files("turncast") / maker):
            digest.update(source.read_bytes())
    return digest.hexdigest()


def _sources(place: Traversable) -> list[Traversable]:
    """The Python files at *place*, in the order of their names."""
    if place.is_file():
        return [place] if place.name.endswith(".py") else []
    inside = sorted(place.iterdir(), key=lambda entry: entry.name)
    return [source for entry in inside for source in _sources(entry)]
