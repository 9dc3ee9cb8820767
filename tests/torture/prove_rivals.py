"""Eight who publish at once, from clones of their own, to stores that keep conditions and to stores that do not."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest
from tests.support.proxy import ignoring_conditions, proxied, without_conditions
from tests.support.rivals import dangling, publishers, race
from tests.support.servers import REGION, Store
from tests.torture.conftest import Proof

from turncast.errors import WorldError
from turncast.publishing import executing
from turncast.publishing.turns import LOCKS, Manners, turn
from turncast.targets import Target
from turncast.targets.s3 import S3Target

CREW = 8
ROUNDS = 50
FRESH = 10
"""Rounds after which everybody begins anew elsewhere, for the show grows by eight episodes a round."""

QUICK = Manners(counts=60, renewed=15, waits=120, pause=0.5)
"""As turns are taken, but with waits that fit a publish of a second."""

PLACES = {"enforced": None, "ignored": ignoring_conditions, "refused": without_conditions}

pytestmark = pytest.mark.usefixtures("credentials")


@pytest.mark.parametrize("conditions", PLACES)
def test_rivals(proof: Proof, ministack: Store, tmp_path: Path, conditions: str) -> None:
    """No episode of anybody who had a receipt is lost, and listeners never miss anything a feed or page names."""
    proof.name = f"rounds of eight rivals, conditions {conditions}"
    random, tally, interfere = proof.random(), Counter[str](), PLACES[conditions]
    with ExitStack() as stack:
        stack.enter_context(patch.object(executing, "turn", partial(turn, manners=QUICK)))
        endpoint = stack.enter_context(proxied(ministack.endpoint, interfere)) if interfere else ministack.endpoint
        while proof.runs < proof.count(ROUNDS):
            bucket, memory = ministack.bucket(), tmp_path / str(proof.runs)
            targets = [
                S3Target(bucket, endpoint=endpoint, region=REGION, memory=memory / str(number))
                for number in range(CREW)
            ]
            crew = publishers(targets, random, tally)
            plain = S3Target(bucket, endpoint=ministack.endpoint, region=REGION)
            with _watched(proof, plain, tally):
                for number in range(min(FRESH, proof.count(ROUNDS) - proof.runs)):
                    proof.holds(*race(crew, number, plain))
            proof.violations += dangling(plain)
            proof.violations += (f"a lock is left: {one.key}" for one in plain.list(LOCKS))
    proof.notes.append(", ".join(f"{name} {number}" for name, number in sorted(tally.items())))


@contextmanager
def _watched(proof: Proof, target: Target, tally: Counter[str]) -> Iterator[None]:
    """Somebody reads feed and pages all the time."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.05):
            try:
                proof.violations.extend(dangling(target))
                tally["visits"] += 1
            except WorldError:  # the store has too much to do
                tally["visits that ended early"] += 1

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
