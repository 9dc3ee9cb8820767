"""How what ``turncast add`` is about to do looks: a table before a batch, every value with its source for a dry run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from rich.markup import escape

from turncast.cli import console
from turncast.cli.formats import duration
from turncast.commands.add import Batch, Prospect

LONGEST: Final = 60
"""Characters of a value in a table."""
SOUND: Final = (
    "media_type", "container", "codec", "video_codec", "size", "bitrate", "bitrate_mode", "sample_rate", "channels",
    "width", "height", "chapters_from", "obstacle", "doubts",
)  # fmt: skip


def table(prospects: Sequence[Prospect]) -> None:
    """One row a recording: what it would be called, and what would happen."""
    columns = ("RECORDING", "SLUG", "NUMBER", "DATE", "LENGTH", "TITLE", "WHAT HAPPENS")
    console.table(columns, map(_row, prospects), right=("NUMBER", "LENGTH"))


def _row(prospect: Prospect) -> tuple[str, ...]:
    length = duration(prospect.facts.sound.duration) if prospect.facts else ""
    draft = prospect.draft
    if draft is None:
        return prospect.recording.name, "", "", "", length, "", what(prospect)
    table = draft.table
    number, day = str(table.get("number", "")), str(table["date"])[: len("2020-06-19")]
    return prospect.recording.name, draft.slug, number, day, length, table["title"], what(prospect)


def what(prospect: Prospect) -> str:
    """What would happen to a recording, in a few words."""
    if prospect.there:
        return f"there already: {prospect.there}"
    if prospect.error or prospect.draft is None:
        return f"refused: {prospect.error.message if prospect.error else ''}"
    return f"convert to {prospect.draft.form.upper()}, add" if prospect.draft.form else "add"


def as_data(batch: Batch, prospect: Prospect) -> dict[str, Any]:
    """Everything that is known of a recording and would be written, for programs."""
    data: dict[str, Any] = {"recording": str(prospect.recording), "outcome": "would be added"}
    if prospect.there:
        data |= {"outcome": "there already", "episode": prospect.there}
    elif prospect.error:
        data |= {"outcome": "refused", "error": prospect.error.message, "hint": prospect.error.hint}
    if prospect.facts:
        sound = prospect.facts.sound
        data |= {"duration_seconds": round(sound.duration, 3)} | {word: getattr(sound, word) for word in SOUND}
    if draft := prospect.draft:
        written = {"slug": draft.slug, "destination": draft.destination, "writes": draft.writes, "text": draft.text}
        data |= {"show": draft.table["show"]} | ({} if prospect.error else {"episode": draft.path, **written})
        data |= {"values": {word: vars(one) for word, one in draft.told.items()}}
        data |= {"findings": batch.findings(prospect), "remarks": draft.remarks}
    return data


def show(batch: Batch, prospect: Prospect) -> None:
    """The same for a person: every value with its source, what would be written, and what to look at."""
    draft = prospect.draft
    if draft is None:
        return
    rows = ((word, _shown(one.value), one.source) for word, one in draft.told.items())
    length = ("length", duration(prospect.facts.sound.duration), "the recording") if prospect.facts else ()
    console.table(("WORD", "VALUE", "FROM"), (*rows, length))
    if prospect.error is None:
        console.say(f"would write {', '.join(map(escape, draft.writes))}")
    for remark in draft.remarks:
        console.say(f"  [yellow]·[/] {escape(remark)}")
    console.findings(batch.findings(prospect))


def _shown(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, list):
        return ", ".join(map(_named, value))[:LONGEST]
    text = value.isoformat() if isinstance(value, date) else str(value).lower() if value is True else str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _named(one: Any) -> str:
    """One of several: a person, a transcript, or the path of another form of the recording."""
    return str(one.get("name") or one.get("file") or one) if isinstance(one, dict) else str(one)
