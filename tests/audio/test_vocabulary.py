"""One vocabulary over all tag systems, and where each word stood."""

import struct
from pathlib import Path

import pytest
from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    ID3,
    SYLT,
    TALB,
    TCOP,
    TDES,
    TDRC,
    TIPL,
    TIT2,
    TLAN,
    TPE1,
    TPOS,
    TRCK,
    TXXX,
    USLT,
)
from tests.support.recordings import ape_tag, box, chapter_tags, frame, mp3, mp4, mvhd, picture, track

from turncast.audio import probe, read_chapter_pictures, read_tags

OLD = b"TAG" + b"Old talk".ljust(30, b"\0") + b"Old guest".ljust(30, b"\0") + b"Old show".ljust(30, b"\0")
OLD += b"2020" + b"Old notes".ljust(28, b"\0") + b"\0\x07" + b"\xff"


def words() -> list[object]:
    """Every word there is, as ID3 has it."""
    made: list[object] = [TIT2(text="Talk"), TALB(text="Show"), TRCK(text="3/8"), TPOS(text="2"), TLAN(text="eng")]
    made += [TDRC(text="2020-06-19"), TPE1(text="Ann"), TIPL(people=[["producer", "Bo"]]), TCOP(text="2020 CC BY")]
    made += [COMM(lang="eng", desc="", text=["Notes."]), USLT(lang="eng", desc="", text="Hello.\nHello.")]
    made += [TXXX(desc="ITUNESADVISORY", text=["2"]), APIC(mime="image/png", type=3, desc="", data=b"front")]
    return made


@pytest.mark.parametrize(
    ("version", "date", "producer"), [(3, "ID3v2.3 TYER", "ID3v2.3 IPLS"), (4, "ID3v2.4 TDRC", "ID3v2.4 TIPL")]
)
def test_id3(tmp_path: Path, version: int, date: str, producer: str) -> None:
    """Every word of ID3 is told, with the version and the frame it stood in."""
    path, tag = mp3(tmp_path / "talk.mp3"), ID3()
    for one in words():
        tag.add(one)
    tag.save(path, v2_version=version)
    tags, system = read_tags(path), f"ID3v2.{version}"
    assert (tags.title, tags.show, tags.number, tags.total, tags.season) == ("Talk", "Show", 3, 8, 2)
    assert (str(tags.date), tags.language, tags.copyright) == ("2020-06-19", "eng", "2020 CC BY")
    assert (tags.explicit, tags.lyrics, tags.artwork) == (False, "Hello.\nHello.", b"front")
    assert [(one.name, one.role) for one in tags.people] == [("Ann", "guest"), ("Bo", "producer")]
    assert dict(tags.sources) == {
        "title": f"{system} TIT2",
        "show": f"{system} TALB",
        "number": f"{system} TRCK",
        "total": f"{system} TRCK",
        "season": f"{system} TPOS",
        "date": date,
        "language": f"{system} TLAN",
        "copyright": f"{system} TCOP",
        "people": f"{system} TPE1, {producer}",
        "description": f"{system} COMM",
        "lyrics": f"{system} USLT",
        "explicit": f"{system} TXXX:ITUNESADVISORY",
        "artwork": f"{system} APIC",
    }


def test_id3_of_three_letters(tmp_path: Path) -> None:
    """Frames of ID3v2.2 are named as they were."""
    fields = [(b"TT2", b"\0Talk"), (b"TCR", b"\0CC"), (b"ULT", b"\0eng\0Hello."), (b"PIC", b"\0PNG\3\0front")]
    body = b"".join(name + len(data).to_bytes(3, "big") + data for name, data in fields)
    path = tmp_path / "talk.mp3"
    path.write_bytes(b"ID3\2\0\0" + bytes((0, 0, 0, len(body))) + body + frame() * 20)
    tags = read_tags(path)
    assert (tags.title, tags.copyright, tags.lyrics, tags.artwork) == ("Talk", "CC", "Hello.", b"front")
    assert set(tags.sources.values()) == {"ID3v2.2 TT2", "ID3v2.2 TCR", "ID3v2.2 ULT", "ID3v2.2 PIC"}


def test_words_with_times(tmp_path: Path) -> None:
    """Words that come with times are told without them."""
    timed = SYLT(lang="eng", format=2, type=1, desc="", text=[("Hello ", 0), ("there.", 500), ("\nBye.", 900)])
    tags = read_tags(mp3(tmp_path / "talk.mp3", tags=[timed]))
    assert (tags.lyrics, tags.sources["lyrics"]) == ("Hello there.\nBye.", "ID3v2.3 SYLT")


def test_precedence(tmp_path: Path) -> None:
    """Of several tags in one file, ID3v2 is believed before APE, and APE before ID3v1, word by word."""
    path = mp3(tmp_path / "talk.mp3", tags=[TIT2(text="Talk"), TDES(text="")])
    ape = ape_tag(("Title", b"Other", 0), ("Album", b"Show", 0), ("Track", b"3/8", 0), ("Lyrics", b"Hello.", 0))
    path.write_bytes(path.read_bytes() + ape + OLD)
    tags = read_tags(path)
    assert (tags.title, tags.show, tags.number, tags.total) == ("Talk", "Show", 3, 8)
    assert (tags.description, tags.people[0].name, tags.lyrics) == (None, "Old guest", "Hello.")
    assert (tags.sources["title"], tags.sources["show"]) == ("ID3v2.3 TIT2", "APE ALBUM")
    assert (tags.sources["lyrics"], tags.sources["people"]) == ("APE LYRICS", "ID3v1")


