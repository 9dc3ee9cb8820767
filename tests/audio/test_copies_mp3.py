"""The published copy of an MP3: a tag that players read, and the master's own sound."""

import struct
import tracemalloc
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from mutagen.id3 import (
    APIC,
    COMM,
    ID3,
    PRIV,
    RVA2,
    TALB,
    TCOP,
    TIT2,
    TPUB,
    TXXX,
    USLT,
    WCOP,
    WOAF,
)
from tests.support.copies import CHAPTERS, MP3, body, copied, decoded, ffprobe, frames, made, words
from tests.support.recordings import encoded, frame, mp3, picture

from turncast.audio import probe, read_tags
from turncast.models.recording import Chapter

ID3V1 = b"TAG" + b"Old title".ljust(125, b"\0")
EXTENDED = b"TAG+" + bytes(223)
LYRICS1 = b"LYRICSBEGIN" + b"la la" + b"LYRICSEND"
LYRICS2 = b"LYRICSBEGIN" + b"IND00002110" + b"000022" + b"LYRICS200"


def ape(*, header: bool, **items: str) -> bytes:
    """An APE tag of such texts, with a footer, and a header or not."""
    said = b"".join(struct.pack("<II", len(v), 0) + k.encode() + b"\0" + v.encode() for k, v in items.items())

    def end(is_header: bool) -> bytes:
        flags = (header << 31) | (is_header << 29)
        return b"APETAGEX" + struct.pack("<IIII", 2000, len(said) + 32, len(items), flags) + bytes(8)

    return (end(True) if header else b"") + said + end(False)


def id3(version: int, *, padding: int = 0, footer: bool = False) -> bytes:
    """A tag with an old title; of version 2.2, 2.3 or 2.4."""
    text = b"\0Old title"
    if version == 2:
        content = b"TT2" + len(text).to_bytes(3, "big") + text
    else:
        content = b"TIT2" + len(text).to_bytes(4, "big") + b"\0\0" + text
    content += bytes(padding)
    size = bytes(len(content) >> shift & 0x7F for shift in (21, 14, 7, 0))
    head = bytes((version, 0, 0x10 if footer else 0)) + size
    return b"ID3" + head + content + (b"3DI" + head if footer else b"")


HEADS = [b"", id3(2), id3(3), id3(3, padding=1000), id3(4), id3(4, footer=True), id3(3) + id3(4, padding=9)]
TAILS = [ID3V1, EXTENDED + ID3V1, LYRICS1, LYRICS2, ape(header=True, Title="Old"), ape(header=False, Title="x", A="")]
TAILS += [id3(4, footer=True)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(head=b"", tails=[ape(header=True, Title="Old"), LYRICS1, LYRICS1], count=1)  # a TAG 128 bytes from the end
@given(head=st.sampled_from(HEADS), tails=st.lists(st.sampled_from(TAILS), max_size=4), count=st.integers(1, 9))
def test_the_sound_is_kept_byte_for_byte_and_nothing_else(
    tmp_path: Path, head: bytes, tails: list[bytes], count: int
) -> None:
    """Whatever tags a master has at its beginning and its end, the copy is a new tag and the master's frames."""
    sound = frame() * count
    master = tmp_path / "master.mp3"
    master.write_bytes(head + sound + b"".join(tails))
    data = body(made(master, sound=MP3))
    end = 10 + (data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9])
    assert data[end:] == sound
    assert b"Old title" not in data


@pytest.mark.parametrize(
    "tail",
    [
        ape(header=False, Title="x")[:-24] + struct.pack("<IIII", 2000, 900, 1, 0) + bytes(8),
        ape(header=False, Title="x")[:-24] + struct.pack("<IIII", 2000, 43, 3, 0) + bytes(8),
        b"APETAGEX" + struct.pack("<IIII", 2000, 1 << 31, 1, 0) + bytes(8),
        b"999999LYRICS200",
        b"000010LYRICS200",
        b"LYRICSEND",
        b"3DI\4\0\x10\0\0\x10\0",
    ],
)
def test_what_only_claims_to_be_a_tag_costs_no_sound(tmp_path: Path, tail: bytes) -> None:
    """A tag at the end that is not as long as it says is left where it is: better some bytes too many."""
    master = tmp_path / "master.mp3"
    master.write_bytes(frame() * 30 + tail)
    assert body(made(master, sound=MP3)).endswith(frame() * 30 + tail)


