"""The Markdown pipeline: it keeps no memory, and threads do not disturb one another."""

import resource
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from turncast.notes.markdown import render

NOTES = "para *em* [a](b) ~~c~~\n\n|a|b|\n|-|-|\n|1|2|\n\n- one\n- two\n\n" * 40
KIBIBYTE = 1024


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory is counted in another unit")
def test_trees_are_freed() -> None:
    """A thousand notes of 2 kB cost less than 40 MB."""
    for _ in range(50):
        render(NOTES)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(1000):
        render(NOTES)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 40 * KIBIBYTE, f"grew by {grown} kB"


def test_threads_do_not_lose_each_others_tables() -> None:
    """Eight threads get the same HTML as one."""
    alone = render(NOTES)
    assert "<table>" in alone
    assert "<del>" in alone
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(render, [NOTES] * 200)) == {alone}
