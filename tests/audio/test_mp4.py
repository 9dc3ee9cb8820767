"""What is told of an MP4, M4A, M4V or MOV."""

import struct
from pathlib import Path

import pytest
from mutagen.mp4 import MP4, MP4Cover, MP4FreeForm
from tests.support.recordings import box, chpl, encoded, mp4, mvhd, picture, track

from turncast.audio import probe, read_tags
from turncast.errors import Unreadable

SOUND = track(1, b"soun", ticks=5000)
VIDEO = track(2, b"vide", ticks=5000, size=(1280, 720))
CHAPTERS = [(0, "Hello"), (2000, "Größe " + "x" * 300)]


def tagged(path: Path, **atoms: object) -> Path:
    """An M4A with iTunes metadata."""
    encoded(path, "-c:a", "aac", seconds=1)
    file = MP4(path)
    file.tags.update({name.replace("c_", "\xa9"): value for name, value in atoms.items()})
    file.save()
    return path


def test_sound_alone_is_an_m4a(tmp_path: Path) -> None:
    """An MP4 that holds only sound is served as M4A, whatever its brand and name."""
    sound = probe(mp4(tmp_path / "talk.mp4", mvhd(5000), SOUND, brand=b"mp42"))
    assert (sound.media_type, sound.duration, sound.width) == ("audio/x-m4a", 5.0, None)


@pytest.mark.parametrize(
    ("brand", "media_type"),
    [(b"isom", "video/mp4"), (b"mp42", "video/mp4"), (b"M4V ", "video/x-m4v"), (b"qt  ", "video/quicktime")],
)
def test_type_of_a_video(tmp_path: Path, brand: bytes, media_type: str) -> None:
    """A video's type is by its brand, its size by its track, its bit rate by its weight."""
    sound = probe(mp4(tmp_path / "talk", mvhd(5000), SOUND, VIDEO, brand=brand, data=bytes(62_500)))
    assert (sound.media_type, sound.kind) == (media_type, "video")
    assert (sound.width, sound.height, sound.bitrate) == (1280, 720, 100_000)


def test_video_older_than_brands(tmp_path: Path) -> None:
    """A movie without a brand is QuickTime."""
    path = tmp_path / "old.mov"
    path.write_bytes(box(b"moov", mvhd(5000), VIDEO))
    assert probe(path).media_type == "video/quicktime"


def test_video_of_a_phone_held_upright(tmp_path: Path) -> None:
    """Width and height are those the picture is shown with."""
    turned = track(1, b"vide", ticks=1000, size=(1920, 1080), turned=True)
    sound = probe(mp4(tmp_path / "talk.mp4", mvhd(1000), turned))
    assert (sound.width, sound.height) == (1080, 1920)


def test_pictures_of_chapters_are_no_video(tmp_path: Path) -> None:
    """A track that only holds chapter pictures does not make a video of an enhanced podcast."""
    sound = track(1, b"soun", ticks=5000, chapter_track=2)
    assert probe(mp4(tmp_path / "talk.m4a", mvhd(5000), sound, VIDEO, brand=b"M4A ")).kind == "audio"


def test_nero_chapters(tmp_path: Path) -> None:
    """Chapters of a Nero list are found; a title cut within a letter loses that letter only."""
    marks = chpl((0, b"Hello"), (1.5, "Größe".encode()[:3]), (3, b""))
    chapters = probe(mp4(tmp_path / "talk.m4a", mvhd(5000), SOUND, marks)).chapters
    assert [(one.start, one.title) for one in chapters] == [(0, "Hello"), (1.5, "Gr"), (3, "Chapter 3")]


def test_nero_list_that_is_cut(tmp_path: Path) -> None:
    """A list that promises more chapters than it holds gives those it holds."""
    cut = box(b"udta", box(b"chpl", b"\1" + bytes(7), b"\x09", bytes(8), b"\x05Hello", bytes(4)))
    assert len(probe(mp4(tmp_path / "talk.m4a", mvhd(5000), SOUND, cut)).chapters) == 1


