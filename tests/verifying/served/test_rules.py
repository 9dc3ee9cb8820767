"""Every rule of what is served: silent of a host that is kept well, and heard of the fault it is for."""

import ssl
import time
import warnings
from datetime import UTC, datetime
from typing import Any

import pytest
import trustme
from tests.support.feedhost import OPEN, Rewired, certified, hosting
from tests.support.livefeed import AT, Live, feed, fetcher, live
from tests.verifying.served.faults import ALSO, FAULTS

from turncast.fetching import Limits
from turncast.fetching.network import resolve
from turncast.models.rule import Scope
from turncast.verifying.served import CHECKS, verify_address

ELSEWHERE = {
    "served-private", "served-host-unknown", "served-slow", "served-certificate-expired", "served-certificate-host",
    "served-certificate-untrusted", "served-tls-old", "served-tls", "served-not-https", "served-redirect-downgrade",
}  # fmt: skip
"""What needs another host or another fetcher: each has a test of its own below."""


def codes(live: Live, **terms: Any) -> set[str]:
    """What is said of what is served, by a fetcher with those terms."""
    with fetcher(**terms) as fetching:
        found = verify_address(live.address, at=AT, fetcher=fetching).findings
    return {finding.code for finding in found if finding.code.startswith("served-")}


def test_every_rule_has_its_fault() -> None:
    """No rule is without a case; each has a code of its own, a message, a remedy, a source, and the scope SERVED."""
    rules = [check.rule for check in CHECKS]
    assert {rule.code for rule in rules} == set(FAULTS) | ELSEWHERE
    assert len({rule.code for rule in rules}) == len(rules) >= 35
    for rule in rules:
        assert rule.scope is Scope.SERVED
        assert rule.code.startswith("served-")
        assert all((rule.message, rule.remedy, rule.source))
        assert rule.message[0] == rule.message[0].lower() or rule.message.startswith(("HEAD", "TLS"))


def test_a_host_that_is_kept_well_is_not_spoken_of() -> None:
    """Of a feed over https with everything as it should be, no rule says a thing."""
    with live() as well:
        assert well.served() == []


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_seen_by_its_rule_alone(code: str) -> None:
    """Each fault brings its finding, with the feed's address as its path, and none that does not follow from it."""
    with live() as spoiled:
        FAULTS[code](spoiled)
        found = spoiled.served()
    assert {finding.code for finding in found} == {code} | ALSO.get(code, set())
    assert all(finding.path == spoiled.address for finding in found)
    assert all("expected" in finding.message or "chapter" in finding.message for finding in found)
    first = next(finding for finding in found if finding.code == code)
    assert first.remedy
    assert (first.line is None) == (first.key == "")


def test_a_private_address_is_refused_unless_told() -> None:
    """A feed on one's own machine is not fetched before --private says that it may be."""
    with live() as own:
        assert codes(own, private=False) == {"served-private"}
        assert own.host.requests == []


def test_a_host_that_nobody_knows_is_named() -> None:
    """A feed whose domain is gone is said to have none."""

    def gone(host: str, port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    with live() as lost:
        assert codes(lost, resolve=gone) == {"served-host-unknown"}


def test_a_server_that_is_too_slow_is_not_waited_for() -> None:
    """A feed that drips is given up when the time for all of it is over."""
    with live() as dripping:
        dripping.host.send("/feed.xml", b"HTTP/1.1 200 OK\r\nX-Slow: ", endless=b"x", pause=lambda: time.sleep(0.01))
        assert codes(dripping, limits=Limits(total=0.5)) == {"served-slow"}


def test_a_stranger_leads_nobody_into_private_networks() -> None:
    """What a feed on the open internet names on one's own machine or network is not asked for, but told."""
    inside = ("http://127.0.0.1:{port}/a.mp3", "http://169.254.169.254/latest/meta-data/", "http://2130706433:{port}/")
    known = {"feeds.example": [OPEN]}
    with live(tls=False) as trap:
        trap.write()
        text = feed(f"http://feeds.example:{trap.host.port}")
        for place, path in zip(inside, ("a.mp3", "b.mp3", "a.json"), strict=True):
            text = text.replace(f"http://feeds.example:{trap.host.port}/{path}", place.format(port=trap.host.port))
        trap.serve("/feed.xml", text.encode(), "application/rss+xml")
        terms = {
            "private": False,
            "wires": Rewired(),
            "resolve": lambda host, port: known.get(host) or resolve(host, port),
        }
        with fetcher(**terms) as careful:
            address = f"http://feeds.example:{trap.host.port}/feed.xml"
            found = verify_address(address, at=AT, fetcher=careful).findings
    private = [finding for finding in found if finding.code == "served-private"]
    assert len(private) == 3
    assert all(finding.line for finding in private)
    assert not trap.host.asked("/a.mp3")
    assert trap.host.asked("/a.vtt")


@pytest.mark.parametrize(
    ("code", "terms"),
    [
        (
            "served-certificate-expired",
            {"not_before": datetime(2020, 1, 1, tzinfo=UTC), "not_after": datetime(2021, 1, 1, tzinfo=UTC)},
        ),
        ("served-certificate-host", {"names": ["other.example"]}),
        ("served-certificate-untrusted", {"ca": trustme.CA()}),
    ],
)
def test_bad_certificates_are_told_apart(code: str, terms: dict[str, Any]) -> None:
    """A certificate that is expired, for another host or from nobody known is named as just that."""
    with hosting(certified(*terms.pop("names", ()), **terms)) as host:
        assert codes(Live(host)) == {code}


def test_old_tls_is_named() -> None:
    """A server with nothing newer than TLS 1.1 is told to be old."""
    old = certified()
    old.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    with hosting(old) as host:
        assert codes(Live(host)) == {"served-tls-old"}


def test_plain_http_behind_https_is_named() -> None:
    """A port that speaks no TLS is told so where https was written."""
    with live() as well, hosting() as plain:
        well.write(f"{well.host.address}/a.mp3", f"https://127.0.0.1:{plain.port}/a.mp3")
        assert codes(well) == {"served-tls"}


def test_plain_http_is_warned_of() -> None:
    """A feed over http, with all that it names, has no other fault of its server than that, told once."""
    with live(tls=False) as plain:
        assert [finding.code for finding in plain.served()] == ["served-not-https"]


def test_leaving_tls_is_warned_of() -> None:
    """A redirect from https to http is told, though the address in the feed is https."""
    with live() as well, live(tls=False) as plain:
        well.host.reply("/a.mp3", 302, Location=f"{plain.host.address}/a.mp3")
        assert codes(well) == {"served-redirect-downgrade"}
