"""History: the releases that were live, and what a prune would remove of them."""

from pydantic import AwareDatetime

from turncast.models.base import Frozen


class PastRelease(Frozen):
    """A release that was live, or is.

    at: when it settled. by: who published it. added, changed, gone: how many episodes, beside the release before it;
    episodes: the titles of the first of them. written: how many objects. restores: the revision it brought back, or 0.
    """

    revision: int
    at: AwareDatetime
    by: str
    added: int = 0
    changed: int = 0
    gone: int = 0
    episodes: tuple[str, ...] = ()
    written: int = 0
    restores: int = 0


class Removal(Frozen):
    """An object to be removed. size: bytes. until: when a release named it for the last time, where that is known."""

    key: str
    size: int
    until: AwareDatetime | None = None


class Pruning(Frozen):
    """What a prune would remove from *target*.

    objects: in the order in which they go, what points at something before it. releases: the revisions that cannot be
    brought back any more. bundles: what was kept of releases and no other needs.
    """

    target: str
    objects: tuple[Removal, ...] = ()
    releases: tuple[int, ...] = ()
    bundles: tuple[Removal, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to remove."""
        return not self.objects and not self.bundles

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(one.size for one in (*self.objects, *self.bundles))
