"""What is told of a WAV: what is there, whatever its header says."""

import struct
from pathlib import Path

import pytest
from tests.support.recordings import chunk, encoded, rf64, wav

from turncast.audio import enclosure, probe, read_tags
from turncast.errors import Unreadable


def test_plain(tmp_path: Path) -> None:
    """A WAV is measured, and said to be nothing directories take."""
    sound = probe(wav(tmp_path / "talk.mp3"))
    assert (sound.media_type, sound.container, sound.codec, sound.duration) == ("audio/wav", "WAV", "PCM", 2.0)
    assert (sound.bitrate, sound.bitrate_mode, sound.sample_rate, sound.channels) == (128_000, "CBR", 8000, 1)
    assert (sound.size, sound.doubts) == ((tmp_path / "talk.mp3").stat().st_size, ())
    assert not sound.publishable


def test_way_out(tmp_path: Path) -> None:
    """Whoever wants to publish a WAV is told what to type."""
    sound = probe(wav(tmp_path / "my talk.wav"))
    with pytest.raises(Unreadable, match="a WAV recording") as refusal:
        enclosure(sound, "media/my talk.wav")
    assert refusal.value.hint == "turncast add --convert 'media/my talk.wav'"


@pytest.mark.parametrize(("said", "riff"), [(0xFFFFFFFF, 0xFFFFFFFF), (0xFFFFFFFF, 36), (0, 0), (0x7FFFFFFF, 0)])
def test_streamed(tmp_path: Path, said: int, riff: int) -> None:
    """Sizes that were never written are no promise: the sound reaches to the end of the file."""
    sound = probe(wav(tmp_path / "talk.wav", said=said, riff=riff))
    assert (sound.duration, sound.doubts) == (2.0, ())


def test_truncated(tmp_path: Path) -> None:
    """A WAV that holds less than it says is truncated, and as long as what it holds."""
    sound = probe(wav(tmp_path / "talk.wav", said=10 * 16000))
    assert (sound.duration, [doubt.code for doubt in sound.doubts]) == (2.0, ["truncated"])
    assert sound.doubts[0].message == "expected 0:10, as its header says, found 0:02"


@pytest.mark.parametrize("name", [b"RF64", b"BW64"])
def test_larger_than_four_gigabytes(tmp_path: Path, name: bytes) -> None:
    """RF64 and BW64 say their size in eight bytes, and may be truncated too."""
    whole, cut = probe(rf64(tmp_path / "a.wav", name=name)), probe(rf64(tmp_path / "b.wav", name=name, missing=16000))
    assert (whole.container, whole.duration, whole.doubts) == (name.decode(), 2.0, ())
    assert (cut.duration, [doubt.code for doubt in cut.doubts]) == (1.0, ["truncated"])


@pytest.mark.parametrize(("codec", "name"), [("pcm_f32le", "PCM"), ("adpcm_ms", "ADPCM"), ("libmp3lame", "MP3")])
def test_codecs(tmp_path: Path, codec: str, name: str) -> None:
    """What is compressed within a WAV is measured by its count of samples."""
    sound = probe(encoded(tmp_path / "talk.wav", "-c:a", codec))
    assert sound.codec == name
    assert sound.duration == pytest.approx(4, abs=0.1)


@pytest.mark.parametrize("damage", [b"RIFF\x04\0\0\0WAVE", b"RIFF\0\0\0\0WAVEdata\4\0\0\0\0\0\0\0"])
def test_without_format(tmp_path: Path, damage: bytes) -> None:
    """A WAV that does not say what it holds is refused."""
    path = tmp_path / "talk.wav"
    path.write_bytes(damage)
    with pytest.raises(Unreadable, match="format is missing"):
        probe(path)


def test_tags(tmp_path: Path) -> None:
    """RIFF INFO, what broadcasters write and iXML are told, each with where it stood."""
    info = b"INFO" + chunk(b"INAM", b"Talk\0") + chunk(b"IART", b"Ann") + chunk(b"ITRK", b"3/8") + chunk(b"ICOP", b"CC")
    bext = chunk(b"bext", b"A talk.".ljust(320, b"\0") + b"2020-06-19" + b"10:00:00" + bytes(264))
    ixml = chunk(b"iXML", b"<BWFXML><PROJECT>Show &amp; Co</PROJECT><SCENE>Other</SCENE></BWFXML>")
    tags = read_tags(wav(tmp_path / "talk.wav", chunk(b"LIST", info), bext, ixml))
    assert (tags.title, tags.show, tags.number, tags.total, tags.copyright) == ("Talk", "Show & Co", 3, 8, "CC")
    assert (tags.description, str(tags.date), tags.people[0].name) == ("A talk.", "2020-06-19", "Ann")
    assert tags.sources == {
        "title": "RIFF INAM",
        "copyright": "RIFF ICOP",
        "number": "RIFF ITRK",
        "total": "RIFF ITRK",
        "people": "RIFF IART",
        "description": "BWF Description",
        "date": "BWF OriginationDate",
        "show": "iXML PROJECT",
    }


def test_id3_in_a_chunk(tmp_path: Path) -> None:
    """An ID3 tag in a WAV is told before what RIFF says."""
    frame = b"TIT2" + struct.pack(">IH", 5, 0) + b"\0Talk"
    tag = b"ID3\3\0\0" + bytes((0, 0, 0, len(frame))) + frame
    info = chunk(b"LIST", b"INFO" + chunk(b"INAM", b"Other"))
    tags = read_tags(wav(tmp_path / "talk.wav", info, chunk(b"id3 ", tag)))
    assert (tags.title, tags.sources["title"]) == ("Talk", "ID3v2.3 TIT2")
