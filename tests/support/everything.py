"""A show that uses every field a producer may write; imported from ``tests.support.editions``.

Plainly made up, and sound: nothing in it breaks a rule.
"""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from tests.support.entries import broadcast, caption, edition, entry, episode, picture, rendition

from turncast.models.edition import Edition, Paging, Status
from turncast.models.elsewhere import Chat, Link, RemoteItem, Social, Txt
from turncast.models.episode import Live, Soundbite
from turncast.models.people import Person
from turncast.models.recording import Chapter
from turncast.models.show import Funding, License, Location, Owner, Season, Show, UpdateFrequency
from turncast.models.value import Recipient, TimeSplit, Value

NEIGHBOUR = RemoteItem(
    feed_guid="9b024349-ccf0-5f69-a609-6b82873eab3c",
    feed_url="https://neighbour.example/feed.xml",
    medium="podcast",
    title="Neighbours & Friends",
)
SONG = RemoteItem(
    feed_guid="917393e3-1b1e-5cef-ace4-edaa54e1f810",
    feed_url="https://music.example/feed.xml",
    item_guid="urn:song:1",
    medium="music",
    title="A song",
)
HOST = Recipient(type="node", address="02" + "ab" * 32, share=90, name="Ada Host", key="906608", value="ada")
APP = Recipient(type="node", address="03" + "cd" * 32, share=10, name="The network", fee=True)
WALLET = Recipient(type="lnaddress", address="guest@wallet.example", share=100, name="Grace Guest")
PAID = Value(
    suggested="0.00000005000",
    recipients=(HOST, APP),
    splits=(
        TimeSplit(start=60, duration=237.5, item=SONG, remote_start=174, percentage=95),
        TimeSplit(start=330, duration=30, recipients=(WALLET,)),
    ),
)
THANKED = Value(method="lnaddress", recipients=(WALLET,))
SOCIAL = (
    Social(
        protocol="activitypub",
        url="https://social.example/@show/1",
        account="@show@social.example",
        account_url="https://social.example/@show",
        priority=1,
    ),
    Social(protocol="atproto", url="https://sky.example/show/1", priority=2),
)
PLACES = (
    Location(name="Austin, Texas", geo="geo:30.2672,-97.7431", osm="R113314", country="US"),
    Location(name="London", country="GB", relation="creator"),
)
PEOPLE = (
    Person(name="Ada Host", role="Host", url="https://show.example/ada", image="https://show.example/ada.jpg"),
    Person(name="Lee Editor", role="Editor", group="Video Post-Production"),
)
GUEST = Person(name="Grace Guest", role="guest")
CHAPTERS = (
    Chapter(start=0, title="Welcome 🎙️"),
    Chapter(start=60.25, title="שלום & hello", url="https://show.example/hello?a=1&b=2", end=330),
    Chapter(start=120, title="A map", image="https://show.example/map.jpg", hidden=True),
    Chapter(start=330, title="Goodbye"),
)

SHOW = Show(
    slug="everything",
    path="feeds/everything.toml",
    title="Everything & More",
    description="A show that uses every word there is.",
    author="The Network",
    language="en-US",
    categories=("Education > How To", "News > Politics", "Education > Courses"),
    owner=Owner(name="The Network", email="podcast@show.example"),
    type="serial",
    total=12,
    artwork="media/everything.jpg",
    people=PEOPLE,
    funding=(Funding(url="https://show.example/give?a=1&b=2", title="Support the show"),),
    locations=PLACES,
    license=License(name="CC-BY-4.0", url="https://creativecommons.org/licenses/by/4.0/"),
    copyright="The Network",
    locked=False,
    guid="2d5b7b8e-21e1-5d4a-9c7e-7f3f0a8f6f11",
    update_frequency=UpdateFrequency(
        text="Weekly", rule="FREQ=WEEKLY;BYDAY=MO;COUNT=12", start=date(2026, 1, 5), complete=True
    ),
    block=("youtube", "google"),
    new_feed_url="https://turn.example/everything/feed.xml",
    seasons=(Season(number=1, name="Beginnings"), Season(number=2, name="Ends & means")),
    social=SOCIAL,
    chat=Chat(server="irc.show.example", protocol="irc", account="@show", space="#everything"),
    value=(PAID,),
    txt=(Txt(text="0a1b2c3d", purpose="applepodcastsverify"), Txt(text="a line without a purpose")),
    podroll=(NEIGHBOUR, RemoteItem(feed_guid="4f5e6d7c-1a2b-5c3d-8e9f-0a1b2c3d4e5f")),
    publisher=RemoteItem(
        feed_guid="003af0a0-6a45-55cf-b765-68e3d349551a",
        feed_url="https://network.example/publisher.xml",
        medium="publisher",
    ),
    remote_items=(SONG,),
    podping=True,
    hub="https://hub.example/",
    feed_limit=3,
)

