"""The truth about duration: what the frames say, and what is said where they and the header differ."""

import struct
from collections.abc import Sequence
from pathlib import Path

import pytest
from mutagen.id3 import TIT2
from tests.support.recordings import FRAME_SECONDS, ape_tag, box, encoded, frame, info_frame, mp3, mp4, mvhd, track

from turncast.audio import probe
from turncast.errors import Unreadable
from turncast.models.recording import Sound


def made(path: Path, *parts: bytes) -> Path:
    """A file of *parts*."""
    path.write_bytes(b"".join(parts))
    return path


def codes(sound: Sound) -> list[str]:
    """The codes of its doubts."""
    return [doubt.code for doubt in sound.doubts]


def promise(frames: int, kilobits: int = 64) -> bytes:
    """The header of that many frames."""
    return info_frame(frames, frames * len(frame(kilobits)))


def test_clean(tmp_path: Path) -> None:
    """A clean MP3 raises no doubt, and says what it is made of."""
    sound = probe(mp3(tmp_path / "talk.mp3", frames=200))
    assert (sound.container, sound.codec, sound.bitrate, sound.bitrate_mode) == ("MP3", "MP3", 64_000, "CBR")
    assert (sound.size, sound.doubts, sound.publishable) == ((tmp_path / "talk.mp3").stat().st_size, (), True)


def test_truncated(tmp_path: Path) -> None:
    """An MP3 that holds fewer frames than its header counts is truncated, and as long as they are."""
    sound = probe(made(tmp_path / "talk.mp3", promise(4000), frame() * 1000))
    assert sound.duration == pytest.approx(1000 * FRAME_SECONDS)
    assert codes(sound) == ["truncated"]
    assert sound.doubts[0].message == "expected 1:44, as its header says, found 0:26"


def test_stitched(tmp_path: Path) -> None:
    """Files glued together, tags and all, are as long as all of them."""
    one = mp3(tmp_path / "one.mp3", frames=500, tags=[TIT2(text="One")]).read_bytes()
    sound = probe(made(tmp_path / "talk.mp3", one, one, one))
    assert sound.duration == pytest.approx(1500 * FRAME_SECONDS, abs=0.1)
    assert codes(sound) == ["stitched"]
    assert "3 files" in sound.doubts[0].message


def test_header_that_lies(tmp_path: Path) -> None:
    """A header that counts other frames than there are, of as many bytes as there are, is not believed."""
    lying = info_frame(3000, 1000 * len(frame()))
    sound = probe(made(tmp_path / "talk.mp3", lying, frame() * 1000))
    assert sound.duration == pytest.approx(1000 * FRAME_SECONDS)
    assert codes(sound) == ["duration-misstated"]


def test_variable_without_header(tmp_path: Path) -> None:
    """Where the bit rate varies and no header says how long it is, apps show another duration."""
    sound = probe(made(tmp_path / "talk.mp3", frame(32) * 100 + frame(128) * 100))
    assert sound.duration == pytest.approx(200 * FRAME_SECONDS)
    assert (sound.bitrate_mode, codes(sound)) == ("VBR", ["duration-misstated"])


def test_constant_without_header(tmp_path: Path) -> None:
    """A constant bit rate needs no header; a last frame that is not whole is told."""
    whole, cut = frame() * 100, frame() * 100 + frame()[:50]
    assert codes(probe(made(tmp_path / "a.mp3", whole))) == []
    sound = probe(made(tmp_path / "b.mp3", cut))
    assert sound.duration == pytest.approx(100 * FRAME_SECONDS)
    assert codes(sound) == ["ends-abruptly"]


def test_damaged(tmp_path: Path) -> None:
    """What is no sound within it is not counted, and told."""
    sound = probe(made(tmp_path / "talk.mp3", frame() * 500, bytes(50_000), frame() * 500))
    assert sound.duration == pytest.approx(1000 * FRAME_SECONDS)
    assert codes(sound) == ["damaged"]


@pytest.mark.parametrize(
    "tail",
    [
        b"TAG" + bytes(125),
        ape_tag(("Title", b"Talk" * 3000, 0)),
        b"LYRICSBEGIN".ljust(20_000, b"x") + b"020000LYRICS200" + b"TAG" + bytes(125),
    ],
)
def test_tags_at_the_end(tmp_path: Path, tail: bytes) -> None:
    """Tags at the end are no sound, and no reason to doubt."""
    sound = probe(made(tmp_path / "talk.mp3", promise(500), frame() * 500, tail))
    assert sound.duration == pytest.approx(500 * FRAME_SECONDS)
    assert sound.doubts == ()


