"""Every word of the command line explains itself."""

import subprocess
import sys
from pathlib import Path

import pytest

from turncast.cli import doctoring, judging, producing, releasing, templating, undoing

WORDS = [*producing.WORDS, *judging.WORDS, *releasing.WORDS, *undoing.WORDS, *doctoring.WORDS, *templating.WORDS]
TURNCAST = str(Path(sys.executable).with_name("turncast"))
PLAIN = {"NO_COLOR": "1", "COLUMNS": "200", "PATH": "/usr/bin:/bin"}


def turncast(*arguments: str, cwd: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command."""
    return subprocess.run(
        [TURNCAST, *arguments], capture_output=True, text=True, env={**PLAIN, **environment}, cwd=cwd, check=False
    )


def test_the_words_are_those_of_the_house() -> None:
    """A producer meets init, add, list, check; a publisher build, preview, plan, publish, status, and undoing."""
    assert WORDS == [
        "init",
        "add",
        "list",
        "check",
        "verify",
        "build",
        "preview",
        "plan",
        "publish",
        "status",
        "releases",
        "rollback",
        "prune",
        "doctor",
        "templates",
    ]


@pytest.mark.parametrize("word", WORDS)
def test_every_word_has_help_with_an_example(word: str) -> None:
    """``--help`` says what the word does and shows a call that can be typed."""
    helped = turncast(word, "--help")
    assert helped.returncode == 0
    assert f"Example: turncast {word}" in helped.stdout


@pytest.mark.parametrize("word", ["add", "list", "check", "build", "plan", "publish", "status", *undoing.WORDS])
def test_every_word_that_reports_has_json(word: str) -> None:
    """Programs get data from each word that reports something."""
    assert "--json" in turncast(word, "--help").stdout


def test_shells_complete_the_words_and_the_shows(project: str) -> None:
    """Completion knows every word, and the shows of the project in this folder."""
    completed = turncast(_TURNCAST_COMPLETE="complete_bash", COMP_WORDS="turncast ", COMP_CWORD="1")
    assert set(WORDS) <= set(completed.stdout.split())
    shows = turncast(
        _TURNCAST_COMPLETE="complete_bash", COMP_WORDS="turncast list --show ", COMP_CWORD="3", cwd=project
    )
    assert shows.stdout.split() == ["interviews", "webinars"]


def test_data_is_on_stdout_and_talk_on_stderr(project: str) -> None:
    """A list can be piped: nothing but the rows is on stdout, and no row is folded."""
    listed = turncast("list", cwd=project, COLUMNS="40")
    assert listed.stderr == ""
    assert len(listed.stdout.splitlines()) == 9
    assert "11/11" in listed.stdout
    checked = turncast("check", cwd=project)
    assert checked.stdout == ""
    assert "ready to publish: 2 shows, 8 episodes; 0 errors, 1 warning" in checked.stderr


@pytest.mark.parametrize("moment", ["yesterday", "2020-06-19T09:00:00", "2020-13-01"])
def test_a_date_that_is_none_is_refused_with_an_example(project: str, moment: str) -> None:
    """``--date`` takes a day, or an instant with a zone."""
    refused = turncast("add", "media/interviews.jpg", "--date", moment, cwd=project)
    assert refused.returncode == 2
    assert "expected a" in refused.stderr


def test_a_rule_that_is_not_there_is_answered_with_the_nearest(project: str) -> None:
    """A misspelt code gets a hint that can be typed."""
    refused = turncast("check", "--explain", "artwork-siz", cwd=project)
    assert refused.returncode == 2
    assert "hint: turncast check --explain artwork-size" in refused.stderr


def test_a_closed_stdout_or_stderr_does_no_harm(project: str) -> None:
    """A process may be started without them; what would be said is then said to nobody."""
    for closed in (">&-", "2>&-", ">&- 2>&-"):
        ran = subprocess.run(
            ["sh", "-c", f'"{TURNCAST}" list {closed}'], cwd=project, check=False, stdout=subprocess.PIPE
        )
        assert ran.returncode == 0, closed
