"""What hooks say to whom: every placeholder filled in, every secret kept."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.support.releases import Workshop

from turncast.models.hook import Hook
from turncast.models.manifest import Manifest
from turncast.models.project import Site
from turncast.publishing import make_plan
from turncast.publishing.hooks import Changed, Summons, Unset, changed, summonses, websub

SITE = "https://podcast.turncast.dev"
FEEDS = (f"{SITE}/talks/feed.xml", f"{SITE}/films/feed.xml")
PAGES = (f"{SITE}/index.html", f"{SITE}/talks/one.html")
CHANGED = Changed(f"{SITE}/", 7, (*FEEDS, *PAGES), FEEDS, PAGES)


def said(hook: Hook, news: Changed = CHANGED, **environment: str) -> list[Summons]:
    """The calls a hook wants."""
    return list(summonses(hook, news, environment))


def test_what_a_publish_changes() -> None:
    """Pages and feeds that are written, a folder's page also as the folder's address; never what names its content."""
    release = Workshop().release("one", "two")
    plan = make_plan(release, Manifest(), "there")
    found = changed(plan, release, Site(title="T", url=SITE), 3)
    assert found.feeds == (f"{SITE}/show/feed.xml",)
    assert set(found.pages) == {f"{SITE}/{key}" for key in ("index.html", "one/index.html", "two/index.html")}
    assert set(found.urls) == {*found.feeds, *found.pages, f"{SITE}/", f"{SITE}/one/", f"{SITE}/two/"}
    assert (found.site_url, found.revision) == (f"{SITE}/", 3)
    assert "/one/index.html" in found.paths


def test_once_a_feed() -> None:
    """A hook that names the feed is called once for each that changed, with its address safe in the query."""
    pinged = said(Hook(url="https://podping.cloud/?url={feed_url}&reason=update", method="GET"))
    quoted = "https%3A%2F%2Fpodcast.turncast.dev%2Ftalks%2Ffeed.xml"
    assert next(iter(pinged)).url == f"https://podping.cloud/?url={quoted}&reason=update"
    assert len(pinged) == 2
    assert said(Hook(url="https://h.turncast.dev/?{feed_url}"), Changed(SITE, 1, PAGES, (), PAGES)) == []


def test_once_a_page() -> None:
    """The same of pages, in a command."""
    assert [one.words for one in said(Hook(command=("purge", "{page_url}")))] == [("purge", page) for page in PAGES]


def test_all_at_once_as_json() -> None:
    """In a body, all that changed is a JSON list; braces that are no placeholder stay as they are."""
    (one,) = said(Hook(url="https://api.turncast.dev/purge", body='{"files": {urls}, "at": {revision}}'))
    assert json.loads(one.body) == {"files": [*CHANGED.urls], "at": 7}


def test_all_at_once_as_words() -> None:
    """In a command, it is a word an address, or a path."""
    (one,) = said(Hook(command=("aws", "--paths", "{paths}", "--note=r{revision}")))
    assert one.words == ("aws", "--paths", *CHANGED.paths, "--note=r7")
    assert one.variables == {"TURNCAST_CHANGED": "\n".join(CHANGED.urls), "TURNCAST_FEEDS": "\n".join(FEEDS)}
    assert json.loads(one.told)["changed"] == [*CHANGED.urls]


def test_so_many_at_once() -> None:
    """A service that takes only so many addresses is called as often as it takes."""
    calls = said(Hook(url="https://api.turncast.dev/", body="{urls}", most=3))
    assert [json.loads(one.body) for one in calls] == [[*CHANGED.urls[:3]], [*CHANGED.urls[3:]]]


def test_a_hub_is_told_as_websub_has_it() -> None:
    """In a form, the feed's address is encoded."""
    first, _ = said(websub("https://hub.turncast.dev/"))
    assert first.body == "hub.mode=publish&hub.url=https%3A%2F%2Fpodcast.turncast.dev%2Ftalks%2Ffeed.xml"
    assert (first.url, first.headers) == (
        "https://hub.turncast.dev/",
        {"Content-Type": "application/x-www-form-urlencoded"},
    )


def test_secrets_come_from_the_environment() -> None:
    """Wherever they stand, without the line's end that files of secrets have; what is printed never shows them."""
    hook = Hook(url="https://api.turncast.dev/${ZONE}", headers={"Authorization": "Bearer ${TOKEN}"}, body="${TOKEN}")
    (one,) = said(hook, ZONE="z1", TOKEN="hush-HUSH\n")
    assert (one.url, one.headers["Authorization"], one.body) == (
        "https://api.turncast.dev/z1",
        "Bearer hush-HUSH",
        "hush-HUSH",
    )
    assert one.masked("illegal header b'bearer hush-hush'") == "illegal header b'bearer ${TOKEN}'"
    assert "hush" not in repr(one).lower()
    with pytest.raises(Unset, match="TOKEN"):
        said(hook, ZONE="z1", TOKEN=" ")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_what_is_filled_in_is_not_filled_in_again(secret: str) -> None:
    """A secret or an address that looks like a placeholder is passed on as it is."""
    if secret.strip():
        (one,) = said(Hook(command=("run", "${SECRET}")), SECRET=secret, TOKEN="t")
        assert one.words == ("run", secret.strip())


def test_more_than_a_variable_can_hold() -> None:
    """Thousands of addresses are not in the environment, where they would not fit, but can be read."""
    many = tuple(f"{SITE}/{number:05}.html" for number in range(10_000))
    (one,) = said(Hook(command=("run",)), Changed(SITE, 1, many, FEEDS, many))
    assert set(one.variables) == {"TURNCAST_FEEDS"}
    assert len(json.loads(one.told)["changed"]) == 10_000


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"url": "https://a.turncast.dev", "command": ("b",)},
        {"url": "http://a.turncast.dev"},
        {"url": "file:///etc/passwd"},
        {"url": "https://a.turncast.dev", "timeout": 0},
        {"url": "https://a.turncast.dev", "most": 0},
        {"url": "https://a.turncast.dev", "method": "DELETE"},
    ],
)
def test_what_is_no_hook(words: Any) -> None:
    """Either an address or a command; https, unless a private network is meant."""
    with pytest.raises(ValidationError):
        Hook(**words)
