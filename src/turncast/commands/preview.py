"""``turncast preview``: the project as it would be published, at an address of this machine.

Nothing is written: each page and feed is made when it is asked for, from the files as they are then. A page that is
open follows them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BufferedReader
from pathlib import Path
from threading import Lock
from typing import Final

from turncast.building import addresses, build, editions
from turncast.commands import following
from turncast.commands.opening import Call, open_catalog
from turncast.models.artifact import Artifact, Body, Release, Splice, Stretch
from turncast.models.catalog import Catalog
from turncast.models.finding import Finding
from turncast.serving import Served, server
from turncast.targets.bodies import reader

_WATCHED: Final = ("turncast.toml", "feeds", "episodes", "media", "templates")
_ALWAYS_FRESH: Final = "no-cache"


@dataclass(frozen=True)
class Preview:
    """A preview that is ready: its addresses, what is wrong with the project, and how to run it until it is stopped."""

    home: str
    feeds: tuple[str, ...]
    findings: tuple[Finding, ...]
    serve: Callable[[], None]


@contextmanager
def preview(
    call: Call,
    host: str,
    port: int,
    *,
    drafts: bool,
    clock: Callable[[], datetime],
    on_findings: Callable[[tuple[Finding, ...]], None] = lambda _: None,
) -> Iterator[Preview]:
    """Be ready to serve the project at *host* and *port* (0: any free one).

    drafts: show drafts and scheduled episodes too. clock: asked again whenever a file changed; on_findings is then
    told what is wrong with the project, if that changed too.
    """
    stage = _Stage(call, drafts, clock, on_findings)
    with server(stage.lookup, host, port) as bound:
        stage.move_to(f"http://{host}:{bound.port}/")
        catalog, findings = stage.open()
        site = catalog.project.site
        feeds = addresses(editions(catalog, clock(), drafts=drafts))
        yield Preview(site.address("index.html"), feeds, findings, bound.serve_forever)


class _Stage:
    """The release as of the last change of a file, made anew when one changed."""

    def __init__(
        self,
        call: Call,
        drafts: bool,
        clock: Callable[[], datetime],
        on_findings: Callable[[tuple[Finding, ...]], None],
    ) -> None:
        self._call = call
        self._address = ""
        self._drafts = drafts
        self._clock = clock
        self._on_findings = on_findings
        self._findings: tuple[Finding, ...] = ()
        self._lock = Lock()
        self._stamp: object = None
        self._release = Release({})

    def move_to(self, address: str) -> None:
        """Say where the preview is found: feeds name their objects by whole addresses."""
        self._address = address

    def open(self) -> tuple[Catalog, tuple[Finding, ...]]:
        """The project as it is now: judged by the address it has, and shown at that of the preview."""
        catalog, self._findings = open_catalog(self._call)
        site = catalog.project.site.model_copy(update={"url": self._address})
        project = catalog.project.model_copy(update={"site": site})
        return catalog.model_copy(update={"project": project}), self._findings

    def lookup(self, path: str) -> Served | None:
        """What is served at *path*; a folder's address shows its index page."""
        if path.startswith(following.FOLDER):
            return self._own(path)
        artifacts = self._current().artifacts
        artifact = artifacts.get(path) or artifacts.get(f"{path.rstrip('/')}/index.html".lstrip("/"))
        return _served(artifact) if artifact else None

    def _own(self, path: str) -> Served | None:
        """What a preview answers for itself: the script that follows a page, and the version of a page now."""
        if path == following.SCRIPT_KEY:
            return Served(following.SCRIPT, "text/javascript; charset=utf-8", _ALWAYS_FRESH, "follow")
        page = self._current().artifacts.get(path.removeprefix(following.VERSION))
        return Served(page.fingerprint.encode(), "text/plain", _ALWAYS_FRESH, page.fingerprint) if page else None

    def _current(self) -> Release:
        with self._lock:
            stamp = tuple(_stamps(self._call.root))
            if stamp != self._stamp:
                before = self._findings
                catalog, findings = self.open()
                if findings != before:
                    self._on_findings(findings)
                self._release = build(catalog, self._clock(), drafts=self._drafts)
                self._stamp = stamp
            return self._release


def _served(artifact: Artifact) -> Served:
    cache_control = artifact.cache_control if artifact.immutable else _ALWAYS_FRESH
    body = _body(artifact.make())
    if artifact.media_type.startswith("text/html") and isinstance(body, bytes):
        body = following.followed(artifact, body)
    return Served(body, artifact.media_type, cache_control, artifact.fingerprint)


def _body(made: Body) -> bytes | Path | BufferedReader:
    """What is made, as it can be served; a file that is whole as that file, whose date is then told."""
    if not isinstance(made, Splice):
        return made
    whole = made.parts[0] if len(made.parts) == 1 else None
    return whole.path if isinstance(whole, Stretch) and whole.start == 0 else reader(made)


def _stamps(root: Path) -> Iterator[tuple[str, int, int]]:
    """What tells that a file changed: names, sizes and times of everything a producer writes."""
    for name in _WATCHED:
        place = root / name
        files = place.rglob("*") if place.is_dir() else (place,)
        for file in files:
            if file.is_file():
                found = file.stat()
                yield str(file), found.st_size, found.st_mtime_ns
