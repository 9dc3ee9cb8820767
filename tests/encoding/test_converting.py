"""Any recording made into what directories take."""

import hashlib
import subprocess
import sys
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from mutagen.id3 import ID3
from mutagen.mp4 import MP4
from PIL import Image, ImageChops, ImageStat
from tests.support.ffmpeg import begins_at_once, ffmpeg, film, packets, probed, tone

from turncast.encoding import Kind, convert, decode_duration, extract_audio, facts, poster
from turncast.errors import TargetFull, Unreadable, UsageError, WorldError

MEDIA = Path(__file__).parents[2] / "media"
INTERVIEW = MEDIA / "ruth-cross-and-gail-capps-social-emotional-learning.mp3"
WEBINAR = MEDIA / "collaborating-for-student-success.mp4"
FORMS = {
    "talk.wav": (),
    "talk64.wav": ("-rf64", "always"),
    "talk.flac": (),
    "talk.ogg": ("-c:a", "libvorbis"),
    "talk.opus": (),
    "talk.aiff": (),
    "talk.mka": ("-c:a", "flac"),
    "talk.webm": ("-c:a", "libopus"),
    "talk.wma": (),
    "talk.aac": (),
    "talk.caf": (),
    "low.wav": ("-ar", "8000"),
    "high.flac": ("-ar", "96000", "-ac", "6"),
}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("kind", ["mp3", "m4a"])
def test_whatever_an_editor_writes(tmp_path: Path, name: str, kind: Kind) -> None:
    """Every form of sound becomes MP3 or M4A as long as it was, and the original stays as it was."""
    source, target = tone(tmp_path / name, *FORMS[name], seconds=3), tmp_path / f"made.{kind}"
    before = _digest(source)
    convert(source, target, kind=kind)
    found = facts(target)
    assert (found.container, found.sound) == (("mp3", "mp3") if kind == "mp3" else ("mov", "aac"))
    assert found.sample_rate == 44100
    assert decode_duration(target) == pytest.approx(decode_duration(source), abs=0.05)
    assert _digest(source) == before
    assert {path.name for path in tmp_path.iterdir()} == {name, target.name}


def test_mp3_that_players_can_seek_in(tmp_path: Path) -> None:
    """An MP3 has a constant bit rate, 96 kbit/s of mono and 128 of stereo, and a header that says how long it is."""
    for channels, kilobits in (("1", 96), ("2", 128)):
        source = tone(tmp_path / "talk.wav", "-ac", channels)
        convert(source, tmp_path / "talk.mp3", kind="mp3")
        said = probed(tmp_path / "talk.mp3")["streams"][0]
        assert (said["bit_rate"], said["channels"]) == (f"{kilobits}000", int(channels))
        assert b"Info" in (tmp_path / "talk.mp3").read_bytes()[:4096]


def test_mp4_that_begins_at_once(tmp_path: Path) -> None:
    """M4A and MP4 have their index first."""
    convert(tone(tmp_path / "talk.wav"), tmp_path / "talk.m4a", kind="m4a")
    convert(film(tmp_path / "talk.mkv"), tmp_path / "talk.mp4", kind="mp4")
    assert begins_at_once(tmp_path / "talk.m4a")
    assert begins_at_once(tmp_path / "talk.mp4")
    assert MP4(tmp_path / "talk.m4a").info.codec == "mp4a.40.2"


def test_words_go_along_from_mp3_to_m4a(tmp_path: Path) -> None:
    """Title, people, cover and chapters of an interview are in the M4A made of it."""
    target = tmp_path / "talk.m4a"
    convert(INTERVIEW, target, kind="m4a")
    old, new, picture = ID3(INTERVIEW), MP4(target), ID3(INTERVIEW).getall("APIC")[0].data
    assert new["\xa9nam"] == old["TIT2"].text
    assert new["\xa9ART"] == old["TPE1"].text
    assert bytes(new["covr"][0]) == picture
    assert [one["tags"] for one in probed(target)["chapters"]] == [one["tags"] for one in probed(INTERVIEW)["chapters"]]


def test_words_go_along_from_mp4_to_mp3(tmp_path: Path) -> None:
    """Title, cover and chapters of a webinar are in the MP3 made of it, as ID3v2.3."""
    target = tmp_path / "talk.mp3"
    convert(WEBINAR, target, kind="mp3")
    new = ID3(target, translate=False)
    assert new.version == (2, 3, 0)
    assert new["TIT2"].text == MP4(WEBINAR)["\xa9nam"]
    assert new.getall("APIC")
    starts = [chapter.start_time for chapter in sorted(new.getall("CHAP"), key=lambda one: one.start_time)]
    assert starts == [one["start"] for one in probed(WEBINAR)["chapters"]]