def test_frames_stand_in_the_order_players_read(tmp_path: Path) -> None:
    """Title first, the table of contents before the chapters, those in the order of time, the heavy picture last."""
    late_first = (Chapter(start=2, title="B"), Chapter(start=0.5, title="A much longer title"), *CHAPTERS[:1])
    found = frames(body(made(mp3(tmp_path / "a.mp3"), words(chapters=late_first), picture(30, 30))))
    names = [name for name, _ in found]
    assert names[:4] == ["TIT2", "TALB", "TPE1", "TPE2"]
    assert names[-5:] == ["CTOC", "CHAP", "CHAP", "CHAP", "APIC"]
    assert [struct.unpack_from(">II", data, 5) for name, data in found if name == "CHAP"] == [
        (0, 500),
        (500, 2000),
        (2000, 2612),
    ]


def test_what_a_tag_says(tmp_path: Path) -> None:
    """Each word stands in the frame players look for it in, in version 2.3."""
    cover = picture(30, 30)
    said = words(season=2, copyright="© TURN", title="Größe 東京 🎙")
    tag = ID3(copied(mp3(tmp_path / "a.mp3"), said, cover), translate=False)
    texts = {name: str(tag[name]) for name in tag if name.startswith("T")}
    assert texts == {
        "TIT2": "Größe 東京 🎙",
        "TALB": "TURN Interviews",
        "TPE1": "Jo Anderson, Nick Wahl",
        "TPE2": "Teacher Union Reform Network",
        "TRCK": "11/11",
        "TPOS": "2",
        "TYER": "2020",
        "TDAT": "1906",
        "TIME": "1200",
        "TCON": "Podcast",
        "TLAN": "eng",
        "TCOP": "© TURN",
    }
    assert tag["COMM::eng"].text == ["What bargaining can be."]
    assert (tag["APIC:"].mime, tag["APIC:"].type, tag["APIC:"].data) == ("image/jpeg", 3, cover)
    assert tag["CTOC:toc"].child_element_ids == ["chp0", "chp1"]
    assert tag["CHAP:chp1"].sub_frames["WXXX:"].url == "https://a.dev/x"


def test_what_is_not_said_is_not_written(tmp_path: Path) -> None:
    """An episode without number, people, description, chapters or picture has no empty frames."""
    said = words(author=None, artists=(), number=None, total=11, description=None, language=None, chapters=())
    names = [name for name, _ in frames(body(made(mp3(tmp_path / "a.mp3"), said)))]
    assert names == ["TIT2", "TALB", "TPE1", "TPE2", "TYER", "TDAT", "TIME", "TCON"]


def test_a_date_is_told_in_one_zone(tmp_path: Path) -> None:
    """The same instant written with another offset makes the same copy."""
    there = datetime(2020, 6, 19, 21, tzinfo=timezone(timedelta(hours=9)))
    master = mp3(tmp_path / "a.mp3")
    assert made(master, words(date=there)).splice == made(master).splice


def test_turncast_reads_what_it_writes(tmp_path: Path) -> None:
    """What is added from a published copy is what was published."""
    copy = copied(mp3(tmp_path / "a.mp3"), words(season=2), picture(30, 30))
    tags = read_tags(copy)
    assert (tags.title, tags.show, tags.number, tags.total, tags.season) == (
        words().title,
        "TURN Interviews",
        11,
        11,
        2,
    )
    assert (tags.description, tags.language, tags.date) == ("What bargaining can be.", "eng", words().date)
    assert tags.artwork == picture(30, 30)
    assert probe(copy).chapters == CHAPTERS


def test_what_is_worth_keeping_of_the_masters_tag_is_kept(tmp_path: Path) -> None:
    """Lyrics, rights, links and loudness stay; what the words say, pictures and programs' notes do not."""
    kept = [
        USLT(encoding=3, lang="eng", desc="", text="La la 🎙"),
        WCOP(url="https://a.dev/rights"),
        WOAF(url="https://a.dev/file"),
        TPUB(encoding=3, text="A publisher"),
        TCOP(encoding=3, text="Rights"),
        TXXX(encoding=3, desc="REPLAYGAIN_TRACK_GAIN", text="-3 dB"),
        RVA2(desc="track", channel=1, gain=-3.0, peak=0.5),
    ]
    gone = [
        TIT2(encoding=3, text="Old"),
        TALB(encoding=3, text="Old"),
        COMM(encoding=3, lang="deu", desc="x", text="Old"),
        APIC(encoding=3, mime="image/jpeg", type=3, desc="old", data=b"x"),
        PRIV(owner="Old", data=b"x"),
        TXXX(encoding=3, desc="Old", text="Old"),
    ]
    master = mp3(tmp_path / "a.mp3")
    tag = ID3()
    for one in (*kept, *gone):
        tag.add(one)
    tag.save(master, v2_version=4)
    copy = ID3(copied(master), translate=False)
    assert {one.HashKey: str(one) for one in kept} == {one.HashKey: str(copy[one.HashKey]) for one in kept}
    assert not {one.HashKey for one in gone} - {"TIT2", "TALB"} & set(copy)
    assert str(copy["TIT2"]) == words().title
    assert str(ID3(copied(master, words(copyright="Ours")), translate=False)["TCOP"]) == "Ours"


