"""Podcast clients that people really use, each with a home of its own."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class GPodder:
    """gPodder's command line (``gpo``), which keeps everything in *home*. Skips where it is not installed."""

    home: Path

    def subscribe(self, feed: str) -> None:
        """Add the show whose feed is at the address *feed*."""
        said = self._gpo("subscribe", feed)
        assert f"Successfully added {feed}" in said, said

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
        gpo = shutil.which("gpo")
        if gpo is None:
            pytest.skip("gpo (gPodder) is not installed: run `make tools`")
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "GPODDER_HOME": str(self.home),
            "LANG": "C.UTF-8",
            "NO_PROXY": "*",
        }
        done = subprocess.run(
            [gpo, "--quiet", *arguments], env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout
