"""Ways to follow a show: its addresses in directories and apps, and links that hand its feed to an app.

Links by the feed's address are as each app documents them: Apple's scheme ``podcast:``; overcast.fm/podcasterinfo; the
URL schemes of Pocket Casts and of Castro; antennapod.org, "Add on AntennaPod"; podcastaddict.com, "Submit".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from turncast.models.edition import Edition
from turncast.models.subscribing import Subscribing


@dataclass(frozen=True)
class App:
    """A way to follow a show. name: of the app or directory. opens: whether it opens an app, if that is installed;
    otherwise a page of the web.
    """

    name: str
    address: str
    opens: bool = False


def apps_of(edition: Edition) -> tuple[App, ...]:
    """Every way to follow the show of *edition*."""
    return apps(edition.show.subscribe, edition.site.address(edition.feed_key), edition.show.title)


def apps(written: Subscribing, feed: str, title: str) -> tuple[App, ...]:
    """Every way to follow the show of that *title*, whose feed is at the address *feed*.

    In an order everyone knows them in; what a show has no address for, and what takes no feed's, is left out.
    """
    return (*_known(written, feed, title), *(App(link.title, link.url) for link in written.others))


def _known(written: Subscribing, feed: str, title: str) -> Iterator[App]:
    bare, whole = feed.partition("://")[2], quote(feed, safe="")
    secure = "s" if feed.startswith("https:") else ""
    known = (
        ("Apple Podcasts", written.apple, f"podcast://{bare}"),
        ("Spotify", written.spotify, None),
        ("YouTube", written.youtube, None),
        ("Amazon Music", written.amazon, None),
        ("Overcast", written.overcast, f"overcast://x-callback-url/add?url={whole}"),
        ("Pocket Casts", written.pocket_casts, f"pktc://subscribe/{bare}"),
        (
            "AntennaPod",
            written.antennapod,
            f"https://antennapod.org/deeplink/subscribe?url={whole}&title={quote(title, safe='')}",
        ),
        ("Castro", written.castro, f"castro{secure}://subscribe/{bare}"),
        ("Podcast Addict", written.podcast_addict, f"https://podcastaddict.com/feed/{whole}"),
    )
    for name, address, made in known:
        if link := address or made:
            yield App(name, link, opens=not link.startswith("https://"))
