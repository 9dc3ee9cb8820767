"""The published copy of an MP4: its index first, with tags and chapters, and the master's own sound and pictures."""

import struct
import tracemalloc
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutagen.mp4 import MP4, MP4Cover, MP4FreeForm
from tests.support.copies import CHAPTERS, M4A, MP3, body, boxes, copied, decoded, ffprobe, made, words
from tests.support.recordings import box, chpl, encoded, mp3, mp4, mvhd, picture, track

from turncast.audio import COPIER, probe, read_tags
from turncast.models.recording import Chapter
from turncast.targets.bodies import reader

FTYP = box(b"ftyp", b"M4A ", bytes(4))
MORE = (Chapter(start=0, title="Welcome"), Chapter(start=2, title="Größe " + "x" * 200))


def places(data: bytes) -> list[int]:
    """Every place in the file that the index of *data* names, in order."""
    found: list[int] = []

    def walk(start: int, end: int) -> None:
        for kind, inside, until in boxes(data[:end], start):
            if kind in (b"moov", b"trak", b"mdia", b"minf", b"stbl"):
                walk(inside, until)
            if kind in (b"stco", b"co64"):
                count = struct.unpack_from(">I", data, inside + 4)[0]
                found.extend(struct.unpack_from(f">{count}{'Q' if kind == b'co64' else 'I'}", data, inside + 8))

    walk(0, len(data))
    return found


def stco(*offsets: int, wide: bool = False) -> bytes:
    """A table of places."""
    kind = b"co64" if wide else b"stco"
    return box(kind, struct.pack(f">II{len(offsets)}{'Q' if wide else 'I'}", 0, len(offsets), *offsets))


def laid_out(order: Sequence[str], count: int, wide: bool) -> tuple[bytes, dict[int, bytes]]:
    """An M4A of parts in that *order*, one track a medium, and what stands at each place its index names."""
    media = {name: b"".join(b"%s%02d" % (name.encode(), at) for at in range(count)) for name in ("one", "two")}
    parts = {"free": box(b"free", bytes(100)), "wide": box(b"wide"), "uuid": box(b"uuid", bytes(30))}
    parts |= {name: box(b"mdat", content) for name, content in media.items()}
    begins: dict[str, int] = {"one": 0, "two": 0}
    for _ in range(2):  # the first time to know the places, the second to write them
        tables = [
            track(number, b"soun", ticks=4000, table=stco(*(begins[name] + 5 * at for at in range(count)), wide=wide))
            for number, name in enumerate(media, 1)
        ]
        parts["moov"] = box(b"moov", mvhd(4000), *tables)
        at, data = len(FTYP), FTYP
        for name in order:
            if name in begins:
                begins[name] = at + 8
            at, data = at + len(parts[name]), data + parts[name]
    return data, {begins[name] + 5 * at: b"%s%02d" % (name.encode(), at) for name in media for at in range(count)}


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("order", sorted(permutations(["moov", "free", "one", "uuid", "two"])))
def test_what_the_index_names_moves_with_its_bytes(tmp_path: Path, order: tuple[str, ...], wide: bool) -> None:
    """Wherever index, sound and room for more stood, the copy begins with its index, which finds every sound."""
    data, standing = laid_out((*order, "wide"), 7, wide)
    master = tmp_path / "a.m4a"
    master.write_bytes(data)
    copy = copied(master, sound=M4A).read_bytes()
    kinds = [kind for kind, _, _ in boxes(copy)]
    assert kinds[:2] == [b"ftyp", b"moov"]
    assert not {b"free", b"wide"} & set(kinds)
    found = [copy[place : place + 5] for place in places(copy)]
    assert found[:14] == [standing[place] for place in places(data)]
    assert master.read_bytes() == data


def test_places_beyond_four_gigabytes(tmp_path: Path) -> None:
    """Where the new head pushes sound beyond what four bytes can name, the tables become wider; no memory is needed."""
    end = (1 << 32) + 100
    index = box(b"moov", mvhd(4000), track(1, b"soun", ticks=4000, table=stco(40, (1 << 32) - 10)))
    master = tmp_path / "a.m4a"
    with master.open("wb") as file:
        file.write(FTYP + struct.pack(">I4sQ", 1, b"mdat", end - len(FTYP)))
        file.seek(40)
        file.write(b"first")
        file.seek((1 << 32) - 10)
        file.write(b"later")
        file.seek(end)
        file.write(index)
    tracemalloc.start()
    copy = made(master, sound=M4A)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 << 20
    (head, _) = copy.splice.parts
    assert isinstance(head, bytes)
    with reader(copy.splice) as stream:
        for place, sound in zip(places(head), (b"first", b"later"), strict=False):
            stream.seek(place)
            assert stream.read(5) == sound
    assert b"co64" in head


