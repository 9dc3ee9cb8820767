"""What directories do not take is explained, and converted where that is wished; the original is never touched."""

import shlex
import wave
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.support.recordings import encoded, frame, info_frame, mp3

from turncast import audio
from turncast.adding import AlreadyAdded, Draft, Hands, Overrides, Shelf, Told, draft, gather, write
from turncast.encoding import convert
from turncast.errors import TargetFull, Unreadable
from turncast.models.show import Show

SHOW = Show(title="Interviews", description="Talks.", slug="interviews", path="feeds/interviews.toml")
CUT = info_frame(9000, 9000 * 208) + frame() * 300


def propose(recording: Path, root: Path, **more: Any) -> Draft:
    """A draft in the project at *root*."""
    said: dict[str, Any] = {"taken": (), "guid": "g-1", "now": datetime(2026, 11, 21, tzinfo=UTC)} | more
    return draft(gather(recording, Overrides()), root=root, show=Told(SHOW, "the only show"), **said)


def wav(path: Path) -> Path:
    """Two seconds of silence as an editor exports them."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(44100)
        file.writeframes(bytes(2 * 2 * 44100))
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with nothing in it."""
    made = tmp_path / "project"
    (made / "media").mkdir(parents=True)
    return made


def files(root: Path) -> list[str]:
    """Every file of the project."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_it_is_explained(root: Path, tmp_path: Path) -> None:
    """A WAV file is drafted but not added, with a command that can be typed as it is."""
    path = wav(tmp_path / "my talk.wav")
    found = propose(path, root)
    with pytest.raises(Unreadable, match="expected an MP3, M4A or MP4 recording, found a WAV recording") as refusal:
        write(found, root, Shelf(), Hands(convert=convert))
    assert shlex.split(refusal.value.hint) == ["turncast", "add", "--convert", str(path)]
    assert files(root) == []


def test_it_is_converted(root: Path, tmp_path: Path) -> None:
    """With --convert a WAV file becomes an MP3 in media/; the progress is told in seconds, the original stays."""
    path = wav(tmp_path / "talk.wav")
    before, heard = path.read_bytes(), list[tuple[float, float]]()
    found = propose(path, root, convert=True)
    assert (found.form, found.destination, found.obstacle) == ("mp3", "media/talk.mp3", None)
    assert "a WAV recording is converted to MP3; the original stays as it is" in found.remarks
    write(found, root, Shelf(), Hands(on_seconds=lambda *at: heard.append(at), convert=convert))
    assert files(root) == ["episodes/talk.md", "media/talk.mp3"]
    assert audio.probe(root / "media/talk.mp3").publishable
    assert audio.probe(root / "media/talk.mp3").duration == pytest.approx(2, abs=0.1)
    assert path.read_bytes() == before
    assert heard[-1][0] == pytest.approx(2, abs=0.1)


def test_it_is_known_again(root: Path, tmp_path: Path) -> None:
    """The same bytes convert to the same bytes, so what was converted and added is recognised."""
    path, shelf = wav(tmp_path / "talk.wav"), Shelf()
    write(propose(path, root, convert=True), root, shelf, Hands(convert=convert))
    with pytest.raises(AlreadyAdded):
        write(propose(path, root, convert=True, taken={"talk"}), root, shelf, Hands(convert=convert))
    assert files(root) == ["episodes/talk.md", "media/talk.mp3"]


def test_what_is_taken_is_not_converted(root: Path, tmp_path: Path) -> None:
    """With --convert, too, a recording directories take is copied to the byte."""
    path = mp3(tmp_path / "talk.mp3")
    write(propose(path, root, convert=True), root, Shelf(), Hands(convert=convert))
    assert (root / "media/talk.mp3").read_bytes() == path.read_bytes()


def test_converted_inside_the_project(root: Path) -> None:
    """A WAV file in media/ is converted beside itself."""
    wav(root / "media/talk.wav")
    write(propose(root / "media/talk.wav", root, convert=True), root, Shelf(), Hands(convert=convert))
    assert files(root) == ["episodes/talk.md", "media/talk.mp3", "media/talk.wav"]


def test_chapters_and_words_go_along(root: Path, tmp_path: Path) -> None:
    """What is converted keeps its chapters, and its words are read from the original."""
    path = encoded(tmp_path / "talk.mka", "-c:a", "flac", chapters=[(0, "One"), (2000, "Two")])
    found = propose(path, root, convert=True)
    write(found, root, Shelf(), Hands(convert=convert))
    assert [chapter.title for chapter in audio.probe(root / found.destination).chapters] == ["One", "Two"]


@pytest.mark.parametrize(
    ("name", "options", "video", "form"),
    [
        ("talk.mka", ["-c:a", "aac"], False, "m4a"),
        ("talk.opus", ["-c:a", "libopus"], False, "mp3"),
        ("talk.webm", ["-c:a", "libopus", "-c:v", "libvpx", "-b:v", "50k"], True, "mp4"),
    ],
)
def test_the_form_that_fits(root: Path, tmp_path: Path, name: str, options: list[str], video: bool, form: str) -> None:
    """AAC is only put into another container, other sound becomes MP3, and video MP4."""
    found = propose(encoded(tmp_path / name, *options, video=video), root, convert=True)
    assert (found.form, found.destination) == (form, f"media/talk.{form}")
    write(found, root, Shelf(), Hands(convert=convert))
    assert audio.probe(root / found.destination).publishable


def test_a_recording_that_is_cut_off(root: Path, tmp_path: Path) -> None:
    """A truncated upload is refused: whoever has the whole one should add that; what there is can be converted."""
    path = tmp_path / "talk.mp3"
    path.write_bytes(CUT)
    found = propose(path, root)
    with pytest.raises(Unreadable, match="the recording is cut off: expected 3:55") as refusal:
        write(found, root, Shelf())
    assert "copy or download it again" in refusal.value.hint
    whole = propose(path, root, convert=True)
    write(whole, root, Shelf(), Hands(convert=convert))
    made = audio.probe(root / "media/talk.mp3")
    assert (made.doubts, path.read_bytes()) == ((), CUT)
    assert made.duration == pytest.approx(300 * 1152 / 44100, abs=0.1)


def test_other_doubts_are_told(root: Path, tmp_path: Path) -> None:
    """What apps may show wrongly is added, and said."""
    path = tmp_path / "talk.mp3"
    path.write_bytes(frame(32) * 300 + frame(128) * 100)
    found = propose(path, root)
    assert found.obstacle is None
    assert any("its bit rate varies" in remark for remark in found.remarks)


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), TargetFull("no room"), Unreadable("damaged")])
def test_a_conversion_that_stops(root: Path, tmp_path: Path, fault: BaseException) -> None:
    """Whatever stops a conversion, nothing is left of it."""

    def stop(done: float, total: float) -> None:
        raise fault

    found = propose(wav(tmp_path / "talk.wav"), root, convert=True)
    with pytest.raises(type(fault)):
        write(found, root, Shelf(), Hands(on_seconds=stop, convert=convert))
    assert files(root) == []
    assert list((root / "media").iterdir()) == []
