"""What checking takes once recordings are known, of 1,000 episodes and of 5,000.

The peer is tomllib parsing the same front matter. The goals: 1,000 episodes in less than two seconds, for the whole of
``turncast check``, from the start of the process to its end, and five times as many in about five times as long.
Each episode has a recording and a transcript of its own. Seconds are those of the processor, which the wall clock
shows where nothing else runs.
"""

import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.benchmarks.rounds import compare
from tests.support.projects import VTT, Folder
from tests.support.recordings import careful_tags, mp3

from turncast import frontmatter, loading
from turncast.checking import check

NOTES = "Who speaks, about what: [a page](https://turncast.dev/a), [another episode](episode-1.md).\n\n" * 8
FIRST = datetime(2010, 1, 1, tzinfo=UTC)
GOAL = 2.0


def main() -> None:
    """Measure and print."""
    few, many = (_measured(count) for count in (1_000, 5_000))
    print(f"checking 1,000 episodes: {few:.2f} s (goal {GOAL:g} s); 5,000 take {many / few:.1f} times as long (goal 5)")


def _measured(count: int) -> float:
    """Seconds of the whole program; beside it the rules alone, and from files to findings, as ratios."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _write(root, count)
        catalog = loading.load(root).catalog
        assert catalog
        texts = [(root / episode.path).read_text() for episode in catalog.episodes]
        compare(f"rules, {count:,} episodes", lambda: check(catalog), "parsing", _parsing(texts), rounds=5)
        compare(f"files to findings, {count:,} episodes", lambda: _check(root), "parsing", _parsing(texts), rounds=5)
        _program(root)  # knows the recordings by then, and which pages can be made
        return min(_program(root) for _ in range(3))


def _program(root: Path) -> float:
    """Seconds of the processor that ``turncast check`` takes."""
    before = os.times()
    subprocess.run([Path(sys.executable).with_name("turncast"), "check", "--project", root], check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _check(root: Path) -> None:
    loaded = loading.load(root)
    assert loaded.catalog
    findings = loading.placed((*loaded.findings, *check(loaded.catalog)), root)
    assert all(finding.level != "error" for finding in findings), findings[0]


def _parsing(texts: list[str]) -> Callable[[], object]:
    return lambda: [tomllib.loads(frontmatter.front_matter(text)) for text in texts]


def _write(root: Path, count: int) -> None:
    """A project of so many episodes, each with people, chapters, a soundbite and notes with links."""
    folder = Folder(root)
    folder.show()
    for number in range(1, count + 1):
        folder.write(f"media/episode-{number}.vtt", VTT.replace("Welcome", f"Welcome to part {number}"))
        mp3(root / f"media/episode-{number}.mp3", frames=750, tags=careful_tags(title=str(number)))
        folder.write(f"episodes/episode-{number}.md", _episode(number))


def _episode(number: int) -> str:
    words = {
        "title": f"A talk about the {number}th thing",
        "show": "talks",
        "number": number,
        "date": FIRST + timedelta(days=number),
        "recording": f"media/episode-{number}.mp3",
        "transcripts": [{"file": f"media/episode-{number}.vtt", "language": "en"}],
        "people": [{"name": "Jo", "role": "host"}, {"name": "Nick", "role": "guest", "url": "https://turncast.dev/"}],
        "chapters": [{"start": start, "title": f"Part {start}"} for start in (0, 5, 10, 15)],
        "soundbites": [{"start": 2, "duration": 16, "title": "What it is about"}],
        "description": "Who speaks, about what.",
        "guid": f"episode-{number}",
    }
    return frontmatter.compose(words, NOTES)
