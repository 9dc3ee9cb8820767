"""The language templates speak: words from catalogues, and filters that write as the page's language does."""

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any, Final, cast

from jinja2 import Environment
from jinja2.ext import Extension
from markupsafe import Markup

from turncast.pages import formats, numbers, occasions
from turncast.pages.words import Words

PLAIN: Final = (formats.clock, formats.direction, formats.iso_duration, formats.language_name, formats.offset)
BY_LANGUAGE: Final = (formats.day, formats.duration, formats.listed, formats.size, occasions.occasion)
BY_WORDS: Final = (formats.format_name, formats.instalment, formats.role)
FILTERS: Final = tuple(sorted(("bdi", "number", *(one.__name__ for one in (*PLAIN, *BY_LANGUAGE, *BY_WORDS)))))

_ALONE: Final = re.compile(r'\{\{ _\("([^"\\]+)"\) \}\}')
_NO_TEXT: Final = re.compile(r"[{}\n]")


class Said(Extension):
    """Writes ``{{ _("Subscribe") }}`` into a template as what it says when it is compiled: a page has fifty of them."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 (Jinja’s)
        """*source*, its words said; those that a template could take for its own signs are left for later."""
        words: Words = cast(Any, self.environment).words
        told = {message: words(message) for message in _ALONE.findall(source)}
        return _ALONE.sub(lambda match: match[0] if _NO_TEXT.search(told[match[1]]) else told[match[1]], source)


def speaking(environment: Environment, words: Words) -> Environment:
    """*environment* as pages in the language of *words* need it; it compiles templates of its own."""
    spoken: Environment = environment.overlay(extensions=[Said])
    cast(Any, spoken).words = words
    spoken.filters = environment.filters | _filters(words)
    spoken.globals = environment.globals | {"_": _said(words), "ngettext": _counted(words)}
    return spoken


def _filters(words: Words) -> dict[str, Callable[..., Any]]:
    language = words.language
    return {
        "bdi": partial(formats.bdi, page_language=language),
        "number": partial(numbers.number_text, language=language),
        **{one.__name__: one for one in PLAIN},
        **{one.__name__: partial(one, language=language) for one in BY_LANGUAGE},
        **{one.__name__: partial(one, words=words) for one in BY_WORDS},
    }


def _said(words: Words) -> Callable[..., Markup]:
    """Words may be HTML, as templates are; what is put into them is escaped."""
    whole = cache(lambda message: Markup(words(message)))  # noqa: S704 (a catalogue is as trusted as a template)

    def said(message: str, /, **parts: Any) -> Markup:
        return whole(message) % parts if parts else whole(message)

    return said


def _counted(words: Words) -> Callable[..., Markup]:
    def counted(one: str, many: str, number: int, /) -> Markup:
        return Markup(words.several(one, many, number))  # noqa: S704 (a number in trusted words)

    return counted
