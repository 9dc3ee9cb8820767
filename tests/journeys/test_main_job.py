"""The main job, end to end, through the command line: from a folder to listeners, in a directory and in a bucket."""

from pathlib import Path

from tests.journeys.publications import MEDIA, RUTH, Publication, in_directory
from tests.support.command import well


def test_publish_does_what_plan_said(publication: Publication) -> None:
    """The first publish writes exactly the objects that the plan named, and calls it revision 1."""
    receipt = publication.receipt["receipt"]
    assert receipt["added"] == [step["key"] for step in publication.planned["steps"]]
    assert (receipt["replaced"], receipt["kept"], receipt["revision"]) == ([], 0, 1)
    assert receipt["warnings"] == []


def test_publish_tells_the_addresses(publication: Publication) -> None:
    """A publish ends by telling where home page and feeds are."""
    assert publication.receipt["home"] == f"{publication.place.url}index.html"
    assert publication.receipt["feeds"] == [publication.feed(show) for show in publication.shows]


def test_build_is_publish_to_a_directory(publication: Publication) -> None:
    """``build`` writes the objects that ``publish`` brings to its target, and no other."""
    site = publication.project / "site"
    built = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    assert built - {".turncast/lock"} == _published(publication)


def test_nothing_to_do(publication: Publication) -> None:
    """After a publish, status says that all due episodes are live and that nothing is to be done."""
    status = publication.well("status", "--json").json
    assert (status["done"], status["changes"], status["errors"], status["interrupted"]) == (True, 0, 0, None)
    assert [show["show"] for show in status["shows"]] == list(publication.shows)
    episodes = list(publication.project.glob("episodes/*.md"))
    assert sum(show["live"] + show["drafts"] for show in status["shows"]) == len(episodes)


def test_publishing_again_writes_nothing(publication: Publication) -> None:
    """Publishing an unchanged project a second time writes no object, not even the manifest."""
    before = publication.place.snapshot()
    again = publication.well("publish", "--json").json["receipt"]
    assert (again["added"], again["replaced"], again["sent"], again["revision"]) == ([], [], 0, 1)
    assert again["kept"] == len(publication.receipt["receipt"]["added"])
    assert publication.place.snapshot() == before


def test_one_more_episode_leaves_the_others(project: Path) -> None:
    """A new episode adds its own objects and renews the pages and the feed that list it; the rest is not touched."""
    public = in_directory(project / "public", "")
    well("publish", at=project)
    before = public.snapshot()
    well("add", MEDIA / "nick-wahl-interest-based-bargaining.mp3", at=project)
    receipt = well("publish", "--json", at=project).json["receipt"]
    after = public.snapshot()
    changed = {key for key in before if after[key] != before[key]}
    older = f"talks/{RUTH}.html"
    changed -= {".turncast/manifest.json", ".turncast/lock"}
    lists = {"index.html", "talks/index.html", "talks/feed.xml", "talks/feed.json", "search.json", "sitemap.xml"}
    assert changed == lists | {older}
    assert set(receipt["added"]) == set(after) - set(before) - {".turncast/releases/2.zip"}
    assert set(receipt["replaced"]) == changed


def _published(publication: Publication) -> set[str]:
    """The keys of what is published, without a bucket's prefix."""
    prefix = publication.place.to.rpartition("/")[2] + "/" if publication.place.bucket else ""
    return {key.removeprefix(prefix) for key in publication.place.snapshot()} - {".turncast/lock"}
