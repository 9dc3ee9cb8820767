"""The script pages share, and waveforms, as parts of a release."""

from pathlib import Path

from tests.building.test_release import body, prints
from tests.support.projects import AT, WELL, talks

from turncast.building import build


def test_a_new_script_changes_every_page_once_and_no_feed(tmp_path: Path) -> None:
    """Pages allow the script by its digest, so they change with it; published again, nothing changes."""
    folder = talks(tmp_path)
    before = prints(folder)
    folder.write("templates/script.js", "// ours\n")
    after = prints(folder)
    changed = {key for key in before if after.get(key) != before[key]}
    assert {key for key in changed if not key.startswith("theme/script")} == {
        key for key in before if key.endswith(".html")
    }
    assert prints(folder) == after


def test_the_script_is_stored_where_pages_look_for_it(tmp_path: Path) -> None:
    """Under a name made of its content."""
    artifacts = build(talks(tmp_path).catalog(), AT).artifacts
    (key,) = (key for key in artifacts if key.endswith(".js"))
    assert f'src="../{key}"'.encode() in body(artifacts["talks/first.html"])
    assert artifacts[key].immutable


def test_a_measured_recording_changes_its_own_pages_alone(tmp_path: Path) -> None:
    """A waveform is drawn on them; other pages and feeds stay as they are."""
    catalog = talks(tmp_path).catalog()
    measured = catalog.model_copy(update={"loudness": {"media/first.mp3": WELL}})
    before, after = build(catalog, AT).artifacts, build(measured, AT).artifacts
    assert {key for key in before if before[key].fingerprint != after[key].fingerprint} == {
        "talks/embed/first.html", "talks/first.html",
    }  # fmt: skip
    assert b'class="wave"' in body(after["talks/first.html"])
    assert b'class="wave"' not in body(before["talks/first.html"])
