"""Value: how listeners can pay while they listen, as in the podcast namespace."""

from typing import Annotated

from pydantic import Field

from turncast.models.base import Truth, Written, shaped
from turncast.models.elsewhere import RemoteItem
from turncast.models.vocabulary import RecipientType, ValueMethod, ValueType


class Recipient(Written):
    """Who gets a part of what listeners pay (becomes ``podcast:valueRecipient``).

    address: 66 hexadecimal digits of a node, or ``name@host`` of a Lightning address. share: parts, of the sum of all
    shares. key and value: what the address needs beside it. fee: whether the share is taken first, in per cent.
    """

    type: RecipientType
    address: Annotated[str, Field(min_length=1)]
    share: Annotated[int, Field(ge=0)]
    name: Annotated[str, Field(min_length=1, max_length=128)] | None = None
    key: str | None = None
    value: str | None = None
    fee: Truth = False


class TimeSplit(Written):
    """A stretch of an episode, in seconds, that pays others (becomes ``podcast:valueTimeSplit``).

    Either *item*, whose own recipients get *percentage* of it (remote_start: where that item begins to play), or
    *recipients*.
    """

    start: Annotated[float, Field(ge=0)]
    duration: Annotated[float, Field(gt=0)]
    item: RemoteItem | None = None
    remote_start: Annotated[float, Field(ge=0)] = 0
    percentage: Annotated[int, Field(ge=0, le=100)] = 100
    recipients: tuple[Recipient, ...] = ()


class Value(Written):
    """One way to pay, and who gets what (becomes ``podcast:value``).

    suggested: per minute, in the unit of *type*, as a decimal such as "0.00000005000".
    """

    type: ValueType = "lightning"
    method: ValueMethod = "keysend"
    suggested: Annotated[str, shaped(r"[0-9]+(\.[0-9]+)?", 'a decimal such as "0.00000005"')] | None = None
    recipients: Annotated[tuple[Recipient, ...], Field(min_length=1)]
    splits: tuple[TimeSplit, ...] = ()
