"""``turncast publish`` as a process that costs little to start, for whoever wants to kill a thousand of them.

Run as a program it is a server that has loaded everything and forks: each line on stdin is a publish, or the wish to
know how the last one ended; the lines on stdout say who publishes, that a plan was made, and how it ended.
"""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NoReturn

PATIENCE = 120
"""Seconds after which a publish that says nothing has failed."""


@dataclass(frozen=True)
class Ended:
    """How a publish ended. code: its exit code, or less than 0 by which signal. error: what it raised, if anything."""

    code: int
    error: str

    @property
    def well(self) -> bool:
        """Whether it did what it should."""
        return not self.code and not self.error


class Server:
    """The process that forks; one publish at a time."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._heard = b""
        self._publishing = 0
        self._error = ""

    def publish(self, root: Path, at: datetime, nonce: str) -> None:
        """Begin to publish the project in *root*."""
        self._ask({"root": str(root), "at": at.isoformat(), "nonce": nonce})
        self._publishing, self._error = int(self._until("pid")), ""

    def planned(self) -> None:
        """Return once the plan is made and writing begins, or once the publish has ended without."""
        self._until("planned", "done")

    def send(self, number: signal.Signals) -> None:
        """Send the publish that signal. Its process is not forgotten before :meth:`ended` was asked."""
        os.kill(self._publishing, number)

    def ended(self) -> Ended:
        """How the publish ended, once it has."""
        self._ask({})
        return Ended(int(self._until("ended")), self._error)

    def _ask(self, question: Mapping[str, str]) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(question).encode() + b"\n")
        self._process.stdin.flush()

    def _until(self, *words: str) -> str:
        """What is said after one of *words*."""
        while True:
            word, _, rest = self._line().partition(" ")
            if word == "done":
                self._error = rest
            if word in words:
                return rest

    def _line(self) -> str:
        assert self._process.stdout
        while b"\n" not in self._heard:
            ready, _, _ = select.select([self._process.stdout], [], [], PATIENCE)
            assert ready, "a publish hangs"
            more = os.read(self._process.stdout.fileno(), 4096)
            assert more, "the server is gone"
            self._heard += more
        line, _, self._heard = self._heard.partition(b"\n")
        return line.decode()


@contextmanager
def forking() -> Iterator[Server]:
    """A server with the environment of the tests."""
    words = [sys.executable, "-m", "tests.torture.forking"]
    with subprocess.Popen(
        words, cwd=Path(__file__).parents[2], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        try:
            yield Server(process)
        finally:
            process.kill()


def _serve() -> None:
    """Fork for each publish; whoever is forked says itself how far it is."""
    from tests.torture.studio import Studio, made_once

    import turncast.building.posters
    import turncast.commands.publish
    import turncast.pages
    import turncast.rss
    import turncast.targets.directory
    import turncast.targets.s3  # noqa: F401 - loaded once, so that no child has to

    pid = 0
    with made_once():
        with TemporaryDirectory() as folder:
            Studio(Path(folder, "project"), "public", Random(0)).finished(Path(folder, "public"))
        for line in sys.stdin:
            question = json.loads(line)
            if question:
                pid = os.fork() or _publish(question)
            else:
                _, status = os.waitpid(pid, 0)
                _say(f"ended {os.waitstatus_to_exitcode(status)}")


def _publish(question: Mapping[str, str]) -> NoReturn:
    from turncast.cli.interrupting import interruptible
    from turncast.commands.opening import Call
    from turncast.commands.publish import Permission, Publisher, publish

    _say(f"pid {os.getpid()}")
    said = ""
    try:
        with interruptible():
            publish(
                Call(Path(question["root"]), datetime.fromisoformat(question["at"])),
                None,
                Publisher(question["nonce"], "ann@studio"),
                Permission(lambda _: True),
                on_plan=lambda _: _say("planned"),
            )
    except BaseException as error:
        said = f"{type(error).__name__}: {error}"
    _say(f"done {said}".replace("\n", " ")[:1000].strip())
    os._exit(0)


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    _serve()