def test_a_chapter_ends_where_it_says_or_where_the_next_one_begins(tmp_path: Path) -> None:
    """A chapter with an end of its own has it; one that ends before it begins, or after the next begins, has not."""
    said = ((0, 1.0), (1.5, None), (2, 9.0), (2.5, 1.0))
    listed = tuple(Chapter(start=start, end=end, title="A") for start, end in said)
    frames = ID3(copied(mp3(tmp_path / "a.mp3"), words(chapters=listed))).getall("CHAP")
    assert [(one.start_time, one.end_time) for one in frames] == [(0, 1000), (1500, 2000), (2000, 2500), (2500, 2500)]


def test_more_chapters_than_a_table_counts(tmp_path: Path) -> None:
    """The table of contents has room for 255 chapters; those after are left out, and the tag is sound."""
    many = tuple(Chapter(start=number / 100, title=f"Chapter {number}") for number in range(300))
    assert probe(copied(mp3(tmp_path / "a.mp3"), words(chapters=many))).chapters == many[:255]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60), number=st.integers(1, 2**31 - 1)
)
def test_any_words_make_a_sound_tag(tmp_path: Path, said: str, number: int) -> None:
    """Whatever a producer writes, the tag can be read, the title is theirs, and the sound begins where the tag ends."""
    chapters = (Chapter(start=0, title=f"x{said}", url=said),)
    master = mp3(tmp_path / "a.mp3", frames=3)
    copy = copied(master, words(title=f"x{said}", description=said, number=number, chapters=chapters), sound=MP3)
    tag = ID3(copy, translate=False)
    assert str(tag["TIT2"]) == f"x{said}".replace("\0", "")
    assert copy.read_bytes().endswith(master.read_bytes())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(head=st.binary(max_size=300), tail=st.binary(max_size=200), lie=st.integers(0, 2**28 - 1))
def test_hostile_masters_come_out_harmless(tmp_path: Path, head: bytes, tail: bytes, lie: int) -> None:
    """Whatever stands before and behind the sound, a copy is made, and it holds all of the sound."""
    size = bytes(lie >> shift & 0x7F for shift in (21, 14, 7, 0))
    master = tmp_path / "a.mp3"
    master.write_bytes(b"ID3" + head[:3] + size + head + frame() * 4 + tail)
    data = body(made(master, sound=MP3))
    assert frames(data)[0][0] == "TIT2"
    if 10 + lie > master.stat().st_size:
        assert frame() * 3 in data


@pytest.mark.parametrize("size", ["4 GB", "a tag of 200 MB"])
def test_a_huge_master_costs_no_memory(tmp_path: Path, size: str) -> None:
    """Neither the sound nor an old tag is ever held in memory: a copy is a tag and two numbers."""
    master = mp3(tmp_path / "a.mp3", frames=50)
    with master.open("r+b") as file:
        if size == "4 GB":
            file.truncate(4 << 30)
        else:
            file.write(b"ID3\3\0\0" + bytes((200 << 20) >> shift & 0x7F for shift in (21, 14, 7, 0)))
            file.truncate(201 << 20)
    tracemalloc.start()
    copy = made(master, sound=MP3)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60 << 20
    assert copy.splice.size < 5 << 30


@pytest.mark.parametrize("options", [["-b:a", "64k"], ["-q:a", "5"], ["-b:a", "64k", "-write_xing", "0"]])
def test_players_hear_the_same(tmp_path: Path, options: list[str]) -> None:
    """A full decode of the copy is that of the master, to the sample; chapters come in order, and the cover."""
    master = encoded(tmp_path / "a.mp3", "-c:a", "libmp3lame", *options, chapters=[(0, "Old"), (2000, "Older")])
    before = master.read_bytes()
    copy = copied(master, words(), picture(30, 30))
    assert decoded(copy) == decoded(master)
    assert master.read_bytes() == before
    chapters = ffprobe(copy, "-show_entries", "chapter=start_time:chapter_tags=title")
    assert chapters.split() == ["start_time=0.000000|tag:title=Welcome", "start_time=1.500000|tag:title=Größe"]
    assert "codec_name=mjpeg" in ffprobe(copy, "-show_entries", "stream=codec_name")
    tags = ffprobe(copy, "-show_entries", "format_tags=title,album,track,date")
    assert "tag:title=Nick Wahl: Interest-Based Bargaining|tag:album=TURN Interviews|tag:track=11/11" in tags