def test_what_fits_is_copied(tmp_path: Path) -> None:
    """H.264 and AAC in a Matroska file are put into an MP4 as they are, not encoded again."""
    source = film(tmp_path / "talk.mkv", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", seconds=3)
    convert(source, tmp_path / "talk.mp4", kind="mp4")
    for stream in ("v", "a"):
        assert _contents(tmp_path / "talk.mp4", stream) == _contents(source, stream)


def _contents(path: Path, stream: str) -> list[str]:
    """The digests of the packets of a stream, in order, whatever their times."""
    return [line.rsplit(",", 1)[1] for line in packets(path, f"0:{stream}").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("talk.webm", ("-c:v", "libvpx", "-c:a", "libopus")),
        ("talk.mov", ("-c:v", "mpeg4", "-c:a", "pcm_s16le")),
        ("talk.avi", ("-c:v", "mjpeg", "-c:a", "libmp3lame")),
        ("ten-bit.mkv", ("-c:v", "libx264", "-pix_fmt", "yuv420p10le", "-c:a", "flac")),
    ],
)
def test_videos_of_other_forms(tmp_path: Path, name: str, options: tuple[str, ...]) -> None:
    """Video no phone plays is encoded anew as H.264 and AAC of eight bits, as long as it was."""
    source, target = film(tmp_path / name, *options, size="322x182"), tmp_path / "made.mp4"
    convert(source, target, kind="mp4")
    found = facts(target)
    assert (found.picture, found.sound, found.width, found.height) == ("h264", "aac", 322, 182)
    assert probed(target)["streams"][0]["pix_fmt"] == "yuv420p"
    assert float(probed(target)["format"]["duration"]) == pytest.approx(4, abs=0.1)


def test_a_phone_held_upright(tmp_path: Path) -> None:
    """A film that players turn by its header is turned the same way when it is encoded anew, and on its poster."""
    lying = film(tmp_path / "lying.mov", "-c:v", "mpeg4", "-q:v", "2", size="320x180")
    phone = tmp_path / "phone.mov"
    ffmpeg("-i", lying, "-c", "copy", "-metadata:s:v", "rotate=90", phone)
    convert(phone, tmp_path / "made.mp4", kind="mp4")
    shown = tmp_path / "shown.png"
    ffmpeg("-ss", "1", "-i", phone, "-frames:v", "1", shown)
    with Image.open(shown) as expected:
        for video in (phone, tmp_path / "made.mp4"):
            with Image.open(BytesIO(poster(video, at=1))) as found:
                assert found.size == expected.size == (180, 320)
                difference = ImageStat.Stat(ImageChops.difference(found.convert("L"), expected.convert("L"))).mean[0]
                assert difference < 8


def test_sound_that_begins_later(tmp_path: Path) -> None:
    """Sound that a film begins with two seconds later is heard two seconds later when it stands alone."""
    source = film(tmp_path / "talk.mkv", "-c:v", "libvpx", "-c:a", "libopus")
    late = tmp_path / "late.mkv"
    ffmpeg("-i", source, "-itsoffset", "2", "-i", source, "-map", "0:v", "-map", "1:a", "-c", "copy", late)
    convert(late, tmp_path / "talk.mp3", kind="mp3")
    assert decode_duration(tmp_path / "talk.mp3") == pytest.approx(6, abs=0.1)


@pytest.mark.parametrize("kind", ["mp3", "m4a", "mp4"])
def test_the_same_bytes_every_time(tmp_path: Path, kind: Kind) -> None:
    """The same recording converted again, under another name and in another process, gives the same bytes."""
    source = WEBINAR if kind == "mp4" else tone(tmp_path / "talk.flac", "-metadata", "title=Talk")
    convert(source, tmp_path / "one", kind=kind)
    words = "import sys; from pathlib import Path; from turncast.encoding import convert"
    words += "; convert(Path(sys.argv[1]), Path(sys.argv[2]), kind=sys.argv[3])"
    subprocess.run([sys.executable, "-c", words, source, tmp_path / "two", kind], check=True)
    assert _digest(tmp_path / "one") == _digest(tmp_path / "two")


def test_the_same_pictures_every_time(tmp_path: Path) -> None:
    """Pictures encoded anew are the same bytes every time, in spite of threads."""
    source = film(tmp_path / "talk.mkv", "-c:v", "libx265", "-x265-params", "log-level=none", size="360x640", seconds=2)
    made = set()
    for _ in range(6):
        convert(source, tmp_path / "made.mp4", kind="mp4")
        made.add(_digest(tmp_path / "made.mp4"))
    assert len(made) == 1


def test_progress_is_told(tmp_path: Path) -> None:
    """Whoever waits is told about once a second of the recording how far it is, of how much, and that it is done."""
    told: list[tuple[float, float]] = []
    convert(WEBINAR, tmp_path / "talk.mp4", kind="mp4", on_progress=lambda *at: told.append(at))
    assert len(told) > 70
    assert all(one[0] < other[0] for one, other in pairwise(told[:-1]))
    assert told[-1][0] == told[-1][1] == pytest.approx(81, abs=0.1)
    assert {round(total) for _, total in told} == {81}


