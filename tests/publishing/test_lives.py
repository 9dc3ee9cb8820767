"""Whatever happens to a target, in whatever order, the laws of publishing hold; tests/torture does it for longer."""

from hypothesis import settings
from tests.support.lives import Life

TestLife = Life.TestCase
TestLife.settings = settings(max_examples=10, stateful_step_count=20)
