"""How times, lengths and sizes are written on a page: the same on every machine, whatever its locale."""

from datetime import datetime
from typing import Final

from turncast.models.episode import Episode
from turncast.models.language_names import LANGUAGES
from turncast.models.show import Show

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

SECONDS_MATTER_BELOW: Final = 600
"""Seconds: a recording shorter than this is given to the second, a longer one to the minute."""

FORMATS: Final = {
    "audio/mpeg": "MP3",
    "audio/x-m4a": "M4A",
    "audio/mp4": "M4A",
    "application/x-subrip": "SRT",
    "text/plain": "text",
}
RIGHT_TO_LEFT: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def day(moment: datetime) -> str:
    """``June 19, 2020``: the day it is at the moment's own offset."""
    return f"{MONTHS[moment.month - 1]} {moment.day}, {moment.year}"


def duration(seconds: float) -> str:
    """``45 s``, ``2 min 30 s``, ``34 min``, ``1 h 4 min``."""
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    parts = [(hours, "h"), (minutes, "min"), (rest if whole < SECONDS_MATTER_BELOW else 0, "s")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 s"


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


def size(length: int) -> str:
    """``340 kB``, ``2.4 MB``, ``38 MB``, ``1.2 GB``, from bytes; a thousand bytes are a kilobyte."""
    for unit, step in (("GB", 10**9), ("MB", 10**6)):
        if length >= step:
            return f"{length / step:.{0 if length >= 10 * step else 1}f} {unit}"
    return f"{max(1, round(length / 1000)) if length else 0} kB"


def format_name(media_type: str) -> str:
    """``MP3`` for ``audio/mpeg``: what people call a format."""
    return FORMATS.get(media_type) or media_type.rpartition("/")[2].upper()


def language_name(code: str) -> str:
    """``English (US)`` for ``en-US``: what a language calls itself; an unknown code as it stands."""
    language, _, variety = code.partition("-")
    name = LANGUAGES.get(language.lower())
    return (f"{name} ({variety})" if variety else name) if name else code


def instalment(episode: Episode, show: Show) -> str:
    """``Episode 11 of 11``, ``Episode 8``, ``Season 2, Episode 3``, ``Trailer``; empty where none is known."""
    if episode.kind != "full":
        return episode.kind.capitalize()
    if episode.number is None:
        return ""
    season = f"Season {episode.season}, " if episode.season else ""
    return f"{season}Episode {episode.number}" + (f" of {show.total}" if show.total else "")


def direction(language: str) -> str:
    """``rtl`` for languages written from right to left, otherwise ``ltr``."""
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"
