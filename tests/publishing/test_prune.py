"""Removing what no feed has named for a while (law 4), and nothing else."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.support.recording_target import Crash, RecordingTarget
from tests.support.releases import MOMENT, Workshop, missing, names_of, wanted
from tests.support.undoing import law_2, media, prune_at, publish_at, roll_back, stands

from turncast.errors import TargetConflict, WorldError
from turncast.models.artifact import Release
from turncast.models.manifest import MANIFEST_KEY
from turncast.publishing import make_pruning, prune, read_manifest, restored
from turncast.publishing.history import bundle_key
from turncast.publishing.pruning import KEPT
from turncast.targets import Stored, Target
from turncast.targets.directory import DirectoryTarget
from turncast.targets.memory import MemoryTarget

DAY = timedelta(days=1)
LATER = MOMENT + 30 * DAY

EPISODES = st.lists(st.sampled_from(["one", "two", "three"]), min_size=1, unique=True).map(sorted)
EDITIONS = st.sampled_from(["first", "second"])


def left_out(workshop: Workshop, target: Target) -> tuple[Release, Release]:
    """Two episodes, the first of which was left out a day later."""
    both, second = workshop.release("one", "two"), workshop.release("two")
    publish_at(both, target, MOMENT)
    publish_at(second, target, MOMENT + DAY)
    return both, second


def keys(target: Target) -> set[str]:
    """All that stands there but what Turncast keeps for itself."""
    return {stored.key for stored in target.list() if not stored.key.startswith(".turncast/")}


def test_what_nothing_names(workshop: Workshop, target: Target) -> None:
    """Recording, transcript and page of an episode that was left out go; all that is live stays."""
    both, second = left_out(workshop, target)
    pruning = prune_at(target, LATER)
    assert keys(target) == set(second.artifacts)
    assert stands(target, second)
    assert {one.key for one in pruning.objects} == set(both.artifacts) - set(second.artifacts)
    manifest, _ = read_manifest(target)
    assert set(manifest.live) == set(second.artifacts)
    assert manifest.leaving == {}
    assert (manifest.revision, manifest.claim) == (2, None)


@pytest.mark.parametrize(
    ("days", "grace", "goes"), [(7, 7, False), (8.1, 7, True), (3, 1, True), (1.1, 0, True), (20, 30, False)]
)
def test_grace(workshop: Workshop, days: float, grace: int, goes: bool) -> None:
    """What was left out stays for as many days as are asked for, seven by default."""
    target = MemoryTarget()
    left_out(workshop, target)
    pruning = prune_at(target, MOMENT + days * DAY, grace=grace * DAY)
    assert bool(pruning.objects) is goes
    assert (target.head("one/index.html") is None) is goes


def test_never_below_what_is_live(workshop: Workshop, target: Target) -> None:
    """Without any grace at all, what the live release names stays, also if it had been left out before."""
    both, _ = left_out(workshop, target)
    publish_at(both, target, MOMENT + 2 * DAY)
    prune_at(target, LATER, grace=timedelta(0))
    assert stands(target, both)


def test_no_grace(workshop: Workshop, target: Target) -> None:
    """Without any grace, what was left out this very moment goes."""
    second = workshop.release("two")
    publish_at(workshop.release("one", "two"), target, MOMENT)
    publish_at(second, target, MOMENT)
    prune_at(target, MOMENT, grace=timedelta(0))
    assert keys(target) == set(second.artifacts)


def test_nothing_to_remove(workshop: Workshop, target: Target) -> None:
    """Where all is named, and where nothing was ever published, nothing is written."""
    recording = RecordingTarget(target)
    assert prune_at(recording, LATER).empty
    publish_at(workshop.release("one"), target, MOMENT)
    assert prune_at(recording, LATER).empty
    assert recording.written == []


def test_foreign_files_stay(workshop: Workshop, target: Target) -> None:
    """What somebody else has put there, beside what is published or in its place, is not touched."""
    both, second = left_out(workshop, target)
    theirs = {"media/holiday.mp3": b"theirs", "elsewhere/index.html": b"theirs", "one/index.html": b"theirs now"}
    for key, body in theirs.items():
        target.write(key, body, media_type="text/plain", cache_control="no-store")
    prune_at(target, LATER)
    assert keys(target) == {*second.artifacts, *theirs}
    assert not any(target.head(key) for key in set(media(both)) - set(media(second)))


def test_what_points_before_what_is_pointed_at(workshop: Workshop, target: Target) -> None:
    """At every moment of a prune, pages and feeds name only what is there: also those that go."""
    both, second = left_out(workshop, target)
    faults: list[str] = []

    class Looking(RecordingTarget):
        def delete(self, key: str) -> None:
            super().delete(key)
            faults.extend(missing(target, [both, second]))

    prune_through(Looking(target))
    assert faults == []
    assert target.head("one/index.html") is None


def test_what_a_crash_left(workshop: Workshop, target: Target) -> None:
    """What a publish that never settled has put there, and no other ever named, goes too."""
    second = workshop.release("two")
    publish_at(second, target, MOMENT)
    with pytest.raises(Crash):
        publish_at(workshop.release("two", "lost"), RecordingTarget(target, crash_at=4), MOMENT)
    publish_at(second, target, MOMENT)
    assert len(keys(target)) > len(second.artifacts)
    prune_at(target, LATER)
    assert keys(target) == set(second.artifacts)


def test_unsettled(workshop: Workshop, target: Target) -> None:
    """While somebody publishes, or has been stopped, nothing is pruned, for what feeds name is not known."""
    both, _ = left_out(workshop, target)
    with pytest.raises(Crash):
        publish_at(both, RecordingTarget(target, crash_at=4), MOMENT + 29 * DAY, by="bob@home")
    recording = RecordingTarget(target)
    with pytest.raises(TargetConflict, match="bob@home is publishing there since") as caught:
        prune_at(recording, LATER)
    assert recording.written == []
    assert "turncast publish" in caught.value.hint
    publish_at(both, target, MOMENT + 29 * DAY)
    assert prune_at(target, LATER).empty
    assert stands(target, both)


class TestBundles:
    """What was kept of releases."""

    def test_the_last_ones_stay(self, workshop: Workshop) -> None:
        """The last releases can be brought back however old they are, as long as their recordings are there."""
        target = MemoryTarget()
        releases = [workshop.release("one", edition=f"{number}") for number in range(KEPT + 3)]
        for number, release in enumerate(releases):
            publish_at(release, target, MOMENT + number * DAY)
        pruning = prune_at(target, LATER + 365 * DAY)
        assert pruning.releases == (1, 2, 3)
        assert {one.key for one in pruning.bundles} == {bundle_key(number) for number in (1, 2, 3)}
        for revision in range(4, KEPT + 4):
            roll_back(target, revision)
            assert stands(target, releases[revision - 1])

    def test_those_of_the_grace_period_stay(self, workshop: Workshop) -> None:
        """However many there are."""
        target = MemoryTarget()
        for number in range(2 * KEPT):
            publish_at(workshop.release("one", edition=f"{number}"), target, MOMENT + number * timedelta(hours=1))
        assert prune_at(target, MOMENT + 3 * DAY).empty
        roll_back(target, 1)
        assert stands(target, workshop.release("one", edition="0"))

    def test_old_ones_that_are_needed_stay(self, workshop: Workshop) -> None:
        """The bundle of an old release stays while a later one takes a page of it."""
        target = MemoryTarget()
        publish_at(workshop.release("one", "old"), target, MOMENT)
        for number in range(2, KEPT + 5):
            publish_at(workshop.release("one", f"new-{number}"), target, MOMENT + number * DAY)
        pruning = prune_at(target, LATER + 365 * DAY)
        assert 1 in pruning.releases
        assert bundle_key(1) not in {one.key for one in pruning.bundles}
        manifest, _ = read_manifest(target)
        assert manifest.live["one/index.html"].revision == 1
        assert target.head(bundle_key(1))

    def test_one_that_is_needed_again_stays(self, workshop: Workshop) -> None:
        """A page that a rollback brought back as it was is taken from the bundle of its own publish ever after."""
        target = MemoryTarget()
        both = workshop.release("one", "two")
        publish_at(both, target, MOMENT)
        publish_at(workshop.release("one", edition="second"), target, MOMENT + DAY)
        roll_back(target, 1, at=MOMENT + 2 * DAY)
        for number in range(KEPT):
            home = workshop.release("one", "two", edition=f"{number}").artifacts["index.html"]
            live = replace(both, artifacts={**both.artifacts, home.key: home})
            publish_at(live, target, MOMENT + (3 + number) * DAY)
        prune_at(target, LATER)
        publish_at(workshop.release("one", "two", edition="regretted"), target, LATER)
        roll_back(target, KEPT + 3)
        assert stands(target, live)

    @given(st.lists(st.tuples(EPISODES, EDITIONS), min_size=1, max_size=6), st.integers(1, 3))
    @example([(["one", "two"], "first"), (["one"], "second"), (["one", "two"], "first"), (["one"], "second")], 2)
    def test_all_that_is_kept_can_be_brought_back(self, asked: Sequence[tuple[list[str], str]], keep: int) -> None:
        """Whatever came, went and came back: every page and feed of the releases that are kept is there to be taken."""
        target, workshop = MemoryTarget(), Workshop()
        releases = {}
        for day, (names, edition) in enumerate(asked):
            whole = workshop.release(*names, edition=edition)
            release = Release.of((one for one in whole.artifacts.values() if not one.immutable), whole.feeds)
            publish_at(release, target, MOMENT + day * DAY)
            releases[read_manifest(target)[0].revision] = release
        manifest, version = read_manifest(target)
        pruning = make_pruning(manifest, target, LATER, keep=keep)
        prune(pruning, manifest, version, target, nonce="prune", by="ann", at=LATER)
        manifest, _ = read_manifest(target)
        for past in manifest.history:
            with restored(target, manifest, past.revision) as release:
                assert wanted(release) == wanted(releases[past.revision])

    def test_those_of_crashed_publishes_go(self, workshop: Workshop, target: Target) -> None:
        """What a publish has kept that never settled is no release."""
        first, second = workshop.release("one"), workshop.release("one", "two")
        publish_at(first, target, MOMENT)
        with pytest.raises(Crash):
            publish_at(second, RecordingTarget(target, crash_after=7), MOMENT)
        assert target.head(bundle_key(2))
        publish_at(second, target, MOMENT)
        prune_at(target, MOMENT)
        assert target.head(bundle_key(2)) is None
        assert target.head(bundle_key(1))
        assert target.head(bundle_key(3))


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("kind", ["memory", "directory"])
def test_crash_at_every_write(workshop: Workshop, tmp_path: Path, kind: str, before: bool) -> None:
    """Whichever write or removal never happens, or happens unheard: laws hold, and running it again finishes it."""
    for number in range(1, 6):
        target = MemoryTarget() if kind == "memory" else DirectoryTarget(tmp_path / str(number))
        releases = both, second = left_out(workshop, target)
        crashing = RecordingTarget(target, crash_at=number) if before else RecordingTarget(target, crash_after=number)
        with pytest.raises(Crash):
            prune_at(crashing, LATER)
        assert missing(target, releases) == []
        assert law_2(target)
        assert stands(target, second)
        prune_at(target, LATER)
        assert keys(target) == set(second.artifacts)
        manifest, _ = read_manifest(target)
        assert (manifest.leaving, set(manifest.live)) == ({}, set(second.artifacts))
        publish_at(both, target, LATER)
        assert stands(target, both)


class TestRivals:
    """Somebody publishes while a prune is at work."""

    @pytest.fixture(params=range(5))
    def step(self, request: pytest.FixtureRequest) -> int:
        """Before which write or removal of the prune."""
        number: int = request.param
        return number

    def test_what_is_not_named(self, workshop: Workshop, target: Target, step: int) -> None:
        """Who publishes other things is not held up once the prune has begun; before, the prune gives way."""
        both, second = left_out(workshop, target)
        theirs = workshop.release("two", "three")
        given_way = False
        try:
            prune_through(Interrupted(target, step, lambda: publish_at(theirs, target, LATER, by="bob@home")))
        except TargetConflict:
            given_way = True
        assert given_way is (step == 0)
        assert stands(target, theirs)
        assert missing(target, [both, second, theirs]) == []
        assert law_2(target)
        prune_at(target, LATER + 30 * DAY)
        assert keys(target) == set(theirs.artifacts)

    def test_what_is_being_removed(self, workshop: Workshop, target: Target, step: int) -> None:
        """Who publishes what is being removed is told to finish that first; what was published stays."""
        both, second = left_out(workshop, target)
        refused: list[str] = []

        def publish() -> None:
            try:
                publish_at(both, target, LATER, by="bob@home")
            except TargetConflict as error:
                refused.append(error.hint)

        with suppress(TargetConflict):
            prune_through(Interrupted(target, step, publish))
        assert stands(target, second if refused else both)
        assert bool(refused) is (step > 0)
        assert missing(target, [both, second]) == []
        assert law_2(target)
        assert all("turncast prune" in hint for hint in refused)
        publish_at(both, target, LATER)
        assert stands(target, both)

    def test_two_who_prune(self, workshop: Workshop, target: Target, step: int) -> None:
        """Two who prune at once remove the same; whoever publishes what they removed afterwards keeps it."""
        both, second = left_out(workshop, target)

        def rival() -> None:
            prune_at(target, LATER)
            publish_at(both, target, LATER)

        with suppress(TargetConflict):
            prune_through(Interrupted(target, step, rival, looking=True))
        assert missing(target, [both, second]) == []
        assert law_2(target)
        assert stands(target, both)


class Interrupted(RecordingTarget):
    """Lets a rival act before the write or removal of that number, from 0.

    looking: before the prune looks whether it may do it, rather than after.
    """

    def __init__(self, target: Target, step: int, rival: Callable[[], object], *, looking: bool = False) -> None:
        super().__init__(target, before=lambda _: self._act())
        self._step = step
        self._rival = rival
        self._looking = looking
        self._acts = 0

    def delete(self, key: str) -> None:
        if not self._looking:
            self._act()
        super().delete(key)

    def head(self, key: str) -> Stored | None:
        if self._looking and key == MANIFEST_KEY:
            self._act()
        return super().head(key)

    def _act(self) -> None:
        self._acts += 1
        if self._acts == self._step + 1:
            self._rival()


def prune_through(target: Target) -> None:
    """Prune by one worker, so that one thing happens after the other."""
    manifest, version = read_manifest(target)
    pruning = make_pruning(manifest, target, LATER)
    prune(pruning, manifest, version, target, nonce="prune", by="ann", at=LATER, workers=1)


@dataclass
class World:
    """A target, a clock, and what every feed that could be fetched there named.

    seen: when a feed stood there, and the keys it named. asked: what was published, by revision.
    """

    workshop: Workshop = field(default_factory=Workshop)
    target: Target = field(default_factory=MemoryTarget)
    now: datetime = MOMENT
    seen: list[tuple[datetime, set[str]]] = field(default_factory=list)
    asked: dict[int, Release] = field(default_factory=dict)

    def publish(self, *episodes: str, edition: str, crash: int = 0) -> None:
        """Publish a release, or crash at the write of that number; a prune that is in the way is finished first."""
        release = self.workshop.release(*episodes, edition=edition)
        if read_manifest(self.target)[0].leaving:
            self.prune(0)
        with suppress(Crash):
            publish_at(release, RecordingTarget(self.target, crash_at=crash), self.now)
            self._settled(release)

    def prune(self, crash: int) -> None:
        """Prune, or crash at the write or removal of that number; somebody's unsettled publish forbids it."""
        with suppress(Crash, TargetConflict):
            prune_at(RecordingTarget(self.target, crash_at=crash), self.now)

    def roll_back(self, number: int) -> None:
        """Bring one of the releases that are kept back, unless a recording of it was pruned."""
        kept = [one.revision for one in read_manifest(self.target)[0].history]
        if kept:
            revision = kept[number % len(kept)]
            try:
                roll_back(self.target, revision, at=self.now)
            except WorldError as error:
                said = error.message
            else:
                said = ""
                self._settled(self.asked[revision])
            assert not said or "prune" in said, said

    def wait(self, days: int) -> None:
        """Let time go by."""
        self.now += days * DAY

    def look(self) -> None:
        """Be a listener: fetch the feed, and everything the feeds of the last seven days named."""
        feed = self.target.read("show/feed.xml")
        if feed:
            self.seen.append((self.now, set(names_of(feed[0]))))
        named = {key for moment, keys in self.seen if moment >= self.now - 7 * DAY for key in keys}
        assert {key for key in named if self.target.head(key) is None} == set()
        assert missing(self.target, [self.workshop.release("one", "two", "three")]) == []
        assert law_2(self.target)

    def _settled(self, release: Release) -> None:
        self.asked[read_manifest(self.target)[0].revision] = release
        assert stands(self.target, release)


DEEDS = st.one_of(
    st.builds(lambda names, edition: lambda world: world.publish(*names, edition=edition), EPISODES, EDITIONS),
    st.builds(
        lambda names, edition, number: lambda world: world.publish(*names, edition=edition, crash=number),
        EPISODES,
        EDITIONS,
        st.integers(1, 14),
    ),
    st.builds(lambda days: lambda world: world.wait(days), st.integers(1, 9)),
    st.builds(lambda number: lambda world: world.prune(number), st.integers(0, 5)),
    st.builds(lambda number: lambda world: world.roll_back(number), st.integers(0, 20)),
)


@given(st.lists(DEEDS, min_size=2, max_size=14))
def test_law_4(deeds: list[Callable[[World], None]]) -> None:
    """Whatever was published, left out, brought back, pruned and crashed: what a feed of the last seven days named is
    there, feeds and pages name only what is, and what settled stands as it was asked for."""
    world = World()
    for deed in deeds:
        world.look()
        deed(world)
        world.look()
