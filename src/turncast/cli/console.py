"""All printing: data to stdout, talk to stderr."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from turncast.cli.reporting import listing
from turncast.errors import ShowHasErrors, TurncastError

if TYPE_CHECKING:
    from turncast.models.finding import Finding

_UNWRAPPED = 10_000
"""Columns of what is read by a program: nothing is folded for it."""

out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else _UNWRAPPED)
talk = Console(stderr=True, highlight=False, soft_wrap=True)


def data(value: Any) -> None:
    """Print *value*, nouns and all, as JSON."""
    from pydantic_core import to_jsonable_python

    sys.stdout.write(json.dumps(to_jsonable_python(value), ensure_ascii=False, indent=2) + "\n")


def data_of(error: TurncastError) -> None:
    """Print *error* as JSON."""
    found = error.findings if isinstance(error, ShowHasErrors) else ()
    data({"error": error.message, "hint": error.hint, "exit_code": error.exit_code, "findings": found})


def relay() -> None:
    """Say what the floors below tell while they wait for the world; they know no stderr."""
    teller = logging.getLogger("turncast")
    if not any(isinstance(one, _Teller) for one in teller.handlers):
        teller.addHandler(_Teller())
        teller.setLevel(logging.INFO)


class _Teller(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        say(f"[dim]{escape(record.getMessage())}[/]")


def lines(texts: Iterable[str]) -> None:
    """Print *texts* to stdout, a line each, as they are."""
    sys.stdout.writelines(f"{text}\n" for text in texts)


def say(message: str) -> None:
    """Tell the person something; *message* may have Rich's markup."""
    talk.print(message)


def table(columns: Iterable[str], rows: Iterable[Iterable[str]], right: Iterable[str] = ()) -> None:
    """Print a table to stdout; the columns named in *right* are set to the right."""
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        grid.add_column(column, justify="right" if column in right else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(escape(cell) for cell in row))
    out.print(grid, soft_wrap=False)


def error(error: TurncastError) -> None:
    """Say what stopped a command, what led to it, and what to do."""
    if isinstance(error, ShowHasErrors):
        findings(error.findings)  # type: ignore[arg-type]  # floor 0 knows no findings
    talk.print(Text.assemble(("error: ", "bold red"), error.message))
    if error.hint:
        talk.print(Text.assemble(("hint: ", "bold"), error.hint))


def bug(bug: Exception, report: Path | None) -> None:
    """Say that this is Turncast's fault, in one line."""
    where = f"; the details are in {report}" if report else ""
    talk.print(Text.assemble(("bug: ", "bold red"), f"{type(bug).__name__}: {bug}{where}; please report it"))


def findings(found: Iterable[Finding], before: str = "") -> None:
    """Say what is wrong with the show, file by file; *before* stands before every path."""
    for line, remedy in listing.lines(found, before):
        talk.print(line)
        if remedy:
            _indented(remedy)


def _indented(text: str) -> None:
    """A paragraph under another one, folded to a terminal's width."""
    width = talk.width - len(listing.INDENT) if talk.is_terminal else _UNWRAPPED
    for line in Text(text, style="dim").wrap(talk, width):
        talk.print(Text(listing.INDENT) + line)


def confirm(question: str) -> bool:
    """Ask the person; where nobody can answer, the answer is no."""
    if not sys.stdin.isatty():
        return False
    talk.print(f"{escape(question)} [y/N] ", end="")
    return sys.stdin.readline().strip().lower() in ("y", "yes")
