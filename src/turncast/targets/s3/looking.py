"""Looking later, at many objects at once, at what was stored: a listing takes the place of a request each.

Only what the store has told the MD5 of when it took it, as its ETag, waits for that. What a listing lacks or tells
otherwise is asked for by itself, for some stores list late; and so is one object of each media type, which listings do
not tell.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from typing import Final

from botocore.exceptions import ClientError

from turncast.targets.glancing import glance
from turncast.targets.protocol import Stored
from turncast.targets.s3.bucket import Bucket
from turncast.targets.s3.upload import Upload
from turncast.targets.s3.verifying import expected, theirs

_AT_ONCE: Final = 8


@dataclass(frozen=True)
class Unseen:
    """An object that was stored and is still to be looked at. etag: without quotes."""

    key: str
    size: int
    sha256: str
    media_type: str
    etag: str


class Later:
    """What was stored in *bucket* and is still to be looked at."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket
        self._unseen: list[Unseen] = []
        self._lock = Lock()

    def add(self, key: str, upload: Upload, etag: str) -> None:
        """It was stored under *key*."""
        unseen = Unseen(key, upload.size, upload.sha256, upload.media_type, etag.strip('"'))
        with self._lock:
            self._unseen.append(unseen)

    def look(self) -> None:
        """Look at all of it; TargetCorrupt unless it is there as it was sent, or a rival's by now."""
        with self._lock:
            unseen, self._unseen = self._unseen, []
        try:
            told = glance([one.key for one in unseen], self._bucket.listed)
        except ClientError:  # it may not be listed
            told = {}
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="looking") as pool:
            for _ in pool.map(self._look, _odd(unseen, told)):
                pass

    def _look(self, one: Unseen) -> None:
        stored = self._bucket.head(one.key)
        if not (stored and theirs(stored, one)):
            expected(self._bucket, one.key, stored, one)


def _odd(unseen: Sequence[Unseen], told: dict[str, Stored | None]) -> Iterator[Unseen]:
    """Those to ask for: the first of each media type, and what is not as it should be by what was *told*."""
    types: set[str] = set()
    for one in unseen:
        stored = told.get(one.key)
        as_sent = stored and (stored.size, stored.version.strip('"')) == (one.size, one.etag)
        if not as_sent or one.media_type not in types:
            types.add(one.media_type)
            yield one
