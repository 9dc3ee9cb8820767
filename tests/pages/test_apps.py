"""Ways to follow a show."""

from urllib.parse import parse_qs, urlsplit

import pytest
from tests.pages import samples
from tests.pages.markup import Document

from turncast.models.subscribing import Subscribing
from turncast.pages import Theme
from turncast.pages.apps import apps

FEED = "https://turn.example/casts/interviews/feed.xml?a=1&b=2"


def test_apps_are_handed_the_feed_as_each_documents_it() -> None:
    """Those that take a feed's address, and no others: Spotify, YouTube and Amazon have their own."""
    made = {app.name: app.address for app in apps(Subscribing(), FEED, "Talks & more")}
    assert made == {
        "Apple Podcasts": "podcast://turn.example/casts/interviews/feed.xml?a=1&b=2",
        "Overcast": "overcast://x-callback-url/add?url=https%3A%2F%2Fturn.example%2Fcasts%2Finterviews%2Ffeed.xml%3Fa%3D1%26b%3D2",
        "Pocket Casts": "pktc://subscribe/turn.example/casts/interviews/feed.xml?a=1&b=2",
        "AntennaPod": "https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fturn.example%2Fcasts%2Finterviews%2Ffeed.xml%3Fa%3D1%26b%3D2&title=Talks%20%26%20more",
        "Castro": "castros://subscribe/turn.example/casts/interviews/feed.xml?a=1&b=2",
        "Podcast Addict": "https://podcastaddict.com/feed/https%3A%2F%2Fturn.example%2Fcasts%2Finterviews%2Ffeed.xml%3Fa%3D1%26b%3D2",
    }
    assert parse_qs(urlsplit(made["AntennaPod"]).query) == {"url": [FEED], "title": ["Talks & more"]}


def test_a_feed_without_tls_is_told_from_one_with_it() -> None:
    """Castro has a scheme for each."""
    made = {app.name: app.address for app in apps(Subscribing(), "http://127.0.0.1:8000/feed.xml", "Talks")}
    assert made["Castro"] == "castro://subscribe/127.0.0.1:8000/feed.xml"


def test_what_the_show_says_goes_before_what_is_made() -> None:
    """In the order everyone knows, and any other place last."""
    written = Subscribing.model_validate(
        {
            "castro": "https://castro.fm/podcast/1",
            "spotify": "https://open.spotify.com/show/x",
            "others": [{"title": "Our newsletter", "url": "https://news.example/"}],
        }
    )
    ways = apps(written, FEED, "Talks")
    assert [app.name for app in ways][:2] == ["Apple Podcasts", "Spotify"]
    assert {app.name: app.opens for app in ways} == {
        "Apple Podcasts": True, "Spotify": False, "Overcast": True, "Pocket Casts": True, "AntennaPod": False,
        "Castro": False, "Podcast Addict": False, "Our newsletter": False,
    }  # fmt: skip
    assert (ways[-1].name, ways[-1].address) == ("Our newsletter", "https://news.example/")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "castro://x"])
def test_an_address_from_outside_that_could_run_gets_no_button(url: str) -> None:
    """Schemes of apps are Turncast's own doing, never a producer's."""
    show = samples.interviews(subscribe={"others": [{"title": "Trap", "url": url}]})
    for page in (Theme().show(samples.show(show)), Theme().subscribe(samples.subscribe(show))):
        assert "Trap" not in Document(page).one("html").text


def test_the_page_has_the_address_to_copy_and_a_code() -> None:
    """The address is shown whole, in a field that Tab selects; the code says where it leads."""
    page = Document(Theme().subscribe(samples.subscribe()))
    assert page.one("input", type="url").attributes["value"] == "https://turn.example/casts/interviews/feed.xml"
    assert "readonly" in page.one("input", type="url").attributes
    (code,) = (image for image in page.all("img") if image.attributes["src"] == f"../../{samples.CODE}")
    assert code.attributes["alt"] == (
        "QR code that leads to https://turn.example/casts/interviews/about/subscribe.html"
    )


def test_each_form_of_a_show_has_its_feed_to_copy() -> None:
    """Where there is a feed to hear beside the one to see."""
    both = samples.webinars().model_copy(update={"other_feeds": {"audio": "webinars/audio.xml"}})
    page = Document(Theme().subscribe(samples.subscribe(both)))
    assert [field.attributes["value"] for field in page.all("input", type="url")] == [
        "https://turn.example/casts/webinars/feed.xml",
        "https://turn.example/casts/webinars/audio.xml",
    ]
    labelled = [label.attributes["for"] for label in page.all("label") if "for" in label.attributes]
    assert labelled == [field.attributes["id"] for field in page.all("input", type="url")]
