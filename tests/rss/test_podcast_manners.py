"""How the podcast namespace is written where its documents leave a choice, and apps do not."""

from typing import Any

import pytest
from lxml.etree import _Element
from tests.support.editions import edition, entry, episode, everything, older_part, rendition, series
from tests.support.everything import SHOW, UPCOMING
from tests.support.told import channel_of, said

from turncast.models.elsewhere import RemoteItem, Social
from turncast.models.show import UpdateFrequency
from turncast.rss.tags import NAMESPACES as NS


def show_with(**words: Any) -> _Element:
    """The channel of everything's feed, its show with other words."""
    return channel_of(everything().model_copy(update={"show": SHOW.model_copy(update=words)}))


def item_with(**words: Any) -> _Element:
    """The item of an episode with those words."""
    [item] = channel_of(edition(SHOW, [entry(episode(**words))])).findall("item")
    return item


def test_people_join_an_event_without_a_stream_at_its_page() -> None:
    """A live item needs an enclosure to be read at all: the page people sign up at."""
    pending = channel_of(everything()).findall("podcast:liveItem", NS)[1]
    register = UPCOMING["live"].register_at
    assert said(pending, "enclosure") == [{"url": register, "length": "0", "type": "text/html"}]
    assert said(pending, "podcast:contentLink") == [{"text": "Register or join", "href": register}]
    assert said(pending, "description") == [{"text": "<p>Sign up for a talk.</p>"}]


def test_an_event_without_a_sentence_is_described_by_its_notes() -> None:
    """What its file says of it is not lost before there is a recording."""
    event = everything().broadcasts[1]
    silent = event.model_copy(update={"episode": event.episode.model_copy(update={"description": None})})
    channel = channel_of(everything().model_copy(update={"broadcasts": (silent,)}))
    assert said(channel, "podcast:liveItem/description") == [{"text": "<p>Bring <strong>questions</strong>.</p>"}]


def test_a_live_item_has_nothing_that_apps_take_for_the_shows() -> None:
    """AntennaPod breaks on transcripts and chapters there, and takes its picture and duration for those of others."""
    names = {f"{{{NS[prefix]}}}{name}" for prefix, name in [("podcast", "transcript"), ("podcast", "chapters")]}
    names |= {f"{{{NS['itunes']}}}{name}" for name in ("image", "duration")}
    live = channel_of(everything()).findall("podcast:liveItem", NS)
    assert {element.tag for one in live for element in one.iter()} & names == set()


def test_everything_of_the_channel_stands_before_its_items() -> None:
    """Apps that stop at the first item have read the whole show by then."""
    tags = [element.tag for element in channel_of(everything())]
    assert set(tags[tags.index("item") :]) == {"item"}


@pytest.mark.parametrize(
    ("block", "podcast", "itunes"),
    [
        (False, [], []),
        ((), [], []),
        (True, [{"text": "yes"}], [{"text": "Yes"}]),
        (("apple",), [{"text": "yes", "id": "apple"}], []),
    ],
)
def test_a_show_is_hidden_from_all_or_from_some(
    block: object, podcast: list[dict[str, str]], itunes: list[dict[str, str]]
) -> None:
    """From all: in both vocabularies; from some: by name, and Apple's word, which means all, is not said."""
    channel = show_with(block=block)
    assert (said(channel, "podcast:block"), said(channel, "itunes:block")) == (podcast, itunes)


@pytest.mark.parametrize(
    ("rule", "start"),
    [
        ("FREQ=WEEKLY", "2026-01-05"),
        ("FREQ=WEEKLY;UNTIL=20261231", "2026-01-05"),
        ("FREQ=WEEKLY;UNTIL=20261231T120000Z", "2026-01-05T00:00:00Z"),
    ],
)
def test_a_rhythm_begins_in_the_form_it_ends_in(rule: str, start: str) -> None:
    """RFC 5545: a rule that ends at an instant begins at one, and else both are days."""
    frequency = UpdateFrequency.model_validate({"text": "Weekly", "rule": rule, "start": "2026-01-05"})
    channel = show_with(update_frequency=frequency)
    assert said(channel, "podcast:updateFrequency") == [{"text": "Weekly", "dtstart": start, "rrule": rule}]


def test_a_rhythm_may_begin_nowhere() -> None:
    """Without a first day only the words and the rule are said."""
    channel = show_with(update_frequency=UpdateFrequency(text="Now and then"))
    assert said(channel, "podcast:updateFrequency") == [{"text": "Now and then"}]


@pytest.mark.parametrize(("podping", "said_so"), [(None, []), (False, ["false"]), (True, ["true"])])
def test_podping_is_claimed_only_where_the_show_says_so(podping: bool | None, said_so: list[str]) -> None:
    """Silence is not "false": an app may find out by itself."""
    assert [one["usesPodping"] for one in said(show_with(podping=podping), "podcast:podping")] == said_so


