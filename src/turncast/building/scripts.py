"""The script pages share."""

from turncast.building import fingerprints
from turncast.models.artifact import Artifact, CacheControl, Wave
from turncast.pages import Theme


def script_artifact(theme: Theme) -> Artifact:
    """The script of *theme*, under the key that pages name."""
    script = theme.script
    media_type = "text/javascript; charset=utf-8"
    fingerprint = fingerprints.of(script.integrity)
    return Artifact(script.key, Wave.SIDECAR, media_type, CacheControl.IMMUTABLE, fingerprint, lambda: script.body)
