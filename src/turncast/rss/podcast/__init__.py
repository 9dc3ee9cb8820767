"""The podcast namespace (podcastindex.org/namespace/1.0): every current tag of it, a module a subject.

Elements that stand only in another (``podcast:source``, ``podcast:valueRecipient``) are made with it.
"""

from turncast.rss.podcast import community, elsewhere, identity, live, media, money, people, rhythm

TAGS = (
    *identity.TAGS,
    *rhythm.TAGS,
    *people.TAGS,
    *media.TAGS,
    *community.TAGS,
    *money.TAGS,
    *elsewhere.TAGS,
    *live.TAGS,
)
