"""Stylesheets: that of all pages, under the name of its content, and those of feeds, one a language."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from turncast.building import keys
from turncast.models.artifact import Artifact, CacheControl, Wave
from turncast.models.edition import Edition
from turncast.models.show import Show
from turncast.pages import Theme, Words, accent_stylesheet

_CSS: Final = "text/css; charset=utf-8"


def stylesheets(theme: Theme, seen: Sequence[Edition]) -> Iterator[Artifact]:
    """Every stylesheet of *theme*, of the colours of the shows *seen*, and of their feeds."""
    yield stylesheet(theme)
    yield from (found for edition in seen if (found := accent(edition.show)))
    for key, language in {keys.feed_stylesheet(edition.language): edition.language for edition in seen}.items():
        yield _of_feeds(theme, key, theme.words(language))


def stylesheet(theme: Theme) -> Artifact:
    """That of all pages."""
    return _named(theme.stylesheet(), keys.stylesheet)


def accent(show: Show) -> Artifact | None:
    """That of the show's own colour, if it has one."""
    return _named(accent_stylesheet(show.accent), keys.accent) if show.accent else None


def _of_feeds(theme: Theme, key: str, words: Words) -> Artifact:
    css = theme.feed_stylesheet(words)
    digest = hashlib.sha256(css).hexdigest()
    return Artifact(key, Wave.SIDECAR, _CSS, CacheControl.SHORT, digest, lambda: css)


def _named(css: bytes, key: Callable[[str], str]) -> Artifact:
    digest = hashlib.sha256(css).hexdigest()
    return Artifact(key(digest), Wave.SIDECAR, _CSS, CacheControl.IMMUTABLE, digest, lambda: css)
