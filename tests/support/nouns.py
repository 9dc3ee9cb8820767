"""Hypothesis strategies for what editions are made of: people, places, links, payments, pictures, recordings."""

from hypothesis import strategies as st
from tests.support.hostile import addresses, any_words, counts, days, seconds, slugs, uuids, words
from tests.support.whole import few, maybe, one_of, whole

from turncast.models.edition import Caption, Enclosure, Picture, Thumbnail
from turncast.models.elsewhere import Chat, Link, RemoteItem, Social, Txt
from turncast.models.people import Person
from turncast.models.pictures import PictureFile
from turncast.models.recording import Recording
from turncast.models.show import Funding, License, Location, UpdateFrequency
from turncast.models.value import Recipient, TimeSplit, Value
from turncast.models.vocabulary import LICENSES, ROLES

name = words()
media_type = one_of("audio/mpeg", "audio/x-m4a", "video/mp4")
language = one_of("en", "en-US", "de-AT", "he", "zh-Hans")
medium = one_of("podcast", "music", "video", "course", "mixed", "publisher", "blogL")
protocol = one_of("irc", "xmpp", "nostr", "matrix")
decimal = one_of("0.00000005000", "1", "0.5")
account = one_of("@show@social.example", "npub1x&y", "did:plc:x")
sha256 = one_of("0" * 64, "ab" * 32)
roles = [role for group in ROLES.values() for role in group]

person = whole(
    Person,
    name=name,
    role=one_of(*roles, *(role.title() for role in roles)),
    group=one_of(None, *ROLES, *(group.title() for group in ROLES)),
    office=maybe(name),
    url=maybe(addresses()),
    image=maybe(addresses("image")),
)
funding = whole(Funding, url=addresses(), title=name)
location = whole(
    Location,
    name=name,
    geo=one_of(None, "geo:30.2672,-97.7431", "geo:-1,2,300;u=5"),
    osm=one_of(None, "R113314", "N1#2"),
    country=one_of(None, "GB", "US"),
    relation=one_of("subject", "creator"),
)
license = st.one_of(
    whole(License, name=one_of(*LICENSES, *(known.upper() for known in LICENSES)), url=maybe(addresses())),
    whole(License, name=name, url=addresses()),
)
remote = whole(
    RemoteItem,
    feed_guid=uuids(),
    feed_url=maybe(addresses("feed")),
    item_guid=maybe(words()),
    medium=maybe(medium),
    title=maybe(name),
)
publisher = whole(
    RemoteItem,
    feed_guid=uuids(),
    feed_url=maybe(addresses("feed")),
    item_guid=st.none(),
    medium=st.just("publisher"),
    title=maybe(name),
)
social = st.one_of(
    st.just(Social(protocol="disabled")),
    whole(
        Social,
        protocol=one_of("activitypub", "atproto", "nostr"),
        url=addresses("social"),
        account=maybe(account),
        account_url=maybe(addresses("social")),
        priority=maybe(counts(999)),
    ),
)
chat = whole(
    Chat,
    server=one_of("irc.show.example", "matrix.show.example:8448"),
    protocol=protocol,
    account=maybe(account),
    space=one_of(None, "#everything", "!talk:show.example"),
)
link = whole(Link, title=name, url=addresses())
txt = whole(Txt, text=any_words(), purpose=maybe(name))
recipient = whole(
    Recipient,
    type=one_of("node", "lnaddress", "wallet"),
    address=one_of("02" + "ab" * 32, "guest@wallet.example"),
    share=st.integers(0, 100),
    name=maybe(name),
    key=one_of(None, "906608", "7629169"),
    value=maybe(words()),
    fee=st.booleans(),
)
recipients = st.lists(recipient, min_size=1, max_size=2).map(tuple)
time_split = st.one_of(
    whole(
        TimeSplit,
        start=seconds(),
        duration=seconds(),
        item=remote,
        remote_start=seconds(),
        percentage=st.integers(0, 100),
        recipients=st.just(()),
    ),
    st.builds(TimeSplit, start=seconds(), duration=seconds(), recipients=recipients),
)
value = whole(
    Value,
    type=one_of("lightning", "bitcoin"),
    method=one_of("keysend", "lnaddress"),
    suggested=maybe(decimal),
    recipients=recipients,
    splits=few(time_split),
)
picture_file = whole(
    PictureFile, file=st.just("media/banner.jpg"), alt=maybe(name), purpose=one_of(None, "banner", "social canvas")
)
thumbnail = whole(Thumbnail, key=slugs().map("media/{}.160.webp".format), side=counts(640))
picture = whole(
    Picture,
    key=slugs().map("artwork/{}.jpg".format),
    media_type=one_of("image/jpeg", "image/png"),
    width=counts(3000),
    height=counts(3000),
    alt=maybe(name),
    purpose=one_of(None, "poster", "banner social"),
    thumbnails=few(thumbnail),
    icons=few(thumbnail),
)
update_frequency = whole(
    UpdateFrequency,
    text=name,
    rule=one_of(None, "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY;COUNT=12"),
    start=maybe(days()),
    complete=st.booleans(),
)
recording = whole(
    Recording,
    path=st.just("media/talk.mp3"),
    size=counts(10**9),
    sha256=sha256,
    media_type=media_type,
    duration=seconds(),
    container=st.none(),
    codec=one_of(None, "AAC", "MP3"),
    video_codec=one_of(None, "H.264", "HEVC"),
    bitrate=maybe(counts(320_000)),
    bitrate_mode=st.none(),
    sample_rate=one_of(None, 44100),
    channels=maybe(counts(2)),
    width=maybe(counts(1920)),
    height=maybe(counts(1080)),
    chapters=st.just(()),
    chapters_from=st.none(),
    obstacle=st.none(),
    doubts=st.just(()),
)
enclosure = whole(
    Enclosure,
    key=slugs().map("media/{} & ü.mp3".format),
    length=counts(10**9),
    media_type=media_type,
    sha256=maybe(sha256),
)
caption = whole(
    Caption,
    key=slugs().map("captions/{}.vtt".format),
    media_type=one_of("text/vtt", "application/x-subrip", "application/json", "text/plain", "text/html"),
    language=language,
    path=st.just("media/talk.vtt"),
    sha256=sha256,
    timed=st.booleans(),
    made=st.booleans(),
)
