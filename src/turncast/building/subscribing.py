"""How to follow a show: a page of its own, and a code that leads there from a screen or from paper."""

from collections.abc import Iterator
from importlib.metadata import version

from turncast import artwork
from turncast.building import fingerprints, keys
from turncast.building.press import SHOW, Press
from turncast.models.artifact import Artifact, CacheControl, Wave
from turncast.models.edition import Edition
from turncast.pages import SubscribePage


def subscribe_artifacts(edition: Edition, press: Press) -> Iterator[Artifact]:
    """The page and the code of the show of *edition*, whose entries are not looked at."""
    key = keys.subscribe_page(edition.show)
    code = _code(edition, edition.site.address(key))
    yield code
    page = SubscribePage(edition=edition, frame=press.frame, key=key, code_key=code.key)
    yield press.page(key, SHOW, lambda: press.theme.subscribe(page), page)


def _code(edition: Edition, address: str) -> Artifact:
    """It leads to the page and not to the feed: of a feed, a phone's camera makes nothing one could follow."""
    drawer = fingerprints.program("artwork/codes.py"), version("segno")
    key = keys.code(edition.show, fingerprints.of(drawer, address))
    # The key itself is made from the fingerprint of the inputs, so it says all there is to say.
    fingerprint = fingerprints.of(key)

    def make() -> bytes:
        return artwork.qr_code(address)

    return Artifact(key, Wave.SIDECAR, "image/svg+xml", CacheControl.IMMUTABLE, fingerprint, make)
