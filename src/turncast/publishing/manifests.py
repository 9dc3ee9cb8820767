"""Reading and writing the manifest of a target."""

from pydantic import ValidationError

from turncast.errors import TargetConflict, WorldError
from turncast.models.manifest import MANIFEST_KEY, Manifest
from turncast.publishing.first_format import from_first
from turncast.publishing.rivals import overtaken
from turncast.targets import Stored, Target, unchanged


def read_manifest(target: Target) -> tuple[Manifest, str | None]:
    """What is live at *target*, and the version of the manifest that says so.

    A place where nothing was published yet has an empty manifest and no version (None). WorldError if there
    is a manifest that cannot be read, or one of a Turncast newer than this.
    """
    found = target.read(MANIFEST_KEY)
    if found is None:
        return Manifest(), None
    content, stored = found
    return _parsed(content, target.name), stored.version


def write_manifest(target: Target, manifest: Manifest, version: str | None) -> Stored:
    """Store *manifest* if the target still holds *version* of it (None: none at all), or say who was quicker."""
    body = manifest.model_dump_json(exclude_none=True).encode() + b"\n"  # it names thousands of objects: no indentation
    try:
        return target.write(
            MANIFEST_KEY,
            body,
            media_type="application/json",
            cache_control="no-store",
            when=unchanged(version),
        )
    except TargetConflict as error:
        raise rival(target, manifest) from error


def rival(target: Target, before: Manifest) -> TargetConflict:
    """The error that says who changed the manifest since it was *before*, and what they change for listeners."""
    now, _ = read_manifest(target)
    return overtaken(target.name, now, before)


def _parsed(content: bytes, name: str) -> Manifest:
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        if earlier := from_first(content):
            return earlier
        newer = any(problem["loc"] == ("format",) and problem["type"] != "missing" for problem in error.errors())
        raise _newer(name) if newer else _unreadable(name, error) from error


def _newer(name: str) -> WorldError:
    return WorldError(
        f"{name}: expected a manifest of format 2 at most, found one of a newer turncast",
        "upgrade: pip install --upgrade turncast",
    )


def _unreadable(name: str, error: ValidationError) -> WorldError:
    first = error.errors(include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "its first byte"
    return WorldError(
        f"{name}: {MANIFEST_KEY} is no manifest ({error.error_count()} faults, the first at {place})",
        f"bring an earlier {MANIFEST_KEY} back, or remove it: everything is then published anew",
    )
