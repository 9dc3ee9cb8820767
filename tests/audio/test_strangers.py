"""What is no recording, or none that directories take: refused by its bytes, and by its name."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.recordings import box, frame, mp4, mvhd, track

from turncast.audio import probe, read_tags
from turncast.errors import Unreadable, WorldError

MEDIA = Path(__file__).parents[3] / "shared" / "corpus" / "media"
STRANGERS = {
    "an empty file": b"",
    "a text file": b"These are my notes for the talk, and not the talk.\n",
    "an HTML page": b"\n<!DOCTYPE html><html><body>Not found</body></html>",
    "an XML document that says AccessDenied": b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
    "a JSON document": b'{"error": "gone"}',
    "a PDF document": b"%PDF-1.7\n\x00\x01",
    "a ZIP archive": b"PK\x03\x04\x14\x00",
    "a JPEG picture": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "a PNG picture": b"\x89PNG\r\n\x1a\n",
    "a HEIC or AVIF picture": box(b"ftyp", b"heic", bytes(4)),
    "a WAV recording": b"RIFF\x24\x00\x00\x00WAVEfmt ",
    "an AIFF recording": b"FORM\x00\x00\x00\x24AIFFCOMM",
    "a FLAC recording": b"fLaC\x00\x00\x00\x22",
    "an Ogg recording": b"OggS".ljust(28, b"\0") + b"\x01vorbis",
    "a Matroska or WebM file": b"\x1a\x45\xdf\xa3\x01\x00",
    "a Windows Media file": b"\x30\x26\xb2\x75\x8e\x66\xcf\x11",
    "bare AAC": b"\xff\xf1\x50\x80\x00\x1f\xfc",
    "no audio in it": b"\x00\x01\x02\x03" * 100,
}


@pytest.mark.parametrize("name", STRANGERS)
def test_said_to_be_what_it_is(tmp_path: Path, name: str) -> None:
    """A file called .mp3 that is something else is refused with what it is and what to do."""
    path = tmp_path / "talk.mp3"
    path.write_bytes(STRANGERS[name])
    with pytest.raises(Unreadable, match=name) as refusal:
        probe(path)
    assert refusal.value.hint


def test_flac_behind_a_tag(tmp_path: Path) -> None:
    """An ID3 tag before it does not hide what a file is."""
    path = tmp_path / "talk.mp3"
    path.write_bytes(b"ID3\x03\x00\x00\x00\x00\x00\x0a" + bytes(10) + STRANGERS["a FLAC recording"])
    with pytest.raises(Unreadable, match="a FLAC recording"):
        probe(path)


def test_mp2_is_no_mp3(tmp_path: Path) -> None:
    """MPEG audio of another layer is refused, for apps may not play it."""
    path = tmp_path / "talk.mp3"
    path.write_bytes((b"\xff\xfd\x80\xc0".ljust(417, b"\0")) * 20)
    with pytest.raises(Unreadable, match="layer 2"):
        probe(path)


@pytest.mark.parametrize("read", [probe, read_tags])
def test_missing_file(tmp_path: Path, read: object) -> None:
    """A file that is not there is an error of the world that names it."""
    assert callable(read)
    with pytest.raises(WorldError, match=r"gone\.mp3"):
        read(tmp_path / "gone.mp3")


def _seeds(folder: Path) -> list[bytes]:
    made = mp4(
        folder / "seed.m4a", mvhd(5000), track(1, b"soun", ticks=5000, chapter_track=2), track(2, b"text", ticks=1)
    )
    return [made.read_bytes(), b"ID3\x03\x00\x00\x00\x00\x00\x0a" + bytes(10) + frame() * 6, *STRANGERS.values()]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_bytes(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever is done to the bytes of a recording, it is measured or refused."""
    seed = bytearray(data.draw(st.sampled_from(_seeds(tmp_path))))
    for place, value in data.draw(
        st.lists(st.tuples(st.integers(0, max(len(seed) - 1, 0)), st.integers(0, 255)), max_size=8)
    ):
        if seed:
            seed[place] = value
    path = tmp_path / "wild"
    path.write_bytes(bytes(seed) + data.draw(st.binary(max_size=64)))
    for read in (probe, read_tags):
        try:
            read(path)
        except Unreadable:
            continue


@pytest.mark.slow
def test_memory_of_a_large_file(tmp_path: Path) -> None:
    """A recording of 3 GB, and of a tag that claims 256 MB of it, is read in little memory."""
    import tracemalloc

    path = tmp_path / "large.mp3"
    path.write_bytes(b"ID3\x03\x00\x00\x7f\x7f\x7f\x7f" + frame() * 50)
    os.truncate(path, 3 * 1024**3)
    tracemalloc.start()
    try:
        for read in (probe, read_tags):
            try:
                read(path)
            except Unreadable:
                continue
        assert tracemalloc.get_traced_memory()[1] < 50 * 1024**2
    finally:
        tracemalloc.stop()
