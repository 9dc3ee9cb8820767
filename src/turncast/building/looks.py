"""Stylesheets: that of all pages, under the name of its content, and that of feeds."""

import hashlib
from collections.abc import Iterator
from typing import Final

from turncast.building import keys
from turncast.models.artifact import Artifact, CacheControl, Wave
from turncast.pages import Theme

_CSS: Final = "text/css; charset=utf-8"


def stylesheets(theme: Theme) -> Iterator[Artifact]:
    """Every stylesheet of *theme*."""
    yield stylesheet(theme)
    css = theme.feed_stylesheet()
    digest = hashlib.sha256(css).hexdigest()
    yield Artifact(keys.FEED_STYLESHEET, Wave.SIDECAR, _CSS, CacheControl.SHORT, digest, lambda: css)


def stylesheet(theme: Theme) -> Artifact:
    """That of all pages."""
    css = theme.stylesheet()
    digest = hashlib.sha256(css).hexdigest()
    return Artifact(keys.stylesheet(digest), Wave.SIDECAR, _CSS, CacheControl.IMMUTABLE, digest, lambda: css)
