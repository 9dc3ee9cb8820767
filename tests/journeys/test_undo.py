"""Undoing by the command line: what was live, bringing it back, and removing what is left behind."""

import shutil
from pathlib import Path

import pytest
from tests.journeys.publications import MEDIA, RUTH, Place, in_directory
from tests.support.command import at_a_terminal, called, well

EPISODE = f"episodes/{RUTH}.md"
BACK = ("rollback", "1", "--allow", "episode-gone", "--yes")
"""To the release without the second episode."""

OTHER = "nick-wahl-interest-based-bargaining"


def twice(project: Path, place: Place | None = None) -> None:
    """One episode published, and then a second one beside it."""
    target = ("--to", place.to, "--yes") if place else ()
    env = place.env if place else {}
    well("publish", *target, at=project, env=env)
    well("add", MEDIA / f"{OTHER}.mp3", "--number", "2", at=project)
    well("publish", *target, at=project, env=env)


@pytest.fixture(scope="session")
def twice_published(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A project that was published twice to its ``public/``, and the feeds and pages of the first time."""
    project = shutil.copytree(sound, tmp_path_factory.mktemp("twice") / "talks")
    well("publish", at=project)
    first = bodies(project)
    twice(project)
    return project, first


@pytest.fixture
def live(twice_published: tuple[Path, dict[str, bytes]], tmp_path: Path) -> Path:
    """The same, to be changed."""
    return shutil.copytree(twice_published[0], tmp_path / "talks")


def bodies(project: Path) -> dict[str, bytes]:
    """Every feed and page."""
    files = (*project.glob("public/**/*.html"), *project.glob("public/**/*.xml"))
    return {str(file.relative_to(project)): file.read_bytes() for file in files}


def test_to_a_bucket_and_back(project: Path, bucket: Place) -> None:
    """On a bucket: released, released again, rolled back, published again, left out, pruned."""
    twice(project, bucket)
    to = ("--to", bucket.to)
    releases = well("releases", *to, "--json", at=project, env=bucket.env).json
    assert [(one["revision"], one["added"]) for one in releases["releases"]] == [(2, 1), (1, 1)]
    receipt = well("rollback", *to, *BACK[2:], "--json", at=project, env=bucket.env).json
    assert receipt["revision"] == 3
    assert f"talks/{OTHER}.html" in bucket_keys(bucket)
    receipt = well("publish", *to, "--json", at=project, env=bucket.env).json["receipt"]
    assert "talks/feed.xml" in receipt["replaced"]
    (project / f"episodes/{OTHER}.md").unlink()
    well("publish", *to, "--allow", "episode-gone", at=project, env=bucket.env)
    pruned = well("prune", *to, "--grace", "0", "--yes", "--json", at=project, env=bucket.env).json
    assert pruned["removed"]
    assert not [key for key in bucket_keys(bucket) if OTHER in key]
    assert [key for key in bucket_keys(bucket) if RUTH in key]
    assert well("status", *to, "--json", at=project, env=bucket.env).json["done"]


def bucket_keys(place: Place) -> set[str]:
    """The keys below the prefix."""
    return {key.removeprefix("talks/") for key in place.snapshot()}


def test_what_was_live(live: Path) -> None:
    """The list says of each release when, by whom and what was new, the newest first, and marks the live one."""
    first, second = well("releases", at=live).out.splitlines()[1:]
    assert first.split()[:2] == ["2", "live"]
    assert "1 episode added: “Nick Wahl" in first
    assert second.split()[0] == "1"
    assert "live" not in second.split()


def test_nothing_was_published(project: Path) -> None:
    """Before the first publish there is nothing to list, to bring back or to remove, and that is said."""
    assert "no release is kept here" in well("releases", at=project).err
    ran = called("rollback", "--yes", at=project)
    assert (ran.code, "expected a release before the live one" in ran.error) == (2, True)
    assert "nothing to remove" in well("prune", at=project).err


def test_back_to_the_first(live: Path, twice_published: tuple[Path, dict[str, bytes]]) -> None:
    """Feeds and pages are the first release's to the byte, the plan names what disappears, and publish returns."""
    after = bodies(live)
    ran = well(*BACK, at=live)
    assert "“Nick Wahl: Interest-Based Bargaining” was live, and is gone" in ran.err
    assert "- “Nick Wahl: Interest-Based Bargaining”" in ran.out
    assert "rolled back to revision 1" in ran.err
    assert twice_published[1].items() <= bodies(live).items()
    well("publish", at=live)
    assert bodies(live) == after


def test_nobody_said_yes(live: Path) -> None:
    """Without a yes nothing is changed, and the hint has what is to be typed; ``--dry-run`` only shows."""
    public = in_directory(live / "public", "")
    before = public.snapshot()
    ran = called("rollback", "1", at=live)
    assert (ran.code, ran.hint) == (2, "turncast rollback 1 --allow episode-gone --yes")
    assert well("rollback", "--dry-run", "--json", at=live).json["restores"] == 1
    well("rollback", "--dry-run", at=live)
    well(*BACK, at=live)
    ran = called("prune", "--grace", "0", at=live)
    assert (ran.code, ran.hint) == (2, "turncast prune --grace 0 --keep 10 --yes")
    shown = well("prune", "--grace", "0", "--dry-run", "--json", at=live).json
    assert not shown["removed"]
    pages = {one["key"] for one in shown["objects"] if one["key"].startswith("talks/") and one["key"].endswith(".html")}
    assert pages == {f"talks/{place}{OTHER}.html" for place in ("", "embed/", "transcripts/")}
    assert before.keys() <= public.snapshot().keys()


def test_an_episode_that_came_later(live: Path) -> None:
    """A yes alone takes no episode from listeners: it is refused, and the hint has the word that allows it."""
    public = in_directory(live / "public", "")
    before = public.snapshot()
    ran = called("rollback", "1", "--yes", "--json", at=live)
    assert ran.code == 1
    assert "“Nick Wahl: Interest-Based Bargaining” was live, and is gone" in ran.json["error"]
    assert ran.json["hint"].endswith("--allow episode-gone")
    assert public.snapshot() == before
    well(*BACK, at=live)
    well("rollback", "2", "--yes", at=live)  # where it comes back nothing is broken


def test_a_person_who_is_asked(live: Path) -> None:
    """On a terminal the question says that a promise is broken, and a yes to that question is enough."""
    ran = at_a_terminal("rollback", "1", at=live, answers="n\n")
    assert (ran.code, ran.hint) == (2, "turncast rollback 1 --allow episode-gone --yes")
    ran = at_a_terminal("rollback", "1", at=live, answers="y\n")
    assert (ran.code, "This breaks 1 promise to listeners. Bring revision 1 back all the same?" in ran.err) == (0, True)


def test_of_a_project_with_errors(live: Path) -> None:
    """What is wrong with episodes is not in the way of going back."""
    (live / EPISODE).write_text("+++\nthis is no TOML\n+++\n")
    assert called("publish", at=live).code == 1
    well(*BACK, at=live)
    well("releases", at=live)
    well("prune", at=live)


def test_pruned_since(live: Path) -> None:
    """A release whose recordings were removed is refused with one of them."""
    well(*BACK, at=live)
    well("prune", "--grace", "0", "--yes", at=live)
    ran = called("rollback", "2", "--yes", at=live)
    assert ran.code == 3
    assert "revision 2 cannot be brought back" in ran.error
    assert "pruned since" in ran.error


def test_hooks_are_told(live: Path) -> None:
    """Caches are told of what changed, as after a publish; ``--no-hooks`` tells nobody."""
    with (live / "turncast.toml").open("a") as file:
        file.write('\n[[publish.hooks]]\ncommand = ["sh", "-c", "cat > told.json"]\n')
    well(*BACK, "--no-hooks", at=live)
    assert not (live / "told.json").exists()
    well("rollback", "2", "--yes", at=live)
    assert "talks/feed.xml" in (live / "told.json").read_text()
