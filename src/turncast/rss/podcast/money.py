"""How listeners can give money, on a page or while they listen."""

from collections.abc import Iterable, Iterator, Sequence

from turncast.models.show import Funding
from turncast.models.value import Recipient, TimeSplit
from turncast.models.value import Value as Payment
from turncast.rss.podcast.elsewhere import remote_item
from turncast.rss.tags import Tag, Value, value
from turncast.rss.text import seconds, truth


def _funding(links: Sequence[Funding]) -> Sequence[Value]:
    """Of an item, AntennaPod shows it with the whole show, and Podcast Index does not read it."""
    return [value(link.title, url=link.url) for link in links]


def _payments(payments: Sequence[Payment]) -> Sequence[Value]:
    """An item's replace the channel's; Podcast Index reads the first."""
    return [
        value(
            None,
            *_recipients(payment.recipients),
            *(("podcast:valueTimeSplit", _split(split)) for split in payment.splits),
            type=payment.type,
            method=payment.method,
            suggested=payment.suggested,
        )
        for payment in payments
    ]


def _recipients(recipients: Iterable[Recipient]) -> Iterator[tuple[str, Value]]:
    for recipient in recipients:
        held = value(
            name=recipient.name,
            type=recipient.type,
            address=recipient.address,
            split=str(recipient.share),
            customKey=recipient.key,
            customValue=recipient.value,
            fee=truth(True) if recipient.fee else None,
        )
        yield "podcast:valueRecipient", held


def _split(split: TimeSplit) -> Value:
    """Pays either the recipients of an item elsewhere, or recipients of its own: never both."""
    start, duration = seconds(split.start), seconds(split.duration)
    if split.item is None:
        return value(None, *_recipients(split.recipients), startTime=start, duration=duration)
    return value(
        None,
        ("podcast:remoteItem", remote_item(split.item)),
        startTime=start,
        duration=duration,
        remoteStartTime=seconds(split.remote_start) if split.remote_start else None,
        remotePercentage=str(split.percentage),
    )


TAGS = (
    Tag(
        "podcast:funding",
        channel=lambda channel: _funding(channel.show.funding),
        item=lambda item: _funding(item.episode.funding),
        live=lambda event: _funding(event.episode.funding),
    ),
    Tag(
        "podcast:value",
        channel=lambda channel: _payments(channel.show.value),
        item=lambda item: _payments(item.episode.value),
        live=lambda event: _payments(event.episode.value),
    ),
)
