"""What is told of an MP3."""

from pathlib import Path

import pytest
from mutagen.id3 import CHAP, COMM, CTOC, ID3, TDES, TDRC, TIPL, TIT2, TLAN, TPE1, TPE2, TPOS, TRCK, TXXX
from tests.support.recordings import (
    FRAME_SECONDS,
    careful_tags,
    chapter_tags,
    cover_tag,
    encoded,
    frame,
    mp3,
    picture,
)

from turncast.audio import probe, read_tags
from turncast.errors import Unreadable


def test_length_from_the_header(tmp_path: Path) -> None:
    """An MP3 that says how many frames it has is as long as they are."""
    sound = probe(mp3(tmp_path / "talk.mp3", frames=200))
    assert sound.duration == pytest.approx(200 * FRAME_SECONDS)
    assert (sound.media_type, sound.kind) == ("audio/mpeg", "audio")
    assert (sound.sample_rate, sound.channels) == (44100, 1)


def test_the_name_decides_nothing(tmp_path: Path) -> None:
    """An MP3 called .m4a is an MP3."""
    assert probe(mp3(tmp_path / "talk.m4a")).media_type == "audio/mpeg"


def test_length_of_a_variable_bit_rate_without_header(tmp_path: Path) -> None:
    """Frames are counted where no header tells their number: the first one's bit rate says nothing of the others."""
    path = tmp_path / "talk.mp3"
    path.write_bytes(frame(32) * 10 + frame(128) * 90)
    sound = probe(path)
    assert sound.duration == pytest.approx(100 * FRAME_SECONDS)
    assert sound.bitrate == pytest.approx(118_000, rel=0.02)


def test_length_of_stitched_files(tmp_path: Path) -> None:
    """Two recordings glued together, tags and all, are as long as both."""
    one = mp3(tmp_path / "one.mp3", frames=50, info=False, tags=[TIT2(text="One")]).read_bytes()
    both = tmp_path / "both.mp3"
    both.write_bytes(one + one)
    assert probe(both).duration == pytest.approx(100 * FRAME_SECONDS)


def test_length_of_more_than_one_piece(tmp_path: Path) -> None:
    """Frames that lie across the pieces a file is read in are counted once."""
    path = tmp_path / "long.mp3"
    path.write_bytes(frame(128) * 6000)
    assert probe(path).duration == pytest.approx(6000 * FRAME_SECONDS)


def test_as_ffmpeg_writes_it(tmp_path: Path) -> None:
    """What ffmpeg encodes is measured and its chapters are found."""
    path = encoded(tmp_path / "talk.mp3", chapters=[(0, "Hello"), (2000, "Größe")])
    sound = probe(path)
    assert sound.duration == pytest.approx(4, abs=0.1)
    assert [(chapter.start, chapter.title) for chapter in sound.chapters] == [(0, "Hello"), (2, "Größe")]


def test_chapters_in_the_order_of_the_contents(tmp_path: Path) -> None:
    """Chapters come in the order of the table of contents, with their links; one without a title is numbered."""
    marks = chapter_tags(
        ("c", 9000, "", None), ("a", 0, "Hello", None), ("b", 5000, "Links", "https://x.org/"), order=["a", "b", "c"]
    )
    chapters = probe(mp3(tmp_path / "talk.mp3", tags=marks)).chapters
    assert [(one.start, one.title, one.url) for one in chapters] == [
        (0.0, "Hello", None),
        (5.0, "Links", "https://x.org/"),
        (9.0, "Chapter 3", None),
    ]


def test_chapters_without_contents(tmp_path: Path) -> None:
    """Without a table of contents, chapters come in the order of time."""
    marks = chapter_tags(("b", 5000, "Two", None), ("a", 0, "One", None))[:-1]
    assert [one.title for one in probe(mp3(tmp_path / "talk.mp3", tags=marks)).chapters] == ["One", "Two"]


def test_contents_that_contain_themselves(tmp_path: Path) -> None:
    """A table of contents that names itself, or chapters that are not there, does no harm."""
    marks = chapter_tags(("a", 0, "One", None), order=["toc", "gone", "a", "a"])
    assert [one.title for one in probe(mp3(tmp_path / "talk.mp3", tags=marks)).chapters] == ["One"]


