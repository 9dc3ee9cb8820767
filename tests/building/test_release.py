"""A release is made of a catalog and a moment, and of nothing else."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.projects import AT, Folder, talks
from tests.support.recordings import mp3, picture

from turncast.building import build, editions
from turncast.building.keys import media
from turncast.building.links import mentioned, relative
from turncast.errors import Unreadable
from turncast.models.artifact import Artifact, CacheControl, Release, Splice, Stretch, Wave
from turncast.notes import to_html
from turncast.rss import read_feed
from turncast.targets.bodies import opened

REPOSITORY = Path(__file__).parents[2]
SMALL = re.compile(r"\.\d+\.(webp|png)$")
"""How the keys of thumbnails end."""


def released(folder: Folder, at: datetime = AT, **how: Any) -> Release:
    """The release of a project that can be read."""
    return build(folder.catalog(), at, **how)


def body(artifact: Artifact) -> bytes:
    """The bytes of an artifact, wherever they are."""
    with opened(artifact.make()) as made:
        return made.read()


def prints(folder: Folder, at: datetime = AT) -> dict[str, str]:
    """The fingerprint of each artifact, by key."""
    return {key: artifact.fingerprint for key, artifact in released(folder, at).artifacts.items()}


def bodies(folder: Folder, at: datetime = AT) -> dict[str, bytes]:
    """The body of each artifact, by key."""
    return {key: body(artifact) for key, artifact in released(folder, at).artifacts.items()}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Two shows, four episodes; the second one of the first show has chapters, a picture, and a link to the first."""
    folder = talks(tmp_path, "first")
    folder.episode(
        "second",
        notes="After [the first](first.md), and before [the third](third.md#top).",
        chapters=[{"start": 0, "title": "Welcome"}],
        artwork="media/second.jpg",
        description="The second one.",
    )
    folder.episode("third", transcripts=None)
    folder.show("films", medium="video", artwork="media/films.png")
    folder.episode("film", show="films")
    return folder


def test_the_release_names_all_that_should_be_live(folder: Folder) -> None:
    """Pages and feeds keep their addresses; what is named by its content is in the places for it."""
    keys = sorted(re.sub(r"-[0-9a-f]{16}", "-*", key) for key in released(folder).artifacts)
    assert [key for key in keys if not SMALL.search(key)] == [
        "404.html",
        "events.html",
        "films/about/subscribe.html",
        "films/embed/film.html",
        "films/embed/film.json",
        "films/feed.json",
        "films/feed.xml",
        "films/film.html",
        "films/index.html",
        "films/transcripts/film.html",
        "index.html",
        "media/cover-*.png",
        "media/film-*.card.jpg",
        "media/film-*.mp3",
        "media/films-*.png",
        "media/films-*.qr.svg",
        "media/first-*.card.jpg",
        "media/first-*.mp3",
        "media/second-*.card.jpg",
        "media/second-*.chapters.json",
        "media/second-*.jpg",
        "media/second-*.mp3",
        "media/talks-*.qr.svg",
        "media/third-*.card.jpg",
        "media/third-*.mp3",
        "media/words-*.vtt",
        "search.json",
        "search/list-*.json",
        "shows.opml",
        "site.webmanifest",
        "sitemap.xml",
        "talks/about/subscribe.html",
        "talks/embed/first.html",
        "talks/embed/first.json",
        "talks/embed/second.html",
        "talks/embed/second.json",
        "talks/embed/third.html",
        "talks/embed/third.json",
        "talks/feed.json",
        "talks/feed.xml",
        "talks/first.html",
        "talks/index.html",
        "talks/second.html",
        "talks/third.html",
        "talks/transcripts/first.html",
        "talks/transcripts/second.html",
        "theme/feed-en.css",
        "theme/script-*.js",
        "theme/style-*.css",
    ]


