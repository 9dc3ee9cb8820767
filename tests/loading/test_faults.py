"""Faults of files are explained like every other rule."""

import pytest
from tests.support.cases import assert_explained

from turncast.loading import FAULTS
from turncast.models.rule import Rule


@pytest.mark.parametrize("rule", FAULTS, ids=lambda rule: rule.code)
def test_a_fault_says_what_is_wrong_and_what_to_do(rule: Rule) -> None:
    """In the form ``turncast check --explain`` prints; remedies are sentences."""
    assert_explained(rule)
