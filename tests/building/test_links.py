"""Links in notes: whatever leads to a page is among what the page's fingerprint is made of."""

from hypothesis import example, given
from hypothesis import strategies as st

from turncast import notes
from turncast.building import links

PAGES = {slug: f"talks/{slug}.html" for slug in ("a", "b-1", "md", "a-a")}
PIECES = st.sampled_from(
    (
        *("a", "b-1", "md", "a-a", ".md", ".", "\\.", "&#46;md", "./", "../episodes/", "episodes/", "#p"),
        *("[x](", ")", "<", ">", '<a href="', '">', "[x]: ", "\n", " ", "\\", "`", "-", "&colon;", "(", "!["),
    )
)


@given(st.lists(PIECES, max_size=14).map("".join))
@example("[x](a.md) and [y](../episodes/b\\-1.md#p)")
@example("[x](a&#46;md)")
@example("[x](md.md.md)[x](a.mda.md)")
def test_every_page_that_notes_lead_to_is_mentioned(written: str) -> None:
    """An episode's page is made anew where another one that it links to gets a page, or loses it."""
    reached: set[str] = set()
    link = links.relative("talks/here.html", PAGES)

    def noted(address: str) -> str:
        if link(address) != address:
            reached.add(address.rpartition("/")[2].partition(".md")[0])
        return link(address)

    notes.to_html(written, noted)
    assert reached <= {slug for slug, _ in links.mentioned(written, PAGES)}


def test_mentions_say_where_each_leads() -> None:
    """In the order of their names, each once, also those that lead nowhere."""
    assert links.mentioned("[x](b-1.md) [y](gone.md) [z](a.md) [z](a.md)", PAGES) == [
        ("a", "talks/a.html"),
        ("b-1", "talks/b-1.html"),
        ("gone", None),
    ]