def test_ape_picture(tmp_path: Path) -> None:
    """A picture in an APE tag stands behind its file's name."""
    path = mp3(tmp_path / "talk.mp3")
    path.write_bytes(path.read_bytes() + ape_tag(("Cover Art (Front)", b"cover.png\0front", 2)))
    tags = read_tags(path)
    assert (tags.artwork, tags.sources["artwork"]) == (b"front", "APE Cover Art (Front)")


@pytest.mark.parametrize("item", [("T", b"x", 0), ("Title", b"\xff\xfe", 0), ("", b"", 0)])
def test_ape_that_lies(tmp_path: Path, item: tuple[str, bytes, int]) -> None:
    """A damaged APE tag is read as far as it can be."""
    path = mp3(tmp_path / "talk.mp3")
    path.write_bytes(path.read_bytes() + struct.pack("<I", 0xFFFFFFFF) + ape_tag(item)[4:])
    assert read_tags(path).show is None


def text(name: bytes, value: bytes, kind: int = 1) -> bytes:
    """One value of iTunes metadata."""
    return box(name, box(b"data", struct.pack(">II", kind, 0), value))


def free(name: bytes, value: bytes) -> bytes:
    """One free value."""
    described = box(b"mean", bytes(4), b"com.apple.iTunes") + box(b"name", bytes(4), name)
    return box(b"----", described, box(b"data", struct.pack(">II", 1, 0), value))


def test_podcast_atoms(tmp_path: Path) -> None:
    """The atoms of podcasts and the free ones are told, each by its name."""
    atoms = [
        text(b"\xa9nam", b"Talk"),
        text(b"tvsh", b"Show"),
        text(b"tves", struct.pack(">I", 11), 21),
        text(b"tvsn", struct.pack(">I", 2), 21),
        text(b"rtng", b"\1", 21),
        text(b"cprt", b"CC BY"),
        text(b"\xa9lyr", b"Hello."),
        text(b"covr", b"front", 14),
        free(b"HOST", b"Jo"),
        free(b"Transcript", b"not this"),
    ]
    listed = box(b"udta", box(b"meta", bytes(4), box(b"ilst", *atoms)))
    tags = read_tags(mp4(tmp_path / "talk.m4a", mvhd(5000), track(1, b"soun", ticks=5000), listed))
    assert (tags.title, tags.show, tags.number, tags.season, tags.explicit) == ("Talk", "Show", 11, 2, True)
    assert (tags.copyright, tags.lyrics, tags.artwork, tags.people[0].name) == ("CC BY", "Hello.", b"front", "Jo")
    assert tags.sources["number"] == "MP4 tves"
    assert tags.sources["people"] == "MP4 ----:com.apple.iTunes:HOST"


def test_pictures_of_chapters(tmp_path: Path) -> None:
    """The pictures of chapters are given by the second from which they are shown."""
    marks = chapter_tags(("a", 0, "One", None), ("b", 5000, "Two", None))
    shown = APIC(mime="image/png", type=0, desc="", data=b"two")
    marks[1] = CHAP(element_id="b", start_time=5000, end_time=9000, sub_frames=[TIT2(text="Two"), shown])
    path = mp3(tmp_path / "talk.mp3", tags=marks)
    assert read_chapter_pictures(path) == {5.0: b"two"}
    assert probe(path).chapters_from == "ID3v2.3 CHAP"


def test_pictures_and_links_of_a_movie(tmp_path: Path) -> None:
    """A movie's chapter track may hold links, and another one pictures."""
    link = b"https://x.org/"
    sample = struct.pack(">H", 3) + b"One" + box(b"href", bytes(4), bytes((len(link),)), link)
    shown = picture(8, 8)

    def table(offset: int, size: int) -> bytes:
        return (
            box(b"stts", struct.pack(">IIII", 0, 1, 1, 5000))
            + box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 1, 1))
            + box(b"stsz", struct.pack(">III", 0, size, 1))
            + box(b"stco", struct.pack(">III", 0, 1, offset))
        )

    sound = track(1, b"soun", ticks=5000)
    named = box(b"tref", box(b"chap", struct.pack(">II", 2, 3)))
    sound = box(b"trak", sound[8:], named)
    texts = track(2, b"text", ticks=5000, table=table(24, len(sample)))
    shows = track(3, b"vide", ticks=5000, table=table(24 + len(sample), len(shown)))
    path = mp4(tmp_path / "talk.m4a", mvhd(5000), sound, texts, shows, data=sample + shown)
    found = probe(path)
    assert [(one.title, one.url) for one in found.chapters] == [("One", "https://x.org/")]
    assert (found.kind, found.chapters_from) == ("audio", "MP4 chapter track")
    assert read_chapter_pictures(path) == {0.0: shown}
