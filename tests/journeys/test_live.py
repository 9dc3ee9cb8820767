"""What listeners have is kept, or given up by name: each promise has a code, and each code its own ``--allow``."""

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from tests.journeys.publications import Place, in_directory
from tests.support.command import Ran, called
from tests.support.projects import Folder, talks
from tests.support.proxy import Request, proxied

from turncast.building import build
from turncast.cli import options
from turncast.commands.live import live_findings
from turncast.commands.opening import Call, open_catalog
from turncast.commands.publish import Permission, Publisher, publish
from turncast.models.artifact import Wave
from turncast.models.feed import Feed
from turncast.models.manifest import MANIFEST_KEY
from turncast.publishing import PROMISES, Event, read_live, read_manifest
from turncast.rss import read_feed
from turncast.targets.directory import DirectoryTarget
from turncast.targets.s3 import S3Target

CODES: Final = [promise.code for promise in PROMISES]
NOW: Final = datetime(2026, 3, 1, 12, tzinfo=UTC)
FEED: Final = "public/talks/feed.xml"
SECOND: Final = "episodes/second.md"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two shows with five episodes, published to ``public/``: not to be changed."""
    folder = talks(tmp_path_factory.mktemp("live") / "project", "first", "second", "third")
    folder.show("chats")
    for slug in ("fourth", "fifth"):
        folder.episode(slug, show="chats")
    assert called("publish", at=folder.root).code == 0
    return folder.root


@pytest.fixture
def live(published: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return shutil.copytree(published, tmp_path / "project")


def edit(file: Path, *replaced: tuple[str, str]) -> None:
    """Replace what a pattern finds, wherever it does; it must be somewhere."""
    for pattern, by in replaced:
        text, times = re.subn(pattern, by, file.read_text(), flags=re.MULTILINE)
        assert times, f"{pattern} is not in {file}"
        file.write_text(text)


def new_guid(project: Path) -> None:
    edit(project / SECOND, ('^guid = "', 'guid = "new-'))


def drafted(project: Path) -> None:
    edit(project / SECOND, ("^title", "draft = true\ntitle"))


def held_back(project: Path) -> None:
    edit(project / SECOND, ("^date = .*", "date = 2999-01-01"))


def removed(project: Path) -> None:
    (project / SECOND).unlink()


def reused(project: Path) -> None:
    Folder(project).recording("media/another.mp3")
    others = (
        ("^title = .*", 'title = "Another"'),
        ("^date = .*", "date = 2021-01-01"),
        ("media/second", "media/another"),
    )
    edit(project / SECOND, *others)


def moved_date(project: Path) -> None:
    edit(project / SECOND, ("^date = .*", "date = 2021-01-01"))


def moved_page(project: Path) -> None:
    (project / SECOND).rename(project / "episodes/number-two.md")


def replaced_recording(project: Path) -> None:
    """Somebody has written another length for the same address into the feed that is live."""
    edit(project / FEED, (r'(second-[0-9a-f]+\.mp3" length=)"\d+"', r'\1"77"'))
    edit(project / SECOND, ("Who speaks", "Who talks"))


def new_feed_guid(project: Path) -> None:
    edit(project / "feeds/talks.toml", ("^guid = .*", 'guid = "11111111-2222-5333-8444-555555555555"'))


def moved_site(project: Path) -> None:
    edit(project / "turncast.toml", ("^url = .*", 'url = "https://elsewhere.turncast.dev/"'))


def renamed_show(project: Path) -> None:
    (project / "feeds/talks.toml").rename(project / "feeds/discussions.toml")
    for slug in ("first", "second", "third"):
        edit(project / f"episodes/{slug}.md", ('^show = "talks"', 'show = "discussions"'))


def removed_show(project: Path) -> None:
    (project / "feeds/talks.toml").unlink()
    for slug in ("first", "second", "third"):
        (project / f"episodes/{slug}.md").unlink()


def emptied(project: Path) -> None:
    for slug in ("first", "second", "third"):
        edit(project / f"episodes/{slug}.md", ("^title", "draft = true\ntitle"))


def unreadable(project: Path) -> None:
    """A feed of another program stands where a new show's will: many apps read on at what is no XML."""
    Folder(project).show("extra")
    feed = project / "public/extra/feed.xml"
    feed.parent.mkdir()
    feed.write_text("<rss><channel><item><title>Old&nbsp;talk</title></item></channel></rss>")


