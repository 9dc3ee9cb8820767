"""Rules of words that shows, episodes and the site itself have in common."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from turncast.languages import bcp47, is_language
from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope

rule = Rules(Scope.PROJECT)

_MARKUP: Final = re.compile(r"</?[a-zA-Z][^<>]*>|&#?\w+;")


@rule("text-markup", Level.WARNING, "A Podcaster's Guide to RSS; W3C Feed Validation Service; YouTube")
def markup(catalog: Catalog) -> Iterator[Notice]:
    """a title or a description has HTML in it, which apps show as it stands

    Write plain text; an episode's notes may have markup.
    """
    for one in catalog.written:
        for key, text in (("title", one.title), ("description", one.description or "")):
            if found := _found_markup(text):
                yield Notice(f"expected plain text, found {found}", one.path, key)


def _found_markup(text: str) -> str | None:
    """The first tag or character reference in *text*; ``AT&T;`` has none."""
    return next((found for found in _MARKUP.findall(text) if found.startswith("<") or unescape(found) != found), None)


@rule("language-unknown", Level.ERROR, "BCP 47; A Podcaster's Guide to RSS; podcast namespace: transcript")
def unknown_language(catalog: Catalog) -> Iterator[Notice]:
    """a language is not a language code

    Write a code such as en, en-US or es; Apple refuses a feed whose language it does not know.
    """
    for language, path, key in _languages(catalog):
        if language is not None and not is_language(language):
            near = bcp47(language)
            remedy = f'did you mean "{near}"?' if near else ""
            yield Notice(f"expected a code such as en-US, found {language!r}", path, key, remedy)


def _languages(catalog: Catalog) -> Iterator[tuple[str | None, str, str]]:
    """Every language that is written, with its file and its key there."""
    yield catalog.project.site.language, "turncast.toml", "site.language"
    for show in catalog.shows:
        yield show.language, show.path, "language"
    for episode in catalog.episodes:
        for index, transcript in enumerate(episode.transcripts):
            yield transcript.language, episode.path, f"transcripts.{index}.language"
