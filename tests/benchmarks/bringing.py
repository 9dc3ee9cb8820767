"""The processes that are measured beside other programs: Turncast, and boto3 alone, bring files to a bucket.

``python -m tests.benchmarks.bringing publish ENDPOINT BUCKET/PREFIX PATH [SHA256]``: the file, or every file of the
folder, becomes an artifact with a key of its own, and is published as any release is: claimed, uploaded, looked at,
settled.

- ``write``: one file by a target, hashed and looked at as in a publish, without the rest of one.
- ``upload``: one file by boto3's ``upload_file``, the least that could do it.
- ``stream``: one file in four objects by four plain connections, of a store that asks for no signature.

Credentials and region come from the environment. Nothing is imported that is not needed, for starting is measured too.
"""

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path


def publish(endpoint: str, to: str, path: Path, digest: str = "") -> None:
    """Publish the file, or the files of the folder, at *path*; digest: the file's SHA-256, as it is known of recordings
    since they were added.
    """
    from turncast.cli.main import collect_seldom
    from turncast.models.artifact import Artifact, Body, CacheControl, Release, Splice, Stretch, Wave
    from turncast.publishing import execute, make_plan, read_manifest
    from turncast.targets import open_target

    def artifact(file: Path) -> Artifact:
        wave, media_type = (Wave.MEDIA, "audio/mpeg") if file.suffix == ".mp3" else (Wave.SIDECAR, "text/vtt")
        return Artifact(f"media/{file.name}", wave, media_type, CacheControl.IMMUTABLE, file.name, lambda: body(file))

    def body(file: Path) -> Body:
        return Splice((Stretch(file, 0, file.stat().st_size),), digest) if digest else file

    collect_seldom()  # as in every process of turncast
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    release = Release.of(map(artifact, files), {})
    with tempfile.TemporaryDirectory() as folder:
        target = open_target(f"s3://{to}", root=Path(folder), endpoint=endpoint, region=None)
        manifest, version = read_manifest(target)
        plan = make_plan(release, manifest, target.name)
        execute(plan, release, manifest, version, target, nonce="benchmark", by="benchmark", at=datetime.now(UTC))


def write(endpoint: str, to: str, path: Path) -> None:
    """Write one file as a publish writes a recording."""
    from turncast.models.artifact import CacheControl
    from turncast.targets import open_target

    with tempfile.TemporaryDirectory() as folder:
        target = open_target(f"s3://{to}", root=Path(folder), endpoint=endpoint, region=None)
        target.write(f"media/{path.name}", path, media_type="audio/mpeg", cache_control=CacheControl.IMMUTABLE)


def upload(endpoint: str, to: str, path: Path) -> None:
    """Upload one file as boto3 does."""
    import boto3

    bucket, _, prefix = to.partition("/")
    boto3.client("s3", endpoint_url=endpoint).upload_file(str(path), bucket, f"{prefix}/{path.name}")


def stream(endpoint: str, to: str, path: Path) -> None:
    """Send a quarter of one file over each of four connections."""
    import http.client
    from concurrent.futures import ThreadPoolExecutor

    quarter = path.stat().st_size // 4

    def send(number: int) -> None:
        connection = http.client.HTTPConnection(endpoint.removeprefix("http://"))
        with path.open("rb") as file:
            file.seek(number * quarter)
            connection.request("PUT", f"/{to}/{number}", file.read(quarter))
        assert connection.getresponse().status == 200

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(send, range(4)))


if __name__ == "__main__":
    bring = {"publish": publish, "write": write, "upload": upload, "stream": stream}[sys.argv[1]]
    bring(sys.argv[2], sys.argv[3], Path(sys.argv[4]), *sys.argv[5:])
