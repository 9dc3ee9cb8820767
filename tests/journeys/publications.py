"""Projects on their way from a folder to listeners, as the journeys of this folder need them."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.support.command import Ran, well
from tests.support.recordings import encoded
from tests.support.servers import CREDENTIALS, REGION, Store

REPOSITORY: Final = Path(__file__).parents[2]
MEDIA: Final = REPOSITORY / "media"
CORPUS: Final = REPOSITORY / "../shared/corpus"
RUTH: Final = "ruth-cross-and-gail-capps-social-emotional-learning"
OMNIBUS: Final = CORPUS / "media/derived/cc0-weavercast-11min-chapters.mp3"

Snapshot = Mapping[str, tuple[Any, ...]]
"""By key, what changes whenever an object is written, even with the same bytes."""


@dataclass(frozen=True)
class Place:
    """Where a project is published: the target's name, its public address, and what the environment has to say.

    bucket: whether it keeps types and cache headers, as a directory does not.
    """

    to: str
    url: str
    snapshot: Callable[[], Snapshot]
    bucket: bool = False
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Publication:
    """A project that was published. planned and receipt: the JSON of ``plan`` before, and of ``publish``."""

    project: Path
    place: Place
    shows: tuple[str, ...]
    planned: Any
    receipt: Any

    def well(self, *arguments: str | Path) -> Ran:
        """Run ``turncast`` once more, which must find all fine."""
        return well(*arguments, at=self.project, env=self.place.env)

    def feed(self, show: str) -> str:
        """The public address of the feed of *show*."""
        return f"{self.place.url}{show}/feed.xml"


def in_directory(directory: Path, url: str) -> Place:
    """A directory, which a web server shows at *url*."""

    def snapshot() -> Snapshot:
        files = [file for file in directory.rglob("*") if file.is_file()]
        found = ((file, file.stat()) for file in files)
        return {str(file.relative_to(directory)): (stat.st_mtime_ns, stat.st_ino) for file, stat in found}

    return Place(str(directory), url, snapshot)


def in_bucket(store: Store, prefix: str) -> Place:
    """A new bucket of *store*, below *prefix*. Credentials are in the environment, and nowhere else."""
    bucket = store.bucket()

    def snapshot() -> Snapshot:
        pages = store.client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
        found = (one for page in pages for one in page.get("Contents", []))
        return {one["Key"]: (one["LastModified"], one["ETag"]) for one in found}

    env = {**CREDENTIALS, "TURNCAST_PUBLISH_ENDPOINT": store.endpoint, "TURNCAST_PUBLISH_REGION": REGION}
    return Place(f"s3://{bucket}/{prefix}", f"{store.endpoint}/{bucket}/{prefix}/", snapshot, bucket=True, env=env)


def copy_of_this_project(folder: Path) -> Path:
    """The project in this repository, in *folder*."""
    for name in ("feeds", "episodes", "media", "templates"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "turncast.toml", folder)
    return folder


def small_project(folder: Path) -> Path:
    """What ``turncast init`` makes of *folder*, with one episode in it."""
    folder.mkdir(parents=True, exist_ok=True)
    well(
        *(
            "init",
            folder,
            "--title",
            "Talks",
            "--url",
            "https://podcast.example.net/",
            "--author",
            "Ada",
            "--email",
            "ada@example.net",
        ),
        *("--category", "Education", "--artwork", MEDIA / "interviews.jpg"),
        at=folder,
    )
    well("add", MEDIA / f"{RUTH}.mp3", "--number", "1", at=folder)
    return folder


def publish(project: Path, place: Place, shows: tuple[str, ...]) -> Publication:
    """The project after check, build, plan and publish, each of which was fine."""
    for word in (("check",), ("build", "--to", "site")):
        well(*word, at=project, env=place.env)
    planned = well("plan", "--json", at=project, env=place.env).json
    receipt = well("publish", "--yes", "--json", at=project, env=place.env).json
    return Publication(project, place, shows, planned, receipt)


def new_project(folder: Path, place: Place) -> Publication:
    """A newcomer's: init, add of every kind of recording, a transcript's language said, published."""
    well(
        *("init", folder, "--title", "Turning Points", "--show", "points", "--total", "11", "--to", place.to),
        *("--url", place.url, "--author", "Ada Example", "--email", "ada@podcasts.example.net", "--language", "en-US"),
        *("--category", "Society & Culture > Documentary", "--artwork", MEDIA / "interviews.jpg"),
        at=folder.parent,
    )
    well("add", MEDIA / "nick-wahl-interest-based-bargaining.mp3", "--season", "2", at=folder)
    well("add", MEDIA / "national-turn-opening-session.mp4", "--number", "10", at=folder)
    if shutil.which("ffmpeg"):
        memo = encoded(folder.parent / "memo.m4a", "-metadata", "title=A memo", "-metadata", "track=9/11")
        well("add", memo, "--date", "2020-02-29", "--description", "A sound, and nothing more.", at=folder)
    if OMNIBUS.exists():
        well("add", OMNIBUS, "--number", "8", "--date", "2019-06-01T08:00:00-05:00", at=folder)
    _say_language(folder)
    return publish(folder, place, ("points",))


def this_project(folder: Path, place: Place) -> Publication:
    """A copy of the project in this repository, published with its address and target from the environment."""
    told = {**place.env, "TURNCAST_SITE_URL": place.url, "TURNCAST_PUBLISH_TO": place.to}
    moved = Place(place.to, place.url, place.snapshot, place.bucket, told)
    return publish(copy_of_this_project(folder), moved, ("interviews", "webinars"))


def _say_language(project: Path) -> None:
    """What a producer does after ``add``, which found transcripts beside recordings: say their language."""
    for episode in (project / "episodes").glob("*.md"):
        episode.write_text(episode.read_text().replace('.vtt"}', '.vtt", language = "en-US"}'))
