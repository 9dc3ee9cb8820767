"""Every rule of documents, with what it fires on and what it leaves alone: a rule without both is not finished."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.support.cases import assert_explained, assert_proved, proofs
from tests.verifying.documents.cases_of_entries import CASES as OF_ENTRIES
from tests.verifying.documents.cases_of_shows import CASES as OF_SHOWS
from tests.verifying.documents.cases_of_values import CASES as OF_VALUES
from tests.verifying.documents.feeds import AT, Change, document, sound

from turncast import checking
from turncast.models.finding import Finding
from turncast.models.rule import Rule, Scope
from turncast.verifying import CHECKS, verify_document

CASES = (*OF_VALUES, *OF_SHOWS, *OF_ENTRIES)
RULES = [check.rule for check in CHECKS]
BYTES = {"feed-empty", "feed-encoding-unknown"}
"""Codes of what has no column."""


def look(_: Path, change: Change) -> Sequence[Finding]:
    """What is found in the feed so changed; each finding names its file and its line."""
    found = verify_document(document(change), "feed.xml", AT)
    for finding in found:
        assert finding.path == "feed.xml"
        assert finding.line is not None
        assert finding.column is not None or finding.code in BYTES
    return found


test_a_rule_fires, test_a_rule_stays_silent = proofs(CASES, look)


def test_every_rule_has_cases_that_fire_and_cases_that_do_not() -> None:
    """No rule is without proof of what it notices and of what it leaves alone, and no proof is without a rule."""
    assert_proved(CHECKS, CASES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_is_wrong_what_to_do_and_who_says_so(rule: Rule) -> None:
    """`turncast check --explain` has something to print for each rule."""
    assert_explained(rule)
    assert rule.scope is Scope.DOCUMENT
    assert rule.code.startswith("feed-")


def test_no_two_rules_have_one_code() -> None:
    """A code names one rule, for ever, and none of those for projects."""
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert not {*codes} & {check.rule.code for check in checking.CHECKS}


def test_of_a_sound_feed_nothing_is_said() -> None:
    """The feed that all cases change is one that every directory takes."""
    assert look(Path(), sound) == ()
