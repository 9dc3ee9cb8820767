"""Killed at any moment, ``turncast publish`` hurts no listener, and running it again finishes what was begun."""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from signal import SIGKILL, SIGTERM, Signals
from statistics import median
from uuid import UUID

import pytest
from tests.support.projects import AT
from tests.support.reader import Fetch, Reader, from_directory, from_http, watching
from tests.support.servers import Store, running_rgw
from tests.torture.conftest import Proof
from tests.torture.forking import Server, forking
from tests.torture.studio import FEEDS, SITE, Studio, files, made_once

LIFE = 40
"""Kills after which a project begins anew at a place where nothing is yet."""


@dataclass
class Place:
    """Where a project publishes to, looked at from outside. left: what a publish that is done must not leave."""

    to: str
    fetch: Fetch
    contents: Callable[[], dict[str, bytes]]
    left: Callable[[], list[str]]
    endpoint: str = ""


@pytest.fixture
def server(credentials: None) -> Iterator[Server]:
    """What forks publishes."""
    with made_once(), forking() as server:
        yield server


def test_killed_on_a_directory(proof: Proof, server: Server, tmp_path: Path) -> None:
    """A thousand times on a directory."""

    def place(life: int) -> Place:
        root = tmp_path / f"public {life}"
        return Place(str(root), from_directory(root), lambda: files(root), lambda: _parts(root))

    _kill(proof, server, tmp_path, place, proof.count(1000))


def test_killed_on_ministack(proof: Proof, server: Server, ministack: Store, tmp_path: Path) -> None:
    """Three hundred times on MiniStack, with a recording that is sent in parts."""
    _kill(proof, server, tmp_path, lambda _: _bucket(ministack), proof.count(300))


def test_killed_on_ceph(
    proof: Proof,
    server: Server,
    tmp_path_factory: pytest.TempPathFactory,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Fifty times on Ceph's RADOS Gateway, which keeps what it has on a disk."""
    monkeypatch.setenv("STORE", "bluestore")
    with running_rgw(tmp_path_factory.mktemp("bluestore")) as store:
        _kill(proof, server, tmp_path, lambda _: _bucket(store), proof.count(50))


def test_terminated_on_ministack(proof: Proof, server: Server, ministack: Store, tmp_path: Path) -> None:
    """A hundred times told to end (SIGTERM): what was begun in parts is given up before the process has ended."""
    _kill(proof, server, tmp_path, lambda _: _bucket(ministack), proof.count(100), SIGTERM)


def _kill(
    proof: Proof,
    server: Server,
    home: Path,
    place: Callable[[int], Place],
    kills: int,
    by: Signals = SIGKILL,
) -> None:
    random, tally = proof.random(), Counter[str]()
    while proof.runs < kills:
        life = tally["lives"]
        tally["lives"] += 1
        where = place(life)
        studio = Studio(home / f"project {life}", where.to, random, endpoint=where.endpoint, large=bool(where.endpoint))
        life_of = _Life(server, studio, where, random, home / f"undisturbed {life}")
        with watching(Reader(SITE, FEEDS, where.fetch)) as reader:
            for _ in range(LIFE):
                ended, left = life_of.kill(by), where.left()
                tally[ended] += 1
                tally["left unfinished"] += bool(left)
                proof.runs += ended not in ("too late", "not in time")
                proof.violations += (f"{one} is left" for one in left if ended == "gave up")
                proof.violations += life_of.finish() if random.random() < 0.4 else ()
            proof.violations += [*life_of.finish(), *reader.faults]
        tally += Counter(visits=reader.visits, finished=life_of.finishes)
    proof.notes.append(", ".join(f"{name} {number}" for name, number in sorted(tally.items())))


@dataclass
class _Life:
    server: Server
    studio: Studio
    place: Place
    random: Random
    undisturbed: Path
    planned: tuple[float, ...] = (0.3,)
    written: tuple[float, ...] = (0.1,)
    finishes: int = 0

    def kill(self, by: Signals) -> str:
        """Work, publish, and kill it somewhere on its way; most often while it writes. What came of it."""
        self.studio.work()
        self._begin()
        if self.random.random() < 0.1:
            time.sleep(self.random.uniform(0, median(self.planned)))
        else:
            self.server.planned()
            time.sleep(self.random.uniform(0, 0.9 * median(self.written)))
        self.server.send(by)
        ended = self.server.ended()
        if ended.well:
            return "too late"
        if ended.code:
            return "killed" if ended.code < 0 else "not in time"
        return "gave up" if ended.error.startswith("KeyboardInterrupt") else f"failed with {ended.error}"

    def finish(self) -> Iterator[str]:
        """Publish to the end; what is then otherwise than if nothing had ever happened."""
        began = time.monotonic()
        self._begin()
        self.server.planned()
        planned = time.monotonic()
        ended = self.server.ended()
        self.planned = (*self.planned[-8:], planned - began)
        self.written = (*self.written[-8:], time.monotonic() - planned)
        if not ended.well:
            yield f"the publish that should finish failed: {ended}"
            return
        self.finishes += 1
        wanted, there = self.studio.finished(self.undisturbed / str(self.finishes)), self.place.contents()
        yield from (f"{key} is not there" for key in wanted if key not in there)
        yield from (f"{key} has other bytes" for key in wanted if there.get(key, wanted[key]) != wanted[key])
        manifest = json.loads(there[".turncast/manifest.json"])
        yield from (f"the manifest names {key}, which is not there" for key in manifest["live"] if key not in there)
        if manifest.get("claim"):
            yield "the manifest is not settled"
        yield from (f"{one} is left" for one in self.place.left())

    def _begin(self) -> None:
        self.server.publish(self.studio.root, AT, UUID(int=self.random.getrandbits(128)).hex)


def _parts(root: Path) -> list[str]:
    return [str(path.relative_to(root)) for path in root.rglob("*.part")]


def _bucket(store: Store) -> Place:
    bucket, client = store.bucket(), store.client
    everybody = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{bucket}/*"}
    client.put_bucket_policy(Bucket=bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [everybody]}))

    def contents() -> dict[str, bytes]:
        pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix="talks/")
        keys = [found["Key"] for page in pages for found in page.get("Contents", [])]
        return {key.removeprefix("talks/"): client.get_object(Bucket=bucket, Key=key)["Body"].read() for key in keys}

    def left() -> list[str]:
        return [f"an upload of {one['Key']}" for one in client.list_multipart_uploads(Bucket=bucket).get("Uploads", [])]

    fetch = from_http(f"{store.endpoint}/{bucket}/talks")
    return Place(f"s3://{bucket}/talks", fetch, contents, left, store.endpoint)