EDITS: Final[Mapping[Callable[[Path], None], tuple[str, str, str]]] = {
    removed: ("episode-gone", "", ""),
    drafted: ("episode-gone", SECOND, "draft"),
    held_back: ("episode-gone", SECOND, ""),
    new_guid: ("episode-guid-changed", SECOND, "guid"),
    reused: ("episode-guid-reused", SECOND, "guid"),
    moved_date: ("episode-date-moved", SECOND, "date"),
    moved_page: ("episode-page-moved", "episodes/number-two.md", ""),
    replaced_recording: ("enclosure-replaced", SECOND, "recording"),
    new_feed_guid: ("feed-guid-changed", "feeds/talks.toml", "guid"),
    moved_site: ("feed-address-changed", "", ""),
    renamed_show: ("feed-address-changed", "", ""),
    removed_show: ("feed-gone", "", ""),
    emptied: ("feed-emptied", "", ""),
    unreadable: ("feed-unreadable", "feeds/extra.toml", ""),
}
"""What somebody does to the project, or to what is live; the code of what it breaks, and the place it is told of."""

every_edit = pytest.mark.parametrize("change", EDITS, ids=lambda change: change.__name__)


def test_every_promise_is_tried() -> None:
    """There is an edit here that breaks each of them."""
    assert {code for code, _, _ in EDITS.values()} == set(CODES)


@every_edit
def test_a_broken_promise_passes_with_its_flag_and_no_other(live: Path, change: Callable[[Path], None]) -> None:
    """Without its flag, and with all others, nothing is written; with its flag it is published, and then forgotten."""
    change(live)
    code, public = EDITS[change][0], in_directory(live / "public", "")
    before = public.snapshot()
    others = [word for other in CODES if other != code for word in ("--allow", other)]
    for refused in (called("publish", at=live), called("publish", *others, at=live)):
        assert (refused.code, f"[{code}]" in refused.err) == (1, True), refused.err
        assert "nothing was published" in refused.error
        assert refused.hint.endswith(f"run it again with --allow {code}")
    assert public.snapshot() == before
    assert called("publish", "--allow", code, "--yes", at=live).code == 0
    again = called("plan", "--json", at=live)
    assert (again.code, again.json["steps"], again.json["breaches"]) == (0, [], [])


@every_edit
def test_a_broken_promise_is_told_by_every_word(live: Path, change: Callable[[Path], None]) -> None:
    """``plan`` and ``status`` name it with the flag that lets it pass, and their JSON has its code."""
    change(live)
    code = EDITS[change][0]
    plan, data = called("plan", at=live), called("plan", "--json", at=live)
    assert plan.code == data.code == 1
    assert f"(--allow {code} lets it pass)" in plan.err
    assert f"turncast publish --allow {code}" in plan.err.splitlines()[-1]
    assert {breach["code"] for breach in data.json["breaches"]} == {code}
    status = called("status", at=live)
    assert f"(--allow {code} lets it pass)" in status.err
    told = called("status", "--json", at=live).json
    assert ({breach["code"] for breach in told["refused"]}, told["done"]) == ({code}, False)
    dry = called("publish", "--dry-run", "--allow", code, "--json", at=live)
    assert (dry.code, {breach["allowed"] for breach in dry.json["breaches"]}) == (0, {True})
    assert "allowed: " in called("plan", "--allow", code, at=live).err


@every_edit
def test_check_live_tells_it_too(live: Path, change: Callable[[Path], None]) -> None:
    """``turncast check --live`` ends with 1 for each, and for none of them before; without --live it asks nobody."""
    assert called("check", "--live", at=live).code == 0
    change(live)
    assert called("check", at=live).code == 0
    ran = called("check", "--live", at=live)
    assert (ran.code, f"[{EDITS[change][0]}]" in ran.err) == (1, True), ran.err


@every_edit
def test_check_live_points_at_the_place(live: Path, change: Callable[[Path], None]) -> None:
    """Each is a finding, an error at the word it is about, as long as its file is there; before, there is none."""
    call = Call(live, NOW)
    assert live_findings(call) == ()
    change(live)
    code, path, key = EDITS[change]
    *others, finding = live_findings(call)
    assert {(one.code, one.path) for one in others} <= {(code, "feeds/chats.toml")}, (
        "the other show's, if it moves along"
    )
    assert (finding.code, finding.level, finding.path) == (code, "error", path or "feeds/talks.toml")
    assert f"--allow {code}" in finding.remedy
    if key:
        line = (live / finding.path).read_text().splitlines()[(finding.line or 0) - 1]
        assert line.startswith(f"{key} = ")


