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


def episode_page(episode: Episode) -> str:
    """The episode's page."""
    return f"{episode.show}/{episode.slug}.html"


def chapters(episode: Episode, fingerprint: str) -> str:
    """The episode's chapters document, made from inputs of that *fingerprint*."""
    return f"media/{episode.slug}-{fingerprint[:_DIGITS]}.chapters.json"


def poster(episode: Episode, fingerprint: str) -> str:
    """The frame that stands for the episode's video, made from inputs of that *fingerprint*."""
    return f"media/{episode.slug}-{fingerprint[:_DIGITS]}{POSTER}"


def embed(episode: Episode) -> str:
    """The episode's player for other sites."""
    return f"{episode.show}/{episode.slug}.embed.html"


def oembed(episode: Episode) -> str:
    """What tells programs of other sites of that player."""
    return f"{episode.show}/{episode.slug}.oembed.json"


def media(path: str, sha256: str, media_type: str) -> str:
    """The local file *path*: its name for people, its digest for caches, its type's extension for directories."""
    return f"media/{slug(PurePosixPath(path).stem, 'file')}-{sha256[:_DIGITS]}{_EXTENSIONS[media_type]}"


def recording(recording: Recording, digest: str) -> str:
    """The recording, as the copy of that *digest*."""
    return media(recording.path, digest, recording.media_type)


def stylesheet(digest: str) -> str:
    """The theme's stylesheet, whose bytes have that *digest*."""
    return f"theme/style-{digest[:_DIGITS]}.css"


def search(fingerprint: str) -> str:
    """A list of episodes to search in, made from inputs of that *fingerprint*."""
    return f"search/list-{fingerprint[:_DIGITS]}.json"


def script(digest: str) -> str:
    """The theme's script, whose bytes have that *digest*."""
    return f"theme/script-{digest[:_DIGITS]}.js"
