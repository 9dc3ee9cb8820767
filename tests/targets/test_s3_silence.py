"""A store that says nothing: it is not waited for without end, nor in silence."""

import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.support.proxy import Answer, Request, proxied
from tests.support.servers import REGION

from turncast.errors import TargetUnavailable
from turncast.targets.s3 import Patience, S3Target

pytestmark = pytest.mark.usefixtures("credentials")


@contextmanager
def mute() -> Iterator[tuple[str, list[socket.socket]]]:
    """The address of something that takes connections and says nothing, and those it has taken."""
    taken: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as store:

        def take() -> None:
            while True:
                connection, _ = store.accept()
                if not connection.recv(1):
                    connection.close()
                    return
                taken.append(connection)

        thread = threading.Thread(target=take)
        thread.start()
        yield f"http://127.0.0.1:{store.getsockname()[1]}", taken
        socket.create_connection(store.getsockname()).close()
        thread.join()
        for connection in taken:
            connection.close()


def test_a_store_that_says_nothing_is_asked_so_often_and_no_more(caplog: pytest.LogCaptureFixture) -> None:
    """However often one is tried that answers, one that is silent is left after a few times; meanwhile it is told."""
    with mute() as (endpoint, taken), caplog.at_level(logging.INFO, "turncast"):
        patience = Patience(connect=5, answer=0.2, attempts=9, silent=2)
        target = S3Target("bucket", endpoint=endpoint, region=REGION, patience=patience)
        with pytest.raises(TargetUnavailable, match="s3://bucket does not answer"):
            target.read("index.html")
        assert len(taken) == 2
    assert [record.getMessage() for record in caplog.records] == ["waiting for s3://bucket, which does not answer"]


def test_a_store_that_cannot_answer_now_is_asked_as_often_as_any(caplog: pytest.LogCaptureFixture) -> None:
    """One that says at least that it cannot gets all its tries, and whoever waits is told once."""
    asked: list[str] = []

    def busy(request: Request) -> Answer:
        asked.append(request.path)
        return Answer(503, "SlowDown")

    with proxied(None, busy) as endpoint, caplog.at_level(logging.INFO, "turncast"):
        patience = Patience(connect=5, answer=5, attempts=3, silent=1)
        target = S3Target("bucket", endpoint=endpoint, region=REGION, patience=patience)
        with pytest.raises(TargetUnavailable, match="cannot answer now"):
            target.read("index.html")
    assert len(asked) == 3
    assert [record.getMessage() for record in caplog.records] == ["waiting for s3://bucket, which cannot answer now"]


def test_patience_has_an_end() -> None:
    """By default a store that says nothing is waited for a minute."""
    patience = Patience()
    assert patience.silent * patience.answer == 60
    assert patience.silent * patience.connect <= 60
