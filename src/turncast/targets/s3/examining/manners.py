"""What is tried of a store's manners: what is absent, replaced, damaged, listed, written only if, and removed."""

from botocore.exceptions import ClientError

from turncast.models.finding import Level
from turncast.targets.examining import Amiss, Untold
from turncast.targets.s3.examining.bench import BucketBench, bucket_trial
from turncast.targets.s3.faults import code_of
from turncast.targets.s3.probe import probe


@bucket_trial(
    "absent",
    Level.ERROR,
    tries="ask for what is not there",
    means="Turncast cannot tell a first publish from a later one",
    remedy="let these credentials do s3:ListBucket, so that what is absent is told from what is forbidden",
)
def _absent(bench: BucketBench) -> str:
    if bench.bucket.head(bench.samples.key(".absent")) is not None:
        raise Amiss("an object where none was stored")
    return "said to be absent"


@bucket_trial(
    "replace",
    Level.ERROR,
    tries="store other bytes in the same place, and read at once",
    means="listeners may get an older feed than was published, and a publish cannot be verified",
    remedy="use a store that gives what was written last (read after write)",
)
def _replace(bench: BucketBench) -> str:
    key, like = bench.samples.key(".txt"), bench.feed()
    versions = set()
    for content in (b"first", b"second", b"third, and last"):
        bench.put(key, content, like)
        found = bench.bucket.read(key)
        if found is None or found[0] != content:
            raise Amiss("what was there before, or nothing")
        versions.add(found[1].version)
    if len(versions) < 3:
        raise Amiss("the same ETag for different bytes")
    return "the new bytes, each with an ETag of its own"


@bucket_trial(
    "checksum",
    Level.ADVICE,
    tries="store something with a wrong Content-MD5",
    means="damage on the way is not noticed by the store; Turncast notices it where it reads back",
    remedy="nothing needs to be done; every upload is looked at afterwards",
)
def _checksum(bench: BucketBench) -> str:
    try:
        bench.put(bench.samples.key(".bad"), b"what was sent", bench.feed(), checksum=b"what was meant")
    except ClientError as error:
        return f"refused ({code_of(error)})"
    raise Amiss("stored all the same")


@bucket_trial(
    "list",
    Level.ERROR,
    tries="list what was stored",
    means="turncast prune, and publishing where conditions are not kept, cannot work",
    remedy="let these credentials do s3:ListBucket on the bucket",
)
def _list(bench: BucketBench) -> str:
    wanted = {sample.key: len(sample.content) for sample in (bench.recording(), bench.feed())}
    found = {one.key: one.size for one in bench.bucket.listed(bench.samples.key(""))}
    if missing := sorted(wanted.items() - found.items()):
        raise Amiss(f"{missing[0][0]} is not listed, or with another size")
    return "both, with their sizes"


@bucket_trial(
    "conditions",
    Level.WARNING,
    tries="write only if nobody else has",
    means="two who publish at the same moment are kept apart by taking turns, which is slower and no guarantee",
    remedy="publish from one place at a time, or use a store with conditional writes (AWS, R2, Ceph)",
)
def _conditions(bench: BucketBench) -> str:
    found = probe(bench.bucket)
    if found.conditions == "refused":
        raise Amiss("refused: the store does not know If-None-Match and If-Match")
    if found.conditions == "ignored":
        raise Amiss("ignored without a word: the second writer wins")
    return "kept by the store" if found.quoted else "kept by the store, which wants ETags without quotes"


@bucket_trial(
    "delete",
    Level.WARNING,
    tries="remove all of it again",
    means="turncast prune cannot work, and what was tried here stays",
    remedy="let these credentials do s3:DeleteObject in the bucket",
)
def _delete(bench: BucketBench) -> str:
    if not bench.written:
        raise Untold("nothing was stored")
    for key in sorted(bench.written):
        bench.bucket.remove(key)
        if bench.bucket.head(key) is not None:
            raise Amiss(f"{key} is still there")
        bench.written.discard(key)
    return "nothing is left"


MANNERS = (_absent, _replace, _checksum, _list, _conditions)
REMOVING = (_delete,)
