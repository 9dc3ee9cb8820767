"""Captions from paragraphs, or from single words: lines short enough to be read while they are heard."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from turncast.models.transcript import Cue

LONGEST: Final = 84
"""Characters of a caption: two lines on a screen."""
ENOUGH: Final = 42
"""Characters from which the end of a sentence ends a caption too."""
PAUSE: Final = 1.5
"""Seconds of silence that end a caption."""
STOPS: Final = (".", "!", "?", "…", "。", "！", "？")


class _Word(NamedTuple):
    """A word, from when to when (seconds), and who says it, where that is told."""

    text: str
    start: float
    end: float
    speaker: str | None


def phrased(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """The same words in captions: long cues are cut, each word timed by its place in its cue; short ones are joined."""
    return tuple(_caption(line) for line in _lines(word for cue in cues for word in _words(cue)))


def _words(cue: Cue) -> Iterator[_Word]:
    pieces = [word[at : at + LONGEST] for word in cue.text.split() for at in range(0, len(word), LONGEST)]
    pace = (cue.end - cue.start) / max(1, sum(len(piece) + 1 for piece in pieces))
    begin = cue.start
    for index, piece in enumerate(pieces):
        end = begin + pace * (len(piece) + 1)
        yield _Word(piece, begin, end, cue.speaker if index == 0 else None)
        begin = end


def _lines(words: Iterable[_Word]) -> Iterator[list[_Word]]:
    line: list[_Word] = []
    speaker, length = None, 0
    for word in words:
        if line and (_changes(speaker, word) or length + len(word.text) > LONGEST or _rests(line[-1], word, length)):
            yield line
            line, length = [], 0
        line.append(word)
        length += len(word.text) + 1
        speaker = word.speaker or speaker
    if line:
        yield line


def _changes(speaker: str | None, word: _Word) -> bool:
    return word.speaker is not None and word.speaker != speaker


def _rests(last: _Word, word: _Word, length: int) -> bool:
    """Whether the speaker rests after *last*: a pause, or a sentence's end once there is enough to read."""
    return word.start - last.end > PAUSE or (length > ENOUGH and last.text.endswith(STOPS))


def _caption(line: Sequence[_Word]) -> Cue:
    start, end = round(line[0].start, 3), round(line[-1].end, 3)
    return Cue(start=start, end=end, text=" ".join(word.text for word in line), speaker=line[0].speaker)
