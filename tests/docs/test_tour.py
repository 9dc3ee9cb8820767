"""The five minutes of the README, typed as they stand there, against a real S3 server."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

from tests.support import readme
from tests.support.servers import CREDENTIALS, Store

REPOSITORY = readme.README.parent
BIN = Path(sys.executable).parent


def commands() -> list[str]:
    """What a newcomer types, in order."""
    tour = readme.section("Five minutes: from nothing to a feed on a bucket")
    lines = "".join(readme.blocks(tour, "console")).splitlines()
    assert all(line.startswith("$ ") for line in lines)
    return [line.removeprefix("$ ") for line in lines]


def look(folder: Path, environment: dict[str, str]) -> None:
    """Type ``turncast preview``, wait until it is ready, and end it with Ctrl-C."""
    with subprocess.Popen(
        ["turncast", "preview", "--port", "0"], cwd=folder, env=environment, stderr=subprocess.PIPE, text=True
    ) as preview:
        assert preview.stderr
        home = next(line.split()[-1] for line in preview.stderr if line.startswith("home"))
        assert urllib.request.urlopen(home).status == 200
        preview.send_signal(signal.SIGINT)
        preview.communicate(timeout=20)
    assert preview.returncode == 0


def test_the_five_minutes_end_with_a_feed_on_a_bucket(tmp_path: Path, ministack: Store) -> None:
    """Everything the tour says works as it stands, and the feed is where it says it is."""
    shutil.copy(REPOSITORY / "media" / "interviews.jpg", tmp_path / "cover.jpg")
    shutil.copy(REPOSITORY / "media" / "nick-wahl-interest-based-bargaining.mp3", tmp_path / "talk.mp3")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "TURNCAST_"))},
        **CREDENTIALS,
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "TURNCAST_PUBLISH_ENDPOINT": ministack.endpoint,
        "TURNCAST_PUBLISH_REGION": "us-east-1",
    }
    ministack.client.create_bucket(Bucket="my-bucket")
    folder = tmp_path
    for command in commands():
        words = shlex.split(command)
        if words[0] == "cd":
            folder /= words[1]
        elif words[:2] == ["turncast", "preview"]:
            look(folder, environment)
        else:
            typed = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
            assert typed.returncode == 0, f"{command}\n{typed.stderr}"
    assert "nothing to do" in typed.stderr
    feed = ministack.client.get_object(Bucket="my-bucket", Key="podcast/my-podcast/feed.xml")
    assert feed["ContentType"] == "application/rss+xml; charset=utf-8"
    assert b"Nick Wahl: Interest-Based Bargaining" in feed["Body"].read()
    assert "https://my-bucket.s3.amazonaws.com/podcast/my-podcast/feed.xml" in readme.text()