TALK: dict[str, Any] = {
    "show": "everything",
    "slug": "talk",
    "guid": "5d7b9a5e-0f52-4f35-9c0a-6d7c1b2a3f44",
    "title": "Grace Guest: How everything is said",
    "date": datetime(2026, 3, 2, 12, tzinfo=UTC),
    "number": 7,
    "season": 2,
    "description": "Ada & Grace talk about <everything>.",
    "notes": "A talk about **everything**, with a [link](https://show.example/more).",
    "soundbites": (Soundbite(start=73.25, duration=60, title="On everything"), Soundbite(start=200, duration=30)),
    "explicit": True,
    "license": License(name="Interview terms", url="https://show.example/terms"),
    "funding": (Funding(url="https://show.example/thanks", title="Thank the guest"),),
    "locations": PLACES[1:],
    "links": (Link(title="Watch it with captions", url="https://video.example/talk"),),
    "social": SOCIAL,
    "chat": Chat(server="matrix.show.example", protocol="matrix", space="!talk:show.example"),
    "value": (PAID, THANKED),
    "txt": (Txt(text="approved", purpose="release"),),
}

UPCOMING: dict[str, Any] = {
    "show": "everything",
    "slug": "upcoming",
    "guid": "c7f0f1a2-7a6a-4c1e-8f51-1f4f1b8f3c55",
    "title": "What comes next",
    "date": datetime.fromisoformat("2026-04-01T16:00:00-05:00"),
    "description": "Sign up for a talk.",
    "notes": "Bring **questions**.",
    "recording": None,
    "live": Live(
        end=datetime.fromisoformat("2026-04-01T17:30:00-05:00"), register_at="https://meet.example/next?a=1&b=2"
    ),
}

ON_AIR: dict[str, Any] = {
    "show": "everything",
    "slug": "on-air",
    "guid": "d8a1a2b3-8b7b-4d2f-9a62-2a5a2c9a4d66",
    "title": "On air now",
    "date": datetime(2026, 3, 9, 20, tzinfo=UTC),
    "notes": "",
    "recording": None,
    "people": (GUEST,),
    "funding": (Funding(url="https://show.example/live", title="Keep us on air"),),
    "locations": PLACES[:1],
    "links": (Link(title="Watch the talk", url="https://video.example/live"),),
    "chat": Chat(server="irc.show.example", protocol="irc", space="#live"),
    "social": SOCIAL,
    "value": (THANKED,),
    "txt": (Txt(text="approved", purpose="release"),),
    "license": License(name="CC-BY-4.0"),
    "live": Live(
        end=datetime(2026, 3, 9, 21, 30, tzinfo=UTC),
        register_at="https://meet.example/now",
        stream="https://stream.example/live.m3u8",
        media_type="application/x-mpegurl",
    ),
}


def everything() -> Edition:
    """The first part of a show that uses every field: an entry in two forms, a plain one, a trailer; two events."""
    show = SHOW
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
        episode(**TALK),
        renditions=forms,
        artwork=picture("artwork/talk.0123456789.jpg", alt="Grace at her desk"),
        pictures=(picture("artwork/talk-poster.png", "image/png", width=1000, height=1500, purpose="poster"),),
        poster_key="artwork/talk-frame.jpg",
        people=(*PEOPLE, GUEST),
        chapters=CHAPTERS,
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
            broadcast(ON_AIR, Status.LIVE, artwork=picture("artwork/live.jpg")),
            broadcast(UPCOMING, Status.PENDING, people=PEOPLE),
        ),
        trailers=(trailer,),
        paging=Paging(first="everything/feed.xml", last="everything/feed-1.xml", next="everything/feed-2.xml"),
    )