@pytest.mark.parametrize("video", [False, True])
def test_as_ffmpeg_writes_it(tmp_path: Path, video: bool) -> None:
    """What ffmpeg encodes is measured, and its chapters are read from the chapter track: with their whole titles."""
    path = encoded(tmp_path / "talk.mp4", "-c:a", "aac", chapters=CHAPTERS, video=video)
    sound = probe(path)
    assert sound.duration == pytest.approx(4, abs=0.03)
    assert (sound.sample_rate, sound.width) == (44100, 320 if video else None)
    assert [chapter.start for chapter in sound.chapters] == [0, 2]
    assert sound.chapters[1].title == CHAPTERS[1][1][:255]


def test_chapter_track_alone(tmp_path: Path) -> None:
    """A QuickTime chapter track is enough."""
    path = encoded(tmp_path / "talk.mov", "-c:a", "aac", "-movflags", "disable_chpl", chapters=CHAPTERS)
    assert b"chpl" not in path.read_bytes()
    assert [chapter.start for chapter in probe(path).chapters] == [0, 2]


def test_chapter_track_in_utf16(tmp_path: Path) -> None:
    """A title in UTF-16 with a byte order mark is read, and so are offsets of 64 bits and a size for all samples."""
    text = "Größe".encode("utf-16")
    sample = struct.pack(">H", len(text)) + text
    table = (
        box(b"stts", struct.pack(">IIII", 0, 1, 1, 5000))
        + box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 1, 1))
        + box(b"stsz", struct.pack(">III", 0, len(sample), 1))
        + box(b"co64", struct.pack(">IIQ", 0, 1, 24))
    )
    sound, names = track(1, b"soun", ticks=5000, chapter_track=2), track(2, b"text", ticks=5000, table=table)
    path = mp4(tmp_path / "talk.m4a", mvhd(5000), sound, names, data=sample)
    assert [(one.start, one.title) for one in probe(path).chapters] == [(0, "Größe")]


def test_fragments(tmp_path: Path) -> None:
    """A recording written in fragments, whose headers say nothing, is as long as they are together."""
    path = encoded(
        tmp_path / "talk.mp4", "-c:a", "aac", "-movflags", "delay_moov+frag_keyframe+default_base_moof", video=True
    )
    assert b"moof" in path.read_bytes()
    assert probe(path).duration == pytest.approx(4, abs=0.05)


def test_fragment_of_a_stream(tmp_path: Path) -> None:
    """A piece cut out of a stream is as long as the piece, not as the stream was until then."""
    run = box(b"trun", struct.pack(">II", 0, 10))
    moof = box(
        b"moof",
        box(b"traf", box(b"tfhd", struct.pack(">III", 0x8, 1, 100)), box(b"tfdt", struct.pack(">II", 0, 90_000)), run),
    )
    moov = box(
        b"moov",
        mvhd(0),
        track(1, b"soun", ticks=0),
        box(b"mvex", box(b"trex", struct.pack(">IIIIII", 0, 1, 1, 0, 0, 0))),
    )
    path = tmp_path / "piece.mp4"
    path.write_bytes(box(b"ftyp", b"iso5", bytes(4)) + moov + moof + box(b"mdat", bytes(9)))
    assert probe(path).duration == pytest.approx(1.0)


def test_itunes_tags(tmp_path: Path) -> None:
    """Title, show, number, total, season, day, guest, description, language and artwork are read from the atoms."""
    art = picture(8, 8)
    path = tagged(
        tmp_path / "talk.m4a",
        c_nam=["Nick Wahl"],
        c_alb=["Interviews"],
        aART=["Interviews"],
        c_ART=["Nick Wahl; Ruth Cross"],
        c_day=["2020-06-19"],
        trkn=[(11, 11)],
        disk=[(2, 3)],
        desc=["Short."],
        ldes=["Long."],
        covr=[MP4Cover(art)],
        **{"----:com.apple.iTunes:HOST": [MP4FreeForm(b"Jo Anderson")]},
        **{"----:com.apple.iTunes:LANGUAGE": [MP4FreeForm(b"eng")]},
    )
    tags = read_tags(path)
    assert (tags.title, tags.show, tags.number, tags.total, tags.season) == ("Nick Wahl", "Interviews", 11, 11, 2)
    assert str(tags.date) == "2020-06-19"
    assert [(one.name, one.role) for one in tags.people] == [
        ("Nick Wahl", "guest"),
        ("Ruth Cross", "guest"),
        ("Jo Anderson", "host"),
    ]
    assert (tags.description, tags.language, tags.artwork) == ("Long.", "eng", art)


