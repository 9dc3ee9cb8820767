"""The life of a target as a state machine: publish, edit, remove, roll back, prune, crash and rivals in any order.

Beside the target stand two plain dictionaries: what should be stored for the release that was published last, and when
a feed or page that listeners can reach named each key for the last time.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.support.recording_target import Crash, RecordingTarget
from tests.support.releases import MOMENT, Workshop, missing, names_of, wanted
from tests.support.undoing import law_2

from turncast.errors import TargetConflict, WorldError
from turncast.models.artifact import Release
from turncast.publishing import (
    GRACE,
    KEPT,
    execute,
    make_plan,
    make_pruning,
    make_rollback,
    prune,
    read_manifest,
    restored,
)
from turncast.targets import Target
from turncast.targets.memory import MemoryTarget

SOME = ("one", "two", "three")
ENTRIES = ("index.html", "show/feed.xml")
MOST = 30
"""More writes than a publish of all that has."""

episodes = st.sampled_from(SOME)
editions = st.sampled_from("ab")
crashes = st.tuples(st.sampled_from(["crash_at", "crash_after"]), st.integers(1, MOST))
days = st.sampled_from([0, 0, 1, 3, 8])


class Life(RuleBasedStateMachine):
    """What happens to a target, and what has to be true of it at every moment."""

    def __init__(self) -> None:
        super().__init__()
        self.now = MOMENT
        self.target = self.place()
        self._workshop = Workshop()
        self._nonces = count(1)
        self._project: set[str] = set()
        self._edition = ""
        self._releases: dict[str, Release] = {}
        self._stored: dict[str, bytes] | None = {}
        self._named: dict[str, datetime] = {}

    def place(self) -> Target:
        """Where this life takes place."""
        return MemoryTarget()

    # What people do

    @initialize(episode=episodes)
    def begin(self, episode: str) -> None:
        """A project has an episode."""
        self._project.add(episode)

    @rule(episode=episodes, edition=editions)
    def edit(self, episode: str, edition: str) -> None:
        """Add an episode, or give what is there other words."""
        self._project.add(episode)
        self._edition = edition

    @precondition(lambda self: len(self._project) > 1)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        """Take an episode out."""
        self._project.remove(data.draw(st.sampled_from(sorted(self._project))))

    @rule(days=days)
    def publish(self, days: int) -> None:
        """Publish to the end: exactly the project is there then."""
        self._pass(days)
        with suppress(TargetConflict):  # where a prune has to be finished first
            self._publish(self._ours(), self.target)
            self._stored = wanted(self._ours())

    @rule(crash=crashes, days=days)
    def publish_and_crash(self, crash: tuple[str, int], days: int) -> None:
        """Publish, and come to an end somewhere."""
        self._pass(days)
        self._until_crash(crash, lambda target: self._publish(self._ours(), target), wanted(self._ours()))

    @rule(theirs=st.sets(episodes, min_size=1), edition=editions, number=st.integers(1, MOST))
    def meet_a_rival(self, theirs: set[str], edition: str, number: int) -> None:
        """Publish, and before a write of it a rival publishes all of theirs: one of both is told, and one is there."""
        self._pass(0)
        self._stored = None
        ours, others, begun = self._ours(), self._release(theirs, edition), count(1)

        def before(key: str) -> None:
            if next(begun) == number:
                self._publish(others, self.target)
                self._stored = wanted(others)

        with suppress(TargetConflict):
            self._publish(ours, RecordingTarget(self.target, before=before))
            self._stored = wanted(ours)

    @precondition(lambda self: len(read_manifest(self.target)[0].history) > 1)
    @rule(data=st.data(), crash=st.none() | crashes, days=days)
    def roll_back(self, data: st.DataObject, crash: tuple[str, int] | None, days: int) -> None:
        """Bring an earlier release back, or come to an end while at it."""
        self._pass(days)
        manifest, version = read_manifest(self.target)
        revision = data.draw(st.sampled_from([one.revision for one in manifest.history]))
        with _unless_pruned(), restored(self.target, manifest, revision) as release:

            def bring(target: Target) -> None:
                plan = make_rollback(release, manifest, target, revision)
                execute(plan, release, manifest, version, target, nonce=self._nonce(), by="ann", at=self.now, workers=1)

            before = wanted(self._with_recordings(release))
            if crash:
                self._until_crash(crash, bring, before)
            else:
                bring(self.target)
                self._stored = before

    @rule(crash=st.none() | crashes, days=st.integers(0, 12), keep=st.sampled_from([1, 2, KEPT]))
    def prune(self, crash: tuple[str, int] | None, days: int, keep: int) -> None:
        """Remove what is to go, or come to an end while at it: what feeds named in the last seven days stays."""
        self._pass(days)
        manifest, version = read_manifest(self.target)
        with suppress(TargetConflict):
            pruning = make_pruning(manifest, self.target, self.now, GRACE, keep)

            def remove(target: Target) -> None:
                prune(pruning, manifest, version, target, nonce=self._nonce(), by="ann", at=self.now, workers=1)

            self._until_crash(crash or ("crash_at", 0), remove, self._stored)
        recent = {key for key, at in self._named.items() if self.now - at < GRACE}
        assert [key for key in recent if self.target.head(key) is None] == []

    # What is true

    @invariant()
    def nothing_dangles(self) -> None:
        """What listeners can fetch names only what is there (law 1)."""
        assert missing(self.target, self._releases.values()) == []

    @invariant()
    def the_manifest_is_right(self) -> None:
        """It names only what is there (law 2)."""
        assert law_2(self.target)

    @invariant()
    def all_is_there(self) -> None:
        """After the last thing that went to its end, exactly that is there."""
        for key, body in (self._stored or {}).items():
            found = self.target.read(key)
            assert found, key
            assert found[0] == body, key

    def _ours(self) -> Release:
        return self._release(self._project, self._edition)

    def _release(self, project: set[str], edition: str) -> Release:
        release = self._workshop.release(*sorted(project), edition=edition)
        return self._releases.setdefault(f"{sorted(project)} {edition}", release)

    def _with_recordings(self, release: Release) -> Release:
        """A *release* that was restored, with what no bundle has of it: recordings stay where they are."""
        made = {key: one for each in self._releases.values() for key, one in each.artifacts.items() if one.immutable}
        recordings = {key: made[key] for key, one in release.artifacts.items() if one.immutable}
        return replace(release, artifacts={**release.artifacts, **recordings})

    def _publish(self, release: Release, target: Target) -> None:
        manifest, version = read_manifest(target)
        plan = make_plan(release, manifest, target.name)
        execute(plan, release, manifest, version, target, nonce=self._nonce(), by="ann", at=self.now, workers=1)

    def _until_crash(
        self, crash: tuple[str, int], act: Callable[[Target], None], after: dict[str, bytes] | None
    ) -> None:
        """Do it; what is there is known again if it came to its end."""
        before, self._stored = self._stored, None
        try:
            at, behind = (crash[1] if crash[0] == word else 0 for word in ("crash_at", "crash_after"))
            act(RecordingTarget(self.target, crash_at=at, crash_after=behind))
            self._stored = after
        except Crash:
            return
        except TargetConflict:
            self._stored = before

    def _nonce(self) -> str:
        return f"{next(self._nonces):032x}"

    def _pass(self, days: int) -> None:
        """Let time go by; up to now all is named that listeners can reach."""
        self.now += timedelta(days=days, seconds=1)
        waiting = [*ENTRIES]
        while waiting:
            found = self.target.read(waiting.pop())
            for name in names_of(found[0]) if found else ():
                if self._named.get(name) != self.now and name.endswith((".html", ".xml")):
                    waiting.append(name)
                self._named[name] = self.now


@contextmanager
def _unless_pruned() -> Iterator[None]:
    """A release whose recordings were pruned cannot be brought back; nothing else that is kept of it is missing."""
    try:
        yield
    except WorldError as error:
        if "prune" not in error.message:
            raise
