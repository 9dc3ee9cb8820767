"""Links to where a feed is told of, and to its other parts."""

import pytest
from tests.support.editions import everything, notes_html, older_part, series
from tests.support.oracles import elements, partytime

from turncast.models.edition import Edition, Paging
from turncast.rss import render
from turncast.rss.tags import NAMESPACES as NS

FIRST, MIDDLE, LAST = (f"everything/{name}.xml" for name in ("feed", "feed-2", "feed-1"))


def links(edition: Edition) -> dict[str, str]:
    """The channel's atom links: addresses under the show's folder, by relation."""
    found = elements(render(edition, notes_html))[0].findall("atom:link", NS)
    told = {str(link.get("rel")): str(link.get("href")) for link in found}
    assert len(told) == len(found), "a relation stands twice"
    return {relation: address.removeprefix("https://turn.example/") for relation, address in told.items()}


def oldest_part() -> Edition:
    """The last part of everything's feed."""
    paging = Paging(first=FIRST, last=LAST, previous=MIDDLE)
    return older_part().model_copy(update={"feed_key": LAST, "paging": paging})


def test_a_feed_in_one_document_links_to_itself_alone() -> None:
    """Nothing is said of parts or hubs where there are none."""
    assert links(series()) == {"self": "interviews/feed.xml"}
    assert elements(render(series(), notes_html))[0].find("fh:archive", NS) is None


def test_a_hub_stands_beside_the_link_to_itself() -> None:
    """WebSub: who wants to be told of changes asks the hub about the address the feed says it has."""
    told = links(everything())
    assert (told["hub"], told["self"]) == ("https://hub.example/", FIRST)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (everything, {"self": FIRST, "first": FIRST, "last": LAST, "next": MIDDLE, "prev-archive": MIDDLE}),
        (
            older_part,
            {
                "self": MIDDLE,
                "first": FIRST,
                "last": LAST,
                "next": LAST,
                "prev-archive": LAST,
                "prev": FIRST,
                "previous": FIRST,
                "current": FIRST,
            },
        ),
        (
            oldest_part,
            {
                "self": LAST,
                "first": FIRST,
                "last": LAST,
                "prev": MIDDLE,
                "previous": MIDDLE,
                "current": FIRST,
                "next-archive": MIDDLE,
            },
        ),
    ],
)
def test_the_parts_of_a_feed_lead_to_one_another(make: object, expected: dict[str, str]) -> None:
    """RFC 5005: by pages from the newest part to the oldest and back, by archives too, and always to the first."""
    assert callable(make)
    assert {rel: href for rel, href in links(make()).items() if rel != "hub"} == expected


def test_only_older_parts_are_archives() -> None:
    """RFC 5005, section 4: the document that apps subscribe to changes, and says nothing of the kind."""
    marked = [elements(render(part, notes_html))[0].find("fh:archive", NS) for part in (everything(), older_part())]
    assert [mark is not None for mark in marked] == [False, True]


def test_only_the_first_part_says_where_apps_should_move() -> None:
    """An app that reads on in an older part would take its word for the whole subscription."""
    moved = [
        elements(render(part, notes_html))[0].findtext("itunes:new-feed-url", None, NS)
        for part in (everything(), older_part())
    ]
    assert moved == ["https://turn.example/everything/feed.xml", None]


def test_podcast_index_finds_the_next_part() -> None:
    """podcast-partytime reads the hub and where the feed goes on."""
    kept = partytime(render(everything(), notes_html))
    assert kept["pubsub"] == {
        "hub": "https://hub.example/",
        "self": f"https://turn.example/{FIRST}",
        "next": f"https://turn.example/{MIDDLE}",
    }
