"""Podcast clients that people really use, each with a home of its own."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest


@dataclass(frozen=True)
class GPodder:
    """gPodder's command line (``gpo``), which keeps everything in *home*. Skips where it is not installed."""

    home: Path

    def subscribe(self, feed: str) -> None:
        """Add the show whose feed is at the address *feed*."""
        said = self._gpo("subscribe", feed)
        assert f"Successfully added {feed}" in said, said

    def subscribe_all(self, feeds: Iterable[str]) -> None:
        """Add all these shows at once: far quicker than one by one."""
        outlines = "".join(f"<outline type='rss' xmlUrl={quoteattr(feed)}/>" for feed in feeds)
        opml = self.home / "feeds.opml"
        opml.write_text(f"<opml version='2.0'><head/><body>{outlines}</body></opml>", encoding="utf-8")
        said = self._gpo("import", str(opml))
        assert said.count("Successfully added") == outlines.count("<"), said

    def feed(self, address: str) -> Mapping[str, Any]:
        """What it keeps of the feed; its episodes under ``episodes``."""
        with closing(sqlite3.connect(self.home / "Database")) as database:
            database.row_factory = sqlite3.Row
            [feed] = database.execute("select * from podcast where url = ?", [address])
            episodes = database.execute("select * from episode where podcast_id = ?", [feed["id"]])
            return dict(feed) | {"episodes": [dict(episode) for episode in episodes]}

    def episodes(self, feed: str) -> str:
        """What gPodder lists for the show: GUIDs and titles."""
        return self._gpo("episodes", "--guid", feed)

    def download(self, feed: str) -> list[Path]:
        """Download every episode; gives the files, in the order of their names."""
        said = self._gpo("download", feed)
        assert "FAILED" not in said, said
        downloads = self.home / "Downloads"
        return sorted(file for file in downloads.rglob("*") if file.is_file() and file.name != "folder.jpg")

    def _gpo(self, *arguments: str) -> str:
        gpo, environment = _installed("gpo", "gPodder"), _at(self.home) | {"GPODDER_HOME": str(self.home)}
        done = subprocess.run(
            [gpo, "--quiet", *arguments], env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@dataclass(frozen=True)
class Newsboat:
    """newsboat, which keeps everything in *home*, enclosures for podboat too. Skips where it is not installed."""

    home: Path

    def reload(self, feeds: Iterable[str]) -> None:
        """Subscribe to the feeds at these addresses, and read them."""
        newsboat = _installed("newsboat", "newsboat")
        ours = self.home / ".newsboat"
        ours.mkdir(parents=True, exist_ok=True)
        (ours / "urls").write_text("".join(f"{feed}\n" for feed in feeds))
        (ours / "config").write_text("podcast-auto-enqueue yes\ndownload-retries 1\nreload-threads 8\nuse-proxy no\n")
        done = subprocess.run(
            [newsboat, "-x", "reload"], env=_at(self.home), capture_output=True, text=True, timeout=120, check=False
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stderr

    def feed(self, address: str) -> Mapping[str, Any]:
        """What it keeps of the feed; its episodes under ``items``."""
        with closing(sqlite3.connect(self.home / ".newsboat" / "cache.db")) as cache:
            cache.row_factory = sqlite3.Row
            [feed] = cache.execute("select * from rss_feed where rssurl = ?", [address])
            items = cache.execute("select * from rss_item where feedurl = ?", [address])
            return dict(feed) | {"items": [dict(item) for item in items]}

    def queue(self) -> list[str]:
        """The addresses of the enclosures that podboat would download."""
        queue = self.home / ".newsboat" / "queue"
        return [line.split()[0] for line in queue.read_text().splitlines()] if queue.exists() else []


def _installed(tool: str, called: str) -> str:
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} ({called}) is not installed: run `make tools`")
    return found


def _at(home: Path) -> dict[str, str]:
    """An environment in which nothing is anybody's own."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "NO_PROXY": "*"}
