"""What a killed add leaves behind is swept away by the next, and nothing else is."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from turncast.adding import Workshop, sweep
from turncast.adding.leftovers import NAME

HOLDING = """\
import sys
from pathlib import Path
from turncast.adding import Workshop
with Workshop() as workshop:
    place = workshop.near(Path(sys.argv[1]))
    (place / "talk.mp3").write_bytes(bytes(1000))
    print(place.name, flush=True)
    sys.stdin.read()
"""


def holder(folder: Path) -> "subprocess.Popen[str]":
    """A process that is in the middle of an add."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline().startswith(NAME)
    return process


def test_nothing_is_left_of_an_add_that_ends(tmp_path: Path) -> None:
    """A workshop is gone when its work is done, or given up; there is one for each folder."""
    media = tmp_path / "media"
    with Workshop() as workshop:
        (workshop.near(media) / "talk.mp3").touch()
        assert workshop.near(media) == workshop.near(media)
    given_up = Workshop()
    given_up.near(media)
    with pytest.raises(KeyboardInterrupt), given_up:
        raise KeyboardInterrupt
    assert list((tmp_path / "media").iterdir()) == []


def test_an_add_that_is_under_way_is_left_alone(tmp_path: Path) -> None:
    """While the process that works there lives, nothing is swept; once it is killed, everything of it is."""
    with holder(tmp_path) as process:
        assert sweep(tmp_path) == 0
        assert len(list(tmp_path.iterdir())) == 1
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert sweep(tmp_path) == 1
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    """Other hidden files, files of that name and links out of the folder are nobody's leftovers."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious").touch()
    media = tmp_path / "media"
    media.mkdir()
    (media / ".hidden").mkdir()
    (media / f"{NAME}notes").write_text("mine")
    (media / f"{NAME}link").symlink_to(elsewhere)
    assert sweep(media) == 0
    assert {path.name for path in media.iterdir()} == {".hidden", f"{NAME}notes", f"{NAME}link"}
    assert (elsewhere / "precious").exists()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Where nothing was ever added, nothing is to be swept."""
    assert sweep(tmp_path / "media") == 0
