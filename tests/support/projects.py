"""Small real projects in a folder: turncast.toml, shows, episodes, recordings, artwork and transcripts.

What nobody asks for is right: a project made without words of one's own has nothing to complain of.
"""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.support.recordings import mp3, picture

from turncast import loading
from turncast.checking import check
from turncast.encoding import measure
from turncast.frontmatter import compose, dump
from turncast.models.catalog import Catalog
from turncast.models.finding import Finding
from turncast.models.loudness import Loudness

AT: Final = datetime(2026, 1, 1, 12, tzinfo=UTC)
"""A moment at which every episode made without a date of its own is due."""

SITE: Final = {"title": "Talks", "url": "https://podcast.turncast.dev/talks/", "language": "en"}
NOTES: Final = "Who speaks, about what."
VTT: Final = "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Jo>Welcome.\n"


WELL: Final = Loudness(
    duration=10, integrated=-16, true_peak=-2, leading_silence=0.3, trailing_silence=0, clipped=0, waveform=(0, 255, 7)
)
"""What a recording sounds like that nobody has to complain of."""


class Folder:
    """A project in *root*, to which shows, episodes and files are added; words are those of the files."""

    def __init__(self, root: Path, **site: Any) -> None:
        self.root = root
        for name in ("feeds", "episodes", "media"):
            (root / name).mkdir(parents=True, exist_ok=True)
        self.write("turncast.toml", "[site]\n" + dump({**SITE, **site}) + '\n[publish]\nto = "public"\n')

    def write(self, path: str, content: str | bytes) -> Path:
        """A file of the project, just so."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def show(self, slug: str = "talks", **words: Any) -> str:
        """A show, with artwork; gives its path."""
        needed: dict[str, Any] = {
            "title": slug.replace("-", " ").title(),
            "description": "People talk about what they do.",
            "author": "The people who make it",
            "owner": {"name": "The people who make it", "email": "talks@turncast.dev"},
            "categories": ["Education"],
            "guid": str(uuid.uuid5(uuid.NAMESPACE_URL, slug)),
            "artwork": "media/cover.png",
        }
        table = needed | words
        self._picture(table["artwork"])
        self.write(f"feeds/{slug}.toml", dump(table))
        return f"feeds/{slug}.toml"

    def episode(self, slug: str = "first", *, notes: str = NOTES, **words: Any) -> str:
        """An episode with recording and transcript, a week after the one before it; gives its path."""
        table = self._episode(slug) | words
        if table["recording"] == f"media/{slug}.mp3":
            self.recording(table["recording"])
        for transcript in table["transcripts"] or ():
            self._missing(transcript["file"], VTT.encode())
        self._picture(table.get("artwork"))
        self.write(f"episodes/{slug}.md", compose(table, notes))
        return f"episodes/{slug}.md"

    def _episode(self, slug: str) -> dict[str, Any]:
        weeks = len(list((self.root / "episodes").glob("*.md")))
        return {
            "title": slug.replace("-", " ").capitalize(),
            "show": "talks",
            "date": datetime.fromtimestamp(1_577_880_000 + weeks * 604_800, UTC),
            "recording": f"media/{slug}.mp3",
            "transcripts": [{"file": "media/words.vtt", "language": "en"}],
            "guid": str(uuid.uuid5(uuid.NAMESPACE_URL, f"episode {slug}")),
        }

    def recording(self, path: str, *, frames: int = 0) -> Path:
        """A recording of silence, of some seconds; each path has bytes of its own."""
        return mp3(self.root / path, frames=frames or 100 + sum(path.encode()) % 500)

    def load(self, overrides: Mapping[str, str] | None = None) -> loading.Loaded:
        """The project as Turncast reads it."""
        return loading.load(self.root, overrides)

    def catalog(self) -> Catalog:
        """The project, all of which can be read."""
        loaded = self.load()
        assert loaded.catalog is not None, loaded.findings
        assert loaded.findings == ()
        return loaded.catalog

    def listen(self, path: str) -> loading.Loaded:
        """The project as Turncast reads it when it measures the recording at *path*, and finds the others well made."""
        return loading.load(self.root, ears=lambda _: lambda root, one: measure(root / one) if one == path else WELL)

    def findings(self) -> tuple[Finding, ...]:
        """Everything wrong with the project, with lines."""
        loaded = self.load()
        found = check(loaded.catalog) if loaded.catalog else ()
        return loading.placed((*loaded.findings, *found), self.root)

    def _picture(self, path: str | None) -> None:
        if path and path.endswith((".png", ".jpg")):
            self._missing(path, _picture("PNG" if path.endswith("png") else "JPEG", sum(path.encode()) % 256))

    def _missing(self, path: str, content: bytes) -> None:
        if not (self.root / path).exists():
            self.write(path, content)


def talks(root: Path, *slugs: str, **site: Any) -> Folder:
    """A project with one show and the episodes of those slugs, oldest first, or else two."""
    folder = Folder(root, **site)
    folder.show()
    for slug in slugs or ("first", "second"):
        folder.episode(slug)
    return folder


@cache
def _picture(form: str, colour: int) -> bytes:
    return picture(form=form, colour=colour)
