"""Our vocabularies as a feedgen extension: feedgen asks it for namespaces and the channel's elements."""

from collections.abc import Iterable

from feedgen.ext.base import BaseExtension
from lxml import etree
from lxml.etree import _Element

from turncast.rss.tags import NAMESPACES, Channel
from turncast.rss.vocabularies import of_channel
from turncast.rss.writing import written

NAME = "turncast"
"""What feedgen keeps the extension under: ``feed.turncast``."""

ITEMS = "<?turncast items?>"
"""The processing instruction that stands where the items go; text cannot look like it."""

_DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())


class ChannelExtension(BaseExtension):  # type: ignore[misc]
    """What our vocabularies say of a channel; set before feedgen renders."""

    channel: Channel

    def extend_ns(self) -> dict[str, str]:
        """Prefixes, declared once on the root."""
        return NAMESPACES

    def extend_rss(self, feed: _Element) -> _Element:
        """Append the channel's elements, and the place of the items."""
        text = written(of_channel(self.channel))
        feed[0].extend(_elements(text))
        feed[0].append(etree.ProcessingInstruction("turncast", "items"))
        return feed


def _elements(text: str) -> Iterable[_Element]:
    """The elements of *text*, without what stands between them: feedgen indents anew."""
    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(f"<rss {_DECLARED}>{text}</rss>", parser)
