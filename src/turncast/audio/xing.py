"""The frame that says how long an MP3 is: Xing or Info (LAME's among them), or VBRI.

Sources: Xing VBR header; LAME Info tag revision 1; Fraunhofer VBRI.
"""

from typing import Final, Literal, NamedTuple

from turncast.audio.source import Source

Mode = Literal["CBR", "VBR", "ABR"]
MODES: Final[dict[int, Mode]] = {1: "CBR", 8: "CBR", 2: "ABR", 9: "ABR", 3: "VBR", 4: "VBR", 5: "VBR", 6: "VBR"}
"""LAME's methods."""


class Promise(NamedTuple):
    """frames and size: how many frames and bytes follow; 0 where it does not say. lead: samples that are not played."""

    frames: int
    size: int
    lead: int
    mode: Mode


def read(source: Source, start: int) -> Promise | None:
    """What the frame at *start* promises; None of a frame that is sound."""
    frame = source.at(start, 256)
    side = {(True, True): 17, (True, False): 32, (False, True): 9}.get((frame[1] >> 3 & 3 == 3, frame[3] >> 6 == 3), 17)
    at = 4 + side
    if frame[at : at + 4] in (b"Xing", b"Info"):
        return _xing(frame[at:])
    if frame[36:40] == b"VBRI":
        return Promise(int.from_bytes(frame[50:54], "big"), int.from_bytes(frame[46:50], "big"), 0, "VBR")
    return None


def _xing(head: bytes) -> Promise:
    flags, at, said = int.from_bytes(head[4:8], "big"), 8, [0, 0]
    for bit in (0, 1):
        if flags >> bit & 1:
            said[bit] = int.from_bytes(head[at : at + 4], "big")
            at += 4
    at += (100 if flags & 4 else 0) + (4 if flags & 8 else 0)
    plain: Mode = "CBR" if head[:4] == b"Info" else "VBR"
    lame = head[at : at + 24]
    if lame[:4] not in (b"LAME", b"Lavf", b"Lavc", b"L3.9") or len(lame) < 24:
        return Promise(said[0], said[1], 0, plain)
    delays = int.from_bytes(lame[21:24], "big")
    return Promise(said[0], said[1], (delays >> 12) + (delays & 0xFFF), MODES.get(lame[9] & 15, plain))
