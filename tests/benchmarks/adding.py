"""What adding takes: a recording of 1 GB beside copying it while hashing, a folder of 500 beside cp and sha256sum.

The goals of issue 3: at most 1.15 times copying while computing SHA-256 in one pass; at most 1.25 times (0.8 of the
throughput) ``cp`` and ``sha256sum`` on the folder. Both with the start of the program, and the large one without, too.
"""

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tests.benchmarks.rounds import command, compare
from tests.support.recordings import careful_tags, frame, info_frame, mp3

from turncast.adding import Hands
from turncast.commands.add import Batch, Wishes
from turncast.commands.opening import Call

FRAMES: Final = 2_398_000
"""Of 417 bytes: 1 GB."""
FILES: Final = 500
"""Of 1 MB each."""
ROUNDS: Final = 5
TURNCAST: Final = str(Path(sys.executable).with_name("turncast"))


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        command([TURNCAST, "init", "project", "--title", "Talks"], cwd=folder)()
        _large(folder)
        _many(folder)


def _large(folder: Path) -> None:
    recording = folder / "large.mp3"
    with recording.open("wb") as file:
        file.write(info_frame(FRAMES, FRAMES * 417))
        for _ in range(FRAMES // 1000):
            file.write(frame(128) * 1000)

    def inside() -> None:
        batch = Batch(Call(folder / "project", datetime.now(UTC)), [recording], Wishes())
        with batch:
            batch.add(batch.prospects[0], Hands())

    def theirs() -> None:
        _copy(recording, folder / "copy")

    _measure("adding 1 GB", folder, inside, "copying and hashing it in one pass", theirs)
    add = command([TURNCAST, "add", str(recording)], cwd=folder / "project")
    _measure("turncast add of 1 GB", folder, add, "copying and hashing it in one pass", theirs)
    recording.unlink()


def _copy(source: Path, target: Path) -> None:
    """Copy while hashing, in one pass."""
    hashing = hashlib.sha256()
    with source.open("rb") as file, target.open("wb") as made:
        while piece := file.read(1 << 20):
            made.write(piece)
            hashing.update(piece)


def _many(folder: Path) -> None:
    recordings = folder / "recordings"
    recordings.mkdir()
    for number in range(1, FILES + 1):
        mp3(recordings / f"{number:03}.mp3", frames=4780, tags=careful_tags(title=f"Talk {number}", number=str(number)))
    copy = command(["cp", "-r", str(recordings), str(folder / "copy")])
    hashed = command(["sha256sum", *map(str, sorted(recordings.iterdir()))])

    def theirs() -> None:
        copy()
        hashed()

    add = command([TURNCAST, "add", str(recordings)], cwd=folder / "project")
    _measure(f"turncast add of a folder of {FILES}", folder, add, "cp and sha256sum", theirs)


def _measure(name: str, folder: Path, run: Callable[[], object], peer: str, theirs: Callable[[], object]) -> None:
    def anew(doing: Callable[[], object]) -> Callable[[], object]:
        def once() -> None:
            _empty(folder)
            doing()

        return once

    compare(name, anew(run), peer, anew(theirs), ROUNDS)


def _empty(folder: Path) -> None:
    """Take away what the round before made."""
    for made in (folder / "project/media", folder / "project/episodes", folder / "project/.turncast", folder / "copy"):
        if made.is_dir():
            shutil.rmtree(made)
        made.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
