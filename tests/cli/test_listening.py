"""``turncast check --audio``, as a producer meets it."""

import os
import pty
import subprocess
from pathlib import Path

from tests.support.command import TURNCAST, environment, well
from tests.support.ffmpeg import tone
from tests.support.projects import Folder, talks


def quiet_talk(root: Path) -> Folder:
    """A project whose only recording is a tone of -21 LUFS."""
    folder = talks(root, "first")
    tone(folder.root / "media/first.mp3", frequency=1000, seconds=3)
    return folder


def test_what_was_measured_is_told_and_judged(tmp_path: Path) -> None:
    """The figures are data; the finding has them too; that it takes time is said before it does."""
    ran = well("check", "--audio", at=quiet_talk(tmp_path).root)
    head, line = (row.split() for row in ran.out.splitlines())
    assert head == ["RECORDING", "LUFS", "TRUE", "PEAK", "SILENT", "UNTIL", "CLIPPED"]
    assert (line[0], line[-1]) == ("media/first.mp3", "0")
    assert -22 < float(line[1]) < -20
    assert ran.err.startswith("measuring 1 recording (0:03)")
    assert f"expected -16 LUFS (±1), found {line[1]} LUFS" in ran.err


def test_it_is_measured_once(tmp_path: Path) -> None:
    """A second run has the figures at once; a check without --audio judges by them and prints none."""
    root = quiet_talk(tmp_path).root
    first = well("check", "--audio", at=root)
    again, plain = well("check", "--audio", at=root), well("check", at=root)
    assert again.out == first.out
    assert first.err == f"measuring 1 recording (0:03)\n{again.err}"
    assert (plain.out, plain.err) == ("", again.err)


def test_programs_get_the_figures(tmp_path: Path) -> None:
    """With --json the figures are in the report, and nothing is on stderr."""
    ran = well("check", "--audio", "--json", at=quiet_talk(tmp_path).root)
    assert ran.err == ""
    assert ran.json["recordings"] == 1
    assert -22 < ran.json["measured"]["media/first.mp3"]["integrated"] < -20


def test_a_terminal_shows_a_bar(tmp_path: Path) -> None:
    """Which recording is heard, how much of all is done, and how long it will take."""
    ours, theirs = pty.openpty()
    words = [str(TURNCAST), "check", "--audio"]
    with subprocess.Popen(
        words, cwd=quiet_talk(tmp_path).root, env=environment(TERM="xterm"), stderr=theirs, stdout=subprocess.DEVNULL
    ) as process:
        os.close(theirs)
        shown = b""
        while part := _read(ours):
            shown += part
    os.close(ours)
    assert process.returncode == 0
    assert b"measuring media/first.mp3" in shown
    assert b"100%" in shown


def _read(terminal: int) -> bytes:
    """What comes next; nothing once the other side is closed, which a pty tells as an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
