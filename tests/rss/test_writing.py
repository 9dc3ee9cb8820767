"""Elements as text: whatever they say, any parser reads it back, and lxml would have written the same."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.support.wild import legal, text

from turncast.rss.tags import Attributes, Table, Value, value, verbatim
from turncast.rss.writing import column, written

NAMES = ("one", "two", "three")
attributes = st.dictionaries(st.sampled_from(NAMES), st.one_of(st.none(), text))
wholes = st.builds(lambda text, said: value(text, **said), st.one_of(st.none(), text), attributes)
values = st.one_of(text, attributes, wholes)


@given(st.lists(st.tuples(st.sampled_from(NAMES), values), max_size=5))
def test_what_elements_say_is_read_back(elements: list[tuple[str, Value]]) -> None:
    """Texts and attributes come back cleaned, one by one, however many stand beside each other."""
    root = etree.fromstring(f"<rss>\n{written(elements)}</rss>")
    assert [child.tag for child in root] == [name for name, _ in elements]
    for child, (_, held) in zip(root, elements, strict=True):
        said, told = parts(held)
        assert (child.text or "") == legal(said or "")
        assert dict(child.attrib) == {key: legal(value) for key, value in told.items() if value is not None}


def parts(held: Value) -> tuple[str | None, Attributes]:
    """The text and the attributes of what an element holds."""
    if isinstance(held, tuple):
        return held[0], held[2]
    return (held, {}) if isinstance(held, str) else (None, held)


@given(st.lists(st.lists(values, max_size=3), max_size=4))
def test_many_parents_elements_are_what_each_has_by_itself(parents: list[list[Value]]) -> None:
    """Written together, so that it is quick, no element changes for what stands beside it, or moves to another."""
    alone = [written([("one", held) for held in own], "  ") for own in parents]
    assert list(column("one", parents, "  ")) == alone


@given(st.lists(st.lists(values, max_size=3), min_size=1, max_size=3))
def test_children_stay_with_their_parents(families: list[list[Value]]) -> None:
    """The children of many are written together too, and none gets to another's."""
    parents: list[Value] = [value(None, *(("two", held) for held in own)) for own in families]
    together = written([("one", parent) for parent in parents])
    assert together == "".join(written([("one", parent)]) for parent in parents)
    assert [len(parent) for parent in etree.fromstring(f"<rss>{together}</rss>")] == [len(own) for own in families]


@given(text, text)
def test_lxml_would_have_written_the_same(said: str, told: str) -> None:
    """Escapes, line ends in attributes and CDATA are those that lxml writes."""
    element = etree.Element("one", two=legal(told))
    element.text = legal(said) or None
    assert written([("one", value(said, two=told))]) == etree.tostring(element, encoding="unicode") + "\n"


@given(text)
def test_a_verbatim_text_is_read_back(said: str) -> None:
    """Ends of CDATA inside it too."""
    [element] = etree.fromstring(f"<rss>{written([('one', verbatim(said))])}</rss>")
    assert (element.text or "") == legal(said)


@given(st.lists(st.tuples(*[st.one_of(st.none(), text)] * len(NAMES)), max_size=4))
def test_a_table_says_what_its_elements_say_one_by_one(rows: list[tuple[str | None, ...]]) -> None:
    """Whatever each of them leaves out."""
    elements = [("two", value(None, **dict(zip(NAMES, row, strict=True)))) for row in rows]
    assert written([("two", Table(NAMES, rows))], "  ") == written(elements, "  ")


def test_children_are_indented() -> None:
    """Two spaces a level, as feedgen does; an element without anything in it is closed at once."""
    elements = [("one", value(None, ("two", value("2")), ("three", value()), a="&"))]
    assert written(elements, "  ") == '  <one a="&amp;">\n    <two>2</two>\n    <three/>\n  </one>\n'
