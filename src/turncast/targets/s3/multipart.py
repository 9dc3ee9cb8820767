"""Large bodies in parts: four at once for the whole target, each with its Content-MD5, none left behind.

Memory holds no more than the parts under way. boto3's own transfers would send no Content-MD5, know no
conditions, cannot be stopped from outside, and can be taken over by a client that ignores the endpoint.
"""

from collections.abc import Iterator
from concurrent.futures import Executor, as_completed, wait
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from turncast.targets.protocol import OnBytes
from turncast.targets.s3.upload import Upload, content_md5

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import CompletedPartTypeDef

THREADS = 4
MIB = 1 << 20
SINGLE = 8 * MIB
"""Bodies up to this many bytes go in one request."""

_FEWEST = 900  # the strictest store allows 1000 parts


def part_size(size: int) -> int:
    """Bytes a part, whole MiB, equal for all parts: what every store accepts for a body of *size* bytes."""
    return max(SINGLE, -(-size // _FEWEST // MIB) * MIB)


@contextmanager
def parts_of(
    client: "S3Client", threads: Executor, upload: Upload, on_bytes: OnBytes | None
) -> Iterator[tuple[str, "list[CompletedPartTypeDef]"]]:
    """Send the parts of *upload*; inside, its id and the parts, to complete it. Aborted if anything fails."""
    identity = client.create_multipart_upload(**upload.place, **upload.served)["UploadId"]
    try:
        yield identity, _sent(client, threads, upload, identity, on_bytes)
    except BaseException:
        with suppress(ClientError, BotoCoreError):
            client.abort_multipart_upload(**upload.place, UploadId=identity)
        raise


def _sent(
    client: "S3Client", threads: Executor, upload: Upload, identity: str, on_bytes: OnBytes | None
) -> "list[CompletedPartTypeDef]":
    size = part_size(upload.size)

    def send(number: int) -> int:
        content = upload.part(number * size, size)
        answer = client.upload_part(
            **upload.place, UploadId=identity, PartNumber=number + 1, Body=content, ContentMD5=content_md5(content)
        )
        etags[number] = answer["ETag"]
        return len(content)

    etags: dict[int, str] = {}
    futures = [threads.submit(send, number) for number in range(-(-upload.size // size))]
    try:
        for future in as_completed(futures):
            sent = future.result()
            if on_bytes:
                on_bytes(sent)
    finally:
        for future in futures:
            future.cancel()
        wait(futures)
    return [{"PartNumber": number + 1, "ETag": etag} for number, etag in sorted(etags.items())]
