"""``turncast releases``: what was live when, and by whom."""

from dataclasses import dataclass

from turncast.commands.opening import Call, open_place
from turncast.models.history import PastRelease
from turncast.publishing import read_manifest


@dataclass(frozen=True)
class Releases:
    """The releases of a target that are kept, the newest first.

    live: the revision of the live one, 0 where there is none. interrupted: who began a publish that never settled.
    """

    target: str
    live: int
    releases: tuple[PastRelease, ...]
    interrupted: str | None


def releases(call: Call, to: str | None = None) -> Releases:
    """The releases of *to*, or else of the project's own target; it is read, and nothing else."""
    target = open_place(call, to)
    manifest, _ = read_manifest(target)
    return Releases(
        target=target.name,
        live=manifest.history[-1].revision if manifest.history else 0,
        releases=manifest.history[::-1],
        interrupted=manifest.claim.by if manifest.claim else None,
    )
