"""From a producer's words to a noun: tables, validation, and a finding for every word that does not fit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from turncast import frontmatter
from turncast.errors import Unreadable
from turncast.loading import faults
from turncast.loading.shapes import allowed
from turncast.models.finding import Finding

_LONGEST: Final = 60
"""Characters of what was found that a message repeats."""

_BOUNDS: Final = {
    "greater_than": "expected a number above {gt}",
    "greater_than_equal": "expected a number of at least {ge}",
    "less_than": "expected a number below {lt}",
    "less_than_equal": "expected a number of at most {le}",
    "literal_error": "expected {expected}",
    "enum": "expected {expected}",
    "finite_number": "expected a number",
    "string_too_long": "expected at most {max_length} characters",
}
"""What is expected where the kind is right, by pydantic's name of the fault; in our words."""
_EMPTY: Final = {
    "string_too_short": "expected a text, found an empty one",
    "too_short": "expected an entry, found none",
}

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Reading(Generic[T]):
    """What came of reading one file: a value, and the findings that say why there is none, or not all of it."""

    value: T | None
    findings: tuple[Finding, ...] = ()


def read_text(root: Path, path: str) -> Reading[str]:
    """The text of a project file, which is UTF-8."""
    try:
        return Reading((root / path).read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        return Reading(None, (_undecodable(error, path),))
    except OSError as error:
        message = f"it cannot be read: {(error.strerror or str(error)).lower()}"
        return Reading(None, (faults.UNREADABLE_FILE.finding(message, path=path),))


def _undecodable(error: UnicodeDecodeError, path: str) -> Finding:
    message = f"expected UTF-8 text, found the byte 0x{error.object[error.start]:02x}"
    line = error.object.count(b"\n", 0, error.start) + 1
    begins = error.object.rfind(b"\n", 0, error.start) + 1
    column = len(error.object[begins : error.start].decode("utf-8")) + 1
    return faults.UNREADABLE_FILE.finding(message, path=path, line=line, column=column)


def read_table(root: Path, path: str) -> Reading[dict[str, Any]]:
    """The table of a TOML file."""
    text = read_text(root, path)
    if text.value is None:
        return Reading(None, text.findings)
    try:
        return Reading(frontmatter.parse(text.value))
    except Unreadable as error:
        return Reading(None, (unreadable(error, path),))


def read_document(root: Path, path: str) -> Reading[frontmatter.Document]:
    """An episode file taken apart."""
    text = read_text(root, path)
    if text.value is None:
        return Reading(None, text.findings)
    try:
        return Reading(frontmatter.split(text.value))
    except Unreadable as error:
        return Reading(None, (unreadable(error, path),))


def unreadable(error: Unreadable, path: str) -> Finding:
    """The finding for a text that is not TOML."""
    finding = faults.UNREADABLE_TOML.finding(error.message, path=path, remedy=error.hint)
    return finding.model_copy(update={"line": error.line, "column": error.column})


def validated(model: type[M], table: Mapping[str, Any], path: str) -> Reading[M]:
    """*table* as a *model*, or a finding for each word that does not fit."""
    try:
        return Reading(model.model_validate(table))
    except ValidationError as error:
        details = error.errors(include_url=False)
        return Reading(None, tuple(_finding(one, model, path) for one in details if not _follows(one, details)))


def _follows(detail: ErrorDetails, details: Iterable[ErrorDetails]) -> bool:
    """Whether a list lacks entries only because there is something wrong with them, which is told."""
    place = detail["loc"]
    return detail["type"] == "too_short" and any(one["loc"][: len(place)] == place != one["loc"] for one in details)


def _finding(detail: ErrorDetails, model: type[BaseModel], path: str) -> Finding:
    parts = [str(part) for part in detail["loc"]]
    key = ".".join(parts)
    if detail["type"] == "extra_forbidden":
        return _unknown_key(parts, model, path)
    if detail["type"] == "missing":
        message = f"expected `{key}`, which is not there"
        return faults.MISSING_KEY.finding(message, path=path, key=key, remedy=f"add a line `{parts[-1]} = …`")
    return faults.WRONG_VALUE.finding(f"`{key}`: {_complaint(detail, model)}", path=path, key=key)


def _complaint(detail: ErrorDetails, model: type[BaseModel]) -> str:
    """What was expected and found, in TOML's words rather than in Python's."""
    fault, found = detail["type"], detail["input"]
    if fault in _EMPTY:
        return _EMPTY[fault]
    if fault == "value_error":
        expected = detail["msg"].removeprefix("Value error, ")
    elif fault in _BOUNDS:
        expected = _BOUNDS[fault].format(**detail.get("ctx", {}))
    else:
        expected = f"expected {allowed(model, detail['loc'], found) or 'another value'}"
    quoted = " without quotes" if fault.startswith("bool") and isinstance(found, str) else ""
    return f"{expected}{quoted}; found {_shown(found)}"


def _unknown_key(parts: list[str], model: type[BaseModel], path: str) -> Finding:
    word = parts[-1]
    known = _words(model, parts[:-1])
    near = get_close_matches(word, known, n=1)
    remedy = f"did you mean `{near[0]}`?" if near else f"known here: {', '.join(sorted(known))}"
    return faults.UNKNOWN_KEY.finding(
        f"{_shown(word)} is not a word Turncast knows here", path=path, key=".".join(parts), remedy=remedy
    )


def _words(model: type[BaseModel], parents: list[str]) -> list[str]:
    """The words that may stand below *parents* in *model*."""
    for parent in parents:
        if parent in model.model_fields:
            model = _model_of(model.model_fields[parent].annotation) or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_of(annotation: Any) -> type[BaseModel] | None:
    """The model inside an annotation such as ``tuple[Person, ...]`` or ``Owner | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_of(argument) for argument in get_args(annotation))
    return next((model for model in inner if model), None)


def _shown(value: Any) -> str:
    """What was found, on one line and not too long; a text in quotes, its control characters escaped."""
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    if isinstance(value, int) and value.bit_length() > _LONGEST:
        return "a number of far too many digits"
    text = repr(value) if isinstance(value, str) else str(value).lower()
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
