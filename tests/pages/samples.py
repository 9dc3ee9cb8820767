"""Editions to make pages of: two shows, an audio series and a video one, as the building stage would give them."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

from turncast.models.edition import Broadcast, Caption, Edition, Enclosure, Entry, Picture, Rendition, Status, Thumbnail
from turncast.models.episode import Episode, Live
from turncast.models.people import Person
from turncast.models.project import Site
from turncast.models.recording import Chapter, Recording
from turncast.models.show import Show
from turncast.models.transcript import Cue
from turncast.pages import (
    BroadcastPage,
    EmbedPage,
    EpisodePage,
    EventsPage,
    Frame,
    HomePage,
    ListPage,
    MissingPage,
    Neighbour,
    PersonPage,
    ShowPage,
    SubscribePage,
    TranscriptPage,
    Words,
)
from turncast.pages.frames import Page

STYLESHEET = "theme/style-0123456789ab.css"
CODE = "media/interviews-eeeeeeeeeeee.qr.svg"
FRAME = Frame(stylesheet_key=STYLESHEET, manifest_key="site.webmanifest", outline_key="shows.opml")
CARD = Picture(
    key="media/nick-wahl-ffffffffffff.card.jpg", media_type="image/jpeg", width=1200, height=630, alt="Nick Wahl"
)
SITE = Site(
    title="TURN: Teacher Union Reform Network",
    url="https://turn.example/casts/",
    language="en-US",
    description="A union-led effort to strengthen the nation’s teachers unions by promoting progressive reforms.",
)
NOTES = '<p>Jo speaks with Nick.</p>\n<h2>Related</h2>\n<ul><li><a href="https://cecweb.example/">CEC</a></li></ul>'
CUES = (
    Cue(start=0, end=4, speaker="Jo Anderson", text="Welcome to the interviews."),
    Cue(start=4, end=9, speaker="Jo Anderson", text="With me is Nick Wahl."),
    Cue(start=9, end=15, speaker="Nick Wahl", text="Thank you for having me."),
)


def picture(name: str) -> Picture:
    """Artwork of that name, with thumbnails and icons."""
    stem = f"media/{name}-aaaaaaaaaaaa"
    return Picture(
        key=f"{stem}.jpg",
        media_type="image/jpeg",
        width=1400,
        height=1400,
        thumbnails=tuple(Thumbnail(key=f"{stem}.{side}.webp", side=side) for side in (160, 320, 640)),
        icons=tuple(Thumbnail(key=f"{stem}.{side}.png", side=side) for side in (64, 192, 512)),
    )


def rendition(name: str, media_type: str = "audio/mpeg", duration: float = 754.2) -> Rendition:
    """A published recording of that name."""
    suffix = "mp4" if media_type.startswith("video/") else "mp3"
    recording = Recording(
        media_type=media_type,
        duration=duration,
        path=f"media/{name}.{suffix}",
        size=2_400_000,
        sha256="b" * 64,
        width=1280 if suffix == "mp4" else None,
        height=720 if suffix == "mp4" else None,
    )
    key = f"media/{name}-bbbbbbbbbbbb.{suffix}"
    return Rendition(recording=recording, enclosure=Enclosure(key=key, length=2_400_000, media_type=media_type))


def entry(slug: str = "nick-wahl", *, show: str = "interviews", video: bool = False, **words: Any) -> Entry:
    """An entry of *show* with that slug; *words* are the episode's or the entry's."""
    outer = {name: words.pop(name) for name in Entry.model_fields if name in words}
    told: dict[str, Any] = {
        "guid": slug,
        "show": show,
        "title": slug.replace("-", " ").title(),
        "date": datetime(2020, 6, 19, 12, tzinfo=UTC),
        "description": f"About {slug}.",
        "recording": f"media/{slug}.mp3",
        "notes": "",
        "slug": slug,
        "path": f"episodes/{slug}.md",
    }
    published = (rendition(slug, "video/mp4" if video else "audio/mpeg"),)
    return Entry(
        **{"key": f"{show}/{slug}.html", "renditions": published, **outer},
        episode=Episode(**{**told, **words}),
    )


def edition(slug: str = "interviews", *entries: Entry, **words: Any) -> Edition:
    """The edition of the show of that slug; *words* are the show's."""
    told = {"title": f"TURN {slug.title()}", "description": f"About the {slug}.", "author": "TURN", "slug": slug}
    return Edition(
        site=SITE,
        show=Show(**{**told, "path": f"feeds/{slug}.toml", **words}),
        key=f"{slug}/index.html",
        feed_key=f"{slug}/feed.xml",
        guid="751005e0-a989-5ee1-8105-ac76c8b1d9cc",
        language=words.get("language") or SITE.language,
        artwork=picture(slug),
        entries=entries,
    )


