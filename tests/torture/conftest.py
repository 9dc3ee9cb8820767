"""Proofs that take long: ``make torture`` runs them, and this prints what each came to.

A proof fails at its first violation where going on would mean nothing, and counts it anyhow. ``TORTURE_SEED`` begins
the same random numbers again, ``TORTURE_SHARE`` does a part of each proof only (0.1: a tenth).
"""

import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

import pytest

SEED = int(os.environ.get("TORTURE_SEED") or Random().randrange(1 << 32))
SHARE = float(os.environ.get("TORTURE_SHARE") or 1)


@dataclass
class Proof:
    """What is proved, how often it was tried, what was wrong, how many minutes it took, and what else is to be told."""

    name: str
    runs: int = 0
    violations: list[str] = field(default_factory=list)
    minutes: float = 0
    notes: list[str] = field(default_factory=list)

    def count(self, many: int) -> int:
        """*many*, or the share of it that is to be done."""
        return max(1, round(many * SHARE))

    def random(self) -> Random:
        """Numbers of its own, the same for the same seed."""
        return Random(f"{SEED} {self.name}")

    def holds(self, *violations: str) -> None:
        """Count a run, and what was wrong with it."""
        self.runs += 1
        self.violations += violations


_PROOFS: list[Proof] = []


@pytest.fixture
def proof(request: pytest.FixtureRequest) -> Iterator[Proof]:
    """The proof a test is, which it has come to when no violation was counted."""
    proof = Proof(request.node.name.removeprefix("test_").replace("_", " "))
    _PROOFS.append(proof)
    began = time.monotonic()
    yield proof
    proof.minutes = (time.monotonic() - began) / 60
    if proof.violations:
        told = (f"{count} × {what}" for what, count in Counter(proof.violations).most_common(40))
        pytest.fail("\n".join([f"TORTURE_SEED={SEED}", *told]), pytrace=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the proofs."""
    write = terminalreporter.write_line
    terminalreporter.section(f"proofs, TORTURE_SEED={SEED}")
    write(f"{'proof':<58}{'runs':>7}{'violations':>12}{'minutes':>9}")
    for proof in _PROOFS:
        write(f"{proof.name:<58}{proof.runs:>7}{len(proof.violations):>12}{proof.minutes:>9.1f}")
        for note in proof.notes:
            write(f"  {note}")
