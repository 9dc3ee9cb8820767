"""What pages of one episode have in common: what the player plays, and what is said in it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from turncast.models.edition import Caption, Entry, Picture, Rendition
from turncast.models.transcript import Cue
from turncast.pages.frames import OfShow
from turncast.pages.turns import Turn, turns_of
from turncast.pages.waves import Wave, wave

ROOM: Final = 12_000
"""Bytes of a transcript on the page of its episode: some minutes of it, so that the page stays below 60 kB with its
stylesheet and script.
"""
_PARAGRAPH, _LINE = 130, 30
"""Bytes of markup of each paragraph of a transcript, and of each line."""


@dataclass(frozen=True, kw_only=True)
class OfEpisode(OfShow):
    """A page of one episode. Other entries of the edition are not looked at. waveform: the recording's peaks, if it was
    measured.
    """

    entry: Entry
    waveform: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        """The episode's."""
        return self.entry.episode.title

    @property
    def description(self) -> str:
        """The episode's, or else the show's."""
        return self.entry.episode.description or self.edition.show.description

    @property
    def artwork(self) -> Picture | None:
        """The episode's, or else the show's."""
        return self.entry.artwork or self.edition.artwork

    @property
    def poster_key(self) -> str | None:
        """Of what stands for the video before it plays: its poster, or else the artwork."""
        if self.entry.poster_key or self.artwork is None:
            return self.entry.poster_key
        return self.artwork.thumbnails[-1].key if self.artwork.thumbnails else self.artwork.key

    @property
    def sources(self) -> tuple[Rendition, ...]:
        """What the player may play: the renditions of the kind the show prefers."""
        kind = self.entry.rendition.recording.kind
        return tuple(rendition for rendition in self.entry.renditions if rendition.recording.kind == kind)

    @property
    def tracks(self) -> tuple[Caption, ...]:
        """The captions browsers can show: WebVTT alone."""
        return tuple(caption for caption in self.entry.captions if caption.media_type == "text/vtt")

    @cached_property
    def wave(self) -> Wave | None:
        """The waveform to seek in, if there is one."""
        return wave(self.waveform)


@dataclass(frozen=True, kw_only=True)
class OfTranscript(OfEpisode):
    """A page with the transcript of an episode.

    cues: its lines. spoken: which caption they are of; None where they are in the page's language and timed.
    """

    cues: tuple[Cue, ...] = ()
    spoken: Caption | None = None

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The transcript in paragraphs."""
        return tuple(turns_of(self.cues, self.timed))

    @cached_property
    def beginning(self) -> tuple[Turn, ...]:
        """As much of it as a page beside other things has room for."""
        room, shown = ROOM, 0
        for turn in self.turns:
            room -= _PARAGRAPH + _LINE * len(turn.cues) + turn.length
            if room < 0:
                break
            shown += 1
        return self.turns[:shown]

    @property
    def timed(self) -> bool:
        """Whether the transcript's times are known."""
        return self.spoken is None or self.spoken.timed

    @property
    def spoken_language(self) -> str:
        """The language of the transcript."""
        return self.spoken.language if self.spoken else self.language
