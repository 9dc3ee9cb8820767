"""What is told of a FLAC."""

import struct
from pathlib import Path

import pytest
from tests.support.recordings import encoded, flac, vorbis_comments

from turncast.audio import probe, read_tags
from turncast.errors import Unreadable

TEN_FRAMES = 10 * 4096 / 44100


def test_plain(tmp_path: Path) -> None:
    """A FLAC is measured, and said to be nothing directories take."""
    sound = probe(flac(tmp_path / "talk.mp3"))
    assert (sound.media_type, sound.codec, sound.obstacle) == ("audio/flac", "FLAC", "a FLAC recording")
    assert (sound.duration, sound.doubts) == (TEN_FRAMES, ())


def test_streamed(tmp_path: Path) -> None:
    """Where the header does not count the samples, the last frame does."""
    sound = probe(flac(tmp_path / "talk.flac", samples=0))
    assert (sound.duration, sound.doubts) == (TEN_FRAMES, ())


@pytest.mark.parametrize(("samples", "code"), [(4096 * 50, "truncated"), (4096 * 2, "duration-misstated")])
def test_lies(tmp_path: Path, samples: int, code: str) -> None:
    """A FLAC is as long as its frames, whatever its header counts."""
    sound = probe(flac(tmp_path / "talk.flac", samples=samples))
    assert (sound.duration, [doubt.code for doubt in sound.doubts]) == (TEN_FRAMES, [code])


@pytest.mark.parametrize("length", [20, 42])
def test_cut_off_before_its_sound(tmp_path: Path, length: int) -> None:
    """A FLAC of nothing but a header is refused."""
    path = flac(tmp_path / "talk.flac")
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(Unreadable, match="FLAC"):
        probe(path)


def test_as_ffmpeg_writes_it(tmp_path: Path) -> None:
    """What ffmpeg encodes is measured, cut off or not."""
    path = encoded(tmp_path / "talk.flac")
    assert probe(path).duration == pytest.approx(4, abs=0.01)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    cut = probe(path)
    assert [doubt.code for doubt in cut.doubts] == ["truncated"]
    assert 1 < cut.duration < 3


def test_pictures_and_chapters(tmp_path: Path) -> None:
    """The front cover is the artwork, and the comments hold the chapters."""

    def picture(kind: int, data: bytes) -> tuple[int, bytes]:
        head = struct.pack(">II", kind, 9) + b"image/png" + struct.pack(">IIIIII", 0, 1, 1, 24, 0, len(data))
        return 6, head + data

    comments = vorbis_comments(("TITLE", "T"), ("CHAPTER000", "00:00:00.100"), ("CHAPTER000NAME", "Hello"))
    path = flac(tmp_path / "talk.flac", picture(4, b"back"), picture(3, b"front"), (4, comments))
    tags = read_tags(path)
    assert (tags.title, tags.artwork, tags.sources["artwork"]) == ("T", b"front", "FLAC picture")
    assert [(one.start, one.title) for one in probe(path).chapters] == [(0.1, "Hello")]
