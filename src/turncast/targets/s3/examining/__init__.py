"""What is tried on a bucket, in this order: with small objects, of its manners, with a large object in parts."""

from secrets import token_hex

from turncast.targets.examining import Examination, Samples
from turncast.targets.s3.bucket import Bucket
from turncast.targets.s3.client import Patience, connect
from turncast.targets.s3.examining.bench import BucketBench
from turncast.targets.s3.examining.manners import MANNERS, REMOVING
from turncast.targets.s3.examining.objects import OBJECTS
from turncast.targets.s3.examining.parts import PARTS
from turncast.targets.s3.faults import s3_errors

_PATIENT = Patience(attempts=3)


def examine_bucket(
    bucket: str, prefix: str, endpoint: str | None, region: str | None, patience: Patience = _PATIENT
) -> Examination:
    """The examination of *bucket* under *prefix* (without slashes around it; may be empty). Asks nothing of it yet."""
    name = f"s3://{bucket}/{prefix}".rstrip("/")
    with s3_errors(name):
        client = connect(endpoint, region, patience)
    place = Bucket(client, name, bucket, f"{prefix}/" if prefix else "")
    return Examination(BucketBench(place, Samples(token_hex(8))), (*OBJECTS, *MANNERS, *PARTS), REMOVING)
