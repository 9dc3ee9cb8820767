"""How to follow a show is published with it."""

from pathlib import Path

from tests.pages.markup import Document
from tests.support.projects import AT, Folder, talks

from turncast.building import build
from turncast.models.artifact import Artifact, CacheControl, Wave


def released(folder: Folder) -> dict[str, Artifact]:
    """What is published."""
    return dict(build(folder.catalog(), AT).artifacts)


def made(artifact: Artifact) -> bytes:
    """Its bytes."""
    body = artifact.make()
    assert isinstance(body, bytes)
    return body


def code(artifacts: dict[str, Artifact]) -> Artifact:
    """The one QR code."""
    (found,) = (one for key, one in artifacts.items() if key.endswith(".qr.svg"))
    return found


def test_each_show_has_a_page_and_a_code(tmp_path: Path) -> None:
    """The code is named by its content and comes before the page that shows it; an episode may have any name."""
    folder = talks(tmp_path, "first")
    folder.episode("subscribe")
    artifacts = released(folder)
    assert {"talks/about/subscribe.html", "talks/subscribe.html"} <= artifacts.keys()
    found = code(artifacts)
    assert (found.wave, found.media_type, found.cache_control) == (
        Wave.SIDECAR,
        "image/svg+xml",
        CacheControl.IMMUTABLE,
    )
    page = Document(made(artifacts["talks/about/subscribe.html"]))
    assert f"../../{found.key}" in [image.attributes["src"] for image in page.all("img")]


def test_a_code_changes_with_the_address_and_nothing_else(tmp_path: Path) -> None:
    """What is on paper keeps leading somewhere."""
    folder = talks(tmp_path, "first")
    before = code(released(folder)).key
    folder.show(description="Other words.")
    assert code(released(folder)).key == before
    moved = Folder(tmp_path, url="https://elsewhere.turncast.dev/")
    assert code(released(moved)).key != before


def test_a_new_episode_leaves_it_alone(tmp_path: Path) -> None:
    """It says nothing of episodes."""
    folder = talks(tmp_path, "first")
    before = released(folder)["talks/about/subscribe.html"].fingerprint
    folder.episode("second")
    assert released(folder)["talks/about/subscribe.html"].fingerprint == before


def test_addresses_are_those_of_the_shows_file(tmp_path: Path) -> None:
    """What is written under [subscribe]."""
    folder = talks(tmp_path, "first")
    folder.show(subscribe={"spotify": "https://open.spotify.com/show/x"})
    for key in ("talks/index.html", "talks/about/subscribe.html"):
        assert "https://open.spotify.com/show/x" in Document(made(released(folder)[key])).links()


def test_a_wrong_address_is_told_with_its_line(tmp_path: Path) -> None:
    """And with what was expected."""
    folder = talks(tmp_path, "first")
    folder.show(subscribe={"spotify": "https://spotify.com/show/x"})
    (found,) = (one for one in folder.findings() if one.key.startswith("subscribe"))
    assert (found.path, found.key, found.line is not None) == ("feeds/talks.toml", "subscribe.spotify", True)
    assert "expected https://open.spotify.com/…" in found.message


def test_a_feed_names_its_stylesheet_which_is_there_before(tmp_path: Path) -> None:
    """By a relative path, under a name that stays: another look changes no feed."""
    folder = talks(tmp_path, "first")
    artifacts = released(folder)
    feed, look = artifacts["talks/feed.xml"], artifacts["theme/feed-en.css"]
    lines = made(feed).decode().splitlines()
    assert lines[1] == '<?xml-stylesheet type="text/css" href="../theme/feed-en.css"?>'
    assert (look.wave < feed.wave, look.media_type) == (True, "text/css; charset=utf-8")
    folder.write("templates/feed.css", "rss { color: teal }")
    again = released(folder)
    assert made(again["theme/feed-en.css"]).startswith(b"rss { color: teal }\n")
    assert again["theme/feed-en.css"].fingerprint != look.fingerprint
    assert again["talks/feed.xml"].fingerprint == feed.fingerprint


def test_a_feed_that_is_opened_speaks_the_language_of_its_show(tmp_path: Path) -> None:
    """One stylesheet a language, with its words and its direction; a producer's own words in it are words."""
    folder = talks(tmp_path, "first")
    folder.show("charlas", language="es-MX")
    folder.show("other", language="es-MX")
    folder.show("arabic", language="ar")
    folder.write("templates/words/ar.po", 'msgid "On the web:"\nmsgstr "a \\"b\\\\ } </style>"\n')
    artifacts = released(folder)
    looks = {key: made(artifacts[key]).decode() for key in artifacts if key.startswith("theme/feed-")}
    assert list(looks) == ["theme/feed-ar.css", "theme/feed-es-mx.css", "theme/feed-en.css"]
    assert "Para seguir el programa, copia" in looks["theme/feed-es-mx.css"]
    assert "direction: rtl" in looks["theme/feed-ar.css"]
    assert r'--web: "a \22 b\5c  } </style>";' in looks["theme/feed-ar.css"]
    assert b'href="../theme/feed-es-mx.css"' in made(artifacts["charlas/feed.xml"])
