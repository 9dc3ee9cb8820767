"""Small objects are looked at many at once, and nothing is missed for that."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from tests.support.faults import retyped
from tests.support.proxy import Answer, Exchange, Reply, Request, Verdict, proxied
from tests.support.servers import REGION, Store

from turncast.errors import TargetCorrupt
from turncast.targets.s3 import Patience, S3Target

MANY = 40
HASTY = Patience(connect=2, answer=5, attempts=1)
pytestmark = pytest.mark.usefixtures("credentials")


@contextmanager
def counted(store: Store, bucket: str, change: Callable[[Request], Verdict]) -> Iterator[tuple[S3Target, Counter[str]]]:
    """A target behind a proxy that may answer in the store's place, and its requests by kind."""
    asked: Counter[str] = Counter()

    def count(request: Request) -> Verdict:
        asked["LIST" if "list-type=2" in request.path else request.method] += 1
        return change(request)

    with proxied(store.endpoint, count) as endpoint:
        yield S3Target(bucket, "show", endpoint=endpoint, region=REGION, patience=HASTY), asked


def fill(target: S3Target, media_type: str = "text/html") -> None:
    """Store so many pages, to be looked at later."""
    for number in range(MANY):
        target.write(f"pages/{number}.html", b"page", media_type=media_type, cache_control="no-store", later=True)


def untouched(_: Request) -> Verdict:
    """Every request is the store's to answer."""
    return None


def test_many_are_looked_at_by_one_listing(ministack: Store) -> None:
    """A request each to store them, one to list them, and one to see how one of them is served."""
    with counted(ministack, ministack.bucket(), untouched) as (target, asked):
        fill(target)
        assert asked == {"PUT": MANY}
        target.look()
        assert asked == {"PUT": MANY, "LIST": 1, "HEAD": 1}
        target.look()
        assert asked.total() == MANY + 2


def test_what_is_gone_is_missed(ministack: Store) -> None:
    """One of many that is not there any more is named."""
    bucket = ministack.bucket()
    with counted(ministack, bucket, untouched) as (target, _):
        fill(target)
        ministack.client.delete_object(Bucket=bucket, Key="show/pages/33.html")
        with pytest.raises(TargetCorrupt, match=r"pages/33\.html should hold 4 bytes, found nothing"):
            target.look()


def test_what_became_something_else_is_missed(ministack: Store) -> None:
    """Of another length than it was sent, and nobody's it says: it is told, and left to whoever put it there."""
    bucket = ministack.bucket()
    with counted(ministack, bucket, untouched) as (target, _):
        fill(target)
        ministack.client.put_object(Bucket=bucket, Key="show/pages/7.html", Body=b"cut")
        with pytest.raises(TargetCorrupt, match=r"pages/7\.html should hold 4 bytes, found 3 bytes"):
            target.look()
        assert target.head("pages/7.html")


def test_what_a_rival_has_written_since_is_theirs(ministack: Store) -> None:
    """It says whose it is; whether it may be there is for the claim to tell."""
    bucket = ministack.bucket()
    rival = S3Target(bucket, "show", endpoint=ministack.endpoint, region=REGION)
    with counted(ministack, bucket, untouched) as (target, _):
        fill(target)
        rival.write("pages/7.html", b"another", media_type="text/html", cache_control="no-store")
        target.look()
        assert target.read("pages/7.html") == rival.read("pages/7.html")


def test_a_store_that_changes_media_types_is_found_out(ministack: Store) -> None:
    """A listing tells none, so one of each is asked for."""
    with counted(ministack, ministack.bucket(), retyped) as (target, _):
        fill(target)
        with pytest.raises(TargetCorrupt, match=r"should be served as text/html, is as application/octet-stream"):
            target.look()


@pytest.mark.parametrize("listing", [Answer(403, "AccessDenied"), Answer(200, "", b"<ListBucketResult/>")])
def test_where_a_listing_tells_nothing_each_is_asked_for(ministack: Store, listing: Answer) -> None:
    """It may not be allowed, or come late: then it takes a request each, and all is well."""

    def interfere(request: Request) -> Verdict:
        return listing if "list-type=2" in request.path else None

    with counted(ministack, ministack.bucket(), interfere) as (target, asked):
        fill(target)
        target.look()
        assert asked == {"PUT": MANY, "LIST": 1, "HEAD": MANY}


def test_what_a_store_has_not_proved_is_looked_at_at_once(ministack: Store) -> None:
    """An ETag that is no MD5 tells nothing of the bytes, so they are read back before anything goes on."""

    def salted(exchange: Exchange) -> None:
        reply = exchange.forward()
        told = {name: '"0123-salted"' if name.lower() == "etag" else value for name, value in reply.headers.items()}
        exchange.reply(Reply(reply.status, told, reply.content))

    def interfere(request: Request) -> Verdict:
        return salted if request.method in ("PUT", "HEAD") else None

    with counted(ministack, ministack.bucket(), interfere) as (target, asked):
        target.write("a.html", b"page", media_type="text/html", cache_control="no-store", later=True)
        assert asked == {"PUT": 1, "HEAD": 1, "GET": 1}
