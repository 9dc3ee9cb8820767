"""Requests that cost less: what boto3 does for each of them that is of no use for the ones of a publish.

A first publish makes thousands of small requests, and a recording is a gigabyte, so a tenth of a millisecond or a
second pass over the bytes is felt.
"""

from typing import TYPE_CHECKING, Any, Final

from botocore.config import Config

from turncast.targets.s3.upload import Block

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

SMALL: Final = 1 << 16
"""Bytes that fit into what the connection takes at once, so that a refusal cannot cut them off."""


_BY_DIGEST: Final = Config(s3={"payload_signing_enabled": False})


def make_lean(client: "S3Client") -> None:
    """Send small bodies without asking first, and sign a body by its Content-MD5."""
    for operation in ("PutObject", "UploadPart"):
        client.meta.events.register(f"before-sign.s3.{operation}", _signed_by_digest)
    client.meta.events.register_last("before-call.s3", _sent_unasked)


def _signed_by_digest(request: Any, **_: Any) -> None:
    """Over TLS boto3 does so by itself; elsewhere it would digest each body once more. The signature covers
    Content-MD5, so nobody on the way can give the body another content.
    """
    if "Content-MD5" in request.headers:
        request.context["client_config"] = _BY_DIGEST


def _sent_unasked(params: dict[str, Any], **_: Any) -> None:
    """Without ``Expect: 100-continue``, whose answer would have to be waited for."""
    body = params.get("body")
    if isinstance(body, Block) and body.size <= SMALL:
        params["headers"].pop("Expect", None)