def test_what_the_tags_say(tmp_path: Path) -> None:
    """Each word stands in the atom players look for it in."""
    cover = picture(30, 30)
    master = encoded(tmp_path / "a.m4a", "-c:a", "aac", seconds=1)
    tags = MP4(copied(master, words(season=2, copyright="© TURN", description="x" * 999), cover)).tags
    assert {key: value for key, value in tags.items() if key not in ("covr", "\xa9too")} == {
        "\xa9nam": ["Nick Wahl: Interest-Based Bargaining"],
        "\xa9alb": ["TURN Interviews"],
        "\xa9ART": ["Jo Anderson, Nick Wahl"],
        "aART": ["Teacher Union Reform Network"],
        "\xa9day": ["2020-06-19T12:00:00Z"],
        "\xa9gen": ["Podcast"],
        "trkn": [(11, 11)],
        "tvsn": [2],
        "desc": ["x" * 255],
        "ldes": ["x" * 999],
        "cprt": ["© TURN"],
        "stik": [21],
    }
    assert [bytes(one) for one in tags["covr"]] == [cover]
    assert tags["covr"][0].imageformat == MP4Cover.FORMAT_JPEG
    assert tags["\xa9too"], "what it was encoded with is kept"


def test_turncast_reads_what_it_writes(tmp_path: Path) -> None:
    """What is added from a published copy is what was published."""
    copy = copied(encoded(tmp_path / "a.m4a", "-c:a", "aac"), words(season=2), picture(30, 30, form="PNG"))
    tags = read_tags(copy)
    assert (tags.title, tags.number, tags.total, tags.season) == (words().title, 11, 11, 2)
    assert (tags.description, tags.date) == ("What bargaining can be.", words().date)
    assert tags.artwork == picture(30, 30, form="PNG")
    assert [(one.start, one.title) for one in probe(copy).chapters] == [(one.start, one.title) for one in CHAPTERS]


def test_what_is_worth_keeping_of_the_masters_tags_is_kept(tmp_path: Path) -> None:
    """Lyrics and loudness stay; an old title, picture or program's note does not."""
    master = encoded(tmp_path / "a.m4a", "-c:a", "aac", seconds=1)
    old = MP4(master)
    gain, note = "----:com.apple.iTunes:replaygain_track_gain", "----:com.apple.iTunes:note"
    old.tags.update({"\xa9nam": "Old", "\xa9lyr": "La la", gain: MP4FreeForm(b"-3 dB"), note: MP4FreeForm(b"Old")})
    old.tags["covr"] = [MP4Cover(b"Old")]
    old.save()
    copy = copied(master)
    tags = MP4(copy).tags
    assert (tags["\xa9lyr"], [bytes(one) for one in tags[gain]]) == (["La la"], [b"-3 dB"])
    assert note not in tags
    assert b"Old" not in copy.read_bytes()


@pytest.mark.parametrize("options", [(), ("-movflags", "+faststart")], ids=["index at the end", "index first"])
@pytest.mark.parametrize("old", [(), [(0, "Old"), (1000, "Older")]], ids=["no chapters", "chapters"])
@pytest.mark.parametrize("video", [False, True], ids=["audio", "video"])
def test_players_hear_and_see_the_same(
    tmp_path: Path, options: tuple[str, ...], old: Sequence[tuple[int, str]], video: bool
) -> None:
    """A full decode of the copy is that of the master, to the sample; tags, cover and chapters are the new ones."""
    how = ("-c:a", "aac", *(("-c:v", "libx264") if video else ()), *options)
    master = encoded(tmp_path / ("a.mp4" if video else "a.m4a"), *how, chapters=old, video=video)
    copy = copied(master, words(), picture(30, 30))
    assert decoded(copy) == decoded(master)
    assert [kind for kind, _, _ in boxes(copy.read_bytes())][:2] == [b"ftyp", b"moov"]
    told = ffprobe(copy, "-show_entries", "chapter=start_time:chapter_tags=title")
    assert told.split() == ["start_time=0.000000|tag:title=Welcome", "start_time=1.500000|tag:title=Größe"]
    seen = ffprobe(copy, "-show_entries", "stream=codec_name").replace("codec_name=", "").split()
    assert sorted(seen) == sorted(["aac", "bin_data", "mjpeg", *(["h264"] if video else [])])
    assert "tag:title=Nick Wahl" in ffprobe(copy, "-show_entries", "format_tags=title")
    assert "tag:track=11/11" in ffprobe(copy, "-show_entries", "format_tags=track")
    before, after = probe(master), probe(copy)
    new = {"chapters": (), "chapters_from": None, "bitrate": None, "size": 0}
    assert after.model_copy(update=new) == before.model_copy(update=new)


