"""The memory of files already read, so that a known recording costs one ``stat`` and not a pass over its bytes.

It may be deleted at any time. A file counts as known while its size, times and inode are what they were.
"""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from turncast import __version__

M = TypeVar("M", bound=BaseModel)

MEMORY = Path(".turncast", "known.json")


class Known:
    """Facts by kind and path, kept in ``.turncast/known.json`` below *root*."""

    def __init__(self, root: Path) -> None:
        self._file = root / MEMORY
        self._root = root
        self._old = self._read()
        self._new: dict[str, dict[str, Any]] = {}

    def facts(self, model: type[M], path: str, read: Callable[[Path, str], M]) -> M:
        """The facts of the file at *path*: as they were, if it has not changed since, or else *read* now."""
        name = f"{model.__name__}:{path}"
        stat = self._stat(path)  # before reading: a file that changes meanwhile is read again next time
        facts = self._recalled(model, name, path, stat)
        if facts is None:
            facts = read(self._root, path)
        self._new[name] = {"stat": stat, "facts": facts.model_dump(mode="json")}
        return facts

    def recall(self, model: type[M], path: str) -> M | None:
        """The facts of the file at *path* if they are known and it has not changed since; nothing is read."""
        name, stat = f"{model.__name__}:{path}", self._stat(path)
        facts = self._recalled(model, name, path, stat)
        if facts is not None:
            self._new[name] = self._old[name]
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

    def _recalled(self, model: type[M], name: str, path: str, stat: list[int]) -> M | None:
        entry = self._old.get(name)
        if not isinstance(entry, dict) or entry.get("stat") != stat:
            return None
        placed = {"path": path} if "path" in model.model_fields else {}
        return self._validated(model, entry, **placed)

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

    def _stat(self, path: str) -> list[int]:
        found = (self._root / path).stat()
        return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
