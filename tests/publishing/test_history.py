"""What is kept of each release."""

import io
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.support.publishers import publish
from tests.support.recording_target import Crash, RecordingTarget
from tests.support.releases import MOMENT, Workshop, body_of
from tests.support.undoing import media, publish_at, roll_back

from turncast.models.manifest import KeptRelease
from turncast.publishing import read_manifest
from turncast.publishing.history import RECORD, bundle_key
from turncast.targets import Target
from turncast.targets.memory import MemoryTarget


def bundle(target: Target, revision: int) -> tuple[dict[str, bytes], KeptRelease]:
    """The bodies in the bundle of that revision, and what it says of the release."""
    found = target.read(bundle_key(revision))
    assert found
    with ZipFile(io.BytesIO(found[0])) as file:
        bodies = {name: file.read(name) for name in file.namelist()}
    return bodies, KeptRelease.model_validate_json(bodies.pop(RECORD))


def test_pages_and_feeds_are_kept(workshop: Workshop, target: Target) -> None:
    """The bundle of a publish has the pages and feeds it wrote, byte for byte, and says what the release names."""
    release = workshop.release("one", "two")
    publish(release, target)
    bodies, kept = bundle(target, 1)
    assert bodies == {key: body_of(one) for key, one in release.artifacts.items() if not one.immutable}
    assert kept.live == read_manifest(target)[0].live
    assert kept.feeds == release.feeds
    assert {one.revision for one in kept.live.values()} == {1}


def test_only_what_changed_is_kept(workshop: Workshop, target: Target) -> None:
    """One more episode: the bundle has its page, the home page and the feed; the rest is in that of its own publish."""
    publish(workshop.release("one"), target)
    publish(workshop.release("one", "two"), target)
    bodies, kept = bundle(target, 2)
    assert set(bodies) == {"two/index.html", "index.html", "show/feed.xml"}
    assert kept.live["one/index.html"].revision == 1
    assert kept.live["two/index.html"].revision == 2
    assert read_manifest(target)[0].bundles == {1: 0, 2: 0}


def test_each_body_is_made_once(workshop: Workshop, target: Target) -> None:
    """Keeping a page does not render it again."""
    publish(workshop.release("one"), target)
    assert set(workshop.made.values()) == {1}


def test_nothing_changed(workshop: Workshop, target: Target) -> None:
    """Publishing what is live writes nothing and keeps nothing."""
    publish(workshop.release("one"), target)
    recording = RecordingTarget(target)
    publish(workshop.release("one"), recording)
    assert recording.written == []
    assert [one.revision for one in read_manifest(target)[0].history] == [1]


def test_bundles_nobody_needs_any_more(workshop: Workshop) -> None:
    """Once all pages and feeds of a bundle were written anew, it is known since when nothing takes of it."""
    target = MemoryTarget()
    publish(workshop.release("one"), target)
    publish(workshop.release("one", "two"), target)
    publish(workshop.release("one", "two", edition="second"), target)
    publish(workshop.release("one", "two", edition="third"), target)
    assert read_manifest(target)[0].bundles == {1: 3, 2: 3, 3: 4, 4: 0}


