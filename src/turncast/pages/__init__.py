"""The door to jinja2: show-notes pages, and the one stylesheet and the one script they share.

In: views (`HomePage`, `ShowPage`, `EpisodePage`, `BroadcastPage`) made of editions, and the folder with a project's own
templates. Out: bytes, the same for the same views and templates. May not know the moment, where the pages
will be stored, or how notes and transcripts were read: their HTML arrives sanitised, their lines as cues.
"""

from turncast.pages.broadcasts import BroadcastPage
from turncast.pages.embeds import oembed
from turncast.pages.theme import Theme
from turncast.pages.views import EpisodePage, HomePage, Neighbour, ShowPage

__all__ = ["BroadcastPage", "EpisodePage", "HomePage", "Neighbour", "ShowPage", "Theme", "oembed"]
