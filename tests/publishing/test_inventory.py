"""What vanished from a place, or was changed there, is found by one listing, and sent again when that is wished."""

from collections.abc import Iterator

from tests.support.publishers import publish
from tests.support.recording_target import RecordingTarget
from tests.support.releases import MOMENT, Workshop, contents, wanted

from turncast.models.artifact import Release
from turncast.models.manifest import Manifest
from turncast.models.plan import Action, Receipt
from turncast.publishing import execute, make_plan, read_changing, read_manifest, take_inventory
from turncast.targets import Stored, Target


class Asked(RecordingTarget):
    """Remembers also what was looked at by itself, and lists all but one."""

    def __init__(self, target: Target, unlisted: str = "") -> None:
        super().__init__(target)
        self.looked: list[str] = []
        self._unlisted = unlisted

    def head(self, key: str) -> Stored | None:
        self.looked.append(key)
        return super().head(key)

    def list(self, prefix: str = "") -> Iterator[Stored]:
        return (stored for stored in super().list(prefix) if stored.key != self._unlisted)


def verified(release: Release, target: Target) -> Receipt:
    """Publish as ``publish --verify`` does."""
    manifest, version = read_manifest(target)
    stock = take_inventory(target, manifest)
    found = read_changing(target, release, stock.manifest)
    plan = make_plan(release, stock.manifest, target.name, found, (), stock.lost)
    return execute(plan, release, stock.manifest, version, target, nonce="again", by="ann", at=MOMENT)


def key_of(release: Release, end: str) -> str:
    """The key that ends so."""
    return next(key for key in release.artifacts if key.endswith(end))


def test_what_is_all_there_is_left_alone(workshop: Workshop, target: Target) -> None:
    """One listing, not a look at each object, and nothing is written."""
    release = workshop.release("one", "two", "three")
    publish(release, target)
    asked = Asked(target)
    manifest, _ = read_manifest(asked)
    assert take_inventory(asked, manifest).lost == {}
    assert asked.looked == []
    assert verified(release, asked).added == ()
    assert asked.written == []


def test_what_vanished_is_sent_again(workshop: Workshop, target: Target) -> None:
    """A recording, a page and a feed that somebody removed are back after a publish that looks, and nothing else."""
    release = workshop.release("one", "two")
    publish(release, target)
    gone = {key_of(release, ".mp3"), "one/index.html", "show/feed.xml"}
    for key in gone:
        target.delete(key)
    assert publish(release, target).added == ()  # nothing tells it
    receipt = verified(release, target)
    assert set(receipt.added) == gone
    assert contents(target, release) == wanted(release)
    manifest, _ = read_manifest(target)
    assert take_inventory(target, manifest).lost == {}


def test_what_has_another_length_is_sent_again(workshop: Workshop, target: Target) -> None:
    """A recording that somebody cut, or wrote over, is put right; so it says why."""
    release = workshop.release("one")
    publish(release, target)
    key = key_of(release, ".mp3")
    artifact = release.artifacts[key]
    target.write(key, b"cut", media_type=artifact.media_type, cache_control=str(artifact.cache_control))
    manifest, _ = read_manifest(target)
    stock = take_inventory(target, manifest)
    (step,) = make_plan(release, stock.manifest, "there", None, (), stock.lost).steps
    assert (step.action, step.key) == (Action.REPLACE, key)
    assert step.why.startswith("it should have ")
    assert step.why.endswith(" bytes, and has 3")
    verified(release, target)
    assert contents(target, release) == wanted(release)


def test_a_feed_that_somebody_wrote_over_is_put_right(workshop: Workshop, target: Target) -> None:
    """Even by one of the same length."""
    release = workshop.release("one")
    publish(release, target)
    other = wanted(release)["show/feed.xml"].replace(b"edition", b"EDITION")
    target.write("show/feed.xml", other, media_type="application/rss+xml", cache_control="no-store")
    receipt = verified(release, target)
    assert receipt.replaced == ("show/feed.xml",)
    assert contents(target, release) == wanted(release)


def test_a_listing_that_lacks_what_is_there(workshop: Workshop, target: Target) -> None:
    """Some stores list late, or not all: what a listing lacks is looked at by itself before it is called lost."""
    release = workshop.release("one", "two")
    publish(release, target)
    missing = key_of(release, ".mp3")

    manifest, _ = read_manifest(target)
    asked = Asked(target, missing)
    assert take_inventory(asked, manifest).lost == {}
    assert asked.looked == [missing]


def test_what_no_release_names_any_more_is_nobodys_loss(workshop: Workshop, target: Target) -> None:
    """What an earlier release left behind may be gone: it is not told, and forgotten with the next publish."""
    first, second = workshop.release("one", "two"), workshop.release("two")
    publish(first, target)
    publish(second, target)
    target.delete("one/index.html")
    manifest, _ = read_manifest(target)
    stock = take_inventory(target, manifest)
    assert stock.lost == {}
    assert "one/index.html" not in stock.manifest.live


def test_nothing_published_is_nothing_lost(target: Target) -> None:
    """A place where nothing was published has lost nothing."""
    assert take_inventory(target, Manifest()).lost == {}