def test_no_tags(tmp_path: Path) -> None:
    """An MP4 without tags is silent, not wrong."""
    assert read_tags(mp4(tmp_path / "talk.m4a", mvhd(5000), SOUND)).model_dump(exclude_defaults=True) == {}


@pytest.mark.parametrize("share", [0.2, 0.9])
def test_cut_off(tmp_path: Path, share: float) -> None:
    """A recording that was cut off on its way is refused, and said to be cut."""
    whole = encoded(tmp_path / "talk.m4a", "-c:a", "aac").read_bytes()
    path = tmp_path / "cut.m4a"
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(Unreadable, match="cut off"):
        probe(path)


@pytest.mark.parametrize(
    ("boxes", "said"),
    [((mvhd(5000),), "neither"), ((mvhd(0), track(1, b"soun", ticks=0)), "no time")],
)
def test_nothing_to_play(tmp_path: Path, boxes: tuple[bytes, ...], said: str) -> None:
    """An MP4 without sound or picture, or of no length, is refused."""
    with pytest.raises(Unreadable, match=said):
        probe(mp4(tmp_path / "talk.m4a", *boxes))


def test_length_that_cannot_be(tmp_path: Path) -> None:
    """A header that claims more than a thousand hours is damaged."""
    with pytest.raises(Unreadable, match="claims to last 1111 hours"):
        probe(mp4(tmp_path / "talk.m4a", mvhd(4_000_000, 1), track(1, b"soun", ticks=4_000_000, timescale=1)))


def test_without_index(tmp_path: Path) -> None:
    """An MP4 whose recorder never wrote the index is refused, and said to lack it."""
    path = tmp_path / "talk.mp4"
    path.write_bytes(box(b"ftyp", b"isom", bytes(4)) + box(b"mdat", bytes(1000)))
    with pytest.raises(Unreadable, match="index"):
        probe(path)


def test_box_larger_than_what_holds_it(tmp_path: Path) -> None:
    """A box that claims to reach beyond its parent ends where the parent ends."""
    lying = struct.pack(">I4s", 0x7FFFFFFF, b"udta") + bytes(8)
    assert probe(mp4(tmp_path / "talk.m4a", mvhd(5000), SOUND, lying)).duration == 5.0


def ilst(*tags: bytes) -> bytes:
    """iTunes metadata."""
    return box(b"udta", box(b"meta", bytes(4), box(b"ilst", *tags)))


def text(name: bytes, value: bytes) -> bytes:
    """One text of the metadata."""
    return box(name, box(b"data", struct.pack(">II", 1, 0), value))


def test_hostile_tags(tmp_path: Path) -> None:
    """Of thousands of tags, of a megabyte or of nothing, only those that are read cost anything."""
    tags = ilst(*[text(b"junk", b"x")] * 4000, text(b"\xa9alb", b"x" * 1_000_000), text(b"\xa9nam", b"A\x00\x1bB\r\nC"))
    found = read_tags(mp4(tmp_path / "talk.m4a", mvhd(5000), SOUND, tags))
    assert (found.title, found.show) == ("AB C", None)


def test_tags_of_millions(tmp_path: Path) -> None:
    """A list of tags without end is refused, and a file of boxes without end behind the tags is not walked for them."""
    with pytest.raises(Unreadable, match="more parts"):
        read_tags(mp4(tmp_path / "a.m4a", mvhd(5000), SOUND, ilst(box(b"junk") * 200_000)))
    path = mp4(tmp_path / "b.m4a", mvhd(5000), SOUND, ilst(text(b"\xa9nam", b"Talk")))
    path.write_bytes(path.read_bytes() + box(b"free") * 1_000_000)
    assert read_tags(path).title == "Talk"


def test_boxes_without_end(tmp_path: Path) -> None:
    """A file of a million empty boxes is refused, not walked."""
    path = tmp_path / "many.mp4"
    path.write_bytes(box(b"ftyp", b"isom", bytes(4)) + box(b"free") * 200_000)
    with pytest.raises(Unreadable, match="more parts"):
        probe(path)
