"""A producer asks whether a target will do: what each store and directory is told to be, and that nothing stays.

The golden files ``doctor-*.txt`` are what ``turncast doctor`` says of each store.
"""

import json
import re
import signal
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter
from tests.journeys.publications import Place, in_bucket
from tests.support.command import Ran, called, started
from tests.support.http import served
from tests.support.proxy import Request, proxied, silent
from tests.support.servers import CREDENTIALS, Store

from turncast.commands.doctor import Diagnosis
from turncast.targets.s3 import examining
from turncast.targets.s3.client import Patience, connect


def place_in(store: Store) -> Place:
    """A place below the prefix ``talks`` of a new bucket of *store*."""
    place = in_bucket(store, "talks")
    return Place(place.to, place.url, place.snapshot, env={**place.env, "AWS_ACCESS_KEY_ID": store.access_key})


def doctor(place: Place, *words: str, at: Path) -> Ran:
    """What ``turncast doctor`` says of *place* and its address."""
    return called("doctor", "--to", place.to, "--url", place.url, "--private", *words, at=at, env=place.env)


def plain(text: str) -> str:
    """*text* without what is another one each time: tokens, buckets, ports; and without blanks at the ends of lines."""
    named = {"TOKEN": r"\b[0-9a-f]{16}\b", "BUCKET": r"bucket-[0-9a-f]{12}", "PORT": r"(?<=127.0.0.1:)\d+"}
    for word, pattern in named.items():
        text = re.sub(pattern, word, text)
    return re.sub(r" +$", "", text, flags=re.MULTILINE)


def outcomes(ran: Ran) -> dict[str, str]:
    """The outcome of each trial, by its name."""
    return {result["trial"]["name"]: result["outcome"] for result in ran.json["results"]}


def found(ran: Ran, name: str) -> Any:
    """What was found by the trial *name*."""
    return next(result for result in ran.json["results"] if result["trial"]["name"] == name)


@pytest.mark.parametrize("name", ["ministack", "rgw", "swift", "nanio"])
def test_each_store_is_told_as_it_is(
    name: str, sound: Path, request: pytest.FixtureRequest, golden: Callable[[str, str], None]
) -> None:
    """What each real store can do is told trial by trial, and nothing of the trials stays in it."""
    place = place_in(request.getfixturevalue(name))
    ran = doctor(place, at=sound)
    golden(f"doctor-{name}.txt", plain(f"{ran.out}\n--- talk, exit code {ran.code} ---\n{ran.err}"))
    assert place.snapshot() == {}
    assert CREDENTIALS["AWS_SECRET_ACCESS_KEY"] not in ran.out + ran.err


def test_what_it_prescribes_opens_a_bucket(rgw: Store, sound: Path) -> None:
    """On Ceph, the bucket policy and the CORS document it prints are all that was lacking."""
    place = place_in(rgw)
    closed = doctor(place, "--json", at=sound)
    assert (closed.code, outcomes(closed)["public-reading"]) == (3, "fails")
    documents = {paper["file"]: paper["document"] for paper in closed.json["papers"]}
    bucket = place.to.split("/")[2]
    rgw.client.put_bucket_policy(Bucket=bucket, Policy=json.dumps(documents["policy.json"]))
    rgw.client.put_bucket_cors(Bucket=bucket, CORSConfiguration=documents["cors.json"])
    opened = doctor(place, "--json", at=sound)
    assert {name for name, outcome in outcomes(opened).items() if outcome != "works"} == {"public-https"}
    assert (opened.code, opened.json["papers"]) == (0, [])


def test_programs_get_the_same(ministack: Store, sound: Path) -> None:
    """--json prints the diagnosis, with every trial and what it means, and nothing else."""
    ran = doctor(place_in(ministack), "--json", at=sound)
    diagnosis = TypeAdapter(Diagnosis).validate_json(ran.out)
    assert (ran.code, ran.err, diagnosis.failed) == (0, "", False)
    assert set(ran.json) == {"target", "address", "failed", "results", "left", "papers"}
    assert set(ran.json["results"][0]) == {"trial", "outcome", "found", "remedy"}
    assert set(ran.json["results"][0]["trial"]) == {"name", "level", "tries", "means", "remedy"}


def test_a_private_address_is_not_asked_unless_told(ministack: Store, sound: Path) -> None:
    """Without --private an address of this machine is left alone, which is said, and is no fault."""
    place = place_in(ministack)
    ran = called("doctor", "--to", place.to, "--url", place.url, "--json", at=sound, env=place.env)
    assert outcomes(ran)["public-reading"] == "untold"
    assert "--private" in found(ran, "public-reading")["found"]
    assert ran.code == 0


def test_without_credentials(ministack: Store, sound: Path) -> None:
    """Without credentials one trial says how to give them, no other asks in vain, and the exit code is 3."""
    place = place_in(ministack)
    kept = {name: value for name, value in place.env.items() if not name.startswith("AWS_")}
    ran = called("doctor", "--to", place.to, "--json", at=sound, env=kept)
    assert ran.code == 3
    assert "AWS_ACCESS_KEY_ID" in found(ran, "answers")["remedy"]
    assert set(outcomes(ran).values()) == {"fails", "untold"}
    assert list(outcomes(ran).values()).count("fails") == 1


