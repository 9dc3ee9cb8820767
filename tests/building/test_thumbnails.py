"""Small copies of artwork are published for pages, and pages show these."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.pages.markup import Document
from tests.support.projects import AT, Folder, talks
from tests.support.recordings import picture

from turncast import artwork
from turncast.building import build, editions
from turncast.errors import Unreadable
from turncast.models.artifact import CacheControl, Release, Wave


def small(release: Release) -> dict[str, str]:
    """The keys of thumbnails and icons, without digests, and the type of each."""
    found = {key: one.media_type for key, one in release.artifacts.items() if re.search(r"\.\d+\.(webp|png)$", key)}
    return {re.sub(r"-[0-9a-f]{16}", "", key): kind for key, kind in found.items()}


def made(release: Release, key: str) -> bytes:
    """The bytes of an artifact."""
    body = release.artifacts[key].make()
    assert isinstance(body, bytes)
    return body


def test_artwork_is_published_in_small_too(tmp_path: Path) -> None:
    """Three sizes of all artwork, and three icons of a show's; named by their content for ever, before all pages."""
    folder = talks(tmp_path, "first")
    folder.episode("second", artwork="media/second.jpg")
    release = build(folder.catalog(), AT)
    assert small(release) == {
        "media/cover.160.webp": "image/webp",
        "media/cover.320.webp": "image/webp",
        "media/cover.640.webp": "image/webp",
        "media/cover.64.png": "image/png",
        "media/cover.192.png": "image/png",
        "media/cover.512.png": "image/png",
        "media/second.160.webp": "image/webp",
        "media/second.320.webp": "image/webp",
        "media/second.640.webp": "image/webp",
    }
    thumbnails = [one for key, one in release.artifacts.items() if key.endswith(".webp")]
    assert {(one.wave, one.cache_control) for one in thumbnails} == {(Wave.MEDIA, CacheControl.IMMUTABLE)}


SIZES = ([160, 320, 640], [160, 320])
"""Of the picture a page is about, and of those in lists."""


def test_pages_show_small_copies_of_artwork(tmp_path: Path) -> None:
    """No page loads the artwork that directories get; the browser chooses the size it needs."""
    folder = talks(tmp_path)
    release = build(folder.catalog(), AT)
    large = next(key for key in release.artifacts if re.fullmatch(r"media/cover-[0-9a-f]{16}\.png", key))
    for key in (key for key in release.artifacts if key.endswith(".html")):
        page = Document(made(release, key))
        loaded = [image.attributes["src"] or "" for image in page.all("img")]
        loaded += [
            link.attributes["href"] or "" for rel in ("icon", "apple-touch-icon") for link in page.all("link", rel=rel)
        ]
        assert loaded
        assert not [url for url in loaded if url.endswith(large)]
        for image in (one for one in page.all("img") if not (one.attributes["src"] or "").endswith(".svg")):
            assert [int(width) for width in re.findall(r" (\d+)w", image.attributes["srcset"] or "")] in SIZES
            assert image.attributes["sizes"]


def test_a_picture_that_is_small_already_is_not_made_larger(tmp_path: Path) -> None:
    """In a preview of a project whose artwork is too small."""
    folder = talks(tmp_path, "first")
    folder.write("media/cover.png", picture(200, 300, form="PNG"))
    assert small(build(folder.catalog(), AT)) == {
        "media/cover.160.webp": "image/webp",
        "media/cover.64.png": "image/png",
        "media/cover.192.png": "image/png",
    }


def test_a_video_without_a_poster_waits_with_a_small_picture(tmp_path: Path) -> None:
    """A frame of the video is its poster; where none is, the artwork as small as it may be."""
    folder = talks(tmp_path, "first")
    (edition,) = editions(folder.catalog(), AT)
    assert edition.artwork
    assert [small.side for small in edition.artwork.thumbnails] == [160, 320, 640]
    assert [icon.side for icon in edition.artwork.icons] == [64, 192, 512]


def test_a_picture_is_decoded_once_for_all_its_sizes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large one takes a second to decode."""
    decoded: list[Path] = []
    draw = artwork.thumbnails

    def noted(file: Path, forms: Iterable[artwork.Form]) -> dict[artwork.Form, bytes]:
        decoded.append(file)
        return draw(file, forms)

    monkeypatch.setattr(artwork, "thumbnails", noted)
    release = build(talks(tmp_path, "first").catalog(), AT)
    for key in (key for key in release.artifacts if key.endswith(".webp")):
        made(release, key)
    assert len(decoded) == 1


def test_none_is_made_before_it_is_wanted(tmp_path: Path) -> None:
    """A release is told from another without opening a picture."""
    catalog = talks(tmp_path, "first").catalog()
    (tmp_path / "media/cover.png").unlink()
    build(catalog, AT)


def test_what_a_picture_shows_is_said_once(tmp_path: Path) -> None:
    """The words for artwork that stands among the other pictures stand on its page, and in its feed."""
    folder = talks(tmp_path, "first")
    folder.show(pictures=[{"file": "media/cover.png", "alt": "Two bubbles, speaking"}])
    release = build(folder.catalog(), AT)
    (shown,) = (one for one in Document(made(release, "talks/index.html")).all("img") if one.attributes["alt"])
    assert shown.attributes["alt"] == "Two bubbles, speaking"
    folder.show()
    (shown,) = (
        one
        for one in Document(made(build(folder.catalog(), AT), "talks/index.html")).all("img")
        if one.attributes["alt"]
    )
    assert shown.attributes["alt"] == "Artwork of Talks"


def test_a_picture_that_changes_meanwhile_is_refused(tmp_path: Path) -> None:
    """A key that names content must not get other content."""
    folder = talks(tmp_path, "first")
    release = build(folder.catalog(), AT)
    folder.write("media/cover.png", b"anything")
    with pytest.raises(Unreadable, match="changed while it was being published"):
        made(release, next(key for key in release.artifacts if key.endswith(".webp")))


def test_a_damaged_picture_is_told_by_its_name(tmp_path: Path) -> None:
    """Its header is sound, so that only who decodes it sees."""
    folder: Folder = talks(tmp_path, "first")
    whole = (tmp_path / "media/cover.png").read_bytes()
    folder.write("media/cover.png", whole[:100])
    release = build(folder.catalog(), AT)
    with pytest.raises(Unreadable, match=r"^media/cover\.png: expected a JPEG or PNG picture, found damaged data"):
        made(release, next(key for key in release.artifacts if key.endswith(".webp")))
