"""Real S3 servers on free ports of the loopback address, for as long as a test session needs them."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import boto3
import pytest
from botocore.config import Config

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

REPOSITORY = Path(__file__).parents[2]
SCRIPTS = REPOSITORY / "../shared/servers"
REGION = "us-east-1"
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "turncast",
    "AWS_SECRET_ACCESS_KEY": "turncastsecret",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}
"""The environment in which exactly the servers' own credentials are found."""


@dataclass(frozen=True)
class Store:
    """An S3 server that runs, at the address *endpoint*; authority: of its certificate, where it speaks TLS."""

    endpoint: str
    access_key: str = CREDENTIALS["AWS_ACCESS_KEY_ID"]
    authority: Path | None = None

    @cached_property
    def client(self) -> "S3Client":
        """A plain client, to look at the store from outside."""
        return boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            region_name=REGION,
            aws_access_key_id=self.access_key,
            aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
            verify=str(self.authority) if self.authority else None,
            config=Config(
                signature_version="s3v4",
                s3={"addressing_style": "path"},
                request_checksum_calculation="when_required",
            ),
        )

    def bucket(self) -> str:
        """The name of a new, empty bucket."""
        name = f"bucket-{uuid4().hex[:12]}"
        self.client.create_bucket(Bucket=name)
        return name


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def running_ministack(home: Path) -> Iterator[Store]:
    """MiniStack (PyPI), which keeps what it has to in *home*: fast, strict about conditions, no authentication."""
    port = free_port()
    environment = {
        **os.environ,
        "HOME": str(home),
        "TMPDIR": str(home),
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(port),
        "SERVICES": "s3",
        "S3_PERSIST": "0",
        "S3_DATA_DIR": str(home / "s3"),
        "LOG_LEVEL": "WARNING",
        "DOCKER_HOST": "unix:///nonexistent",
    }
    with (home / "ministack.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "ministack"], env=environment, cwd=home, stdout=log, stderr=log
        )
        try:
            _wait_for(port, process)
            yield Store(f"http://127.0.0.1:{port}")
        finally:
            _end(process)


@contextmanager
def running_nanio(home: Path) -> Iterator[Store]:
    """nanio (PyPI): ignores conditions without a word, forgets a completed upload, stores chunk framing as content."""
    port = free_port()
    environment = {
        **os.environ,
        "NANIO_ACCESS_KEY": CREDENTIALS["AWS_ACCESS_KEY_ID"],
        "NANIO_SECRET_KEY": CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
    }
    words = ["serve", "--data-dir", str(home / "data"), "--host", "127.0.0.1", "--port", str(port), "--no-access-log"]
    with (home / "nanio.log").open("wb") as log:
        program = str(Path(sys.executable).with_name("nanio"))
        process = subprocess.Popen([program, *words], env=environment, cwd=home, stdout=log, stderr=log)
        try:
            _wait_for(port, process)
            yield Store(f"http://127.0.0.1:{port}")
        finally:
            _end(process)


@contextmanager
def running_swift(home: Path) -> Iterator[Store]:
    """OpenStack Swift's s3api where it is installed: real, refuses conditional writes."""
    if not shutil.which("swift-proxy-server"):
        pytest.skip("swift-proxy-server (OpenStack Swift) is not installed")
    script = SCRIPTS / "swift.sh"
    if not script.exists():
        pytest.skip("../shared/servers/swift.sh, which starts Swift, is not there")
    environment = {**os.environ, "SERVERS_DIR": str(home), "SK": CREDENTIALS["AWS_SECRET_ACCESS_KEY"]}
    try:
        with (home / "swift.log").open("wb") as log:
            subprocess.run([script, "start"], env=environment, check=True, stdout=log, stderr=log, timeout=300)
        yield Store("http://127.0.0.1:9120", access_key="turncast:turncast")
    finally:
        subprocess.run([script, "wipe"], env=environment, check=False, capture_output=True, timeout=60)


@contextmanager
def running_rgw(home: Path) -> Iterator[Store]:
    """Ceph's RADOS Gateway where it is installed: real, strict about signatures, older about conditions."""
    if not shutil.which("radosgw"):
        pytest.skip("radosgw (Ceph's RADOS Gateway) is not installed")
    script = SCRIPTS / "rgw.sh"
    if not script.exists():
        pytest.skip("../shared/servers/rgw.sh, which starts radosgw, is not there")
    port = free_port()
    environment = {**os.environ, "SERVERS_DIR": str(home), "PORT": str(port), "MONPORT": str(free_port())}
    environment |= {"AK": CREDENTIALS["AWS_ACCESS_KEY_ID"], "SK": CREDENTIALS["AWS_SECRET_ACCESS_KEY"]}
    try:
        with (home / "rgw.log").open("wb") as log:
            subprocess.run([script, "start"], env=environment, check=True, stdout=log, stderr=log, timeout=300)
        yield Store(f"http://127.0.0.1:{port}")
    finally:
        subprocess.run([script, "wipe"], env=environment, check=False, capture_output=True, timeout=60)


@pytest.fixture(scope="session")
def ministack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """MiniStack for the whole session."""
    with running_ministack(tmp_path_factory.mktemp("ministack")) as store:
        yield store


@pytest.fixture(scope="session")
def rgw(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Ceph RGW for the whole session, or a skip that names what is missing."""
    with running_rgw(tmp_path_factory.mktemp("rgw")) as store:
        yield store


@pytest.fixture(scope="session")
def nanio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """nanio for the whole session."""
    with running_nanio(tmp_path_factory.mktemp("nanio")) as store:
        yield store


@pytest.fixture(scope="session")
def swift(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Swift for the whole session, or a skip that names what is missing."""
    with running_swift(tmp_path_factory.mktemp("swift")) as store:
        yield store


@pytest.fixture
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """The usual AWS chain finds the servers' credentials, and nothing of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the server, whether it wants to or not: none outlives its tests."""
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_for(port: int, process: "subprocess.Popen[bytes]", seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"the server on port {port} did not start: see {process.args!r}")
