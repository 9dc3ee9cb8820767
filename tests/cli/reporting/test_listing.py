"""The list for people: file by file, jumpable, each remedy once, and nothing a terminal would obey."""

from hypothesis import given
from hypothesis import strategies as st

from turncast.cli.reporting.listing import lines, tally
from turncast.models.finding import Finding, Level


def finding(path: str, line: int | None = None, *, code: str = "a-b", remedy: str = "Mend it.") -> Finding:
    """One thing that is wrong."""
    column = 3 if line else None
    return Finding(
        code=code, level=Level.WARNING, message="expected x", remedy=remedy, path=path, line=line, column=column
    )


def listed(*found: Finding, before: str = "") -> list[tuple[str, str]]:
    """Lines and remedies as plain text."""
    return [(line.plain, remedy) for line, remedy in lines(found, before)]


def test_files_stand_apart_and_lines_can_be_jumped_to() -> None:
    """A line begins as compilers' do; an empty line parts files."""
    assert listed(finding("a.md", 1), finding("a.md", 2), finding("b.md"), finding("")) == [
        ("a.md:1:3: warning: expected x [a-b]", "Mend it."),
        ("a.md:2:3: warning: expected x [a-b]", ""),
        ("", ""),
        ("b.md: warning: expected x [a-b]", ""),
        ("", ""),
        ("warning: expected x [a-b]", ""),
    ]


def test_a_remedy_is_said_once() -> None:
    """Again only where it is another one, or of another rule."""
    found = finding("a.md"), finding("a.md", remedy="Or so."), finding("a.md"), finding("a.md", code="c-d")
    assert [remedy for _, remedy in listed(*found)] == ["Mend it.", "Or so.", "", "Mend it."]


def test_paths_are_seen_from_where_one_stands() -> None:
    """A path of the project gets what leads to the project; an address stands as it is."""
    found = finding("a.md", 1), finding("https://a.example/feed.xml", 1), finding("/tmp/feed.xml", 1)
    assert [line.split(": ")[0] for line, _ in listed(*found, before="../shows/") if line] == [
        "../shows/a.md:1:3",
        "https://a.example/feed.xml:1:3",
        "/tmp/feed.xml:1:3",
    ]


@given(st.text(max_size=30))
def test_a_terminal_obeys_nothing(text: str) -> None:
    """Control characters and signs that turn the direction of text are escaped; other signs stay."""
    ((line, _),) = listed(Finding(code="a-b", level=Level.ERROR, message=text, path="a.md"))
    assert not {*"\x00\n\r\x1b\x07\x9b\u2028\u202e\u2066"} & {*line}
    if text.isalnum():
        assert text in line


def test_many_findings_are_counted_by_rule() -> None:
    """A few are seen at a glance; of many it is said what most of them are."""
    few = [finding("a.md")] * 19
    assert tally(few) == ""
    assert tally([*few, finding("b.md", code="c-d"), finding("c.md", code="c-d")]) == "19 × a-b, 2 × c-d"
