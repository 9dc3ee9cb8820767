"""The frames of an MP3, counted: how long it is when its header does not say so, or says what cannot be.

Without a Xing, Info or VBRI header the length can only be guessed from the first frame's bit rate, and the guess is
badly wrong for a variable one. Headers alone are read, an hour of speech in about a tenth of a second.
Source: ISO/IEC 11172-3 and 13818-3 (frame header, layer III), and the MPEG 2.5 extension.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from turncast.audio.source import Source

CHUNK: Final = 1024 * 1024
LONGEST_FRAME: Final = 2048
MOST_GARBAGE: Final = 16 * 1024 * 1024
"""Bytes that are no frames, such as a second file's tags and pictures, after which the rest is not looked at."""
MOST: Final = 512 * 1024 * 1024
"""Bytes that are counted: nine hours at 128 kbit/s, in about a second. What is longer is reckoned from them."""
MOST_TRIES: Final = 300_000
"""Places that look like a frame and are none, after which the rest is not looked at."""
SEARCHED: Final = 1024 * 1024
"""Bytes in which the first frame is looked for."""
AGREEING: Final = 0xFE0C
"""Bits of a header that stay the same in a file: version, layer, sample rate."""

_RATES: Final = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_BITRATES: Final = {
    True: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_STITCHES: Final = (b"ID3", b"TAG", b"APETAGEX", b"Xing", b"Info", b"VBRI")
"""What begins or ends a file, and has no business within one."""


def _headers() -> Iterator[tuple[int, tuple[int, float]]]:
    """Second and third byte of each frame header there can be, with the frame's length in bytes and seconds."""
    for version, rate, bitrate in product(_RATES, range(3), range(14)):
        hertz, samples = _RATES[version][rate], 1152 if version == 3 else 576
        length = samples // 8 * _BITRATES[version == 3][bitrate] * 1000 // hertz
        for unprotected, padding, private in product((0, 1), repeat=3):
            second, third = 0xE2 | version << 3 | unprotected, (bitrate + 1) << 4 | rate << 2 | padding << 1 | private
            yield second << 8 | third, (length + padding, samples / hertz)


HEADERS: Final = dict(_headers())
LIKE_A_FRAME: Final = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb](?=[\x10-\xef])")


@dataclass
class Count:
    """What was counted. seconds and size: of all whole frames. garbage: bytes between them. kinds: their headers.

    heads: places where another file begins or ends. cut: whether the last frame is not whole. read: bytes gone through.
    tries: places that look like a frame and are none.
    """

    seconds: float = 0.0
    size: int = 0
    garbage: int = 0
    kinds: set[int] = field(default_factory=set)
    heads: int = 0
    cut: bool = False
    read: int = 0
    tries: int = 0

    @property
    def varies(self) -> bool:
        """Whether the frames are of several bit rates."""
        return len({kind >> 4 & 15 for kind in self.kinds}) > 1

    @property
    def unfinished(self) -> bool:
        """Whether there was more than can be counted."""
        return self.read >= MOST


def sample_rate(key: int) -> int:
    """Samples a second of a frame with that second and third byte."""
    return _RATES[key >> 11 & 3][key >> 2 & 3]


def bitrate(key: int) -> int:
    """Bits a second of a frame with that second and third byte."""
    return 1000 * _BITRATES[key >> 11 & 3 == 3][(key >> 4 & 15) - 1]


def sizes(key: int) -> tuple[int, int]:
    """Bytes of the smallest and the largest frame of that version and sample rate."""
    return HEADERS[key & 0xFF0C | 0x10][0], HEADERS[key & 0xFF0C | 0xE0][0]


def first(source: Source, start: int) -> int | None:
    """Where the first of some frames that follow one another begins; None where none do."""
    head = source.at(start, 3 * LONGEST_FRAME)
    if _follow(head, 0):
        return start
    data = source.at(start, SEARCHED)
    return next((start + found.start() for found in LIKE_A_FRAME.finditer(data) if _follow(data, found.start())), None)


def _follow(data: bytes, at: int) -> bool:
    """Whether four frames of one kind follow one another, or fewer until the end of the data."""
    kinds = set()
    for found in range(4):
        key = data[at + 1] << 8 | data[at + 2] if at + 2 < len(data) and data[at] == 0xFF else 0
        if key not in HEADERS:
            return found > 1 and at + 2 >= len(data)
        kinds.add(key & AGREEING)
        at += HEADERS[key][0]
    return len(kinds) == 1


def measure(source: Source, start: int, end: int) -> Count:
    """All the whole frames from *start* to *end*, whatever stands between them."""
    count, buffer, at = Count(), b"", start
    while count.garbage < MOST_GARBAGE and count.tries < MOST_TRIES and at - start < MOST:
        piece = source.at(at, min(CHUNK, end - at))
        at += len(piece)
        buffer += piece
        buffer = buffer[_count(count, buffer, len(buffer) - (LONGEST_FRAME if piece else 3)) :]
        if not piece:
            count.cut = len(buffer) > 2 and buffer[0] == 0xFF and (buffer[1] << 8 | buffer[2]) in HEADERS
            break
    count.read = at - start
    return count


def _count(count: Count, buffer: bytes, until: int) -> int:
    """Count the frames that begin before *until*; where the next one begins."""
    at, seconds, size, end, kinds = 0, 0.0, 0, len(buffer), count.kinds
    while at < until:
        key = buffer[at + 1] << 8 | buffer[at + 2] if buffer[at] == 0xFF else 0
        frame = HEADERS.get(key)
        if frame and at + frame[0] <= end:
            at += frame[0]
            size += frame[0]
            seconds += frame[1]
            kinds.add(key)
        elif frame and until > end - LONGEST_FRAME:
            break  # the file ends within a frame
        else:
            at = _next(count, buffer, at + 1, until)
    count.heads += _heads(buffer[:at])
    count.seconds, count.size, count.garbage = count.seconds + seconds, count.size + size, count.garbage + at - size
    return at


def _heads(data: bytes) -> int:
    """How often another file's head stands in *data*: ``Xing`` and its like where a frame has its side information."""
    found = 0
    for word in (b"Xing", b"Info"):
        at = -1
        while (at := data.find(word, at + 1)) >= 0:
            found += any(
                data[at - back] == 0xFF and (data[at - back + 1] << 8 | data[at - back + 2]) in HEADERS
                for back in (36, 21, 13)
                if at >= back
            )
    return found


def _next(count: Count, buffer: bytes, at: int, until: int) -> int:
    """Where the next frame begins that is followed by another, or *until*."""
    for found in LIKE_A_FRAME.finditer(buffer, at, max(until, 0) + 2):
        start = found.start()
        frame = HEADERS.get(buffer[start + 1] << 8 | buffer[start + 2])
        after = start + frame[0] if frame else len(buffer)
        if (
            after + 2 < len(buffer)
            and buffer[after] == 0xFF
            and (buffer[after + 1] << 8 | buffer[after + 2]) in HEADERS
        ):
            return start
        count.tries += 1
        if count.tries > MOST_TRIES:
            break
    return max(until, 0)