def test_a_store_that_never_answers(ministack: Store, sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that is silent is told once, after a patience that is cut here; the rest is not waited for."""
    hasty = Patience(connect=0.5, answer=0.5, attempts=1)
    monkeypatch.setattr(examining, "connect", lambda endpoint, region, _: connect(endpoint, region, hasty))
    place = place_in(ministack)
    with silent() as endpoint:
        env = {**place.env, "TURNCAST_PUBLISH_ENDPOINT": endpoint}
        ran = called("doctor", "--to", place.to, "--json", at=sound, env=env)
    assert ran.code == 3
    assert "does not answer" in found(ran, "answers")["found"]
    assert list(outcomes(ran).values()).count("fails") == 1


def test_a_directory_that_is_served(sound: Path, tmp_path: Path) -> None:
    """A directory behind a plain web server is told by what that server does, and what that means."""
    public = tmp_path / "public"
    with served(public) as address:
        ran = called("doctor", "--to", public, "--url", address, "--private", "--json", at=sound)
    results = outcomes(ran)
    assert {results[f"public-{name}"] for name in ("reading", "range", "type", "head", "cache")} == {"works"}
    fails = {name for name, outcome in results.items() if outcome == "fails"}
    assert fails == {"public-https", "public-cors"}
    assert ran.code == 0
    assert not public.exists()


def test_a_directory_that_nobody_serves_yet(sound: Path, tmp_path: Path) -> None:
    """Of a directory nobody knows whether it is what stands at site.url, so a miss there cannot be told a fault."""
    ran = called("doctor", "--to", tmp_path / "public", "--url", "http://127.0.0.1:9/", "--private", at=sound)
    assert ran.code == 0
    assert "as far as it can be told" in ran.err
    assert not (tmp_path / "public").exists()


@pytest.mark.parametrize("kind", ["aws", "r2", "b2", "ceph"])
def test_policies(kind: str, project: Path, golden: Callable[[str, str], None]) -> None:
    """--policy prints documents and commands for each store, asks nobody, and needs no credentials."""
    ran = called("doctor", "--policy", kind, "--to", "s3://my-bucket/podcast", at=project)
    assert (ran.code, ran.err) == (0, "")
    golden(f"doctor-policy-{kind}.txt", ran.out)
    data = called("doctor", "--policy", kind, "--to", "s3://my-bucket/podcast", "--json", at=project).json
    assert [paper["command"] in ran.out for paper in data] == [True] * len(data)


def test_policy_lines_are_lines_of_a_shell(project: Path, tmp_path: Path) -> None:
    """What is printed runs as it stands: each document ends up in its file, and each command gets its words."""
    script = called("doctor", "--policy", "aws", "--to", "s3://my-bucket/podcast", at=project).out
    (tmp_path / "aws").write_text('#!/bin/sh\necho "$@" >> calls\n')
    (tmp_path / "aws").chmod(0o755)
    done = subprocess.run(
        ["sh", "-e"], input=script, cwd=tmp_path, env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, text=True
    )
    assert done.returncode == 0
    assert json.loads((tmp_path / "cors.json").read_text())["CORSRules"][0]["AllowedOrigins"] == ["*"]
    statement = json.loads((tmp_path / "policy.json").read_text())["Statement"][0]
    assert (statement["Action"], statement["Resource"]) == (["s3:GetObject"], ["arn:aws:s3:::my-bucket/podcast/*"])
    calls = (tmp_path / "calls").read_text().splitlines()
    assert [call.split()[1] for call in calls] == ["put-public-access-block", "put-bucket-policy", "put-bucket-cors"]


def test_there_is_no_policy_for_a_directory(project: Path) -> None:
    """Who may read a directory is for its web server to say, so --policy wants a bucket."""
    ran = called("doctor", "--policy", "aws", "--to", "public", at=project)
    assert ran.code == 2
    assert "expected a bucket" in ran.error


def test_mistakes_of_the_project_do_not_matter(project: Path, tmp_path: Path) -> None:
    """A target is tried whatever is wrong with episodes; only turncast.toml must be readable."""
    for episode in (project / "episodes").glob("*.md"):
        episode.write_text("nothing that could be read")
    assert called("doctor", "--to", tmp_path / "public", at=project).code == 0
    (project / "turncast.toml").write_text("title = = 1\n")
    ran = called("doctor", "--to", tmp_path / "public", at=project)
    assert ran.code == 1
    assert "turncast.toml" in ran.err


def test_an_interrupt_leaves_nothing(ministack: Store, sound: Path) -> None:
    """Ctrl-C in the middle removes what was written until then, uploads that have not ended included."""
    place = place_in(ministack)
    waiting = threading.Event()

    def hold(request: Request) -> None:
        if request.method == "PUT" and "partNumber" in request.path:
            waiting.set()

    with proxied(ministack.endpoint, hold) as endpoint:
        env = {**place.env, "TURNCAST_PUBLISH_ENDPOINT": endpoint}
        with started("doctor", "--to", place.to, at=sound, env=env) as process:
            assert waiting.wait(30)
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=30)
    assert process.returncode == 130
    assert place.snapshot() == {}
    bucket = place.to.split("/")[2]
    assert "Uploads" not in ministack.client.list_multipart_uploads(Bucket=bucket)
