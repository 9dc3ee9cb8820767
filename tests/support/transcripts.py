"""Small transcripts on disk."""

from pathlib import Path


def put(folder: Path, text: str | bytes, name: str = "talk.txt") -> Path:
    """A file of that text."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return path
