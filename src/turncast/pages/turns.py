"""Transcripts as a reader wants them: in paragraphs, each with the name of who speaks, said once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from turncast.models.transcript import Cue
from turncast.pages.compiling import escaped
from turncast.pages.formats import offset

LONG: Final = 30
TOO_LONG: Final = 60
"""Seconds after which a transcript gets a new paragraph although the same person speaks on: LONG at a sentence's end,
TOO_LONG anywhere."""


@dataclass(frozen=True)
class Turn:
    """Lines of a transcript that one person says on end: a paragraph. speaker: None where it is still the same."""

    speaker: str | None
    cues: tuple[Cue, ...]

    @property
    def start(self) -> float:
        """Seconds."""
        return self.cues[0].start

    @property
    def length(self) -> int:
        """Bytes."""
        return sum([len(cue.text.encode()) for cue in self.cues]) + len(self.cues) - 1

    @property
    def marked(self) -> Markup:
        """The lines as HTML, each with its own moment, for the script to mark it: there are hundreds on a page, more
        than of everything else.
        """
        lines = [f'<span data-t="{offset(cue.start)}">{escaped(cue.text)}</span>' for cue in self.cues]
        return Markup(" ".join(lines))  # noqa: S704 (escaped above)

    @property
    def text(self) -> str:
        """The lines, joined."""
        return " ".join(cue.text for cue in self.cues)


def turns_of(cues: tuple[Cue, ...], timed: bool) -> Iterator[Turn]:
    """Paragraphs: a new one where somebody else speaks, or where the last has run long enough; without times, a cue
    is a paragraph. A cue without a speaker is of whoever spoke before.
    """
    lines: list[Cue] = []
    current: str | None = None
    told: str | None = None
    for cue in cues:
        speaker = cue.speaker or current
        if lines and (not timed or speaker != current or _is_over(lines, cue.start - lines[0].start)):
            yield _turn(lines, current, told)
            told, lines = current, []
        lines.append(cue)
        current = speaker
    if lines:
        yield _turn(lines, current, told)


def _turn(lines: list[Cue], speaker: str | None, told: str | None) -> Turn:
    """A paragraph of *lines*, naming its *speaker* unless the paragraph before *told* it."""
    return Turn(None if speaker == told else speaker, tuple(lines))


def _is_over(lines: list[Cue], seconds: float) -> bool:
    """Whether a paragraph of *lines* has gone on for long enough."""
    return seconds >= LONG and (seconds >= TOO_LONG or lines[-1].text.endswith((".", "!", "?", "…", "。")))