def test_one_episode_is_allowed_by_its_name(live: Path) -> None:
    """``CODE:slug`` and ``CODE:guid`` allow it of one episode, and of no other."""
    removed(live)
    (live / "episodes/third.md").unlink()
    guid = re.search("guid = .(.*).", (live / "episodes/first.md").read_text())
    assert guid
    for wrong in ("episode-gone:second", "episode-gone:third", "episode-gone:first", f"episode-gone:{guid[1]}"):
        assert called("publish", "--allow", wrong, at=live).code == 1
    assert called("publish", "--allow", "episode-gone:second", "--allow", "episode-gone:third", at=live).code == 0


def test_several_promises_need_several_flags(live: Path) -> None:
    """Each is told, and the hint has the flags of all."""
    moved_date(live)
    new_feed_guid(live)
    ran = called("publish", at=live)
    assert "found 2 promises broken" in ran.error
    assert ran.hint.endswith("run it again with --allow episode-date-moved --allow feed-guid-changed") or (
        ran.hint.endswith("run it again with --allow feed-guid-changed --allow episode-date-moved")
    )
    for one in ("episode-date-moved", "feed-guid-changed"):
        assert called("publish", "--allow", one, at=live).code == 1
    assert called("publish", "--allow", "episode-date-moved", "--allow", "feed-guid-changed", at=live).code == 0


@pytest.mark.parametrize(
    ("word", "hint"),
    [("episode-gon", "--allow episode-gone"), ("", "--allow "), ("episode-gone:", "--allow episode-gone")],
)
def test_a_flag_that_is_none(live: Path, word: str, hint: str) -> None:
    """What allows nothing is a mistake in the command, and the nearest flag is named."""
    for command in ("plan", "publish", "build"):
        ran = called(command, "--allow", word, at=live)
        assert ran.code == 2
        assert ran.hint.startswith(hint)


def test_shells_complete_the_codes() -> None:
    """A producer need not know them by heart."""
    assert options._promises("") == CODES
    assert options._promises("feed-g") == ["feed-guid-changed", "feed-gone"]


def test_build_keeps_promises_too(live: Path) -> None:
    """A directory that was built into once is as good as any other place."""
    assert called("build", "--to", "site", at=live).code == 0
    moved_date(live)
    assert called("build", "--to", "site", at=live).hint.endswith("run it again with --allow episode-date-moved")
    assert called("build", "--to", "site", "--allow", "episode-date-moved", at=live).code == 0


def test_the_refusal_as_data(live: Path) -> None:
    """A program that publishes gets the code, the file and the line of each."""
    moved_date(live)
    ran = called("publish", "--json", at=live)
    (finding,) = ran.json["findings"]
    assert (ran.code, finding["code"], finding["path"]) == (1, "episode-date-moved", SECOND)
    assert finding["line"]


def test_the_plan_that_was_reviewed(live: Path, golden: Callable[[str, str], None]) -> None:
    """How a plan with differences and broken promises reads."""
    moved_date(live)
    removed_file = live / "episodes/first.md"
    removed_file.unlink()
    edit(live / "episodes/third.md", ("^title = .*", 'title = "The third one"'))
    Folder(live).episode("sixth")
    ran = called("plan", "--allow", "episode-gone", at=live)
    text = re.sub(r"-[0-9a-f]{16}\b", "-DIGEST", f"{ran.out}---\n{ran.err}")
    text = re.sub(r"(\.mp3  new), [0-9.]+ kB", r"\1, SIZE", text)
    golden("plan-with-breaches.txt", re.sub(r"length \d+ → \d+", "length N → N", text))


