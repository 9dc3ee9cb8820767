"""How loud recordings are: as it is remembered, and measured only where somebody is there to listen."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from turncast.loading import faults
from turncast.loading.files import Named, read_files
from turncast.loading.known import Known
from turncast.models.finding import Finding
from turncast.models.loudness import Loudness
from turncast.models.recording import Recording

Ears = Callable[[Sequence[Recording]], Callable[[Path, str], Loudness]]
"""Told beforehand which recordings it will hear; gives what measures one, by the project's folder and its path."""


def read_loudness(
    named: Iterable[Named], recordings: Mapping[str, Recording], root: Path, known: Known, ears: Ears | None
) -> tuple[dict[str, Loudness], list[Finding]]:
    """The loudness of each of *recordings* by its path; without *ears*, of those that were heard before.

    What is measured is kept at once: who is interrupted among many goes on where it ended.
    """
    remembered = {path: known.recall(Loudness, path) for path in recordings}
    if ears is None:
        return {path: loudness for path, loudness in remembered.items() if loudness}, []
    measure = ears([recording for path, recording in recordings.items() if remembered[path] is None])

    def heard(root: Path, path: str) -> Loudness:
        known.save(whole=False)
        return measure(root, path)

    readable = [one for one in named if one.file in recordings]
    return read_files(readable, Loudness, heard, faults.UNMEASURED_RECORDING, root, known)
