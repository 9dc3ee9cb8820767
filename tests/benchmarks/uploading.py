"""What bringing files to a bucket takes beside boto3 alone, awscli, s5cmd and rclone, each a process at its defaults.

One recording of 1 GB, on MiniStack and on Ceph RGW. The goals of issue 5: at least 0.95 of the fastest one's rate, in
at most 120 MB. Of the others only rclone sends a Content-MD5 with each part, as Turncast does: a store that checks it
reads everything once more, and on one machine that is felt. 2,000 files of 4 kB: sooner than ``aws s3 sync`` and
``rclone sync``; 400 of them also over a network of 40 ms and 6 MiB/s a connection. And a recording over that network,
beside four plain connections that carry a quarter of it each: at least 90 % of what they do. What they could carry were
the machine idle is told, too. This one is the upload alone, hashed and looked at.

All times are from the start of a process to its end. Turncast's is a whole publish, which also hashes, claims, looks
at what it has written, and settles; the others look at nothing. The digest of the recording is known beforehand, as
it is since a recording was added; that it still is that is found out while it is sent. They take turns, round by
round, and a ratio is the median of the rounds'. ``python -m tests.benchmarks.uploading 100`` takes one of 100 MB.
"""

import hashlib
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

import pytest
from tests.benchmarks.peers import Run, measured, peers
from tests.support.servers import REGION, Store, running_ministack, running_rgw
from tests.support.shaping import shaped

MB: Final = 1 << 20
SMALL: Final = 2_000
"""Files of 4 kB."""
SOME: Final = 400
"""Of them, those that go over the network."""
ROUNDS: Final = 3
DELAY, RATE, STREAMS = 0.04, 6 * MB, 4
FAR: Final = 256
"""MB of the recording that goes over the network."""
STORES: Final[Mapping[str, Callable[[Path], AbstractContextManager[Store]]]] = {
    "MiniStack": running_ministack,
    "Ceph RGW": running_rgw,
}
Bring = Callable[[Path, str, str], Run]
"""Bring the file or folder at a path to a place, ``bucket/prefix``, of the store at an address."""


def main(size: int = 1024) -> None:
    """Measure and print; *size* of the recording in MB."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        recording, files = _recording(home, size), _files(home / "files")
        for name, running in STORES.items():
            place = home / running.__name__
            place.mkdir()
            try:
                with running(place) as store:
                    _one(f"{size} MB to {name}", store, recording)
                    _many(f"{SMALL} files to {name}", store, files)
                    if running is running_ministack:
                        _many_far(store, files)
                        _far(store, _recording(home, FAR))
            except pytest.skip.Exception as reason:
                print(f"skipped: {name}: {reason}")


def _one(name: str, store: Store, recording: Path) -> None:
    with recording.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    others = {"boto3 alone": _process("upload"), **{peer.name: _copying(peer.copy) for peer in peers()}}
    runs = _in_turn(store, recording, {"turncast": _process("publish", digest), **others})
    _print(name, runs)
    rates = [min(theirs) / mine for mine, *theirs in _seconds(runs)]
    peak = max(run.peak for run in runs["turncast"])
    print(f"{name}: {statistics.median(rates):.2f} of the fastest's rate (goal 0.95), at most {peak:.0f} MB (goal 120)")


def _many(name: str, store: Store, files: Path) -> None:
    runs = _in_turn(store, files, {"turncast": _process("publish"), **{peer.name: peer.sync for peer in peers()}})
    _compare(name, runs)


def _compare(name: str, runs: Mapping[str, list[Run]]) -> None:
    _print(name, runs)
    for peer in list(runs)[1:]:
        ratio = statistics.median(o.seconds / m.seconds for m, o in zip(runs["turncast"], runs[peer], strict=True))
        print(f"{name}: {ratio:.2f} times as fast as {peer} (goal 1)")


def _many_far(store: Store, files: Path) -> None:
    """As many files as take a slower one a minute."""
    some = files.with_name("some")
    some.mkdir()
    for file in sorted(files.iterdir())[:SOME]:
        (some / file.name).hardlink_to(file)
    with shaped(store.endpoint, delay=DELAY, rate=RATE) as far:
        runs = _in_turn(
            store, some, {"turncast": _process("publish"), **{peer.name: peer.sync for peer in peers()}}, far
        )
    _compare(f"{SOME} files, 40 ms away", runs)


def _far(store: Store, recording: Path) -> None:
    ideal = recording.stat().st_size / (STREAMS * RATE)
    with shaped(store.endpoint, delay=DELAY, rate=RATE) as far:
        runs = _in_turn(store, recording, {"turncast": _process("write"), "plain": _process("stream")}, far)
    shares = [plain / mine for mine, plain in _seconds(runs)]
    mine, plain = (statistics.median(run.seconds for run in some) for some in runs.values())
    print(
        f"{FAR} MB, 40 ms away, 6 MiB/s a connection: {statistics.median(shares):.0%} of four connections (goal 90 %); "
        f"{mine:.1f} s against {plain:.1f} s, and {ideal:.1f} s as it is calculated"
    )


def _in_turn(store: Store, path: Path, programs: Mapping[str, Bring], endpoint: str = "") -> dict[str, list[Run]]:
    """The runs of each program, round by round; each into an empty bucket, which is emptied afterwards.

    endpoint: by which they reach the store, if not by its own.
    """
    runs: dict[str, list[Run]] = {name: [] for name in programs}
    for name in [*programs] * ROUNDS:
        bucket = store.bucket()
        runs[name].append(programs[name](path, f"{bucket}/show", endpoint or store.endpoint))
        _empty(store, bucket)
    return runs


def _empty(store: Store, bucket: str) -> None:
    for page in store.client.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        for found in page.get("Contents", []):
            store.client.delete_object(Bucket=bucket, Key=found["Key"])


def _process(how: str, *told: str) -> Bring:
    def bring(path: Path, to: str, endpoint: str) -> Run:
        words = [sys.executable, "-m", "tests.benchmarks.bringing", how, endpoint, to, str(path), *told]
        return measured(words, {"AWS_DEFAULT_REGION": REGION})

    return bring


def _copying(copy: Bring) -> Bring:
    return lambda path, to, endpoint: copy(path, f"{to}/{path.name}", endpoint)


def _seconds(runs: Mapping[str, list[Run]]) -> list[list[float]]:
    """By round, the seconds of each program."""
    return [[run.seconds for run in one] for one in zip(*runs.values(), strict=True)]


def _print(name: str, runs: Mapping[str, list[Run]]) -> None:
    told = (
        f"{program} {statistics.median(run.seconds for run in some):.1f} s, {max(run.peak for run in some):.0f} MB"
        for program, some in runs.items()
    )
    print(f"{name}: {'; '.join(told)}")


def _recording(home: Path, size: int) -> Path:
    """A file of *size* MB, in which no two parts are alike."""
    path = home / f"{size}.mp3"
    noise = os.urandom(MB)
    with path.open("wb") as file:
        for number in range(size):
            file.write(number.to_bytes(8, "big") + noise[8:])
    return path


def _files(folder: Path) -> Path:
    folder.mkdir()
    for number in range(SMALL):
        (folder / f"{number}.vtt").write_bytes(os.urandom(4096))
    return folder


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