def test_each_object_has_its_wave_its_type_and_its_life_in_caches(folder: Folder) -> None:
    """What is pointed at goes first; what is named by its content is kept for ever, what keeps its address is not."""
    told = {
        (next((end for end in (".chapters.json", "search.json") if key.endswith(end)), Path(key).suffix)): (
            artifact.wave,
            artifact.media_type,
            artifact.immutable,
        )
        for key, artifact in released(folder).artifacts.items()
        if key not in ("theme/feed-en.css", "sitemap.xml", "talks/feed.json", "films/feed.json")
        and "/embed/" not in key
    }
    assert told == {
        ".mp3": (Wave.MEDIA, "audio/mpeg", True),
        ".png": (Wave.MEDIA, "image/png", True),
        ".webp": (Wave.MEDIA, "image/webp", True),
        ".jpg": (Wave.MEDIA, "image/jpeg", True),
        ".vtt": (Wave.SIDECAR, "text/vtt", True),
        ".chapters.json": (Wave.SIDECAR, "application/json+chapters", True),
        ".json": (Wave.SIDECAR, "application/json", True),
        "search.json": (Wave.PAGE, "application/json", False),
        ".css": (Wave.SIDECAR, "text/css; charset=utf-8", True),
        ".opml": (Wave.FEED, "text/x-opml; charset=utf-8", False),
        ".webmanifest": (Wave.SIDECAR, "application/manifest+json", False),
        ".svg": (Wave.SIDECAR, "image/svg+xml", True),
        ".js": (Wave.SIDECAR, "text/javascript; charset=utf-8", True),
        ".html": (Wave.PAGE, "text/html; charset=utf-8", False),
        ".xml": (Wave.FEED, "application/rss+xml; charset=utf-8", False),
    }
    caches = {artifact.immutable: artifact.cache_control for artifact in released(folder).artifacts.values()}
    assert caches == {True: CacheControl.IMMUTABLE, False: CacheControl.SHORT}


def test_recordings_are_given_as_files(folder: Folder) -> None:
    """Four gigabytes never pass through memory: a recording is a new head and a stretch of the file it stands in."""
    release = released(folder)
    (key,) = (key for key in release.artifacts if key.startswith("media/first") and key.endswith(".mp3"))
    made = release.artifacts[key].make()
    assert isinstance(made, Splice)
    tag, sound = made.parts
    assert isinstance(tag, bytes)
    file = folder.root / "media/first.mp3"
    assert sound == Stretch(file, 0, file.stat().st_size)


def test_a_show_that_wants_no_tags_publishes_its_recordings_as_they_stand(folder: Folder) -> None:
    """What a producer has tagged by hand is not touched: the body is the file, and its key names its bytes."""
    folder.show(tag=False)
    file = folder.root / "media/first.mp3"
    artifacts = released(folder).artifacts
    key = f"media/first-{hashlib.sha256(file.read_bytes()).hexdigest()[:16]}.mp3"
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert artifacts[key].make() == Splice((Stretch(file, 0, file.stat().st_size),), digest)
    assert f'length="{file.stat().st_size}"'.encode() in body(artifacts["talks/feed.xml"])


def test_a_copy_has_the_length_the_feed_states(folder: Folder) -> None:
    """The length is known before the copy is made, and is that of the copy, not of the recording."""
    artifacts = released(folder).artifacts
    feed = body(artifacts["talks/feed.xml"]).decode()
    stated = re.findall(r'<enclosure url="https://podcast.turncast.dev/talks/(.*?)" length="(\d+)"', feed)
    assert len(stated) == 3
    for key, length in stated:
        assert len(body(artifacts[key])) == int(length)


def test_no_body_is_made_while_building(folder: Folder) -> None:
    """Templates are not rendered and files not opened until a plan needs them."""
    folder.write("templates/base.html", "{% not a template")
    catalog = folder.catalog()
    for file in (folder.root / "media").iterdir():
        file.unlink()
    release = build(catalog, AT)
    with pytest.raises(Unreadable):
        release.artifacts["index.html"].make()
    with pytest.raises(FileNotFoundError):
        body(next(artifact for key, artifact in release.artifacts.items() if key.endswith(".mp3")))


