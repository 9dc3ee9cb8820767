"""Copies of real recordings: those of this repository, and those of the corpus beside it."""

from pathlib import Path
from threading import Thread

import pytest
from tests.support import browser
from tests.support.copies import body, boxes, copied, decoded, ffprobe, made, packets, words
from tests.support.recordings import encoded, picture

from turncast.audio import probe
from turncast.errors import TurncastError
from turncast.serving import Served, server
from turncast.targets.bodies import reader

REPOSITORY = Path(__file__).parents[2]
CORPUS = REPOSITORY / "../shared/corpus/media"
OURS = sorted((REPOSITORY / "media").glob("*.mp[34]"))


@pytest.mark.parametrize("master", OURS, ids=lambda file: file.stem)
def test_a_recording_of_this_repository(tmp_path: Path, master: Path) -> None:
    """Chapters are the master's, in order; the sound is; and an MP4 begins with its index."""
    link = tmp_path / master.name
    link.symlink_to(master)
    chapters = probe(master).chapters
    copy = copied(link, words(chapters=chapters), picture(30, 30))
    assert probe(copy).chapters == chapters
    assert decoded(copy) == decoded(master)
    told = ffprobe(copy, "-show_entries", "chapter=start_time:chapter_tags=title").splitlines()
    assert told == [f"start_time={one.start:.6f}|tag:title={one.title}" for one in chapters]
    if master.suffix == ".mp4":
        assert [kind for kind, _, _ in boxes(copy.read_bytes())][:2] == [b"ftyp", b"moov"]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of recordings is not beside the repository")
def test_every_recording_of_the_corpus(tmp_path: Path) -> None:
    """Whatever can be added can be published: a copy is made that sounds like the master, or the master stands."""
    tagged, left = 0, 0
    for master in sorted(file for file in CORPUS.rglob("*") if file.is_file()):
        try:
            sound = probe(master)
        except TurncastError:
            continue
        copy = made(master, words(), picture(30, 30), sound)
        file = tmp_path / f"copy{master.suffix}"
        file.write_bytes(body(copy))
        if copy.remark:
            left += 1
            assert file.read_bytes() == master.read_bytes()
        else:
            tagged += 1
            assert probe(file).duration == pytest.approx(sound.duration, abs=0.05)
            assert packets(file) == packets(master), master
            if file.stat().st_size > 1_000_000:  # ffmpeg decodes what is small and odd otherwise once it is tidy
                assert decoded(file) == decoded(master)
    assert tagged >= 10
    assert left >= 3


@pytest.mark.slow
def test_a_browser_plays_the_copy_of_a_video_whose_index_stood_at_the_end(tmp_path: Path) -> None:
    """Chromium knows its length and size, jumps to the middle, and has a picture there."""
    master = encoded(tmp_path / "a.mp4", "-c:a", "aac", "-c:v", "libx264", "-pix_fmt", "yuv420p", video=True)
    copy = made(master, words(), picture(30, 30)).splice

    def lookup(path: str) -> Served | None:
        page = b"<video src=copy.mp4 preload=auto muted></video>"
        if path == "copy.mp4":
            return Served(reader(copy), "video/mp4", "no-cache", "copy")
        return Served(page, "text/html", "no-cache", "page") if not path else None

    script = """new Promise((done, failed) => {
        const video = document.querySelector("video")
        video.onerror = () => failed(video.error.message)
        video.onseeked = () => done([video.duration, video.videoWidth, video.currentTime, video.readyState >= 2])
        const jump = () => { video.currentTime = 2 }
        video.readyState >= 1 ? jump() : video.onloadedmetadata = jump
    })"""
    with server(lookup, "127.0.0.1", 0) as bound, browser.running() as chromium:
        thread = Thread(target=bound.serve_forever, args=(0.01,))
        thread.start()
        chromium.open(f"http://127.0.0.1:{bound.port}/")
        duration, width, at, seen = chromium.evaluate(script)
        bound.shutdown()
        thread.join()
    assert duration == pytest.approx(4, abs=0.3)
    assert (width, at, seen) == (320, 2, True)
