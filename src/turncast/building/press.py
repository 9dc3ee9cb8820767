"""The press: turns views into the artifacts of pages, each with the fingerprint of all that decides its bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from turncast.building import fingerprints
from turncast.models.artifact import Artifact, CacheControl, Wave
from turncast.pages import Frame, Theme

PLAYER, PART, EPISODE, SHOW, HOME = range(5)
"""Ranks of pages: the home page leads to shows, they to episodes, these to parts of them and to players."""

HTML: Final = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Press:
    """The theme of all pages, and the frame around those of one show, or of the whole site."""

    theme: Theme
    frame: Frame

    def page(self, key: str, rank: int, make: Callable[[], bytes], *inputs: Any) -> Artifact:
        """The page under *key*, made of *inputs* and nothing else but theme and frame."""
        fingerprint = fingerprints.of(fingerprints.program(), self.theme.digest, self.frame, inputs)
        return Artifact(key, Wave.PAGE, HTML, CacheControl.SHORT, fingerprint, make, rank)
