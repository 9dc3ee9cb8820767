"""Real feeds, and our own, are judged as those who know them would: what is said of them was read by people."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.verifying.documents.feeds import AT, SOUND

from turncast.models.finding import Level
from turncast.verifying import verify_document

TESTS = Path(__file__).parents[2]
CORPUS = TESTS.parent / "../shared/corpus/feeds"
FEEDS = sorted(file for file in CORPUS.rglob("*") if file.suffix in (".xml", ".rss"))
SHOWS = [file for file in FEEDS if file.parent.name in ("feeds", "skeletons")]
GOLDEN = sorted((TESTS / "golden").glob("*.xml"))
LATER = datetime(2026, 11, 21, tzinfo=UTC)
IN_TIME = datetime(2026, 3, 9, 21, 0, tzinfo=UTC)
"""While the event of the golden feeds takes place."""

REFUSED: Final = {
    "deutsche-welle-01.xml": {"feed-item-without-guid"},
    "freedom-controller-01.xml": {"feed-entity-undefined"},
    "ghost-02.xml": {"feed-guid-repeated"},
    "kcrw-01.xml": {"feed-item-without-guid", "feed-without-artwork", "feed-without-explicit"},
    "libsyn-01.xml": {"feed-enclosure-incomplete"},
    "libsyn-02.xml": {"feed-without-category"},
    "npr-01.xml": {"feed-without-category"},
    "peertube-01.xml": {"feed-without-category", "feed-without-language"},
    "peertube-02.xml": {"feed-without-category", "feed-without-language"},
    "python-feedgen-01.xml": {"feed-without-artwork", "feed-without-category"},
    "rts-rsr-01.xml": {"feed-item-without-guid", "feed-without-explicit"},
    "rtve-01.xml": {"feed-without-category"},
    "self-hosted-03.xml": {"feed-category-unknown", "feed-enclosure-incomplete"},
    "sesamy-01.xml": {"feed-begins-late"},
    "sovereign-feeds-02.xml": {"feed-without-explicit"},
    "swr-01.xml": {"feed-begins-late"},
}
"""Shows of the corpus that lack what some directory requires, and the errors they have; all others have none."""

corpus = pytest.mark.skipif(not FEEDS, reason="this copy is without the corpus")


@corpus
@pytest.mark.parametrize("file", FEEDS, ids=lambda file: file.name)
def test_every_finding_has_a_place_in_the_feed(file: Path) -> None:
    """No feed makes a rule stumble; findings go through the file line by line, and none is told twice."""
    data = file.read_bytes()
    found = verify_document(data, file.name, LATER)
    assert found == verify_document(data, file.name, LATER)
    assert len(set(found)) == len(found)
    assert [finding.line for finding in found] == sorted(finding.line or 0 for finding in found)
    lines = len(data.splitlines()) + 1
    for finding in found:
        assert finding.path == file.name
        assert 1 <= (finding.line or 0) <= lines
        assert len(finding.message) < 400


@corpus
@pytest.mark.parametrize("file", SHOWS, ids=lambda file: file.name)
def test_real_shows_have_the_errors_that_people_found_in_them(file: Path) -> None:
    """A new error in a feed that directories list is a false alarm until somebody has looked."""
    found = verify_document(file.read_bytes(), file.name, LATER)
    errors = {finding.code for finding in found if finding.level is Level.ERROR}
    assert errors == REFUSED.get(file.name, set())


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.name)
def test_what_turncast_writes_has_nothing_wrong_with_it(file: Path) -> None:
    """No error and no warning, but that one of the shows hides itself, as its producer wants."""
    found = verify_document(file.read_bytes(), file.name, IN_TIME)
    wrong = {finding.code for finding in found if finding.level is not Level.ADVICE}
    assert wrong <= ({"feed-blocked"} if file.name == "interviews.xml" else set())


PIECES = ("<!--", "]]>", "&amp;", "\x00", "\ud7ff", "<item>", "</item>", "podcast:", "itunes:", '="', ">", "<a/>", "\n")


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_damage_makes_a_rule_stumble(data: st.DataObject) -> None:
    """Whatever is cut out of a feed and put into it, there are findings and no crash."""
    held = SOUND
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(held)))
        put = data.draw(st.sampled_from(PIECES) | st.text(max_size=8))
        held = held[:at] + put + held[at + data.draw(st.integers(0, 40)) :]
    for finding in verify_document(held.encode("utf-8", "replace"), "feed.xml", AT):
        assert finding.message
        assert finding.line


@given(value=st.text(max_size=60), name=st.sampled_from(["role", "start", "type", "url", "geo", "split", "value"]))
def test_no_value_makes_a_rule_stumble(value: str, name: str) -> None:
    """Whatever stands in an attribute or an element of the podcast namespace."""
    text = "".join(character for character in value if character.isprintable() and character not in "<&\"'")
    wild = "".join(
        f'<podcast:{tag} {name}="{text}">{text}</podcast:{tag}>'
        for tag in ("person", "location", "soundbite", "value", "integrity", "season", "transcript", "txt", "license")
    )
    feed = SOUND.replace(
        "<itunes:episode>2<", f"{wild}<psc:chapters><psc:chapter start='{text}'/></psc:chapters><itunes:episode>{text}<"
    )
    feed = feed.replace("Fri, 26 Jun 2020 12:00:00 +0000", text).replace(">1800<", f">{text}<").replace("9876543", text)
    assert verify_document(feed.encode("utf-8", "replace"), "feed.xml", AT)