def test_conversations_without_a_priority_get_one_by_their_order() -> None:
    """The first in the file is preferred, and stands last, where AntennaPod finds it."""
    posts = tuple(Social(protocol="activitypub", url=f"https://social.example/{name}") for name in "abc")
    written = said(item_with(social=posts), "podcast:socialInteract")
    assert [(one["uri"][-1], one["priority"]) for one in written] == [("c", "3"), ("b", "2"), ("a", "1")]


def test_one_conversation_needs_no_priority() -> None:
    """There is nothing to prefer."""
    post = Social(protocol="nostr", url="https://social.example/a")
    assert said(item_with(social=(post,)), "podcast:socialInteract") == [{"protocol": "nostr", "uri": post.url}]


def test_conversations_that_are_not_wanted_stand_alone() -> None:
    """ "disabled" beside an address would say two things at once."""
    posts = (Social(protocol="nostr", url="https://social.example/a"), Social(protocol="disabled"))
    assert said(item_with(social=posts), "podcast:socialInteract") == [{"protocol": "disabled"}]


def test_a_publisher_is_always_of_that_medium() -> None:
    """Nobody takes a remote item of another medium for the publisher's feed."""
    feed = RemoteItem(feed_guid="003af0a0-6a45-55cf-b765-68e3d349551a", item_guid="x")
    written = said(show_with(publisher=feed), "podcast:publisher/podcast:remoteItem")
    assert written == [{"feedGuid": feed.feed_guid, "medium": "publisher"}]


def test_a_podroll_names_whole_feeds() -> None:
    """An item's GUID has no place in it, and without feeds there is no podroll."""
    feed = RemoteItem(feed_guid="003af0a0-6a45-55cf-b765-68e3d349551a", item_guid="x")
    assert said(show_with(podroll=(feed,)), "podcast:podroll/podcast:remoteItem") == [{"feedGuid": feed.feed_guid}]
    assert said(show_with(podroll=()), "podcast:podroll") == []


def test_a_season_without_a_name_is_a_number() -> None:
    """Only what the show's file names has a name."""
    assert said(item_with(season=9), "podcast:season") == [{"text": "9"}]


@pytest.mark.parametrize(
    ("media_type", "sound", "picture", "codecs"),
    [
        ("audio/x-m4a", "HE-AAC", None, "mp4a.40.5"),
        ("audio/ogg", "Opus", None, "opus"),
        ("audio/mpeg", "MP3", None, None),
        ("video/mp4", "AAC", "H.264", "avc1,mp4a.40.2"),
        ("video/mp4", "AAC", None, None),
        ("video/mp4", None, "H.264", None),
        ("video/mp4", "AAC", "HEVC", None),
    ],
)
def test_codecs_are_all_named_or_none(
    media_type: str, sound: str | None, picture: str | None, codecs: str | None
) -> None:
    """A player may refuse a file by half a list; a media type that says it all needs none."""
    form = rendition("a", media_type, codec=sound, video_codec=picture)
    channel = channel_of(edition(SHOW, [entry(episode(), renditions=(form, rendition("b")))]))
    assert said(channel, "item/podcast:alternateEnclosure")[0].get("codecs") == codecs


def test_integrity_is_told_only_where_the_digest_is_known() -> None:
    """A digest that is made up would make players refuse the file."""
    whole = everything().entries[0]
    forms = tuple(
        form.model_copy(update={"enclosure": form.enclosure.model_copy(update={"sha256": None})})
        for form in whole.renditions
    )
    channel = channel_of(edition(SHOW, [whole.model_copy(update={"renditions": forms})]))
    assert len(said(channel, "item/podcast:alternateEnclosure")) == 2
    assert said(channel, "item/podcast:alternateEnclosure/podcast:integrity") == []


def test_what_nobody_said_is_not_written() -> None:
    """A show and an episode with hardly a word have hardly a tag: no empty elements, nothing assumed."""
    show = series().show.model_copy(
        update={"funding": (), "people": (), "locations": (), "license": None, "block": False, "update_frequency": None}
    )
    channel = channel_of(edition(show, [entry(episode())]))
    mine = [str(element.tag) for element in channel.iter(f"{{{NS['podcast']}}}*")]
    assert [tag.rpartition("}")[2] for tag in mine] == ["guid", "medium", "locked"]


def test_an_older_part_announces_nothing() -> None:
    """Events and trailers stand where apps look for what is new."""
    channel = channel_of(older_part())
    assert said(channel, "podcast:liveItem") == said(channel, "podcast:trailer") == []
