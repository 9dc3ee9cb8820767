"""What may stand at a key, in TOML's words: made from the nouns themselves, so that it cannot be out of date."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

_KINDS: Final[dict[Any, str]] = {
    bool: "true or false",
    float: "a number",
    int: "a whole number",
    str: "a text in quotes",
    date: "a day such as 2020-06-19",
    datetime: "a date such as 2020-06-19",
}
_SAMPLES: Final[dict[Any, str]] = {bool: "true", float: "12.5", int: "1", date: "2020-06-19", datetime: "2020-06-19"}


def allowed(model: type[BaseModel], key: Sequence[str | int], found: Any) -> str | None:
    """What may stand at *key* of *model*, with an example into which a text that was *found* is put if it fits."""
    annotations: list[Any] = [model]
    for part in key:
        annotations = [inner for one in annotations for inner in _below(one, part)]
    said = [_said(one, found) for one in annotations]
    return ", or ".join(dict.fromkeys(said)) or None


def _below(annotation: Any, part: str | int) -> Iterator[Any]:
    """What may stand below *annotation* at *part* of a key, each kind by itself."""
    if get_origin(annotation) is tuple or _is_table(annotation):
        yield from _kinds(get_args(annotation)[0 if get_origin(annotation) is tuple else 1])
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for field in _named(annotation, part):
            yield from _kinds(field.annotation)


def _named(model: type[BaseModel], part: str | int) -> Iterator[FieldInfo]:
    return (field for name, field in model.model_fields.items() if (field.alias or name) == part)


def _kinds(annotation: Any) -> Iterator[Any]:
    """The kinds an annotation such as ``bool | tuple[str, ...] | None`` allows."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _kinds(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for one in get_args(annotation):
            yield from _kinds(one)
    elif annotation is not NoneType:
        yield annotation


def _said(annotation: Any, found: Any) -> str:
    """*annotation* as a sentence goes on with it."""
    if get_origin(annotation) is tuple:
        return f"a list such as {_sample(annotation, found)}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"a table such as {_sample(annotation, found)}"
    return "a table" if _is_table(annotation) else _KINDS.get(annotation, _KINDS[str])


def _sample(annotation: Any, found: Any) -> str:
    """A value of that kind as it is written."""
    if get_origin(annotation) is tuple:
        return f"[{_sample(next(_kinds(get_args(annotation)[0])), found)}]"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _table(annotation, found)
    if get_origin(annotation) is Literal:
        return f'"{get_args(annotation)[0]}"'
    text = found if isinstance(found, str) and found.isprintable() and '"' not in found and "\\" not in found else "…"
    return _SAMPLES.get(annotation, f'"{text or "…"}"')


def _table(model: type[BaseModel], found: Any) -> str:
    """The words *model* must have, or its first one where it needs none; what was *found* fits where one is needed."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    needed = [name for name, field in fields.items() if field.is_required()] or [*fields][:1]
    fits = found if len(needed) == 1 else None
    words = (f"{name} = {_sample(next(_kinds(fields[name].annotation)), fits)}" for name in needed)
    return f"{{ {', '.join(words)} }}"


def _is_table(annotation: Any) -> bool:
    origin = get_origin(annotation)
    return isinstance(origin, type) and issubclass(origin, Mapping)
