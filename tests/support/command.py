"""``turncast`` as its users run it, with an environment that holds nothing but what is said."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import IO, Any, Final
from unittest.mock import patch

from turncast.cli.main import main

TURNCAST: Final = Path(sys.executable).with_name("turncast")


@dataclass(frozen=True)
class Ran:
    """What came of a command: exit code, data (stdout), talk (stderr)."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The data, which must be JSON."""
        return json.loads(self.out)

    @property
    def error(self) -> str:
        """What stopped the command: the one line that says so."""
        lines = [line for line in self.err.splitlines() if line.startswith("error: ")]
        assert len(lines) == 1, self.err
        return lines[0].removeprefix("error: ")

    @property
    def hint(self) -> str:
        """What to do about it: the one line after the error."""
        lines = [line for line in self.err.splitlines() if line.startswith("hint: ")]
        assert len(lines) == 1, self.err
        return lines[0].removeprefix("hint: ")


def environment(**said: str) -> dict[str, str]:
    """What a command finds in its environment: where programs are, and what is *said*; no credentials of anybody."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    quiet = {"LANG": "C.UTF-8", "COLUMNS": "120", "AWS_EC2_METADATA_DISABLED": "true"}
    nobody = {"AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}
    return {**kept, **quiet, **nobody, **said}


def turncast(
    *arguments: str | Path, at: Path, env: Mapping[str, str] | None = None, answers: IO[str] | int = subprocess.DEVNULL
) -> Ran:
    """Run ``turncast`` as a process in the folder *at*, with *env* in its environment; by default nobody *answers*."""
    done = subprocess.run(
        [TURNCAST, *arguments],
        cwd=at,
        env=environment(**(env or {})),
        stdin=answers,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


def at_a_terminal(*arguments: str | Path, at: Path, answers: str) -> Ran:
    """The same at a terminal, where a person *answers*."""
    person, terminal = os.openpty()
    with open(person, "w") as typing, open(terminal) as heard:  # noqa: PTH123 - descriptors
        typing.write(answers)
        typing.flush()
        return turncast(*arguments, at=at, answers=heard)


def called(*arguments: str | Path, at: Path, env: Mapping[str, str] | None = None) -> Ran:
    """The same within this process: quicker, for journeys that only look at what is said and what is left."""
    out, err, argv = StringIO(), StringIO(), ["turncast", *map(str, arguments)]
    surroundings = patch.dict(os.environ, environment(**(env or {})), clear=True), patch.object(sys, "argv", argv)
    with surroundings[0], surroundings[1], chdir(at), redirect_stdout(out), redirect_stderr(err):
        code = _left()
    assert "Traceback" not in err.getvalue(), err.getvalue()
    return Ran(code, out.getvalue(), err.getvalue())


def _left() -> int:
    """The exit code of a run with the arguments of this process."""
    try:
        main()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0


def well(*arguments: str | Path, at: Path, env: Mapping[str, str] | None = None) -> Ran:
    """Run ``turncast``, which must answer that all is fine."""
    ran = turncast(*arguments, at=at, env=env)
    assert ran.code == 0, f"{arguments}: {ran.code}\n{ran.err}"
    return ran


@contextmanager
def started(
    *arguments: str | Path, at: Path, env: Mapping[str, str] | None = None, out: IO[str] | int = subprocess.PIPE
) -> Iterator["subprocess.Popen[str]"]:
    """``turncast`` under way, with its data going to *out*; ended at the latest when the block ends."""
    process = subprocess.Popen(
        [TURNCAST, *arguments],
        cwd=at,
        env=environment(**(env or {})),
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()
