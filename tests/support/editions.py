"""Editions for tests: a rich audio series and a video show, in the shape of this repository's own project.

Beside them, a show that uses every field. Facts of the series are the Teacher Union Reform Network's; what a test
needs beyond them is plainly made up.
"""

from datetime import UTC, datetime

from tests.support.entries import (
    SITE,
    broadcast,
    caption,
    edition,
    entry,
    episode,
    notes_html,
    picture,
    rendition,
)
from tests.support.everything import everything

from turncast.models.edition import Edition, Paging
from turncast.models.episode import Soundbite
from turncast.models.people import Person
from turncast.models.recording import Chapter
from turncast.models.show import Funding, License, Location, Owner, Show, UpdateFrequency

__all__ = [
    "SITE",
    "broadcast",
    "caption",
    "edition",
    "entry",
    "episode",
    "everything",
    "notes_html",
    "picture",
    "rendition",
]

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


def older_part() -> Edition:
    """The middle one of three parts of everything's feed: an archive, with the plain entry alone."""
    whole = everything()
    first, last = "everything/feed.xml", "everything/feed-1.xml"
    older = {"entries": whole.entries[1:2], "broadcasts": (), "trailers": (), "feed_key": "everything/feed-2.xml"}
    return whole.model_copy(update=older | {"paging": Paging(first=first, last=last, next=last, previous=first)})
