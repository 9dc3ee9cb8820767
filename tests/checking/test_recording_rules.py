"""Rules of recordings and of how they sound."""

import struct

from tests.support.cases import Case, proofs
from tests.support.changes import Change, elsewhere, episode, look, nothing, recording, rendition, watched
from tests.support.ffmpeg import tone
from tests.support.projects import Folder
from tests.support.recordings import box, frame, mp3, mp4, mvhd, picture, track


def heard(*filters: str, seconds: float = 3) -> Change:
    """One more episode, of a tone through ffmpeg's *filters*, that has been measured."""

    def change(folder: Folder) -> None:
        tone(folder.root / "media/other.mp3", "-af", ",".join(filters), seconds=seconds, frequency=1000)
        folder.episode("third", recording="media/other.mp3")
        folder.listen("media/other.mp3")

    return change


def unheard(folder: Folder) -> None:
    """One more episode, wrong in all that can be heard, which nobody has measured yet."""
    tone(folder.root / "media/other.mp3", "-af", "volume=40dB,adelay=4000", frequency=1000)
    folder.episode("third", recording="media/other.mp3")


def wide(folder: Folder) -> None:
    """A recording at 32 kHz."""
    file = folder.root / "media/other.mp3"
    low = bytes((*frame()[:2], (frame()[2] & 0xF3) | 0x08, frame()[3])).ljust(144 * 64000 // 32000, b"\0")
    file.write_bytes(low * 300)
    folder.episode("third", recording="media/other.mp3")


def large(size: int) -> Change:
    """A recording of that many bytes, most of them a hole in the file."""

    def change(folder: Folder) -> None:
        file = mp3(folder.root / "media/other.mp3", frames=10)
        with file.open("r+b") as stream:
            stream.truncate(size)
        folder.episode("third", recording="media/other.mp3")

    return change


def twice(folder: Folder) -> None:
    """The same bytes under two names."""
    folder.write("media/copy.mp3", (folder.root / "media/first.mp3").read_bytes())
    folder.episode("third", recording="media/copy.mp3")


def odd(folder: Folder) -> None:
    """An MP4 whose index names a place that is not in it."""
    table = box(b"stco", struct.pack(">IIII", 0, 2, 1 << 30, 40))
    mp4(folder.root / "media/other.m4a", mvhd(20000), track(1, b"soun", ticks=20000, table=table))
    folder.episode("third", recording="media/other.m4a")


def untagged(folder: Folder) -> None:
    """The same in a show whose recordings are published as they stand."""
    odd(folder)
    folder.show(tag=False)


def damaged(folder: Folder) -> None:
    """A show's picture that is heavy, and whose header alone is sound."""
    folder.write("media/cover.png", picture(form="PNG")[:33] + struct.pack(">I4s", 400_000, b"IDAT") + bytes(400_004))


def cut(folder: Folder) -> None:
    """A recording that ends before the end its header names."""
    file = mp3(folder.root / "media/other.mp3", frames=800)
    with file.open("r+b") as stream:
        stream.truncate(file.stat().st_size * 2 // 3)
    folder.episode("third", recording="media/other.mp3")


def stitched(folder: Folder) -> None:
    """Two recordings, one after the other in one file."""
    file = mp3(folder.root / "media/other.mp3", frames=800)
    file.write_bytes(file.read_bytes() * 2)
    folder.episode("third", recording="media/other.mp3")


def encoded(kilobits: int) -> Change:
    """One more episode, of that bit rate in mono."""

    def change(folder: Folder) -> None:
        folder.write("media/other.mp3", frame(kilobits) * 800)
        folder.episode("third", recording="media/other.mp3")

    return change


def toned(*options: str, name: str = "other.mp3") -> Change:
    """One more episode, of a tone that ffmpeg writes with these options."""

    def change(folder: Folder) -> None:
        tone(folder.root / f"media/{name}", *options)
        folder.episode("third", recording=f"media/{name}")

    return change


CASES: tuple[Case[Change], ...] = (
    Case("recording-empty", [recording(frames=20)], [recording(frames=60)]),
    Case(
        "recording-repeated",
        [episode(recording="media/first.mp3"), twice, rendition("first")],
        [nothing, elsewhere(recording="media/first.mp3"), rendition("shorter", "shorter")],
    ),
    Case(
        "rendition-repeated",
        [rendition("other"), rendition("shorter", "shorter")],
        [rendition("shorter"), episode(recording="media/first.mp3")],
    ),
    Case("rendition-duration", [rendition("shorter", frames=720)], [rendition("shorter", frames=725), rendition()]),
    Case("recording-sample-rate", [wide], [nothing]),
    Case(
        "recording-bitrate-low",
        [encoded(32), toned("-ac", "2", "-b:a", "96k")],
        [encoded(64), encoded(128), toned("-ac", "2", "-b:a", "128k"), watched()],
    ),
    Case(
        "recording-bitrate-high",
        [toned("-ac", "1", "-b:a", "192k"), toned("-ac", "2", "-b:a", "320k")],
        [encoded(128), toned("-ac", "2", "-b:a", "256k"), watched()],
    ),
    Case(
        "recording-channels-many",
        [toned("-ac", "6", "-c:a", "aac", name="other.m4a")],
        [toned("-ac", "2", "-c:a", "aac", name="other.m4a"), nothing],
    ),
    Case(
        "recording-video-only",
        [watched()],
        [nothing, watched(renditions=["media/first.mp3"])],
    ),
    Case("recording-large", [large(500_000_001)], [recording()]),
    Case("recording-untagged", [odd, damaged], [recording(), untagged]),
    Case("recording-truncated", [cut], [recording(), stitched]),
    Case("recording-doubted", [stitched], [recording(), cut]),
    Case(
        "loudness-off-target",
        [heard("volume=4dB"), heard("volume=7dB"), heard("volume=40dB")],
        [heard("volume=4.8dB"), heard("volume=6.2dB"), heard("volume=0"), unheard],
    ),
    Case("true-peak-high", [heard("volume=17.6dB")], [heard("volume=16.6dB"), heard("volume=0"), unheard]),
    Case("recording-clipped", [heard("volume=24dB")], [heard("volume=17dB"), unheard]),
    Case("recording-silent", [heard("volume=0")], [heard("volume=-30dB"), nothing]),
    Case(
        "recording-starts-late",
        [heard("adelay=3200")],
        [heard("adelay=2700"), heard("volume=0", seconds=5), unheard],
    ),
)

test_a_rule_fires, test_a_rule_stays_silent = proofs(CASES, look)
