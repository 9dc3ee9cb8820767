"""What is tried on a bucket with two small objects: that they stand there as they were stored."""

from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from turncast.models.finding import Level
from turncast.targets.examining import Amiss, Sample
from turncast.targets.s3.examining.bench import BucketBench, bucket_trial
from turncast.targets.s3.faults import code_of, status_of
from turncast.targets.s3.upload import DIGEST

if TYPE_CHECKING:
    from mypy_boto3_s3.type_defs import HeadObjectOutputTypeDef

_RANGE = 1000
"""Bytes of a part that is asked for, from the middle of a recording."""


@bucket_trial(
    "answers",
    Level.ERROR,
    tries="ask the bucket what is in it",
    means="nothing can be published",
    remedy="let these credentials do s3:ListBucket on the bucket",
    first=True,
)
def _answers(bench: BucketBench) -> str:
    try:
        bench.bucket.client.list_objects_v2(Bucket=bench.bucket.bucket, Prefix=bench.bucket.prefix, MaxKeys=1)
    except ClientError as error:
        bench.reached = status_of(error) == 403 and code_of(error) == "AccessDenied"
        raise
    bench.reached = True
    return f"it does, at {bench.endpoint}"


@bucket_trial(
    "write",
    Level.ERROR,
    tries="store a recording of 64 kB and a feed",
    means="nothing can be published",
    remedy="let these credentials do s3:PutObject in the bucket",
)
def _write(bench: BucketBench) -> str:
    for sample in bench.samples:
        bench.put(sample.key, sample.content, sample)
        bench.stored.append(sample)
    return f"stored as {bench.samples.key('.*')}"


@bucket_trial(
    "read",
    Level.ERROR,
    tries="read both back",
    means="listeners get other bytes than were published: recordings break, feeds cannot be read",
    remedy="let these credentials do s3:GetObject; if bytes differ, do not use this store: it changes what it is given",
)
def _read(bench: BucketBench) -> str:
    for sample in (bench.recording(), bench.feed()):
        found = bench.bucket.read(sample.key)
        if found is None:
            raise Amiss(f"nothing under {sample.key}")
        if found[0] != sample.content:
            raise Amiss(_difference(sample, found[0]))
    return "the bytes that were stored"


def _difference(sample: Sample, found: bytes) -> str:
    if len(found) != len(sample.content):
        return f"{len(found)} bytes under {sample.key}, where {len(sample.content)} were stored"
    return f"other bytes under {sample.key} than were stored"


@bucket_trial(
    "size",
    Level.ERROR,
    tries="ask for their size",
    means="uploads cannot be verified, so publishing stops",
    remedy="ask the store's makers why HEAD tells another size",
)
def _size(bench: BucketBench) -> str:
    for sample in (bench.recording(), bench.feed()):
        found = bench.bucket.head(sample.key)
        if found is None or found.size != len(sample.content):
            raise Amiss(f"{found.size if found else 'no'} bytes under {sample.key}, expected {len(sample.content)}")
    return "as stored"


@bucket_trial(
    "type",
    Level.ERROR,
    tries="ask for their types",
    means="players refuse recordings of another type than audio or video",
    remedy="put a CDN before the store that sets types, or use another store",
)
def _type(bench: BucketBench) -> str:
    for sample in (bench.recording(), bench.feed()):
        found = _served(bench, sample).get("ContentType", "no type")
        if _plain(found) != _plain(sample.media_type):
            raise Amiss(f"{found} for {sample.key}, stored as {sample.media_type}")
    return "kept"


def _plain(media_type: str) -> str:
    return media_type.replace(" ", "").lower()


@bucket_trial(
    "cache-control",
    Level.WARNING,
    tries="ask how long caches may keep them",
    means="caches guess: new episodes arrive late, recordings are loaded again and again",
    remedy="set it in a CDN before the store: 5 minutes for feeds and pages, a year for media/",
)
def _cache_control(bench: BucketBench) -> str:
    for sample in (bench.recording(), bench.feed()):
        found = _served(bench, sample).get("CacheControl", "nothing")
        if _plain(found) != _plain(sample.cache_control):
            raise Amiss(f"{found} for {sample.key}, stored with {sample.cache_control}")
    return "kept"


@bucket_trial(
    "metadata",
    Level.WARNING,
    tries="ask for the digest stored beside them",
    means="after a lost answer Turncast cannot tell its own upload from somebody else's, and has to be run again",
    remedy="nothing needs to be done; a store that keeps x-amz-meta-… headers spares you that",
)
def _metadata(bench: BucketBench) -> str:
    sample = bench.recording()
    wanted = bench.upload(sample.key, sample.content, sample).sha256
    if _served(bench, sample).get("Metadata", {}).get(DIGEST) != wanted:
        raise Amiss(f"no x-amz-meta-{DIGEST} as it was stored")
    return "kept"


def _served(bench: BucketBench, sample: Sample) -> "HeadObjectOutputTypeDef":
    return bench.bucket.client.head_object(**bench.bucket.place(sample.key))


@bucket_trial(
    "range",
    Level.ERROR,
    tries="ask for a part of the recording",
    means="players cannot seek, and Apple refuses the show",
    remedy="use a store, or a CDN before it, that answers Range with 206",
)
def _range(bench: BucketBench) -> str:
    sample = bench.recording()
    start = len(sample.content) // 2
    found = bench.bucket.sample(sample.key, start, _RANGE)
    if found is None:
        raise Amiss("all of it, without Content-Range")
    if found != sample.content[start : start + _RANGE]:
        raise Amiss("other bytes than stand there")
    return "206, just that part"


OBJECTS = (_answers, _write, _read, _size, _type, _cache_control, _metadata, _range)
