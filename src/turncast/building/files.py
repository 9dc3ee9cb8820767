"""Files of the project that are published, or that something published is made from."""

from pathlib import Path

from turncast.errors import Unreadable
from turncast.models.artifact import Artifact, Body, CacheControl, Splice, Stretch, Wave
from turncast.models.artwork import Artwork
from turncast.models.recording import Recording


def file_artifact(root: Path, facts: Recording | Artwork, key: str) -> Artifact:
    """A file of the project, named by its content: one that is no longer what it was when it was read is refused."""

    def make() -> Body:
        return Splice((Stretch(unchanged(root, facts), 0, facts.size),), facts.sha256)

    return Artifact(key, Wave.MEDIA, facts.media_type, CacheControl.IMMUTABLE, facts.sha256, make, size=facts.size)


def unchanged(root: Path, facts: Recording | Artwork) -> Path:
    """The file *facts* are of; Unreadable where it is no longer what it was, as far as can be seen."""
    file = root / facts.path
    if file.stat().st_size != facts.size:
        raise changed(facts.path)
    return file


def changed(path: str) -> Unreadable:
    """What is told of a file that is another one than it was."""
    return Unreadable(f"{path} changed while it was being published", "run it again: turncast publish")
