"""A bucket and prefix, as far as they are looked at: what is there, what is not, and what may not be known."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError, IncompleteReadError, ResponseStreamingError
from urllib3.exceptions import HTTPError

from turncast.targets.keys import allowed, checked
from turncast.targets.protocol import Stored
from turncast.targets.s3.faults import code_of, denied, status_of
from turncast.targets.s3.upload import DIGEST, Place, Upload

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import GetObjectOutputTypeDef, HeadObjectOutputTypeDef


@dataclass(frozen=True)
class Bucket:
    """Objects of the bucket *bucket* whose keys begin with *prefix*; people know them as *name*."""

    client: "S3Client"
    name: str
    bucket: str
    prefix: str

    def place(self, key: str) -> Place:
        """Where *key* is."""
        return Place(Bucket=self.bucket, Key=self.prefix + checked(key))

    def head(self, key: str) -> Stored | None:
        """What is stored under *key*."""
        found = self._head(self.place(key))
        return _stored(key, found) if found else None

    def read(self, key: str) -> tuple[bytes, Stored] | None:
        """The bytes stored under *key*."""
        place = self.place(key)
        try:
            content, found = content_of(lambda: self.client.get_object(**place))
        except ClientError as error:
            self._expect_absent(place, error)
            return None
        return content, _stored(key, found)

    def sample(self, key: str, start: int, length: int) -> bytes | None:
        """*length* of the bytes stored under *key*, from *start* on, as a player that seeks asks for them.

        None from a store that does not know ranges.
        """

        def ask() -> "GetObjectOutputTypeDef":
            answer = self.client.get_object(**self.place(key), Range=f"bytes={start}-{start + length - 1}")
            if not answer.get("ContentRange"):
                answer["Body"].close()
                raise _Whole
            return answer

        try:
            return content_of(ask)[0]
        except _Whole:
            return None

    def holds(self, upload: Upload) -> bool:
        """Whether exactly *upload* is stored at its place, and served as it: not even another of the same bytes, if it
        is marked.
        """
        found = self._head(upload.place)
        if found is None or found["ContentLength"] != upload.size:
            return False
        typed = plain(found.get("ContentType", "")) == plain(upload.media_type)
        cached = found.get("CacheControl") in (None, upload.served["CacheControl"])  # some stores do not tell it
        return typed and cached and found["Metadata"].items() >= upload.served["Metadata"].items()

    def remove(self, key: str) -> None:
        """Remove what is stored under *key*: one request an object, for many stores refuse to remove several."""
        self.client.delete_object(**self.place(key))

    def listed(self, prefix: str) -> Iterator[Stored]:
        """What is stored under the keys that begin with *prefix*, by key; listings tell no types."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=self.prefix + prefix)
        for page in pages:
            for found in page.get("Contents", []):
                key = found["Key"].removeprefix(self.prefix)
                if allowed(key):
                    yield Stored(key, found["Size"], _quoted(found["ETag"]), modified=found["LastModified"])

    def uploads_older_than(self, age: timedelta) -> list[tuple[str, str]]:
        """The multipart uploads under the prefix, by key and id, that were begun so long ago by the store's own clock;
        not those to keys of another shape than Turncast's.

        None where the store does not list them or tells no time, or not to these credentials, or not now.
        """
        try:
            answer = self.client.list_multipart_uploads(Bucket=self.bucket, Prefix=self.prefix)
        except (ClientError, BotoCoreError):
            return []
        date = answer["ResponseMetadata"]["HTTPHeaders"].get("date")
        if not date:
            return []
        now = parsedate_to_datetime(date)
        ours = (one for one in answer.get("Uploads", []) if allowed(one["Key"].removeprefix(self.prefix)))
        return [(one["Key"], one["UploadId"]) for one in ours if "Initiated" in one and now - one["Initiated"] > age]

    def occupied(self) -> bool:
        """Whether there is any object under the prefix."""
        return self._first(self.prefix) is not None

    def _head(self, place: Place) -> "HeadObjectOutputTypeDef | None":
        try:
            return self.client.head_object(**place)
        except ClientError as error:
            self._expect_absent(place, error)
            return None

    def _first(self, prefix: str) -> str | None:
        """The first key that begins with *prefix*; a key comes before all that it begins."""
        listed = self.client.list_objects_v2(Bucket=self.bucket, Prefix=prefix, MaxKeys=1).get("Contents", [])
        return listed[0]["Key"] if listed else None

    def _expect_absent(self, place: Place, error: ClientError) -> None:
        """Return if *error* says that nothing is stored there, or else raise it.

        403 says both "absent" and "forbidden" where keys may not be listed, so a listing has to decide.
        """
        if status_of(error) == 404 and code_of(error) != "NoSuchBucket":
            return
        if status_of(error) != 403:
            raise error
        if self._first(place["Key"]) == place["Key"]:
            raise denied(self.name, code_of(error)) from error


def plain(media_type: str) -> str:
    """*media_type*, however it is spelt."""
    return media_type.replace(" ", "").lower()


def content_of(ask: "Callable[[], GetObjectOutputTypeDef]", tries: int = 3) -> "tuple[bytes, GetObjectOutputTypeDef]":
    """What *ask* is answered, and the bytes of it; asked again if they break off, for that boto3 does not try again.

    Not even what it raises then is always its own: of answers that say no it is what urllib3 raises.
    """
    try:
        answer = ask()
        with closing(answer["Body"]) as body:  # by itself it would give what is below it, whose errors are urllib3's
            return body.read(), answer
    except (ResponseStreamingError, IncompleteReadError, HTTPError) as error:
        if tries == 1:
            raise ResponseStreamingError(error=error) from error
    return content_of(ask, tries - 1)


def _quoted(etag: str) -> str:
    """*etag* as answers have it; some stores leave the quotes out of listings."""
    return f'"{etag}"' if etag and not etag.startswith('"') else etag


class _Whole(Exception):
    """A store was asked for a range, and gave everything."""


def _stored(key: str, found: "HeadObjectOutputTypeDef | GetObjectOutputTypeDef") -> Stored:
    etag = found.get("ETag", "")
    served = found.get("ContentType"), found.get("CacheControl")
    sha256 = found.get("Metadata", {}).get(DIGEST)
    return Stored(key, found["ContentLength"], etag, *served, found.get("LastModified"), sha256)
