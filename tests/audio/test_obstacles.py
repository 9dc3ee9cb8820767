"""What directories do not take: said, with the reason, and measured all the same."""

import struct
from pathlib import Path

import pytest
from tests.support.recordings import box, encoded, mp4, mvhd, track

from turncast.audio import enclosure, probe
from turncast.errors import Unreadable


def described(kind: bytes, handler: bytes = b"soun", brand: bytes = b"M4A ") -> bytes:
    """A movie of a track of that kind."""
    entry = struct.pack(">I4s", 36, kind) + bytes(16) + struct.pack(">HHHHI", 2, 16, 0, 0, 48000 << 16)
    stsd = box(b"stsd", struct.pack(">II", 0, 1), entry)
    moov = box(b"moov", mvhd(5000), track(1, handler, ticks=5000, table=stsd))
    return box(b"ftyp", brand, bytes(4)) + box(b"mdat") + moov


@pytest.mark.parametrize(
    ("kind", "codec", "obstacle"),
    [
        (b"alac", "ALAC", "ALAC in an MP4"),
        (b"Opus", "Opus", "Opus in an MP4"),
        (b"ac-3", "AC-3", "AC-3 in an MP4"),
        (b"drms", None, "a recording locked by its seller (DRM)"),
        (b"enca", None, "a recording locked by its seller (DRM)"),
        (b".mp3", "MP3", None),
        (b"new!", None, None),
    ],
)
def test_sound_in_a_movie(tmp_path: Path, kind: bytes, codec: str | None, obstacle: str | None) -> None:
    """Sound that apps cannot play, or only with a key, is said to be that; what is unknown is let through."""
    path = tmp_path / "talk.m4a"
    path.write_bytes(described(kind))
    sound = probe(path)
    assert (sound.codec, sound.obstacle, sound.publishable) == (codec, obstacle, obstacle is None)


@pytest.mark.parametrize(
    ("kind", "codec", "publishable"),
    [(b"avc1", "H.264", True), (b"hvc1", "HEVC", True), (b"av01", "AV1", False), (b"apch", "ProRes", False)],
)
def test_pictures_in_a_movie(tmp_path: Path, kind: bytes, codec: str, publishable: bool) -> None:
    """Video is known by its codec."""
    path = tmp_path / "talk.mp4"
    path.write_bytes(described(kind, b"vide", b"isom"))
    sound = probe(path)
    assert (sound.video_codec, sound.publishable) == (codec, publishable)


def test_phones_of_old(tmp_path: Path) -> None:
    """A 3GP file is measured, and said to be nothing directories take."""
    path = tmp_path / "talk.3gp"
    path.write_bytes(described(b"samr", brand=b"3gp4"))
    sound = probe(path)
    assert (sound.media_type, sound.container, sound.codec) == ("audio/3gpp", "3GP", "AMR")
    with pytest.raises(Unreadable, match="a 3GP file") as refusal:
        enclosure(sound, "talk.3gp")
    assert refusal.value.hint == "turncast add --convert talk.3gp"


def test_what_is_taken(tmp_path: Path) -> None:
    """AAC is taken as it is."""
    sound = probe(encoded(tmp_path / "talk.m4b", "-c:a", "aac", "-ac", "2", "-ar", "48000"))
    assert (sound.media_type, sound.container, sound.codec) == ("audio/x-m4a", "MP4", "AAC")
    assert (sound.channels, sound.sample_rate, sound.bitrate_mode) == (2, 48000, "VBR")
    assert enclosure(sound, "talk.m4b") is sound


def test_quicktime(tmp_path: Path) -> None:
    """Plain samples in a QuickTime movie are measured, and said to be nothing directories take."""
    sound = probe(encoded(tmp_path / "talk.mov", "-c:a", "pcm_s16le"))
    assert (sound.container, sound.codec, sound.bitrate_mode) == ("QuickTime", "PCM", "CBR")
    assert sound.obstacle == "PCM in a QuickTime movie"


@pytest.mark.parametrize("damage", range(0, 60, 4))
def test_descriptions_that_are_cut(tmp_path: Path, damage: int) -> None:
    """A description that breaks off takes nothing but what it would have said."""
    path = encoded(tmp_path / "talk.m4a", "-c:a", "aac", seconds=1)
    data = bytearray(path.read_bytes())
    at = data.find(b"esds") + damage
    data[at : at + 4] = b"\xff" * 4
    path.write_bytes(data)
    assert probe(path).duration == pytest.approx(1, abs=0.1)


def test_mp4_without_description(tmp_path: Path) -> None:
    """A movie that does not say what it holds is measured."""
    sound = probe(mp4(tmp_path / "talk.m4a", mvhd(5000), track(1, b"soun", ticks=5000)))
    assert (sound.codec, sound.publishable) == (None, True)
