"""What is tried on a bucket with an object in two parts: beginning, looking at what is there, ending, giving up."""

from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from turncast.models.finding import Level
from turncast.targets.examining import Amiss, Untold
from turncast.targets.s3.examining.bench import BucketBench, bucket_trial
from turncast.targets.s3.faults import status_of
from turncast.targets.s3.multipart import abort
from turncast.targets.s3.upload import DIGEST, MIB, Upload, md5

if TYPE_CHECKING:
    from mypy_boto3_s3.type_defs import CompletedPartTypeDef

_PART = 5 * MIB
"""The smallest part a store has to take, other than the last."""
_TAIL = 1000
_RIGHTS = "let these credentials do s3:PutObject in the bucket"


def _large(bench: BucketBench) -> Upload:
    return bench.upload(bench.samples.key(".large.mp3"), bench.samples.noise(_PART + _TAIL), bench.samples.recording)


def _small(bench: BucketBench) -> Upload:
    return bench.upload(bench.samples.key(".given-up.mp3"), bench.samples.noise(_TAIL), bench.samples.recording)


def _begin(bench: BucketBench, upload: Upload) -> str:
    """Begin *upload*; its id."""
    identity = bench.bucket.client.create_multipart_upload(**upload.place, **upload.served)["UploadId"]
    bench.uploads.append((_key(bench, upload), identity))
    return identity


def _key(bench: BucketBench, upload: Upload) -> str:
    return upload.place["Key"].removeprefix(bench.bucket.prefix)


def _begun(bench: BucketBench, upload: Upload) -> str:
    """The id of *upload*, which was begun before."""
    found = [identity for key, identity in bench.uploads if key == _key(bench, upload)]
    if not found:
        raise Untold("no upload in parts could be begun")
    return found[0]


def _send(bench: BucketBench, upload: Upload, identity: str, number: int) -> None:
    content = upload.part((number - 1) * _PART, _PART)
    answer = bench.bucket.client.upload_part(
        **upload.place, UploadId=identity, PartNumber=number, Body=content, ContentMD5=md5(content).header
    )
    bench.etags[identity, number] = answer["ETag"]


def _parts(bench: BucketBench, upload: Upload, identity: str) -> dict[int, str]:
    """The MD5 of each part that is there, in hex, by its number."""
    listed = bench.bucket.client.list_parts(**upload.place, UploadId=identity)
    return {part["PartNumber"]: part["ETag"].strip('"') for part in listed.get("Parts", [])}


@bucket_trial(
    "parts",
    Level.ERROR,
    tries="begin an upload in parts, and send 5 MiB",
    means="recordings larger than 8 MiB cannot be published",
    remedy=_RIGHTS,
)
def _begin_in_parts(bench: BucketBench) -> str:
    upload = _large(bench)
    _send(bench, upload, _begin(bench, upload), 1)
    return "taken"


@bucket_trial(
    "resume",
    Level.WARNING,
    tries="ask which parts are there",
    means="a large upload that was interrupted begins anew",
    remedy="let these credentials do s3:ListMultipartUploadParts; if parts have no MD5, nothing can be done",
)
def _resume(bench: BucketBench) -> str:
    upload = _large(bench)
    if _parts(bench, upload, _begun(bench, upload)) != {1: md5(upload.part(0, _PART)).hex}:
        raise Amiss("not the part that was sent, told by its MD5")
    return "the part that was sent, told by its MD5"


@bucket_trial(
    "unfinished",
    Level.WARNING,
    tries="list uploads that have not ended",
    means="what an interrupted upload leaves is only cleared away on the machine where it was begun, and costs storage",
    remedy="let these credentials do s3:ListBucketMultipartUploads, or have the store give up uploads after a week",
)
def _unfinished(bench: BucketBench) -> str:
    upload = _large(bench)
    identity = _begun(bench, upload)
    listed = bench.bucket.client.list_multipart_uploads(
        Bucket=upload.place["Bucket"], Prefix=bench.bucket.prefix + bench.samples.key("")
    )
    if identity not in [one["UploadId"] for one in listed.get("Uploads", [])]:
        raise Amiss("the upload that was begun is not among them")
    return "the one that was begun"


@bucket_trial(
    "complete",
    Level.ERROR,
    tries="send the rest, and put the parts together",
    means="recordings larger than 8 MiB cannot be published",
    remedy=_RIGHTS,
)
def _complete(bench: BucketBench) -> str:
    upload = _large(bench)
    identity, key = _begun(bench, upload), _key(bench, upload)
    _send(bench, upload, identity, 2)
    parts: list[CompletedPartTypeDef] = [
        {"PartNumber": number, "ETag": bench.etags[identity, number]} for number in (1, 2)
    ]
    bench.written.add(key)
    bench.bucket.client.complete_multipart_upload(**upload.place, UploadId=identity, MultipartUpload={"Parts": parts})
    bench.uploads.remove((key, identity))
    return _whole(bench, upload, key)


def _whole(bench: BucketBench, upload: Upload, key: str) -> str:
    """That the parts are one object now, served as was said when it was begun."""
    found = bench.bucket.client.head_object(**upload.place)
    if found["ContentLength"] != upload.size:
        raise Amiss(f"{found['ContentLength']} bytes, where {upload.size} were sent")
    if bench.bucket.sample(key, _PART - _TAIL, 2 * _TAIL) not in (upload.part(_PART - _TAIL, 2 * _TAIL), None):
        raise Amiss("other bytes where the parts meet")
    if found["ContentType"] != upload.media_type:
        raise Amiss(f"{found['ContentType']}, where {upload.media_type} was said")
    kept = found.get("Metadata", {}).get(DIGEST) == upload.sha256
    return "one object, served as said" if kept else "one object, served as said, without its digest"


@bucket_trial(
    "abort",
    Level.WARNING,
    tries="give up an upload that was begun",
    means="what interrupted uploads leave stays, and costs storage",
    remedy="let these credentials do s3:AbortMultipartUpload in the bucket",
)
def _abort(bench: BucketBench) -> str:
    upload = _small(bench)
    identity = _begin(bench, upload)
    _send(bench, upload, identity, 1)
    bench.bucket.client.abort_multipart_upload(**upload.place, UploadId=identity)
    if not _gone(bench, upload, identity):
        abort(bench.bucket.client, upload.place["Bucket"], upload.place["Key"], identity)
        raise Amiss("its parts are still there")
    bench.uploads.remove((_key(bench, upload), identity))
    return "gone, parts and all"


def _gone(bench: BucketBench, upload: Upload, identity: str) -> bool:
    try:
        return not _parts(bench, upload, identity)
    except ClientError as error:
        if status_of(error) in (400, 404):
            return True
        if status_of(error) in (403, 501):
            raise Untold("taken, but whether it is gone cannot be asked") from error
        raise


PARTS = (_begin_in_parts, _resume, _unfinished, _complete, _abort)
