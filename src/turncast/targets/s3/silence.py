"""Silence: a store that says nothing is asked again, but not for long, and whoever waits for it is told why."""

import logging
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from botocore.exceptions import ConnectTimeoutError, ReadTimeoutError

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_LOG: Final = logging.getLogger(__name__)
_SELDOM: Final = 10.0
"""Seconds at least between two words about the same store, however many requests wait for it."""


class Silence:
    """How long the store called *name* may say nothing: *times* requests in a row, each for as long as is waited.

    One that answers, and be it that it cannot, is asked as often as its client's retries have it.
    """

    def __init__(self, name: str, times: int) -> None:
        self._name = name
        self._times = times
        self._told = float("-inf")

    def watch(self, client: "S3Client") -> None:
        """Mind the requests of *client*."""
        client.meta.events.register_first("needs-retry.s3", self._tried)

    def _tried(self, attempts: int, caught_exception: Exception | None, response: Any, **_: Any) -> None:
        """A request had its answer, or has waited for one in vain; raising ends it, and else its client decides."""
        if isinstance(caught_exception, ConnectTimeoutError | ReadTimeoutError):
            if attempts >= self._times:
                raise caught_exception
            self._tell("does not answer")
        elif caught_exception is None and response is not None and response[0].status_code in (500, 503, 429):
            self._tell("cannot answer now")

    def _tell(self, what: str) -> None:
        if monotonic() - self._told >= _SELDOM:
            self._told = monotonic()
            _LOG.warning("waiting for %s, which %s", self._name, what)
