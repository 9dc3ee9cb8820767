"""Which addresses are fetched at all."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.fetching.addresses import Address, is_public, parse
from turncast.fetching.outcomes import Obstacle, Trouble

PRIVATE = (
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1", "169.254.169.254",
    "172.16.0.1", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "203.0.113.1", "224.0.0.1",
    "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:a00:1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:c0a8:101::1", "fc00::1", "fd12::1",
    "fe80::1", "fe80::1%eth0", "2606:4700::1%eth0", "fec0::1", "ff02::1", "5f00::1", "4000::1",
)  # fmt: skip
PUBLIC = ("8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1")


@pytest.mark.parametrize("ip", PRIVATE)
def test_private_addresses_are_known_in_every_disguise(ip: str) -> None:
    """Loopback, private, link-local, carriers', multicast and reserved addresses are private, also inside others."""
    assert not is_public(ip)


@pytest.mark.parametrize("ip", PUBLIC)
def test_public_addresses_are_public(ip: str) -> None:
    """An address of the open internet may be reached, also over NAT64 or as an IPv4-mapped one."""
    assert is_public(ip)


@given(st.ip_addresses(v=4))
def test_a_disguise_changes_nothing(ip: IPv4Address) -> None:
    """An IPv6 address with an IPv4 one inside is as open as that."""
    number = int(ip)
    disguises = (0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80 | 1)
    assert {is_public(str(IPv6Address(disguise))) for disguise in disguises} == {is_public(str(ip))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://podcast.example/feed.xml", Address("http", "podcast.example", 80, "/feed.xml")),
        ("HTTPS://Podcast.Example", Address("https", "podcast.example", 443, "/")),
        ("https://podcast.example:8443/a b?".replace(" ", "%20"), Address("https", "podcast.example", 8443, "/a%20b")),
        ("https://podcast.example/ä?q=ö#part", Address("https", "podcast.example", 443, "/%C3%A4?q=%C3%B6")),
        ("https://münchen.example/", Address("https", "xn--mnchen-3ya.example", 443, "/")),
        ("http://[::1]:8000/x", Address("http", "::1", 8000, "/x")),
    ],
)
def test_addresses_of_the_web_are_understood(text: str, expected: Address) -> None:
    """Host, port and path are what a browser would ask for."""
    assert parse(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "feed.xml", "//podcast.example/feed.xml", "file:///etc/passwd", "ftp://podcast.example/a", "gopher://x/",
        "javascript:alert(1)", "https://", "https:///feed.xml", "https://ann:secret@podcast.example/",
        "https://ann@podcast.example/", "https://podcast.example\\@127.0.0.1/", "https://podcast.example:0/",
        "https://podcast.example:99999/", "https://podcast.example:x/", "https://[::1/", "https://a b.example/",
        "https://podcast.example/\r\nHost: x", "https://podcast.example/\x00", "https://podcast.example/\x1b[2J",
        "https://pod%63ast.example/", "https://a..b\u3002/", "https://" + "a" * 9000, f"https://{'a' * 300}.example/",
        "https://[fe80::1%25eth0]/", "https://" + "ä" * 80 + ".example/",
    ],
)  # fmt: skip
def test_whatever_is_no_address_of_the_web_is_refused(text: str) -> None:
    """Other schemes, names and passwords, control characters and impossible hosts are refused at once."""
    with pytest.raises(Obstacle) as refused:
        parse(text)
    assert refused.value.trouble is Trouble.ADDRESS


@given(st.text(max_size=200) | st.text("htps:/@[]%#?.\\ 01aé", max_size=60).map("https://".__add__))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    """Nothing a stranger writes as an address ends in anything but an address or a refusal; what is sent is ASCII."""
    try:
        address = parse(text)
    except Obstacle:
        return
    assert address.scheme in ("http", "https")
    assert address.target.startswith("/")
    assert f"{address.authority}{address.target}".isascii()
    assert f"{address.authority}{address.target}".isprintable()
