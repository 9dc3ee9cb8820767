"""What does not fit is told in TOML's words and in ours, whatever it is and wherever it stands."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from turncast.loading.words import validated
from turncast.models.episode import EpisodeFile
from turncast.models.project import ProjectFile
from turncast.models.show import ShowFile

WILD: tuple[Any, ...] = (
    0,
    -1,
    1.5,
    2**70,
    float("inf"),
    float("nan"),
    True,
    "",
    " ",
    "x",
    "yes",
    "1",
    "x" * 9000,
    [],
    [1],
    ["x"],
    [{}],
    [{"x": 1}],
    {},
    {"x": 1},
    {"x": [1]},
    date(1800, 1, 1),
    datetime(2020, 1, 1, 12),  # noqa: DTZ001 - a local time, as TOML has them
)
FOREIGN = re.compile(
    r"should|input|valid|instance|parse|string|tuple|\bdict|boolean|integer|ensure|type=", re.IGNORECASE
)


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation) if get_origin(annotation) in (Annotated, Union, UnionType, tuple) else ():
        yield from models(inner)


def places(model: type[BaseModel], *path: str) -> Iterator[tuple[str, ...]]:
    """The path of each word of *model* and of the models in it."""
    for name, field in model.model_fields.items():
        here = (*path, field.alias or name)
        yield here
        for inner in models(field.annotation):
            yield from places(inner, *here)


def put(value: Any, path: tuple[str, ...], *, listed: bool) -> dict[str, Any]:
    """A table with *value* at *path*; listed: every table in it is one of a list."""
    for word in reversed(path):
        value = {word: value}
        value = [value] if listed and word != path[0] else value
    return value  # type: ignore[no-any-return]


@pytest.mark.parametrize("model", [ShowFile, EpisodeFile, ProjectFile], ids=lambda model: model.__name__)
def test_no_fault_is_told_in_the_words_of_a_library(model: type[BaseModel]) -> None:
    """Every word of every file, with every kind of value: what was expected and found, by us."""
    for path in places(model):
        for value in WILD:
            for listed in (False, True):
                for finding in validated(model, put(value, path, listed=listed), "a.toml").findings:
                    if finding.code == "wrong-value":
                        said = re.sub(r"`.*?`|found .*|'[^']*'|\"[^\"]*\"", "", finding.message)
                        assert not FOREIGN.search(said), finding.message
                        assert "expected" in finding.message or "has no zone" in finding.message, finding.message
                        assert "another value" not in finding.message, finding.message


@pytest.mark.parametrize(
    ("model", "words", "said"),
    [
        (ShowFile, {"title": ""}, "`title`: expected a text, found an empty one"),
        (ShowFile, {"owner": "Jo"}, "expected a table such as { name = \"…\", email = \"…\" }; found 'Jo'"),
        (ShowFile, {"license": "cc-by-4.0"}, "expected a table such as { name = \"cc-by-4.0\" }; found 'cc-by-4.0'"),
        (ShowFile, {"block": "spotify"}, "expected true or false, or a list such as [\"spotify\"]; found 'spotify'"),
        (ShowFile, {"people": ["Jo"]}, "`people.0`: expected a table such as { name = \"Jo\" }; found 'Jo'"),
        (ShowFile, {"explicit": "yes"}, "expected true or false without quotes; found 'yes'"),
        (ShowFile, {"explicit": 1}, "expected true or false; found 1"),
        (ShowFile, {"total": 0}, "expected a number of at least 1; found 0"),
        (ShowFile, {"update_frequency": {"text": "x", "start": "soon"}}, "a day such as 2020-06-19; found 'soon'"),
        (EpisodeFile, {"transcripts": "a.vtt"}, "expected a list such as [{ file = \"a.vtt\" }]; found 'a.vtt'"),
        (EpisodeFile, {"soundbites": [3]}, "expected a table such as { start = 12.5, duration = 12.5 }; found 3"),
        (EpisodeFile, {"links": {"a": 1}}, "expected a list such as [{ title = \"…\", url = \"…\" }]; found a table"),
        (EpisodeFile, {"value": [{"recipients": []}]}, "`value.0.recipients`: expected an entry, found none"),
        (ProjectFile, {"check": {"levels": []}}, "`check.levels`: expected a table; found a list"),
        (ProjectFile, {"check": {"fail_on": "bad"}}, "expected 'error', 'warning' or 'advice'; found 'bad'"),
    ],
)  # fmt: skip
def test_what_is_expected_can_be_typed(model: type[BaseModel], words: dict[str, Any], said: str) -> None:
    """The message shows the shape, and what was found in it where it fits."""
    assert any(said in finding.message for finding in validated(model, words, "a.toml").findings)


def test_a_list_is_not_blamed_for_its_entries() -> None:
    """Entries that do not fit are told; that the list has none left is not."""
    found = validated(EpisodeFile, {"value": [{"recipients": [{"type": "node"}]}]}, "a.md").findings
    assert [one.message for one in found if one.key == "value.0.recipients"] == []
    assert any(one.key.startswith("value.0.recipients.0.") for one in found)


def test_a_guid_in_capitals_is_the_same_guid() -> None:
    """UUIDs are compared without case, and written in small letters (RFC 9562)."""
    words = {"title": "T", "description": "D", "guid": "9B024349-CCF0-5F69-A609-6B82873EAB3C"}
    show = validated(ShowFile, words, "feeds/a.toml").value
    assert show
    assert show.guid == words["guid"].lower()