def test_links_that_are_no_web_addresses(tmp_path: Path) -> None:
    """A chapter keeps only links to the web."""
    marks = chapter_tags(("a", 0, "One", "javascript:alert(1)"))
    assert probe(mp3(tmp_path / "talk.mp3", tags=marks)).chapters[0].url is None


def test_careful_tags(tmp_path: Path) -> None:
    """Title, show, number and total, and day are read as a careful producer wrote them."""
    tags = read_tags(mp3(tmp_path / "talk.mp3", tags=careful_tags()))
    assert (tags.title, tags.show, tags.number, tags.total) == ("Nick Wahl", "Interviews", 11, 11)
    assert tags.date is not None
    assert tags.date.isoformat() == "2020-06-19"
    assert [(one.name, one.role) for one in tags.people] == [("Nick Wahl", "guest")]


def test_no_tags(tmp_path: Path) -> None:
    """An MP3 without tags is silent, not wrong."""
    tags = read_tags(mp3(tmp_path / "talk.mp3"))
    assert tags.model_dump(exclude_defaults=True) == {}


def test_roles_of_the_taxonomy(tmp_path: Path) -> None:
    """People stand in the roles the taxonomy knows; composers and inventions are nobody who made the episode."""
    involved = TIPL(people=[["producer", "Ann"], ["composer", "Bach"], ["engineer", "Bo"], ["wizard", "Merlin"]])
    host = TXXX(desc="Host", text=["Jo Anderson"])
    tags = read_tags(mp3(tmp_path / "talk.mp3", tags=[involved, host, TPE1(text="Ruth Cross/Gail Capps")]))
    assert [(one.name, one.role) for one in tags.people] == [
        ("Ruth Cross", "guest"),
        ("Gail Capps", "guest"),
        ("Ann", "producer"),
        ("Bo", "audio engineer"),
        ("Jo Anderson", "host"),
    ]


def test_people_named_twice(tmp_path: Path) -> None:
    """An artist that is only people already known by a role, joined, is nobody new."""
    involved = TIPL(people=[["guest", "Ruth Cross"], ["guest", "Gail Capps"], ["guest", "Eugene Robinson, Jr."]])
    for artist in ("Ruth Cross and Gail Capps", "Gail Capps & Ruth Cross", "Eugene Robinson, Jr."):
        people = read_tags(mp3(tmp_path / "talk.mp3", tags=[involved, TPE1(text=artist)])).people
        assert [one.name for one in people] == ["Ruth Cross", "Gail Capps", "Eugene Robinson, Jr."]
    other = read_tags(mp3(tmp_path / "talk.mp3", tags=[involved, TPE1(text="Ruth Cross and Sons")])).people
    assert other[0].name == "Ruth Cross and Sons"


@pytest.mark.parametrize("artist", ["Interviews", "interviews", "The Network"])
def test_the_show_is_nobody(tmp_path: Path, artist: str) -> None:
    """An artist that is the show or the album's artist is not a person."""
    made = [*careful_tags(artist=artist), TPE2(text="The Network")]
    assert read_tags(mp3(tmp_path / "talk.mp3", tags=made)).people == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2020", None),
        ("2020-06", None),
        ("2020-06-19", "2020-06-19"),
        ("2020-06-19T14:30:00", "2020-06-19T14:30:00+00:00"),
    ],
)
def test_dates(tmp_path: Path, written: str, meant: str | None) -> None:
    """A bare year or month is not a date; a time of ID3 is UTC."""
    path = mp3(tmp_path / "talk.mp3")
    tag = ID3()
    tag.add(TDRC(text=written))
    tag.save(path)
    found = read_tags(path).date
    assert (found.isoformat() if found else None) == meant


@pytest.mark.parametrize(("written", "meant"), [("eng", "eng"), ("en-US", "en-US"), ("in English", None), ("", None)])
def test_languages(tmp_path: Path, written: str, meant: str | None) -> None:
    """The language is the tag's own code; what is not even shaped like one is none."""
    assert read_tags(mp3(tmp_path / "talk.mp3", tags=[TLAN(text=written)])).language == meant


