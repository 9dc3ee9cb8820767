"""Rules of value: who gets what listeners pay."""

import re
from collections.abc import Iterator
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.documents.subject import Subject, habits, shown

rule = Rules(Scope.DOCUMENT)

_ADDRESSES: Final = {
    "node": (re.compile(r"0[23][0-9a-fA-F]{64}"), "66 hexadecimal digits that begin with 02 or 03"),
    "lnaddress": (re.compile(r"[^@\s]++@[^@\s.]++(\.[^@\s.]++)++"), "an address such as name@wallet.example"),
}


@rule("feed-payee-address", Level.WARNING, "podcast namespace: valueRecipient")
def payee(subject: Subject) -> Iterator[Notice]:
    """the address of somebody who is paid is not of its type, so payments fail

    Write the public key of a node, or the Lightning address of a person.
    """
    notices = []
    for element, _, _ in subject.named("podcast:valueRecipient"):
        pattern, expected = _ADDRESSES.get(element.attributes.get("type", "").strip(), (None, ""))
        said = element.attributes.get("address", "").strip()
        if pattern and said and not pattern.fullmatch(said):
            notices.append(subject.notice(element, f"expected {expected}, found {shown(said)}", "address"))
    yield from habits(notices)


@rule("feed-payees-without-share", Level.WARNING, "podcast namespace: valueRecipient")
def no_share(subject: Subject) -> Iterator[Notice]:
    """nobody of those who are paid has a share, so nothing is paid

    Give one of them a split above 0.
    """
    for element, _, _ in subject.named("podcast:value"):
        splits = [one.attributes.get("split", "").strip() for one in element.all("podcast:valueRecipient")]
        if splits and all(split and not split.strip("0") for split in splits):
            yield subject.notice(element, "expected a split above 0, found none")


@rule("feed-time-split-undecided", Level.WARNING, "podcast namespace: valueTimeSplit")
def undecided(subject: Subject) -> Iterator[Notice]:
    """a stretch of an episode pays neither one remote item nor somebody of its own, or both

    Put either one <podcast:remoteItem> into it, or one <podcast:valueRecipient> or more.
    """
    for element, _, _ in subject.named("podcast:valueTimeSplit"):
        items = len(tuple(element.all("podcast:remoteItem")))
        payees = len(tuple(element.all("podcast:valueRecipient")))
        if (items != 1 or payees) and (items or not payees):
            said = f"expected one remote item or some recipients, found {items} and {payees}"
            yield subject.notice(element, said)
