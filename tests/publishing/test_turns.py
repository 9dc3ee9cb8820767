"""Taking turns at stores that do not keep conditions."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from threading import Event, Lock
from uuid import uuid4

import pytest
from tests.support.proxy import ignoring_conditions, proxied, without_conditions
from tests.support.servers import REGION, Store

from turncast.errors import TargetConflict
from turncast.publishing.turns import LOCKS, Manners, turn
from turncast.targets import Target
from turncast.targets.memory import MemoryTarget
from turncast.targets.s3 import S3Target

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
QUICK = Manners(counts=60, renewed=60, waits=20, pause=0.05)


class Careless(MemoryTarget):
    """A target that keeps no conditions."""

    conditional = False


@pytest.fixture(params=["memory", "ignoring", "refusing"])
def careless(request: pytest.FixtureRequest, credentials: None) -> Iterator[Target]:
    """Targets that keep no conditions, and are known for it."""
    if request.param == "memory":
        yield Careless()
        return
    store: Store = request.getfixturevalue("ministack")
    with ExitStack() as stack:
        interfere = ignoring_conditions if request.param == "ignoring" else without_conditions
        endpoint = stack.enter_context(proxied(store.endpoint, interfere))
        target = S3Target(store.bucket(), "show", endpoint=endpoint, region=REGION)
        target.prepare(NOW)
        assert not target.conditional
        yield target


def test_one_at_a_time(careless: Target) -> None:
    """Of four who want to publish at once each has its turn, and never two at the same time."""
    inside, overlaps, done, guard = 0, 0, 0, Lock()

    def publish(nonce: str) -> None:
        nonlocal inside, overlaps, done
        with turn(careless, nonce, "ann", NOW, QUICK):
            with guard:
                inside += 1
                overlaps += inside > 1
            Event().wait(0.02)
            with guard:
                inside -= 1
                done += 1

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(publish, [uuid4().hex for _ in range(8)]))
    assert (done, overlaps) == (8, 0)
    assert list(careless.list(LOCKS)) == []


def test_who_is_at_it_is_said() -> None:
    """Who gets no turn is told who has it and since when, and leaves no lock behind."""
    target, impatient = Careless(), Manners(waits=0.05, pause=0.01)
    with (
        turn(target, "aaaa", "bob@home", NOW, QUICK),
        pytest.raises(TargetConflict, match="bob@home is publishing there since 2026-03-01 12:00 UTC"),
        turn(target, "bbbb", "ann", NOW, impatient),
    ):
        pass
    assert list(target.list(LOCKS)) == []


def test_the_lock_of_a_crashed_publish_lapses() -> None:
    """A lock nobody renews any more is passed over and removed, by the clock of the place."""
    target = Careless()  # its clock goes on a second a write
    target.write(f"{LOCKS}dead.json", b"{}", media_type="application/json", cache_control="no-store")
    for number in range(60):
        target.write("page.html", b"%d" % number, media_type="text/html", cache_control="no-store")
    with turn(target, "aaaa", "ann", NOW, Manners(waits=0, pause=0.01)):
        assert [stored.key for stored in target.list(LOCKS)] == [f"{LOCKS}aaaa.json"]


def test_a_lock_that_cannot_be_read() -> None:
    """A lock that is none, and young, is waited for as any other, and told as what it is."""
    target = Careless()
    target.write(f"{LOCKS}odd.json", b"odd", media_type="application/json", cache_control="no-store")
    with (
        pytest.raises(TargetConflict, match=r"whose lock cannot be read \(.turncast/locks/odd.json\)"),
        turn(target, "aaaa", "ann", NOW, Manners(waits=0, pause=0.01)),
    ):
        pass
    assert [stored.key for stored in target.list(LOCKS)] == [f"{LOCKS}odd.json"]


def test_a_lock_is_renewed_while_its_publish_runs() -> None:
    """However long a publish takes, its lock stays young."""
    target = Careless()
    with turn(target, "aaaa", "ann", NOW, Manners(renewed=0.01)):
        (first,) = target.list(LOCKS)
        for _ in range(500):
            (now,) = target.list(LOCKS)
            if now.version != first.version:
                break
            Event().wait(0.01)
        assert now.version != first.version


def test_no_locks_where_conditions_are_kept() -> None:
    """A target that keeps conditions needs no lock, and gets none."""
    target = MemoryTarget()
    with turn(target, "aaaa", "ann", NOW):
        assert not target.occupied()
