"""A project's pages as listeners reach them: made when they are asked for, served with ranges, under a prefix."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final

from turncast import loading
from turncast.building import build
from turncast.encoding import measure
from turncast.models.artifact import Artifact, Release, Splice
from turncast.models.catalog import Catalog
from turncast.serving import Served, server
from turncast.targets.bodies import reader

PREFIX: Final = "some/prefix/"
"""Where sites stand: pages must work anywhere."""
AT: Final = datetime(2026, 1, 1, tzinfo=UTC)


def catalog_of(root: Path, *measured: str) -> Catalog:
    """The project in *root*; the recordings *measured* have been listened to."""
    catalog = loading.load(root).catalog
    assert catalog is not None
    return catalog.model_copy(update={"loudness": {path: measure(root / path) for path in measured}})


@contextmanager
def published(catalog: Catalog) -> Iterator[str]:
    """The address at which the release of *catalog* is served."""
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
        thread = threading.Thread(target=bound.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{bound.port}/{PREFIX}"
        finally:
            bound.shutdown()
            thread.join()


def _named(release: Release, path: str) -> Artifact | None:
    return release.artifacts.get(path.removeprefix(PREFIX)) if path.startswith(PREFIX) else None
