"""The one error boundary: what a command raises becomes a message and an exit code here, and nowhere else."""

import sys
from typing import NoReturn

from turncast.errors import ExitCode, TurncastError


def main() -> NoReturn:
    """Run ``turncast`` with the arguments of this process, and leave with its exit code."""
    sys.exit(_run())


def _run() -> int:
    from turncast.cli.app import app

    try:
        app()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else ExitCode.FINE
    except TurncastError as error:
        return _report(error)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Exception as bug:
        return _bug(bug)
    return ExitCode.FINE


def _report(error: TurncastError) -> int:
    from turncast.cli import console

    console.error(error)
    return error.exit_code


def _bug(bug: Exception) -> int:
    """A fault of Turncast's own: one line for the person, and a file for whoever mends it."""
    from turncast.cli import bugs, console

    console.bug(bug, bugs.write_report(bug))
    return ExitCode.BUG