FOREIGN: Final = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Talks</title>
<atom:link rel="self" href="{self}"/>{head}{items}</channel></rss>"""


@dataclass
class Foreign:
    """A feed of another program, with items of those GUIDs, at the address where Turncast will have its own."""

    guids: tuple[str, ...]
    address: str = "https://podcast.turncast.dev/talks/talks/feed.xml"
    head: str = ""
    items: list[str] = field(default_factory=list)

    def document(self) -> str:
        """It as it stands there."""
        items = "".join(f"<item><guid>{guid}</guid><title>{guid}</title></item>" for guid in self.guids)
        return FOREIGN.format(self=self.address, head=self.head, items=items)

    def put(self, project: Path) -> None:
        """Put it where the feed will be."""
        (project / FEED).parent.mkdir(parents=True)
        (project / FEED).write_text(self.document())


def codes(ran: Ran) -> set[str]:
    """What ``plan --json`` says would be broken."""
    return {breach["code"] for breach in ran.json["breaches"]}


def test_the_first_publish_over_another_programs_feed(tmp_path: Path) -> None:
    """What its listeners have counts: an episode that would be lost is told, one whose GUID is kept is not."""
    project = talks(tmp_path / "project").root
    kept = re.search("guid = .(.*).", (project / "episodes/first.md").read_text())
    assert kept
    Foreign((kept[1], "their own")).put(project)
    plan = called("plan", "--json", at=project)
    assert codes(plan) == {"episode-gone"}
    assert [breach["guid"] for breach in plan.json["breaches"]] == ["their own"]
    assert called("publish", "--yes", at=project).code == 1
    assert called("publish", "--yes", "--allow", "episode-gone", at=project).code == 0
    assert read_feed((project / FEED).read_bytes()).guid


def test_another_programs_feed_that_is_kept_whole(tmp_path: Path) -> None:
    """Whoever moves to Turncast with every GUID needs no flag."""
    project = talks(tmp_path / "project").root
    guids = [re.findall("guid = .(.*).", file.read_text())[0] for file in (project / "episodes").glob("*.md")]
    Foreign(tuple(guids)).put(project)
    assert called("publish", "--yes", at=project).code == 0


def test_another_programs_feed_with_another_guid_and_address(tmp_path: Path) -> None:
    """So its podcast:guid counts, and where it says it is."""
    project = talks(tmp_path / "project").root
    Foreign((), "https://feeds.turncast.dev/talks", "<podcast:guid>theirs</podcast:guid>").put(project)
    assert codes(called("plan", "--json", at=project)) == {"feed-guid-changed", "feed-address-changed"}


def test_another_programs_broken_feed_is_not_overwritten_unasked(tmp_path: Path) -> None:
    """What we cannot read some app may: it takes a word to replace it."""
    project = talks(tmp_path / "project").root
    (project / FEED).parent.mkdir(parents=True)
    (project / FEED).write_text("<rss><channel><item><guid>lost</guid>")
    assert codes(called("plan", "--json", at=project)) == {"feed-unreadable"}
    assert called("publish", "--yes", at=project).code == 1
    assert called("publish", "--yes", "--allow", "feed-unreadable", at=project).code == 0


def test_without_its_manifest_a_place_is_remembered_by_its_feeds(live: Path) -> None:
    """Whoever removes the manifest, as a hint tells, loses no promise."""
    (live / "public" / MANIFEST_KEY).unlink()
    assert codes(called("plan", "--json", at=live)) == set()
    moved_date(live)
    assert codes(called("plan", "--json", at=live)) == {"episode-date-moved"}


def test_a_live_feed_that_somebody_edited(live: Path) -> None:
    """An episode somebody wrote into the live feed is one listeners have."""
    edit(live / FEED, ("</channel>", "<item><guid>by hand</guid><title>By hand</title></item></channel>"))
    assert called("plan", "--json", at=live).json["breaches"] == [], "nothing is to be published, so nothing is lost"
    assert [finding.code for finding in live_findings(Call(live, NOW))] == ["episode-gone"]
    edit(live / SECOND, ("Who speaks", "Who talks"))
    assert codes(called("plan", "--json", at=live)) == {"episode-gone"}


class Crash(Exception):
    """The process ends here, as far as anybody can tell."""


@pytest.mark.parametrize("wave", [Wave.PAGE, Wave.FEED, None], ids=["before pages", "before feeds", "before settling"])
def test_after_a_crash_what_was_and_what_may_be_live_counts(live: Path, wave: Wave | None) -> None:
    """A publish that brought an episode and moved a date crashed: either date may stay, no episode may be lost."""
    before = (live / SECOND).read_text()
    moved_date(live)
    sixth = live / Folder(live).episode("sixth")

    def crash(event: Event) -> None:
        last_feed = event.kind == "done" and event.key == "talks/feed.xml" and wave is None
        if last_feed or (event.kind == "wave" and event.wave is wave is not None):
            raise Crash

    anyway = Permission(lambda _: True, ("episode-date-moved",))
    with pytest.raises(Crash):
        publish(Call(live, NOW), None, Publisher("n", "bob"), anyway, on_event=crash)
    assert codes(called("plan", "--json", at=live)) == set(), "publishing it again needs no flag again"
    (live / SECOND).write_text(before)
    assert codes(called("plan", "--json", at=live)) == set(), "nor does going back"
    edit(live / SECOND, ("^date = .*", "date = 2022-01-01"))
    assert codes(called("plan", "--json", at=live)) == {"episode-date-moved"}
    (live / SECOND).write_text(before)
    sixth.unlink()
    assert codes(called("plan", "--json", at=live)) == {"episode-gone"}


@pytest.mark.usefixtures("credentials")
def test_a_bucket_keeps_promises(published: Path, tmp_path: Path, bucket: Place) -> None:
    """The same in a bucket, where another program's feed stood first; nothing to do costs three requests at most."""
    project = shutil.copytree(published, tmp_path / "project")
    _put(bucket, "talks/feed.xml", Foreign(("theirs",)).document())
    asked: list[Request] = []
    with proxied(bucket.env["TURNCAST_PUBLISH_ENDPOINT"], asked.append) as endpoint:
        env = {**bucket.env, "TURNCAST_PUBLISH_ENDPOINT": endpoint}

        def ran(*words: str) -> Ran:
            return called(*words, "--to", bucket.to, "--json", at=project, env=env)

        assert codes(ran("plan")) == {"episode-gone"}
        assert ran("publish", "--yes").code == 1
        assert ran("publish", "--yes", "--allow", "episode-gone:another").code == 1
        assert ran("publish", "--yes", "--allow", "episode-gone:theirs").code == 0
        asked.clear()
        again = ran("publish").json["receipt"]
        assert (again["added"], again["replaced"]) == ([], [])
        assert len(asked) <= 3
        assert {request.method for request in asked} <= {"GET", "HEAD"}
        assert not [request for request in asked if request.path.endswith(".xml")]
        moved_date(project)
        assert codes(ran("plan")) == {"episode-date-moved"}
        assert ran("publish").code == 1
        assert ran("publish", "--allow", "episode-date-moved").code == 0


