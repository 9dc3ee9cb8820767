"""A publish that ends at any instruction hurts no listener, and running it again finishes it (laws 1 and 2)."""

from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest
from tests.support.proxy import Request, Verdict, proxied
from tests.support.publishers import publish
from tests.support.recording_target import Crash, RecordingTarget
from tests.support.releases import Workshop, contents, missing, wanted
from tests.support.servers import REGION, Store

from turncast.errors import WorldError
from turncast.models.artifact import Release
from turncast.models.manifest import Manifest
from turncast.publishing import read_manifest
from turncast.targets import Target
from turncast.targets.directory import DirectoryTarget
from turncast.targets.memory import MemoryTarget
from turncast.targets.s3 import Patience, S3Target


def releases(workshop: Workshop) -> tuple[Release, Release]:
    """What is live, and what is to be: one more episode, and every page and the feed in another edition."""
    return workshop.release("one"), workshop.release("one", "two", edition="second")


def untimely(manifest: Manifest) -> Manifest:
    """*manifest* without what tells how often and where it was tried."""
    live = {key: one.model_copy(update={"version": "", "revision": 0}) for key, one in manifest.live.items()}
    return manifest.model_copy(update={"revision": 0, "live": live, "history": (), "bundles": {}})


def law_2(target: Target) -> bool:
    """The manifest's live part names only what is there."""
    return all(target.head(key) for key in read_manifest(target)[0].live)


def undisturbed(workshop: Workshop) -> MemoryTarget:
    """Where both releases were published and nothing happened."""
    target = MemoryTarget()
    for release in releases(workshop):
        publish(release, target)
    return target


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("kind", ["memory", "directory"])
def test_crash_at_every_write(workshop: Workshop, tmp_path: Path, kind: str, before: bool) -> None:
    """Whichever write never happens, or happens unheard: laws hold, and a re-run converges to the undisturbed state."""
    first, second = releases(workshop)
    ideal = undisturbed(workshop)
    for number in range(1, len(_written(workshop)) + 1):
        target = MemoryTarget() if kind == "memory" else DirectoryTarget(tmp_path / str(number))
        publish(first, target)
        crashing = RecordingTarget(target, crash_at=number) if before else RecordingTarget(target, crash_after=number)
        with pytest.raises(Crash):
            publish(second, crashing)
        assert missing(target, [first, second]) == []
        assert law_2(target)
        publish(second, target)
        assert contents(target, second) == contents(ideal, second)
        assert untimely(read_manifest(target)[0]) == untimely(read_manifest(ideal)[0])


def test_crash_at_every_write_over_http(workshop: Workshop, target: Target) -> None:
    """The same on each kind of target, crashing again and again, a write later each time, without a rest."""
    first, second = releases(workshop)
    ideal = undisturbed(workshop)
    publish(first, target)
    for number in range(1, len(_written(workshop)) + 1):
        with pytest.raises(Crash):
            publish(second, RecordingTarget(target, crash_at=min(number, 3)))
        assert missing(target, [first, second]) == []
        assert law_2(target)
    publish(second, target)
    assert contents(target, second) == contents(ideal, second)
    assert untimely(read_manifest(target)[0]).live == untimely(read_manifest(ideal)[0]).live


@pytest.mark.usefixtures("credentials")
@pytest.mark.slow
def test_every_answer_lost_once(workshop: Workshop, ministack: Store) -> None:
    """Whichever HTTP request of a publish is done but never answered: laws hold, and a re-run converges."""
    first, second = releases(workshop)
    ideal = undisturbed(workshop)
    bucket = ministack.bucket()
    plain = S3Target(bucket, endpoint=ministack.endpoint, region=REGION)
    once: list[Verdict] = []
    passed = count(1)

    def interfere(request: Request) -> Verdict:
        return once.pop() if once and next(passed) == failing else None

    with proxied(ministack.endpoint, interfere) as endpoint:
        disturbed = S3Target(bucket, endpoint=endpoint, region=REGION, patience=Patience(2, 5, attempts=1))
        for failing in range(1, 100):
            again = workshop.release("one", f"other-{failing}", edition=f"{failing}")
            once[:], passed = ["lose"], count(1)
            with suppress(WorldError):
                publish(again, disturbed, workers=1)
            assert missing(plain, [first, second, again]) == []
            assert law_2(plain)
            publish(again, plain)
            assert contents(plain, again) == wanted(again)
            if once:
                break
    assert failing > 15, "there were requests to fail"
    publish(second, plain)
    assert contents(plain, second) == contents(ideal, second)


def test_never_a_dangling_name(workshop: Workshop, target: Target) -> None:
    """Before every single write of a publish, what listeners can fetch names only what is there."""
    first, second = releases(workshop)
    publish(first, target)
    faults: list[str] = []

    def look(_: str) -> None:
        faults.extend(missing(target, [first, second]))

    publish(second, RecordingTarget(target, before=look), workers=2)
    assert faults == []


def test_a_show_is_added_after_a_crash(workshop: Workshop) -> None:
    """A home page that a first publish has put there before it crashed leads to a new show's feed only once that is."""
    first, second = workshop.site("talks"), workshop.site("talks", "walks")
    whole = RecordingTarget(MemoryTarget())
    publish(first, whole)
    fed = whole.written.index("talks/feed.xml") + 1  # of a site without a feed nobody knows
    for number in range(fed + 1, len(whole.written) + 1):
        target = MemoryTarget()
        with pytest.raises(Crash):
            publish(first, RecordingTarget(target, crash_at=number))
        faults: list[str] = []

        def look(_: str, target: Target = target, faults: list[str] = faults) -> None:
            faults.extend(missing(target, [first, second]))

        publish(second, RecordingTarget(target, before=look), workers=1)
        assert faults == []
    assert number > fed


def test_another_release_after_a_crash(workshop: Workshop) -> None:
    """After a crash at any write one may also publish something else: the state is that of the something else."""
    first, second = releases(workshop)
    third = workshop.release("one", "three", edition="third")
    for number in range(1, len(_written(workshop)) + 1):
        target = MemoryTarget()
        publish(first, target)
        with pytest.raises(Crash):
            publish(second, RecordingTarget(target, crash_at=number))
        publish(third, target)
        assert contents(target, third) == wanted(third)
        assert missing(target, [first, second, third]) == []
        publish(second, target)
        assert contents(target, second) == wanted(second)


def _written(workshop: Workshop) -> list[str]:
    """The writes of the second publish, undisturbed."""
    first, second = releases(workshop)
    inner = MemoryTarget()
    publish(first, inner)
    recording = RecordingTarget(inner)
    publish(second, recording)
    return recording.written
