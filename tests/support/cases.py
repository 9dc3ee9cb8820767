"""Cases: what a rule notices and what it leaves alone, and the laws that hold for every rule of a stage.

What is looked at is whatever the stage looks at: a change of a sound project, a feed document, a server's answers.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import pytest

from turncast.models.check import Check
from turncast.models.finding import Finding
from turncast.models.rule import Rule

Subject = TypeVar("Subject")
Test = Callable[..., None]


@dataclass(frozen=True)
class Case(Generic[Subject]):
    """A rule by its code, what it fires on, and what it leaves alone however near that comes."""

    code: str
    wrong: Sequence[Subject]
    right: Sequence[Subject]


def proofs(cases: Iterable[Case[Subject]], look: Callable[[Path, Subject], Sequence[Finding]]) -> tuple[Test, Test]:
    """Two tests of *cases*, for a module to keep by names that begin with ``test_``; *look* is given a new folder."""
    wrong = [(case.code, n, one) for case in cases for n, one in enumerate(case.wrong)]
    right = [(case.code, n, one) for case in cases for n, one in enumerate(case.right)]

    @pytest.mark.parametrize(("code", "subject"), _named(wrong))
    def fires(tmp_path: Path, code: str, subject: Subject) -> None:
        """What is wrong is noticed."""
        found = [finding for finding in look(tmp_path, subject) if finding.code == code]
        assert found
        for finding in found:
            assert finding.message[0].islower() or not finding.message[0].isalpha() or ":" in finding.message
            assert "\n" not in finding.message
            assert finding.remedy

    @pytest.mark.parametrize(("code", "subject"), _named(right))
    def stays_silent(tmp_path: Path, code: str, subject: Subject) -> None:
        """What is right, however near it comes to what is wrong, is left alone."""
        assert [finding.message for finding in look(tmp_path, subject) if finding.code == code] == []

    return fires, stays_silent


def _named(subjects: Iterable[tuple[str, int, Subject]]) -> list[Any]:
    return [pytest.param(code, subject, id=f"{code}-{n}") for code, n, subject in subjects]


def assert_proved(checks: Iterable[Check[Any]], cases: Iterable[Case[Any]]) -> None:
    """Every rule has one case, with something wrong and something right; and no case is without a rule."""
    kept = list(cases)
    assert [case.code for case in kept if not (case.wrong and case.right)] == []
    assert sorted(case.code for case in kept) == sorted(check.rule.code for check in checks)


def assert_explained(rule: Rule) -> None:
    """A rule says what is wrong, what to do and who says so, in the form ``turncast check --explain`` prints."""
    words = rule.code.split("-")
    assert len(words) >= 2
    assert all(word.isascii() and word.isalnum() and word.islower() for word in words)
    assert rule.message[0].islower()
    assert not rule.message.endswith(".")
    assert "\n" not in rule.message
    assert rule.remedy[0].isupper()
    assert rule.remedy.endswith((".", "]", ")"))
    assert all(source.strip() for source in rule.source.split(";"))
