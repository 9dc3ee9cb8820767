"""What a feed is, and what may be done with it."""

from collections.abc import Sequence

from turncast.models.elsewhere import Txt
from turncast.models.show import License
from turncast.models.vocabulary import LICENSES
from turncast.rss.tags import Channel, Tag, Value, given, value


def _locked(channel: Channel) -> Sequence[Value]:
    """Podcast Index reads it only with the owner's address, which is told only where the show's file has it."""
    owner = channel.show.owner
    return [value("yes" if channel.show.locked else "no", owner=owner.email if owner else None)]


def _license(license: License | None) -> Sequence[Value]:
    """An identifier the namespace knows is written in lower case, any other name as it stands."""
    return [
        value(terms.name.lower() if terms.name.lower() in LICENSES else terms.name, url=terms.url)
        for terms in given(license)
    ]


def _block(channel: Channel) -> Sequence[Value]:
    """The whole show hidden from all services, or from those that are named; no element where it is not."""
    block = channel.show.block
    if isinstance(block, bool):
        return ["yes"] if block else []
    return [value("yes", id=service) for service in block or ()]


def _txt(lines: Sequence[Txt]) -> Sequence[Value]:
    """Podcast Index loses a line that is only a number, true or false; there is no other way to write it."""
    return [value(line.text, purpose=line.purpose) for line in lines]


TAGS = (
    Tag("podcast:guid", channel=lambda channel: [channel.edition.guid]),
    Tag("podcast:medium", channel=lambda channel: [channel.show.medium]),
    Tag("podcast:locked", channel=_locked),
    Tag("podcast:block", channel=_block),
    Tag(
        "podcast:license",
        channel=lambda channel: _license(channel.show.license),
        item=lambda item: _license(item.episode.license),
        live=lambda event: _license(event.episode.license),
    ),
    Tag(
        "podcast:txt",
        channel=lambda channel: _txt(channel.show.txt),
        item=lambda item: _txt(item.episode.txt),
        live=lambda event: _txt(event.episode.txt),
    ),
)