SCRIPT = """
import hashlib, sys
from datetime import datetime
from pathlib import Path
from turncast.building import build
from turncast.loading import load
from turncast.targets.bodies import opened
release = build(load(Path(sys.argv[1])).catalog, datetime.fromisoformat(sys.argv[2]))
for key, artifact in release.artifacts.items():
    with opened(artifact.make()) as made:
        print(key, artifact.fingerprint, hashlib.sha256(made.read()).hexdigest())
"""


def test_another_process_elsewhere_in_the_world_makes_the_same_bytes(folder: Folder, tmp_path: Path) -> None:
    """Neither the seed of hashes, nor the time zone, the language, or the working directory has a say."""

    def run(at: datetime, **surroundings: str) -> str:
        made = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(folder.root), at.isoformat()],
            env={"PATH": os.environ["PATH"], **surroundings},
            cwd=tmp_path if "TZ" in surroundings else REPOSITORY,
            capture_output=True,
            text=True,
            check=True,
        )
        return made.stdout

    here = "".join(
        f"{key} {artifact.fingerprint} {hashlib.sha256(body(artifact)).hexdigest()}\n"
        for key, artifact in released(folder).artifacts.items()
    )
    assert run(AT, PYTHONHASHSEED="1") == here
    far = run(AT + timedelta(days=400), PYTHONHASHSEED="2", TZ="Pacific/Kiritimati", LC_ALL="C", LANG="de_DE.UTF-8")
    assert far == here


def test_drafts_and_undue_episodes_are_left_out(folder: Folder) -> None:
    """A draft is seen by nobody, and an episode of the future when its moment has come."""
    before = prints(folder)
    folder.episode("draft", draft=True)
    folder.episode("later", date=AT + timedelta(seconds=1))
    assert prints(folder) == before
    assert "talks/later.html" in released(folder, AT + timedelta(seconds=1)).artifacts
    assert "talks/draft.html" not in released(folder, AT + timedelta(days=9999)).artifacts
    preview = released(folder, drafts=True)
    assert {"talks/later.html", "talks/draft.html"} <= preview.artifacts.keys()


def test_the_release_remembers_what_apps_remember(folder: Folder) -> None:
    """Of every episode in a feed: its GUID, title, date and page, as they are written there and can be read back."""
    folder.episode("draft", draft=True)
    folder.episode("odd", title="Two\r\nlines\x07 ", guid=" spaced\x00 ")
    release = released(folder)
    assert {key: sorted(one.slug for one in feed.episodes) for key, feed in release.feeds.items()} == {
        "films/feed.xml": ["film"],
        "talks/feed.xml": ["first", "odd", "second", "third"],
    }
    for key, feed in release.feeds.items():
        assert feed == read_feed(body(release.artifacts[key]))


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """The keys that came, went, or have another fingerprint; digests in keys as a star."""
    keys = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    return {re.sub(r"-[0-9a-f]{16}", "-*", SMALL.sub(".small", key)) for key in keys}


def _again(slug: str, **words: Any) -> Callable[[Folder], None]:
    """The episode written anew with other words, and those it had."""

    def change(folder: Folder) -> None:
        catalog = folder.catalog()
        old = next(episode for episode in catalog.episodes if episode.slug == slug)
        kept = old.model_dump(exclude_unset=True, exclude={"notes", "slug", "path", *words})
        folder.episode(slug, **{"notes": old.notes, **kept, **words})

    return change


def _recording(folder: Folder) -> None:
    mp3(folder.root / "media/second.mp3", frames=123)


def _cover(folder: Folder) -> None:
    folder.write("media/cover.png", picture(form="PNG", colour=77))


def _words(folder: Folder) -> None:
    folder.write("media/words.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Jo>Good bye.\n")


def _theme(folder: Folder) -> None:
    folder.write("templates/base.html", '{% extends "theme/base.html" %}')


def _style(folder: Folder) -> None:
    folder.write("templates/style.css", "p { color: red }")


