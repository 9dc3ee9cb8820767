"""Hooks: caches, hubs and indexes are told what has changed; their trouble is no listener's and no publish's."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.journeys.publications import RUTH
from tests.support.command import Ran, called, well
from tests.support.proxy import Answer, Request, proxied

REAL = {"TURNCAST_SITE_URL": "https://podcast.turncast.dev/", "TOKEN": "hush-hush"}
SITE = "https://podcast.turncast.dev/"
FEED = f"{SITE}talks/feed.xml"
PAGE = f"{SITE}talks/{RUTH}.html"


class Service:
    """Something that is told; what it answers, and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.answer = Answer(200, "", b"ok")
        self.address = ""

    def __call__(self, request: Request) -> Answer:
        assert request.body is not None
        self.asked.append(request)
        return self.answer

    @property
    def told(self) -> list[Any]:
        """The JSON of each request."""
        return [json.loads(request.body) for request in self.asked]


@pytest.fixture
def service() -> Iterator[Service]:
    """A service on this machine."""
    service = Service()
    with proxied(None, service) as address:
        service.address = address
        yield service


def hook(project: Path, text: str) -> None:
    """Add a hook to the project."""
    file = project / "turncast.toml"
    file.write_text(file.read_text() + f"\n[[publish.hooks]]\n{text}\n")


def published(project: Path, **env: str) -> Ran:
    """What comes of a publish, which is fine."""
    return well("publish", "--json", at=project, env={**REAL, **env})


def warnings(ran: Ran) -> list[str]:
    """What the receipt warns of."""
    found: list[str] = ran.json["receipt"]["warnings"]
    return found


def edit(project: Path) -> None:
    """More notes for the only episode."""
    file = project / f"episodes/{RUTH}.md"
    file.write_text(file.read_text() + "\nMore notes.\n")


def test_a_cache_is_told_what_changed(project: Path, service: Service) -> None:
    """Once after each publish that changed something, and never when nothing changed."""
    words = f'url = "{service.address}/purge"\nprivate = true\nheaders = {{ Authorization = "Bearer ${{TOKEN}}" }}'
    hook(project, words + "\nbody = '{\"files\": {urls}}'")
    assert warnings(published(project)) == []
    assert warnings(published(project)) == []
    assert len(service.asked) == 1
    edit(project)
    ran = published(project)
    assert service.told[1] == {"files": [PAGE, f"{SITE}search.json", f"{SITE}talks/feed.json", FEED]}
    assert [request.headers["Authorization"] for request in service.asked] == ["Bearer hush-hush"] * 2
    assert "hush" not in ran.out + ran.err
    assert "telling http://127.0.0.1" in ran.err


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(403, "", b"no right to purge: hush-hush"), "answered 403: no right to purge: ${TOKEN}"),
        (Answer(302, ""), "was not reached: found status 302 without a Location"),
    ],
)
def test_a_service_that_will_not(project: Path, service: Service, answer: Answer, said: str) -> None:
    """Its trouble is a warning in the receipt; what was published is live, and no secret is told."""
    hook(project, f'url = "{service.address}/${{TOKEN}}?at={{feed_url}}"\nprivate = true')
    service.answer = answer
    ran = published(project)
    assert warnings(ran) == [f"the hook http://127.0.0.1 {said}; what was published is live all the same"]
    assert "hush" not in ran.out + ran.err
    assert (project / "public/talks/feed.xml").is_file()
    assert warnings(published(project)) == []


def test_a_command_is_run(project: Path) -> None:
    """In the project's folder, with what changed in its environment and on stdin; no shell looks at its words."""
    program = (
        "import os, pathlib, sys; pathlib.Path('told').write_text("
        "sys.stdin.read() + chr(10) + os.environ['TURNCAST_CHANGED'] + chr(10) + repr(sys.argv[1:]))"
    )
    hook(project, f'command = ["{sys.executable}", "-c", "{program}", "$HOME; {{feed_url}}", "{{paths}}"]')
    assert warnings(published(project)) == []
    told, *lines = (project / "told").read_text().splitlines()
    assert json.loads(told)["feeds"] == [FEED]
    assert {FEED, PAGE} < set(lines)
    assert lines[-1].startswith(f"['$HOME; {FEED}', '/")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('["{python}", "-c", "import sys; sys.exit(\'no such ${{TOKEN}}\')"]', "failed with 1: no such ${TOKEN}"),
        ('["no-such-program"]', "could not be run: no such file or directory"),
        ('["{python}", "-c", "import time; time.sleep(600)"]\ntimeout = 0.2', "did not end within 0.2 seconds"),
    ],
)  # fmt: skip
def test_a_command_that_fails(project: Path, words: str, said: str) -> None:
    """So is what a command said, or that it could not be run, or did not end."""
    hook(project, f"command = {words.format(python=sys.executable)}")
    (warning,) = warnings(published(project))
    assert f" {said}; what was published is live" in warning


def test_a_secret_that_is_missing(project: Path, service: Service) -> None:
    """Nobody is called with half of what is needed."""
    hook(project, f'url = "{service.address}/${{NO_SUCH}}"\nprivate = true')
    (warning,) = warnings(published(project))
    assert warning.endswith("was not called: expected ${NO_SUCH} in the environment, found nothing")
    assert service.asked == []


def test_a_private_network_is_not_called_unasked(project: Path, service: Service) -> None:
    """An address that leads into a private network, as a stranger's project may have it, is refused."""
    hook(project, f'url = "{service.address.replace("http://", "https://")}/"')
    (warning,) = warnings(published(project))
    assert "which is not on the open internet" in warning
    assert service.asked == []


def test_a_hub_is_told_without_a_word(project: Path) -> None:
    """A show's WebSub hub is told by Turncast itself, but for an example's address, which nobody can have."""
    show = project / "feeds/talks.toml"
    show.write_text('hub = "https://127.0.0.1:9/hub"\n' + show.read_text())
    assert warnings(well("publish", "--json", "--to", "example", at=project)) == []
    (warning,) = warnings(published(project))
    assert warning.startswith("the hook https://127.0.0.1 was not reached")


def test_who_is_not_told(project: Path, service: Service) -> None:
    """Building for oneself, and planning, tell nobody; nor does a publish with --no-hooks."""
    hook(project, f'url = "{service.address}/"\nprivate = true')
    well("build", "--to", "site", at=project, env=REAL)
    well("plan", at=project, env=REAL)
    well("publish", "--no-hooks", at=project, env=REAL)
    assert service.asked == []


def test_a_hook_that_is_none(project: Path) -> None:
    """What is wrong with a hook is told before anything is published, with its line."""
    hook(project, 'url = "http://cache.turncast.dev/"')
    ran = called("publish", at=project, env=REAL)
    assert ran.code == 1
    assert "private = true for a host of your own network" in ran.err
    assert not (project / "public").exists()
