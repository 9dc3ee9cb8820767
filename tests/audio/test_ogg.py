"""What is told of Ogg: Vorbis, Opus, FLAC and Speex."""

import base64
import struct
from pathlib import Path

import pytest
from tests.support.recordings import encoded, opus, vorbis_comments

from turncast.audio import probe, read_tags
from turncast.errors import Unreadable


def made(path: Path, data: bytes) -> Path:
    """A file of *data*."""
    path.write_bytes(data)
    return path


def test_opus(tmp_path: Path) -> None:
    """Opus is as long as its last page says, less what is not played."""
    sound = probe(made(tmp_path / "talk.mp3", opus()))
    assert (sound.media_type, sound.container, sound.codec, sound.duration) == ("audio/ogg", "Ogg", "Opus", 2.0)
    assert (sound.channels, sound.sample_rate, sound.doubts) == (2, 48000, ())
    assert sound.obstacle == "an Opus recording (Ogg)"


@pytest.mark.parametrize(("codec", "name"), [("libvorbis", "Vorbis"), ("libopus", "Opus"), ("flac", "FLAC")])
def test_as_ffmpeg_writes_it(tmp_path: Path, codec: str, name: str) -> None:
    """What ffmpeg encodes is measured."""
    sound = probe(encoded(tmp_path / "talk.ogg", "-c:a", codec))
    assert sound.codec == name
    assert sound.duration == pytest.approx(4, abs=0.05)


def test_chapters_as_ffmpeg_writes_them(tmp_path: Path) -> None:
    """The chapters ffmpeg writes to Opus are found."""
    sound = probe(encoded(tmp_path / "talk.opus", chapters=[(0, "Hello"), (2000, "Größe")]))
    assert [(one.start, one.title) for one in sound.chapters] == [(0, "Hello"), (2, "Größe")]
    assert sound.chapters_from == "Vorbis CHAPTER"


@pytest.mark.parametrize("serial", [1, 2])
def test_stitched(tmp_path: Path, serial: int) -> None:
    """Streams one after another are as long as all of them, even where they have the same number."""
    sound = probe(made(tmp_path / "talk.opus", opus() + opus(serial, 3.0)))
    assert sound.duration == 5.0
    assert [doubt.code for doubt in sound.doubts] == ["stitched"]


def test_cut_off(tmp_path: Path) -> None:
    """A stream that does not say where it ends breaks off; half a page is not counted."""
    whole = opus()
    sound = probe(made(tmp_path / "talk.opus", whole[: len(whole) // 2]))
    assert 0.7 < sound.duration < 1.3
    assert [doubt.code for doubt in sound.doubts] == ["ends-abruptly"]


def test_recorded_from_a_stream(tmp_path: Path) -> None:
    """What was cut out of a stream is as long as the piece, not as the stream was until then."""
    hour = 48000 * 3600
    first, second, *others = (b"OggS" + one for one in opus().split(b"OggS")[1:])
    later = (one[:6] + struct.pack("<Q", struct.unpack("<Q", one[6:14])[0] + hour) + one[14:] for one in others)
    sound = probe(made(tmp_path / "talk.opus", first + second + b"".join(later)))
    assert sound.duration == pytest.approx(2.0, abs=0.2)


def test_chapters_with_links(tmp_path: Path) -> None:
    """Chapters come in the order of time, with their links to the web; one whose time is none is left out."""
    comments = vorbis_comments(
        ("CHAPTER002", "00:01:02.500"),
        ("chapter002name", "Two"),
        ("CHAPTER002URL", "https://x.org/"),
        ("CHAPTER001", "00:00:00.000"),
        ("CHAPTER001URL", "javascript:alert(1)"),
        ("CHAPTER003", "soon"),
    )
    chapters = probe(made(tmp_path / "talk.opus", opus(comments=comments))).chapters
    assert [(one.start, one.title, one.url) for one in chapters] == [
        (0.0, "Chapter 1", None),
        (62.5, "Two", "https://x.org/"),
    ]


def test_tags(tmp_path: Path) -> None:
    """Comments are told, whatever the case of their names, with their picture."""
    picture = struct.pack(">II", 3, 0) + struct.pack(">IIIIII", 0, 1, 1, 24, 0, 5) + b"front"
    comments = vorbis_comments(
        ("title", "Talk"),
        ("ALBUM", "Show"),
        ("TRACKNUMBER", "3"),
        ("TRACKTOTAL", "8"),
        ("SEASON", "2"),
        ("Artist", "Ann"),
        ("HOST", "Jo"),
        ("DATE", "2020-06-19"),
        ("ITUNESADVISORY", "1"),
        ("LYRICS", "Hello.\nHello."),
        ("METADATA_BLOCK_PICTURE", base64.b64encode(picture).decode()),
    )
    tags = read_tags(made(tmp_path / "talk.opus", opus(comments=comments)))
    assert (tags.title, tags.show, tags.number, tags.total, tags.season) == ("Talk", "Show", 3, 8, 2)
    assert (tags.explicit, tags.lyrics, tags.artwork) == (True, "Hello.\nHello.", b"front")
    assert [(one.name, one.role) for one in tags.people] == [("Ann", "guest"), ("Jo", "host")]
    assert tags.sources["people"] == "Vorbis ARTIST, Vorbis HOST"


@pytest.mark.parametrize("count", [0xFFFFFFFF, 100_000])
def test_comments_that_lie(tmp_path: Path, count: int) -> None:
    """Comments that claim to be millions are read as far as they are there."""
    lying = struct.pack("<II", 0, count) + vorbis_comments(("TITLE", "Talk"))[8:]
    assert read_tags(made(tmp_path / "talk.opus", opus(comments=lying))).title == "Talk"


def test_nothing_known(tmp_path: Path) -> None:
    """An Ogg of nothing that can be heard is refused."""
    with pytest.raises(Unreadable, match="no Vorbis, Opus, FLAC or Speex"):
        probe(made(tmp_path / "talk.ogg", opus().replace(b"OpusHead", b"\x80theora")))
