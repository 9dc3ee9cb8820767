"""The one error boundary: what a command raises becomes a message and an exit code here, and nowhere else."""

import errno
import gc
import io
import sys
from itertools import pairwise
from typing import Final, NoReturn

from turncast.cli.interrupting import interruptible
from turncast.errors import ExitCode, TurncastError, WorldError

_FULL: Final = (errno.ENOSPC, errno.EDQUOT)


def main() -> NoReturn:
    """Run ``turncast`` with the arguments of this process, and leave with its exit code."""
    _keep_talking()
    collect_seldom()
    with interruptible() as heard:
        code = _run()
        sys.exit(heard.code(code))


def _keep_talking() -> None:
    """Give a process that was started without stdout or stderr (``>&-``) somewhere to print to."""
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()


def collect_seldom() -> None:
    """Look for garbage in circles seldom: a catalog is many objects that stay, and hardly any of them make circles.

    With Python's own settings, looking takes a quarter of the time of publishing 2,500 episodes of which none changed.
    """
    gc.set_threshold(200_000, 20)


def _run() -> int:
    from turncast.cli.app import app

    try:
        app()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else ExitCode.FINE
    except TurncastError as error:
        return _report_as_data(error) if _wants_data(sys.argv) else _report(error)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Exception as bug:
        return _report(_full(bug)) if isinstance(bug, OSError) and bug.errno in _FULL else _bug(bug)
    return ExitCode.FINE


def _report(error: TurncastError) -> int:
    from turncast.cli import console

    console.error(error)
    return error.exit_code


def _wants_data(arguments: list[str]) -> bool:
    asked = "--json", "--format=json"
    return any(one in asked for one in arguments) or ("--format", "json") in pairwise(arguments)


def _report_as_data(error: TurncastError) -> int:
    """Programs that asked for data get what went wrong as data, too."""
    from turncast.cli import console

    console.data_of(error)
    return _report(error)


def _full(error: OSError) -> WorldError:
    """No room for what a command says, or keeps outside of its target."""
    where = f"in {error.filename}" if error.filename else "for the output"
    return WorldError(f"no room is left {where}", "make room, then try again: df -h")


def _bug(bug: Exception) -> int:
    """A fault of Turncast's own: one line for the person, and a file for whoever mends it."""
    from turncast.cli import bugs, console

    console.bug(bug, bugs.write_report(bug))
    return ExitCode.BUG
