"""The podcast namespace: every current tag, with what its documents want in it."""

import pytest
from tests.support.editions import everything
from tests.support.everything import ON_AIR
from tests.support.told import channel_of, said

from turncast.rss.tags import NAMESPACES as NS

CURRENT = """
    guid locked funding transcript chapters soundbite person location season episode trailer license
    alternateEnclosure source integrity value valueRecipient valueTimeSplit medium image liveItem contentLink
    socialInteract block txt remoteItem podroll publisher updateFrequency podping chat
"""
FILES = "https://turn.example"


ARTWORK = {"aspect-ratio": "1/1", "width": "3000", "height": "3000", "type": "image/jpeg", "purpose": "artwork"}
AUSTIN = {"text": "Austin, Texas", "rel": "subject", "geo": "geo:30.2672,-97.7431", "osm": "R113314", "country": "US"}
LONDON = {"text": "London", "rel": "creator", "country": "GB"}
ADA = {
    "text": "Ada Host",
    "role": "host",
    "group": "cast",
    "href": "https://show.example/ada",
    "img": "https://show.example/ada.jpg",
}
LEE = {"text": "Lee Editor", "role": "editor", "group": "video post-production"}
GRACE = {"text": "Grace Guest", "role": "guest", "group": "cast"}
POSTS = [
    {"protocol": "atproto", "uri": "https://sky.example/show/1", "priority": "2"},
    {
        "protocol": "activitypub",
        "uri": "https://social.example/@show/1",
        "accountId": "@show@social.example",
        "accountUrl": "https://social.example/@show",
        "priority": "1",
    },
]
SONG = {
    "feedGuid": "917393e3-1b1e-5cef-ace4-edaa54e1f810",
    "feedUrl": "https://music.example/feed.xml",
    "itemGuid": "urn:song:1",
    "medium": "music",
    "title": "A song",
}
KEYSEND = {"type": "lightning", "method": "keysend", "suggested": "0.00000005000"}
ADDRESS = {"type": "lightning", "method": "lnaddress"}
WALLET = {"name": "Grace Guest", "type": "lnaddress", "address": "guest@wallet.example", "split": "100"}

