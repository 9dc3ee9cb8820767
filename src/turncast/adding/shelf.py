"""The recordings that are episodes already, recognised by content, whatever they are called now."""

from collections.abc import Iterable
from pathlib import Path

from turncast.adding import files
from turncast.errors import UsageError


class AlreadyAdded(UsageError):
    """The very same recording, by content, is an episode already; episode is the path of its file."""

    def __init__(self, recording: Path, episode: str) -> None:
        super().__init__(f"{recording} is the recording of {episode} already: nothing was written", f"edit {episode}")
        self.episode = episode


class Shelf:
    """Paths of episodes by digest and length of their recordings: only what is as long as one of them is read."""

    def __init__(self, known: Iterable[tuple[str, int, str]] = ()) -> None:
        self._episodes: dict[str, str] = {}
        self._sizes: set[int] = set()
        for sha256, size, episode in known:
            self.put(sha256, size, episode)

    def put(self, sha256: str, size: int, episode: str) -> None:
        """Remember the recording of an *episode*; the first episode of a recording is the one that is named."""
        self._episodes.setdefault(sha256, episode)
        self._sizes.add(size)

    def episode_of(self, recording: Path) -> str | None:
        """The episode that has this recording, if one has."""
        with files.world(recording):
            size = recording.stat().st_size
        return self._episodes.get(files.digest(recording)[0]) if size in self._sizes else None

    def refuse(self, recording: Path, sha256: str) -> None:
        """Raise ``AlreadyAdded`` if an episode has the recording of that digest."""
        if sha256 in self._episodes:
            raise AlreadyAdded(recording, self._episodes[sha256])
