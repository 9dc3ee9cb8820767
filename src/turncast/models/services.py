"""The services of the podcast world, as the podcast namespace calls them (``serviceslugs``)."""

from typing import Final

SERVICES: Final = frozenset(
    """
    acast amazon anchor apple audible audioboom backtracks bitcoin blubrry buzzsprout captivate castos castopod
    facebook fireside fyyd google gpodder hypercatcher kasts libsyn mastodon megafono megaphone omnystudio
    overcast paypal pinecast podbean podcastaddict podcastguru podcastindex podcasts podchaser podcloud podfriend
    podiant podigee podnews podomatic podserve podverse redcircle relay resonaterecordings rss shoutengine
    simplecast slack soundcloud spotify spreaker tiktok transistor twitter whooshkaa youtube zencast
    """.split()  # noqa: SIM905 - a list would be as long as the rest of the models
)
"""Those ``podcast:block`` can name."""
