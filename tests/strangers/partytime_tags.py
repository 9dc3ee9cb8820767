"""The tags that Podcast Index (podcast-partytime 5) keeps alike in several places."""

from tests.strangers.forms import number, truth, unescaped
from tests.strangers.keeping import As, Kept, Lost, Only, Word, first, having

from turncast.models.vocabulary import ROLES

FIRST = Only(first, "only the first")
SPDX = Only(
    lambda all: [one for one in all if one.get("url") or (one.text or "").startswith("cc-by")],
    "knows the identifiers of SPDX alone; any other needs an address",
)
NOT_READ = Lost("not read at all")
TRANSCRIPTS = {"application/x-subrip": "application/srt"}
_SPELLED = {"misc.": "Misc."} | {
    name: name.title() for group, roles in ROLES.items() for name in (group, *roles) if name != "misc."
}


def in_attribute(text: str) -> str:
    """Line ends and tabs in attributes stay the character references that they are written as."""
    return text.replace("\n", "&#10;").replace("\t", "&#9;")


def _spelled(text: str) -> str:
    """As the taxonomy spells roles and groups."""
    return _SPELLED[text]


REMOTE_ITEM: dict[str, Word] = {
    "feedGuid": "feedGuid",
    "feedUrl": "feedUrl",
    "itemGuid": As("itemGuid", in_attribute),
    "medium": "medium",
    "title": As("title", in_attribute),
}
RECIPIENT = Kept(
    "recipients",
    attributes={
        "name": As("name", in_attribute),
        "type": "type",
        "address": "address",
        "split": As("split", number),
        "customKey": As("customKey", in_attribute),
        "customValue": As("customValue", in_attribute),
        "fee": As("fee", truth),
    },
)
PERSON = Kept(
    "podcastPeople",
    As("name", unescaped),
    {"role": As("role", _spelled), "group": As("group", _spelled), "img": "img", "href": "href"},
)
VALUE = Kept(
    "value",
    attributes={"type": "type", "method": "method", "suggested": As("suggested", number)},
    children={
        "podcast:valueRecipient": RECIPIENT,
        "podcast:valueTimeSplit": Kept(
            "valueTimeSplits",
            attributes={
                "startTime": As("startTime", number),
                "duration": As("duration", number),
                "remoteStartTime": As("remoteStartTime", number),
                "remotePercentage": As("remotePercentage", number),
            },
            children={
                "podcast:remoteItem": Kept("remoteItem", attributes=REMOTE_ITEM),
                "podcast:valueRecipient": RECIPIENT,
            },
        ),
    },
    only=FIRST,
)
ALTERNATE_ENCLOSURE = Kept(
    "alternativeEnclosures",
    attributes={
        "type": "type",
        "length": As("length", number),
        "bitrate": As("bitrate", number),
        "height": As("height", number),
        "lang": "lang",
        "title": As("title", in_attribute),
        "rel": "rel",
        "codecs": "codecs",
        "default": As("default", truth),
    },
    children={
        "podcast:source": Kept("source", attributes={"uri": "uri", "contentType": "contentType"}),
        "podcast:integrity": Kept("integrity", attributes={"type": "type", "value": "value"}),
    },
    only=Only(having("length", "type"), "without length it is dropped"),
)
SOUNDBITE = Kept(
    "podcastSoundbites",
    As("title", unescaped),
    {"startTime": As("startTime", number), "duration": As("duration", number)},
    only=Only(lambda all: [one for one in all if number(one.get("startTime", "0"))], "one that starts at 0 is dropped"),
)
SOCIAL = Kept(
    "podcastSocialInteraction",
    attributes={
        "protocol": "platform",
        "uri": "url",
        "accountId": "id",
        "accountUrl": "profileUrl",
        "priority": As("priority", number),
    },
    only=Only(having("uri"), "drops disabled, which has no address"),
)
LOCATION = Kept(
    "podcastLocation",
    As("name", unescaped),
    {"geo": "geo", "osm": "osm", "rel": NOT_READ, "country": NOT_READ},
    only=FIRST,
)
LICENSE = Kept("license", As("identifier", unescaped), {"url": "url"}, only=SPDX)
CHAT = Kept("chat", attributes={"server": "server", "protocol": "protocol", "accountId": "accountId", "space": "space"})
TXT = Kept("podcastTxt", As("value", unescaped), {"purpose": As("purpose", in_attribute)})
ENCLOSURE = Kept("enclosure", attributes={"url": "url", "length": As("length", number), "type": "type"})
