"""Where people follow a show: its addresses in directories and apps."""

from typing import Annotated, Final

from turncast.models.base import Written, shaped
from turncast.models.elsewhere import Link

_REST: Final = r"/[^\s<>\"\\]+"


class Subscribing(Written):
    """``[subscribe]``: the addresses of a show in directories and apps, for the buttons of its pages.

    What is not said is made of the feed's address for apps that take one; Spotify, YouTube and Amazon take none.
    others: any other place.
    """

    apple: Annotated[str, shaped(rf"https://podcasts\.apple\.com{_REST}", "https://podcasts.apple.com/…")] | None = None
    spotify: Annotated[str, shaped(rf"https://open\.spotify\.com{_REST}", "https://open.spotify.com/…")] | None = None
    youtube: (
        Annotated[str, shaped(rf"https://(www\.|music\.|m\.)?youtube\.com{_REST}", "https://www.youtube.com/…")] | None
    ) = None
    amazon: Annotated[str, shaped(rf"https://music\.amazon\.[a-z.]+{_REST}", "https://music.amazon.com/…")] | None = (
        None
    )
    overcast: Annotated[str, shaped(rf"https://overcast\.fm{_REST}", "https://overcast.fm/…")] | None = None
    pocket_casts: (
        Annotated[str, shaped(rf"https://(pca\.st|(play\.)?pocketcasts\.com){_REST}", "https://pca.st/…")] | None
    ) = None
    antennapod: Annotated[str, shaped(rf"https://antennapod\.org{_REST}", "https://antennapod.org/…")] | None = None
    castro: Annotated[str, shaped(rf"https://castro\.fm{_REST}", "https://castro.fm/…")] | None = None
    podcast_addict: (
        Annotated[str, shaped(rf"https://podcastaddict\.com{_REST}", "https://podcastaddict.com/…")] | None
    ) = None
    others: tuple[Link, ...] = ()
