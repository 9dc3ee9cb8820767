"""How loud a recording is: measured when asked for, once, and known from then on."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.support.projects import WELL, Folder, talks

from turncast import loading
from turncast.errors import Unreadable
from turncast.models.loudness import Loudness
from turncast.models.recording import Recording


class Ears:
    """Hears every recording as WELL, and notes which; *broken* says what goes wrong at a path instead."""

    def __init__(self, **broken: BaseException) -> None:
        self.announced: list[str] = []
        self.heard: list[str] = []
        self._broken = broken

    def __call__(self, recordings: Sequence[Recording]) -> Callable[[Path, str], Loudness]:
        self.announced = [recording.path for recording in recordings]
        return self._measure

    def _measure(self, root: Path, path: str) -> Loudness:
        assert (root / path).is_file()
        if fault := self._broken.get(Path(path).stem):
            raise fault
        self.heard.append(Path(path).stem)
        return WELL


def listen(folder: Folder, **broken: BaseException) -> tuple[loading.Loaded, Ears]:
    """What is loaded with ears open, and what they heard."""
    ears = Ears(**broken)
    return loading.load(folder.root, ears=ears), ears


def loudness(loaded: loading.Loaded) -> dict[str, Loudness]:
    """The loudness that is known, by the recording's name."""
    assert loaded.catalog
    return {Path(path).stem: one for path, one in loaded.catalog.loudness.items()}


def test_nothing_is_measured_unasked(tmp_path: Path) -> None:
    """Reading a project decodes no recording, and says of none how loud it is."""
    assert loudness(talks(tmp_path).load()) == {}


def test_what_was_measured_once_is_known_whole(tmp_path: Path) -> None:
    """A later reading knows loudness and waveform without ears, and one with ears has nothing to hear."""
    folder = talks(tmp_path)
    first, ears = listen(folder)
    assert ears.announced == ["media/first.mp3", "media/second.mp3"]
    assert loudness(first) == {"first": WELL, "second": WELL}
    assert loudness(folder.load()) == loudness(first)
    again, ears = listen(folder)
    assert (again, ears.announced, ears.heard) == (first, [], [])


def test_every_form_of_a_recording_is_measured(tmp_path: Path) -> None:
    """Other forms are heard by listeners too."""
    folder = talks(tmp_path, "first")
    folder.recording("media/small.mp3")
    folder.episode("first", renditions=["media/small.mp3"])
    assert listen(folder)[1].heard == ["first", "small"]


def test_a_recording_that_changed_is_measured_again(tmp_path: Path) -> None:
    """What is remembered is of the bytes that were heard: of others nothing is known, until they are heard."""
    folder = talks(tmp_path)
    listen(folder)
    folder.recording("media/first.mp3", frames=777)
    assert loudness(folder.load()) == {"second": WELL}
    assert listen(folder)[1].heard == ["first"]


def test_who_is_interrupted_goes_on_where_it_ended(tmp_path: Path) -> None:
    """What was measured before is kept, and so is what was known of recordings that had not their turn yet."""
    folder = talks(tmp_path, "first", "second", "third")
    listen(folder)
    folder.recording("media/first.mp3", frames=777)
    folder.recording("media/second.mp3", frames=778)
    with pytest.raises(KeyboardInterrupt):
        listen(folder, second=KeyboardInterrupt())
    assert listen(folder)[1].heard == ["second"]


def test_a_recording_that_cannot_be_decoded_is_told_and_the_rest_is_measured(tmp_path: Path) -> None:
    """The finding names the recording and the line that names it."""
    folder = talks(tmp_path)
    loaded, _ = listen(folder, first=Unreadable("expected sound, found none in it", "export it again"))
    assert loudness(loaded) == {"second": WELL}
    (finding,) = loading.placed(loaded.findings, folder.root)
    assert (finding.code, finding.place, finding.level) == ("unmeasured-recording", "episodes/first.md:5:13", "warning")
    assert finding.message == "media/first.mp3: expected sound, found none in it"


def test_what_cannot_be_read_is_not_listened_to(tmp_path: Path) -> None:
    """A file that is no recording is told once, as that."""
    folder = talks(tmp_path)
    folder.write("media/first.mp3", "no recording")
    loaded, ears = listen(folder)
    assert [finding.code for finding in loaded.findings] == ["unreadable-recording"]
    assert ears.heard == ["second"]
