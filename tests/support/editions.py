"""Editions for tests: a rich audio series and a video show, in the shape of this repository's own project, and one
that uses every field.

Facts of the series are the Teacher Union Reform Network's; what a test needs beyond them is plainly made up.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from tests.support import everything as words_of_everything

from turncast.models.edition import (
    Broadcast,
    Caption,
    Edition,
    Enclosure,
    Entry,
    Paging,
    Picture,
    Rendition,
    Status,
)
from turncast.models.episode import Episode, Soundbite
from turncast.models.people import Person
from turncast.models.project import Site
from turncast.models.recording import Chapter, Recording
from turncast.models.show import Funding, License, Location, Owner, Show, UpdateFrequency
from turncast.notes import to_feed_html

SITE = Site(title="TURN: Teacher Union Reform Network", url="https://turn.example/", language="en-US")
OWNER = Owner(name="Teacher Union Reform Network", email="podcasts@turn.example")
JO = Person(name="Jo Anderson", role="Host", office="Co-Executive Director", url="https://turn.example/people/jo")
ARLANA = Person(name="Arlana Bedard", role="host")
CHAPTERS = (
    Chapter(start=0, title="Welcome"),
    Chapter(
        start=61.25,
        title="What “interest-based” means",
        url="https://turn.example/bargaining?a=1&b=2",
        image="https://turn.example/bargaining.jpg?a=1&b=2",
    ),
    Chapter(start=3725.5, title="Where to go from here"),
)

INTERVIEWS = Show(
    slug="interviews",
    path="feeds/interviews.toml",
    title="TURN Interviews",
    description="An interview series of the Teacher Union Reform Network: labor & management, <together>.",
    author="Teacher Union Reform Network",
    language="en-US",
    categories=("Education > Self-Improvement", "News > Politics", "Society & Culture", "Education > How To"),
    owner=OWNER,
    type="serial",
    total=11,
    artwork="media/interviews.jpg",
    people=(JO,),
    funding=(Funding(url="https://turn.example/give?to=turn&from=you", title="Support the network"),),
    locations=(Location(name="Austin, Texas", geo="geo:30.2672,-97.7431", osm="R113314"),),
    license=License(name="CC-BY-4.0"),
    block=True,
    copyright="Teacher Union Reform Network",
    guid="751005e0-a989-5ee1-8105-ac76c8b1d9cc",
    update_frequency=UpdateFrequency(text="Eleven episodes", rule="FREQ=MONTHLY", complete=True),
    complete=True,
)
WEBINARS = Show(
    slug="webinars",
    path="feeds/webinars.toml",
    title="TURN Webinars",
    description="Webinars of the Teacher Union Reform Network.",
    author="Teacher Union Reform Network",
    categories=("Education",),
    owner=OWNER,
    explicit=True,
    artwork="media/webinars.png",
    medium="video",
    guid="61bd975c-65df-5ddb-b86c-150997e22cf5",
)

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


def series() -> Edition:
    """Interviews 10 and 11 of 11, with every word a feed can say, and a trailer with hardly any."""
    newest = entry(
        episode(
            number=11,
            season=1,
            description="Jo Anderson speaks with Nick Wahl.",
            soundbites=(Soundbite(start=73.25, duration=60, title="Why interests"),),
            license=License(name="Interview terms", url="https://turn.example/terms"),
        ),
        artwork=picture("artwork/nick.0123456789.jpg"),
        people=(JO, Person(name="Nick Wahl", role="guest", image="https://turn.example/nick.jpg")),
        chapters=CHAPTERS,
        chapters_key="interviews/nick-wahl-interest-based-bargaining.chapters.json",
        captions=(
            caption("captions/nick.0123456789.vtt"),
            caption("captions/nick.es.srt", "application/x-subrip", "es"),
        ),
    )
    older = entry(
        episode(
            slug="carole-collins-ayanlaja-equity",
            guid="4e8d9b1c-93b9-4bd0-8f8e-7d2a8a1f3f10",
            title="Carole Collins Ayanlaja: Equity",
            date=datetime.fromisoformat("2019-11-20T09:30:00-06:00"),
            number=10,
            season=1,
            notes="Carole and Arlana talk about race & gender.",
        ),
        people=(ARLANA, Person(name="Carole Collins Ayanlaja", role="Guest")),
        renditions=(rendition("media/carole.m4a", "audio/x-m4a", 7_654_321, 1800.5),),
        captions=(
            caption("captions/carole.0123456789.html", "text/html", timed=False),
            caption("captions/carole.0123456789.json", "application/json"),
            caption("captions/carole.es.txt", "text/plain", "es", timed=False),
        ),
        explicit=True,
    )
    trailer = entry(
        episode(
            slug="trailer",
            guid="f5b1f1f4-6f0e-4a52-8a54-0d2f9b1a1d61",
            title="What is coming",
            date=datetime(2019, 4, 1, 12, tzinfo=UTC),
            kind="trailer",
            notes="",
            description="Eleven talks & one idea.",
            block=True,
        ),
        renditions=(rendition("media/trailer.mp3", length=99_000, seconds=31.6),),
    )
    return edition(INTERVIEWS, (newest, older, trailer), artwork=picture("artwork/interviews.0123456789.jpg"))


def video_show() -> Edition:
    """The webinars: one video, numbered by nobody."""
    words = episode(
        slug="collaborating-for-student-success",
        show="webinars",
        guid="0c9d2a57-9d8c-4d20-9a6f-24f1a6f0a1de",
        title="Collaborating For Student Success",
        date=datetime(2022, 5, 16, 12, tzinfo=UTC),
        description="A new model for education partnerships.",
        notes="The National Labor Management Partnership is proud to present a new model.",
    )
    video = rendition("media/collaborating.0123456789.mp4", "video/mp4", 9_876_543, 2712)
    shown = entry(words, renditions=(video,), captions=(caption("captions/collaborating.vtt"),), explicit=True)
    return edition(WEBINARS, (shown,), artwork=picture("artwork/webinars.0123456789.png", "image/png"))


def show_to_watch_or_hear() -> Edition:
    """The webinars in three forms: a video, a smaller one, and the sound alone."""
    watched = video_show()
    show = watched.show.model_copy(update={"slug": "webinars-to-hear", "title": "TURN Webinars, to watch or to hear"})
    forms = (
        rendition("media/collaborating.mp4", "video/mp4", 406_800_000, 2712, height=720, codec="AAC"),
        rendition("media/collaborating-small.mp4", "video/mp4", 101_700_000, 2712, height=360, codec="AAC"),
        rendition("media/collaborating.m4a", "audio/x-m4a", 21_696_000, 2712.4, codec="AAC"),
    )
    return edition(show, (watched.entries[0].model_copy(update={"renditions": forms}),), artwork=watched.artwork)


def everything() -> Edition:
    """The first part of a show that uses every field: an entry in two forms, a plain one, a trailer; two events."""
    show = words_of_everything.SHOW
    forms = (
        rendition(
            "media/talk.mp4",
            "video/mp4",
            90_000_000,
            360.4,
            width=1280,
            height=720,
            codec="AAC",
            video_codec="H.264",
            sha256=sha256(b"talk.mp4").hexdigest(),
        ),
        rendition(
            "media/talk.m4a", "audio/x-m4a", 4_300_000, 360.4, codec="AAC", sha256=sha256(b"talk.m4a").hexdigest()
        ),
    )
    talk = entry(
        episode(**words_of_everything.TALK),
        renditions=forms,
        artwork=picture("artwork/talk.0123456789.jpg", alt="Grace at her desk"),
        pictures=(picture("artwork/talk-poster.png", "image/png", width=1000, height=1500, purpose="poster"),),
        poster_key="artwork/talk-frame.jpg",
        people=(*words_of_everything.PEOPLE, words_of_everything.GUEST),
        chapters=words_of_everything.CHAPTERS,
        chapters_key="everything/talk.chapters.json",
        captions=(
            caption("captions/talk.0123456789.vtt"),
            caption("captions/talk.es.srt", "application/x-subrip", "es"),
        ),
        explicit=True,
    )
    plain = entry(
        episode(
            show="everything",
            slug="plain",
            guid="6e8c0b6f-1a63-4a46-8d1b-7e8d2c3b4a55",
            title="Hardly anything",
            date=datetime(2026, 2, 23, 12, tzinfo=UTC),
            number=6,
            season=1,
            notes="A few words.",
        )
    )
    trailer = entry(
        episode(
            show="everything",
            slug="trailer",
            guid="7f9d1c70-2b74-4b57-9e2c-8f9e3d4c5b66",
            title="What is to come in season two",
            date=datetime(2026, 1, 5, 12, tzinfo=UTC),
            kind="trailer",
            season=2,
            notes="Soon.",
        ),
        renditions=(rendition("media/trailer.mp3", length=990_000, seconds=31.6),),
    )
    return edition(
        show,
        (talk, plain, trailer),
        artwork=picture("artwork/everything.0123456789.jpg", alt="Everything, in letters"),
        pictures=(
            picture("artwork/banner.jpg", width=1500, height=500, alt="A crowd", purpose="banner social"),
            picture("artwork/canvas.png", "image/png", width=1080, height=1920),
        ),
        broadcasts=(
            broadcast(words_of_everything.ON_AIR, Status.LIVE, artwork=picture("artwork/live.jpg")),
            broadcast(words_of_everything.UPCOMING, Status.PENDING, people=words_of_everything.PEOPLE),
        ),
        trailers=(trailer,),
        paging=Paging(first="everything/feed.xml", last="everything/feed-3.xml", next="everything/feed-2.xml"),
    )


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


def notes_html(of: Entry) -> str:
    """An entry's notes as a feed takes them, links to sibling episode files made absolute."""
    return to_feed_html(of.episode.notes, lambda address: f"https://turn.example/{address}".replace(".md", ".html"))
