"""What cannot be probed of stores and is known of them: small tables of data."""

import pytest

from turncast.targets.s3.client import Patience, connect, parts_at_once

pytestmark = pytest.mark.usefixtures("credentials")


@pytest.mark.parametrize(
    ("endpoint", "region"),
    [
        ("https://s3.us-west-004.backblazeb2.com", "us-west-004"),
        ("https://s3.eu-central-1.wasabisys.com", "eu-central-1"),
        ("https://s3.fr-par.scw.cloud", "fr-par"),
        ("https://account.r2.cloudflarestorage.com", "auto"),
    ],
)
def test_a_region_the_endpoint_names_need_not_be_said(endpoint: str, region: str) -> None:
    """Stores that refuse another region than their own are given that one; what a producer says still counts more."""
    assert connect(endpoint, None, Patience()).meta.region_name == region
    assert connect(endpoint, "elsewhere", Patience()).meta.region_name == "elsewhere"


@pytest.mark.parametrize("endpoint", ["https://s3.wasabisys.com", "https://s3.example.org", "http://localhost:9000"])
def test_no_region_is_made_up(endpoint: str) -> None:
    """Where the endpoint names no region, it is left to the settings of AWS tools."""
    assert connect(endpoint, None, Patience()).meta.region_name in (None, "us-east-1", "aws-global")


def test_parts_at_once() -> None:
    """R2 is sent two parts of an upload at a time, all others as many as is usual."""
    r2 = connect("https://account.r2.cloudflarestorage.com", None, Patience())
    other = connect("https://s3.example.org", None, Patience())
    assert (parts_at_once(r2, 4), parts_at_once(other, 4)) == (2, 4)
