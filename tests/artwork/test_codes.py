"""Addresses as QR codes."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from turncast.artwork import qr_code

SVG = "{http://www.w3.org/2000/svg}"


def test_a_code_is_a_picture_without_a_size_of_its_own() -> None:
    """Black on white whatever the page's colours, four modules of margin, nothing a strict policy would refuse."""
    root = ElementTree.fromstring(qr_code("https://turn.example/interviews/about/subscribe.html"))
    assert root.tag == f"{SVG}svg"
    assert set(root.attrib) == {"viewBox"}
    ground, dark = root
    assert (ground.get("fill"), dark.get("stroke")) == ("#fff", "#000")
    assert (dark.get("d") or "").startswith("M4 4.5h7")
    assert not {"style", "class"} & {name for element in root.iter() for name in element.attrib}


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=300))
def test_any_address_has_a_code_the_same_each_time(address: str) -> None:
    """Also one in letters of any script."""
    assert qr_code(address) == qr_code(address)