@pytest.mark.parametrize("kind", ["mp3", "m4a", "mp4"])
def test_a_conversion_given_up_leaves_nothing(tmp_path: Path, kind: Kind) -> None:
    """Ctrl-C in the middle leaves no new file, no part of one, and what stood in the place as it was."""
    target = tmp_path / "talk"
    target.write_bytes(b"what was there")

    def interrupt(done: float, total: float) -> None:
        if done > 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        convert(WEBINAR, target, kind=kind, on_progress=interrupt)
    assert list(tmp_path.iterdir()) == [target]
    assert target.read_bytes() == b"what was there"


FULL = """
import resource, signal, sys
from pathlib import Path
from turncast.encoding import convert
from turncast.errors import TargetFull
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
source, target, kind = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
try:
    convert(source, target, kind=kind)
except TargetFull as fault:
    print(fault.message, fault.hint)
"""


@pytest.mark.parametrize("kind", ["mp3", "m4a", "mp4"])
def test_no_room_is_said_and_cleaned_up(tmp_path: Path, kind: str) -> None:
    """A disk that takes no more is said to be full, with how to look at it, and nothing is left on it."""
    words = [sys.executable, "-c", FULL, str(WEBINAR), str(tmp_path / "talk"), kind]
    said = subprocess.run(words, check=True, capture_output=True, text=True)
    assert "no room is left" in said.stdout
    assert "df -h" in said.stdout
    assert not said.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_not_there(tmp_path: Path) -> None:
    """A folder that is missing is an error of the world, not of the recording."""
    with pytest.raises(WorldError, match="gone") as fault:
        convert(INTERVIEW, tmp_path / "gone" / "talk.m4a", kind="m4a")
    assert not isinstance(fault.value, TargetFull)


def test_never_onto_the_original(tmp_path: Path) -> None:
    """A recording is not converted onto itself, also not by way of a link."""
    source = tone(tmp_path / "talk.wav")
    (tmp_path / "link.wav").symlink_to(source)
    before = _digest(source)
    for target in (source, tmp_path / "link.wav"):
        with pytest.raises(UsageError):
            convert(source, target, kind="mp3")
    assert _digest(source) == before


@pytest.mark.parametrize("data", [b"", b"\x00" * 4096, b"These are my notes.\n" * 400, b"OggS" + b"\xff" * 400])
@pytest.mark.parametrize("kind", ["mp3", "m4a", "mp4"])
def test_garbage(tmp_path: Path, data: bytes, kind: Kind) -> None:
    """What is no recording is refused with a hint, and nothing is made of it."""
    source = tmp_path / "talk.wav"
    source.write_bytes(data)
    with pytest.raises(Unreadable) as refusal:
        convert(source, tmp_path / "made", kind=kind)
    assert refusal.value.hint
    assert list(tmp_path.iterdir()) == [source]


@pytest.mark.parametrize("name", ["talk.wav", "talk.flac", "talk.opus", "talk.aac"])
def test_what_arrived_of_a_recording(tmp_path: Path, name: str) -> None:
    """Of an upload that was cut off, what arrived is converted."""
    source = tone(tmp_path / name, seconds=6)
    source.write_bytes(source.read_bytes()[: source.stat().st_size * 2 // 3])
    convert(source, tmp_path / "made.mp3", kind="mp3")
    assert decode_duration(tmp_path / "made.mp3") == pytest.approx(4, abs=0.5)


def test_no_video_in_it(tmp_path: Path) -> None:
    """No video is made of sound, although it has a cover."""
    with pytest.raises(Unreadable, match="video"):
        convert(INTERVIEW, tmp_path / "talk.mp4", kind="mp4")


def test_the_sound_of_a_webinar(tmp_path: Path) -> None:
    """The sound of a webinar becomes an M4A of the same AAC, with its words and chapters, ready for streaming."""
    made = extract_audio(WEBINAR, tmp_path / "talk.mp4")
    assert made == tmp_path / "talk.m4a"
    assert _contents(made, "a") == _contents(WEBINAR, "a")
    assert facts(made).picture is None
    assert begins_at_once(made)
    assert MP4(made)["\xa9nam"] == MP4(WEBINAR)["\xa9nam"]
    assert len(probed(made)["chapters"]) == 4


@pytest.mark.parametrize(("codec", "suffix"), [("libmp3lame", ".mp3"), ("ac3", ".m4a")])
def test_the_sound_of_other_films(tmp_path: Path, codec: str, suffix: str) -> None:
    """MP3 in a film stays MP3; what phones do not play becomes AAC."""
    source = film(tmp_path / "talk.mp4", "-c:a", codec)
    made = extract_audio(source, tmp_path / "sound.xyz")
    assert made == tmp_path / f"sound{suffix}"
    assert decode_duration(made) == pytest.approx(4, abs=0.1)
    assert suffix != ".mp3" or _contents(made, "a") == _contents(source, "a")
