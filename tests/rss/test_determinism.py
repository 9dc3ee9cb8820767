"""The same edition gives the same bytes, wherever and whenever it is rendered."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from tests.support.editions import everything, notes_html, series

from turncast.rss import chapters_document, render

ROOT = Path(__file__).parents[2]
PROGRAM = """
import locale
from contextlib import suppress
from hashlib import sha256
with suppress(locale.Error):
    locale.setlocale(locale.LC_ALL, "")
from tests.support.editions import everything, notes_html, series
from turncast.rss import chapters_document, render
feeds = render(series(), notes_html) + render(everything(), notes_html)
print(sha256(feeds + chapters_document(series(), series().entries[0])).hexdigest())
"""


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "America/Chicago", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Kathmandu", "LC_ALL": "de_DE.UTF-8", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "3", "TZ": "UTC", "LC_ALL": "tr_TR.UTF-8", "PYTHONOPTIMIZE": "1"},
    ],
    ids=lambda surroundings: surroundings["TZ"],
)
def test_bytes_do_not_depend_on_the_surroundings(surroundings: dict[str, str]) -> None:
    """Another hash seed, time zone, locale and encoding give the same feeds and chapters, to the byte."""
    feeds = render(series(), notes_html) + render(everything(), notes_html)
    here = feeds + chapters_document(series(), series().entries[0])
    there = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, **surroundings},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert there.stdout.strip() == sha256(here).hexdigest()
