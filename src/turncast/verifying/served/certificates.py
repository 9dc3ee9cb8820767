"""Rules of TLS: apps refuse what browsers warn of, and say nothing."""

from collections.abc import Iterator

from turncast.fetching import Trouble
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.served.observations import Observations
from turncast.verifying.served.reaching import troubled

rule = Rules(Scope.SERVED)

_APPLE = "Apple App Transport Security; RFC 8446"


@rule("served-certificate-expired", Level.ERROR, _APPLE)
def expired(met: Observations) -> Iterator[Notice]:
    """a certificate has expired, or is not yet valid

    Renew it, and have that done by a machine from now on.
    """
    yield from troubled(met, Trouble.CERTIFICATE_EXPIRED)


@rule("served-certificate-host", Level.ERROR, _APPLE)
def other_host(met: Observations) -> Iterator[Notice]:
    """a certificate is for another host

    Have one made for this host too; object storage has none for bucket names with dots: use a domain of your own.
    """
    yield from troubled(met, Trouble.CERTIFICATE_HOST)


@rule("served-certificate-untrusted", Level.ERROR, _APPLE)
def untrusted(met: Observations) -> Iterator[Notice]:
    """a certificate is vouched for by nobody whom apps trust

    Send the whole chain, intermediate certificates included, of an authority that browsers know.
    """
    yield from troubled(met, Trouble.CERTIFICATE_UNTRUSTED)


@rule("served-tls-old", Level.ERROR, _APPLE)
def old(met: Observations) -> Iterator[Notice]:
    """a server speaks no TLS as new as 1.2

    Turn TLS 1.2 and 1.3 on.
    """
    yield from troubled(met, Trouble.TLS_OLD)


@rule("served-tls", Level.ERROR, _APPLE)
def other(met: Observations) -> Iterator[Notice]:
    """TLS does not begin

    Look at it with openssl s_client -connect HOST:443.
    """
    yield from troubled(met, Trouble.TLS)


@rule("served-not-https", Level.WARNING, "podcast namespace 1.0")
def plain(met: Observations) -> Iterator[Notice]:
    """the feed is read over plain http, which apps and browsers more and more refuse

    Serve it over https, and give people that address. Of what it names, the rules of its document speak.
    """
    if met.feed.pointer.address.lower().startswith("http:"):
        yield met.feed.notice("expected https://…, found http://…")