def _put(bucket: Place, key: str, text: str) -> None:
    name, _, prefix = bucket.to.removeprefix("s3://").partition("/")
    target = S3Target(name, prefix, endpoint=bucket.env["TURNCAST_PUBLISH_ENDPOINT"], region="us-east-1")
    target.write(key, text.encode(), media_type="application/rss+xml", cache_control="no-store")


def test_what_is_remembered_is_what_stands_there(live: Path) -> None:
    """The manifest, the release and the documents themselves say the same of every feed, also of one in parts."""
    assert _remembered(live) == _standing(live)
    edit(live / "feeds/talks.toml", ("^title", "feed_limit = 2\ntitle"))
    assert called("publish", at=live).code == 0, "parting a feed loses nothing"
    assert len(list((live / "public/talks").glob("*.xml"))) > 1
    assert _remembered(live) == _standing(live)


def _remembered(project: Path) -> Mapping[str, Feed]:
    return read_manifest(DirectoryTarget(project / "public"))[0].feeds


def _standing(project: Path) -> Mapping[str, Feed]:
    release = build(open_catalog(Call(project, NOW))[0], NOW)
    found = read_live(DirectoryTarget(project / "public"), release)
    assert found == release.feeds
    return found


def test_an_episode_of_an_older_part_is_kept(live: Path) -> None:
    """Although the part apps subscribe to never named it; also where there is no manifest to remember it."""
    edit(live / "feeds/talks.toml", ("^title", "feed_limit = 2\ntitle"))
    assert called("publish", at=live).code == 0
    first = re.search("guid = .(.*).", (live / "episodes/first.md").read_text())
    assert first
    assert first[1] not in (live / FEED).read_text()
    (live / "episodes/first.md").unlink()
    assert codes(called("plan", "--json", at=live)) == {"episode-gone"}
    (live / "public" / MANIFEST_KEY).unlink()
    assert codes(called("plan", "--json", at=live)) == {"episode-gone"}
