"""A bucket and prefix as a target."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Final

from botocore.exceptions import BotoCoreError, ClientError

from turncast.models.artifact import Body
from turncast.targets.bodies import size_of
from turncast.targets.protocol import ANY, Condition, OnBytes, Stored
from turncast.targets.s3.bucket import Bucket
from turncast.targets.s3.client import Patience, connect, parts_at_once
from turncast.targets.s3.conditions import Conditions, refusal
from turncast.targets.s3.faults import s3_errors
from turncast.targets.s3.looking import Later
from turncast.targets.s3.memory import Learned, Memory
from turncast.targets.s3.multipart import abort, give_up, parts_of
from turncast.targets.s3.probe import Headers, probe
from turncast.targets.s3.sending import THREADS, Sender
from turncast.targets.s3.silence import Silence
from turncast.targets.s3.upload import SINGLE, Block, Md5, Upload, md5
from turncast.targets.s3.verifying import proved, verified

if TYPE_CHECKING:
    from mypy_boto3_s3.type_defs import CompletedMultipartUploadTypeDef

Sent = tuple[str, list[Md5]]
"""The ETag of what was sent, as the store told it, or ""; and the digests of its parts."""

_REMEMBERED: Final = timedelta(days=7)
"""How long what a probe found out is believed."""

_ORPHANED: Final = timedelta(hours=24)
"""How old an upload is that nobody is at any more, on whatever machine it was begun."""


class S3Target:
    """Objects of *bucket* under *prefix* (without slashes around it; may be empty).

    patience: how long the store is waited for. memory: the folder where this machine remembers what it found out of
    the store and which uploads it has begun. Credentials come from the usual AWS chain.
    """

    def __init__(
        self,
        bucket: str,
        prefix: str = "",
        *,
        endpoint: str | None = None,
        region: str | None = None,
        patience: Patience = Patience(),  # noqa: B008 - frozen
        memory: Path | None = None,
    ) -> None:
        self.name = f"s3://{bucket}/{prefix}".rstrip("/")
        with s3_errors(self.name):
            self._client = connect(endpoint, region, patience)
        Silence(self.name, patience.silent).watch(self._client)
        self._bucket = Bucket(self._client, self.name, bucket, f"{prefix}/" if prefix else "")
        self._memory = Memory(memory, f"{self._client.meta.endpoint_url} {bucket} {prefix}")
        self._conditions = Conditions(self._bucket)
        self._later = Later(self._bucket)
        self._sender = Sender(parts_at_once(self._client, THREADS))

    def prepare(self, at: datetime) -> None:
        """Find out whether the store enforces conditions, unless that was found out in the last days before *at*."""
        learned = self._memory.learned()
        if learned is None or not timedelta(0) <= at - learned.at < _REMEMBERED:
            with s3_errors(self.name):
                learned = Learned(capability=probe(self._bucket), at=at)
            self._memory.learn(learned)
        self._conditions.believe(learned.capability)

    def tidy(self) -> None:
        """Give up the uploads that were begun here and that nobody is at any more."""
        with suppress(ClientError, BotoCoreError):  # what is left is remembered, and found by the next publish
            for unfinished in self._memory.abandoned():
                give_up(self._client, self._bucket.bucket, unfinished)
        for key, identity in self._bucket.uploads_older_than(_ORPHANED):
            abort(self._client, self._bucket.bucket, key, identity)

    @property
    def conditional(self) -> bool:
        """Whether the store has conditional writes, as far as it was found out."""
        return self._conditions.enforced

    def head(self, key: str) -> Stored | None:
        """What is stored under *key*."""
        with s3_errors(self.name):
            return self._bucket.head(key)

    def read(self, key: str) -> tuple[bytes, Stored] | None:
        """The bytes stored under *key*."""
        with s3_errors(self.name):
            return self._bucket.read(key)

    def write(
        self,
        key: str,
        body: Body,
        *,
        media_type: str,
        cache_control: str,
        when: Condition = ANY,
        on_bytes: OnBytes | None = None,
        later: bool = False,
    ) -> Stored:
        """Store *body*, in parts if it is large, and look at it; TargetConflict unless *when* allows it."""
        size = size_of(body)
        with s3_errors(self.name), self._sender.room(size if size <= SINGLE else 0):
            # What is continued in parts would have the mark it was begun with.
            mark = token_hex(8) if when != ANY and size <= SINGLE else ""
            upload = Upload.of(self._bucket.place(key), body, media_type, cache_control, mark)
            send = self._send_whole if upload.size <= SINGLE else self._send_in_parts
            version, digests = send(key, upload, when, on_bytes)
            if later and proved(version, digests):
                self._later.add(key, upload, version)
                return Stored(key, upload.size, version, sha256=upload.sha256)
            stored = verified(self._bucket, key, upload, digests)
            return replace(stored, version=version or stored.version)

    def look(self) -> None:
        """Look at what was to be looked at later."""
        with s3_errors(self.name):
            self._later.look()

    def delete(self, key: str) -> None:
        """Remove what is stored under *key*."""
        with s3_errors(self.name):
            self._bucket.remove(key)

    def list(self, prefix: str = "") -> Iterator[Stored]:
        """What is stored under the keys that begin with *prefix*, a thousand a request."""
        with s3_errors(self.name):
            yield from self._bucket.listed(prefix)

    def occupied(self) -> bool:
        """Whether there is any object under the prefix."""
        with s3_errors(self.name):
            return self._bucket.occupied()

    def _send_whole(self, key: str, upload: Upload, when: Condition, on_bytes: OnBytes | None) -> Sent:
        content = upload.part(0, upload.size)
        digest = md5(content)

        def put(condition: Headers) -> str:
            answer = self._client.put_object(
                **upload.place, **upload.served, Body=Block(content), ContentMD5=digest.header, **condition
            )
            return answer.get("ETag", "")

        version = self._conditions.commit(put, key, upload, when)
        if on_bytes:
            on_bytes(upload.size)
        return version, [digest]

    def _send_in_parts(self, key: str, upload: Upload, when: Condition, on_bytes: OnBytes | None) -> Sent:
        self._conditions.compare(key, when)  # before a gigabyte is sent in vain
        with parts_of(self._client, self._sender, self._memory, upload, on_bytes) as (identity, parts):
            completed: CompletedMultipartUploadTypeDef = {
                "Parts": [{"PartNumber": part.number, "ETag": part.etag} for part in parts]
            }

            def complete(condition: Headers) -> str:
                try:
                    answer = self._client.complete_multipart_upload(
                        **upload.place, UploadId=identity, MultipartUpload=completed, **condition
                    )
                except (ClientError, BotoCoreError) as error:
                    unsaid = not isinstance(error, ClientError) or refusal(error) == "other" or not condition
                    if unsaid and self._bucket.holds(upload):  # a lost answer, or one to a retry of what was done
                        return ""
                    raise
                return answer.get("ETag", "")

            return self._conditions.commit(complete, key, upload, when), [part.digest for part in parts]
