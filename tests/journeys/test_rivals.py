"""Two who publish from clones of their own: nobody's episode is lost, and each is told of the other."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from tests.journeys.publications import Place
from tests.support.command import Ran, called, started, well
from tests.support.http import get
from tests.support.proxy import Request, proxied
from tests.support.recordings import mp3


class Clone:
    """Somebody's copy of the project."""

    def __init__(self, root: Path, who: str, bucket: Place) -> None:
        self.root = root
        self.bucket = bucket
        self.env = {**bucket.env, "LOGNAME": who}

    def publish(self, *words: str) -> Ran:
        """Publish, whatever comes of it."""
        return called("publish", "--to", self.bucket.to, *words, at=self.root, env=self.env)

    def add(self, title: str, number: int) -> None:
        """A new episode."""
        made = mp3(self.root.parent / f"{number}.mp3", frames=300 + number)
        words = ("--title", title, "--number", str(number), "--date", f"2020-01-{number:02}")
        well("add", made, *words, at=self.root, env=self.env)

    def pull(self, other: "Clone") -> None:
        """What the other has, as a version control would bring it."""
        for folder in ("episodes", "media"):
            for file in (other.root / folder).iterdir():
                if not (self.root / folder / file.name).exists():
                    shutil.copy(file, self.root / folder)

    @property
    def titles(self) -> str:
        """What listeners have."""
        store, name = self.env["TURNCAST_PUBLISH_ENDPOINT"], self.bucket.to.removeprefix("s3://")
        return get(f"{store}/{name}/talks/feed.xml").body.decode()


@pytest.fixture
def ann(project: Path, bucket: Place) -> Clone:
    """Ann's clone, which was published."""
    clone = Clone(project, "ann", bucket)
    assert clone.publish().code == 0
    return clone


@pytest.fixture
def bob(ann: Clone, tmp_path: Path) -> Clone:
    """Bob's, cloned when only the first episode was live."""
    return Clone(shutil.copytree(ann.root, tmp_path / "bob/talks"), "bob", ann.bucket)


def test_a_clone_that_lacks_an_episode_cannot_remove_it(ann: Clone, bob: Clone) -> None:
    """Who has not pulled is refused, is told who published last and what would be lost; once pulled, both are live."""
    ann.add("From Ann", 2)
    assert ann.publish().code == 0
    bob.add("From Bob", 3)
    before = bob.bucket.snapshot()
    refused = bob.publish()
    assert refused.code == 1
    assert "“From Ann” was live, and is gone" in refused.err
    assert "If somebody else has published it, pull their changes into this project." in refused.err
    assert refused.hint.startswith("ann@")
    assert "published there last, at 20" in refused.hint
    assert "pull their changes, put back what changed, or, if it must be, run it again with" in refused.hint
    assert bob.bucket.snapshot() == before
    bob.pull(ann)
    assert bob.publish().code == 0
    assert "From Ann" in bob.titles
    assert "From Bob" in bob.titles


@contextmanager
def held(clone: Clone, where: str) -> Iterator[list[Ran]]:
    """A publish of *clone* that stands still before it writes what has *where* in its name; filled in: how it ended."""
    reached, go = Event(), Event()

    def hold(request: Request) -> None:
        if request.method == "PUT" and where in request.path:
            reached.set()
            go.wait(60)

    with proxied(clone.env["TURNCAST_PUBLISH_ENDPOINT"], hold) as endpoint:
        env = {**clone.env, "TURNCAST_PUBLISH_ENDPOINT": endpoint}
        with started("publish", "--to", clone.bucket.to, at=clone.root, env=env) as process:
            try:
                assert reached.wait(60), process.communicate(timeout=5)
                ended: list[Ran] = []
                yield ended
                go.set()
                said = process.communicate(timeout=60)
                ended.append(Ran(process.returncode, *said))
            finally:
                go.set()


@pytest.mark.parametrize(("where", "words"), [("manifest.json", ()), ("feed.xml", ("--allow", "episode-gone"))])
def test_whoever_is_overtaken_is_told_by_whom_and_what_they_changed(
    ann: Clone, bob: Clone, where: str, words: tuple[str, ...]
) -> None:
    """Before its claim anybody may be quicker; after it, only who says that what is claimed there may be lost."""
    ann.add("From Ann", 2)
    bob.add("From Bob", 3)
    with held(ann, where) as ended:
        assert bob.publish(*words).code == 0
    (outcome,) = ended
    assert outcome.code == 3
    assert "bob@" in outcome.error
    assert "published there at 20" in outcome.error
    assert "adds “From Bob”" in outcome.error
    assert "nothing of theirs was overwritten" in outcome.error
    assert outcome.hint.startswith("pull their changes into this project")
    assert "From Bob" in bob.titles
    ann.pull(bob)
    assert ann.publish().code == 0
    assert "From Ann" in ann.titles
    assert "From Bob" in ann.titles


@pytest.mark.parametrize("where", [".mp3", "feed.xml"])
def test_who_comes_while_another_is_at_it(ann: Clone, bob: Clone, where: str) -> None:
    """An episode that is being published is as good as live: who lacks it is refused, and told who is at it."""
    ann.add("From Ann", 2)
    bob.add("From Bob", 3)
    with held(ann, where) as ended:
        refused = bob.publish()
    assert refused.code == 1
    assert re.match(r"ann@\S+ is publishing there since 20.*, and may not have ended: pull their changes", refused.hint)
    assert ended[0].code == 0
    bob.pull(ann)
    assert bob.publish().code == 0
    assert "From Ann" in bob.titles
    assert "From Bob" in bob.titles
