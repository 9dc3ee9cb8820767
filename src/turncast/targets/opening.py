"""Opening a target from how it is written in ``turncast.toml`` or after ``--to``."""

import re
from pathlib import Path

from turncast.errors import UsageError
from turncast.targets.protocol import Target

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)


def open_target(to: str, *, root: Path, endpoint: str | None, region: str | None) -> Target:
    """The target written as *to*: a directory, relative to *root*, or ``s3://bucket/prefix``.

    endpoint and region: of the store, for buckets; None means as the AWS settings of this machine say.
    Nothing is asked of the target yet. UsageError if *to* is neither. Each kind is loaded only when used:
    boto3 takes longer to load than everything else together.
    """
    scheme = _SCHEME.match(to)
    if not scheme:
        return _directory(to, root)
    if scheme[1].lower() == "s3":
        from turncast.targets.s3 import S3Target

        return S3Target.named(to, endpoint=endpoint, region=region)
    raise _unknown(to)


def _directory(to: str, root: Path) -> Target:
    from turncast.targets.directory import DirectoryTarget

    if not to.strip() or to.startswith("~"):
        raise _unknown(to)
    return DirectoryTarget(root / to, name=f"{to.rstrip('/')}/")


def _unknown(to: str) -> UsageError:
    return UsageError(
        f'expected a directory or s3://bucket/prefix to publish to, found "{to}"',
        'name one: `turncast publish --to public`, or to = "s3://bucket/prefix" under [publish] in turncast.toml',
    )
