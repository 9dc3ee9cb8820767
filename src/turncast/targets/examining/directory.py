"""What is tried on a directory, in this order."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from typing import Final

from turncast.models.finding import Level
from turncast.targets.disk import disk_errors
from turncast.targets.examining.examination import Examination
from turncast.targets.examining.samples import Samples
from turncast.targets.examining.shelf import DirectoryBench
from turncast.targets.examining.trials import Amiss, Step, Untold, trial

_FREE: Final = 100_000_000
"""Bytes: less than that is a recording or two."""

Attempt = Callable[[DirectoryBench], str]


def examine_directory(root: Path, name: str) -> Examination:
    """The examination of the directory *root*, which people know as *name*. Looks at nothing yet."""
    return Examination(DirectoryBench(root, name, Samples(token_hex(8))), FIRST, LAST)


def _directory_trial(
    name: str, level: Level, *, tries: str, means: str, remedy: str
) -> Callable[[Attempt], Step[DirectoryBench]]:
    """A step of the function that tries it; what the disk refuses is told in the words of the tree of errors."""

    def made(attempt: Attempt) -> Step[DirectoryBench]:
        def tried(bench: DirectoryBench) -> str:
            with disk_errors(bench.name):
                return attempt(bench)

        return trial(name, level, tries=tries, means=means, remedy=remedy)(tried)

    return made


@_directory_trial(
    "directory",
    Level.ERROR,
    tries="look for the directory, or make it",
    means="nothing can be published",
    remedy="make it yourself, or name another one with --to",
)
def _directory(bench: DirectoryBench) -> str:
    missing = [folder for folder in (bench.root, *bench.root.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir()
        bench.made.append(folder)
    bench.there = bench.root.is_dir()
    if not bench.there:
        raise Amiss("something else than a directory")
    return "it can be made" if missing else "it is there"


@_directory_trial(
    "write",
    Level.ERROR,
    tries="store a recording of 64 kB and a feed",
    means="nothing can be published",
    remedy="look at the rights of the directory: ls -ld",
)
def _write(bench: DirectoryBench) -> str:
    for sample in bench.samples:
        with (bench.standing() / sample.key).open("xb") as file:
            file.write(sample.content)
        bench.stored.append(sample)
    return f"stored as {bench.samples.key('.*')}"


@_directory_trial(
    "read",
    Level.ERROR,
    tries="read both back",
    means="listeners get other bytes than were published",
    remedy="look at the disk: dmesg, fsck",
)
def _read(bench: DirectoryBench) -> str:
    bench.recording()
    for sample in bench.stored:
        if (bench.root / sample.key).read_bytes() != sample.content:
            raise Amiss(f"other bytes in {sample.key} than were written")
    return "the bytes that were stored"


@_directory_trial(
    "sync",
    Level.WARNING,
    tries="have the disk keep it for good (fsync)",
    means="what was published just before a power cut may be gone or cut off afterwards",
    remedy="publish to a disk of this machine, and copy from there",
)
def _sync(bench: DirectoryBench) -> str:
    for path in (bench.recording(), bench.root):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    return "file and directory are kept"


@_directory_trial(
    "rename",
    Level.ERROR,
    tries="put a file in the place of another, while somebody reads it",
    means="a listener who comes at that moment gets half a feed",
    remedy="publish to a disk where rename() replaces files, which mounts of FTP and cloud drives do not always do",
)
def _rename(bench: DirectoryBench) -> str:
    bench.recording()
    place, beside = bench.path(".txt"), bench.path(".txt.part")
    place.write_bytes(b"before")
    with place.open("rb") as reader:
        beside.write_bytes(b"after")
        beside.replace(place)
        if reader.read() != b"before" or place.read_bytes() != b"after":
            raise Amiss("neither the old file as a whole nor the new one")
    return "readers see the old file or the new one"


@_directory_trial(
    "lock",
    Level.WARNING,
    tries="lock a file, as publishing does",
    means="two who publish at the same moment are not kept apart",
    remedy="publish from one place at a time, or to a disk that has locks",
)
def _lock(bench: DirectoryBench) -> str:
    path = bench.recording()
    with path.open("rb") as first, path.open("rb") as second:
        fcntl.flock(first, fcntl.LOCK_EX | fcntl.LOCK_NB)
        try:
            fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return "whoever comes second waits"
    raise Amiss("two who have it at the same time")


@_directory_trial(
    "space",
    Level.WARNING,
    tries="see how much room is left",
    means="publishing stops half-way, with nothing broken, once the disk is full",
    remedy="make room",
)
def _space(bench: DirectoryBench) -> str:
    free = shutil.disk_usage(bench.standing()).free
    if free < _FREE:
        raise Amiss(f"{free / 1_000_000:.1f} MB")
    return "more than 100 MB"


@_directory_trial(
    "rights",
    Level.WARNING,
    tries="see who may read what is published",
    means="a web server that is somebody else on this machine answers 403",
    remedy="let everybody read: chmod -R a+rX on the directory, and umask 022 before publishing",
)
def _rights(bench: DirectoryBench) -> str:
    file, folder = bench.recording().stat().st_mode & 0o777, bench.root.stat().st_mode & 0o777
    if not (file & 0o004 and folder & 0o001):
        raise Amiss(f"not everybody: files are {file:o}, the directory is {folder:o}")
    return "everybody"


@_directory_trial(
    "links",
    Level.WARNING,
    tries="look for links that lead elsewhere",
    means="what is published behind such a link is refused, for it would be written outside of the target",
    remedy="remove them, or publish to where they lead",
)
def _links(bench: DirectoryBench) -> str:
    root = bench.standing().resolve()
    for folder, names, files in os.walk(bench.root):
        for path in (Path(folder, name) for name in sorted((*names, *files))):
            if path.is_symlink() and not _inside(path, root):
                raise Amiss(f"{path.relative_to(bench.root)} leads out of the directory")
    return "none"


def _inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root)
    except RuntimeError:  # how Python before 3.13 says that links go round in a circle
        return False


@_directory_trial(
    "file-system",
    Level.ADVICE,
    tries="see what it stands on",
    means="what holds for the directory, such as its room, need not hold there",
    remedy="nothing needs to be done; look at the room there yourself: df -h",
)
def _file_system(bench: DirectoryBench) -> str:
    root = bench.recording().parent
    device = root.stat().st_dev
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        if folder.stat().st_dev != device:
            raise Amiss(f"{folder.name}/ is on another file system")
    told = "does not tell" if (root / bench.recording().name.upper()).exists() else "tells"
    return f"one file system, which {told} capitals from small letters"


@_directory_trial(
    "delete",
    Level.WARNING,
    tries="remove all of it again",
    means="turncast prune cannot work, and what was tried here stays",
    remedy="look at the rights of the directory: ls -ld",
)
def _delete(bench: DirectoryBench) -> str:
    if not bench.stored:
        raise Untold("nothing was stored")
    if left := bench.clear():
        raise Amiss(f"{left[0]} is still there")
    return "nothing is left"


FIRST = (_directory, _write, _read, _sync, _rename, _lock, _space, _rights, _links, _file_system)
LAST = (_delete,)
