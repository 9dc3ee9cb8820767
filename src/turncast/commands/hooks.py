"""Hooks: whoever wants to know of what was published is told, once it is live. Their trouble is no publish's."""

import logging
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from turncast import __version__
from turncast.fetching import Answer, Ask, Failure, Fetcher, Limits
from turncast.models.catalog import Catalog
from turncast.models.hook import Hook
from turncast.publishing.hooks import Changed, Summons, Unset, summonses, websub

_LOG: Final = logging.getLogger(__name__)
_AGENT: Final = f"turncast/{__version__}"
_SHOWN: Final = 500
"""Characters of what a hook says that are shown where it fails."""


def tell(catalog: Catalog, changed: Changed, environment: Mapping[str, str]) -> tuple[str, ...]:
    """Call every hook of the project and the hub of every show that changed; returns what went wrong, a line a hook.

    Secrets come from *environment*, and are in none of the lines.
    """
    root, said = catalog.project.root, list[str]()
    for hook, news in _hooks(catalog, changed):
        said += _told(hook, news, root, environment)
    return tuple(said)


def _hooks(catalog: Catalog, changed: Changed) -> Iterator[tuple[Hook, Changed]]:
    """Hubs first, for they are quick; at an example's address nobody has subscribed."""
    site = catalog.project.site
    for show in catalog.shows if not site.reserved else ():
        feeds = tuple(feed for feed in changed.feeds if feed.startswith(site.address(f"{show.slug}/")))
        if show.hub and feeds:
            yield websub(show.hub), replace(changed, feeds=feeds)
    yield from ((hook, changed) for hook in catalog.project.publish.hooks if changed.urls)


def _told(hook: Hook, changed: Changed, root: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """Call one hook as often as it wants to be; the first that goes wrong ends it."""
    try:
        for summons in summonses(hook, changed, environment):
            _LOG.info("telling %s", _name(hook))
            trouble = _run(summons, root, environment) if summons.words else _called(summons)
            if trouble:
                yield f"the hook {_name(hook)} {summons.masked(trouble)}; what was published is live all the same"
                return
    except Unset as variable:
        yield f"the hook {_name(hook)} was not called: expected ${{{variable}}} in the environment, found nothing"


def _name(hook: Hook) -> str:
    """How people know it; the rest of an address may hold what nobody should read in a log."""
    if hook.command:
        return hook.command[0]
    parts = urlsplit(hook.url or "")
    told = parts.hostname and "$" not in parts.netloc
    return f"{parts.scheme}://{parts.hostname}" if told else "with a secret address"


def _called(summons: Summons) -> str:
    """What went wrong with a request; empty where nothing did. A redirect is followed nowhere: headers are secrets."""
    hook, content = summons.hook, summons.body.encode()
    if not summons.url.lower().startswith("https://") and not hook.private:
        return "was not called: expected https, or private = true"
    limits = Limits(read=hook.timeout, total=hook.timeout, redirects=0)
    with Fetcher(_AGENT, private=hook.private, limits=limits) as fetcher:
        outcome = fetcher.fetch(
            Ask(summons.url, hook.method, summons.headers, _SHOWN, content if hook.method == "POST" else b"")
        )
    match outcome:
        case Answer(status=status) if 200 <= status < 300:
            return ""
        case Answer(status=status, body=body):
            return f"answered {status}: {_line(body.decode(errors='replace'))}"
        case Failure(message=message):
            return f"was not reached: found {message}"


def _run(summons: Summons, root: Path, environment: Mapping[str, str]) -> str:
    """What went wrong with a command; empty where nothing did. It runs in the project's folder, without a shell."""
    try:
        process = subprocess.Popen(  # noqa: S603 - it is the producer's own, from the project's own file
            summons.words,
            cwd=root,
            env={**environment, **summons.variables},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        return f"could not be run: {(error.strerror or str(error)).lower()}"
    with process:
        try:
            said, _ = process.communicate(summons.told.encode(), timeout=summons.hook.timeout)
        except subprocess.TimeoutExpired:
            return f"did not end within {summons.hook.timeout:g} seconds"
        finally:
            _end(process)
    return f"failed with {process.returncode}: {_line(said.decode(errors='replace'))}" if process.returncode else ""


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End it with all it has begun, where that has not ended: also where this program is interrupted."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _line(text: str) -> str:
    """The end of what somebody said, as one line."""
    return " ".join(text.split())[-_SHOWN:] or "it said nothing"
