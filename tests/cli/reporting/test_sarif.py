"""SARIF as OASIS specifies it: whatever is found, the log is valid and says where and what."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from turncast.cli.reporting.sarif import log
from turncast.commands import rulebook
from turncast.models.finding import Finding, Level

BY_CODE = {rule.code: rule for rule in rulebook.rules()}
SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)
places = st.none() | st.integers(1, 9999)
findings = st.lists(
    st.builds(
        Finding,
        code=st.sampled_from(sorted(BY_CODE)) | st.just("of-nobody"),
        level=st.sampled_from(Level),
        message=st.text(min_size=1, max_size=20),
        remedy=st.text(max_size=20),
        path=st.text(st.characters(exclude_categories=["C"]), max_size=20),
        line=places,
        column=places,
    ),
    max_size=6,
)


def run_of(found: list[Finding], before: str = "") -> dict[str, Any]:
    """The one run of a log that is valid."""
    made = json.loads(json.dumps(log(found, BY_CODE, before)))
    VALIDATOR.validate(made)
    (run,) = made["runs"]
    return dict(run)


def place(**said: Any) -> dict[str, Any]:
    """The physical location of a finding that says this."""
    (result,) = run_of([Finding(code="artwork-size", level=Level.ERROR, message="m", **said)], "my shows/")["results"]
    found: dict[str, Any] = result["locations"][0]["physicalLocation"]
    return found


def test_the_schema_is_one() -> None:
    """What logs are checked with is a schema, and refuses what is no log."""
    Draft4Validator.check_schema(SCHEMA)
    assert not VALIDATOR.is_valid({"version": "2.1.0", "runs": [{"tool": {"driver": {}}}]})


@given(findings)
def test_every_log_is_valid(found: list[Finding]) -> None:
    """Each finding is a result with its level, and its rule is described once."""
    run = run_of(found)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({one.code for one in found} & set(BY_CODE))
    levels = {"error": "error", "warning": "warning", "advice": "note"}
    for one, result in zip(found, run["results"], strict=True):
        assert (result["ruleId"], result["level"]) == (one.code, levels[one.level])
        assert result["message"]["text"].startswith(one.message)
        assert "ruleIndex" not in result or rules[result["ruleIndex"]]["id"] == one.code


def test_paths_are_relative_to_the_repository() -> None:
    """Spaces and the like are escaped, as in any address; what leads to the project stands before."""
    found = place(path="episodes/über.md", line=2, column=9)
    assert found["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    assert unquote(found["artifactLocation"]["uri"]) == "my shows/episodes/über.md"
    assert found["artifactLocation"]["uri"].isascii()
    assert found["region"] == {"startLine": 2, "startColumn": 9}


def test_what_is_no_path_of_the_project_stands_as_it_is() -> None:
    """Addresses are whole; so are files from the top of the disk; what is nowhere is of the project."""
    assert place(path="https://a.example/feed.xml?a=ü")["artifactLocation"] == {
        "uri": "https://a.example/feed.xml?a=%C3%BC"
    }
    assert place(path="/tmp/a feed.xml")["artifactLocation"] == {"uri": "file:///tmp/a%20feed.xml"}
    assert place(path="", line=None) == {
        "artifactLocation": {"uri": "my%20shows/turncast.toml", "uriBaseId": "%SRCROOT%"}
    }


def test_a_finding_is_known_again_on_another_line() -> None:
    """Lines added above change the place and not the fingerprint; another message does."""

    def print_of(**said: Any) -> str:
        one = Finding(code="artwork-size", level=Level.ERROR, path="a.md", **said)
        (result,) = run_of([one])["results"]
        (found,) = result["partialFingerprints"].values()
        return str(found)

    assert print_of(message="m", line=1) == print_of(message="m", line=7) != print_of(message="n", line=1)


def test_rules_say_what_they_are_and_whom_they_matter_to() -> None:
    """A viewer shows message, remedy and source without asking Turncast."""
    (rule,) = run_of([Finding(code="artwork-size", level=Level.ADVICE, message="m")])["tool"]["driver"]["rules"]
    known = BY_CODE["artwork-size"]
    assert rule["shortDescription"]["text"] == known.message
    assert known.remedy in rule["help"]["text"]
    assert known.source in rule["help"]["text"]
    assert rule["defaultConfiguration"]["level"] == "error"
    assert rule["properties"]["tags"][0] == "artwork"
