"""A project's pages as listeners reach them: made when they are asked for, served with ranges, under a prefix."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from werkzeug.wrappers import Request, Response

from turncast import loading
from turncast.building import build
from turncast.encoding import measure
from turncast.models.artifact import Artifact, Release, Splice
from turncast.models.catalog import Catalog
from turncast.serving import Served, server
from turncast.targets.bodies import reader

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

PREFIX: Final = "some/prefix/"
"""Where sites stand: pages must work anywhere."""
TEXTS: Final = ("text/", "application/json", "application/manifest+json", "image/svg+xml")
AT: Final = datetime(2026, 1, 1, tzinfo=UTC)


def catalog_of(root: Path, *measured: str) -> Catalog:
    """The project in *root*; the recordings *measured* have been listened to."""
    catalog = loading.load(root).catalog
    assert catalog is not None
    return catalog.model_copy(update={"loudness": {path: measure(root / path) for path in measured}})


@contextmanager
def published(catalog: Catalog, *, compressed: bool = False) -> Iterator[str]:
    """The address at which the release of *catalog* is served; *compressed*: what is text, as most hosts do it."""
    release = build(catalog, AT)
    body = cache(lambda key: release.artifacts[key].make())

    def lookup(path: str) -> Served | None:
        artifact = _named(release, path)
        if artifact is None:
            return None
        made = body(artifact.key)
        served = reader(made) if isinstance(made, Splice) else made
        return Served(served, artifact.media_type, artifact.cache_control, artifact.fingerprint)

    with server(lookup, "127.0.0.1", 0) as bound:
        bound.app = _compressing(bound.app) if compressed else bound.app
        thread = threading.Thread(target=bound.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{bound.port}/{PREFIX}"
        finally:
            bound.shutdown()
            thread.join()


def _named(release: Release, path: str) -> Artifact | None:
    return release.artifacts.get(path.removeprefix(PREFIX)) if path.startswith(PREFIX) else None


def _compressing(app: "WSGIApplication") -> "WSGIApplication":
    """*app*, what it answers as text squeezed by gzip for whoever can read that."""

    @Request.application
    def answer(request: Request) -> Response:
        response = Response.from_app(app, request.environ)
        text = (response.mimetype or "").startswith(TEXTS)
        if response.status_code == 200 and text and request.accept_encodings["gzip"]:
            response.direct_passthrough = False
            response.data = gzip.compress(response.data, 6)
            response.headers.update({"Content-Encoding": "gzip", "Vary": "Accept-Encoding"})
        return response

    return answer
