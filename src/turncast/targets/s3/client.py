"""One client configuration that works on every S3-compatible store.

What boto3 does by default since 2025 (checksums in trailers) breaks older Ceph, Swift, B2 and others, so it is
asked for on AWS itself only. Which stores want the bucket in the host name is a small table.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from boto3.session import Session
from botocore.config import Config

from turncast import __version__
from turncast.errors import UsageError
from turncast.targets.s3.lean import make_lean

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

AWS = (".amazonaws.com", ".amazonaws.com.cn")
BUCKET_IN_HOST = (*AWS, ".backblazeb2.com", ".digitaloceanspaces.com")
"""Hosts addressed as ``bucket.host``; all others, also unknown ones, as ``host/bucket``."""

REGIONS = {".r2.cloudflarestorage.com": "auto"}
"""The one region a store knows, where nothing else is set."""

REGION_IN_HOST = (".backblazeb2.com", ".wasabisys.com", ".scw.cloud")
"""Hosts that name their region, which has to be the right one: ``s3.region.host``."""

PARTS_AT_ONCE = {".r2.cloudflarestorage.com": 2}
"""How many parts of one upload a store takes well at the same time, where that is fewer than others take."""

CONNECTIONS = 16


@dataclass(frozen=True)
class Patience:
    """How long a store is waited for: seconds to connect and for each answer, and how often it is tried in all.

    attempts: so many that a publish of a hundred calls comes through where nearly every other call fails.
    silent: how often it is tried where it says nothing; a minute in all, whatever was asked.
    """

    connect: float = 10
    answer: float = 20
    attempts: int = 8
    silent: int = 3


def connect(endpoint: str | None, region: str | None, patience: Patience) -> "S3Client":
    """A client for the store at *endpoint* (None: what the AWS settings say, or else AWS). Asks nothing of it yet.

    Credentials come from the usual AWS chain.
    """
    session = Session()
    client = _client(session, endpoint, region, patience, _host(endpoint))
    found = _host(client.meta.endpoint_url)
    if endpoint is None and not found.endswith(AWS):  # AWS_ENDPOINT_URL or a profile leads elsewhere
        client = _client(session, endpoint, region, patience, found)
    make_lean(client)
    client.meta.events.register("after-call.s3", _name_metadata)
    return client


def _name_metadata(parsed: dict[str, Any], **_: Any) -> None:
    """Metadata by the names it was sent with: stores written in Go answer ``X-Amz-Meta-Like-This``."""
    if "Metadata" in parsed:
        parsed["Metadata"] = {name.lower(): value for name, value in parsed["Metadata"].items()}


def _client(session: Session, endpoint: str | None, region: str | None, patience: Patience, host: str) -> "S3Client":
    region = region or session.region_name or _only_region(host)
    try:
        return session.client("s3", endpoint_url=endpoint, region_name=region, config=configuration(host, patience))
    except ValueError as error:
        raise UsageError(
            f'expected an endpoint like https://s3.example.org, found "{endpoint}"',
            "correct endpoint under [publish] in turncast.toml",
        ) from error


def configuration(host: str, patience: Patience) -> Config:
    """The settings for the store at *host*."""
    checksums: Literal["when_supported", "when_required"] = "when_supported" if host.endswith(AWS) else "when_required"
    return Config(
        signature_version="s3v4",
        request_checksum_calculation=checksums,
        response_checksum_validation=checksums,
        s3={"addressing_style": "auto" if host.endswith(BUCKET_IN_HOST) else "path"},
        retries={"mode": "standard", "total_max_attempts": patience.attempts},
        connect_timeout=patience.connect,
        read_timeout=patience.answer,
        max_pool_connections=CONNECTIONS,
        user_agent=f"turncast/{__version__}",  # boto3 would put its own together anew for each request
        parameter_validation=False,  # the types of its calls are checked with ours
    )


def _host(endpoint: str | None) -> str:
    return (urlsplit(endpoint).hostname or "") if endpoint else "s3.amazonaws.com"


def parts_at_once(client: "S3Client", usual: int) -> int:
    """How many parts the store of *client* is sent at the same time; *usual* where nothing else is known of it."""
    host = _host(client.meta.endpoint_url)
    return next((number for suffix, number in PARTS_AT_ONCE.items() if host.endswith(suffix)), usual)


def _only_region(host: str) -> str | None:
    named = next((host.removesuffix(suffix) for suffix in REGION_IN_HOST if host.endswith(suffix)), "")
    if named.startswith("s3."):
        return named.removeprefix("s3.")
    return next((region for suffix, region in REGIONS.items() if host.endswith(suffix)), None)
