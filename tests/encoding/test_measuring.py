"""Loudness, silence, clipping and waveform of a recording."""

import math
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.ffmpeg import ffmpeg, film, loudness, tone
from tests.support.recordings import mp3

from turncast.encoding import measure
from turncast.errors import Unreadable

MEDIA = Path(__file__).parents[2] / "media"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "media"
OURS = ["ruth-cross-and-gail-capps-social-emotional-learning.mp3", "collaborating-for-student-success.mp4"]
THEIRS = [
    "speech/openai+whisper/jfk.flac",
    "speech/ggml-org+whisper.cpp/jfk.wav",
    "tagfix/google+ExoPlayer/bear-id3.mp3",
    "video/WyattBlue+auto-editor/example.mp4",
    "video/opencast+opencast/segment_0.mp4",
]


@pytest.mark.parametrize("name", [MEDIA / name for name in OURS] + [CORPUS / name for name in THEIRS], ids=str)
def test_as_loud_as_ffmpeg_says(name: Path) -> None:
    """Loudness is within 0.1 LU of what the ffmpeg program measures, and the true peak within 0.2 dB."""
    if not name.exists():
        pytest.skip("the corpus of recordings is not beside the repository")
    found = measure(name)
    integrated, true_peak = loudness(name)
    assert found.integrated == pytest.approx(integrated, abs=0.1)
    assert found.true_peak == pytest.approx(true_peak, abs=0.2)


def test_silence_at_both_ends(tmp_path: Path) -> None:
    """Silence before and after the talk is found, to a hundredth of a second; a pause inside it is neither."""
    path = tmp_path / "talk.wav"
    pauses = "between(t,0,1.5)+between(t,3,4)+between(t,5.25,6)"
    ffmpeg("-f", "lavfi", "-i", "sine=d=6", "-af", f"volume=0:enable='{pauses}'", path)
    found = measure(path)
    assert found.leading_silence == pytest.approx(1.5, abs=0.03)
    assert found.trailing_silence == pytest.approx(0.75, abs=0.03)
    assert found.duration == 6


def test_a_talk_that_begins_at_once(tmp_path: Path) -> None:
    """Where there is sound from beginning to end there is no silence and no clipping."""
    found = measure(tone(tmp_path / "talk.flac"))
    assert (found.leading_silence, found.trailing_silence, found.clipped) == (0, 0, 0)


def test_nothing_but_silence(tmp_path: Path) -> None:
    """Of silence no loudness is invented: it is all leading and all trailing."""
    found = measure(mp3(tmp_path / "silence.mp3", frames=100))
    assert (found.integrated, found.true_peak) == (None, None)
    assert found.leading_silence == found.trailing_silence == found.duration
    assert set(found.waveform) == {0}


def test_clipping(tmp_path: Path) -> None:
    """A tone turned up too far is clipped at every swing, and above full scale between the samples."""
    path = tmp_path / "loud.wav"
    ffmpeg("-f", "lavfi", "-i", "sine=100:d=2:r=44100", "-af", "volume=30dB", "-c:a", "pcm_s16le", path)
    found = measure(path)
    assert found.clipped == pytest.approx(400, abs=4)
    assert found.true_peak is not None
    assert found.true_peak > -0.1


def test_clipping_is_counted_in_each_channel(tmp_path: Path) -> None:
    """A voice too loud on one side of a stereo recording is found there."""
    path = tmp_path / "loud.wav"
    ffmpeg("-f", "lavfi", "-i", "sine=100:d=2:r=44100", "-af", "pan=stereo|c0=40*c0|c1=0.5*c0", path)
    assert measure(path).clipped == pytest.approx(400, abs=4)


def test_waveform_has_the_shape_of_the_sound(tmp_path: Path) -> None:
    """Quiet for the first half and loud for the second: so is the waveform, on the scale of 0 to 255."""
    path = tmp_path / "talk.wav"
    ffmpeg("-f", "lavfi", "-i", "aevalsrc='if(lt(t,5),0.1,0.8)*sin(2000*t)':d=10", path)
    points = measure(path).waveform
    assert len(points) == 1000
    assert set(points[:495]) <= set(range(23, 27))
    assert set(points[505:]) <= set(range(202, 206))


def test_as_many_points_as_asked_for(tmp_path: Path) -> None:
    """A page may want fewer points than a thousand."""
    assert len(measure(tone(tmp_path / "talk.wav", seconds=1), points=50).waveform) == 50


def test_sound_that_changes_its_shape(tmp_path: Path) -> None:
    """MP3 stitched of mono at 44.1 kHz and stereo at 48 kHz is measured to its end."""
    one = tone(tmp_path / "one.mp3", "-ar", "44100", "-ac", "1", "-write_xing", "0", seconds=2)
    two = tone(tmp_path / "two.mp3", "-ar", "48000", "-ac", "2", "-write_xing", "0", "-id3v2_version", "0", seconds=3)
    both = tmp_path / "both.mp3"
    both.write_bytes(one.read_bytes() + two.read_bytes())
    found = measure(both)
    assert found.duration == pytest.approx(5, abs=0.2)
    assert min(found.waveform[20:-20]) > 0


def test_progress_is_told() -> None:
    """About once a second of the recording somebody is told how far it is, and at the end that it is done."""
    told: list[tuple[float, float]] = []
    measure(MEDIA / OURS[0], lambda done, total: told.append((done, total)))
    assert len(told) == pytest.approx(92, abs=4)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert {round(total) for _, total in told} == {92}
    assert told[-1][0] == told[-1][1]


def test_numbers_that_are_none(tmp_path: Path) -> None:
    """A recording in floating point that holds NaN and infinity is measured without such numbers coming out."""
    path = tmp_path / "wild.wav"
    source = "aevalsrc='if(lt(t,1),0/0,if(lt(t,2),1/0,sin(2000*t)))':d=3"
    ffmpeg("-f", "lavfi", "-i", source, "-c:a", "pcm_f32le", path)
    found = measure(path)
    assert all(number is None or math.isfinite(number) for number in (found.integrated, found.true_peak))
    assert found.duration == 3


@pytest.mark.parametrize(
    "data", [b"", b"\x00" * 4096, b"RIFF\x24\x00\x00\x00WAVEfmt ", b"ID3\x03\x00\x00\x7f\x7f\x7f\x7f"]
)
def test_garbage(tmp_path: Path, data: bytes) -> None:
    """What is no recording is refused with a hint."""
    path = tmp_path / "talk.mp3"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as refusal:
        measure(path)
    assert refusal.value.hint


def test_a_film_without_sound(tmp_path: Path) -> None:
    """A silent film has no loudness: that is said."""
    with pytest.raises(Unreadable, match="sound"):
        measure(film(tmp_path / "mute.mp4", "-an"))


MEMORY = """
import sys
from pathlib import Path
from turncast.encoding import convert, measure
path = Path(sys.argv[1])
measure(path)
convert(path, path.with_suffix(".m4a"), kind="m4a")
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="how much memory it takes is read from /proc")
def test_memory_of_long_recordings(tmp_path: Path) -> None:
    """Two recordings of five and of twenty minutes are measured and converted in the same memory, below 120 MB."""
    peaks = []
    for minutes in (5, 20):
        path = mp3(tmp_path / f"{minutes}.mp3", frames=minutes * 60 * 44100 // 1152)
        said = subprocess.run([sys.executable, "-c", MEMORY, path], check=True, capture_output=True)
        peaks.append(int(said.stdout))
    assert peaks[1] < 120 * 1024
    assert peaks[1] - peaks[0] < 8 * 1024
