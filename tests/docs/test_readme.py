"""The README tells the truth: its words, its commands and its map are those of the program."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel
from tests.support import readme

from turncast.cli import doctoring, judging, producing, releasing, templating, undoing
from turncast.commands.rulebook import needs, rules
from turncast.errors import ExitCode
from turncast.models.episode import EpisodeFile
from turncast.models.hook import Hook
from turncast.models.project import Checking, Publishing, Site
from turncast.models.rule import Rule
from turncast.models.show import ShowFile

REPOSITORY = readme.README.parent
TURNCAST = Path(sys.executable).with_name("turncast")
WORDS = {**producing.WORDS, **judging.WORDS, **releasing.WORDS, **undoing.WORDS, **doctoring.WORDS, **templating.WORDS}


def help_of(*words: str) -> str:
    """What ``--help`` prints, unfolded."""
    environment = {"COLUMNS": "300", "NO_COLOR": "1"}
    return subprocess.run(
        [TURNCAST, *words, "--help"], capture_output=True, text=True, env=environment, check=True
    ).stdout


def words_of(model: type[BaseModel]) -> list[str]:
    """The words of a file as they are written."""
    return [field.alias or name for name, field in model.model_fields.items()]


@pytest.mark.parametrize(
    ("title", "model"), [(r"feeds/\<show\>.toml", ShowFile), (r"episodes/\<slug\>.md", EpisodeFile), ("Hooks", Hook)]
)
def test_every_word_of_a_file_is_explained(title: str, model: type[BaseModel]) -> None:
    """The table of a file's words has each word there is, and none that is not."""
    assert sorted(readme.first_column(readme.section(title))) == sorted(words_of(model))


def test_every_word_of_the_project_file_is_explained() -> None:
    """The same for ``turncast.toml`` and its sections."""
    sections: dict[str, type[BaseModel]] = {"site": Site, "publish": Publishing, "check": Checking}
    words = [f"{name}.{word}" for name, section in sections.items() for word in words_of(section)]
    assert sorted(readme.first_column(readme.section("turncast.toml"))) == sorted(words)


def test_every_command_has_a_section() -> None:
    """The commands are explained in the order in which ``--help`` lists them."""
    explained = re.findall(r"^### turncast (\S+)$", readme.section("Commands"), re.MULTILINE)
    assert explained == list(WORDS)


@pytest.mark.parametrize("word", WORDS)
def test_every_option_the_readme_names_is_there(word: str) -> None:
    """What a command's section says can be typed."""
    said = set(re.findall(r"--[a-z][a-z-]+", readme.section(f"turncast {word}")))
    assert said <= set(re.findall(r"--[a-z][a-z-]+", help_of(word)))


def test_every_exit_code_is_explained() -> None:
    """The table of exit codes has each code there is."""
    codes = re.findall(r"^\| (\d+) \|", readme.section("Exit codes"), re.MULTILINE)
    assert [int(code) for code in codes] == sorted(ExitCode)


def test_every_rule_is_listed(request: pytest.FixtureRequest) -> None:
    """The table of rules is what ``turncast check --list-rules`` says."""
    rows = (f"| `{rule.code}` | {rule.level.value} | {_looks_at(rule)} | {rule.message} |" for rule in rules())
    table = "\n".join(("| code | level | scope | what is wrong |", "|---|---|---|---|", *rows))
    wanted = readme.RULES.sub(lambda match: f"{match[1]}\n{table}\n\n{match[2]}", readme.text())
    if request.config.getoption("--update-golden"):
        readme.README.write_text(wanted, encoding="utf-8")
    assert readme.text() == wanted, "run pytest tests/docs --update-golden"


def _looks_at(rule: Rule) -> str:
    """Its scope, and what it takes to look there."""
    said = needs(rule).removeprefix("turncast ").removeprefix("check ")
    return f"{rule.scope.value}, `{said}`" if said else rule.scope.value


def test_the_map_is_the_house() -> None:
    """Each room on the map is there, and each room that is there is on the map."""
    (drawn,) = readme.blocks(readme.section("The map of the house"), "")
    rooms = set(re.findall(r"^  ([a-z]+(?:/|\.py)) ", drawn, re.MULTILINE))
    source = REPOSITORY / "src" / "turncast"
    built = {f"{place.name}/" for place in source.iterdir() if (place / "__init__.py").exists()}
    built |= {place.name for place in source.glob("*.py") if place.name != "__init__.py"}
    assert rooms == built
    tests = re.search(r"^tests/.*; and (.*)$", drawn, re.MULTILINE)
    assert tests
    assert all((REPOSITORY / "tests" / room).is_dir() for room in tests[1].split())


def test_every_link_leads_somewhere() -> None:
    """Links to files of the repository name files that are there."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", re.sub(r"`[^`]*`", "", readme.text()))
    assert links
    assert [link for link in links if not (REPOSITORY / link).exists()] == []


def test_the_two_commands_are_targets_of_the_makefile() -> None:
    """Every ``make`` command the README names is there."""
    makefile = (REPOSITORY / "Makefile").read_text()
    named = set(re.findall(r"^make (\S+)", "\n".join(readme.blocks(readme.text(), "sh")), re.MULTILINE))
    assert {"demo", "test", "check", "bench", "lock"} <= named
    assert [name for name in named if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []
