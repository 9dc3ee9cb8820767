"""Editions written by hand, and the feed of any."""

from tests.support import editions

from turncast.models.edition import Broadcast, Edition, Entry
from turncast.notes import to_feed_html
from turncast.rss import render

WRITTEN = {
    "series": editions.series,
    "videos": editions.video_show,
    "videos-to-hear": editions.show_to_watch_or_hear,
    "everything": editions.everything,
    "everything-older": editions.older_part,
}


def feed_of(edition: Edition) -> bytes:
    """Its feed, the notes as they are published."""

    def notes(of: Entry | Broadcast) -> str:
        return to_feed_html(of.episode.notes, lambda address: address)

    return render(edition, notes)
