"""Many who publish at once from clones of their own; tests/torture lets eight do it for longer."""

from collections import Counter
from pathlib import Path
from random import Random

from tests.support.rivals import dangling, live_episodes, publishers, race

from turncast.publishing import read_manifest
from turncast.targets.directory import DirectoryTarget


def test_nobody_loses_an_episode(tmp_path: Path) -> None:
    """Whoever has a receipt finds the own episode in the feed, and nobody's clone ever takes another's episode out."""
    targets = [DirectoryTarget(tmp_path / "public") for _ in range(4)]
    tally = Counter[str]()
    crew = publishers(targets, Random(5), tally)
    for number in range(3):
        assert race(crew, number, targets[0]) == []
        assert dangling(targets[0]) == []
    assert live_episodes(targets[0]) == {f"r{number}-publisher-{one}" for number in range(3) for one in range(4)}
    assert tally["published"] == 12
    assert tally["refused"] + tally["overtaken"] > 0, "they met"
    assert read_manifest(targets[0])[0].claim is None
