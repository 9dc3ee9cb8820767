"""How times, lengths and sizes are written on a page: as its language does, the same on every machine.

*language* is that of the page, a BCP 47 tag. Digits are 0 to 9 in all of them, as on the clocks of players.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from babel.dates import format_date
from babel.lists import format_list
from markupsafe import Markup, escape

from turncast.models.episode import Episode
from turncast.models.language_names import LANGUAGES
from turncast.models.show import Show
from turncast.pages.locales import locale_of
from turncast.pages.numbers import measure, number_text
from turncast.pages.words import Words

SECONDS_MATTER_BELOW: Final = 600
"""Seconds: a recording shorter than this is given to the second, a longer one to the minute."""

FORMATS: Final = {
    "audio/mpeg": "MP3",
    "audio/x-m4a": "M4A",
    "audio/mp4": "M4A",
    "application/x-subrip": "SRT",
}
RIGHT_TO_LEFT: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
RIGHT_TO_LEFT_SCRIPTS: Final = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})


def day(moment: datetime, language: str) -> str:
    """``June 19, 2020``, ``19. Juni 2020``: the day it is at the moment's own offset."""
    return _day(moment.date(), language)


@lru_cache(maxsize=4096)
def _day(when: date, language: str) -> str:
    return format_date(when, "long", locale=locale_of(language))


def duration(seconds: float, language: str) -> str:
    """``45 s``, ``2 min 30 s``, ``34 min``, ``1 h 4 min``; ``1 Std. 4 Min.``."""
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    parts = {"hour": hours, "minute": minutes, "second": rest if whole < SECONDS_MATTER_BELOW else 0}
    told = {unit: number for unit, number in parts.items() if number} or {"second": 0}
    return " ".join(measure(str(number), f"duration-{unit}", language) for unit, number in told.items())


def iso_duration(seconds: float) -> str:
    """``PT2M30S``, as ``<time datetime>`` reads it."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "") + f"{rest}S"


def clock(seconds: float) -> str:
    """``0:07``, ``12:34``, ``1:02:03``: a place in a recording."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def offset(seconds: float) -> str:
    """``754`` or ``75.5``: seconds as a media fragment (``#t=754``) takes them."""
    return f"{seconds:.3f}".rstrip("0").rstrip(".")


def size(length: int, language: str) -> str:
    """``340 kB``, ``2.4 MB``, ``38 MB``, ``1.2 GB``, ``2,4 Mo``, from bytes; a thousand bytes are a kilobyte."""
    for unit, step in (("gigabyte", 10**9), ("megabyte", 10**6)):
        if length >= step:
            value, form = (length / step, "0.0") if length < 10 * step else (round(length / step), "0")
            return measure(number_text(round(value, 1), language, form), f"digital-{unit}", language)
    return measure(str(max(1, round(length / 1000)) if length else 0), "digital-kilobyte", language)


def listed(names: Sequence[str], language: str) -> str:
    """``one, two and three``."""
    return format_list(names, locale=locale_of(language))


def format_name(media_type: str, words: Words) -> str:
    """``MP3`` for ``audio/mpeg``: what people call a format."""
    if media_type == "text/plain":
        return words("text")
    return FORMATS.get(media_type) or media_type.rpartition("/")[2].upper()


def language_name(code: str) -> str:
    """``English (US)`` for ``en-US``: what a language calls itself; an unknown code as it stands."""
    language, _, variety = code.partition("-")
    name = LANGUAGES.get(language.lower())
    return (f"{name} ({variety})" if variety else name) if name else code


def instalment(episode: Episode, show: Show, words: Words) -> str:
    """``Episode 11 of 11``, ``Episode 8``, ``Season 2, Episode 3``, ``Trailer``; empty where none is known."""
    if episode.kind != "full":
        return words("Trailer") if episode.kind == "trailer" else words("Bonus")
    if episode.number is None:
        return ""
    parts = {"season": episode.season, "number": episode.number, "total": show.total}
    if episode.season and show.total:
        return words("Season %(season)s, Episode %(number)s of %(total)s", **parts)
    if episode.season:
        return words("Season %(season)s, Episode %(number)s", **parts)
    if show.total:
        return words("Episode %(number)s of %(total)s", **parts)
    return words("Episode %(number)s", **parts)


def role(name: str, words: Words) -> str:
    """``Host`` for ``host``: a role of the podcast namespace as pages name it; any other as it is written."""
    return words(name[:1].upper() + name[1:].lower())


def bdi(text: str, language: str | None = None, *, page_language: str) -> Markup:
    """*text* in ``<bdi>``, so that names and titles of another direction leave the line around them in order.

    language: of *text*, where it may be another than the page's.
    """
    if language is None or language == page_language:
        return Markup(f"<bdi>{escape(text)}</bdi>")  # noqa: S704 (escaped)
    attributes = f'lang="{escape(language)}" dir="{direction(language)}"'
    return Markup(f"<bdi {attributes}>{escape(text)}</bdi>")  # noqa: S704 (escaped)


def direction(language: str) -> str:
    """``rtl`` for languages, or scripts of them, written from right to left, otherwise ``ltr``."""
    primary, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), None)
    right_to_left = script in RIGHT_TO_LEFT_SCRIPTS if script else primary in RIGHT_TO_LEFT
    return "rtl" if right_to_left else "ltr"
