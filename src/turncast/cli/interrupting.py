"""Ctrl-C and SIGTERM: what is under way ends cleanly or, where something hangs, without more ado."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Final

from turncast.errors import ExitCode

GRACE: Final = 5.0
"""Seconds what is under way has to end: enough for a store that answers late; what hangs may hang for minutes."""

_ENDING: Final = {signal.SIGINT: ExitCode.INTERRUPTED, signal.SIGTERM: ExitCode.TERMINATED}


@dataclass
class Interruption:
    """What this process was told, if anything: a signal."""

    told: signal.Signals | None = None

    def code(self, code: int) -> int:
        """What to answer where the work has answered *code*: who was interrupted says by whom."""
        return _ENDING[self.told] if self.told and code == ExitCode.INTERRUPTED else code


@contextmanager
def interruptible() -> Iterator[Interruption]:
    """Inside, either signal raises KeyboardInterrupt in the main thread; what does not end by that is left as it is.

    Nothing that was live is harmed by that: it is what publishing survives at any moment. A signal that whoever started
    this process has it ignore stays ignored.
    """
    heard, process = Interruption(), os.getpid()

    def end(number: int, _: FrameType | None) -> None:
        if os.getpid() != process:  # a child that was forked: not ours to end with words
            os._exit(_ENDING[signal.Signals(number)])
        if heard.told is None:
            heard.told = signal.Signals(number)
            _later(_ENDING[heard.told])
        raise KeyboardInterrupt

    heeded = [one for one in _ENDING if signal.getsignal(one) is not signal.SIG_IGN]
    before = {one: signal.signal(one, end) for one in heeded}
    try:
        yield heard
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _later(code: ExitCode) -> None:
    """End this process, threads and all, unless it has ended by itself."""
    timer = threading.Timer(GRACE, _leave, (code,))
    timer.daemon = True
    timer.start()


def _leave(code: ExitCode) -> None:
    from turncast.cli import console

    try:
        console.talk.show_cursor(True)
        sys.stderr.write("interrupted, and something did not end by itself; run the same command again to finish\n")
        sys.stderr.flush()
    finally:
        os._exit(code)
