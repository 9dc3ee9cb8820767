"""Each episode and each event has a card for where its page is shared."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from tests.pages.markup import Document
from tests.support.projects import AT, SITE, Folder, talks
from tests.support.recordings import picture

from turncast.building import build
from turncast.errors import Unreadable
from turncast.models.artifact import Artifact, CacheControl, Release, Wave


def released(folder: Folder) -> Release:
    """The release of a project that can be read."""
    return build(folder.catalog(), AT)


def cards(release: Release) -> dict[str, Artifact]:
    """The cards, by the slug of what they are of."""
    found = {key: one for key, one in release.artifacts.items() if key.endswith(".card.jpg")}
    return {re.sub(r"media/(.*)-[0-9a-f]{16}\.card\.jpg", r"\1", key): one for key, one in found.items()}


def made(artifact: Artifact) -> bytes:
    """Its bytes."""
    body = artifact.make()
    assert isinstance(body, bytes)
    return body


def test_a_page_is_shared_with_its_card(tmp_path: Path) -> None:
    """A picture of the size that is shown whole, stored before the page that names it, for ever under its name."""
    release = released(talks(tmp_path, "first"))
    card = cards(release)["first"]
    assert (card.wave, card.media_type, card.cache_control) == (Wave.MEDIA, "image/jpeg", CacheControl.IMMUTABLE)
    with Image.open(BytesIO(made(card))) as opened:
        assert opened.size == (1200, 630)
    page = Document(made(release.artifacts["talks/first.html"]))
    assert page.meta("og:image") == f"{SITE['url']}{card.key}"
    assert page.meta("og:image:alt") == "Talks · First · January 1, 2020"


def test_an_event_has_a_card_too(tmp_path: Path) -> None:
    """It is shared before there is a recording of it."""
    folder = talks(tmp_path, "first")
    live = {"end": "2026-02-01T00:00:00Z", "register_at": "https://turncast.dev/register"}
    folder.episode("kickoff", recording=None, transcripts=None, date="2026-01-31", live=live)
    release = released(folder)
    page = Document(made(release.artifacts["talks/kickoff.html"]))
    assert page.meta("og:image") == f"{SITE['url']}{cards(release)['kickoff'].key}"


def test_a_picture_of_the_producers_goes_before_a_card(tmp_path: Path) -> None:
    """One whose purpose is to be shared."""
    folder = talks(tmp_path, "first")
    folder.write("media/ours.png", picture(1200, 630, form="PNG"))
    folder.episode("first", pictures=[{"file": "media/ours.png", "alt": "Ours", "purpose": "banner social"}])
    page = Document(made(released(folder).artifacts["talks/first.html"]))
    assert re.search(r"media/ours-[0-9a-f]{16}\.png$", page.meta("og:image") or "")
    assert page.meta("og:image:alt") == "Ours"


@pytest.mark.parametrize(
    ("words", "same"),
    [({"notes": "Other words."}, True), ({"title": "Other"}, False), ({"number": 7}, False), ({"season": 2}, True)],
)
def test_a_card_changes_with_what_is_on_it(tmp_path: Path, words: dict[str, str], same: bool) -> None:
    """And with nothing else."""
    folder = talks(tmp_path, "first")
    before = cards(released(folder))["first"].key
    folder.episode("first", date="2020-01-01", **words)
    assert (cards(released(folder))["first"].key == before) is same


def test_a_card_has_the_colour_of_its_show(tmp_path: Path) -> None:
    """In a tone on which white words can be read."""
    folder = talks(tmp_path, "first")
    folder.show(accent="#ffcc00", artwork=None)
    with Image.open(BytesIO(made(cards(released(folder))["first"]))) as opened:
        red, green, blue = opened.getpixel((1190, 10))  # type: ignore[misc]
    assert (red > 80, green > 60, blue < 20) == (True, True, True)


def test_a_damaged_picture_is_told_by_its_name(tmp_path: Path) -> None:
    """Its header is sound, so that only who decodes it sees."""
    folder = talks(tmp_path, "first")
    folder.write("media/cover.png", (tmp_path / "media/cover.png").read_bytes()[:100])
    with pytest.raises(Unreadable, match=r"^media/cover\.png: expected a JPEG or PNG picture, found damaged data"):
        made(cards(released(folder))["first"])
