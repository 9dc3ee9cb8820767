"""What a producer chooses to ignore can be built all the same: an ignored error is no bug of Turncast's."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from tests.support.projects import AT, talks

from turncast.building import build
from turncast.commands.selecting import OF_PROJECT, fixed
from turncast.models.artifact import Wave
from turncast.models.finding import Level

CASES = Path(__file__).parents[1] / "checking"


def ignorable() -> Iterator[Any]:
    """For each rule whose errors can be ignored, one project in which there is one."""
    for file in sorted(CASES.glob("test_*_rules.py")):
        for case in getattr(import_module(f"tests.checking.{file.stem}"), "CASES", ()):
            rule = OF_PROJECT.get(case.code)
            if rule and rule.level is Level.ERROR and not fixed(rule):
                yield pytest.param(case.wrong[0], id=case.code)


@pytest.mark.parametrize("change", [*ignorable()])
def test_what_is_ignored_can_be_built(tmp_path: Path, change: Any) -> None:
    """Feeds, pages and whatever stands beside them are made of every project that can be read."""
    folder = talks(tmp_path)
    change(folder)
    catalog = folder.load().catalog
    assert catalog
    made = [one.make() for one in build(catalog, AT).artifacts.values() if one.wave is not Wave.MEDIA]
    assert made
