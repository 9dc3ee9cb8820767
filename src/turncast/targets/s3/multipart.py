"""Large bodies in parts, several at once: each is read once, digested and sent, and memory holds a few of them.

boto3's own transfers are not used: they cannot continue, leave orphans behind, and on some machines send everything to
AWS whatever the endpoint is. An upload that was broken off is remembered and continued: what is there already, as the
store's MD5 of each part says, is not sent again.
"""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, as_completed, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from botocore.exceptions import BotoCoreError, ClientError

from turncast.targets.protocol import OnBytes
from turncast.targets.s3.faults import status_of
from turncast.targets.s3.memory import UNHEARD, Memory, Slot, Unfinished
from turncast.targets.s3.sending import Sender
from turncast.targets.s3.upload import MIB, Block, Md5, Upload, md5

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

PART: Final = 5 * MIB
"""Bytes of a part: the fewest that every store allows, for as many as are sent at once are in memory."""
_FEWEST: Final = 900  # the strictest store allows 1000 parts


def part_size(size: int) -> int:
    """Bytes a part, whole MiB, equal for all parts: what every store accepts for a body of *size* bytes."""
    return max(PART, -(-size // _FEWEST // MIB) * MIB)


@dataclass(frozen=True)
class Part:
    """A part that was sent: its number from 1, its ETag as the store told it, its MD5, and its size in bytes."""

    number: int
    etag: str
    digest: Md5
    size: int


@dataclass(frozen=True)
class _There:
    """What the store says of a part: its size in bytes and its ETag."""

    size: int
    etag: str


@contextmanager
def parts_of(
    client: "S3Client", sender: Sender, memory: Memory, upload: Upload, on_bytes: OnBytes | None
) -> Iterator[tuple[str, list[Part]]]:
    """Send the parts of *upload* that are not there yet; inside, its id and the parts, to complete it.

    If the store or the network fails, what was sent stays for the next time; whatever else fails, an interrupt
    included, leaves nothing behind.
    """
    with memory.slot(upload.place["Key"]) as slot:
        identity, there = _continued(client, upload, slot) or _begun(client, upload, slot)
        try:
            yield identity, _sent(client, sender, upload, identity, there, on_bytes)
        except BaseException as error:
            if slot is None or not _passing(error):
                with suppress(ClientError, BotoCoreError):  # then it is remembered, and given up by the next publish
                    _abort(client, upload.place["Bucket"], upload.place["Key"], identity)
                    _forget(slot)
            raise
        _forget(slot)


def abort(client: "S3Client", bucket: str, key: str, identity: str) -> None:
    """Give the upload up, as far as the store can be reached."""
    with suppress(ClientError, BotoCoreError):
        client.abort_multipart_upload(Bucket=bucket, Key=key, UploadId=identity)


def give_up(client: "S3Client", bucket: str, unfinished: Unfinished) -> None:
    """Give up what was begun; where its id was never heard, whatever was begun for its key and has no part.

    Raises what the network, or a store that cannot answer now, is in the way of: it is to be tried again.
    """
    heard = unfinished.identity != UNHEARD
    for identity in [unfinished.identity] if heard else _unheard(client, bucket, unfinished.key):
        _abort(client, bucket, unfinished.key, identity)


def _abort(client: "S3Client", bucket: str, key: str, identity: str) -> None:
    with _final():
        client.abort_multipart_upload(Bucket=bucket, Key=key, UploadId=identity)


def _unheard(client: "S3Client", bucket: str, key: str) -> list[str]:
    """The uploads to *key* that have no part: one whose id nobody heard has none, and a rival's soon has.

    None where the store does not list them, or not to these credentials.
    """
    found: list[str] = []
    with _final():
        begun = client.list_multipart_uploads(Bucket=bucket, Prefix=key).get("Uploads", [])
        for identity in (one["UploadId"] for one in begun if one["Key"] == key):
            if not client.list_parts(Bucket=bucket, Key=key, UploadId=identity, MaxParts=1).get("Parts"):
                found.append(identity)
    return found


@contextmanager
def _final() -> Iterator[None]:
    """Let pass what the store says for good: that there is no such upload, or that it is not allowed."""
    try:
        yield
    except ClientError as error:
        if _passing(error):
            raise


def _begun(client: "S3Client", upload: Upload, slot: Slot | None) -> tuple[str, Mapping[int, _There]]:
    """A new upload. Killed before its id is heard, this machine still remembers that there may be one."""
    if slot:
        slot.remember(_unfinished(upload, UNHEARD))
    answer = client.create_multipart_upload(**upload.place, **upload.served)
    identity = answer["UploadId"]
    if slot and answer["ResponseMetadata"].get("RetryAttempts"):  # a try whose answer was lost has begun one, too
        for other in _unheard(client, upload.place["Bucket"], upload.place["Key"]):
            if other != identity:
                _abort(client, upload.place["Bucket"], upload.place["Key"], other)
    if slot:
        slot.remember(_unfinished(upload, identity))
    return identity, {}


def _continued(client: "S3Client", upload: Upload, slot: Slot | None) -> tuple[str, Mapping[int, _There]] | None:
    """The upload of the same bytes that was begun before, and its parts; None where there is none any more."""
    before = slot.unfinished() if slot else None
    if before is None:
        return None
    if before.identity == UNHEARD or before != _unfinished(upload, before.identity):
        give_up(client, upload.place["Bucket"], before)
        return None
    pages = client.get_paginator("list_parts").paginate(**upload.place, UploadId=before.identity)
    try:
        found = {one["PartNumber"]: _There(one["Size"], one["ETag"]) for page in pages for one in page.get("Parts", [])}
    except ClientError:  # ended meanwhile, or a store that lists no parts
        give_up(client, upload.place["Bucket"], before)
        return None
    return before.identity, found


def _unfinished(upload: Upload, identity: str) -> Unfinished:
    return Unfinished(
        key=upload.place["Key"],
        identity=identity,
        sha256=upload.sha256,
        size=upload.size,
        part_size=part_size(upload.size),
        media_type=upload.media_type,
        cache_control=upload.served["CacheControl"],
    )


def _sent(
    client: "S3Client",
    sender: Sender,
    upload: Upload,
    identity: str,
    there: Mapping[int, _There],
    on_bytes: OnBytes | None,
) -> list[Part]:
    """All parts, sent while the next ones are read; Unreadable if together they are not what *upload* has to be."""

    running: set[Future[Part]] = set()
    parts: list[Part] = []

    def gather(done: Iterable[Future[Part]]) -> None:
        for future in done:
            parts.append(future.result())
            running.discard(future)
            if on_bytes:
                on_bytes(parts[-1].size)

    try:
        for number, (length, read) in enumerate(upload.parts(part_size(upload.size)), 1):
            running.add(sender.send(length, read, partial(_part, client, upload, identity, there, number)))
            gather([future for future in running if future.done()])
        gather(as_completed(list(running)))
    finally:
        for future in running:
            future.cancel()
        wait(running)
    return sorted(parts, key=lambda part: part.number)


def _part(
    client: "S3Client", upload: Upload, identity: str, there: Mapping[int, _There], number: int, content: bytes
) -> Part:
    """The part of that *number*, sent unless it is *there*."""
    digest, before, length = md5(content), there.get(number), len(content)
    if before and before.size == length and before.etag.strip('"') == digest.hex:
        return Part(number, before.etag, digest, length)
    answer = client.upload_part(
        **upload.place, UploadId=identity, PartNumber=number, Body=Block(content), ContentMD5=digest.header
    )
    return Part(number, answer["ETag"], digest, length)


def _passing(error: BaseException) -> bool:
    """Whether it may be otherwise in a minute: the network, or a store that cannot answer now."""
    return isinstance(error, BotoCoreError) or (isinstance(error, ClientError) and status_of(error) >= 500)


def _forget(slot: Slot | None) -> None:
    if slot:
        slot.forget()
