"""Feeds are read as they stand, hostile ones too: every element has its place, and nothing strange gets further."""

import itertools
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from turncast.errors import Unreadable
from turncast.models.document import Document, Element
from turncast.rss import reading
from turncast.rss.reading import (
    DEEPEST,
    Declaring,
    Malformed,
    Preceded,
    Unbound,
    Undecodable,
    Undefined,
    Unreasonable,
    read_document,
)

CORPUS = Path(__file__).parents[2] / "../shared/corpus/feeds"
FEEDS = sorted(file for file in CORPUS.rglob("*") if file.suffix in (".xml", ".rss"))
SMALL = [file for file in FEEDS if file.stat().st_size < 20_000]
PODCAST = "https://podcastindex.org/namespace/1.0"
GITHUB = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
LOL = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in itertools.pairwise("abcdefgh"))


def read(text: str | bytes) -> Document:
    """What is read of it."""
    return read_document(text if isinstance(text, bytes) else text.encode())


def root(text: str | bytes) -> Element:
    """The outermost element of it."""
    return read(text).root


def met_with(data: bytes) -> Document | Unreadable:
    """What is read of it, or why it is not."""
    try:
        return read_document(data)
    except Unreadable as fault:
        return fault


def test_every_element_knows_its_line_and_its_column() -> None:
    """Both count from 1, and a column counts characters, not bytes."""
    document = read("<?xml version='1.0'?>\n<rss>\n  <channel>é😀<title>A</title></channel>\n</rss>")
    places = [(element.name, element.line, element.column) for element in document.root.walk()]
    assert places == [("rss", 2, 1), ("channel", 3, 3), ("title", 3, 14)]


def test_the_document_tells_its_encoding_its_size_and_its_prefixes() -> None:
    """The first meaning of a prefix is told; where nothing is declared, nothing is."""
    document = read(f'<?xml version="1.0" encoding="UTF-8"?><a xmlns:p="{PODCAST}"><b xmlns:p="other:" xmlns=""/></a>')
    assert document.encoding == "utf-8"
    assert document.prefixes == {"p": PODCAST}
    assert document.size == 124
    assert read("<a/>").encoding is None
    assert read("<a/>").prefixes == {}


def test_text_is_what_stands_before_the_first_child() -> None:
    """CDATA, references and comments make one text; what comes between children is of no use to a feed."""
    parent = root("<a> x &amp; <![CDATA[<b>]]><!-- no --> y<c/>z<c>w</c></a>")
    assert parent.text == " x & <b> y"
    assert [child.text for child in parent.children] == ["", "w"]


@pytest.mark.parametrize("address", [PODCAST, GITHUB])
@pytest.mark.parametrize("form", ['<podcast:guid xmlns:podcast="{}"/>', '<p:guid xmlns:p="{}"/>', '<guid xmlns="{}"/>'])
def test_an_element_has_its_usual_name_whatever_the_prefix(form: str, address: str) -> None:
    """The written name is kept beside the usual one, and old addresses of a namespace are known."""
    element = root(form.format(address))
    assert element.name == "podcast:guid"
    assert element.written == form[1:].partition(" ")[0]


@pytest.mark.parametrize("address", ["http://www.itunes.com/DTDs/Podcast-1.0.dtd", "http://www.w3.org/2005/Atom/"])
def test_spellings_of_a_namespace_that_apple_forgives_are_understood(address: str) -> None:
    """Large broadcasters write so; that it is wrong is for a rule to say."""
    assert root(f'<itunes:link xmlns:itunes="{address}"/>').name in ("itunes:link", "atom:link")


def test_attributes_have_usual_names_too() -> None:
    """Attributes of a namespace get its usual prefix; declarations are no attributes."""
    element = root(f'<a xmlns:p="{PODCAST}" p:role="x" role="y" xml:lang="en"/>')
    assert element.attributes == {"podcast:role": "x", "role": "y", "xml:lang": "en"}


def test_what_nobody_knows_is_told_by_the_address_of_its_namespace() -> None:
    """So that it is taken for nothing else."""
    assert root('<a xmlns="http://strange.example/"/>').name == "{http://strange.example/}a"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("", 1, 1),
        ("<a>\n <b>\n</a>", 3, 3),
        ("<a>\n&\n</a>", 2, 2),
        ("<a>\n\x0b</a>", 2, 1),
        ("<a>\n  <b x='1' x='2'/></a>", 2, 12),
        ("<a/>\n<b/>", 2, 1),
        ("<a>\n<![CDATA[x</a>", 2, 15),
        ("plain", 1, 1),
    ],
)
def test_what_is_not_well_formed_is_told_with_line_and_column(text: str, line: int, column: int) -> None:
    """A person can put the cursor there."""
    with pytest.raises(Malformed, match=r"^feed\.xml: expected well-formed XML, found: ") as fault:
        read_document(text.encode(), "feed.xml")
    assert (fault.value.line, fault.value.column) == (line, column)
    assert fault.value.hint


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("\n<?xml version='1.0'?><a/>", Preceded),
        ("<a>&nbsp;</a>", Undefined),
        ("<itunes:a/>", Unbound),
        ("<a itunes:b='1'/>", Unbound),
    ],
)
def test_what_is_often_wrong_is_told_apart(text: str, kind: type[Malformed]) -> None:
    """An empty line first, a name of HTML's, a prefix of nobody's: each is mended in its own way."""
    with pytest.raises(kind):
        read(text)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1/x.dtd">',
        '<!DOCTYPE a PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">',
        f'<!DOCTYPE a [<!ENTITY a "lol">{LOL}]>',
        "<!DOCTYPE a>",
    ],
)
def test_a_document_type_is_refused(declared: str) -> None:
    """Nothing is expanded, nothing is fetched, and no entity is passed over in silence."""
    with pytest.raises(Declaring):
        read(f"{declared}<a>&x;&h;</a>")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "windows-1252", "iso-8859-15"])
