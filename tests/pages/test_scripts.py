"""The one script, and the waveform, before a browser meets them."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from rjsmin import jsmin
from tests.pages import samples
from tests.pages.markup import Document

from turncast.pages import Theme
from turncast.pages.scripts import PARTS
from turncast.pages.theme import BUILT_IN
from turncast.pages.waves import BARS, HEIGHT, wave


def test_the_script_is_made_of_every_part() -> None:
    """A part that is forgotten would do nothing; one is not there twice."""
    assert sorted(PARTS) == sorted(file.name for file in (BUILT_IN / "script").glob("*.js"))
    script = Theme().script.body.decode()
    assert all(script.count(jsmin((BUILT_IN / "script" / part).read_text())) == 1 for part in PARTS)


def test_the_script_leaves_nothing_behind_and_makes_no_html() -> None:
    """It has a scope of its own, and what is on a page or in an address never becomes markup or program."""
    script = Theme().script.body.decode()
    assert script.startswith('(()=>{"use strict";')
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|new Function|cookie|https?:", script
    )


def test_a_projects_script_replaces_the_built_in_one(tmp_path: Path) -> None:
    """By name, like the stylesheet; pages allow that one then, and no other."""
    (tmp_path / "script.js").write_text("document.title += '!';")
    theme = Theme(tmp_path)
    page = Document(theme.episode(samples.episode()))
    assert theme.script.body == b"document.title+='!';"
    assert theme.script.key != Theme().script.key
    assert page.all("script")[0].attributes["src"] == f"../{theme.script.key}"
    assert f"script-src '{theme.script.integrity}';" in (page.meta("Content-Security-Policy") or "")


@given(st.lists(st.integers(0, 255), min_size=1, max_size=1000))
def test_every_waveform_fits_its_frame(peaks: list[int]) -> None:
    """However many peaks and however loud: bars side by side, none higher than the frame, none invisible."""
    drawn = wave(peaks)
    assert drawn is not None
    bars = [tuple(map(int, bar)) for bar in re.findall(r"M(\d+)\.5 (\d+)v(\d+)", drawn.path)]
    assert [x for x, _, _ in bars] == list(range(drawn.width))
    assert drawn.width == min(BARS, len(peaks))
    assert all(top >= 0 and 2 <= height <= HEIGHT and top + height <= HEIGHT for _, top, height in bars)
    assert any(height == HEIGHT for _, _, height in bars) or not any(peaks)


def test_the_loudest_moment_is_the_highest_bar() -> None:
    """Peaks are gathered, not skipped."""
    peaks = [10] * 1000
    peaks[777] = 200
    drawn = wave(peaks)
    assert drawn is not None
    heights = [int(height) for height in re.findall(r"v(\d+)", drawn.path)]
    assert heights.index(max(heights)) == 777 * BARS // 1000


def test_what_was_not_measured_has_no_waveform() -> None:
    """None is drawn, instead of an empty one."""
    assert wave(()) is None
    assert "wave" not in Theme().episode(samples.episode()).decode()
