"""What stores answer when they do not do as asked, in the words of the tree of errors.

Only status and code are repeated, never what else a store says: that can hold parts of the request.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from botocore import exceptions as boto
from botocore.exceptions import BotoCoreError, ClientError

from turncast.errors import TargetDenied, TargetFull, TargetMissing, TargetUnavailable, UsageError, WorldError

_KEYS = "export AWS_ACCESS_KEY_ID=… AWS_SECRET_ACCESS_KEY=…, or AWS_PROFILE=… of ~/.aws/credentials"
_RIGHTS = "let these credentials do s3:ListBucket on the bucket, and s3:GetObject and s3:PutObject in it"
_BAD_KEYS = {"InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken", "TokenRefreshRequired"}
_FULL = {"QuotaExceeded", "QuotaExceededException", "InsufficientStorage", "XMinioStorageFull"}
_REGION = {"AuthorizationHeaderMalformed", "PermanentRedirect", "IllegalLocationConstraintException"}
_NO_CREDENTIALS = (
    boto.NoCredentialsError,
    boto.PartialCredentialsError,
    boto.CredentialRetrievalError,
    boto.ProfileNotFound,
    boto.TokenRetrievalError,
    boto.SSOError,
    boto.UnauthorizedSSOTokenError,
)


@contextmanager
def s3_errors(name: str) -> Iterator[None]:
    """Whatever boto3 raises inside becomes a WorldError that names the target *name*."""
    try:
        yield
    except ClientError as error:
        raise _answered(name, error) from error
    except BotoCoreError as error:
        raise _not_answered(name, error) from error
    except RecursionError:  # botocore follows a store that sends every question somewhere else, for ever
        raise TargetMissing(f"{name}: the store only sends elsewhere", "check endpoint and region") from None


def status_of(error: ClientError) -> int:
    """The HTTP status; answers to HEAD have nothing else."""
    return int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))


def code_of(error: ClientError) -> str:
    """The code of the answer (``NoSuchKey``), or its status where it has none; fit to be shown."""
    return re.sub(r"[^A-Za-z0-9]", "", str(error.response.get("Error", {}).get("Code", "")))[:60]


def denied(name: str, code: str) -> TargetDenied:
    """The error of a store that refuses these credentials, or what they may do."""
    if code in _BAD_KEYS:
        return TargetDenied(f"{name} does not accept these credentials ({code})", _KEYS)
    if code == "RequestTimeTooSkewed":
        return TargetDenied(f"{name} finds this machine's clock wrong ({code})", "set the clock, then try again")
    return TargetDenied(f"{name} does not allow this ({code})", _RIGHTS)


def _answered(name: str, error: ClientError) -> WorldError:
    status, code = status_of(error), code_of(error)
    if code == "NoSuchBucket":
        bucket = name.removeprefix("s3://").partition("/")[0]
        return TargetMissing(f"{name}: there is no such bucket", f"create it, for example: aws s3 mb s3://{bucket}")
    if code in _REGION or status == 301:
        return TargetMissing(f"{name}: the bucket is in another region ({code})", 'set region = "…" under [publish]')
    if status in (401, 403) or code in _BAD_KEYS or code == "RequestTimeTooSkewed":
        return denied(name, code)
    if status == 507 or code in _FULL:
        return TargetFull(f"{name} has no room left ({code})", "make room or raise the quota, then publish again")
    if status >= 500 or status == 429:
        return TargetUnavailable(f"{name} cannot answer now ({status} {code})", "try again in some minutes")
    return WorldError(f"{name} refused what was asked of it ({status} {code})", "check endpoint and region")


def _not_answered(name: str, error: BotoCoreError) -> Exception:
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__.removesuffix("Error")).lower()
    if isinstance(error, _NO_CREDENTIALS):
        return TargetDenied(f"{name} needs credentials, found none that work ({kind})", _KEYS)
    if isinstance(error, boto.ParamValidationError | boto.InvalidRegionError | boto.NoRegionError):
        return UsageError(f"{name} cannot be the name of a target ({kind})", "check the names of bucket and region")
    host = urlsplit(str(error.kwargs.get("endpoint_url", ""))).netloc.rpartition("@")[2]
    at = f" at {host}" if host else ""
    return TargetUnavailable(f"{name} does not answer{at} ({kind})", "check endpoint and network, then try again")
