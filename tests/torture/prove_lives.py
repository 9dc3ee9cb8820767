"""Whatever happens to a target, in whatever order, the laws of publishing hold."""

from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import invariant, run_state_machine_as_test
from tests.support.lives import Life
from tests.torture.conftest import SEED, Proof

from turncast.targets import Target
from turncast.targets.directory import DirectoryTarget

STEPS = 50
LIVES = {"memory": 200, "directory": 40}


@pytest.mark.parametrize("kind", LIVES)
def test_steps_of_lives(proof: Proof, tmp_path: Path, kind: str) -> None:
    """Thousands of steps, and all is right after each."""

    class Counted(Life):
        def place(self) -> Target:
            return DirectoryTarget(Path(mkdtemp(dir=tmp_path))) if kind == "directory" else super().place()

        @invariant()
        def counted(self) -> None:
            proof.runs += 1

    long = settings(
        max_examples=proof.count(LIVES[kind]),
        stateful_step_count=STEPS,
        phases=[Phase.generate, Phase.shrink],
        database=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(seed(SEED)(Counted), settings=long)