FEED, FILM_FEED = {"talks/feed.xml", "talks/feed.json"}, {"films/feed.xml", "films/feed.json"}
LISTS = {"index.html", "talks/index.html", *FEED}
TALKS = {"talks/first.html", "talks/second.html", "talks/third.html"}
PLAYERS = {"talks/embed/first.html", "talks/embed/second.html", "talks/embed/third.html"}
SUBSCRIBE = {"talks/about/subscribe.html"}
SITE = {"404.html", "events.html", "shows.opml"}
"""What names the shows, and no episode."""
SEARCH = {"search.json", "search/list-*.json"}
FIRST, SECOND, THIRD = ({f"talks/{slug}.html", f"talks/embed/{slug}.html"} for slug in ("first", "second", "third"))
FIRST_READ, SECOND_READ, FILM_READ = (
    f"{page.replace('/', '/transcripts/')}.html" for page in ("talks/first", "talks/second", "films/film")
)
READ = {FIRST_READ, SECOND_READ}
FILM = {"films/film.html", "films/embed/film.html", FILM_READ, "films/index.html", *FILM_FEED}
SECOND_OEMBED, FILM_OEMBED = "talks/embed/second.json", "films/embed/film.json"
OTHER_OEMBEDS = {"talks/embed/first.json", "talks/embed/third.json"}
OEMBEDS = {*OTHER_OEMBEDS, SECOND_OEMBED, FILM_OEMBED}
CHAPTERS, WORDS = "media/second-*.chapters.json", "media/words-*.vtt"
SOUND = "media/second-*.mp3"
COVER = {"media/cover-*.png", "media/cover-*.small"}
CARDS = {"media/first-*.card.jpg", "media/third-*.card.jpg"}
NEWEST = {
    "talks/newest.html", "talks/embed/newest.html", "talks/embed/newest.json", "talks/transcripts/newest.html",
    "media/newest-*.mp3", "media/newest-*.card.jpg",
}  # fmt: skip
PAGES = {"404.html", "index.html", "talks/index.html", "films/index.html", "films/film.html", "films/embed/film.html"}
PAGES |= {"events.html"} | TALKS | PLAYERS | SUBSCRIBE | READ | {FILM_READ, "films/about/subscribe.html"}


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        (_again("second", notes="Other words."), {"talks/second.html", *FEED, *SEARCH}),
        (_again("second", description="Other words."), {*SECOND, SECOND_READ, *LISTS, SOUND, *SEARCH}),
        (
            _again("second", title="Other words"),
            {
                *TALKS, *SECOND, SECOND_READ, *LISTS, CHAPTERS, SOUND, "media/second-*.card.jpg", SECOND_OEMBED,
                *SEARCH,
            },
        ),
        (_again("third", number=3), {*THIRD, *LISTS, "media/third-*.mp3", "media/third-*.card.jpg"}),
        (
            _again("second", chapters=[{"start": 0, "title": "Hello"}]),
            {*SECOND, SECOND_READ, *LISTS, CHAPTERS, SOUND},
        ),
        (
            _again("film", title="Other words"),
            {*FILM, FILM_OEMBED, "index.html", "media/film-*.mp3", "media/film-*.card.jpg", *SEARCH},
        ),
        (lambda folder: folder.episode("newest"), {*NEWEST, "talks/third.html", *LISTS, "sitemap.xml", *SEARCH}),
        (_recording, {SOUND, *SECOND, SECOND_READ, *LISTS}),
        (
            _cover,
            {
                *COVER, *CARDS, *TALKS, *PLAYERS, *SUBSCRIBE, *LISTS, *SITE, *READ, *OTHER_OEMBEDS,
                "media/first-*.mp3", "media/third-*.mp3",
            },
        ),
        (_words, {WORDS, *FIRST, *SECOND, *READ, *FILM, *LISTS, *SEARCH}),
        (_theme, PAGES),
        (_style, {"theme/style-*.css", *PAGES}),
        (lambda folder: folder.show(description="Other words."), {*TALKS, *PLAYERS, *READ, *SUBSCRIBE, *LISTS, *SITE}),
        (
            lambda folder: Folder(folder.root, title="Other"),
            {*PAGES, *OEMBEDS, *FEED, *FILM_FEED, "shows.opml", "site.webmanifest"},
        ),
        (lambda folder: folder.write("media/unused.mp3", "anything"), set()),
        (lambda folder: (folder.root / "episodes/first.md").touch(), set()),
    ],
)  # fmt: skip
def test_a_change_touches_what_is_made_from_it_and_nothing_else(
    folder: Folder, change: Callable[[Folder], object], keys: set[str]
) -> None:
    """What has another input has another fingerprint; what has not keeps its fingerprint and its bytes."""
    before, old = prints(folder), bodies(folder)
    change(folder)
    after, new = prints(folder), bodies(folder)
    assert changed(before, after) == keys
    for key in before.keys() & after.keys():
        if before[key] == after[key]:
            assert old[key] == new[key]


