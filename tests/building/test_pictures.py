"""Pictures beside the artwork are published under the names of their content, with what is said of them."""

from pathlib import Path

from tests.support.projects import AT, talks
from tests.support.recordings import picture

from turncast.building import build, editions


def test_pictures_of_shows_and_episodes_are_published(tmp_path: Path) -> None:
    """With their size in pixels, what they show and what they are for; one that is named twice is stored once."""
    folder = talks(tmp_path)
    folder.write("media/banner.png", picture(300, 100, form="PNG"))
    banner = {"file": "media/banner.png", "alt": "A table", "purpose": "banner"}
    folder.show(pictures=[banner])
    folder.episode("first", pictures=[banner, {"file": "media/banner.png", "purpose": "social"}])
    (edition,) = editions(folder.catalog(), AT)
    (shown,) = edition.pictures
    assert (shown.width, shown.height, shown.alt, shown.purpose) == (300, 100, "A table", "banner")
    assert [one.purpose for one in edition.entries[0].pictures] == ["banner", "social"]
    assert {one.key for one in edition.entries[0].pictures} == {shown.key}
    assert build(folder.catalog(), AT).artifacts[shown.key].media_type == "image/png"


def test_what_is_said_of_a_picture_decides_the_feed(tmp_path: Path) -> None:
    """Another alternative text makes another feed, although the picture is the same."""
    folder = talks(tmp_path, "first")
    folder.write("media/banner.png", picture(300, 100, form="PNG"))
    prints = []
    for alt in ("A table", "A bench"):
        folder.show(pictures=[{"file": "media/banner.png", "alt": alt}])
        prints.append(build(folder.catalog(), AT).artifacts["talks/feed.xml"].fingerprint)
    assert prints[0] != prints[1]


def test_trailers_are_told_apart(tmp_path: Path) -> None:
    """Newest first, and among the entries all the same."""
    folder = talks(tmp_path, "first")
    folder.episode("old", kind="trailer")
    folder.episode("new", kind="trailer")
    (edition,) = editions(folder.catalog(), AT)
    assert [one.episode.slug for one in edition.trailers] == ["new", "old"]
    assert len(edition.entries) == 3
