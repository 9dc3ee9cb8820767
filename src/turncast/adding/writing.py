"""From a draft to an episode: the recording, its artwork, and last the episode's file, which makes it one."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from turncast.adding import files
from turncast.adding.drafting import Draft
from turncast.errors import UsageError


@dataclass(frozen=True)
class Added:
    """An episode that was added: where its files are, relative to the project, its recording's digest and length."""

    slug: str
    episode: str
    recording: str
    sha256: str
    size: int
    artwork: str | None
    remarks: tuple[str, ...]


class AlreadyAdded(UsageError):
    """The very same recording, by content, is an episode already; episode is the path of its file."""

    def __init__(self, recording: Path, episode: str) -> None:
        super().__init__(f"{recording} is the recording of {episode} already: nothing was written", f"edit {episode}")
        self.episode = episode


def write(
    draft: Draft,
    root: Path,
    on_bytes: Callable[[int], None] | None = None,
    *,
    known: Mapping[str, str] | None = None,
) -> Added:
    """Add the episode to the project at *root*: all of it, or on any failure or interruption none.

    on_bytes hears the length of each piece of the recording as it is read. known: paths of episodes by the SHA-256 of
    their recordings. Raises ``AlreadyAdded``, ``UsageError`` where a file of that name is there, ``TargetFull`` where
    the disk is, and ``WorldError`` where it refuses.
    """
    with ExitStack() as undo:
        sha256, size = _place_recording(draft, root, on_bytes or _nobody, known or {}, undo)
        if draft.artwork and draft.artwork_destination:
            _place(draft.artwork, root / draft.artwork_destination, undo)
        _place(draft.text.encode(), root / draft.path, undo)
        undo.pop_all()
    return Added(draft.slug, draft.path, draft.destination, sha256, size, draft.artwork_destination, draft.remarks)


def _nobody(_: int) -> None:
    """Hears the progress when no one else does."""


def _place_recording(
    draft: Draft, root: Path, on_bytes: Callable[[int], None], known: Mapping[str, str], undo: ExitStack
) -> tuple[str, int]:
    target = root / draft.destination
    if draft.in_place:
        return _unknown(files.digest(target, on_bytes), draft, known)
    with files.beside(target) as temporary:
        found = _unknown(files.copy(draft.recording, temporary, on_bytes), draft, known)
        try:
            files.settle(temporary, target, undo)
        except FileExistsError as fault:
            if files.digest(target, _nobody) != found:  # ours, if an earlier add was interrupted before its last step
                raise files.taken(target) from fault
    return found


def _unknown(found: tuple[str, int], draft: Draft, known: Mapping[str, str]) -> tuple[str, int]:
    if found[0] in known:
        raise AlreadyAdded(draft.recording, known[found[0]])
    return found


def _place(data: bytes, target: Path, undo: ExitStack) -> None:
    with files.beside(target) as temporary:
        files.save(data, temporary)
        try:
            files.settle(temporary, target, undo)
        except FileExistsError as fault:
            raise files.taken(target) from fault
