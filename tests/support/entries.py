"""What editions for tests are made of: each thing with every word it must have, and the words that are given."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

from turncast.models.edition import Broadcast, Caption, Edition, Enclosure, Entry, Picture, Rendition, Status
from turncast.models.episode import Episode
from turncast.models.project import Site
from turncast.models.recording import Recording
from turncast.models.show import Show
from turncast.notes import to_feed_html

SITE = Site(title="TURN: Teacher Union Reform Network", url="https://turn.example/", language="en-US")

NOTES = """\
In this episode, Jo Anderson speaks with **Nick Wahl**, a champion in the education arena.

## Related

- [Carole Collins Ayanlaja: Equity](carole-collins-ayanlaja-equity.md), November 20, 2019
- Impact of the CEC Labor Management Partnership in Santa Clara, California

<script>alert("never")</script>
"""


def episode(**words: Any) -> Episode:
    """An episode with every word it must have, and those given."""
    slug = words.get("slug", "nick-wahl-interest-based-bargaining")
    needed = {
        "guid": "a02b71d0-3d5f-405e-927d-1a7a4c198ac7",
        "show": "interviews",
        "title": "Nick Wahl: Interest-Based Bargaining",
        "date": datetime(2020, 6, 19, 12, tzinfo=UTC),
        "recording": f"media/{slug}.mp3",
        "notes": NOTES,
        "slug": slug,
        "path": f"episodes/{slug}.md",
    }
    return Episode.model_validate(needed | words)


def rendition(
    key: str, media_type: str = "audio/mpeg", length: int = 1_234_567, seconds: float = 4321.4, **facts: Any
) -> Rendition:
    """A published recording, with these *facts* besides; its enclosure has a digest only where one is given."""
    needed = {"path": f"media/{key}", "size": length, "sha256": "0" * 64, "media_type": media_type, "duration": seconds}
    recording = Recording.model_validate(needed | facts)
    enclosure = Enclosure(key=key, length=length, media_type=media_type, sha256=facts.get("sha256"))
    return Rendition(recording=recording, enclosure=enclosure)


def picture(key: str, media_type: str = "image/jpeg", **facts: Any) -> Picture:
    """Published artwork, or another picture with these *facts*."""
    return Picture.model_validate({"key": key, "media_type": media_type, "width": 3000, "height": 3000} | facts)


def caption(key: str, media_type: str = "text/vtt", language: str = "en-US", *, timed: bool = True) -> Caption:
    """A published transcript."""
    return Caption(key=key, media_type=media_type, language=language, path=f"media/{key}", sha256="0" * 64, timed=timed)


def entry(of: Episode, **published: Any) -> Entry:
    """An entry of the episode, with a rendition at least."""
    needed = {"episode": of, "key": f"{of.show}/{of.slug}.html", "renditions": (rendition(f"media/{of.slug}.mp3"),)}
    return Entry.model_validate(needed | published)


def edition(show: Show, entries: Sequence[Entry], **words: Any) -> Edition:
    """An edition of the show, newest entry first as given."""
    needed = {
        "site": SITE,
        "show": show,
        "key": f"{show.slug}/index.html",
        "feed_key": f"{show.slug}/feed.xml",
        "guid": show.guid,
        "language": show.language or SITE.language,
        "entries": tuple(entries),
    }
    return Edition.model_validate(needed | words)


def broadcast(words: dict[str, Any], status: Status, **shown: Any) -> Broadcast:
    """An event; the people are those its episode names, if no others are given."""
    of = episode(**words)
    needed = {
        "episode": of,
        "live": of.live,
        "key": f"{of.show}/{of.slug}.html",
        "status": status,
        "people": of.people,
    }
    return Broadcast.model_validate(needed | shown)


def notes_html(of: Entry | Broadcast) -> str:
    """An entry's or a broadcast's notes as a feed takes them, links to sibling episode files made absolute."""
    return to_feed_html(of.episode.notes, lambda address: urljoin(SITE.url, address).replace(".md", ".html"))