@pytest.mark.parametrize(
    ("written", "number", "total"),
    [("3", 3, None), ("3/8", 3, 8), ("0/8", None, 8), ("/8", None, 8), ("three", None, None)],
)
def test_numbers(tmp_path: Path, written: str, number: int | None, total: int | None) -> None:
    """A track number may carry the planned total; nought and words are no number."""
    tags = read_tags(mp3(tmp_path / "talk.mp3", tags=[TRCK(text=written)]))
    assert (tags.number, tags.total) == (number, total)


@pytest.mark.parametrize(("written", "season"), [("2", 2), ("1/3", 1), ("1/1", None)])
def test_seasons(tmp_path: Path, written: str, season: int | None) -> None:
    """The disc is the season, but disc 1 of 1 is only what taggers write unasked."""
    assert read_tags(mp3(tmp_path / "talk.mp3", tags=[TPOS(text=written)])).season == season


def test_descriptions(tmp_path: Path) -> None:
    """A podcast's description goes before a comment, and what programs write for one another is not read."""
    noise = COMM(lang="eng", desc="iTunNORM", text=["0000 0000"])
    comment = COMM(lang="eng", desc="", text=["A talk."])
    assert read_tags(mp3(tmp_path / "a.mp3", tags=[noise])).description is None
    assert read_tags(mp3(tmp_path / "b.mp3", tags=[noise, comment])).description == "A talk."
    path = mp3(tmp_path / "c.mp3", tags=[comment])
    tag = ID3(path)
    tag.add(TDES(text="A long talk.\n\nWith links."))
    tag.save(path)
    assert read_tags(path).description == "A long talk.\n\nWith links."


def test_front_cover_first(tmp_path: Path) -> None:
    """Of several pictures the front cover is the artwork."""
    back, front = picture(8, 8, colour=1), picture(9, 9)
    path = mp3(tmp_path / "talk.mp3", tags=[cover_tag(back, 4, "back"), cover_tag(front, 3, "front")])
    assert read_tags(path).artwork == front


def test_hostile_text(tmp_path: Path) -> None:
    """Control characters, turned writing and a megabyte of title come out as a short clean line."""
    hostile = "Talk\x00\x07\x1b[31m\u202eevil\r\n" + "x" * 1_000_000
    path = mp3(tmp_path / "talk.mp3")
    tag = ID3()
    tag.add(TIT2(encoding=3, text=[hostile.replace("\x00", "")]))
    tag.save(path)
    title = read_tags(path).title
    assert title is not None
    assert title.startswith("Talk[31mevil x")
    assert len(title) <= 255
    assert title.isprintable()


def test_damaged_tags_leave_the_sound(tmp_path: Path) -> None:
    """A recording whose tags are damaged still has a length; asking for the tags says that they are damaged."""
    path = tmp_path / "talk.mp3"
    path.write_bytes(b"ID3\x03\x00\x40" + bytes((0, 0, 0, 20)) + b"\x7f" * 20 + frame() * 50)
    assert probe(path).duration == pytest.approx(50 * FRAME_SECONDS)
    with pytest.raises(Unreadable, match="damaged"):
        read_tags(path)


def test_tag_that_lies_about_its_size(tmp_path: Path) -> None:
    """A tag that claims 256 MB costs no memory and hides no sound."""
    path = tmp_path / "talk.mp3"
    path.write_bytes(b"ID3\x03\x00\x00\x7f\x7f\x7f\x7f" + frame() * 50)
    assert probe(path).duration == pytest.approx(50 * FRAME_SECONDS)
    assert read_tags(path).title is None


def test_cut_off_within_its_tags(tmp_path: Path) -> None:
    """An MP3 that was cut off before its first frame is refused."""
    whole = mp3(tmp_path / "talk.mp3", tags=careful_tags()).read_bytes()
    path = tmp_path / "cut.mp3"
    path.write_bytes(whole[:100])
    with pytest.raises(Unreadable):
        probe(path)


def test_chapter_of_no_time(tmp_path: Path) -> None:
    """A chapter that gives only a place in bytes is left out."""
    unset = CHAP(
        element_id="x", start_time=0xFFFFFFFF, end_time=0xFFFFFFFF, start_offset=0, end_offset=9, sub_frames=[]
    )
    toc = CTOC(element_id="toc", flags=3, child_element_ids=["x"], sub_frames=[])
    assert probe(mp3(tmp_path / "talk.mp3", tags=[unset, toc])).chapters == ()
