"""What goes wrong on the way, and what that is called."""

import ssl
from collections.abc import Iterator
from typing import Final

import httpcore

from turncast.fetching.outcomes import Obstacle, Trouble

FAULTS: Final = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, Obstacle, OSError)
"""What a request may end with."""

_CERTIFICATES: Final = {
    9: Trouble.CERTIFICATE_EXPIRED,  # not yet valid
    10: Trouble.CERTIFICATE_EXPIRED,
    62: Trouble.CERTIFICATE_HOST,
    64: Trouble.CERTIFICATE_HOST,  # an IP address
}
"""OpenSSL's verify codes; any other means that nobody who is trusted vouches."""
_OLD: Final = ("PROTOCOL_VERSION", "UNSUPPORTED_PROTOCOL", "NO_PROTOCOLS_AVAILABLE", "VERSION_TOO_LOW")


def obstacle(fault: BaseException) -> Obstacle:
    """What *fault*, one of FAULTS, means to whoever asked."""
    for cause in _causes(fault):
        if isinstance(cause, Obstacle):
            return cause
        if isinstance(cause, ssl.SSLError):
            return _tls(cause)
    match fault:
        case httpcore.TimeoutException():
            return Obstacle(Trouble.SLOW, "no answer within the time that anybody waits")
        case httpcore.ConnectError():
            return Obstacle(Trouble.REFUSED, f"no connection: {_said(fault)}")
        case httpcore.NetworkError() | OSError():
            return Obstacle(Trouble.BROKEN, f"a connection that was lost: {_said(fault)}")
        case _:
            return Obstacle(Trouble.BROKEN, f"something else than HTTP: {_said(fault)}")


def _causes(fault: BaseException | None) -> Iterator[BaseException]:
    while fault is not None:
        yield fault
        fault = fault.__cause__ or fault.__context__


def _tls(fault: ssl.SSLError) -> Obstacle:
    if isinstance(fault, ssl.SSLCertVerificationError):
        trouble = _CERTIFICATES.get(fault.verify_code, Trouble.CERTIFICATE_UNTRUSTED)
        return Obstacle(trouble, f"a certificate that fails: {fault.verify_message.rstrip('.').lower()}")
    reason = fault.reason or str(fault)
    if any(word in reason for word in _OLD):
        return Obstacle(Trouble.TLS_OLD, "only versions of TLS before 1.2, which apps refuse")
    return Obstacle(Trouble.TLS, f"no TLS: {reason.replace('_', ' ').lower()}")


def _said(fault: BaseException) -> str:
    """What the system says of it, or else the library."""
    system = next((cause.strerror for cause in _causes(fault) if isinstance(cause, OSError) and cause.strerror), None)
    return (system or str(fault) or type(fault).__name__)[:200].lower()
