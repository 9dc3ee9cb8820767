"""What publishing the unchanged project of this repository a second time takes, and what it writes and renders.

The peer is the first publish. The goal: no object written, no body made.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.rounds import command, seconds

from turncast.building import build
from turncast.commands.opening import Call, open_sound_catalog, target_of
from turncast.models.artifact import Artifact, Body
from turncast.publishing import make_plan, read_manifest

REPOSITORY = Path(__file__).parents[2]
PARTS = ("turncast.toml", "feeds", "episodes", "media", "templates")


def main() -> None:
    """Measure and print."""
    turncast = str(Path(sys.executable).with_name("turncast"))
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for part in PARTS:
            (shutil.copytree if (REPOSITORY / part).is_dir() else shutil.copy)(REPOSITORY / part, project / part)
        publish = command([turncast, "publish", "--yes"], cwd=project)
        first = seconds(publish)
        before = _written(project)
        again = min(seconds(publish) for _ in range(5))
        written = len(before.symmetric_difference(_written(project)))
        print(
            f"publishing again: {again / first:.2f} x the first time "
            f"({again * 1000:.0f} ms against {first * 1000:.0f} ms)"
        )
        print(f"publishing again: {written} objects written, {_bodies_made(project)} bodies made")


def _written(project: Path) -> set[tuple[str, int, int]]:
    files = (file for file in (project / "public").rglob("*") if file.is_file())
    return {(str(file), file.stat().st_ino, file.stat().st_mtime_ns) for file in files}


def _bodies_made(project: Path) -> int:
    """How many bodies a plan of the unchanged project asks for."""
    made: list[str] = []
    call = Call(project, datetime.now(UTC))
    catalog, _ = open_sound_catalog(call)
    release = build(catalog, call.at)
    watched = replace(release, artifacts={key: _watched(one, made) for key, one in release.artifacts.items()})
    manifest, _ = read_manifest(target_of(catalog.project))
    plan = make_plan(watched, manifest, "public/")
    for step in plan.steps:
        watched.artifacts[step.key].make()
    return len(made)


def _watched(artifact: Artifact, made: list[str]) -> Artifact:
    def make() -> Body:
        made.append(artifact.key)
        return artifact.make()

    fields: dict[str, Callable[[], Body]] = {"make": make}
    return Artifact(**{**vars(artifact), **fields})


if __name__ == "__main__":
    main()
