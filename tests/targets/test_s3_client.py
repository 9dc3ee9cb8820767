"""One configuration that works on every store."""

import pytest
from tests.support.proxy import Request, proxied
from tests.support.servers import REGION, Store

from turncast import __version__
from turncast.targets.s3 import S3Target
from turncast.targets.s3.client import Patience, configuration, connect
from turncast.targets.s3.lean import SMALL

pytestmark = pytest.mark.usefixtures("credentials")
PATIENT = Patience()


@pytest.mark.parametrize(
    ("endpoint", "style", "checksums"),
    [
        (None, "auto", "when_supported"),
        ("https://s3.eu-central-1.amazonaws.com", "auto", "when_supported"),
        ("https://amazonaws.com.evil.example", "path", "when_required"),
        ("https://account.r2.cloudflarestorage.com", "path", "when_required"),
        ("https://s3.us-west-004.backblazeb2.com", "auto", "when_required"),
        ("https://fra1.digitaloceanspaces.com", "auto", "when_required"),
        ("http://localhost:9000", "path", "when_required"),
        ("http://10.0.0.1:7480", "path", "when_required"),
    ],
)
def test_per_store(endpoint: str | None, style: str, checksums: str) -> None:
    """Checksum trailers go to AWS alone, and buckets in host names to those who want them."""
    settings = vars(connect(endpoint, None, PATIENT).meta.config)
    assert settings["s3"]["addressing_style"] == style
    assert settings["request_checksum_calculation"] == checksums
    assert settings["response_checksum_validation"] == checksums
    assert settings["signature_version"] == "s3v4"


def test_endpoint_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """An endpoint set where AWS tools look for it counts, and is known not to be AWS."""
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://localhost:9000")
    client = connect(None, None, PATIENT)
    assert client.meta.endpoint_url == "http://localhost:9000"
    settings = vars(client.meta.config)
    assert settings["request_checksum_calculation"] == "when_required"
    assert settings["s3"]["addressing_style"] == "path"


def test_regions(monkeypatch: pytest.MonkeyPatch) -> None:
    """The region is the one given, or the machine's, or the only one the store has."""
    store = "https://account.r2.cloudflarestorage.com"
    assert connect(store, None, PATIENT).meta.region_name == "auto"
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    assert connect(store, None, PATIENT).meta.region_name == "eu-west-1"
    assert connect(store, "eu-north-1", PATIENT).meta.region_name == "eu-north-1"


def test_patience() -> None:
    """Time-outs and tries are as given, and standard retries wait longer each time."""
    settings = vars(configuration("localhost", Patience(connect=3, answer=7, attempts=4)))
    assert (settings["connect_timeout"], settings["read_timeout"]) == (3, 7)
    assert settings["retries"] == {"mode": "standard", "total_max_attempts": 4}


@pytest.mark.parametrize(("size", "asks"), [(1, False), (SMALL, False), (SMALL + 1, True)])
def test_what_is_sent_with_a_body(ministack: Store, size: int, *, asks: bool) -> None:
    """A small body goes at once, a large one after asking whether it may; each is signed by its digest, over plain HTTP
    too.
    """
    sent: list[Request] = []
    with proxied(ministack.endpoint, sent.append) as endpoint:
        target = S3Target(ministack.bucket(), endpoint=endpoint, region=REGION)
        target.write("a.txt", bytes(size), media_type="text/plain", cache_control="no-store")
    headers = {name.lower(): value for name, value in next(one for one in sent if one.method == "PUT").headers.items()}
    assert headers["x-amz-content-sha256"] == "UNSIGNED-PAYLOAD"
    assert "content-md5" in headers["authorization"]
    assert ("expect" in headers) == asks
    assert headers["user-agent"].startswith(f"turncast/{__version__} ")