def test_a_page_knows_when_what_it_links_to_comes(folder: Folder) -> None:
    """Until an episode is there, a link to its file leads to its show; when it comes, the page is made anew."""
    folder.episode("awaiting", notes="Soon: [later](later.md).")
    folder.episode("later", date=AT + timedelta(days=7))
    before = released(folder).artifacts["talks/awaiting.html"]
    after = released(folder, AT + timedelta(days=8)).artifacts["talks/awaiting.html"]
    assert b'href="index.html">later' in body(before)
    assert b'href="later.html">later' in body(after)
    assert before.fingerprint != after.fingerprint


@pytest.mark.parametrize(
    "link",
    ["later.md", "./later.md#x", "../episodes/later.md", "<later.md>", "later&#46;md", r"later\.md", "l&#x61;ter.md"],
)
def test_a_link_is_noticed_however_it_is_written(link: str) -> None:
    """A mention decides the fingerprint: none that becomes a link is missed, even in character references."""
    pages, text = {"later": "talks/later.html"}, f"See [it]({link})."
    assert 'href="later.html' in to_html(text, relative("talks/first.html", pages))
    assert ("later", "talks/later.html") in mentioned(text, pages)


def test_links_need_no_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path from page to page is made even where the working directory is gone."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    link = relative("talks/first.html", {"film": "films/film.html", "second": "talks/second.html"})
    assert link("film.md#scene") == "../films/film.html#scene"
    assert link("../episodes/second.md") == "second.html"
    assert link("https://a.dev/second.md") == "https://a.dev/second.md"
    assert link("unknown.md") == "unknown.md"


@given(name=st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_keys_are_safe_whatever_files_are_called(name: str) -> None:
    """A key is made of lower-case letters, digits, dots, hyphens and slashes, and ends as its type demands."""
    key = media(f"media/{name}.MP3", "0123456789abcdef" * 4, "audio/mpeg")
    assert re.fullmatch(r"media/[a-z0-9-]+-0123456789abcdef\.mp3", key)


@pytest.mark.parametrize(
    "name", ["Ünï cödé (1).MP3", "東京.mp3", "a&b=c?d#e.mp3", "'\"<>.mp3", "%2e%2e.mp3", "...mp3", "x.wav"]
)
def test_hostile_names_make_sound_releases(tmp_path: Path, name: str) -> None:
    """Whatever a recording is called, it is published under a plain name, as the type it is."""
    folder = talks(tmp_path)
    folder.recording(f"media/{name}")
    folder.episode("third", recording=f"media/{name}")
    release = released(folder)
    assert all(re.fullmatch(r"[a-z0-9._/-]+", key) for key in release.artifacts)
    keys = {artifact.key for artifact in release.artifacts.values() if artifact.media_type == "audio/mpeg"}
    assert len(keys) == 3
    assert all(key.endswith(".mp3") for key in keys)


def test_other_bytes_have_another_key(folder: Folder) -> None:
    """A recording exported anew gets a new address: no cache ever holds the old bytes under it."""
    before = released(folder).artifacts.keys()
    _recording(folder)
    after = released(folder).artifacts.keys()
    assert len(before - after) == len(after - before) == 1
    assert {key.rsplit("-", 1)[0] for key in before ^ after} == {"media/second"}


def test_every_form_of_a_recording_is_stored(tmp_path: Path) -> None:
    """The preferred one is what the feed's enclosure names; each has its own key, and the page offers all."""
    folder = talks(tmp_path, "first")
    folder.recording("media/small.mp3")
    folder.episode("first", renditions=["media/small.mp3"])
    release = released(folder)
    keys = sorted(key for key in release.artifacts if key.endswith(".mp3"))
    assert [key.rsplit("-", 1)[0] for key in keys] == ["media/first", "media/small"]
    feed, page = (body(release.artifacts[key]).decode() for key in ("talks/feed.xml", "talks/first.html"))
    assert re.findall(r'<enclosure url="[^"]*/(media/[^"]+)"', feed) == keys[:1]
    assert re.findall(r'<podcast:source uri="[^"]*/(media/[^"]+)"', feed) == keys
    assert all(f'href="../{key}" download' in page for key in keys)


def test_the_same_file_named_twice_is_stored_once(tmp_path: Path) -> None:
    """A picture that show and episode share is one object."""
    folder = talks(tmp_path)
    folder.episode("third", artwork="media/cover.png")
    keys = [key for key in released(folder).artifacts if key.startswith("media/cover-")]
    assert len([key for key in keys if not SMALL.search(key)]) == 1
    assert len([key for key in keys if key.endswith(".webp")]) == 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8, deadline=None)