def interview(**words: Any) -> Entry:
    """An interview with everything an entry can have."""
    return entry(
        **{
            "slug": "nick-wahl",
            "title": "Nick Wahl: Interest-Based Bargaining",
            "number": 11,
            "description": "Jo Anderson speaks with Nick Wahl, who has served public schools for thirty years.",
            "artwork": picture("nick-wahl"),
            "people": (
                Person(name="Jo Anderson", office="Co-Executive Director, Consortium for Educational Change"),
                Person(name="Nick Wahl", role="guest", url="https://wahl.example/"),
            ),
            "chapters": (
                Chapter(start=0, title="Welcome"),
                Chapter(start=75.5, title="What bargaining is", url="https://bargaining.example/"),
                Chapter(start=754, title="Farewell"),
            ),
            "chapters_key": "media/nick-wahl-cccccccccccc.json",
            "captions": (
                Caption(
                    key="media/nick-wahl-dddddddddddd.vtt",
                    media_type="text/vtt",
                    language="en-US",
                    path="media/nick-wahl.vtt",
                    sha256="d" * 64,
                ),
            ),
            **words,
        }
    )


def webinar(**words: Any) -> Entry:
    """A webinar: a video without artwork of its own."""
    return entry(
        **{
            "slug": "opening-session",
            "show": "webinars",
            "video": True,
            "title": "National TURN Opening Session",
            "date": datetime(2021, 4, 5, 12, tzinfo=UTC),
            **words,
        }
    )


def interviews(*entries: Entry, **words: Any) -> Edition:
    """The interview series, eleven planned."""
    return edition("interviews", *(entries or (interview(),)), **{"total": 11, "type": "serial", **words})


def webinars(*entries: Entry, **words: Any) -> Edition:
    """The webinars."""
    return edition("webinars", *(entries or (webinar(),)), **words)


def home(*editions: Edition) -> HomePage:
    """The front page of *editions*, or else of the interviews and the webinars."""
    return HomePage(site=SITE, editions=editions or (interviews(), webinars()), frame=FRAME)


def show(of: Edition | None = None) -> ShowPage:
    """The page of a show."""
    of = of or interviews()
    return ShowPage(edition=of, frame=frame_of(of))


def frame_of(of: Edition) -> Frame:
    """What the pages of a show share."""
    return replace(FRAME, subscribe_key=f"{of.show.slug}/about/subscribe.html")


def subscribe(of: Edition | None = None) -> SubscribePage:
    """The page on how to follow a show."""
    of = of or interviews()
    frame = frame_of(of)
    return SubscribePage(edition=of, frame=frame, key=frame.subscribe_key or "", code_key=CODE)


def episode(of: Entry | None = None, show: Edition | None = None, **parts: Any) -> EpisodePage:
    """The page of an episode."""
    told: dict[str, Any] = {"notes_html": NOTES, "cues": CUES, **parts}
    of = of or interview()
    return EpisodePage(edition=show or interviews(of), entry=of, frame=FRAME, **told)


def neighbour(of: Entry) -> Neighbour:
    """What a page knows of *of* beside it."""
    return Neighbour(of.key, of.episode.title)


def embed(of: Entry | None = None) -> EmbedPage:
    """The player of an episode alone."""
    of = of or interview()
    return EmbedPage(edition=interviews(of), frame=FRAME, entry=of, key=f"interviews/embed/{of.episode.slug}.html")


def archive(of: Edition | None = None, **words: Any) -> ListPage:
    """Earlier episodes."""
    of = of or interviews()
    told: dict[str, Any] = {"key": "interviews/episodes/2.html", "title": "Earlier episodes, part 2", **words}
    return ListPage(edition=of, frame=frame_of(of), newer_key=of.key, older_key="interviews/episodes/1.html", **told)


def season() -> ListPage:
    """The first season."""
    return ListPage(edition=interviews(), frame=FRAME, key="interviews/seasons/1.html", title="Season 1: Beginnings")


def person(**words: Any) -> PersonPage:
    """Someone heard in both shows."""
    told: dict[str, Any] = {
        "person": Person(name="Nick Wahl", office="Superintendent", url="https://wahl.example/"),
        "roles": ("guest", "host"),
        "editions": (interviews(), webinars()),
        **words,
    }
    return PersonPage(site=SITE, frame=FRAME, key="people/nick-wahl/index.html", **told)


def transcript(of: Entry | None = None, **words: Any) -> TranscriptPage:
    """The page of what is said."""
    of = of or interview()
    told: dict[str, Any] = {"key": f"interviews/transcripts/{of.episode.slug}.html", "cues": CUES, **words}
    return TranscriptPage(edition=interviews(of), frame=FRAME, entry=of, **told)


def missing() -> MissingPage:
    """What is shown where nothing is."""
    return MissingPage(site=SITE, editions=(interviews(), webinars()), frame=FRAME, key="404.html")


