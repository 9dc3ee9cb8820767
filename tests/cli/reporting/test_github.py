"""Workflow commands of GitHub Actions, read back as the runner reads them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.cli.reporting.github import commands
from turncast.models.finding import Finding, Level

COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>[^:]*)::(?P<message>.*)")
ESCAPES = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
printed = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=40)


def unescaped(text: str) -> str:
    """What the runner makes of *text*."""
    return re.sub("|".join(ESCAPES), lambda found: ESCAPES[found[0]], text)


def read(command: str) -> tuple[str, dict[str, str], str]:
    """Name, properties and message of a command, as the runner parts them."""
    found = COMMAND.fullmatch(command)
    assert found, command
    parted = (one.split("=", 1) for one in found["properties"].split(","))
    return found["name"], {name: unescaped(value) for name, value in parted}, unescaped(found["message"])


@pytest.mark.parametrize(("level", "name"), [("error", "error"), ("warning", "warning"), ("advice", "notice")])
def test_each_level_has_its_command(level: str, name: str) -> None:
    """GitHub knows three levels, too."""
    finding = Finding(
        code="a-b",
        level=Level(level),
        message="expected x: y, 100%",
        remedy="Do, or not.",
        path="a.md",
        line=3,
        column=7,
    )
    (command,) = commands([finding], "shows/")
    assert command == f"::{name} file=shows/a.md,line=3,col=7,title=a-b::expected x: y, 100%25%0ADo, or not."


def test_a_finding_without_a_place_has_none() -> None:
    """What is not known is not said."""
    (command,) = commands([Finding(code="a-b", level=Level.ERROR, message="m")])
    assert command == "::error title=a-b::m"


@given(st.builds(Finding, code=st.just("a-b"), level=st.sampled_from(Level), message=printed, path=printed))
def test_what_is_written_is_what_is_read(finding: Finding) -> None:
    """Colons, commas, per cent signs and what looks like an escape all arrive as they were."""
    (command,) = commands([finding])
    _, properties, message = read(command)
    said = (properties["file"], properties["title"], message)
    assert said == (finding.path, "a-b", finding.message)


@given(st.text(max_size=40))
def test_no_text_begins_a_command_of_its_own(text: str) -> None:
    """Whatever stands in a file of the project, it is one line and one command."""
    found = [Finding(code="a-b", level=Level.ERROR, message=text, remedy=text, path=text)]
    (command,) = commands(found)
    assert command.isprintable() or not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", command)
    assert len(command.splitlines()) == 1
