"""Pictures beside the artwork: in any shape, named with what they show and what they are for."""

from pathlib import Path

from tests.support.projects import talks
from tests.support.recordings import picture

from turncast import loading

BANNER = {"file": "media/banner.png", "alt": "Two people at a table", "purpose": "banner"}


def test_a_picture_of_any_shape_is_read_and_measured(tmp_path: Path) -> None:
    """A banner is wide; the door that measures artwork measures it."""
    folder = talks(tmp_path, "first")
    folder.write("media/banner.png", picture(3000, 1000, form="PNG"))
    folder.show(pictures=[BANNER])
    found = folder.catalog().artworks["media/banner.png"]
    assert (found.width, found.height, found.media_type) == (3000, 1000, "image/png")


def test_a_picture_that_is_not_there_is_a_finding_where_it_is_named(tmp_path: Path) -> None:
    """In the show's file and in the episode's, by its place in the list."""
    folder = talks(tmp_path)
    folder.write("media/banner.png", picture(300, 100, form="PNG"))
    folder.show(pictures=[BANNER, {"file": "media/gone.jpg"}])
    folder.episode("first", pictures=[{"file": "media/lost.jpg"}])
    folder.write("media/lost.jpg", b"no picture")
    found = {(one.code, one.path, one.key) for one in folder.load().findings}
    assert found == {
        ("missing-file", "feeds/talks.toml", "pictures.1.file"),
        ("unreadable-artwork", "episodes/first.md", "pictures.0.file"),
    }
    assert all(one.line for one in loading.placed(folder.load().findings, folder.root))


def test_artwork_without_a_name_is_missing(tmp_path: Path) -> None:
    """An empty text names no picture, and is not taken for silence."""
    folder = talks(tmp_path, "first")
    text = (tmp_path / "episodes/first.md").read_text()
    folder.write("episodes/first.md", text.replace("+++", '+++\nartwork = ""', 1))
    assert [one.code for one in folder.findings()] == ["missing-file"]