def broadcast(status: Status = Status.PENDING, **words: Any) -> Broadcast:
    """A webinar that has no recording yet; *words* are the episode's or those of the event."""
    event = {
        "end": datetime.fromisoformat("2021-10-25T17:30:00-04:00"),
        "zone": "Eastern Time",
        "register_at": "https://webinars.example/register?id=1&from=turn",
        **{name: words.pop(name) for name in Live.model_fields if name in words},
    }
    told: dict[str, Any] = {
        "guid": "kickoff",
        "show": "webinars",
        "slug": "kickoff",
        "title": "Leading Forward, Together",
        "date": datetime.fromisoformat("2021-10-25T16:00:00-04:00"),
        "description": "The kickoff of a series on transformative labor-management collaboration.",
        "notes": "",
        "path": "episodes/kickoff.md",
        "live": event,
        **words,
    }
    live = Live.model_validate(event)
    episode = Episode.model_validate(told)
    return Broadcast(episode=episode, live=live, key=f"webinars/{episode.slug}.html", status=status)


def announcement(of: Broadcast | None = None, **parts: Any) -> BroadcastPage:
    """The page of an event."""
    of = of or broadcast()
    told: dict[str, Any] = {"notes_html": NOTES, **parts}
    return BroadcastPage(edition=webinars(), broadcast=of, frame=FRAME, **told)


def events(*editions: Edition, **words: Any) -> EventsPage:
    """The page of all events, or else of one of each status."""
    told = {"site": SITE, "frame": FRAME, "key": "events.html", **words}
    return EventsPage(editions=editions or (interviews(), webinars_with_events()), **told)


def webinars_with_events() -> Edition:
    """The webinars, with an event of each status."""
    events = tuple(broadcast(status, slug=status.value) for status in Status)
    return webinars().model_copy(update={"broadcasts": events})


View = TypeVar("View", bound=Page)


def speaking(page: View, language: str, words: Words | None = None) -> View:
    """*page* in another language: what it says, not what is said on it."""
    of: Any = page
    frame = replace(page.frame, words=words or Words(language))
    part = "edition" if hasattr(page, "edition") else "site"
    return cast(View, replace(of, frame=frame, **{part: getattr(of, part).model_copy(update={"language": language})}))


ABROAD: dict[str, dict[str, Any]] = {
    "ar": {
        "show": "حوارات في التعليم",
        "title": "كيف نصلح المدارس؟ لقاء مع Nick Wahl",
        "about": "تتحدث ليلى حداد مع ضيفها عن ثلاثين عامًا في خدمة المدارس الحكومية، وعمّا تعلّمه فيها.",
        "notes": "<p>نبدأ بالسؤال: <em>من يقرّر؟</em> ثم نقرأ من <a href='https://cec.example/'>CEC</a>.</p>",
        "people": (Person(name="ليلى حداد"), Person(name="Nick Wahl", role="guest", office="Superintendent")),
        "chapters": (Chapter(start=0, title="مقدمة"), Chapter(start=75.5, title="Interest-Based Bargaining (IBB)")),
        "cues": (
            Cue(start=0, end=4, speaker="ليلى حداد", text="أهلًا بكم في حلقة جديدة."),
            Cue(start=4, end=9, speaker="Nick Wahl", text="Thank you for having me!"),
        ),
    },
    "ja": {
        "show": "学校を変える人たち",
        "title": "話し合いで学校を立て直す：ニック・ウォールさんに聞く",
        "about": "三十年にわたり公立学校で働いてきたニックさんに、組合と学区の話し合いについて聞きました。",
        "notes": "<p>はじめに<em>誰が決めるのか</em>を考えます。くわしくは<a href='https://cec.example/'>CEC</a>へ。</p>",
        "people": (Person(name="佐藤 花子"), Person(name="ニック・ウォール", role="guest")),
        "chapters": (Chapter(start=0, title="はじめに"), Chapter(start=75.5, title="利益に基づく交渉とは")),
        "cues": (
            Cue(start=0, end=4, speaker="佐藤 花子", text="ようこそ、番組へ。"),
            Cue(start=4, end=9, speaker="ニック・ウォール", text="お招きいただきありがとうございます。"),
        ),
    },
}
"""What is said in a show that is Arabic, or Japanese, with names from abroad in it."""


def abroad(language: str) -> EpisodePage:
    """An episode of that show, and the show with it."""
    told = ABROAD[language]
    of = interview(
        title=told["title"], description=told["about"], people=told["people"], chapters=told["chapters"], season=2
    )
    show = interviews(of, title=told["show"], description=told["about"], author=told["show"])
    page = episode(of, show, notes_html=told["notes"], cues=told["cues"], older=neighbour(entry("older")))
    return speaking(page, language)