def test_encodings_that_are_declared_are_read(encoding: str) -> None:
    """A letter is the same letter in each of them."""
    declared = encoding.removesuffix("-sig")
    assert root(f'<?xml version="1.0" encoding="{declared}"?><a>é</a>'.encode(encoding)).text == "é"


def test_bytes_are_taken_for_utf_8_where_nothing_is_declared() -> None:
    """UTF-16 tells itself by its byte order mark."""
    assert root("<a>é</a>".encode()).text == "é"
    assert root("<a>é</a>".encode("utf-16")).text == "é"
    with pytest.raises(Malformed):
        read("<a>é</a>".encode("latin-1"))


@pytest.mark.parametrize(
    "encoding", ["klingon", "utf-16", "utf-7", "shift_jis", "undefined", "idna", "base64", "rot13"]
)
def test_an_encoding_that_nobody_knows_is_told(encoding: str) -> None:
    """Whatever Python thinks of that name, people are told to save the feed as UTF-8."""
    with pytest.raises(Undecodable, match="UTF-8"):
        read(f'<?xml version="1.0" encoding="{encoding}"?><a>é</a>'.encode("latin-1"))


def test_depth_has_an_end() -> None:
    """Elements in one another are read as deep as feeds need, and no deeper."""
    deep = "<a>" * DEEPEST + "</a>" * DEEPEST
    assert sum(1 for _ in root(deep).walk()) == DEEPEST
    with pytest.raises(Unreasonable):
        read(f"<a>{deep}</a>")


def test_size_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is larger than any feed is not even looked at."""
    monkeypatch.setattr(reading, "LARGEST", 1000)
    assert read("<a>" + "x" * 990 + "</a>").size == 997
    with pytest.raises(Unreasonable, match="at most 1,000 bytes"):
        read("<a>" + "x" * 1000)


@pytest.mark.parametrize(
    "wide",
    [
        pytest.param(lambda n: "<a " + " ".join(f'a{i}="1"' for i in range(n)) + "/>", id="attributes"),
        pytest.param(lambda n: "<a>" + "".join(f"<a{i}/>" for i in range(n)) + "</a>", id="names"),
        pytest.param(lambda n: "<a>" + "&amp;<!---->" * n + "</a>", id="pieces-of-text"),
        pytest.param(lambda n: "<a>" + "\n" * 100 * n + "<b/></a>", id="lines"),
        pytest.param(lambda n: "".join(f'<a xmlns:p{i}="u:{i}">' for i in range(60)) + "x" * n + "</a>" * 60, id="u"),
    ],
)
def test_memory_grows_with_the_size_and_not_with_its_square(wide: Callable[[int], str]) -> None:
    """Ten times as much of anything takes about ten times as much."""

    def peak(count: int) -> int:
        data = wide(count).encode()
        tracemalloc.start()
        read(data)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(20_000) < 15 * peak(2_000)


@pytest.mark.skipif(not FEEDS, reason="this copy is without the corpus")
@pytest.mark.parametrize("file", FEEDS, ids=lambda file: file.name)
def test_real_feeds_are_read_or_refused_with_a_line(file: Path) -> None:
    """Every feed of the corpus is a document, or it is told on which line it is none."""
    met = met_with(file.read_bytes())
    if isinstance(met, Document):
        assert met.size == file.stat().st_size
        assert all(element.line and element.column for element in met.root.walk())
    else:
        assert met.line


@pytest.mark.skipif(not FEEDS, reason="this copy is without the corpus")
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_a_damaged_feed_is_read_or_refused_and_nothing_else_happens(data: st.DataObject) -> None:
    """Bytes cut out, put in or turned around: never anything but Unreadable."""
    held = bytearray(data.draw(st.sampled_from(SMALL)).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(held)))
        gone = data.draw(st.integers(0, 30))
        put = data.draw(
            st.binary(max_size=12) | st.sampled_from([b"<!DOCTYPE a [", b"&x;", b"<![CDATA[", b"xmlns:", b"\0"])
        )
        held[at : at + gone] = put
    met = met_with(bytes(held))
    assert isinstance(met, Document) or met.line


@given(encoding=st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="\"'<>&"), max_size=20))
def test_whatever_is_named_as_encoding_nothing_else_happens(encoding: str) -> None:
    """Names of Python's own codecs among them."""
    met = met_with(f'<?xml version="1.0" encoding="{encoding}"?><a/>'.encode())
    assert isinstance(met, Document) or met.line
