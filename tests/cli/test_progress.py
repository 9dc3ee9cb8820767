"""How a publish looks while it runs."""

import logging
import os
import pty
import re
import subprocess
from pathlib import Path

from tests.support.command import TURNCAST, environment, well
from tests.support.projects import talks

from turncast.cli import console, progress
from turncast.models.artifact import Wave
from turncast.models.plan import Action, Plan, Step
from turncast.publishing import Event


def test_a_terminal_shows_a_bar(tmp_path: Path) -> None:
    """What is being sent, objects and bytes that are done, how fast, and how long it will take; then it goes."""
    root = talks(tmp_path, "first").root
    shown = _on_a_terminal(root, "publish")
    assert b"\x1b[?25l" in shown  # the cursor is hidden while it moves
    assert shown.rindex(b"\x1b[?25h") > shown.rindex(b"\x1b[?25l")
    assert b"published" in shown


def test_a_question_stands_still(tmp_path: Path) -> None:
    """Who is asked sees the whole question, what would be written over and how to answer; nothing moves meanwhile."""
    root = talks(tmp_path, "first").root
    (root / "public").mkdir()
    (root / "public/index.html").write_text("mine")
    shown = _on_a_terminal(root, "publish", answer=b"y\n")
    question = b"there, and index.html would be written over. Publish all the same? [y/N] y\r\n"
    assert question in b" ".join(shown.split(b" \r\n"))
    assert b"published" in shown


def test_where_it_is_piped_it_is_a_line_a_wave(tmp_path: Path) -> None:
    """A log has a line for each kind of thing that was sent, and with --json there is none."""
    root = talks(tmp_path, "first").root
    said = well("publish", at=root).err
    waves = re.findall(r"^(.+): \d+ objects?$", said, re.MULTILINE)
    assert waves == ["recordings and artwork", "transcripts, chapters, stylesheet", "pages", "feeds"]
    assert well("publish", "--to", "elsewhere", "--json", at=root).err == ""


def _bar(*steps: Step) -> tuple[progress._Bar, Plan]:
    bar = progress._Bar()
    plan = Plan(target="there", revision=0, steps=steps)
    bar.plan(plan)
    return bar, plan


def _figures(bar: progress._Bar) -> tuple[float, float | None]:
    (task,) = bar._progress.tasks
    return task.completed, task.total


def test_the_bar_knows_from_the_start_how_much_there_is() -> None:
    """Recordings count from the beginning; what is made counts once it is; what is there already counts no more."""
    steps = [
        Step(action=Action.ADD, key=key, wave=Wave.MEDIA, why="new", size=size)
        for key, size in (("a.mp3", 1000), ("b.mp3", 500), ("index.html", None))
    ]
    bar, _ = _bar(*steps)
    assert _figures(bar) == (0, 1500)
    bar.event(Event("started", "a.mp3", Wave.MEDIA, 0, 1000))
    bar.event(Event("sent", "a.mp3", Wave.MEDIA, 400, 1000))
    assert _figures(bar) == (400, 1500)
    bar.event(Event("sent", "a.mp3", Wave.MEDIA, 600, 1000))
    bar.event(Event("done", "a.mp3", Wave.MEDIA, 1000, 1000))
    bar.event(Event("started", "b.mp3", Wave.MEDIA, 0, 500))
    bar.event(Event("done", "b.mp3", Wave.MEDIA, 0, 500))
    assert _figures(bar) == (1000, 1000)
    bar.event(Event("started", "index.html", Wave.PAGE, 0, 70))
    bar.event(Event("sent", "index.html", Wave.PAGE, 70, 70))
    bar.event(Event("done", "index.html", Wave.PAGE, 70, 70))
    assert _figures(bar) == (1070, 1070)


def test_what_floors_below_tell_is_said_once() -> None:
    """Whoever waits for the world is told by the console, however often it was asked to listen."""
    console.relay()
    console.relay()
    handlers = [one for one in logging.getLogger("turncast").handlers if isinstance(one, console._Teller)]
    assert len(handlers) == 1


def _on_a_terminal(root: Path, *words: str, answer: bytes = b"") -> bytes:
    """What a terminal gets on stderr; where it asks, *answer* is typed."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [str(TURNCAST), *words],
        cwd=root,
        env=environment(TERM="xterm"),
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.DEVNULL,
    ) as process:
        os.close(theirs)
        shown = b""
        while part := _read(ours):
            shown += part
            if answer and shown.endswith(b"[y/N] "):
                os.write(ours, answer)
    os.close(ours)
    assert process.returncode == 0, shown
    return shown


def _read(terminal: int) -> bytes:
    """What comes next; nothing once the other side is closed, which a pty tells as an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
