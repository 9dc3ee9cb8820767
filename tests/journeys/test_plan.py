"""``plan`` tells what ``publish`` does: as text, data and exit code; ``--verify`` looks whether all is there."""

from pathlib import Path

import pytest
from tests.building.test_forms import both
from tests.journeys.publications import RUTH, Place
from tests.support.command import called, well

EPISODE = f"episodes/{RUTH}.md"


def test_the_exit_code_tells(project: Path) -> None:
    """10 where there is something to publish, 0 where there is not, 1 where it would be refused."""
    assert well("plan", at=project).code == 0
    assert called("plan", "--exit-code", at=project).code == 10
    well("publish", at=project)
    assert called("plan", "--exit-code", at=project).code == 0
    file = project / EPISODE
    file.write_text(file.read_text().replace("date = 2019-05-01", "date = 2019-05-02"))
    assert called("plan", "--exit-code", at=project).code == 1
    assert called("plan", "--exit-code", "--allow", "episode-date-moved", at=project).code == 10


def test_publish_does_exactly_the_plan(project: Path) -> None:
    """Every object it names is written, and no other; how large recordings are is known before."""
    well("publish", at=project)
    file = project / EPISODE
    file.write_text(file.read_text().replace('title = "', 'title = "Anew: ') + "\nMore.\n")
    plan = called("plan", "--json", at=project).json
    text = called("plan", at=project)
    receipt = well("publish", "--json", at=project).json["receipt"]
    by_action = {one: [step["key"] for step in plan["steps"] if step["action"] == one] for one in ("add", "replace")}
    assert (receipt["added"], receipt["replaced"]) == (by_action["add"], by_action["replace"])
    assert receipt["kept"] == plan["kept"]
    (recording,) = (step for step in plan["steps"] if step["key"].endswith(".mp3"))
    assert recording["size"] == (project / "public" / recording["key"]).stat().st_size
    assert all(f" {step['key']}  {step['why']}" in text.out for step in plan["steps"])
    assert "of recordings and artwork" in text.err
    assert "Anew: " in text.out


@pytest.mark.parametrize("place", ["directory", "bucket"])
def test_what_vanished_is_told_and_sent_again(project: Path, place: str, request: pytest.FixtureRequest) -> None:
    """A recording that was removed is not missed by a plan; with --verify it is, and publishing mends it."""
    if place == "bucket":
        bucket: Place = request.getfixturevalue("bucket")
        to, env = bucket.to, dict(bucket.env)
    else:
        to, env = "public", {}
    well("publish", "--to", to, at=project, env=env)
    planned = well("plan", "--to", to, "--verify", "--exit-code", "--json", at=project, env=env).json
    assert planned["steps"] == []
    key = next(one for one in _keys(to, project, request) if one.endswith(".mp3"))
    _remove(to, key, project, request)
    assert well("plan", "--to", to, "--json", at=project, env=env).json["steps"] == []
    (step,) = called("plan", "--to", to, "--verify", "--json", at=project, env=env).json["steps"]
    assert (step["key"], step["action"], step["why"]) == (key, "add", "it is gone")
    status = well("status", "--to", to, "--verify", at=project, env=env)
    assert f"lost: {key}: it is gone" in status.err
    assert "turncast publish --verify" in status.err
    receipt = well("publish", "--to", to, "--verify", "--json", at=project, env=env).json["receipt"]
    assert (receipt["added"], receipt["replaced"]) == ([key], [])
    assert well("status", "--to", to, "--verify", "--json", at=project, env=env).json["done"]


def _keys(to: str, project: Path, request: pytest.FixtureRequest) -> list[str]:
    if to == "public":
        root = project / to
        return [str(file.relative_to(root)) for file in root.rglob("*") if file.is_file()]
    return [key.removeprefix("talks/") for key in request.getfixturevalue("bucket").snapshot()]


def _remove(to: str, key: str, project: Path, request: pytest.FixtureRequest) -> None:
    if to == "public":
        (project / to / key).unlink()
        return
    client = request.getfixturevalue("ministack").client
    client.delete_object(Bucket=to.split("/")[2], Key=f"talks/{key}")


def test_all_feeds_of_a_show_are_told(tmp_path: Path) -> None:
    """Those of its other forms, too: by publish, and by status."""
    project = both(tmp_path / "project", prefers="audio", feed_per="rendition").root
    for slug in ("both", "seen"):
        file = project / f"episodes/{slug}.md"
        file.write_text(file.read_text().replace("recording = ", 'poster = "media/cover.png"\nrecording = ', 1))
    feeds = [f"https://podcast.turncast.dev/talks/talks/{name}.xml" for name in ("feed", "video")]
    assert well("publish", "--json", at=project).json["feeds"] == feeds
    assert well("status", "--json", at=project).json["feeds"] == feeds
