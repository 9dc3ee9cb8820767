"""The elements of the podcast namespace, all of them."""

from typing import Final, get_args

from turncast.models.vocabulary import (
    ChatProtocol,
    Medium,
    PlaceRelation,
    RecipientType,
    SocialProtocol,
    ValueMethod,
    ValueType,
)
from turncast.verifying.documents.vocabulary.shapes import (
    ADDRESS,
    CHAPTERS_TYPE,
    COUNT,
    COUNTRY,
    DATE,
    DECIMAL,
    GEO,
    GROUP,
    HOST,
    LANGUAGE,
    MAIL,
    MEDIA_TYPE,
    MOMENT,
    OSM,
    PERCENT,
    PURPOSE,
    RATIO,
    RECURRENCE,
    ROLE,
    SECONDS,
    SERVICE,
    TEXT,
    TRANSCRIPT_TYPE,
    TRUTH,
    URI,
    UUID,
    WHOLE,
    YES_NO,
    one_of,
)
from turncast.verifying.documents.vocabulary.tag import ANY, CHANNEL, ITEM, Tag, may, must, tag

_ITEMS: Final = (*CHANNEL, "podcast:podroll", "podcast:publisher", "podcast:valueTimeSplit")
_MEDIUM: Final = one_of(*get_args(Medium))
_PAYEE: Final = ("podcast:value", "podcast:valueTimeSplit")

TAGS: Final[tuple[Tag, ...]] = (
    tag("podcast:guid", CHANNEL, UUID, once=True),
    tag("podcast:locked", CHANNEL, YES_NO, may("owner", MAIL), once=True),
    tag("podcast:funding", ANY, TEXT, must("url", ADDRESS), limit=128),
    tag(
        "podcast:transcript", ITEM, None, must("url", ADDRESS), must("type", TRANSCRIPT_TYPE),
        may("language", LANGUAGE), may("rel", one_of("captions")),
    ),
    tag("podcast:chapters", ITEM, None, must("url", ADDRESS), must("type", CHAPTERS_TYPE), once=True),
    tag(
        "podcast:soundbite", ITEM, TEXT, must("startTime", SECONDS), must("duration", SECONDS), blank=True, limit=128
    ),
    tag(
        "podcast:person", ANY, TEXT, may("role", ROLE), may("group", GROUP), may("img", ADDRESS), may("href", ADDRESS),
        limit=128,
    ),
    tag(
        "podcast:location", ANY, TEXT, may("rel", one_of(*get_args(PlaceRelation))), may("geo", GEO), may("osm", OSM),
        may("country", COUNTRY), limit=128,
    ),
    tag("podcast:season", ITEM, WHOLE, may("name", limit=128), once=True),
    tag("podcast:episode", ITEM, DECIMAL, may("display", limit=32), once=True),
    tag(
        "podcast:trailer", CHANNEL, TEXT, must("url", ADDRESS), must("pubdate", DATE), may("length", WHOLE),
        may("type", MEDIA_TYPE), may("season", WHOLE), limit=128,
    ),
    tag("podcast:license", ANY, TEXT, may("url", ADDRESS), once=True, limit=128),
    tag(
        "podcast:alternateEnclosure", ITEM, None, must("type", MEDIA_TYPE), may("length", WHOLE),
        may("bitrate", SECONDS), may("height", WHOLE), may("lang", LANGUAGE), may("title", limit=32),
        may("rel", limit=32), may("codecs"), may("default", TRUTH), needs=("podcast:source",),
    ),
    tag("podcast:source", ("podcast:alternateEnclosure",), None, must("uri", URI), may("contentType", MEDIA_TYPE)),
    tag(
        "podcast:integrity", ("podcast:alternateEnclosure",), None, must("type", one_of("sri", "pgp-signature")),
        must("value", limit=None), once=True,
    ),
    tag(
        "podcast:value", ANY, None, must("type", one_of(*get_args(ValueType))),
        must("method", one_of(*get_args(ValueMethod))), may("suggested", SECONDS), needs=("podcast:valueRecipient",),
    ),
    tag(
        "podcast:valueRecipient", _PAYEE, None, must("type", one_of(*get_args(RecipientType))), must("address"),
        must("split", WHOLE), may("name"), may("customKey"), may("customValue"), may("fee", TRUTH),
    ),
    tag(
        "podcast:valueTimeSplit", ("podcast:value",), None, must("startTime", SECONDS), must("duration", SECONDS),
        may("remoteStartTime", SECONDS), may("remotePercentage", PERCENT),
    ),
    tag("podcast:medium", CHANNEL, _MEDIUM, once=True),
    tag("podcast:images", ANY, None, must("srcset", limit=None), once=True, instead="podcast:image"),
    tag(
        "podcast:image", ANY, None, must("href", ADDRESS), may("alt", limit=None), may("aspect-ratio", RATIO),
        may("width", COUNT), may("height", COUNT), may("type", MEDIA_TYPE), may("purpose", PURPOSE, 128),
    ),
    tag(
        "podcast:liveItem", CHANNEL, None, must("status", one_of("pending", "live", "ended")), must("start", MOMENT),
        may("end", MOMENT), may("chat", URI),
    ),
    tag("podcast:contentLink", ITEM, TEXT, must("href", ADDRESS)),
    tag(
        "podcast:socialInteract", ANY, None, must("protocol", one_of(*get_args(SocialProtocol))), may("uri", URI),
        may("accountId"), may("accountUrl", ADDRESS), may("priority", WHOLE),
    ),
    tag("podcast:block", CHANNEL, YES_NO, may("id", SERVICE)),
    tag("podcast:txt", ANY, TEXT, may("purpose", limit=128), limit=4000),
    tag(
        "podcast:remoteItem", _ITEMS, None, must("feedGuid", UUID), may("feedUrl", ADDRESS),
        may("itemGuid", limit=None), may("medium", _MEDIUM), may("title"),
    ),
    tag("podcast:podroll", CHANNEL, None, once=True, needs=("podcast:remoteItem",)),
    tag("podcast:publisher", CHANNEL, None, once=True, needs=("podcast:remoteItem",)),
    tag(
        "podcast:updateFrequency", CHANNEL, TEXT, may("complete", TRUTH), may("dtstart", MOMENT),
        may("rrule", RECURRENCE), once=True, limit=128,
    ),
    tag("podcast:podping", CHANNEL, None, may("usesPodping", TRUTH), once=True),
    tag(
        "podcast:chat", ANY, None, must("server", HOST),
        must("protocol", one_of(*get_args(ChatProtocol))), may("accountId"), may("space"), once=True,
    ),
)  # fmt: skip
