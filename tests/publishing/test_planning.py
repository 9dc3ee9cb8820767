"""What a publish would change, and what it would break."""

from datetime import timedelta

import pytest
from tests.support.releases import MOMENT, Workshop

from turncast.models.artifact import Release, Wave
from turncast.models.manifest import Claim, LiveEpisode, LiveObject, Manifest
from turncast.models.plan import Action
from turncast.publishing import make_plan


def manifest_of(release: Release) -> Manifest:
    """The manifest of a target where exactly *release* is live."""
    live = {
        key: LiveObject(
            fingerprint=artifact.fingerprint,
            size=1,
            media_type=artifact.media_type,
            cache_control=artifact.cache_control,
        )
        for key, artifact in release.artifacts.items()
    }
    return Manifest(revision=4, live=live, episodes=release.episodes, guids=release.guids)


def test_first_publish(workshop: Workshop) -> None:
    """At first everything is added, in the order of the waves and within them by key; no body is made to know it."""
    release = workshop.release("one", "two")
    plan = make_plan(release, Manifest(), "public/")
    assert {step.action for step in plan.steps} == {Action.ADD}
    assert {step.why for step in plan.steps} == {"new"}
    order = sorted((a.wave, 2 * a.rank, a.key) for a in release.artifacts.values())
    assert [(step.wave, step.rank, step.key) for step in plan.steps] == order
    assert (plan.target, plan.revision, plan.kept, plan.breaches) == ("public/", 0, 0, ())
    assert not workshop.made


def test_nothing_to_do(workshop: Workshop) -> None:
    """What is live as it should be stays."""
    release = workshop.release("one")
    plan = make_plan(release, manifest_of(release), "public/")
    assert plan.empty
    assert (plan.kept, plan.revision) == (5, 4)


def test_changed(workshop: Workshop) -> None:
    """Only what has another fingerprint is replaced."""
    plan = make_plan(workshop.release("one", edition="2"), manifest_of(workshop.release("one")), "public/")
    assert [(step.action, step.key, step.why) for step in plan.steps] == [
        (Action.REPLACE, "one/index.html", "changed"),
        (Action.REPLACE, "index.html", "changed"),
        (Action.REPLACE, "show/feed.xml", "changed"),
    ]
    assert plan.kept == 2


@pytest.mark.parametrize("header", ["media_type", "cache_control"])
def test_served_otherwise(workshop: Workshop, header: str) -> None:
    """The same bytes that should be served with other headers are replaced, too."""
    release = workshop.release("one")
    manifest = manifest_of(release)
    old = manifest.live["show/feed.xml"].model_copy(update={header: "text/plain"})
    plan = make_plan(release, manifest.model_copy(update={"live": {**manifest.live, "show/feed.xml": old}}), "public/")
    assert [(step.key, step.why) for step in plan.steps] == [("show/feed.xml", "served otherwise")]


def test_after_an_interrupted_publish(workshop: Workshop) -> None:
    """What a publish that never settled may have overwritten is written again, even if the manifest calls it live."""
    release = workshop.release("one")
    claim = Claim(nonce="n", by="bob", at=MOMENT, keys=("show/feed.xml", "gone/index.html"))
    plan = make_plan(release, manifest_of(release).model_copy(update={"claim": claim}), "public/")
    assert [(step.action, step.key) for step in plan.steps] == [(Action.REPLACE, "show/feed.xml")]
    assert plan.steps[0].why == "an interrupted publish may have changed it"


def test_removed_from_the_project(workshop: Workshop) -> None:
    """What the release no longer has is not touched: publishing only adds."""
    plan = make_plan(workshop.release("one"), manifest_of(workshop.release("one", "two")), "public/")
    assert {step.key for step in plan.steps} == {"index.html", "show/feed.xml"}


def breaches(before: Release, after: Release) -> list[str]:
    """What is said when *after* is published where *before* is live."""
    return [
        f"{breach.show}/{breach.guid}: {breach.message}"
        for breach in make_plan(after, manifest_of(before), "public/").breaches
    ]