def test_chapters_that_agree_are_left_alone(tmp_path: Path) -> None:
    """A master whose own chapter track says the same keeps it, pictures and links and all."""
    chapters = [(int(one.start * 1000), one.title) for one in MORE]
    master = encoded(tmp_path / "a.m4a", "-c:a", "aac", chapters=chapters)
    assert probe(master).chapters == MORE
    copy = copied(master, words(chapters=MORE))
    assert probe(copy).chapters == MORE
    assert [kind for kind, _, _ in boxes(copy.read_bytes())].count(b"mdat") == 1
    other = copied(master, words(chapters=MORE[:1]))
    assert probe(other).chapters == MORE[:1]
    assert [kind for kind, _, _ in boxes(other.read_bytes())].count(b"mdat") == 2


def test_chapters_that_are_not_wanted_are_gone(tmp_path: Path) -> None:
    """An episode that says it has no chapters is published without those of its recording."""
    master = encoded(tmp_path / "a.m4a", "-c:a", "aac", chapters=[(0, "Old"), (1000, "Older")])
    copy = copied(master, words(chapters=()))
    assert probe(copy).chapters == ()
    assert ffprobe(copy, "-show_entries", "chapter=start_time").strip() == ""


def test_a_first_chapter_that_begins_late(tmp_path: Path) -> None:
    """The list has the chapter where it begins; the chapter track, which knows no gaps, from the beginning."""
    late = (Chapter(start=1, title="Late"), Chapter(start=2, title="Later"))
    copy = copied(encoded(tmp_path / "a.m4a", "-c:a", "aac"), words(chapters=late))
    assert [one.start for one in probe(copy).chapters] == [0, 2]
    assert chpl((1, b"Late"), (2, b"Later"))[8:] in copy.read_bytes()


def nested(kinds: str, content: bytes) -> bytes:
    """*content* in a box in a box."""
    for kind in reversed(kinds.split()):
        content = box(kind.encode(), content)
    return content


def sound_track(*tables: bytes, dinf: bytes = b"") -> bytes:
    """A track of sound with such tables."""
    hdlr = box(b"hdlr", bytes(8), b"soun", bytes(13))
    media = box(b"mdia", hdlr, box(b"minf", dinf, box(b"stbl", *tables)))
    return box(b"trak", box(b"tkhd", bytes(12), struct.pack(">I", 1), bytes(68)), media)


ENTRY = struct.pack(">II", 0, 1)
ODD: dict[str, tuple[str, list[bytes]]] = {
    "a fragment": ("fragments", [box(b"moof"), box(b"mdat"), box(b"moov", mvhd(9))]),
    "room for fragments": ("fragments", [box(b"moov", mvhd(9), box(b"mvex")), box(b"mdat")]),
    "an index of segments": ("fragments", [box(b"sidx"), box(b"moov", mvhd(9)), box(b"mdat")]),
    "two indexes": ("not whole", [box(b"moov", mvhd(9)), box(b"mdat"), box(b"moov", mvhd(9))]),
    "no media": ("not whole", [box(b"moov", mvhd(9))]),
    "cut off": ("not whole", [box(b"moov", mvhd(9)), box(b"mdat", bytes(99))[:50]]),
    "a compressed index": ("compressed", [box(b"moov", box(b"cmov")), box(b"mdat")]),
    "items": ("unusual", [box(b"meta"), box(b"moov", mvhd(9)), box(b"mdat")]),
    "items inside": ("unusual", [box(b"moov", mvhd(9), box(b"meta", bytes(4), box(b"iloc"))), box(b"mdat")]),
    "encrypted": (
        "encrypted",
        [box(b"moov", mvhd(9), sound_track(box(b"stsd", ENTRY, box(b"enca", bytes(9))))), box(b"mdat")],
    ),
    "keys": ("encrypted", [box(b"moov", mvhd(9), sound_track(box(b"saio", bytes(9)))), box(b"mdat")]),
    "sound elsewhere": (
        "another file",
        [
            box(b"moov", mvhd(9), sound_track(dinf=nested("dinf dref", ENTRY + box(b"url ", bytes(4) + b"x.aac")))),
            box(b"mdat"),
        ],
    ),
    "a place outside": ("not there", [box(b"moov", mvhd(9), sound_track(stco(999_999))), box(b"mdat")]),
    "a place in the index": ("not there", [box(b"moov", mvhd(9), sound_track(stco(30))), box(b"mdat")]),
    "a short table": ("damaged", [box(b"moov", mvhd(9), sound_track(stco(1, 2)[:-4])), box(b"mdat")]),
    "a table of nothing": ("damaged", [box(b"moov", mvhd(9), sound_track(box(b"stco"))), box(b"mdat")]),
    "a box too long": ("damaged", [box(b"moov", mvhd(9), struct.pack(">I4s", 99, b"trak")), box(b"mdat")]),
    "nothing in the index": ("damaged", [box(b"moov"), box(b"mdat")]),
}


