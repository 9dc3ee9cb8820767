"""The shows as an outline that apps import at once: OPML 2.0 (opml.org)."""

from collections.abc import Sequence

from turncast.models.edition import Edition
from turncast.models.project import Site
from turncast.rss.document import DECLARATION
from turncast.rss.tags import Value, value
from turncast.rss.text import clean
from turncast.rss.writing import written


def outline(site: Site, editions: Sequence[Edition]) -> bytes:
    """The feeds of *editions* as a list to subscribe to, in UTF-8; the same editions give the same bytes."""
    head = value(None, ("title", value(site.title)), ("docs", value("https://opml.org/spec2.opml")))
    body = value(None, *(("outline", _feed(edition)) for edition in editions))
    opml = value(None, ("head", head), ("body", body), version="2.0")
    return DECLARATION + written([("opml", opml)]).encode()


def _feed(edition: Edition) -> Value:
    title, address = clean(edition.show.title) or edition.show.slug, edition.site.address
    return value(
        type="rss",
        text=title,
        title=title,
        description=clean(edition.show.description),
        xmlUrl=address(edition.feed_key),
        htmlUrl=address(edition.key),
        language=edition.language,
    )
