"""The addresses of a show in directories and apps."""

import pytest
from pydantic import ValidationError

from turncast.models.subscribing import Subscribing

RIGHT = {
    "apple": "https://podcasts.apple.com/us/podcast/turn/id1234567890",
    "spotify": "https://open.spotify.com/show/4rOoJ6Egrf8K2IrywzwOMk",
    "youtube": "https://www.youtube.com/playlist?list=PLx",
    "amazon": "https://music.amazon.co.uk/podcasts/0f0e",
    "overcast": "https://overcast.fm/itunes1234567890",
    "pocket_casts": "https://pca.st/abc123",
    "antennapod": "https://antennapod.org/deeplink/subscribe?url=x",
    "castro": "https://castro.fm/podcast/1",
    "podcast_addict": "https://podcastaddict.com/podcast/1",
}


@pytest.mark.parametrize("word", RIGHT)
def test_an_address_is_one_of_the_place_it_is_said_to_be(word: str) -> None:
    """What belongs to another host, or could run, is refused with what was expected."""
    assert getattr(Subscribing.model_validate({word: f" {RIGHT[word]} "}), word) == RIGHT[word]
    others = [address for name, address in RIGHT.items() if name != word]
    plain, quoted = RIGHT[word].replace("https", "http"), f'{RIGHT[word]}" onclick="'
    for wrong in (*others, plain, quoted, "javascript:alert(1)", ""):
        with pytest.raises(ValidationError, match=r"expected https://"):
            Subscribing.model_validate({word: wrong})


def test_a_host_that_only_looks_alike_is_refused() -> None:
    """A button says where it leads."""
    for wrong in ("https://podcasts.apple.com.evil.example/x", "https://evil.example/podcasts.apple.com/x"):
        with pytest.raises(ValidationError):
            Subscribing(apple=wrong)
