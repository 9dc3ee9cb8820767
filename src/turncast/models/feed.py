"""Feeds as apps remember them: what of a feed may not change without an app losing track (law 3)."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from pydantic import AwareDatetime

from turncast.models.base import Frozen


class FeedEpisode(Frozen):
    """An item of a feed, as far as apps remember it.

    guid: as it stands, white space included, for that is how apps compare; where an item has none, what they take for
    it: the address of its enclosure, or its page, or its title. date: None where there is none that can be read. page:
    its address. url, length (bytes) and media_type: of its enclosure; empty or None where it has none.
    """

    guid: str
    title: str = ""
    date: AwareDatetime | None = None
    page: str = ""
    url: str = ""
    length: int | None = None
    media_type: str = ""

    @property
    def slug(self) -> str:
        """What its page is called: the episode's slug, where Turncast published it."""
        try:
            return PurePosixPath(urlsplit(self.page).path).stem
        except ValueError:  # half an IPv6 address
            return ""


class Feed(Frozen):
    """A feed: where it says it is, its ``podcast:guid``, its title, and its episodes in their order.

    fault: why what stands there cannot be read, although some app may make something of it; empty where it can.
    """

    address: str = ""
    guid: str = ""
    title: str = ""
    episodes: tuple[FeedEpisode, ...] = ()
    fault: str = ""
