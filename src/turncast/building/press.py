"""The press: turns views into the artifacts of pages, each with the fingerprint of all that decides its bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from turncast.building import fingerprints
from turncast.models.artifact import Artifact, CacheControl, Wave
from turncast.models.edition import Edition
from turncast.pages import Frame, Theme

PLAYER, PART, EPISODE, SHOW, EVENTS, HOME = range(6)
"""Ranks of pages: the home page leads to the list of all events, that to shows and events, shows to episodes, these to
parts of them and to players."""

HTML: Final = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Press:
    """The theme of all pages, and the frame around those of one show, or of the whole site.

    edition: the show, without entries, of which all of these pages may tell.
    """

    theme: Theme
    frame: Frame
    edition: Edition | None = None

    def page(self, key: str, rank: int, make: Callable[[], bytes], *inputs: Any) -> Artifact:
        """The page under *key*, made of *inputs* and nothing else but theme, frame and edition."""
        fingerprint = fingerprints.of(self._fingerprint, inputs)
        return Artifact(key, Wave.PAGE, HTML, CacheControl.SHORT, fingerprint, make, rank)

    @cached_property
    def _fingerprint(self) -> str:
        """Of what is the same for all pages."""
        return fingerprints.of(fingerprints.program(), self.theme.digest, self.frame, self.edition)
