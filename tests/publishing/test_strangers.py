"""What stands where a publish would add something is not taken for nothing."""

from collections.abc import Iterator

import pytest
from tests.support.publishers import publish
from tests.support.recording_target import Crash, RecordingTarget
from tests.support.releases import Workshop

from turncast.models.artifact import Release
from turncast.models.plan import Action
from turncast.publishing import make_plan, read_manifest, strangers
from turncast.targets import Stored, Target


def strange(release: Release, target: Target) -> set[str]:
    """What publishing *release* would write over that nobody has published with Turncast."""
    manifest, _ = read_manifest(target)
    return set(strangers(make_plan(release, manifest, target.name), release, manifest, target))


def theirs(target: Target, *keys: str) -> None:
    """Somebody else stores something."""
    for key in keys:
        target.write(key, b"theirs", media_type="text/html", cache_control="no-store")


def test_an_empty_place(workshop: Workshop, target: Target) -> None:
    """Where nothing is stored nothing is strange, nor where all is our own."""
    release = workshop.release("one")
    assert strange(release, target) == set()
    publish(release, target)
    assert strange(release, target) == set()


@pytest.mark.parametrize("before", [(), ("one",)])
def test_a_page_and_a_feed(workshop: Workshop, target: Target, before: tuple[str, ...]) -> None:
    """Pages and feeds of somebody else's are found, before the first publish and before any later one."""
    if before:
        publish(workshop.release(*before), target)
    theirs(target, "two/index.html", "holiday.html")
    release = workshop.release("one", "two")
    assert strange(release, target) == {"two/index.html"}
    manifest, _ = read_manifest(target)
    plan = make_plan(release, manifest, target.name, strange=strange(release, target))
    (step,) = (step for step in plan.steps if step.key == "two/index.html")
    assert (step.action, step.why) == (Action.REPLACE, "somebody else's stands there")
    assert plan.strange == ("two/index.html",)


def test_many_by_one_listing(workshop: Workshop, target: Target) -> None:
    """However many pages are new, each is not asked for by itself."""
    publish(workshop.release("one"), target)
    release = workshop.release(*(f"episode-{number}" for number in range(40)))
    theirs(target, "episode-7/index.html")

    class Asked(RecordingTarget):
        asked = 0

        def head(self, key: str) -> Stored | None:
            Asked.asked += 1
            return super().head(key)

        def list(self, prefix: str = "") -> Iterator[Stored]:
            Asked.asked += 1
            return super().list(prefix)

    assert strange(release, Asked(target)) == {"episode-7/index.html"}
    assert Asked.asked == 1


def test_what_an_interrupted_publish_left(workshop: Workshop, target: Target) -> None:
    """What a publish that never settled has put there is no stranger's."""
    release = workshop.release("one")
    with pytest.raises(Crash):
        publish(release, RecordingTarget(target, crash_after=4))
    assert strange(release, target) == set()
