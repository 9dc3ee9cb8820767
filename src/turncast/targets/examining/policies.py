"""What is applied to a bucket so that everybody may read it: documents, and the commands that apply them.

Each store has its own way; where they come from: AWS's "Access control in S3", Cloudflare's "Public buckets",
Backblaze's ``b2 bucket update``, Ceph's "Bucket Policies". All four take the same CORS document by the S3 API.
"""

import json
import re
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from urllib.parse import urlsplit

from turncast.models.base import Frozen


class Kind(StrEnum):
    """Whose way of opening a bucket it is; ceph: also of others that take bucket policies (MinIO, Wasabi…)."""

    AWS = "aws"
    R2 = "r2"
    B2 = "b2"
    CEPH = "ceph"

    @classmethod
    def of(cls, endpoint: str) -> "Kind":
        """The kind of the store at *endpoint*; an empty one is AWS."""
        host = urlsplit(endpoint).hostname or ""
        by_host = {"amazonaws.com": cls.AWS, "r2.cloudflarestorage.com": cls.R2, "backblazeb2.com": cls.B2}
        found = (kind for name, kind in by_host.items() if host == name or host.endswith(f".{name}"))
        return next(found, cls.CEPH if host else cls.AWS)


class Paper(Frozen):
    """A document to apply.

    purpose: what for. document: its content; None where a command does it alone. command: for a shell, which expects
    the document in the file *file*.
    """

    purpose: str
    command: str
    file: str = ""
    document: Mapping[str, Any] | None = None

    @property
    def script(self) -> str:
        """All of it as lines for a shell."""
        write = f"cat > {self.file} <<'END'\n{_shown(self.document)}\nEND\n" if self.document else ""
        return f"# {self.purpose}\n{write}{self.command}\n"


def _shown(document: Mapping[str, Any]) -> str:
    """As JSON, each list of words on one line."""
    return re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", _on_one_line, json.dumps(document, indent=2))


def _on_one_line(words: "re.Match[str]") -> str:
    return f"[{' '.join(words[1].split())}]"


@dataclass(frozen=True)
class Place:
    """The bucket and prefix that are opened. host: of the public address."""

    bucket: str
    prefix: str
    endpoint: str
    host: str

    def s3api(self, words: str) -> str:
        """A command of the AWS tools at this place."""
        at = f" --endpoint-url {shlex.quote(self.endpoint)}" if self.endpoint else ""
        return f"aws s3api {words} --bucket {shlex.quote(self.bucket)}{at}"


CORS: Final[Mapping[str, Any]] = {
    "CORSRules": [
        {
            "AllowedOrigins": ["*"],
            "AllowedMethods": ["GET", "HEAD"],
            "AllowedHeaders": ["Range"],
            "ExposeHeaders": ["ETag", "Content-Length", "Content-Range", "Accept-Ranges"],
            "MaxAgeSeconds": 3600,
        }
    ]
}


def shown(endpoint: str) -> str:
    """*endpoint* without what whoever wrote a secret into it should not read in a log."""
    scheme, mark, rest = endpoint.partition("://")
    return scheme + mark + rest.rpartition("@")[2]


def papers(kind: Kind, to: str, endpoint: str, url: str) -> tuple[Paper, ...]:
    """What is to be applied at *to* (``s3://bucket/prefix``) for the public address *url*.

    endpoint: of the store; empty where it is not known, or not needed (AWS).
    """
    bucket, _, prefix = to.partition("://")[2].strip("/").partition("/")
    place = Place(bucket, prefix, shown(endpoint) or _ENDPOINTS[kind], urlsplit(url).hostname or "")
    return (*_READING[kind](place), _cors(place))


_ENDPOINTS: Final[Mapping[Kind, str]] = {
    Kind.AWS: "",
    Kind.R2: "https://YOUR_ACCOUNT_ID.r2.cloudflarestorage.com",
    Kind.B2: "https://s3.YOUR_REGION.backblazeb2.com",
    Kind.CEPH: "https://YOUR_ENDPOINT",
}
"""Where a store is found that no endpoint was said of."""


def _cors(place: Place) -> Paper:
    return Paper(
        purpose="players in web pages may fetch transcripts and chapters",
        file="cors.json",
        document=CORS,
        command=place.s3api("put-bucket-cors --cors-configuration file://cors.json"),
    )


def _policy(place: Place) -> Paper:
    reading = {
        "Sid": "EverybodyReads",
        "Effect": "Allow",
        "Principal": "*",
        "Action": ["s3:GetObject"],
        "Resource": [f"arn:aws:s3:::{place.bucket}/{place.prefix + '/' if place.prefix else ''}*"],
    }
    return Paper(
        purpose="everybody may read what is published, and nothing else",
        file="policy.json",
        document={"Version": "2012-10-17", "Statement": [reading]},
        command=place.s3api("put-bucket-policy --policy file://policy.json"),
    )


def _aws(place: Place) -> tuple[Paper, ...]:
    block = "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=false,RestrictPublicBuckets=false"
    unblocked = Paper(
        purpose="AWS refuses public policies by default; access lists (ACLs) stay off",
        command=place.s3api(f"put-public-access-block --public-access-block-configuration {block}"),
    )
    return unblocked, _policy(place)


def _r2(place: Place) -> tuple[Paper, ...]:
    bucket, host = shlex.quote(place.bucket), shlex.quote(place.host)
    command = f"npx wrangler r2 bucket domain add {bucket} --domain {host} --zone-id YOUR_ZONE_ID"
    if place.host.endswith(".r2.dev"):  # for trying out: Cloudflare limits its rate
        command = f"npx wrangler r2 bucket dev-url enable {bucket}"
    return (Paper(purpose="everybody may read the bucket, at that host (R2 has no bucket policies)", command=command),)


def _b2(place: Place) -> tuple[Paper, ...]:
    command = f"b2 bucket update {shlex.quote(place.bucket)} allPublic"
    return (Paper(purpose="everybody may read the bucket (B2 has no bucket policies)", command=command),)


def _ceph(place: Place) -> tuple[Paper, ...]:
    return (_policy(place),)


_READING: Final[Mapping[Kind, Callable[[Place], tuple[Paper, ...]]]] = {
    Kind.AWS: _aws,
    Kind.R2: _r2,
    Kind.B2: _b2,
    Kind.CEPH: _ceph,
}
