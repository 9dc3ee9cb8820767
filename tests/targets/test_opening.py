"""Opening a target from how it is written."""

import subprocess
import sys
from pathlib import Path

import pytest

from turncast.errors import UsageError
from turncast.targets import open_target


@pytest.mark.parametrize(("to", "name"), [("public", "public/"), ("out/my show/", "out/my show/"), ("./x", "./x/")])
def test_directory(tmp_path: Path, to: str, name: str) -> None:
    """A path is a directory in the project, called as it was written, and not made before something is stored."""
    target = open_target(to, root=tmp_path, endpoint=None, region=None)
    assert target.name == name
    assert not target.occupied()
    assert list(tmp_path.iterdir()) == []
    target.write("a.txt", b"x", media_type="text/plain", cache_control="no-store")
    assert (tmp_path / to / "a.txt").read_bytes() == b"x"


def test_absolute_directory(tmp_path: Path) -> None:
    """A path from the root of the disk is taken as such."""
    open_target(str(tmp_path / "there"), root=Path("/nonexistent"), endpoint=None, region=None).write(
        "a.txt", b"x", media_type="text/plain", cache_control="no-store"
    )
    assert (tmp_path / "there/a.txt").exists()


@pytest.mark.parametrize(
    ("to", "name"),
    [
        ("s3://my-bucket", "s3://my-bucket"),
        ("s3://my-bucket/", "s3://my-bucket"),
        ("S3://my.bucket/Some/Prefix/", "s3://my.bucket/Some/Prefix"),
    ],
)
def test_bucket(credentials: None, to: str, name: str) -> None:
    """A bucket is written s3://bucket/prefix; a slash more or less at the end makes no difference."""
    assert open_target(to, root=Path(), endpoint="http://127.0.0.1:9", region=None).name == name


HOSTILE = """~/public ftp://host/x file:///tmp gs://bucket s3:// s3:///x s3://b/x+y s3://b/../x s3://bucket//x"""


@pytest.mark.parametrize("to", ["", " ", *HOSTILE.split()])
def test_neither(credentials: None, to: str) -> None:
    """Whatever is neither is refused with a message that shows it and a hint how to write it."""
    with pytest.raises(UsageError, match="expected a directory or s3://bucket/prefix") as caught:
        open_target(to, root=Path(), endpoint=None, region=None)
    assert f'"{to}"' in caught.value.message
    assert "s3://" in caught.value.hint


def test_secret_in_the_address(credentials: None) -> None:
    """A secret written into an address is not repeated."""
    with pytest.raises(UsageError) as caught:
        open_target("s3://key:s3cret@bucket/x", root=Path(), endpoint=None, region=None)
    assert "s3cret" not in str(caught.value) + caught.value.hint


def test_endpoint_that_is_none(credentials: None) -> None:
    """An endpoint that is no address is refused, and told where it stands."""
    with pytest.raises(UsageError, match="expected an endpoint") as caught:
        open_target("s3://my-bucket", root=Path(), endpoint="not an address", region=None)
    assert "turncast.toml" in caught.value.hint


def test_boto3_is_not_loaded_for_a_directory() -> None:
    """Whoever publishes to a directory does not wait for boto3, nor for pydantic's plugins, to load."""
    program = (
        "import sys; from pathlib import Path; from turncast.targets import open_target; import turncast.publishing;"
        "open_target('public', root=Path('/nonexistent'), endpoint=None, region=None).occupied();"
        "print(sorted({'boto3', 'botocore', 's3transfer'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
