"""Where each object is stored: keys of ``[a-z0-9._/-]``.

Media, sidecars, the stylesheet and the script are named by their content and never change; pages and feeds keep
their addresses for ever.
"""

from pathlib import PurePosixPath
from typing import Final

from turncast.models.episode import Episode
from turncast.models.recording import Recording
from turncast.models.show import Show
from turncast.models.vocabulary import RenditionKind
from turncast.slugs import slug

HOME: Final = "index.html"

MISSING: Final = "404.html"
EVENTS: Final = "events.html"
"""Of all shows. One of that name has its pages below ``events/``."""
MANIFEST: Final = "site.webmanifest"
OUTLINE: Final = "shows.opml"
SITEMAP: Final = "sitemap.xml"
ROBOTS: Final = "robots.txt"

SEARCH: Final = "search.json"
"""What names the lists one searches in; templates name it."""

POSTER: Final = ".poster.jpg"
"""How the key of a frame that is taken from a video ends."""

_DIGITS: Final = 16
"""Hexadecimal digits of a digest in a key: enough that no two objects of a project ever meet."""

_EXTENSIONS: Final = {
    "audio/mpeg": ".mp3",
    "audio/x-m4a": ".m4a",
    "video/mp4": ".mp4",
    "video/x-m4v": ".m4v",
    "video/quicktime": ".mov",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "application/json": ".json",
    "text/plain": ".txt",
    "text/html": ".html",
}
"""Directories decide by the extension, so it follows the bytes' type and not the local file's name."""


def show_page(show: Show) -> str:
    """The show's page. It names the file, for buckets know no index documents."""
    return f"{show.slug}/index.html"


def feed(show: Show) -> str:
    """The show's feed."""
    return f"{show.slug}/feed.xml"


def feed_of(show: Show, kind: RenditionKind) -> str:
    """The feed of the show's recordings in that form, beside its own."""
    return f"{show.slug}/{kind}.xml"


def part(feed: str, number: int) -> str:
    """The part of that *number* of the feed stored under *feed*; 1 has the oldest episodes."""
    return f"{feed.removesuffix('.xml')}-{number}.xml"


def subscribe_page(show: Show) -> str:
    """How to follow the show. Not where an episode's page could be."""
    return f"{show.slug}/about/subscribe.html"


def code(show: Show, fingerprint: str) -> str:
    """The QR code of the show, made from inputs of that *fingerprint*."""
    return f"media/{show.slug}-{fingerprint[:_DIGITS]}.qr.svg"


def episode_page(episode: Episode) -> str:
    """The episode's page."""
    return f"{episode.show}/{episode.slug}.html"


def archive_page(show: Show, number: int) -> str:
    """The part of that *number* of the show's earlier episodes; 1 has the oldest."""
    return f"{show.slug}/episodes/{number}.html"


def season_page(show: Show, season: int, number: int | None = None) -> str:
    """A season of the show; the part of that *number* of it, where it has several; 1 has the oldest episodes."""
    return f"{show.slug}/seasons/{season}{'' if number is None else f'-{number}'}.html"


def person_page(name: str, number: int | None = None) -> str:
    """Someone of that *name*: the same for everybody whose name makes the same address."""
    return f"people/{slug(name, 'person')}/{'index' if number is None else number}.html"


def transcript_page(episode: Episode) -> str:
    """What is said in the episode, to read."""
    return f"{episode.show}/transcripts/{episode.slug}.html"


def embed_page(episode: Episode) -> str:
    """The player of the episode alone."""
    return f"{episode.show}/embed/{episode.slug}.html"


def is_embedded(key: str) -> bool:
    """Whether *key* is that of a player alone."""
    return key.partition("/")[2].startswith("embed/")


def chapters(episode: Episode, fingerprint: str) -> str:
    """The episode's chapters document, made from inputs of that *fingerprint*."""
    return f"media/{episode.slug}-{fingerprint[:_DIGITS]}.chapters.json"


def poster(episode: Episode, fingerprint: str) -> str:
    """The frame that stands for the episode's video, made from inputs of that *fingerprint*."""
    return f"media/{episode.slug}-{fingerprint[:_DIGITS]}{POSTER}"


def oembed(episode: Episode) -> str:
    """What tells programs of other sites of that player."""
    return f"{episode.show}/embed/{episode.slug}.json"


def media(path: str, sha256: str, media_type: str) -> str:
    """The local file *path*: its name for people, its digest for caches, its type's extension for directories."""
    return f"media/{slug(PurePosixPath(path).stem, 'file')}-{sha256[:_DIGITS]}{_EXTENSIONS[media_type]}"


def thumbnail(path: str, fingerprint: str, side: int, extension: str) -> str:
    """The square copy of the picture at *path* with that *side*, made from inputs of that *fingerprint*."""
    return f"media/{slug(PurePosixPath(path).stem, 'file')}-{fingerprint[:_DIGITS]}.{side}.{extension}"


def recording(recording: Recording, digest: str) -> str:
    """The recording, as the copy of that *digest*."""
    return media(recording.path, digest, recording.media_type)


def sitemap_part(number: int) -> str:
    """A part of the sitemap, where it has several."""
    return f"sitemap-{number}.xml"


def card(episode: Episode, fingerprint: str) -> str:
    """What is drawn of the episode for where it is shared, made from inputs of that *fingerprint*."""
    return f"media/{episode.slug}-{fingerprint[:_DIGITS]}.card.jpg"


def accent(digest: str) -> str:
    """The stylesheet of a colour, whose bytes have that *digest*."""
    return f"theme/accent-{digest[:_DIGITS]}.css"


def stylesheet(digest: str) -> str:
    """The theme's stylesheet, whose bytes have that *digest*."""
    return f"theme/style-{digest[:_DIGITS]}.css"


def feed_stylesheet(language: str) -> str:
    """How a feed in that *language* is shown. It keeps its address, so that another look changes no feed."""
    return f"theme/feed-{slug(language, 'und')}.css"


def search(fingerprint: str) -> str:
    """A list of episodes to search in, made from inputs of that *fingerprint*."""
    return f"search/list-{fingerprint[:_DIGITS]}.json"


def script(digest: str) -> str:
    """The theme's script, whose bytes have that *digest*."""
    return f"theme/script-{digest[:_DIGITS]}.js"