def test_too_long_to_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is longer than can be counted is reckoned from what was counted, and said to be."""
    monkeypatch.setattr("turncast.audio.frames.MOST", 3 * 1024 * 1024)
    sound = probe(made(tmp_path / "talk.mp3", frame(128) * 20_000))
    assert sound.duration == pytest.approx(20_000 * FRAME_SECONDS, rel=0.01)
    assert codes(sound) == ["duration-estimated"]


@pytest.mark.parametrize("options", [("-q:a", "5"), ("-b:a", "128k"), ("-abr", "1", "-b:a", "96k")])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_cut_off_as_uploads_are(tmp_path: Path, options: Sequence[str], share: float) -> None:
    """An MP3 as encoders write it is recognised as truncated wherever it was cut."""
    path = encoded(tmp_path / "talk.mp3", *options, seconds=20)
    assert codes(probe(path)) == []
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    sound = probe(path)
    assert codes(sound) == ["truncated"]
    assert sound.duration == pytest.approx(20 * share, abs=1.5)


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_movie_cut_off(tmp_path: Path, share: float) -> None:
    """An M4A whose index stands in front is truncated where it was cut."""
    path = encoded(tmp_path / "talk.m4a", "-c:a", "aac", "-movflags", "+faststart", seconds=20)
    assert codes(probe(path)) == []
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    sound = probe(path)
    assert codes(sound) == ["truncated"]
    assert sound.duration == pytest.approx(20 * share, abs=1.5)


def test_video_cut_off(tmp_path: Path) -> None:
    """A video of many chunks is as long as those that are there."""
    path = encoded(tmp_path / "talk.mp4", "-c:a", "aac", "-movflags", "+faststart", video=True, seconds=20)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    sound = probe(path)
    assert codes(sound) == ["truncated"]
    assert 6 < sound.duration < 14


def test_fragments_cut_off(tmp_path: Path) -> None:
    """A recording in fragments is as long as those that are there, and short of what its header promises."""
    path = encoded(
        tmp_path / "talk.mp4", "-c:a", "aac", "-movflags", "frag_keyframe+empty_moov", "-frag_duration", "500000"
    )
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert codes(probe(path)) == ["truncated"]


def test_movie_that_lies(tmp_path: Path) -> None:
    """A movie is as long as its samples, whatever its header says."""
    table = box(b"stts", struct.pack(">IIII", 0, 1, 5, 1000))
    sound = probe(mp4(tmp_path / "talk.m4a", mvhd(90_000), track(1, b"soun", ticks=90_000, table=table)))
    assert (sound.duration, codes(sound)) == (5.0, ["duration-misstated"])


def test_movies_one_after_another(tmp_path: Path) -> None:
    """Of two movies in one file only the first is played."""
    one = mp4(tmp_path / "one.m4a", mvhd(5000), track(1, b"soun", ticks=5000)).read_bytes()
    sound = probe(made(tmp_path / "talk.m4a", one, one))
    assert (sound.duration, codes(sound)) == (5.0, ["stitched"])


def test_trimmed_without_encoding(tmp_path: Path) -> None:
    """A movie of which an edit plays only a part is as long as that part."""
    edit = box(b"edts", box(b"elst", struct.pack(">IIIII", 0, 1, 2000, 1000, 0x10000)))
    whole = track(1, b"soun", ticks=9000)
    trimmed = box(b"trak", whole[8:], edit)
    assert probe(mp4(tmp_path / "talk.m4a", mvhd(2000), trimmed)).duration == 2.0


def test_nothing_lasts(tmp_path: Path) -> None:
    """A header that plays nothing of all its frames is refused."""
    lame = b"Info" + struct.pack(">III", 3, 4, 4 * len(frame())) + b"LAME3.100".ljust(21, b"\0") + b"\xff\xff\xff"
    head = (frame()[:4] + bytes(17) + lame).ljust(len(frame()), b"\0")
    with pytest.raises(Unreadable, match="no time"):
        probe(made(tmp_path / "talk.mp3", head, frame() * 4))
