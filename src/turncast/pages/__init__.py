"""The door to jinja2 and Babel: show-notes pages, and the one stylesheet and the one script they share.

In: views (`HomePage`, `ShowPage`, `EpisodePage` and others) made of editions, and the folder with a project's own
templates. Out: bytes, the same for the same views and templates. May not know the moment, where the pages
will be stored, or how notes and transcripts were read: their HTML arrives sanitised, their lines as cues.
"""

from turncast.pages.accents import accent_stylesheet, ground
from turncast.pages.broadcasts import BroadcastPage
from turncast.pages.embedding import EmbedPage
from turncast.pages.embeds import oembed
from turncast.pages.events import EventsPage
from turncast.pages.formats import day, direction, instalment
from turncast.pages.frames import Frame, icons_of
from turncast.pages.lists import ListPage
from turncast.pages.missing import MissingPage
from turncast.pages.persons import PersonPage
from turncast.pages.subscribing import SubscribePage
from turncast.pages.theme import Theme
from turncast.pages.transcribed import TranscriptPage
from turncast.pages.views import EpisodePage, HomePage, Neighbour, ShowPage
from turncast.pages.words import Words

__all__ = [
    "BroadcastPage",
    "EmbedPage",
    "EpisodePage",
    "EventsPage",
    "Frame",
    "HomePage",
    "ListPage",
    "MissingPage",
    "Neighbour",
    "PersonPage",
    "ShowPage",
    "SubscribePage",
    "Theme",
    "TranscriptPage",
    "Words",
    "accent_stylesheet",
    "day",
    "direction",
    "ground",
    "icons_of",
    "instalment",
    "oembed",
]
