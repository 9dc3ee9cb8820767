"""Finding out whether a store enforces conditions on writes: by trying, for some ignore them without a word."""

from secrets import token_hex
from typing import Literal, TypedDict

from botocore.exceptions import BotoCoreError, ClientError

from turncast.models.base import Frozen
from turncast.targets.s3.bucket import Bucket, content_of
from turncast.targets.s3.faults import status_of
from turncast.targets.s3.upload import Place, md5

_NOBODYS = '"00000000000000000000000000000000"'
_FIRST, _SECOND = b"turncast was here", b"turncast was here twice"


class Headers(TypedDict, total=False):
    """The condition of a write, as boto3 wants it."""

    IfNoneMatch: str
    IfMatch: str


class Capability(Frozen):
    """How a store takes conditions on writes.

    enforced: it keeps them. refused: it says that it does not know them. ignored: it writes all the same, silently.
    quoted: whether it wants ETags with their quotes.
    """

    conditions: Literal["enforced", "refused", "ignored"]
    quoted: bool = True


def probe(bucket: Bucket) -> Capability:
    """What the store of *bucket* does about conditions: about eight small requests on an object that is removed again.

    Raises ClientError where it may not be written to at all.
    """
    trial = _Trial(bucket, bucket.place(f".turncast/probe-{token_hex(8)}"))
    try:
        return trial.outcome()
    finally:
        trial.clear()


class _Trial:
    """One object that conditions are tried on."""

    def __init__(self, bucket: Bucket, place: Place) -> None:
        self._client, self._place = bucket.client, place

    def outcome(self) -> Capability:
        try:
            self._created()
            if self._refuses(_SECOND, {"IfNoneMatch": "*"}) and self._refuses(_SECOND, {"IfMatch": _NOBODYS}):
                return self._matching()
        except _Unknown:
            return Capability(conditions="refused")
        return Capability(conditions="ignored")

    def clear(self) -> None:
        """Remove the object, if that is allowed: otherwise a few bytes stay, in a place nobody looks at."""
        try:
            self._client.delete_object(**self._place)
        except (ClientError, BotoCoreError):
            return

    def _created(self) -> None:
        """The first write. A "no" to it can only be to a retry of what was done."""
        self._refuses(_FIRST, {"IfNoneMatch": "*"})

    def _matching(self) -> Capability:
        """Whether a condition that holds is believed, with the ETag in quotes, or bare as Ceph 16 has it.

        The bytes are those that are there, so that a retry after a lost answer meets the same ETag.
        """
        version = self._client.head_object(**self._place)["ETag"]
        if not self._refuses(_FIRST, {"IfMatch": version}):
            return Capability(conditions="enforced")
        if not self._refuses(_FIRST, {"IfMatch": version.strip('"')}):
            return Capability(conditions="enforced", quoted=False)
        return Capability(conditions="refused")

    def _refuses(self, content: bytes, condition: Headers) -> bool:
        """Whether the store refused to write *content*, and kept what was there if something was."""
        try:
            self._client.put_object(**self._place, Body=content, ContentMD5=md5(content).header, **condition)
        except ClientError as error:
            if status_of(error) in (400, 501):
                raise _Unknown from error
            if status_of(error) not in (404, 409, 412):
                raise
            return content == _FIRST or self._holds(_FIRST)
        return False

    def _holds(self, content: bytes) -> bool:
        return content_of(lambda: self._client.get_object(**self._place))[0] == content


class _Unknown(Exception):
    """The store does not know conditions."""
