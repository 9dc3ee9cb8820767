"""The memory of files already read, so that a known recording costs one ``stat`` and not a pass over its bytes.

It may be deleted at any time. What cannot be read is known, too. A file counts as known while its size, times and inode
are what they were.
"""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from turncast import __version__
from turncast.errors import Unreadable

M = TypeVar("M", bound=BaseModel)

MEMORY = Path(".turncast", "known.json")

_FAULT: Final = {"message": str, "hint": str, "line": int | None, "column": int | None}
"""What there is to say of a file that cannot be read."""


def _faulty(entry: dict[str, Any]) -> bool:
    """Whether *entry* tells of a file that cannot be read; somebody else may have written it."""
    fault = entry.get("fault")
    return (
        isinstance(fault, dict)
        and fault.keys() == _FAULT.keys()
        and all(isinstance(fault[word], kind) for word, kind in _FAULT.items())
    )


def _fault(entry: dict[str, Any]) -> Unreadable:
    said = entry["fault"]
    return Unreadable(said["message"], said["hint"], line=said["line"], column=said["column"])


class Known:
    """Facts by kind and path, kept in ``.turncast/known.json`` below *root*."""

    def __init__(self, root: Path) -> None:
        self._file = root / MEMORY
        self._root = root
        self._old = self._read()
        self._new: dict[str, dict[str, Any]] = {}

    def facts(self, model: type[M], path: str, read: Callable[[Path, str], M]) -> M:
        """The facts of the file at *path*: as they were, if it has not changed since, or else *read* now.

        Raises Unreadable: what cannot be read is remembered, too, and why.
        """
        facts, name = self.recall(model, path), f"{model.__name__}:{path}"
        if facts is not None:
            return facts
        if name in self._new:
            raise _fault(self._new[name])
        stat = self._stat(path)  # before reading: a file that changes meanwhile is read again next time
        try:
            facts = read(self._root, path)
        except Unreadable as error:
            self._new[name] = {"stat": stat, "fault": {word: getattr(error, word) for word in _FAULT}}
            raise
        self._new[name] = {"stat": stat, "facts": facts.model_dump(mode="json")}
        return facts

    def recall(self, model: type[M], path: str) -> M | None:
        """The facts of the file at *path* if they are known and it has not changed since; nothing is read."""
        name = f"{model.__name__}:{path}"
        entry = self._old.get(name)
        if not isinstance(entry, dict) or not self._unchanged(entry, path):
            return None
        placed = {"path": path} if "path" in model.model_fields else {}
        facts = self._validated(model, entry, **placed)
        if facts is not None:
            self._new[name] = {"stat": entry["stat"], "facts": {**entry["facts"], **placed}}
        elif _faulty(entry):
            self._new[name] = entry
        return facts

    def made(self, model: type[M], inputs: str, make: Callable[[], M]) -> M:
        """The facts of what is made of *inputs* (their digest): as they were, or else found by making it now."""
        name = f"{model.__name__}:{inputs}"
        entry = self._new.get(name) or self._old.get(name)
        facts = self._validated(model, entry) if isinstance(entry, dict) else None
        if facts is None:
            facts = make()
        self._new[name] = {"facts": facts.model_dump(mode="json")}
        return facts

    def _validated(self, model: type[M], entry: dict[str, Any], **placed: str) -> M | None:
        try:
            return model.model_validate({**entry["facts"], **placed})
        except (KeyError, TypeError, ValidationError):  # somebody else wrote it
            return None

    def save(self, *, whole: bool = True) -> None:
        """Write the memory if it changed. A folder that cannot be written only costs time, so it is no error.

        whole: whether all files have been asked for, so that what is known of others can be forgotten.
        """
        kept = self._new if whole else {**self._old, **self._new}
        if kept == self._old:
            return
        draft = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            draft.write_text(json.dumps({"version": __version__, "files": kept}), encoding="utf-8")
            draft.replace(self._file)
        with suppress(OSError):
            draft.unlink(missing_ok=True)

    def _read(self) -> dict[str, Any]:
        try:
            memory = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(memory, dict) or memory.get("version") != __version__:
            return {}
        files = memory.get("files")
        return files if isinstance(files, dict) else {}

    def _unchanged(self, entry: dict[str, Any], path: str) -> bool:
        try:
            return bool(entry.get("stat") == self._stat(path))
        except OSError:  # it has gone
            return False

    def _stat(self, path: str) -> list[int]:
        found = (self._root / path).stat()
        return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
