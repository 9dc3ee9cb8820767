"""A check goes through at a stretch: while it works, Python need not look for cycles, for it leaves none."""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.command import called
from tests.support.projects import AT, Folder

from turncast.building.shelves import SHELF
from turncast.commands.check import check
from turncast.commands.opening import Call


def sound(folder: Folder, slug: str) -> None:
    """An episode with which nothing is wrong."""
    folder.episode(slug)


def unreadable(folder: Folder, slug: str) -> None:
    """An episode of which nothing can be read."""
    folder.write(f"episodes/{slug}.md", "+++\ntitle = \n+++\n")


def unfit(folder: Folder, slug: str) -> None:
    """An episode whose words do not fit."""
    folder.episode(slug, number="eleven", colour="red", kind="other")


def silent(folder: Folder, slug: str) -> None:
    """An episode whose recording is none."""
    folder.write(f"media/{slug}.txt", "no sound")
    folder.episode(slug, recording=f"media/{slug}.txt")


def left(root: Path, episode: Callable[[Folder, str], None], count: int) -> int:
    """How many things only the search for cycles can free after a project with so many episodes was checked."""
    folder = Folder(root)
    folder.show()
    for number in range(count):
        episode(folder, f"part-{number}")
    gc.collect()
    gc.disable()
    try:
        check(Call(folder.root, AT))
        return gc.collect()
    finally:
        gc.enable()


@pytest.mark.parametrize("episode", [sound, unreadable, unfit, silent])
def test_a_check_leaves_nothing_to_look_for(tmp_path: Path, episode: Callable[[Folder, str], None]) -> None:
    """However many episodes are read and judged, and however many pages tried, memory comes back by itself: but for
    what a theme keeps of the lists it tried, which do not grow beyond a page.
    """
    left(tmp_path / "first", episode, 1)  # loads what is loaded once
    few, many = (left(tmp_path / str(count), episode, count) for count in (SHELF + 1, SHELF + 11))
    assert many < few + 10


@pytest.mark.parametrize("arguments", [["check"], ["check", "--list-rules"], ["check", "--explain", "no-such"]])
def test_cycles_are_looked_for_again_after_a_check(tmp_path: Path, arguments: list[str]) -> None:
    """Whoever runs a check within a longer program has it as it was, however the check ends."""
    Folder(tmp_path).show()
    try:
        called(*arguments, at=tmp_path)
        assert gc.isenabled()
    finally:
        gc.unfreeze()
