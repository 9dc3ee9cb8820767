"""Writing only if: how conditions are asked for, and what a store's "no" really means.

A 412 is not yet a rival: Ceph 16 wants the ETag without quotes, and a try after a lost response meets what that had
stored. A 501 is a store that has no conditions at all.
"""

from collections.abc import Callable
from typing import Literal

from botocore.exceptions import ClientError

from turncast.targets.protocol import ANY, Condition
from turncast.targets.s3.bucket import Bucket
from turncast.targets.s3.faults import code_of, status_of
from turncast.targets.s3.probe import Capability, Headers
from turncast.targets.s3.upload import Upload

_TRIES = 3


Commit = Callable[[Headers], str]
"""The one request that makes an object appear, given its condition; returns the ETag, or "" where it is not told."""

Refusal = Literal["unmet", "busy", "unknown", "other"]


def refusal(error: ClientError) -> Refusal:
    """What a store means that refused a conditional write.

    unmet: the condition does not hold. busy: two writes met, try again. unknown: it has no conditions.
    """
    status, code = status_of(error), code_of(error)
    if status == 501 or code == "NotImplemented":
        return "unknown"
    if status == 412 or (status == 404 and code == "NoSuchKey"):
        return "unmet"
    return "busy" if status == 409 else "other"


class Conditions:
    """Conditional writes to *bucket*, and what was learned of how it takes them.

    enforced: whether the store looks at conditions itself. quoted: whether it wants ETags with their quotes.
    """

    def __init__(self, bucket: Bucket) -> None:
        self.enforced = True
        self.quoted = True
        self._bucket = bucket

    def believe(self, capability: Capability) -> None:
        """Go by what a probe found out."""
        self.enforced = capability.conditions == "enforced"
        self.quoted = capability.quoted

    def commit(self, commit: Commit, key: str, upload: Upload, when: Condition) -> str:
        """Do *commit*, which makes *upload* appear under *key*, if *when* allows it; returns the ETag or ""."""
        for _ in range(_TRIES):
            if not self.enforced:
                self.compare(key, when)
                return commit({})
            condition = self._headers(when)
            try:
                return commit(condition)
            except ClientError as error:
                if not condition or refusal(error) == "other":
                    raise
                if refusal(error) == "unmet" and self._bucket.holds(upload):
                    return ""
                self._learn(key, when, error)
        raise when.conflict(self._bucket.name, key)

    def compare(self, key: str, when: Condition) -> None:
        """TargetConflict unless *when* allows a write over what is stored now."""
        if when != ANY and not when.allows(self._bucket.head(key)):
            raise when.conflict(self._bucket.name, key)

    def _headers(self, when: Condition) -> Headers:
        if when.absent:
            return {"IfNoneMatch": "*"}
        if when.version is None:
            return {}
        return {"IfMatch": when.version if self.quoted else when.version.strip('"')}

    def _learn(self, key: str, when: Condition, error: ClientError) -> None:
        """Remember what a refused condition says of the store; TargetConflict if it says that a rival wrote."""
        if refusal(error) == "unknown":
            self.enforced = False
        elif refusal(error) == "unmet":
            self.compare(key, when)
            if when.absent or not self.quoted:
                raise when.conflict(self._bucket.name, key) from error
            self.quoted = False
