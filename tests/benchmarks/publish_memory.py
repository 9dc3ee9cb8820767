"""How much memory publishing a recording of 1 GB takes: to a directory, and to S3 (MiniStack).

``python -m tests.benchmarks.publish_memory`` prints a table. Each publish runs in a process of its own, so that
its peak is its own; beside it stands a process that only loads what is needed and publishes 1 KB. The limit of
issue 2 is 150 MB.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.support.servers import CREDENTIALS, REGION, REPOSITORY, running_ministack

from turncast.models.artifact import Artifact, CacheControl, Release, Splice, Stretch, Wave
from turncast.publishing import execute, make_plan, read_manifest
from turncast.targets import open_target

GIGABYTE = 1 << 30
LIMIT = 150
"""MB."""


def main(recordings: int = 1) -> None:
    """Measure, and print one line a target."""
    print(f"{'publish to':<12} {'1 KB':>9} {f'{recordings} GB':>9} {'limit':>9} {'seconds':>9}")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        _line("directory", str(home / "public"), "-", recordings, home)
        with running_ministack(home) as store:
            _line("s3", f"s3://{store.bucket()}/show", store.endpoint, recordings, home)


def _line(name: str, to: str, endpoint: str, recordings: int, home: Path) -> None:
    small, _ = _measured(to, endpoint, 1, 1024, home)
    large, seconds = _measured(to, endpoint, recordings, GIGABYTE, home)
    print(f"{name:<12} {small:>6.0f} MB {large:>6.0f} MB {LIMIT:>6} MB {seconds:>9.1f}")


def _measured(to: str, endpoint: str, recordings: int, size: int, home: Path) -> tuple[float, float]:
    """Peak memory in MB and seconds of publishing that many recordings of *size* bytes."""
    command = [sys.executable, "-m", "tests.benchmarks.publish_memory", to, endpoint, str(recordings), str(size)]
    environment = {**os.environ, **CREDENTIALS, "TMPDIR": str(home)}
    said = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True)
    peak, seconds = said.stdout.split()
    return float(peak), float(seconds)


def publish_sparse(to: str, endpoint: str, recordings: int, size: int) -> None:
    """Publish sparse files, and print the peak memory in MB and the seconds it took."""
    with tempfile.TemporaryDirectory() as folder:
        release = Release.of([_recording(Path(folder), number, size) for number in range(recordings)])
        target = open_target(to, root=Path(folder), endpoint=None if endpoint == "-" else endpoint, region=REGION)
        began = time.monotonic()
        manifest, version = read_manifest(target)
        plan = make_plan(release, manifest, target.name)
        now = datetime.now(UTC)
        execute(plan, release, manifest, version, target, nonce=str(size), by="benchmark", at=now)
        seconds = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    print(peak, seconds)


def _recording(folder: Path, number: int, size: int) -> Artifact:
    file = folder / f"{number}.mp3"
    file.touch()
    os.truncate(file, size)
    key = f"media/{number}-{size}.mp3"
    copy = Splice((bytes(300_000), Stretch(file, 0, size)))
    return Artifact(key, Wave.MEDIA, "audio/mpeg", CacheControl.IMMUTABLE, str(size), lambda: copy)


if __name__ == "__main__":
    if len(sys.argv) == 5:
        publish_sparse(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    else:
        main(*map(int, sys.argv[1:]))
