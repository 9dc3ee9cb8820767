"""How figures are taken: the thing and its peer in turn, round by round, so that a busy machine troubles both."""

import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def seconds(run: Callable[[], object]) -> float:
    """How long *run* takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def command(words: Sequence[str], cwd: Path | None = None) -> Callable[[], object]:
    """A process to be timed, which must succeed."""
    return lambda: subprocess.run(words, cwd=cwd, check=True, capture_output=True)


def compare(name: str, run: Callable[[], object], peer_name: str, peer: Callable[[], object], rounds: int = 11) -> None:
    """Print the median of the rounds' ratios, with the medians in milliseconds for scale."""
    pairs = [(seconds(run), seconds(peer)) for _ in range(rounds)]
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    mine, theirs = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
    print(f"{name}: {ratio:.2f} x {peer_name}  ({mine:.0f} ms against {theirs:.0f} ms, {rounds} rounds)")
