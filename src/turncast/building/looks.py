"""Stylesheets: that of all pages, under the name of its content, and that of feeds."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from turncast.building import keys
from turncast.models.artifact import Artifact, CacheControl, Wave
from turncast.models.show import Show
from turncast.pages import Theme, accent_stylesheet

_CSS: Final = "text/css; charset=utf-8"


def stylesheets(theme: Theme, shows: Iterable[Show]) -> Iterator[Artifact]:
    """Every stylesheet of *theme*, and of the colours of *shows*."""
    yield stylesheet(theme)
    yield from (found for show in shows if (found := accent(show)))
    css = theme.feed_stylesheet()
    digest = hashlib.sha256(css).hexdigest()
    yield Artifact(keys.FEED_STYLESHEET, Wave.SIDECAR, _CSS, CacheControl.SHORT, digest, lambda: css)


def stylesheet(theme: Theme) -> Artifact:
    """That of all pages."""
    return _named(theme.stylesheet(), keys.stylesheet)


def accent(show: Show) -> Artifact | None:
    """That of the show's own colour, if it has one."""
    return _named(accent_stylesheet(show.accent), keys.accent) if show.accent else None


def _named(css: bytes, key: Callable[[str], str]) -> Artifact:
    digest = hashlib.sha256(css).hexdigest()
    return Artifact(key(digest), Wave.SIDECAR, _CSS, CacheControl.IMMUTABLE, digest, lambda: css)