@given(words=st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30))
def test_any_words_make_a_release(tmp_path: Path, words: str) -> None:
    """Whatever title, description, notes and names say, every page and feed can be made, and made the same again."""
    folder = talks(tmp_path, "first")
    said = words.strip() or "x"
    folder.episode("first", title=said, description=said, notes=words, people=[{"name": said}], guid=said)
    catalog = folder.catalog()
    once, twice = (build(catalog, AT) for _ in range(2))
    for key, artifact in once.artifacts.items():
        assert artifact == twice.artifacts[key]
        assert body(artifact) == body(twice.artifacts[key])


def test_an_empty_project_makes_a_release(tmp_path: Path) -> None:
    """Before there is a show there is a home page, and before there is an episode a feed."""
    folder = Folder(tmp_path)
    assert {Path(key).name.split("-")[0] for key in released(folder).artifacts} == {
        "404.html", "events.html", "index.html", "script", "search.json", "site.webmanifest", "sitemap.xml", "style",
    }  # fmt: skip
    folder.show()
    assert "talks/feed.xml" in bodies(folder)


def test_an_episode_that_cannot_be_published_is_left_out_of_a_preview(folder: Folder) -> None:
    """Where a recording cannot be read, the preview shows the rest."""
    folder.write("media/first.mp3", "no recording")
    catalog = folder.load().catalog
    assert catalog
    (talks,) = (edition for edition in editions(catalog, AT) if edition.show.slug == "talks")
    assert [entry.episode.slug for entry in talks.entries] == ["third", "second"]


def test_what_an_episode_does_not_say_its_show_says(tmp_path: Path) -> None:
    """People, explicit and the language of transcripts are the show's, or the site's, unless an episode has its own."""
    folder = talks(tmp_path, "first", language="es")
    folder.show(people=[{"name": "Jo"}], explicit=True)
    folder.episode("second", people=[{"name": "Nick"}], explicit=False, transcripts=[{"file": "media/words.vtt"}])
    (edition,) = editions(folder.catalog(), AT)
    second, first = edition.entries
    assert ([person.name for person in first.people], first.explicit) == (["Jo"], True)
    assert ([person.name for person in second.people], second.explicit) == (["Nick"], False)
    assert ([caption.language for caption in first.captions], second.captions[0].language) == (["en"], "es")
    assert edition.language == "es"
    assert edition.updated == datetime(2020, 1, 8, 12, tzinfo=UTC)


def test_a_recording_that_changes_meanwhile_is_not_published_under_its_old_name(folder: Folder) -> None:
    """A key that names content must not get other content, as long as that can be seen."""
    release = released(folder)
    recordings = [artifact for artifact in release.artifacts.values() if artifact.media_type == "audio/mpeg"]
    for file in (folder.root / "media").glob("*.mp3"):
        file.write_bytes(file.read_bytes() + b"one word more")
    for recording in recordings:
        with pytest.raises(Unreadable, match="changed while it was being published"):
            recording.make()
