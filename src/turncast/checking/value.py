"""Rules of value: addresses that money reaches, and shares that can be paid."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.models.value import Recipient, TimeSplit, Value

rule = Rules(Scope.PROJECT)

_NODE: Final = re.compile(r"0[23][0-9a-f]{64}")
_LIGHTNING: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_WHOLE: Final = 100


def _values(catalog: Catalog) -> Iterator[tuple[Value, str, str]]:
    """Each way to pay, with its file and its key there."""
    for one in catalog.written:
        for index, value in enumerate(one.value):
            yield value, one.path, f"value.{index}"


def _splits(catalog: Catalog) -> Iterator[tuple[TimeSplit, str, str]]:
    for value, path, key in _values(catalog):
        for index, split in enumerate(value.splits):
            yield split, path, f"{key}.splits.{index}"


def _groups(catalog: Catalog) -> Iterator[tuple[Sequence[Recipient], str, str]]:
    """Those who share what is paid, of a way to pay or of a stretch of it."""
    for value, path, key in _values(catalog):
        yield value.recipients, path, f"{key}.recipients"
    for split, path, key in _splits(catalog):
        if split.recipients:
            yield split.recipients, path, f"{key}.recipients"


def _recipients(catalog: Catalog) -> Iterator[tuple[Recipient, str, str]]:
    for recipients, path, key in _groups(catalog):
        for index, recipient in enumerate(recipients):
            yield recipient, path, f"{key}.{index}"


@rule("value-node-malformed", Level.ERROR, "podcast namespace: valueRecipient")
def malformed_node(catalog: Catalog) -> Iterator[Notice]:
    """a recipient's address is not that of a node, so payments to it fail

    Copy the public key of the node: 66 hexadecimal digits, the first two 02 or 03.
    """
    for recipient, path, key in _recipients(catalog):
        if recipient.type == "node" and not _NODE.fullmatch(recipient.address.lower()):
            message = f"expected 66 hexadecimal digits from 02 or 03 on, found {recipient.address!r}"
            yield Notice(message, path, f"{key}.address")


@rule("value-lightning-malformed", Level.ERROR, "podcast namespace: valueRecipient")
def malformed_lightning(catalog: Catalog) -> Iterator[Notice]:
    """a recipient's Lightning address is none, so payments to it fail

    Write it like an e-mail address: name@wallet.example.
    """
    for recipient, path, key in _recipients(catalog):
        if recipient.type == "lnaddress" and not _LIGHTNING.fullmatch(recipient.address):
            yield Notice(f"expected name@host, found {recipient.address!r}", path, f"{key}.address")


@rule("value-key-alone", Level.WARNING, "podcast namespace: valueRecipient")
def key_alone(catalog: Catalog) -> Iterator[Notice]:
    """a recipient's address has a key without a value or a value without a key, so payments reach somebody else

    Copy both from the wallet: many people share its node, and are told apart by them.
    """
    for recipient, path, key in _recipients(catalog):
        if bool(recipient.key) != bool(recipient.value):
            missing = "value" if recipient.key else "key"
            yield Notice(f"expected key and value, found no {missing}", path, key)


@rule("value-recipient-repeated", Level.WARNING, "podcast namespace: valueRecipient")
def repeated_recipient(catalog: Catalog) -> Iterator[Notice]:
    """a recipient is named twice, and pays the cost of two payments

    Add the two shares up.
    """
    for recipients, path, key in _groups(catalog):
        seen: set[tuple[str, str | None, bool]] = set()
        for index, recipient in enumerate(recipients):
            known_as = (recipient.address, recipient.value, recipient.fee)
            if known_as in seen:
                yield Notice(f"expected each once, found {recipient.address} again", path, f"{key}.{index}.address")
            seen.add(known_as)


@rule("value-shares-zero", Level.ERROR, "podcast namespace: valueRecipient")
def zero_shares(catalog: Catalog) -> Iterator[Notice]:
    """nobody gets a share of what listeners pay

    Write at least one share above 0.
    """
    for recipients, path, key in _groups(catalog):
        if not any(recipient.share for recipient in recipients):
            yield Notice("expected a share above 0, found none", path, key)


@rule("value-fees-whole", Level.ERROR, "podcast namespace: valueRecipient")
def whole_fees(catalog: Catalog) -> Iterator[Notice]:
    """fees take all that listeners pay, and nothing is left to share

    Lower them: a fee is in per cent, taken before the others share the rest.
    """
    for recipients, path, key in _groups(catalog):
        fees = sum(recipient.share for recipient in recipients if recipient.fee)
        if fees >= _WHOLE:
            yield Notice(f"expected fees below {_WHOLE} per cent, found {fees}", path, key)


@rule("value-several", Level.ADVICE, "Podcast Index (partytime)")
def several(catalog: Catalog) -> Iterator[Notice]:
    """there are several ways to pay, of which Podcast Index reads the first

    Put the one that matters most first.
    """
    for one in catalog.written:
        if len(one.value) > 1:
            yield Notice(f"expected one way to pay, found {len(one.value)}", one.path, "value")


@rule("value-split-undecided", Level.ERROR, "podcast namespace: valueTimeSplit")
def undecided_split(catalog: Catalog) -> Iterator[Notice]:
    """a stretch of an episode pays nobody, or both what it quotes and somebody else

    Write either item or recipients.
    """
    for split, path, key in _splits(catalog):
        if bool(split.item) == bool(split.recipients):
            found = "both" if split.item else "neither"
            yield Notice(f"expected item or recipients, found {found}", path, key)


@rule("value-split-outside", Level.WARNING, "podcast namespace: valueTimeSplit")
def outside(catalog: Catalog) -> Iterator[Notice]:
    """a stretch that pays others ends after its episode

    Correct its start or its duration.
    """
    for episode in catalog.episodes:
        recording = catalog.recording_of(episode)
        for number, value in enumerate(episode.value if recording else ()):
            for index, split in enumerate(value.splits):
                end = split.start + split.duration
                if recording and end > recording.duration + 1:
                    message = f"expected an end by {recording.duration:.1f} s, found {end:.1f} s"
                    yield Notice(message, episode.path, f"value.{number}.splits.{index}")


@rule("value-splits-overlapping", Level.WARNING, "podcast namespace: valueTimeSplit")
def overlapping(catalog: Catalog) -> Iterator[Notice]:
    """two stretches that pay others overlap, and apps pay either

    Let one end where the next one begins.
    """
    for value, path, key in _values(catalog):
        ordered = sorted(enumerate(value.splits), key=lambda one: one[1].start)
        for (_, before), (index, after) in pairwise(ordered):
            if after.start < before.start + before.duration:
                message = f"expected a start from {before.start + before.duration:g} s on, found {after.start:g} s"
                yield Notice(message, path, f"{key}.splits.{index}.start")


@rule("value-splits-of-show", Level.WARNING, "podcast namespace: valueTimeSplit")
def of_show(catalog: Catalog) -> Iterator[Notice]:
    """a show's value has stretches of time, which would be the same in every episode

    Move them to the `value` of the episode they belong to.
    """
    for show in catalog.shows:
        for index, value in enumerate(show.value):
            if value.splits:
                yield Notice("expected no splits in a show, found some", show.path, f"value.{index}.splits")
