"""What is wrong in a producer's template, told with the file and the line instead of a traceback."""

import difflib
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from jinja2 import TemplateNotFound, TemplateSyntaxError

from turncast.errors import Unreadable

WHAT_THERE_IS: Final = "what a template may use: python -m pydoc turncast.pages"


@contextmanager
def told(overrides: Path | None, names: Callable[[], list[str]]) -> Iterator[None]:
    """Turn whatever goes wrong in a template of *overrides* into `Unreadable`; *names* gives the templates there are.

    A failure with no override at work is a bug of the built-in theme, and passes as it is.
    """
    try:
        yield
    except Unreadable:
        raise
    except Exception as error:
        place = _place(error, overrides)
        if overrides is None or place is None:
            raise
        path, line = place
        shown = f"{overrides.name}/{path.relative_to(overrides).as_posix()}"
        raise Unreadable(f"{shown}:{line}: {_what(error)}", _hint(error, shown, names), line=line) from error


def _place(error: Exception, overrides: Path | None) -> tuple[Path, int] | None:
    """The file and line of the innermost override at work when *error* was raised."""
    frames = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        frames.append((error.filename or "", error.lineno))
    for filename, line in reversed(frames):
        if overrides is not None and filename.endswith(".html") and Path(filename).is_relative_to(overrides):
            return Path(filename), line or 1
    return None


def _what(error: Exception) -> str:
    """The message, in one line that begins in lower case."""
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name!r}"
    if isinstance(error, RecursionError):
        return "the template extends or includes itself without end"
    first = (str(error).splitlines() or [""])[0] or type(error).__name__
    return first[0].lower() + first[1:]


def _hint(error: Exception, shown: str, names: Callable[[], list[str]]) -> str:
    """What to do: the name that may have been meant, or where to read what there is."""
    if isinstance(error, TemplateNotFound):
        near = difflib.get_close_matches(str(error.name), names(), n=1)
        return f'did you mean "{near[0]}"?' if near else f"there are: {', '.join(names())}"
    if isinstance(error, RecursionError):
        return f'to extend the built-in one, write {{% extends "theme/{Path(shown).name}" %}}'
    if isinstance(error, TemplateSyntaxError):
        return f"mend that line, or move {shown} away to have the built-in template back"
    return WHAT_THERE_IS
