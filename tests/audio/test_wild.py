"""Whatever the bytes, every parser measures, tells or refuses; a second look says the same."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.recordings import (
    aiff,
    ape_tag,
    box,
    chpl,
    chunk,
    flac,
    frame,
    info_frame,
    mp4,
    mvhd,
    opus,
    rf64,
    track,
    vorbis_comments,
    wav,
)

from turncast.audio import aiff as aiffs
from turncast.audio import (
    ape,
    boxes,
    chunks,
    codecs,
    frames,
    matroska,
    ogg,
    probe,
    read_chapter_pictures,
    read_tags,
    vorbis,
    words,
    xing,
)
from turncast.audio import flac as flacs
from turncast.audio import wav as wavs
from turncast.audio.source import Source
from turncast.audio.telling import Telling
from turncast.errors import Unreadable

COMMENTS = vorbis_comments(("TITLE", "Talk"), ("CHAPTER001", "00:00:01.000"), ("ARTIST", "Ann"))
NUMBERS = [0, 1, 2, 7, 0x7F, 0x80, 0xFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF]


def seeds(folder: Path) -> dict[str, bytes]:
    """A small recording of every kind."""
    made = {
        "m4a": mp4(
            folder / "s", mvhd(5000), track(1, b"soun", ticks=5000, chapter_track=2), track(2, b"text", ticks=1)
        ),
        "nero": mp4(folder / "n", mvhd(5000), track(1, b"soun", ticks=5000), chpl((0, b"One"), (2, b"Two"))),
        "wav": wav(folder / "w", chunk(b"LIST", b"INFO" + chunk(b"INAM", b"Talk")), seconds=0.01),
        "rf64": rf64(folder / "r", seconds=0.01),
        "aiff": aiff(folder / "a", chunk(b"NAME", b"Talk", order=">"), frames=50),
        "flac": flac(folder / "f", (4, COMMENTS)),
    }
    others = {
        "opus": opus(comments=COMMENTS, pages=3),
        "mp3": info_frame(6, 6 * len(frame())) + frame() * 6 + ape_tag(("Title", b"Talk", 0)),
        "tagged": b"ID3\3\0\0\0\0\0\x0f" + b"TIT2\0\0\0\5\0\0\0Talk" + frame() * 6,
        "ebml": b"\x1a\x45\xdf\xa3\x84\x42\x82\x81w\x18\x53\x80\x67\x90\x15\x49\xa9\x66\x8b\x2a\xd7\xb1\x81\1\x44\x89"
        + b"\x84"
        + bytes(9),
    }
    return {name: path.read_bytes() for name, path in made.items()} | others


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The seeds, made once."""
    return seeds(tmp_path_factory.mktemp("seeds"))


@pytest.mark.parametrize("kind", ["m4a", "nero", "wav", "rf64", "aiff", "flac", "opus", "mp3", "tagged", "ebml"])
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_done_to_it(tmp_path: Path, kinds: dict[str, bytes], kind: str, data: st.DataObject) -> None:
    """Whatever is changed, cut, put in or added, a recording is measured or refused, its tags told or refused."""
    recording = bytearray(kinds[kind])
    for place, number, width in data.draw(
        st.lists(st.tuples(st.integers(0, 600), st.sampled_from(NUMBERS), st.sampled_from([1, 2, 4])), max_size=6)
    ):
        recording[place : place + width] = (number & (1 << 8 * width) - 1).to_bytes(width, "big")
    cut = data.draw(st.integers(0, len(recording)) | st.just(len(recording)))
    path = tmp_path / "wild"
    path.write_bytes(bytes(recording[:cut]) + data.draw(st.binary(max_size=64)))
    try:
        sound = probe(path)
        assert 0 < sound.duration <= 3_600_000
        assert (sound.bitrate or 0) >= 0
        assert sound == probe(path)
    except Unreadable as refusal:
        assert refusal.hint  # noqa: PT017
    for read in (read_tags, read_chapter_pictures):
        try:
            read(path)
        except Unreadable as refusal:
            assert refusal.hint  # noqa: PT017


PARSERS: dict[str, Callable[[Source], object]] = {
    "boxes": lambda source: list(boxes.children(source, boxes.whole(source))),
    "descriptions of sound": lambda source: codecs.describe(source, boxes.whole(source), b"soun"),
    "chunks": lambda source: list(chunks.chunks(source, 0, source.size, "little", {b"data": 5})),
    "wav": lambda source: wavs.sound(source, 0),
    "aiff": lambda source: aiffs.sound(source, 0),
    "flac": lambda source: flacs.sound(source, 0),
    "ogg": lambda source: ogg.sound(source, 0),
    "matroska": lambda source: matroska.sound(source, 0),
    "ape": lambda source: ape.tell(source, Telling()),
    "frames": lambda source: frames.measure(source, 0, source.size),
    "first frame": lambda source: frames.first(source, 0),
}
HEADS = [
    b"",
    b"\xff\xfb\x50\xc0",
    b"fLaC\x80\0\0\x22",
    b"OggS\0\2",
    b"RIFF\xff\xff\xff\xffWAVEfmt ",
    b"FORM\0\0\0\0AIFFCOMM",
]
HEADS += [box(b"stsd", b""), b"\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\xff"]


@pytest.mark.parametrize("parser", PARSERS)
@given(head=st.sampled_from(HEADS), rest=st.binary(max_size=400))
def test_whatever_it_is_given(parser: str, head: bytes, rest: bytes) -> None:
    """Each parser takes any bytes: it returns, or says what is wrong; no other error, and no end is missed."""
    try:
        PARSERS[parser](Source(BytesIO(head + rest)))
    except Unreadable as refusal:
        assert refusal.hint  # noqa: PT017


@given(data=st.binary(max_size=300))
def test_comments(data: bytes) -> None:
    """Whatever comments hold, names and values come out, chapters begin at a time, and a picture is part of it."""
    comments = vorbis.parse(data)
    assert all(isinstance(value, str) for pair in comments for value in pair)
    assert all(chapter.start >= 0 for chapter in vorbis.chapters(comments)[0])
    assert (vorbis.picture(data) or b"") in data


@given(frame_data=st.binary(min_size=4, max_size=200))
def test_promises(frame_data: bytes) -> None:
    """Whatever stands in a first frame, its promise is of whole numbers, or there is none."""
    promise = xing.read(Source(BytesIO(frame_data)), 0)
    assert promise is None or min(promise.frames, promise.size, promise.lead) >= 0


@given(value=st.text() | st.binary(max_size=50))
def test_words(value: object) -> None:
    """Whatever a value is, each word of it is bounded and clean, or none."""
    for word, meaning in words.MEANINGS.items():
        found = meaning(value)
        assert found is None or word in ("date", "explicit", "number", "season") or isinstance(found, str)
    title = words.line(value)
    assert title is None or (len(title) <= 255 and not any(sign in title for sign in "\0\x1b\r\n\u202e"))
    link = words.link(value)
    assert link is None or link.startswith(("http://", "https://"))
