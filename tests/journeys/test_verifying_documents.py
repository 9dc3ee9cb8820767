"""``turncast verify --offline``: feeds in files are judged as they stand, in the forms findings have everywhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.command import called
from tests.verifying.documents.feeds import SOUND

BAD = (
    SOUND.replace("<itunes:explicit>false</itunes:explicit>", "<itunes:explicit>maybe</itunes:explicit>")
    .replace('<itunes:category text="Education">', '<itunes:category text="Educaton">')
    .replace("Fri, 26 Jun 2020 12:00:00 +0000</pubDate>", "Sat, 26 Jun 2020 12:00:00 CEST</pubDate>")
    .replace('role="host"', 'role="hots"')
    .replace('type="audio/mpeg"', 'type="audio/ogg"')
    .replace(' isPermaLink="false"', "")
    .replace("<podcast:episode>", "<podcast:epsiode>")
    .replace("</podcast:episode>", "</podcast:epsiode>")
)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A folder with a feed that has much wrong with it, and a sound one."""
    (tmp_path / "bad.xml").write_text(BAD, encoding="utf-8")
    (tmp_path / "sound.xml").write_text(SOUND, encoding="utf-8")
    return tmp_path


def test_what_is_wrong_is_told_line_by_line(bad: Path, golden: Callable[[str, str], None]) -> None:
    """What people read, in a file that a reviewer can read; an error makes the exit code 1."""
    ran = called("verify", "--offline", "bad.xml", at=bad)
    assert ran.code == 1
    assert ran.out == ""
    golden("verify.txt", ran.err)


def test_of_a_sound_feed_there_is_nothing_to_say(bad: Path) -> None:
    """Then the exit code is 0."""
    ran = called("verify", "--offline", "sound.xml", at=bad)
    assert ran.code == 0
    assert "0 errors, 0 warnings, 0 advice" in ran.err


def test_several_feeds_are_judged_at_once(bad: Path) -> None:
    """Data names each feed and each finding with its place."""
    ran = called("verify", "--offline", "--json", "sound.xml", "bad.xml", at=bad)
    assert ran.code == 1
    assert ran.json["feeds"] == ["sound.xml", "bad.xml"]
    assert {finding["path"] for finding in ran.json["findings"]} == {"bad.xml"}
    category = next(finding for finding in ran.json["findings"] if finding["code"] == "feed-category-unknown")
    assert (category["line"], category["column"], category["key"]) == (25, 5, "itunes:category@text")
    assert category["remedy"] == 'did you mean "Education"?'


def test_findings_have_the_forms_they_have_everywhere(bad: Path) -> None:
    """Annotations for GitHub and SARIF for code scanning name the file and the line."""
    github = called("verify", "--offline", "--format", "github", "bad.xml", at=bad)
    assert "::error file=bad.xml,line=25,col=5,title=feed-category-unknown::" in github.out
    sarif = called("verify", "--offline", "--format", "sarif", "bad.xml", at=bad).json
    assert "feed-category-unknown" in {result["ruleId"] for result in sarif["runs"][0]["results"]}


def test_rules_can_be_chosen(bad: Path) -> None:
    """What is ignored is not told, and counts for nothing; a warning can be enough to fail."""
    assert called("verify", "--offline", "--ignore", "feed-category-,feed-explicit-", "bad.xml", at=bad).code == 0
    strict = called("verify", "--offline", "--select", "feed-date-zone", "--fail-on", "warning", "bad.xml", at=bad)
    assert strict.code == 1
    assert "feed-date-weekday" not in strict.err


def test_what_is_no_feed_is_a_finding(tmp_path: Path) -> None:
    """A page, a picture, an empty file: each is told as what it is, and nothing crashes."""
    (tmp_path / "page.xml").write_text("<!DOCTYPE html><html><body>Not found</body></html>", encoding="utf-8")
    (tmp_path / "picture.xml").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "empty.xml").touch()
    ran = called("verify", "--offline", "--json", "page.xml", "picture.xml", "empty.xml", at=tmp_path)
    assert ran.code == 1
    assert [finding["code"] for finding in ran.json["findings"]] == ["feed-is-page", "feed-malformed", "feed-empty"]


def test_a_file_that_is_not_there_is_a_mistake_of_the_call(tmp_path: Path) -> None:
    """It is told as one, with a call that can be typed."""
    ran = called("verify", "--offline", "feed.xml", at=tmp_path)
    assert ran.code == 2
    assert ran.error == "feed.xml: expected a feed that can be read, found: no such file or directory"
    assert ran.hint.startswith("turncast verify --offline ")


def test_a_rule_of_documents_is_explained(tmp_path: Path) -> None:
    """By ``check``, which knows every rule there is."""
    ran = called("check", "--explain", "feed-guid-guessed", at=tmp_path)
    assert ran.code == 0
    assert "Podcast Index" in ran.out
    assert "turncast verify" in ran.out
