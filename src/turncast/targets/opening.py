"""Opening a target from how it is written in ``turncast.toml`` or after ``--to``."""

import re
from pathlib import Path

from turncast.errors import UsageError
from turncast.targets.examining import Examination
from turncast.targets.protocol import Target

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_BUCKET = re.compile(r"s3://([A-Za-z0-9][A-Za-z0-9._-]{1,254})((?:/[A-Za-z0-9._-]+)*)/*", re.IGNORECASE)


def open_target(to: str, *, root: Path, endpoint: str | None, region: str | None) -> Target:
    """The target written as *to*: a directory, relative to *root*, or ``s3://bucket/prefix``.

    endpoint and region: of the store, for buckets; None means as the AWS settings of this machine say.
    Nothing is asked of the target yet. UsageError if *to* is neither. Each kind is loaded only when used:
    boto3 takes longer to load than everything else together.
    """
    if not _SCHEME.match(to):
        return _directory(to, root)
    bucket, prefix = _bucket(to)
    from turncast.targets.s3 import S3Target

    return S3Target(bucket, prefix, endpoint=endpoint, region=region, memory=root / ".turncast")


def open_examination(to: str, *, root: Path, endpoint: str | None, region: str | None) -> Examination:
    """What is tried on the target written as *to*, as :func:`open_target` reads it. Nothing is tried yet."""
    if not _SCHEME.match(to):
        from turncast.targets.examining.directory import examine_directory

        return examine_directory(_folder(to, root), f"{to.rstrip('/')}/")
    bucket, prefix = _bucket(to)
    from turncast.targets.s3.examining import examine_bucket

    return examine_bucket(bucket, prefix, endpoint, region)


def _directory(to: str, root: Path) -> Target:
    from turncast.targets.directory import DirectoryTarget

    return DirectoryTarget(_folder(to, root), name=f"{to.rstrip('/')}/")


def _folder(to: str, root: Path) -> Path:
    if not to.strip() or to.startswith("~"):
        raise _unknown(to)
    return root / to


def _bucket(to: str) -> tuple[str, str]:
    """The bucket and the prefix, without slashes around it."""
    bucket = _BUCKET.fullmatch(to)
    if not bucket or {".", ".."} & set(bucket[2].split("/")):
        raise _unknown(to)
    return bucket[1], bucket[2].strip("/")


def _unknown(to: str) -> UsageError:
    shown = re.sub(r"//.*@", "//…@", to)  # whoever writes a secret there should not read it in a log
    return UsageError(
        f'expected a directory or s3://bucket/prefix (letters, digits, . _ -) to publish to, found "{shown}"',
        'name one: `turncast publish --to public`, or to = "s3://bucket/prefix" under [publish] in turncast.toml',
    )
