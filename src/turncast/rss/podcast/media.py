"""What is heard, seen and read: forms of a recording, transcripts, chapters, soundbites, pictures."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import gcd
from typing import Final

from turncast.models.edition import Enclosure, Picture, Rendition
from turncast.models.recording import Recording
from turncast.rss.tags import Item, Tag, Value, given, value
from turncast.rss.text import seconds, sri, truth

CHAPTERS_TYPE: Final = "application/json+chapters"
CAPTIONS: Final = {"text/vtt", "application/x-subrip", "application/json"}
"""Forms of transcripts that apps can show as captions, where times are known."""
SOUND: Final[Mapping[str | None, str]] = {
    "AAC": "mp4a.40.2",
    "HE-AAC": "mp4a.40.5",
    "xHE-AAC": "mp4a.40.42",
    "ALAC": "alac",
    "FLAC": "flac",
    "Opus": "opus",
    "Vorbis": "vorbis",
}
"""RFC 6381, where a media type leaves the codec of its sound open."""
PICTURE: Final[Mapping[str | None, str]] = {"H.264": "avc1"}
"""RFC 6381 lets the profile of this one be left out, which nobody has read; others cannot be named without."""
ARTWORK: Final = "artwork"


def _transcripts(item: Item) -> Sequence[Value]:
    """Not in a live item: AntennaPod fails to read the whole feed."""
    return [
        {
            "url": item.address(caption.key),
            "type": caption.media_type,
            "language": caption.language,
            "rel": "captions" if caption.timed and caption.media_type in CAPTIONS else None,
        }
        for caption in item.entry.captions
    ]


def _chapters(item: Item) -> Sequence[Value]:
    """Not in a live item: AntennaPod fails to read the whole feed."""
    return [{"url": item.address(key), "type": CHAPTERS_TYPE} for key in given(item.entry.chapters_key)]


def _soundbites(item: Item) -> Sequence[Value]:
    """Podcast Index drops one that starts at 0."""
    return [
        value(bite.title, startTime=seconds(bite.start), duration=seconds(bite.duration))
        for bite in item.episode.soundbites
    ]


def _alternate_enclosures(item: Item) -> Sequence[Value]:
    """Every form of the recording, the enclosure's own first and by default; nothing where that is the only one."""
    renditions = item.entry.renditions
    if len(renditions) == 1:
        return []
    return [_alternate(item, rendition, default=place == 0) for place, rendition in enumerate(renditions)]


def _alternate(item: Item, rendition: Rendition, *, default: bool) -> Value:
    recording, enclosure = rendition.recording, rendition.enclosure
    return value(
        None,
        ("podcast:source", value(uri=item.address(enclosure.key))),
        *_integrity(enclosure),
        type=enclosure.media_type,
        length=str(enclosure.length),  # Podcast Index drops one without
        bitrate=_decimal(rendition.bitrate),
        height=_decimal(recording.height),
        title=_form(rendition),
        codecs=_codecs(recording),
        default=truth(True) if default else None,
    )


def _integrity(enclosure: Enclosure) -> Iterator[tuple[str, Value]]:
    for digest in given(enclosure.sha256):
        yield "podcast:integrity", value(type="sri", value=sri(digest))


def _codecs(recording: Recording) -> str | None:
    """Of the picture and of the sound; nothing where one of them is not known, for half a list would be a wrong one."""
    sound = SOUND.get(recording.codec)
    if recording.kind == "audio":
        return sound
    picture = PICTURE.get(recording.video_codec)
    return f"{picture},{sound}" if picture and sound else None


def _form(rendition: Rendition) -> str:
    """``Video, 720p``, ``Audio, 96 kbit/s``: what people choose by; at most 32 characters."""
    if rendition.recording.kind == "video":
        return f"Video, {rendition.recording.height}p" if rendition.recording.height else "Video"
    return f"Audio, {round(rendition.bitrate / 1000)} kbit/s" if rendition.bitrate else "Audio"


def _decimal(number: int | None) -> str | None:
    return str(number) if number else None


def _images(address: Callable[[str], str], artwork: Picture | None, others: Sequence[Picture]) -> Sequence[Value]:
    """The artwork, beside ``itunes:image``, which more apps read; and the pictures for other purposes."""
    if not artwork and not others:
        return []
    first = [_image(address, picture, picture.purpose or ARTWORK) for picture in given(artwork)]
    return [*first, *(_image(address, picture, picture.purpose) for picture in others)]


def _image(address: Callable[[str], str], picture: Picture, purpose: str | None) -> Value:
    whole = gcd(picture.width, picture.height) or 1
    return {
        "href": address(picture.key),
        "alt": picture.alt,
        "aspect-ratio": f"{picture.width // whole}/{picture.height // whole}",
        "width": str(picture.width),
        "height": str(picture.height),
        "type": picture.media_type,
        "purpose": purpose,
    }


TAGS = (
    Tag(
        "podcast:image",
        channel=lambda channel: _images(channel.address, channel.edition.artwork, channel.edition.pictures),
        item=lambda item: _images(item.address, item.entry.artwork, item.entry.pictures),
        live=lambda event: _images(event.address, event.broadcast.artwork, ()),
    ),
    Tag("podcast:transcript", item=_transcripts),
    Tag("podcast:chapters", item=_chapters),
    Tag("podcast:alternateEnclosure", item=_alternate_enclosures),
    Tag("podcast:soundbite", item=_soundbites),
)