def test_what_was_live_when_and_by_whom(workshop: Workshop) -> None:
    """Each release is remembered with its publisher, its moment, and what was new to listeners in it."""
    target = MemoryTarget()
    publish_at(workshop.release("one"), target, MOMENT)
    publish_at(workshop.release("one", "two"), target, MOMENT + timedelta(days=1), by="bob@home")
    publish_at(workshop.release("two"), target, MOMENT + timedelta(days=2))
    first, second, third = read_manifest(target)[0].history
    assert (first.revision, first.by, first.added, first.episodes) == (1, "ann@studio", 1, ("one",))
    assert (second.by, second.added, second.changed, second.gone) == ("bob@home", 1, 0, 0)
    assert (third.added, third.gone, third.episodes, third.written) == (0, 1, ("one",), 2)
    days = [(one.at - MOMENT) // timedelta(days=1) for one in (first, second, third)]
    assert days == [0, 1, 2]


def test_left_out_when_the_publish_ended(workshop: Workshop) -> None:
    """What a release leaves out was live until its publish ended, by the place's own clock, not until it began."""
    target = MemoryTarget()  # whose clock moves on by a second with each write
    publish(workshop.release("one"), target)
    publish(workshop.release("two"), target)
    manifest, _ = read_manifest(target)
    until = manifest.live["one/index.html"].until
    assert until
    assert MOMENT + timedelta(seconds=6) <= until <= MOMENT + timedelta(seconds=7)
    assert manifest.history[-1].at == until
    assert manifest.live["two/index.html"].until is None


def test_named_again(workshop: Workshop, target: Target) -> None:
    """What comes back is named again, also if nothing else is to be done for it."""
    both, one = workshop.release("one", "two"), workshop.release("one")
    publish(both, target)
    publish(one, target)
    left = {key for key, live in read_manifest(target)[0].live.items() if live.until}
    assert left == set(both.artifacts) - set(one.artifacts)
    publish(both, target)
    assert not any(live.until for live in read_manifest(target)[0].live.values())


def test_what_a_crash_left_is_known(workshop: Workshop, target: Target) -> None:
    """What a publish that never settled has put there, and nobody named since, is known to be Turncast's."""
    publish(workshop.release("one"), target)
    lost = workshop.release("one", "lost", edition="lost")
    with pytest.raises(Crash):
        publish(lost, RecordingTarget(target, crash_at=5))
    publish(workshop.release("one", "two"), target)
    manifest, _ = read_manifest(target)
    written = {key for key in lost.artifacts if target.head(key)}
    assert written & set(media(lost)) - set(media(workshop.release("one", "two")))
    assert written <= set(manifest.live)
    strays = written - set(workshop.release("one", "two").artifacts)
    assert all(manifest.live[key].until for key in strays)


def test_a_crash_makes_the_next_bundle_whole(workshop: Workshop) -> None:
    """Whichever write of a publish never happens: what the next one keeps brings exactly its pages and feeds back."""
    first, second = workshop.release("one"), workshop.release("one", "two", edition="second")
    third = workshop.release("one", "two", edition="third")
    for number in range(1, 13):
        target = MemoryTarget()
        publish(first, target)
        try:
            publish(second, RecordingTarget(target, crash_at=number))
        except Crash:
            publish(second, target)
        settled = read_manifest(target)[0].revision
        publish(third, target)
        roll_back(target, settled)
        for key, one in second.artifacts.items():
            found = target.read(key)
            assert found
            assert found[0] == body_of(one), (number, key)


PROGRAM = """
import sys
from random import Random
from tests.support.publishers import publish
from tests.support.releases import Workshop
from turncast.errors import WorldError
from turncast.targets.memory import MemoryTarget
try:
    publish(Workshop().release("one", edition=Random(1).randbytes(50_000).hex()), MemoryTarget())
except WorldError as error:
    print(error.message, "|", error.hint)
"""


def test_no_room_to_keep_it(tmp_path: Path) -> None:
    """Where a release is put together, a full disk is named, and nothing else is said."""
    shell = f"mount -t tmpfs -o size=8k disk '{tmp_path}' && TMPDIR='{tmp_path}' \"$0\" -c \"$1\""
    command = ["unshare", "-rm", "sh", "-c", shell, sys.executable, PROGRAM]
    if not shutil.which("unshare") or subprocess.run([*command[:2], "true"], capture_output=True).returncode:
        pytest.skip("unshare, which gives a test its own small disk, may not be used here")
    ran = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    assert ran.stdout.startswith(f"no room is left in {tmp_path}, where a release is put together")
    assert "TMPDIR" in ran.stdout
    assert f"df -h {tmp_path}" in ran.stdout
