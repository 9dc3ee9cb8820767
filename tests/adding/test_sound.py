"""The sound of a video as a second rendition of the same episode."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.support.recordings import encoded, mp3

from turncast import audio
from turncast.adding import AlreadyAdded, Draft, Hands, Overrides, Shelf, Told, draft, gather, write
from turncast.encoding import convert, decode_duration
from turncast.models.show import Show

SHOW = Show(title="Interviews", description="Talks.", slug="interviews", path="feeds/interviews.toml")
VIDEO = ("-c:a", "aac", "-c:v", "libx264", "-pix_fmt", "yuv420p")


def propose(recording: Path, root: Path, **more: Any) -> Draft:
    """A draft in the project at *root*, with the sound alone."""
    said: dict[str, Any] = {"taken": (), "guid": "g-1", "now": datetime(2026, 11, 21, tzinfo=UTC), "heard": True} | more
    return draft(gather(recording, Overrides()), root=root, show=Told(SHOW, "the only show"), **said)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with nothing in it."""
    made = tmp_path / "project"
    (made / "media").mkdir(parents=True)
    return made


def files(root: Path) -> list[str]:
    """Every file of the project."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_two_renditions(root: Path, tmp_path: Path) -> None:
    """A video and its sound are one episode; the sound is as long, and comes a second time to nobody."""
    path = encoded(tmp_path / "webinar.mp4", *VIDEO, video=True)
    found, shelf = propose(path, root), Shelf()
    assert found.table["renditions"] == ["media/webinar.m4a"]
    assert found.told["renditions"].source == "--audio"
    added = write(found, root, shelf, Hands(convert=convert))
    assert added.renditions == ("media/webinar.m4a",)
    assert files(root) == sorted(found.writes) == ["episodes/webinar.md", "media/webinar.m4a", "media/webinar.mp4"]
    sound = audio.probe(root / "media/webinar.m4a")
    assert (sound.kind, sound.codec, sound.publishable) == ("audio", "AAC", True)
    assert decode_duration(root / "media/webinar.m4a") == pytest.approx(decode_duration(path), abs=0.05)
    with pytest.raises(AlreadyAdded):
        write(propose(root / "media/webinar.m4a", root, taken={"webinar"}), root, shelf)


def test_what_is_heard_already(root: Path, tmp_path: Path) -> None:
    """Of a recording that is sound alone there is nothing to take out."""
    found = propose(mp3(tmp_path / "talk.mp3"), root)
    assert "renditions" not in found.table
    write(found, root, Shelf(), Hands(convert=convert))
    assert files(root) == ["episodes/talk.md", "media/talk.mp3"]


def test_whatever_stops_it(root: Path, tmp_path: Path) -> None:
    """Interrupted while the sound is taken out, nothing is left, not even the video."""

    def stop(done: float, total: float) -> None:
        raise KeyboardInterrupt

    path = encoded(tmp_path / "webinar.mp4", *VIDEO, video=True)
    with pytest.raises(KeyboardInterrupt):
        write(propose(path, root), root, Shelf(), Hands(on_seconds=stop, convert=convert))
    assert files(root) == []


def test_after_an_add_that_was_killed(root: Path, tmp_path: Path) -> None:
    """Video and sound that an interrupted add left behind are taken for what they are."""
    path = encoded(tmp_path / "webinar.mp4", *VIDEO, video=True)
    write(propose(path, root), root, Shelf(), Hands(convert=convert))
    (root / "episodes/webinar.md").unlink()
    write(propose(path, root), root, Shelf(), Hands(convert=convert))
    assert files(root) == ["episodes/webinar.md", "media/webinar.m4a", "media/webinar.mp4"]
