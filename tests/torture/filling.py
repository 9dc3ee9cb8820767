"""Publishing to disks that are too small by ever less, until one is large enough.

Run as a program where it may mount (``unshare -rm``), it prints one line of JSON for each publish that was tried:
which disk, how much room it had, what the publish said, and what was wrong then.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.support.projects import AT, Folder
from tests.support.reader import Reader, from_directory
from tests.torture.studio import files, made_once

from turncast.commands.opening import Call
from turncast.commands.publish import Permission, Publisher, publish

SITE, FEEDS = "https://podcast.turncast.dev/talks/", ("talks/feed.xml",)
PAGE: Final = 4096
"""Bytes a small disk gives out at once."""
MOST: Final = 1000
"""Publishes after which something else than room must be missing."""

DISKS: Final = ("an empty target", "the target", "temporary files")
ROOMS: Final = ("size", "nr_inodes")
"""What can come to an end, as it is called when a disk is mounted: room for bytes, and for files and folders."""
PLENTY: Final = 1 << 30


@dataclass
class Filling:
    """A project, its target and its temporary files in *home*, and a disk where *disk* says."""

    home: Path
    disk: str
    room: str
    number: int = 0
    folder: Folder = field(init=False)
    reader: Reader = field(init=False)

    def __post_init__(self) -> None:
        self.place = self.home / ("tmp" if self.disk == "temporary files" else "public")
        for name in ("tmp", "project", "public"):
            (self.home / name).mkdir(parents=True)
        self._mount()
        self.folder = Folder(self.home / "project")
        self.folder.show()
        self.reader = Reader(SITE, FEEDS, from_directory(self.home / "public"))

    def tries(self) -> Iterator[Mapping[str, object]]:
        """Publish edition after edition to a disk with room for ever more, until one comes to its end."""
        if self.disk != "an empty target":
            self._edit()
            self._publish(self.home / "public")
        for steps in range(MOST):
            self.number += 1
            self._edit()
            said = self._try(steps)
            yield {"steps": steps, "said": said, "wrong": [*self._wrong(said)]}
            if not said:
                break

    def _try(self, steps: int) -> str:
        """Publish with that little room; what it says, empty where it was enough."""
        self._make_room(steps)
        try:
            self._publish(self.home / "public")
        except Exception as error:
            return type(error).__name__
        return ""

    def _wrong(self, said: str) -> Iterator[str]:
        public = self.home / "public"
        if said not in ("", "TargetFull", "WorldError", "OSError"):
            yield f"it said {said}"
        yield from self.reader.visit()
        yield from (f"{path.name} is left" for path in public.rglob("*.part"))
        yield from _of_manifest(public)
        self._make_room(None)
        self._publish(public)
        undisturbed = self.home / f"undisturbed-{self.number}"
        self._publish(undisturbed)
        wanted, there = (_told(files(one)) for one in (undisturbed, public))
        yield from (f"{key} is otherwise" for key, body in wanted.items() if there.get(key) != body)
        yield from self.reader.visit()
        subprocess.run(["rm", "-r", undisturbed], check=True)

    def _edit(self) -> None:
        """The show with new recordings, titles and notes."""
        for month, slug in enumerate(("long", "short"), start=1):
            title, date = f"{slug.capitalize()} {self.number}", AT.replace(year=2025, month=month)
            self.folder.episode(slug, title=title, notes=f"About {self.number}.", date=date)
            recording = self.folder.recording(f"media/{slug}.mp3", frames=50)
            recording.write_bytes(recording.read_bytes() + title.encode())

    def _publish(self, to: Path) -> None:
        tempfile.tempdir = str(self.home / "tmp")
        by = Publisher(f"{self.number:032x}", "ann@studio")
        publish(Call(self.folder.root, AT), str(to), by, Permission(lambda _: True))

    def _mount(self) -> None:
        subprocess.run(["mount", "-t", "tmpfs", "disk", self.place], check=True)

    def _make_room(self, steps: int | None) -> None:
        """Room for so many pages or names more than there are, or plenty (None)."""
        if steps is not None and self.disk == "an empty target":
            subprocess.run(["umount", self.place], check=True)
            self._mount()
            self.reader = Reader(SITE, FEEDS, from_directory(self.place))
        found = os.statvfs(self.place)
        if self.room == "size":
            used, least, step = (found.f_blocks - found.f_bfree) * found.f_frsize, PAGE, PAGE
        else:
            used, least, step = found.f_files - found.f_ffree, 1, 1
        limit = PLENTY if steps is None else max(least, used + steps * step)  # 0 would mean no limit
        subprocess.run(["mount", "-o", f"remount,{self.room}={limit}", self.place], check=True)


def _of_manifest(public: Path) -> Iterator[str]:
    manifest = public / ".turncast/manifest.json"
    live = json.loads(manifest.read_text())["live"] if manifest.exists() else {}
    yield from (f"the manifest names {key}, which is not there" for key in live if not (public / key).exists())


def _told(found: Mapping[str, bytes]) -> dict[str, bytes]:
    return {key: body for key, body in found.items() if not key.startswith(".turncast/")}


if __name__ == "__main__":
    with made_once():
        for one in Filling(Path(sys.argv[1]), sys.argv[2], sys.argv[3]).tries():
            sys.stdout.write(json.dumps(one) + "\n")
            sys.stdout.flush()
