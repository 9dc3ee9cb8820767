"""WebVTT and SubRip as people's tools write them, made into WebVTT a parser can read, fault by fault.

Works on lines, since every fault has one. A cue is what stands between two lines of times; only a line of times that
nobody could read is beyond repair.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from turncast.errors import Unreadable
from turncast.transcripts import stamps, words
from turncast.transcripts.repairs import HINT, Repairs
from turncast.transcripts.stamps import SRT, VTT, Span
from turncast.transcripts.timing import reading_time

Kind = Literal["text/vtt", "application/x-subrip"]

NUMBER: Final = re.compile(r"[ \t]*\d{1,9}[ \t]*", re.ASCII)
ASIDE: Final = {VTT: re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)"), SRT: re.compile(r"(?:NOTE|STYLE|REGION)[ \t]*$")}
"""How blocks begin that nobody says."""
_ENTITY = r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});"
MARKUP: Final = {
    VTT: re.compile(rf"&(?!{_ENTITY[1:]})|<(?!/?(?:c|i|b|u|v|ruby|rt|lang)\b|\d)"),
    SRT: re.compile(rf"</?[A-Za-z][^<>]*>|\{{\\[^{{}}]*\}}|{_ENTITY}"),
}
"""What may not stand in the words of a cue."""
UNWANTED: Final = {VTT: "expected `&` and `<` escaped, found them bare", SRT: "expected plain text, found markup"}
OVERRIDE: Final = re.compile(r"\{\\[^{}]*\}")
"""Where on the screen to show it, as subtitle editors write it."""


@dataclass(frozen=True)
class Block:
    """A cue: its times, the line they stand on (from 1), and its lines of words as they stand."""

    span: Span
    line: int
    text: tuple[str, ...]


def mend(text: str, kind: Kind, repairs: Repairs) -> str:
    """*text* as WebVTT with one way to write everything; what was mended is noted.

    Raises ``Unreadable`` with the line of the first times that cannot be read.
    """
    blocks = list(_blocks(text.split("\n"), kind, repairs))
    blocks = _in_order(blocks, repairs)
    blocks = [_ended(block, later, repairs) for block, later in _with_next(blocks)]
    if kind == SRT:
        blocks = [_apart(block, later, repairs) for block, later in _with_next(blocks)]
    return "WEBVTT\n" + "".join(_written(block) for block in blocks)


def _written(block: Block) -> str:
    text = "\n".join(line.replace("-->", "--&gt;") for line in block.text)
    return f"\n{stamps.written(block.span.start)} --> {stamps.written(block.span.end)}\n{text}\n"


def _with_next(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block | None]]:
    return zip(blocks, [*blocks[1:], None], strict=False)


def _blocks(lines: Sequence[str], kind: Kind, repairs: Repairs) -> Iterator[Block]:
    """Each cue that has words."""
    places = [(number, span) for number in range(len(lines)) if (span := _span(lines, number, kind, repairs))]
    edges = [number for number, _ in places]
    if edges:
        _begin(lines[: edges[0]], kind, repairs)
    for (number, span), after in zip(places, [*edges[1:], len(lines)], strict=False):
        last = after == len(lines)
        text = tuple(_words(_Region(lines[number + 1 : after], number + 2, last), kind, repairs))
        text = (span.beside, *text) if span.beside else text
        if any(words.plain(OVERRIDE.sub("", line)) for line in text):
            yield Block(span, number + 1, text)
        else:
            repairs.note("expected words, found an empty cue, which is left out", number + 1)


def _span(lines: Sequence[str], number: int, kind: Kind, repairs: Repairs) -> Span | None:
    """The times on a line, if it is a line of times; arrows not written ``-->`` count only where a cue may begin."""
    line = lines[number]
    if "-->" in line:
        if span := stamps.span(line, kind, number + 1, repairs):
            return span
        if stamps.seems(line):
            raise Unreadable(
                f"expected times like {stamps.SHAPE[kind]}, found {line.strip()[:60]!r}", HINT, line=number + 1
            )
        repairs.note("expected no --> in words, found one", number + 1)
        return None
    before = lines[number - 1] if number else ""
    begins = not before.strip() or (NUMBER.fullmatch(before) and not (number > 1 and lines[number - 2].strip()))
    return stamps.span(line, kind, number + 1, repairs) if begins else None


def _begin(lines: Sequence[str], kind: Kind, repairs: Repairs) -> None:
    """What stands before the first times: a header and asides, or in SubRip the number 1 and nothing else."""
    if kind == SRT:
        stray = [place for place, line in enumerate(lines, 1) if line.strip() and not NUMBER.fullmatch(line)]
        if not any(NUMBER.fullmatch(line) for line in lines):
            repairs.note("expected a number above the times, found none", len(lines) + 1)
    else:
        stray = _stray_header(lines, repairs)
    if stray:
        repairs.note("expected times first, found words, which are left out", stray[0])


def _stray_header(lines: Sequence[str], repairs: Repairs) -> list[int]:
    """The lines between the header of WebVTT and its first times that are neither aside nor a cue's name."""
    if not lines or not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        repairs.note("expected WEBVTT as the first line, found something else", 1)
    elif lines[-1].strip() and all(line.strip() for line in lines):
        repairs.note("expected a blank line after WEBVTT, found none", 2)
    paragraphs = list(_paragraphs(lines, 1))[1:]
    if paragraphs and lines[-1].strip() and len(paragraphs[-1][1]) == 1:
        paragraphs.pop()
    return [first for first, block in paragraphs if not ASIDE[VTT].match(block[0])]


@dataclass(frozen=True)
class _Region:
    """The lines below a line of times and above the next one; first counts from 1, last where no times follow."""

    lines: Sequence[str]
    first: int
    last: bool


def _words(region: _Region, kind: Kind, repairs: Repairs) -> Iterator[str]:
    """The lines that are said: without the next cue's number, without asides."""
    lines = region.lines if region.last else _without_name(region, kind, repairs)
    for place, (first, block) in enumerate(_paragraphs(lines, region.first)):
        if place and ASIDE[kind].match(block[0]):
            continue
        if place and len(block) == 1 and NUMBER.fullmatch(block[0]):
            repairs.note("expected times below a number, found none", first)
            continue
        if first != region.first:
            repairs.note("expected words at once below the times, found a blank line", first - 1)
        for number, line in enumerate(block, first):
            if MARKUP[kind].search(line):
                repairs.note(UNWANTED[kind], number)
            yield line


def _without_name(region: _Region, kind: Kind, repairs: Repairs) -> Sequence[str]:
    """The lines without the number (WebVTT: the name) of the cue that follows; nothing but a blank line parts them."""
    lines, times = list(region.lines), region.first + len(region.lines)
    above = lines[-1] if lines else ""
    apart = len(lines) < 2 or not lines[-2].strip()
    if above.strip() and (NUMBER.fullmatch(above) if kind == SRT or not apart else len(lines) > 1):
        if not apart or len(lines) < 2:
            repairs.note("expected a blank line between cues, found none", times - 1)
        return lines[:-1]
    if above.strip():
        repairs.note("expected a blank line between cues, found none", times)
    if kind == SRT:
        return _without_distant_number(lines, times, repairs)
    return lines


def _without_distant_number(lines: Sequence[str], times: int, repairs: Repairs) -> Sequence[str]:
    """In SubRip, a number may stand above blank lines, or be missing."""
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    if lines and NUMBER.fullmatch(lines[-1]) and (len(lines) < 2 or not lines[-2].strip()):
        repairs.note("expected times at once below the number, found a blank line", times - 1)
        return lines[:-1]
    repairs.note("expected a number above the times, found none", times)
    return lines


def _paragraphs(lines: Iterable[str], first: int) -> Iterator[tuple[int, list[str]]]:
    """Lines that no blank line parts, with the number of the first of them."""
    block: list[str] = []
    for number, line in enumerate((*lines, ""), first):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _in_order(blocks: Sequence[Block], repairs: Repairs) -> list[Block]:
    """The cues in the order of time."""
    for block, later in _with_next(blocks):
        if later and later.span.start < block.span.start:
            repairs.note("expected cues in the order of time, found an earlier one", later.line)
    return sorted(blocks, key=lambda block: block.span.start)


def _ended(block: Block, later: Block | None, repairs: Repairs) -> Block:
    """A cue that ends after it starts: if it does not, then where the next begins, or when it has been said."""
    start, end = block.span.start, block.span.end
    if end > start:
        return block
    repairs.note("expected a cue to end after it starts, found the reverse", block.line)
    said = start + round(1000 * reading_time(" ".join(block.text)))
    following = later.span.start if later and later.span.start > start else said
    return replace(block, span=replace(block.span, end=min(said, following)))


def _apart(block: Block, later: Block | None, repairs: Repairs) -> Block:
    """A cue that ends before the next one starts; two that start together stay together."""
    if later is None or not block.span.start < later.span.start < block.span.end:
        return block
    repairs.note("expected cues one after another, found two at the same time", later.line)
    return replace(block, span=replace(block.span, end=later.span.start))
