"""Hooks: what is said to whom, after a publish, of what it changed. Pure: nobody is called here.

Placeholders: ``{feed_url}`` and ``{page_url}`` (the hook is called once for each that changed), ``{urls}`` and
``{paths}`` (all that changed, as a JSON list, or as words of their own in a command), ``{site_url}``, ``{revision}``.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import quote, urlsplit

from turncast.models.artifact import Release, Wave
from turncast.models.hook import Hook
from turncast.models.plan import Plan
from turncast.models.project import Site

_FORM: Final = "application/x-www-form-urlencoded"
_INDEX: Final = "index.html"
_LONGEST: Final = 100_000
"""Bytes a variable may have: Linux takes 128 KiB."""

_PLACEHOLDER: Final = re.compile(r"\{(feed_url|page_url|urls|paths|site_url|revision)\}")
_VARIABLE: Final = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


@dataclass(frozen=True)
class Changed:
    """What listeners may find otherwise than before, by public address; what is named by its content never is.

    urls: all of it. feeds and pages: those of them that people subscribe to and look at.
    """

    site_url: str
    revision: int
    urls: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """The addresses without their host."""
        return tuple(urlsplit(url).path for url in self.urls)


@dataclass(frozen=True)
class Summons:
    """One call of a hook, with nothing left to fill in: a request, or the words of a command.

    variables: what a command finds in its environment besides; told: what it reads. secrets: by the name of the
    variable each came from, to be printed nowhere.
    """

    hook: Hook
    url: str = field(default="", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: str = field(default="", repr=False)
    words: tuple[str, ...] = field(default=(), repr=False)
    variables: Mapping[str, str] = field(default_factory=dict, repr=False)
    told: str = field(default="", repr=False)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)

    def masked(self, text: str) -> str:
        """*text* with every secret as it is written in ``turncast.toml``."""
        for name, secret in self.secrets.items():
            text = re.sub(re.escape(secret), f"${{{name}}}", text, flags=re.IGNORECASE)
        return text


class Unset(Exception):
    """A variable that a hook asks for and the environment has not: its name."""


def changed(plan: Plan, release: Release, site: Site, revision: int) -> Changed:
    """What *plan* changes of what keeps its address; a folder's page is there under the folder's address, too."""
    keys = [step.key for step in plan.steps if not release.artifacts[step.key].immutable]
    pages = [key for key in keys if release.artifacts[key].wave is Wave.PAGE]
    folders = [key.removesuffix(_INDEX) for key in pages if key.rpartition("/")[2] == _INDEX]

    def addresses(keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(site.address(key) for key in keys)

    feeds = addresses(key for key in keys if key in release.feeds)
    return Changed(site.address(""), revision, addresses((*folders, *keys)), feeds, addresses(pages))


def websub(hub: str) -> Hook:
    """The hook that tells a WebSub hub of each feed that changed (W3C WebSub 7)."""
    return Hook(url=hub, headers={"Content-Type": _FORM}, body="hub.mode=publish&hub.url={feed_url}")


def summonses(hook: Hook, changed: Changed, environment: Mapping[str, str]) -> Iterator[Summons]:
    """The calls *hook* wants for what *changed*; Unset where the environment lacks what it asks for."""
    asked = (hook.url or "", *hook.headers.values(), hook.body, *hook.command)
    names = dict.fromkeys(name for text in asked for name in _VARIABLE.findall(text))
    if missing := next((name for name in names if not environment.get(name, "").strip()), None):
        raise Unset(missing)
    secrets = {name: environment[name].strip() for name in names}
    for one, values in _occasions(hook, changed, " ".join(asked)):
        yield _summons(hook, one, values, secrets)


def _occasions(hook: Hook, changed: Changed, asked: str) -> Iterator[tuple[Changed, dict[str, str]]]:
    """What each call is about, and what is filled in: each feed or page that is asked for, or so many addresses."""
    for word, each in (("feed_url", changed.feeds), ("page_url", changed.pages)):
        if f"{{{word}}}" in asked:
            yield from ((changed, {word: one}) for one in each)
            return
    most = hook.most or max(1, len(changed.urls))
    for start in range(0, len(changed.urls), most):
        yield replace(changed, urls=changed.urls[start : start + most]), {}


def _summons(hook: Hook, changed: Changed, values: Mapping[str, str], secrets: Mapping[str, str]) -> Summons:
    known = {"site_url": changed.site_url, "revision": str(changed.revision), **values}
    lists = {"urls": changed.urls, "paths": changed.paths}
    texts = {**known, **{word: json.dumps(items) for word, items in lists.items()}}
    several = {f"{{{word}}}": items for word, items in lists.items()}
    form = any(value.startswith(_FORM) for name, value in hook.headers.items() if name.lower() == "content-type")
    plain, quoted = _filler(texts, secrets, str), _filler(texts, secrets, lambda text: quote(text, safe=""))
    return Summons(
        hook,
        url=quoted(hook.url or ""),
        headers={name: plain(value) for name, value in hook.headers.items()},
        body=(quoted if form else plain)(hook.body),
        words=tuple(word for one in hook.command for word in several.get(one, (plain(one),))),
        variables=_variables(changed),
        told=json.dumps({"changed": changed.urls, "feeds": changed.feeds, "pages": changed.pages, **known}),
        secrets=secrets,
    )


def _filler(texts: Mapping[str, str], secrets: Mapping[str, str], said: Callable[[str], str]) -> Callable[[str], str]:
    """What fills a text in; what was filled in is not looked at again, whatever it looks like."""
    both = re.compile(f"{_PLACEHOLDER.pattern}|{_VARIABLE.pattern}")

    def value(found: re.Match[str]) -> str:
        return secrets[found[2]] if found[2] else said(texts.get(found[1], ""))

    return lambda text: both.sub(value, text)


def _variables(changed: Changed) -> dict[str, str]:
    """A line an address; where there are too many for a variable, they are only to be read."""
    lines: dict[str, Sequence[Any]] = {"TURNCAST_CHANGED": changed.urls, "TURNCAST_FEEDS": changed.feeds}
    told = {name: "\n".join(items) for name, items in lines.items()}
    return {name: text for name, text in told.items() if len(text) <= _LONGEST}
