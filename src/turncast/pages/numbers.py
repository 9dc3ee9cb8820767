"""Numbers and measures as a language writes them. Made once and kept: there are few, and pages have many."""

from functools import cache, lru_cache
from typing import Final

from babel.numbers import format_decimal
from babel.units import format_unit

from turncast.pages.locales import locale_of

SYMBOLS: Final = {"duration-hour": "{} h", "duration-minute": "{} min", "duration-second": "{} s"}
"""English uses the signs of the International System, which are shorter than "hr" and "sec"."""
_ANY: Final = 100


@lru_cache(maxsize=4096)
def number_text(number: float, language: str, format: str | None = None) -> str:
    """``1,024`` or ``1.024``; *format*: as CLDR writes it, such as ``0.0``."""
    return format_decimal(number, format=format, locale=locale_of(language))


def measure(number: str, unit: str, language: str) -> str:
    """``4 min``, ``4 Min.``, ``4分``: *number* as it is written, and *unit* (as CLDR calls it), shortened."""
    return _pattern(unit, language).format(number)


@cache
def _pattern(unit: str, language: str) -> str:
    """How *unit* follows a number; shortened units have one form for all numbers, or one that will do."""
    locale = locale_of(language)
    if locale.language == "en" and unit in SYMBOLS:
        return SYMBOLS[unit]
    return format_unit(_ANY, unit, "short", format="0", locale=locale).replace(str(_ANY), "{}")