@pytest.mark.parametrize("kind", ODD)
def test_what_cannot_be_changed_for_certain_is_published_as_it_stands(tmp_path: Path, kind: str) -> None:
    """The copy is the master, byte for byte, and it is said why."""
    why, parts = ODD[kind]
    master = tmp_path / "a.m4a"
    master.write_bytes(FTYP + b"".join(parts))
    copy = made(master, sound=M4A)
    assert why in (copy.remark or "")
    assert body(copy) == master.read_bytes()


def test_an_index_that_is_too_large_is_left_alone(tmp_path: Path) -> None:
    """An index is held in memory, so one of many megabytes is not."""
    master = tmp_path / "a.m4a"
    master.write_bytes(FTYP + box(b"mdat") + box(b"moov", mvhd(9), bytes(17 << 20)))
    assert made(master, sound=M4A).remark == "its index is too large"


def test_deep_nesting_costs_nothing(tmp_path: Path) -> None:
    """Boxes in boxes in boxes, thousands deep, are not followed."""
    deep = b""
    for kind in ("trak", "moov") * 20_000:
        deep = box(kind.encode(), deep)
    master = tmp_path / "a.m4a"
    master.write_bytes(FTYP + box(b"mdat") + box(b"moov", mvhd(9), deep))
    assert made(master, sound=M4A).splice.size


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An M4A with chapters."""
    folder = tmp_path_factory.mktemp("sound")
    return encoded(folder / "a.m4a", "-c:a", "aac", seconds=1, chapters=[(0, "Old"), (500, "Older")]).read_bytes()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(data=st.data())
def test_damaged_masters_come_out_as_they_were_or_better(tmp_path: Path, sound: bytes, data: Any) -> None:
    """Whatever bytes of the index are wrong, a copy is made or the master stands; nothing is raised or left out."""
    damaged = bytearray(sound)
    index = sound.index(b"moov")
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(index, len(sound) - 1))
        damaged[place] = data.draw(st.integers(0, 255))
    master = tmp_path / "a.m4a"
    master.write_bytes(damaged)
    copy = made(master, sound=M4A)
    out = body(copy)
    if copy.remark:
        assert out == damaged
    else:
        (_, start, end) = next(one for one in boxes(sound) if one[0] == b"mdat")
        assert sound[start:end] in out


def test_the_same_inputs_make_the_same_bytes(tmp_path: Path, sound: bytes) -> None:
    """A copy is a function of the master, the words and the picture."""
    one, other = tmp_path / "a.m4a", tmp_path / "b.m4a"
    one.write_bytes(sound)
    other.write_bytes(sound)
    assert body(made(one, picture=picture(9, 9))) == body(made(other, picture=picture(9, 9)))
    assert made(one).splice.digest("x") == made(other).splice.digest("x")
    assert made(one).splice.digest("x") != made(one).splice.digest("y")
    assert made(one).splice.digest("x") != made(one, words(title="Other")).splice.digest("x")


def test_a_recording_in_mp4_made_box_by_box(tmp_path: Path) -> None:
    """What the tests of the probe call an MP4 is tagged too."""
    master = mp4(tmp_path / "a.m4a", mvhd(5000), track(1, b"soun", ticks=5000), data=b"sound")
    copy = copied(master)
    assert probe(copy).duration == 5
    assert copy.read_bytes().endswith(b"sound")


def test_the_bytes_of_copies_change_only_on_purpose(tmp_path: Path) -> None:
    """Other bytes of the same inputs send every recording again; whoever means that raises the number of `MAKER`."""
    m4a = mp4(tmp_path / "a.m4a", mvhd(5000), track(1, b"soun", ticks=5000), data=b"sound")
    heads = [made(m4a), made(mp3(tmp_path / "a.mp3"), sound=MP3)]
    digests = [one.splice.digest("")[:16] for one in heads]
    assert (COPIER.split()[0], digests) == ("1", ["176df4ebb3846487", "9eb011d28624206e"])
