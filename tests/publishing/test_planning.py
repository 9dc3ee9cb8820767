"""What a publish would change, and what it would break."""

from dataclasses import replace

import pytest
from tests.support.releases import MOMENT, Workshop

from turncast.models.artifact import Release, Wave
from turncast.models.manifest import Claim, LiveObject, Manifest
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
    return Manifest(revision=4, live=live, feeds=release.feeds)


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


def test_pages_are_written_before_those_that_lead_to_them(workshop: Workshop) -> None:
    """New pages, then changed ones, then the home page: no page that can be reached leads to one that is not there."""
    before, after = workshop.release("one", edition="a"), workshop.release("one", "two", edition="b")
    plan = make_plan(after, manifest_of(before), "there")
    pages = [step.key for step in plan.steps if step.wave is Wave.PAGE]
    assert pages == ["two/index.html", "one/index.html", "index.html"]


def test_a_new_feed_is_written_before_pages_that_lead_to_it(workshop: Workshop) -> None:
    """What is new comes first, feeds too; then pages listeners have already, and at last the feeds they have."""
    before, after = workshop.release("one", edition="a"), workshop.release("one", "two", edition="b")
    feed = replace(after.artifacts["show/feed.xml"], key="another/feed.xml")
    plan = make_plan(Release.of([*after.artifacts.values(), feed]), manifest_of(before), "there")
    keys = [step.key for step in plan.steps if step.wave in (Wave.PAGE, Wave.FEED)]
    assert keys == ["two/index.html", "another/feed.xml", "one/index.html", "index.html", "show/feed.xml"]


def test_waves_are_ordered() -> None:
    """Recordings come before transcripts, those before pages, and feeds last."""
    assert sorted(Wave) == [Wave.MEDIA, Wave.SIDECAR, Wave.PAGE, Wave.FEED]
