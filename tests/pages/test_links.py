"""Links between pages, and addresses from outside."""

from urllib.parse import unquote, urljoin

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from turncast.pages.links import linkable, relative

names = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=9)
keys = st.lists(names.filter(lambda name: name not in (".", "..")), min_size=1, max_size=4).map("/".join)


@pytest.mark.parametrize(
    ("page", "key", "link"),
    [
        ("index.html", "interviews/index.html", "interviews/index.html"),
        ("index.html", "index.html", "index.html"),
        ("interviews/index.html", "index.html", "../index.html"),
        ("interviews/index.html", "interviews/index.html", "index.html"),
        ("interviews/nick.html", "media/nick-0123.mp3", "../media/nick-0123.mp3"),
        ("interviews/2020/nick.html", "webinars/index.html", "../../webinars/index.html"),
        ("index.html", "media/a b%20é:?#.mp3", "media/a%20b%2520%C3%A9%3A%3F%23.mp3"),
        ("index.html", "a:b.html", "a%3Ab.html"),
    ],
)
def test_a_link_names_the_file_from_where_the_page_is(page: str, key: str, link: str) -> None:
    """At every depth, and percent-encoded: a colon in the first name would make a scheme of it."""
    assert relative(page, key) == link


@given(keys, keys, st.sampled_from(["https://turn.example/", "https://cdn.example/a/prefix/", "file:///srv/public/"]))
def test_a_link_arrives_under_any_prefix(page: str, key: str, base: str) -> None:
    """A browser that follows a page's link comes to the object of that key, wherever the whole was put."""
    assume(not f"{page}/".startswith(f"{key}/") or page == key)  # nothing is a file and a folder
    assert unquote(urljoin(base + relative("index.html", page), relative(page, key))) == base + key


@pytest.mark.parametrize("url", ["https://a.example/x?y=1&z#t", "HTTP://A.EXAMPLE", "mailto:me@a.example"])
def test_web_and_mail_addresses_may_become_links(url: str) -> None:
    """These are what people give as their address."""
    assert linkable(url)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "relative.html",
        "https://a.example/\njavascript:",
        'https://a.example/" onclick="x',
        "https://",
    ],
)
def test_what_could_run_never_becomes_a_link(url: str | None) -> None:
    """Nor does anything a browser might read otherwise than we do."""
    assert not linkable(url)
