"""What Unicode's CLDR knows of a language, as Babel has it."""

from collections.abc import Iterator
from functools import cache

from babel import Locale, UnknownLocaleError


def tags(language: str) -> Iterator[str]:
    """*language* and what it is a variety of: ``zh-Hant-TW``, ``zh-Hant``, ``zh``."""
    while language:
        yield language
        language = language.rpartition("-")[0]


@cache
def locale_of(language: str) -> Locale:
    """How people write who read *language*, or else what it is a variety of; as in English where nobody has told."""
    return next(filter(None, map(parsed, tags(language))), None) or Locale("en", "US")


def parsed(tag: str) -> Locale | None:
    """The locale of exactly that *tag*, if CLDR has it."""
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def is_american(locale: Locale) -> bool:
    """Whether dates and times are written as in the United States."""
    return locale.language == "en" and locale.territory in (None, "US")