CHANNEL: dict[str, list[dict[str, str]]] = {
    "podcast:guid": [{"text": "2d5b7b8e-21e1-5d4a-9c7e-7f3f0a8f6f11"}],
    "podcast:medium": [{"text": "podcast"}],
    "podcast:locked": [{"text": "no", "owner": "podcast@show.example"}],
    "podcast:block": [{"text": "yes", "id": "youtube"}, {"text": "yes", "id": "google"}],
    "podcast:license": [{"text": "cc-by-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}],
    "podcast:txt": [
        {"text": "0a1b2c3d", "purpose": "applepodcastsverify"},
        {"text": "a line without a purpose"},
    ],
    "podcast:updateFrequency": [
        {"text": "Weekly", "complete": "true", "dtstart": "2026-01-05", "rrule": "FREQ=WEEKLY;BYDAY=MO;COUNT=12"}
    ],
    "podcast:podping": [{"usesPodping": "true"}],
    "podcast:trailer": [
        {
            "text": "What is to come in season two",
            "url": f"{FILES}/media/trailer.mp3",
            "pubdate": "Mon, 05 Jan 2026 12:00:00 +0000",
            "length": "990000",
            "type": "audio/mpeg",
            "season": "2",
        }
    ],
    "podcast:person": [ADA, LEE],
    "podcast:location": [AUSTIN, LONDON],
    "podcast:image": [
        {"href": f"{FILES}/artwork/everything.0123456789.jpg", "alt": "Everything, in letters", **ARTWORK},
        {
            "href": f"{FILES}/artwork/banner.jpg",
            "alt": "A crowd",
            "aspect-ratio": "3/1",
            "width": "1500",
            "height": "500",
            "type": "image/jpeg",
            "purpose": "banner social",
        },
        {
            "href": f"{FILES}/artwork/canvas.png",
            "aspect-ratio": "9/16",
            "width": "1080",
            "height": "1920",
            "type": "image/png",
        },
    ],
    "podcast:socialInteract": POSTS,
    "podcast:chat": [
        {"server": "irc.show.example", "protocol": "irc", "accountId": "@show", "space": "#everything"},
    ],
    "podcast:funding": [{"text": "Support the show", "url": "https://show.example/give?a=1&b=2"}],
    "podcast:value": [KEYSEND],
    "podcast:value/podcast:valueRecipient": [
        {
            "name": "Ada Host",
            "type": "node",
            "address": "02" + "ab" * 32,
            "split": "90",
            "customKey": "906608",
            "customValue": "ada",
        },
        {"name": "The network", "type": "node", "address": "03" + "cd" * 32, "split": "10", "fee": "true"},
    ],
    "podcast:value/podcast:valueTimeSplit": [
        {"startTime": "60", "duration": "237.5", "remoteStartTime": "174", "remotePercentage": "95"},
        {"startTime": "330", "duration": "30"},
    ],
    "podcast:value/podcast:valueTimeSplit/podcast:remoteItem": [SONG],
    "podcast:value/podcast:valueTimeSplit/podcast:valueRecipient": [WALLET],
    "podcast:publisher/podcast:remoteItem": [
        {
            "feedGuid": "003af0a0-6a45-55cf-b765-68e3d349551a",
            "feedUrl": "https://network.example/publisher.xml",
            "medium": "publisher",
        }
    ],
    "podcast:podroll/podcast:remoteItem": [
        {
            "feedGuid": "9b024349-ccf0-5f69-a609-6b82873eab3c",
            "feedUrl": "https://neighbour.example/feed.xml",
            "medium": "podcast",
            "title": "Neighbours & Friends",
        },
        {"feedGuid": "4f5e6d7c-1a2b-5c3d-8e9f-0a1b2c3d4e5f"},
    ],
    "podcast:remoteItem": [SONG],
    "podcast:liveItem": [
        {"status": "live", "start": "2026-03-09T20:00:00+00:00", "end": "2026-03-09T21:30:00+00:00"},
        {"status": "pending", "start": "2026-04-01T16:00:00-05:00", "end": "2026-04-01T17:30:00-05:00"},
    ],
}

ITEM: dict[str, list[dict[str, str]]] = {
    "podcast:season": [{"text": "2", "name": "Ends & means"}],
    "podcast:episode": [{"text": "7", "display": "Episode 7 of 12"}],
    "podcast:license": [{"text": "Interview terms", "url": "https://show.example/terms"}],
    "podcast:txt": [{"text": "approved", "purpose": "release"}],
    "podcast:person": [ADA, LEE, GRACE],
    "podcast:location": [LONDON],
    "podcast:image": [
        {"href": f"{FILES}/artwork/talk.0123456789.jpg", "alt": "Grace at her desk", **ARTWORK},
        {
            "href": f"{FILES}/artwork/talk-poster.png",
            "aspect-ratio": "2/3",
            "width": "1000",
            "height": "1500",
            "type": "image/png",
            "purpose": "poster",
        },
    ],
    "podcast:transcript": [
        {"url": f"{FILES}/captions/talk.0123456789.vtt", "type": "text/vtt", "language": "en-US", "rel": "captions"},
        {"url": f"{FILES}/captions/talk.es.srt", "type": "application/x-subrip", "language": "es", "rel": "captions"},
    ],
    "podcast:chapters": [{"url": f"{FILES}/everything/talk.chapters.json", "type": "application/json+chapters"}],
    "podcast:alternateEnclosure": [
        {
            "type": "video/mp4",
            "length": "90000000",
            "bitrate": "1997780",
            "height": "720",
            "title": "Video, 720p",
            "codecs": "avc1,mp4a.40.2",
            "default": "true",
        },
        {
            "type": "audio/x-m4a",
            "length": "4300000",
            "bitrate": "95450",
            "title": "Audio, 95 kbit/s",
            "codecs": "mp4a.40.2",
        },
    ],
    "podcast:alternateEnclosure/podcast:source": [
        {"uri": f"{FILES}/media/talk.mp4"},
        {"uri": f"{FILES}/media/talk.m4a"},
    ],
    "podcast:alternateEnclosure/podcast:integrity": [
        {"type": "sri", "value": "sha256-FUHajoyb0FY8J1skscb+5HfZDA+a7Bp2qjrrpfItqSk="},
        {"type": "sri", "value": "sha256-WVzXC5aMovwpoHo/HNEVJ0sw0qkp5RK6+v5adFrZi2U="},
    ],
    "podcast:soundbite": [
        {"text": "On everything", "startTime": "73.25", "duration": "60"},
        {"startTime": "200", "duration": "30"},
    ],
    "podcast:socialInteract": POSTS,
    "podcast:chat": [{"server": "matrix.show.example", "protocol": "matrix", "space": "!talk:show.example"}],
    "podcast:contentLink": [{"text": "Watch it with captions", "href": "https://video.example/talk"}],
    "podcast:funding": [{"text": "Thank the guest", "url": "https://show.example/thanks"}],
    "podcast:value": [KEYSEND, ADDRESS],
}

ON_THE_AIR: dict[str, list[dict[str, str]]] = {
    "title": [{"text": "On air now"}],
    "link": [{"text": f"{FILES}/everything/on-air.html"}],
    "guid": [{"text": str(ON_AIR["guid"]), "isPermaLink": "false"}],
    "enclosure": [{"url": "https://stream.example/live.m3u8", "length": "0", "type": "application/x-mpegurl"}],
    "itunes:explicit": [{"text": "false"}],
    "podcast:license": [{"text": "cc-by-4.0"}],
    "podcast:txt": [{"text": "approved", "purpose": "release"}],
    "podcast:person": [GRACE],
    "podcast:location": [AUSTIN],
    "podcast:image": [{"href": f"{FILES}/artwork/live.jpg", **ARTWORK}],
    "podcast:socialInteract": POSTS,
    "podcast:chat": [{"server": "irc.show.example", "protocol": "irc", "space": "#live"}],
    "podcast:contentLink": [
        {"text": "Register or join", "href": "https://meet.example/now"},
        {"text": "Watch the talk", "href": "https://video.example/live"},
    ],
    "podcast:funding": [{"text": "Keep us on air", "url": "https://show.example/live"}],
    "podcast:value": [ADDRESS],
    "podcast:value/podcast:valueRecipient": [WALLET],
}


@pytest.mark.parametrize("path", CHANNEL)
def test_a_tag_of_the_channel_says_what_the_show_says(path: str) -> None:
    """Each field of the show becomes its element, with the attributes the namespace has for it."""
    assert said(channel_of(everything()), path) == CHANNEL[path]


@pytest.mark.parametrize("path", ITEM)
def test_a_tag_of_an_item_says_what_the_episode_says(path: str) -> None:
    """Each field of the episode, and each thing published for it, becomes its element."""
    assert said(channel_of(everything()).findall("item")[0], path) == ITEM[path]


@pytest.mark.parametrize("path", ON_THE_AIR)
def test_a_tag_of_a_live_item_says_what_the_event_says(path: str) -> None:
    """A live item is told as an item is: who, where, how to join, how to give."""
    assert said(channel_of(everything()).findall("podcast:liveItem", NS)[0], path) == ON_THE_AIR[path]


def test_every_current_tag_is_written_and_no_other() -> None:
    """The 31 tags of the namespace; none that is deprecated, none misspelt."""
    names = {
        element.tag.removeprefix(f"{{{NS['podcast']}}}")
        for element in channel_of(everything()).iter(f"{{{NS['podcast']}}}*")
        if isinstance(element.tag, str)
    }
    assert len(names) == 31
    assert names == set(CURRENT.split())
