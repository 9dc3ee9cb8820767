"""What a feed is, and what may be done with it."""

from collections.abc import Iterable

from turncast.models.elsewhere import Txt
from turncast.models.show import License
from turncast.models.vocabulary import LICENSES
from turncast.rss.tags import Channel, Tag, Value, given, value


def _locked(channel: Channel) -> Iterable[Value]:
    """Podcast Index reads it only with the owner's address, which is told only where the show's file has it."""
    owner = channel.show.owner
    yield value("yes" if channel.show.locked else "no", owner=owner.email if owner else None)


def _license(license: License | None) -> Iterable[Value]:
    """An identifier the namespace knows is written in lower case, any other name as it stands."""
    for terms in given(license):
        yield value(terms.name.lower() if terms.name.lower() in LICENSES else terms.name, url=terms.url)


def _block(channel: Channel) -> Iterable[Value]:
    """The whole show hidden from all services, or from those that are named; no element where it is not."""
    block = channel.show.block
    if block is True:
        yield value("yes")
    for service in block or () if not isinstance(block, bool) else ():
        yield value("yes", id=service)


def _txt(lines: Iterable[Txt]) -> Iterable[Value]:
    """Podcast Index loses a line that is only a number, true or false; there is no other way to write it."""
    return (value(line.text, purpose=line.purpose) for line in lines)


TAGS = (
    Tag("podcast:guid", channel=lambda channel: [value(channel.edition.guid)]),
    Tag("podcast:medium", channel=lambda channel: [value(channel.show.medium)]),
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