def changed(release: Release, **change: object) -> Release:
    """*release*, whose episode "one" is changed."""
    one = LiveEpisode.model_validate({**release.episodes["show"]["one"].model_dump(), **change})
    return Release(release.artifacts, {"show": {**release.episodes["show"], "one": one}}, release.guids)


def test_promises_kept(workshop: Workshop) -> None:
    """New episodes and new titles break no promise."""
    before, after = workshop.release("one"), workshop.release("one", "two")
    assert breaches(before, changed(after, title="Another title")) == []


def test_broken_promises(workshop: Workshop) -> None:
    """An episode that was live and is gone, or has another date or page, is a breach that names both."""
    before = workshop.release("one", "two")
    later = MOMENT + timedelta(days=1)
    assert breaches(before, workshop.release("two")) == [
        "show/one: “one” was live, and is gone, a draft, held back, or has another guid"
    ]
    assert breaches(before, changed(before, date=later)) == [
        "show/one: “one” was live with the date 2026-03-01T12:00:00+00:00, now it has 2026-03-02T12:00:00+00:00"
    ]
    assert breaches(before, changed(before, page="first/index.html")) == [
        "show/one: “one” was live at one/index.html, now it is at first/index.html"
    ]
    assert len(breaches(before, changed(before, date=later, page="first/index.html"))) == 2


def test_vanished_show(workshop: Workshop) -> None:
    """A show that was live and is gone is one breach, however many episodes it had."""
    before = workshop.release("one", "two")
    assert breaches(before, Release({}, {})) == ["show/: the show show was live with 2 episodes and is gone"]


def test_a_feed_keeps_its_guid(workshop: Workshop) -> None:
    """Directories know the show by it, whatever else changes."""
    before = workshop.release("one")
    assert breaches(before, workshop.release("one", guid="h")) == [
        "show/: the feed of show was live with the guid g, now it has h; it never changes"
    ]


def test_what_an_interrupted_publish_may_have_shown_counts_as_live(workshop: Workshop) -> None:
    """Listeners may have seen the episode before the crash or after it: either is kept, neither may be lost."""
    before, during = workshop.release("one"), workshop.release("one", "two")
    claim = Claim(nonce="n", by="somebody", at=MOMENT, episodes=during.episodes, guids=during.guids)
    crashed = Manifest(episodes=before.episodes, guids=before.guids, claim=claim)

    def broken(after: Release) -> list[str]:
        return [breach.guid for breach in make_plan(after, crashed, "there").breaches]

    assert broken(during) == []
    assert broken(before) == ["two"]
    later = changed(during, date=MOMENT + timedelta(days=1))
    assert broken(later) == ["one"]
    allowed = crashed.model_copy(update={"claim": claim.model_copy(update={"episodes": later.episodes})})
    assert make_plan(during, allowed, "there").breaches == make_plan(later, allowed, "there").breaches == ()


def test_pages_are_written_before_those_that_lead_to_them(workshop: Workshop) -> None:
    """New pages, then changed ones, then the home page: no page that can be reached leads to one that is not there."""
    before, after = workshop.release("one", edition="a"), workshop.release("one", "two", edition="b")
    plan = make_plan(after, manifest_of(before), "there")
    pages = [step.key for step in plan.steps if step.wave is Wave.PAGE]
    assert pages == ["two/index.html", "one/index.html", "index.html"]


def test_same_moment_in_another_zone(workshop: Workshop) -> None:
    """A date written in another zone is the same date."""
    before = workshop.release("one")
    assert breaches(before, changed(before, date="2026-03-01T07:00:00-05:00")) == []


def test_waves_are_ordered() -> None:
    """Recordings come before transcripts, those before pages, and feeds last."""
    assert sorted(Wave) == [Wave.MEDIA, Wave.SIDECAR, Wave.PAGE, Wave.FEED]
