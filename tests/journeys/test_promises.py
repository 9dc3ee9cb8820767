"""Law 3 by the command line: an episode that was live keeps its GUID, its date and its page, or nothing happens."""

import re
import shutil
from pathlib import Path

import pytest
from tests.journeys.publications import RUTH, in_directory
from tests.support.command import called, well
from tests.support.recordings import heard

from turncast.audio import read_tags

EPISODE = f"episodes/{RUTH}.md"


@pytest.fixture(scope="session")
def published(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was published to its ``public/``."""
    project = shutil.copytree(sound, tmp_path_factory.mktemp("published") / "talks")
    well("publish", at=project)
    return project


@pytest.fixture
def live(published: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return shutil.copytree(published, tmp_path / "talks")


@pytest.mark.parametrize(
    ("old", "new", "explained", "code"),
    [
        ('guid = "', 'guid = "another-', "now it has another-", "episode-guid-changed"),
        ("number = 1", "draft = true", "was live with 1 episode, now it has none", "feed-emptied"),
        ("date = 2019-05-01", "date = 2019-05-02", "now it has 2019-05-02T12:00:00+00:00", "episode-date-moved"),
    ],
)
def test_what_was_live_is_kept(live: Path, old: str, new: str, explained: str, code: str) -> None:
    """A word of an episode that apps would stumble over does not change."""
    file = live / EPISODE
    file.write_text(file.read_text().replace(old, new))
    _is_refused(live, explained, code)


def test_addresses_are_kept(live: Path) -> None:
    """Nor does an episode that was live move to another page."""
    (live / EPISODE).rename(live / "episodes/feelings.md")
    _is_refused(live, "now it is at https://podcast.example.net/talks/feelings.html", "episode-page-moved")


def test_episodes_are_kept(live: Path) -> None:
    """Nor does it vanish."""
    (live / EPISODE).unlink()
    _is_refused(live, "was live with 1 episode, now it has none", "feed-emptied")


def test_new_notes_send_no_recording_again(live: Path) -> None:
    """Only the page, the feeds and what one searches in are written: a listener's app has nothing to load again."""
    file = live / EPISODE
    file.write_text(file.read_text() + "\nMore notes.\n")
    receipt = well("publish", "--json", at=live).json["receipt"]
    assert [key for key in receipt["added"] if not key.startswith("search/")] == []
    assert sorted(receipt["replaced"]) == ["search.json", "talks/feed.json", "talks/feed.xml", f"talks/{RUTH}.html"]


def test_a_new_title_is_told_by_a_new_copy(live: Path) -> None:
    """The tag says the new title, at an address of its own; the old copy stays, and the episode is the same one."""
    before = {file.name: file.read_bytes() for file in (live / "public/media").glob("*.mp3")}
    guid = re.findall("<guid.*", (live / "public/talks/feed.xml").read_text())
    file = live / EPISODE
    file.write_text(re.sub('title = ".*"', 'title = "Better"', file.read_text()))
    receipt = well("publish", "--json", at=live).json["receipt"]
    (added,) = (key for key in receipt["added"] if key.endswith(".mp3"))
    after = {file.name: file.read_bytes() for file in (live / "public/media").glob("*.mp3")}
    assert before.items() < after.items()
    assert read_tags(live / "public" / added).title == "Better"
    assert heard(after[Path(added).name]) == heard((live / f"media/{RUTH}.mp3").read_bytes())
    feed = (live / "public/talks/feed.xml").read_text()
    assert re.findall("<guid.*", feed) == guid
    assert added in feed


def test_words_may_change(live: Path) -> None:
    """Title, notes and everything else may change at any time."""
    file = live / EPISODE
    file.write_text(file.read_text().replace('title = "', 'title = "Better: ') + "\nMore notes.\n")
    receipt = well("publish", "--json", at=live).json["receipt"]
    assert "talks/feed.xml" in receipt["replaced"]


def test_an_example_gets_its_real_address(live: Path) -> None:
    """A project that was published at a reserved name, which leads nowhere, may be given its real one."""
    well("publish", at=live, env={"TURNCAST_SITE_URL": "https://talks.turncast.dev/"})
    again = called("publish", at=live, env={"TURNCAST_SITE_URL": "https://elsewhere.turncast.dev/"})
    assert (again.code, "--allow feed-address-changed" in again.hint) == (1, True)


def test_what_is_allowed(live: Path) -> None:
    """``plan`` and ``status`` tell what would be refused, and the flag that allows it lets it pass."""
    (live / EPISODE).rename(live / "episodes/feelings.md")
    plan = called("plan", at=live)
    assert plan.code == 1
    assert "now it is at https://podcast.example.net/talks/feelings.html" in plan.err
    assert "nothing would be published" in plan.err
    assert "talks/feelings.html" in well("status", at=live).err
    status = well("status", "--json", at=live).json
    assert len(status["refused"]) == 1
    assert not status["done"]
    well("publish", "--allow", "episode-page-moved", at=live)
    assert well("status", "--json", at=live).json["done"]


def test_the_guid_of_a_feed_is_kept(live: Path) -> None:
    """Directories know a show by it."""
    file = live / "feeds/talks.toml"
    lines = [line for line in file.read_text().splitlines() if not line.startswith("guid")]
    file.write_text("\n".join(['guid = "11111111-2222-5333-8444-555555555555"', *lines]) + "\n")
    _is_refused(live, "it never changes", "feed-guid-changed")


def _is_refused(project: Path, explained: str, code: str) -> None:
    """Publishing is refused with that explanation, and changes nothing."""
    public = in_directory(project / "public", "")
    before = public.snapshot()
    ran = called("publish", "--yes", at=project)
    assert ran.code == 1
    assert "nothing was published" in ran.error
    assert explained in ran.err
    assert ran.hint.endswith(f"--allow {code}")
    assert public.snapshot() == before
