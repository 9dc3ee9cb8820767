"""What this machine remembers of stores: how they take conditions, and which uploads it has begun.

Small files in the project's ``.turncast/``. All of it may be deleted at any time: then it is found out anew, and what
was sent of an unfinished upload is sent again.
"""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, TypeVar

from pydantic import AwareDatetime, ValidationError

from turncast.models.base import Frozen
from turncast.targets.s3.probe import Capability

N = TypeVar("N", bound=Frozen)


class Learned(Frozen):
    """What a probe found out, and when."""

    capability: Capability
    at: AwareDatetime


UNHEARD: Final = ""
"""The id of an upload that was asked for, and perhaps begun, while nobody heard which it is."""


class Unfinished(Frozen):
    """A multipart upload that was begun: to which key, of which bytes, in parts of which size, and how it is served."""

    key: str
    identity: str
    sha256: str
    size: int
    part_size: int
    media_type: str = ""
    cache_control: str = ""


@dataclass(frozen=True)
class Slot:
    """The place where one upload is remembered while this process is at it."""

    file: IO[str]

    def unfinished(self) -> Unfinished | None:
        """The upload that was begun, perhaps by a process that was killed."""
        self.file.seek(0)
        return _parsed(Unfinished, self.file.read())

    def remember(self, unfinished: Unfinished) -> None:
        """Write down an upload, before it is asked for and before its first part is sent."""
        with suppress(OSError):  # a full disk costs no more than sending it again
            self.file.seek(0)
            self.file.truncate()
            self.file.write(unfinished.model_dump_json(indent=1) + "\n")
            self.file.flush()

    def forget(self) -> None:
        """The upload is done, or given up."""
        with suppress(OSError):
            Path(self.file.name).unlink()


@dataclass(frozen=True)
class Memory:
    """The memory of the store called *store*, in *folder*; without a folder nothing is remembered."""

    folder: Path | None
    store: str

    def learned(self) -> Learned | None:
        """What was found out of the store."""
        path = self._path("conditions")
        with suppress(OSError):
            return _parsed(Learned, path.read_text(encoding="utf-8")) if path else None
        return None

    def learn(self, learned: Learned) -> None:
        """Remember what was found out."""
        path = self._path("conditions")
        if path:
            with suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(learned.model_dump_json(indent=1) + "\n", encoding="utf-8")

    @contextmanager
    def slot(self, key: str) -> Iterator[Slot | None]:
        """Where the upload to *key* is remembered; None where it cannot be, or another process is at it."""
        with _locked(self._path(f"upload-{_short(key)}")) as file:
            yield Slot(file) if file else None

    def abandoned(self) -> Iterator[Unfinished]:
        """The uploads that were begun and that nobody is at; each is forgotten when the next one is asked for."""
        for path in sorted(self.folder.glob(f"upload-*-{_short(self.store)}.json")) if self.folder else ():
            with _locked(path) as file:
                slot = Slot(file) if file else None
                unfinished = slot.unfinished() if slot else None
                if unfinished:
                    yield unfinished
                if slot:
                    slot.forget()

    def _path(self, kind: str) -> Path | None:
        return self.folder / f"{kind}-{_short(self.store)}.json" if self.folder else None


@contextmanager
def _locked(path: Path | None) -> Iterator[IO[str] | None]:
    """The file at *path*, which nobody else has locked; None where it cannot be had. A lock ends with its process."""
    try:
        if path is None:
            raise OSError
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="utf-8")
    except OSError:
        yield None
        return
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield None
            return
        yield file


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _parsed(model: type[N], text: str) -> N | None:
    with suppress(ValidationError):
        return model.model_validate_json(text)
    return None
