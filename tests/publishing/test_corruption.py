"""A store that keeps something else than it was given is caught before any feed names that."""

import os
from pathlib import Path
from unittest.mock import patch

import pytest
from botocore.config import Config
from tests.support.faults import CORRUPTIONS, Corrupting
from tests.support.projects import AT, Folder
from tests.support.proxy import proxied
from tests.support.publishers import publish
from tests.support.reader import Reader, from_http
from tests.support.recordings import frame
from tests.support.releases import contents, wanted
from tests.support.servers import REGION, Store
from tests.support.tls import fronted

from turncast.building import build
from turncast.errors import TargetCorrupt, WorldError
from turncast.models.artifact import Release
from turncast.targets.s3 import S3Target
from turncast.targets.s3 import client as s3_client

SITE, FEED = "https://podcast.turncast.dev/talks/", "talks/feed.xml"
LARGE = (9 << 20) // len(frame())
SUFFIXES = (".mp3", ".vtt", ".png", ".html")

pytestmark = pytest.mark.usefixtures("credentials")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A show of one episode."""
    folder = Folder(tmp_path_factory.mktemp("project"))
    folder.show()
    folder.episode("small")
    return build(folder.catalog(), AT)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", CORRUPTIONS)
def test_silent_corruption(release: Release, ministack: Store, name: str, suffix: str) -> None:
    """What is spoilt when it is stored is told by its key, no feed names it, and it is sent anew."""
    bucket, corrupting = ministack.bucket(), Corrupting(suffix, CORRUPTIONS[name])
    with proxied(ministack.endpoint, corrupting) as endpoint:
        target = S3Target(bucket, "talks", endpoint=endpoint, region=REGION)
        with pytest.raises(TargetCorrupt, match=f"{suffix} should (hold|be served)"):
            publish(release, target)
    assert corrupting.done
    _unhurt(ministack, bucket, release)
    sound = S3Target(bucket, "talks", endpoint=ministack.endpoint, region=REGION)
    publish(release, sound)
    assert _reader(ministack, bucket).visit() == []
    assert contents(sound, release) == wanted(release)


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_silent_corruption_of_parts(ministack: Store, tmp_path: Path, name: str) -> None:
    """The same of what is sent in parts."""
    folder = Folder(tmp_path)
    folder.show()
    folder.recording("media/large.mp3", frames=LARGE)
    folder.episode("large")
    release, bucket = build(folder.catalog(), AT), ministack.bucket()
    with proxied(ministack.endpoint, Corrupting(".mp3", CORRUPTIONS[name])) as endpoint:
        target = S3Target(bucket, "talks", endpoint=endpoint, region=REGION)
        with pytest.raises(TargetCorrupt, match=r"mp3 should (hold|be served)"):
            publish(release, target)
    _unhurt(ministack, bucket, release)


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_silent_corruption_of_a_feed(release: Release, ministack: Store, name: str) -> None:
    """A feed that is spoilt itself is told as well, and the next publish puts it right."""
    bucket = ministack.bucket()
    with proxied(ministack.endpoint, Corrupting(".xml", CORRUPTIONS[name])) as endpoint:
        target = S3Target(bucket, "talks", endpoint=endpoint, region=REGION)
        with pytest.raises(TargetCorrupt, match=r"talks/feed\.xml should (hold|be served)"):
            publish(release, target)
    publish(release, S3Target(bucket, "talks", endpoint=ministack.endpoint, region=REGION))
    assert _reader(ministack, bucket).visit() == []


def test_trailers_kept_as_content(
    release: Release, nanio: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """nanio takes the framing of trailers, which boto3 sends by itself over TLS, for content: that stops at once."""
    bucket = nanio.bucket()

    def configuration(*_: object) -> Config:
        return Config(signature_version="s3v4", s3={"addressing_style": "path"})

    monkeypatch.setattr(s3_client, "configuration", configuration)
    with fronted(nanio.endpoint, tmp_path) as (endpoint, authority), patch.dict(os.environ):
        os.environ["AWS_CA_BUNDLE"] = str(authority)
        with pytest.raises(WorldError, match=r"should hold|BadDigest"):
            publish(release, S3Target(bucket, "talks", endpoint=endpoint, region=REGION))
    assert "Contents" not in nanio.client.list_objects_v2(Bucket=bucket, Prefix="talks/talks/")


def _unhurt(store: Store, bucket: str, release: Release) -> None:
    """No feed is there but a whole one, and that names nothing that is spoilt."""
    reader = _reader(store, bucket)
    reader.visit()
    assert [fault for fault in reader.faults if fault.startswith("talks/feed")] == []


def _reader(store: Store, bucket: str) -> Reader:
    return Reader(SITE, (FEED,), from_http(f"{store.endpoint}/{bucket}/talks"))
