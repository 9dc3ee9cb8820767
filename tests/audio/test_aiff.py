"""What is told of an AIFF or AIFF-C."""

from pathlib import Path

import pytest
from tests.support.recordings import aiff, chunk, encoded

from turncast.audio import probe, read_tags
from turncast.errors import Unreadable


def test_plain(tmp_path: Path) -> None:
    """An AIFF is measured, and said to be nothing directories take."""
    sound = probe(aiff(tmp_path / "talk.mp3"))
    assert (sound.media_type, sound.container, sound.codec, sound.duration) == ("audio/aiff", "AIFF", "PCM", 2.0)
    assert (sound.bitrate, sound.sample_rate, sound.obstacle) == (128_000, 8000, "an AIFF recording")


def test_truncated(tmp_path: Path) -> None:
    """An AIFF that holds fewer samples than it counts is truncated."""
    sound = probe(aiff(tmp_path / "talk.aiff", frames=80_000, there=16_000))
    assert (sound.duration, [doubt.code for doubt in sound.doubts]) == (2.0, ["truncated"])


@pytest.mark.parametrize("said", [0, 0xFFFFFFFF])
def test_streamed(tmp_path: Path, said: int) -> None:
    """Sizes that were never written are no promise."""
    sound = probe(aiff(tmp_path / "talk.aiff", frames=0, there=16_000, said=said))
    assert (sound.duration, sound.doubts) == (2.0, ())


def test_as_ffmpeg_writes_it(tmp_path: Path) -> None:
    """AIFF-C in the byte order of PCs is measured."""
    sound = probe(encoded(tmp_path / "talk.aifc", "-c:a", "pcm_s16le", "-f", "aiff"))
    assert (sound.container, sound.codec) == ("AIFC", "PCM")
    assert sound.duration == pytest.approx(4, abs=0.01)


@pytest.mark.parametrize("rate", [bytes(10), b"\xff" * 10, b"\x7f\xff" + bytes(8), b"\x40\x3e" + b"\xff" * 8])
def test_rates_that_cannot_be(tmp_path: Path, rate: bytes) -> None:
    """A sample rate of nothing, of endless or of millions is refused."""
    path = aiff(tmp_path / "talk.aiff")
    path.write_bytes(path.read_bytes().replace(b"\x40\x0b\xfa\x00", rate[:4], 1).replace(b"\0" * 6, rate[4:10], 1))
    with pytest.raises(Unreadable):
        probe(path)


def test_texts(tmp_path: Path) -> None:
    """Name, author, note and copyright are told."""
    texts = [chunk(kind, text, order=">") for kind, text in ((b"NAME", b"Talk"), (b"AUTH", b"Ann"), (b"(c) ", b"CC"))]
    tags = read_tags(aiff(tmp_path / "talk.aiff", *texts))
    assert (tags.title, tags.people[0].name, tags.copyright) == ("Talk", "Ann", "CC")
    assert tags.sources["title"] == "AIFF NAME"
