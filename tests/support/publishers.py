"""Publishing as the publish command does it: read the manifest, plan, execute."""

from itertools import count

from tests.support.releases import MOMENT

from turncast.models.artifact import Release
from turncast.models.plan import Receipt
from turncast.publishing import execute, make_plan, read_manifest
from turncast.publishing.events import OnEvent
from turncast.targets import Target

_NONCES = count(1)


def publish(
    release: Release, target: Target, *, by: str = "ann@studio", on_event: OnEvent | None = None, workers: int = 4
) -> Receipt:
    """Bring *release* to *target*."""
    manifest, version = read_manifest(target)
    plan = make_plan(release, manifest, target.name)
    nonce = f"nonce-{next(_NONCES)}"
    return execute(
        plan, release, manifest, version, target, nonce=nonce, by=by, at=MOMENT, on_event=on_event, workers=workers
    )
