"""What a feed tells, element by element, as tests compare it."""

from lxml.etree import _Element
from tests.support.editions import notes_html
from tests.support.oracles import elements

from turncast.models.edition import Edition
from turncast.rss import render
from turncast.rss.tags import NAMESPACES


def channel_of(edition: Edition) -> _Element:
    """The channel of the edition's feed."""
    return elements(render(edition, notes_html))[0]


def said(parent: _Element, path: str) -> list[dict[str, str]]:
    """What the elements at *path* say: their attributes, and their text as ``text``."""
    found = parent.findall(path, NAMESPACES)
    return [{**{str(key): str(text) for key, text in one.attrib.items()}, **_text(one)} for one in found]


def _text(element: _Element) -> dict[str, str]:
    text = (element.text or "").strip()
    return {"text": text} if text else {}
