"""The laws of rules: each is proved, explained, and finds the place it speaks of."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from tests.support.cases import Case, assert_explained, assert_proved
from tests.support.changes import Change
from tests.support.projects import talks

from turncast import frontmatter
from turncast.checking import CHECKS
from turncast.models.finding import Level
from turncast.models.rule import Platform, Rule

RULES = {check.rule.code: check.rule for check in CHECKS}
CASES: tuple[Case[Change], ...] = tuple(
    case
    for file in sorted(Path(__file__).parent.glob("test_*_rules.py"))
    for case in import_module(f"tests.checking.{file.stem}").CASES
)


def test_every_rule_has_cases_that_fire_and_cases_that_do_not() -> None:
    """No rule is without proof of what it notices and of what it leaves alone, and no proof is without a rule."""
    assert_proved(CHECKS, CASES)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_says_what_is_wrong_what_to_do_and_who_says_so(rule: Rule) -> None:
    """`turncast check --explain` has something to print for each rule."""
    assert_explained(rule)


def test_an_error_stops_everyone_or_names_whom_it_stops() -> None:
    """Who publishes for others is spared only what these alone refuse."""
    named = {rule.code: rule.platforms for rule in RULES.values() if rule.level is Level.ERROR and rule.platforms}
    assert named == {"episode-title-numeric": (Platform.ANTENNAPOD, Platform.PODCAST_INDEX)}


def test_what_youtube_alone_asks_for() -> None:
    """A platform's own rules are those whose every source names platforms."""
    youtubes = {rule.code for rule in RULES.values() if Platform.YOUTUBE in rule.platforms}
    assert youtubes == {"text-angle", "episode-title-cut", "recording-video-only", "show-without-owner"}


def test_no_two_rules_have_one_code() -> None:
    """A code names one rule, for ever."""
    assert len(RULES) == len(CHECKS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_finding_is_at_the_very_key_it_speaks_of(tmp_path: Path, case: Case[Change]) -> None:
    """Its file is there, its key stands in that file, and so it has a line an editor can jump to."""
    folder = talks(tmp_path)
    case.wrong[0](folder)
    found = [finding for finding in folder.findings() if finding.code == case.code]
    assert found
    for finding in found:
        assert finding.level is RULES[case.code].level
        assert (folder.root / finding.path).exists()
        if finding.key:
            assert finding.line is not None
            assert finding.key == "notes" or _stands(finding.key, folder.root / finding.path)


def _stands(key: str, file: Path) -> bool:
    """Whether the dotted *key* is in the file, to its last part."""
    text = file.read_text()
    here: Any = frontmatter.parse(frontmatter.front_matter(text) if file.suffix == ".md" else text)
    for part in key.split("."):
        if isinstance(here, list):
            if int(part) >= len(here):
                return False
            here = here[int(part)]
        elif part not in here:
            return False
        else:
            here = here[part]
    return True
