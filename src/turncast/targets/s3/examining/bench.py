"""A bucket under trial: what was written to it, and how its answers become results."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from botocore.exceptions import BotoCoreError, ClientError

from turncast.errors import WorldError
from turncast.models.finding import Level
from turncast.targets.examining import Amiss, Sample, Samples, Step, Untold, trial
from turncast.targets.examining.policies import shown
from turncast.targets.s3.bucket import Bucket
from turncast.targets.s3.faults import code_of, s3_errors, status_of
from turncast.targets.s3.multipart import abort
from turncast.targets.s3.upload import Upload, md5

_DEFINITE = (400, 404, 405, 411, 412, 416, 501)
"""Statuses that say what a store cannot, rather than what is in its way."""


@dataclass
class BucketBench:
    """The bucket that is tried.

    reached: whether it answers, as far as was found out. stored: samples that stand there. written: keys that may stand
    there. uploads: begun and not ended, by key and id. etags: of the parts that were sent, by upload and number.
    """

    bucket: Bucket
    samples: Samples
    headers: bool = True
    reached: bool = False
    stored: list[Sample] = field(default_factory=list)
    written: set[str] = field(default_factory=set)
    uploads: list[tuple[str, str]] = field(default_factory=list)
    etags: dict[tuple[str, int], str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What people see."""
        return self.bucket.name

    @property
    def endpoint(self) -> str:
        """The address of the store."""
        return shown(self.bucket.client.meta.endpoint_url)

    def upload(self, key: str, content: bytes, like: Sample) -> Upload:
        """*content* on its way to *key*, served as the sample *like* is."""
        return Upload.of(self.bucket.place(key), content, like.media_type, like.cache_control)

    def put(self, key: str, content: bytes, like: Sample, checksum: bytes | None = None) -> None:
        """Store *content*, with the MD5 of *checksum*, or else its own."""
        upload = self.upload(key, content, like)
        header = md5(content if checksum is None else checksum).header
        self.written.add(key)
        try:
            self.bucket.client.put_object(**upload.place, **upload.served, Body=content, ContentMD5=header)
        except ClientError as error:
            if status_of(error) < 500:  # it said no, so nothing was written
                self.written.discard(key)
            raise

    def recording(self) -> Sample:
        """The sample recording, if it could be stored."""
        return self._stored(self.samples.recording)

    def feed(self) -> Sample:
        """The sample feed, if it could be stored."""
        return self._stored(self.samples.feed)

    def _stored(self, sample: Sample) -> Sample:
        if sample not in self.stored:
            raise Untold("nothing could be stored to try it with")
        return sample

    def clear(self) -> Sequence[str]:
        """Remove whatever was written; the keys that could not be removed."""
        self.stored.clear()
        for key, identity in self.uploads if self.reached else ():
            abort(self.bucket.client, self.bucket.bucket, self.bucket.place(key)["Key"], identity)
        return [self.bucket.prefix + key for key in sorted(self.written) if not self.remove(key)]

    def remove(self, key: str) -> bool:
        """Remove what is stored under *key*; whether nothing is left there. A store that is silent is asked once."""
        if not self.reached:
            return False
        try:
            self.bucket.remove(key)
            gone = self.bucket.head(key) is None
        except (ClientError, WorldError):
            return False
        except BotoCoreError:
            self.reached = False
            return False
        if gone:
            self.written.discard(key)
        return gone


Attempt = Callable[[BucketBench], str]


def bucket_trial(
    name: str, level: Level, *, tries: str, means: str, remedy: str, first: bool = False
) -> Callable[[Attempt], Step[BucketBench]]:
    """A step of the function that tries it; unless it is the *first*, only where the bucket has answered."""

    def made(attempt: Attempt) -> Step[BucketBench]:
        def tried(bench: BucketBench) -> str:
            if not (bench.reached or first):
                raise Untold("the bucket does not answer")
            return _answered(bench, attempt)

        return trial(name, level, tries=tries, means=means, remedy=remedy)(tried)

    return made


def _answered(bench: BucketBench, attempt: Attempt) -> str:
    """What *attempt* says, with every way in which a store can say no in the words of trials."""
    with s3_errors(bench.name):
        try:
            return attempt(bench)
        except ClientError as error:
            status, code = status_of(error), code_of(error)
            if code == "AccessDenied" or (status == 403 and code == "403"):  # answers to HEAD have no code
                raise Amiss("these credentials may not do it (403)") from error
            if status in _DEFINITE and code != "NoSuchBucket":
                said = code if code != str(status) else ""
                raise Amiss(f"refused ({f'{status} {said}'.strip()})") from error
            raise
        except BotoCoreError:
            bench.reached = False
            raise
        except KeyError as missing:
            raise Amiss(f"an answer that lacks {missing.args[0]}") from missing
