"""Automation: the workflows and the CI script that come with the repository say what they should, and can be run."""

import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.journeys.publications import REPOSITORY, RUTH, Place
from tests.support.command import turncast, well

WORKFLOWS = REPOSITORY / ".github/workflows"
SCRIPT = REPOSITORY / ".ci/run"


def workflow(name: str) -> dict[Any, Any]:
    """A workflow, as YAML is read; ``on`` is one of its words for true."""
    yaml = pytest.importorskip("yaml", reason="PyYAML, which comes with the locked tools, is not installed")
    return dict(yaml.safe_load((WORKFLOWS / name).read_text(encoding="utf-8")))


def steps(name: str) -> list[dict[str, Any]]:
    """The steps of every job of a workflow."""
    return [step for job in workflow(name)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("name", ["ci.yml", "publish.yml"])
def test_workflows_are_modest(name: str) -> None:
    """Each workflow may only read, names the major version of every action, and hands no secret to a shell."""
    assert workflow(name)["permissions"] == {"contents": "read"}
    for step in steps(name):
        assert re.fullmatch(r"actions/[a-z-]+@v\d+", step.get("uses", "actions/none@v0"))
        assert "${{" not in step.get("run", "")


def test_ci() -> None:
    """CI runs the script that anybody can run, on each Python that is supported."""
    assert [step["run"] for step in steps("ci.yml") if "run" in step] == [".ci/run"]
    assert {"push", "pull_request"} <= set(workflow("ci.yml")[True])
    matrix = workflow("ci.yml")["jobs"]["check"]["strategy"]["matrix"]
    assert matrix["python-version"] == ["3.11", "3.12", "3.13"]


def test_when_the_workflow_publishes() -> None:
    """On a release, by hand and on a schedule, so that episodes become live when they are due; never two at once."""
    publish = workflow("publish.yml")
    assert set(publish[True]) == {"release", "schedule", "workflow_dispatch"}
    assert publish["concurrency"] == {"group": "publish", "cancel-in-progress": False}


def test_what_the_workflow_publishes_with(project: Path, bucket: Place) -> None:
    """Its command publishes with the variables it sets, of which some may be empty; a second run does nothing."""
    (step,) = [step for step in steps("publish.yml") if step.get("name") == "Publish"]
    command = shlex.split(step["run"])
    assert command[0] == "turncast"
    values = {**bucket.env, "TURNCAST_PUBLISH_TO": bucket.to, "TURNCAST_SITE_URL": bucket.url}
    environment = {name: values.get(name, "") for name in step["env"]} | {"TURNCAST_PUBLISH_REGION": ""}
    first = well(*command[1:], at=project, env=environment).json["receipt"]
    again = well(*command[1:], at=project, env=environment).json["receipt"]
    assert (len(first["added"]) > 0, again["added"], again["replaced"]) == (True, [], [])


def test_the_workflow_installs_what_is_locked() -> None:
    """Dependencies are installed from the lock file, with hashes, and Turncast from the checkout."""
    (step,) = [step for step in steps("publish.yml") if step.get("name", "").startswith("Install")]
    assert "--require-hashes -r requirements.txt" in step["run"]
    assert step["run"].rstrip().endswith("--no-deps .")


def test_exit_codes_are_explained() -> None:
    """The workflow's comments name every exit code a publish can end with."""
    told = re.findall(r"^ +#   (\d+) ", (WORKFLOWS / "publish.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert told == ["1", "2", "3", "70", "130", "143"]


def test_an_episode_of_the_future(project: Path) -> None:
    """An episode is held back until its date has come, and the first publish after that brings it."""
    file = project / f"episodes/{RUTH}.md"
    due = file.read_text()
    file.write_text(due.replace("date = 2019-05-01", "date = 2999-05-01"))
    early = well("publish", "--json", at=project).json["receipt"]
    assert not any(RUTH in key for key in early["added"])
    status = well("status", "--json", at=project).json["shows"][0]
    assert (status["live"], status["scheduled"], status["next"]) == (0, 1, "2999-05-01T12:00:00Z")
    file.write_text(due)
    late = well("publish", "--json", at=project).json["receipt"]
    assert f"talks/{RUTH}.html" in late["added"]


def test_the_script_can_be_run() -> None:
    """.ci/run is a program, bash understands it, and it calls the README's test command."""
    assert os.access(SCRIPT, os.X_OK)
    checked = subprocess.run(["bash", "-n", SCRIPT], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert re.search(r"^part make test ", SCRIPT.read_text(), re.MULTILINE)
    assert "make test " in (REPOSITORY / "README.md").read_text(encoding="utf-8")


def test_an_error_of_the_show_fails_the_job(project: Path) -> None:
    """A show with errors ends a scheduled publish with exit code 1, and the log says where they are."""
    (project / f"media/{RUTH}.mp3").unlink()
    ran = turncast("publish", "--yes", "--json", at=project)
    assert ran.code == 1
    assert "missing-file" in [finding["code"] for finding in ran.json["findings"]]
    assert f"episodes/{RUTH}.md:" in ran.err
