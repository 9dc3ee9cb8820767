"""Whatever happens to one call of a publish, or to many of them, no listener is hurt and the next publish mends it."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from unittest.mock import patch

import pytest
from botocore.retries.standard import ExponentialBackoff
from tests.support.faults import FAULTS, PASSING, Late, Nth, Sometimes
from tests.support.projects import AT, VTT, Folder
from tests.support.proxy import Interference, proxied
from tests.support.publishers import publish
from tests.support.reader import Reader, from_http
from tests.support.recordings import frame
from tests.support.releases import wanted
from tests.support.servers import REGION, Store
from tests.torture.conftest import Proof
from tests.torture.studio import made_once

from turncast.building import build
from turncast.errors import WorldError
from turncast.models.artifact import Release
from turncast.publishing import read_manifest
from turncast.targets import Target
from turncast.targets.s3 import Patience, S3Target, multipart, target, upload

SITE, FEED = "https://podcast.turncast.dev/talks/", "talks/feed.xml"
PART = 1 << 20
LARGE = PART * 9 // 8 // len(frame())
PATIENT = 20
"""Seconds in which this machine answers, whatever else it does; and :data:`HASTY` where no answer is waited for."""
HASTY = 3
MOST = 200

pytestmark = pytest.mark.usefixtures("credentials")


class Golden:
    """A show of two episodes, one of them sent in parts, on a bucket of its own; each edition has everything new.

    Publishes reach the bucket over one network, which does to them what *interfere* says for as long as it is asked to.
    """

    def __init__(self, root: Path, store: Store) -> None:
        self.store = store
        self._memory = root / "memory"
        self._folder = Folder(root)
        self._folder.show()
        self._interfere: Interference | None = None
        self.move()

    @contextmanager
    def reached(self) -> Iterator[None]:
        """Have the network."""
        with proxied(self.store.endpoint, lambda one: self._interfere(one) if self._interfere else None) as endpoint:
            self._endpoint = endpoint
            yield

    def move(self) -> None:
        """Begin anew with a bucket where nothing is yet."""
        self.bucket = self.store.bucket()
        self.reader = Reader(SITE, (FEED,), from_http(f"{self.store.endpoint}/{self.bucket}/talks"))
        self.plain = S3Target(self.bucket, "talks", endpoint=self.store.endpoint, region=REGION)

    def edition(self, number: int) -> Release:
        """The show with new recordings, titles, notes and words."""
        self._folder.write("media/words.vtt", VTT.replace("Welcome", f"Welcome to {number}"))
        for month, slug in enumerate(("long", "short"), start=1):
            date = AT.replace(year=2025, month=month)
            self._folder.episode(slug, title=f"{slug.capitalize()} {number}", notes=f"About {number}.", date=date)
            self._folder.write(f"media/{slug}.mp3", frame() * (LARGE if slug == "long" else 99) + f"{number}".encode())
        return build(self._folder.catalog(), AT)

    def target(self, patience: Patience) -> Target:
        """The bucket, as this machine reaches it."""
        return S3Target(
            self.bucket, "talks", endpoint=self._endpoint, region=REGION, patience=patience, memory=self._memory
        )

    @contextmanager
    def behind(self, interfere: Interference, patience: Patience) -> Iterator[Target]:
        """The bucket while the network interferes."""
        self._interfere = interfere
        try:
            yield self.target(patience)
        finally:
            self._interfere = None

    def finish(self, release: Release) -> Iterator[str]:
        """Publish to the end; what is then otherwise than if nothing had ever happened."""
        publish(release, self.target(Patience()))
        yield from self.amiss(release)

    def hurt(self) -> Iterator[str]:
        """Which laws do not hold."""
        yield from self.reader.visit()
        live = read_manifest(self.plain)[0].live
        yield from (f"the manifest names {key}, which is not there" for key in live if self.plain.head(key) is None)

    def amiss(self, release: Release) -> Iterator[str]:
        """What is otherwise than if *release* had been published undisturbed."""
        yield from self.hurt()
        for key, body in wanted(release).items():
            found = self.plain.read(key)
            if found is None or found[0] != body:
                yield f"{key} is {'not there' if found is None else 'another'}"
        if read_manifest(self.plain)[0].claim:
            yield "the manifest is not settled"
        uploads = self.store.client.list_multipart_uploads(Bucket=self.bucket).get("Uploads", [])
        yield from (f"an upload of {upload['Key']} is left" for upload in uploads)


@pytest.fixture
def golden(tmp_path: Path, ministack: Store) -> Iterator[Golden]:
    """On MiniStack."""
    with ExitStack() as stack:
        stack.enter_context(patch.object(multipart, "PART", PART))  # as few bytes as there can be in two parts
        for module in (target, upload):
            stack.enter_context(patch.object(module, "SINGLE", PART))
        stack.enter_context(made_once())
        golden = Golden(tmp_path / "project", ministack)
        stack.enter_context(golden.reached())
        yield golden


@pytest.mark.parametrize("fresh", [True, False], ids=["the first", "a later"])
@pytest.mark.parametrize("name", FAULTS)
def test_each_call_failed(proof: Proof, golden: Golden, name: str, fresh: bool) -> None:
    """Each call fails once and is not tried again: laws hold, and the next publish has the undisturbed result."""
    proof.name = f"each call of {'the first' if fresh else 'a later'} publish failed: {name}"
    _each_call(proof, golden, name, fresh=fresh, attempts=1)


@pytest.mark.parametrize("name", PASSING)
def test_each_call_failed_and_tried_again(proof: Proof, golden: Golden, name: str) -> None:
    """What passes is not even noticed: the same publish has the undisturbed result."""
    proof.violations += (f"{one} was not survived" for one in _each_call(proof, golden, name, fresh=True, attempts=3))


def test_each_call_late(proof: Proof, golden: Golden) -> None:
    """Each call reaches the store only after another publish was done: it changes nothing that listeners see."""
    for number in range(MOST):
        release, late = golden.edition(number), Late()
        nth = Nth(number, late)
        with golden.behind(nth, Patience(2, PATIENT, 1)) as target, suppress(WorldError):
            publish(release, target, workers=1)
        publish(release, golden.target(Patience()))
        late.arrive()
        if not nth.met:
            break
        proof.holds(*(f"{nth.calls[number]}: {one}" for one in golden.amiss(release) if "upload" not in one))
    proof.notes.append(f"{number} calls")


def _each_call(proof: Proof, golden: Golden, name: str, *, fresh: bool, attempts: int) -> list[str]:
    """Publish edition after edition, failing another call each time; the calls whose publish failed.

    fresh: each time to a place where nothing is yet.
    """
    failed, patience = [], Patience(2, HASTY if name == "delay" else PATIENT, attempts)
    if not fresh:
        publish(golden.edition(MOST), golden.target(Patience()))
    for number in range(MOST):
        if fresh:
            golden.move()
        release, nth = golden.edition(number), Nth(number, FAULTS[name])
        with golden.behind(nth, patience) as target:
            try:
                publish(release, target, workers=1)
            except WorldError as error:
                failed += [f"{nth.calls[number]} ({type(error).__name__})"] if nth.met else []
        if not nth.met:
            break
        wrong = [*golden.hurt(), *golden.finish(release)]
        proof.holds(*(f"{nth.calls[number]}: {one}" for one in wrong))
    assert 30 < number < MOST
    assert any("partNumber=" in call for call in nth.calls), "one recording is sent in parts"
    proof.notes.append(f"{number} calls, {len(failed)} of them stopped the publish")
    return failed


def test_calls_fail_by_chance(proof: Proof, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """30 % of all calls are refused, 10 % break off, 5 % are never answered: three more publishes mend it."""
    monkeypatch.setattr(ExponentialBackoff, "delay_amount", lambda *_: 0.01)  # chance does not mind how long one waits
    random, tally = proof.random(), Counter[int]()
    chance = Sometimes(random, {"503": 0.30, "reset before": 0.05, "reset in the middle": 0.05, "lost response": 0.05})
    for number in range(proof.count(200)):
        release = golden.edition(number)
        for again in range(10):  # noqa: B007 - counted below
            with golden.behind(chance, Patience(2, PATIENT)) as target:
                try:
                    publish(release, target)
                    break
                except WorldError:
                    proof.violations += golden.hurt()
        tally[again] += 1
        proof.holds(*golden.amiss(release), *([f"{again} more publishes"] if again > 3 else []))
    proof.notes.append(f"{chance.met} calls failed; publishes by how often they were begun again: {dict(tally)}")
