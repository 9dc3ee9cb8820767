"""What rules of the channel notice, and what they leave alone."""

from tests.support.cases import Case
from tests.verifying.documents.feeds import FIRST_GUID, Change, both, channel, item, sound, swap, without

SELF = '<atom:link rel="self" type="application/rss+xml" href="https://podcast.example/talks/feed.xml"/>'
REMOTE = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
DESCRIPTION = "What teachers say of their schools."


def without_items(feed: str) -> str:
    """The feed without its items."""
    return feed[: feed.index("    <item>")] + feed[feed.index("  </channel>") :]


def link(relation: str, name: str = "other") -> Change:
    """The feed with such a link."""
    return channel(f'<atom:link rel="{relation}" href="https://podcast.example/talks/{name}.xml"/>')


CASES: tuple[Case[Change], ...] = (
    Case("feed-without-title", [without("<title>Talks"), swap("<title>Talks of teachers<", "<title> <")], [sound]),
    Case("feed-title-numeric", [swap("Talks of teachers", "0042")], [swap("Talks of teachers", "1865"), sound]),
    Case(
        "feed-without-description", [without("<description>What teachers")], [without("<description>The first"), sound]
    ),
    Case(
        "feed-description-long",
        [swap(DESCRIPTION, "é" * 2001)],
        [swap(DESCRIPTION, "é" * 2000), swap("The first talk.", "é" * 2001)],
    ),
    Case("feed-without-link", [without("<link>")], [sound]),
    Case("feed-without-language", [without("<language>")], [swap("en-us", "klingon"), sound]),
    Case(
        "feed-language-unknown",
        [swap("en-us", "english"), swap("en-us", "x" * 9000), swap("en-us", "en_US")],
        [swap("en-us", "zh-Hans"), swap("en-us", "ES"), sound],
    ),
    Case("feed-without-artwork", [without("<itunes:image")], [sound]),
    Case(
        "feed-image-differs",
        [swap("<title>Talks of teachers</title>\n      <link>", "<title>Logo</title>\n      <link>")],
        [without("<image>", "<url>", "<title>Talks", "<link>", "</image>"), sound],
    ),
    Case(
        "feed-image-size",
        [swap("</image>", "<width>3000</width></image>"), swap("</image>", "<height>0</height></image>")],
        [
            swap("</image>", "<width>144</width><height>400</height></image>"),
            swap("</image>", "<width>wide</width></image>"),
        ],
    ),
    Case("feed-without-explicit", [without("<itunes:explicit>")], [swap(">false<", ">no<"), sound]),
    Case("feed-without-author", [without("<itunes:author>")], [sound]),
    Case(
        "feed-without-owner",
        [without("<itunes:owner>", "<itunes:name>", "<itunes:email>", "</itunes:owner>")],
        [without("<itunes:name>"), sound],
    ),
    Case("feed-owner-incomplete", [without("<itunes:name>"), without("<itunes:email>")], [sound]),
    Case(
        "feed-copyright-words",
        [swap("Teachers 2020", "© Teachers"), swap("Teachers 2020", "Copyright Teachers")],
        [sound],
    ),
    Case(
        "feed-order",
        [both(without("<itunes:author>"), swap("  </channel>", "<itunes:author>Ada</itunes:author>  </channel>"))],
        [swap("  </channel>", "<podcast:liveItem/>  </channel>"), without_items, sound],
    ),
    Case(
        "feed-explicit-unknown",
        [swap(">false<", ">maybe<"), swap(">false<", ">0<")],
        [swap(">false<", ">no<"), swap(">false<", ">Clean<"), sound],
    ),
    Case(
        "feed-explicit-word",
        [swap(">false<", ">no<"), swap(">false<", ">clean<"), swap(">false<", ">False<")],
        [swap(">false<", ">true<"), sound],
    ),
    Case(
        "feed-flag-meaningless",
        [channel("<itunes:block>no</itunes:block>"), channel("<itunes:complete>maybe</itunes:complete>")],
        [channel("<itunes:block>Yes</itunes:block>"), channel("<itunes:block>yes</itunes:block>")],
    ),
    Case(
        "feed-flag-word",
        [channel("<itunes:complete>yes</itunes:complete>"), channel("<itunes:block>true</itunes:block>")],
        [channel("<itunes:block>Yes</itunes:block>"), channel("<itunes:block>no</itunes:block>")],
    ),
    Case(
        "feed-blocked",
        [channel("<itunes:block>Yes</itunes:block>")],
        [channel("<itunes:block>no</itunes:block>"), item("<itunes:block>Yes</itunes:block>")],
    ),
    Case(
        "feed-items-blocked",
        [item("<itunes:block>Yes</itunes:block>")],
        [item("<itunes:block>no</itunes:block>"), channel("<itunes:block>Yes</itunes:block>")],
    ),
    Case(
        "feed-complete",
        [channel("<itunes:complete>Yes</itunes:complete>")],
        [channel("<itunes:complete>No</itunes:complete>"), sound],
    ),
    Case(
        "feed-moved",
        [channel("<itunes:new-feed-url>https://new.example/feed.xml</itunes:new-feed-url>")],
        [channel("<itunes:new-feed-url>https://podcast.example/talks/feed.xml</itunes:new-feed-url>"), sound],
    ),
    Case("feed-without-guid", [without("<podcast:guid>")], [sound]),
    Case("feed-guid-version", [swap("1b1e-5cef", "1b1e-4cef")], [swap("1b1e-5cef", "1b1e5cef"), sound]),
    Case("feed-without-lock", [without("<podcast:locked")], [sound]),
    Case("feed-lock-without-owner", [swap(' owner="talks@podcast.example"', "")], [without("<podcast:locked"), sound]),
    Case("feed-without-category", [without("<itunes:category")], [swap('"Education"', '"Learning"'), sound]),
    Case(
        "feed-category-unknown",
        [swap('"Education"', '"Learning"'), swap('"Courses"', '"courses"'), swap('"Courses"', '"Parenting"')],
        [swap('"Education"', '"Health"'), swap('"Education"', '"Kids &amp; Family"', '"Courses"', '"Parenting"')],
    ),
    Case(
        "feed-category-obsolete",
        [swap('"Education"', '"Health"'), swap('"Courses"', '"Training"')],
        [swap('"Education"', '"Health &amp; Fitness"', '"Courses"', '"Medicine"'), sound],
    ),
    Case(
        "feed-category-deep",
        [swap('"Courses"/>', '"Courses"><itunes:category text="How To"/></itunes:category>')],
        [sound],
    ),
    Case(
        "feed-categories-many",
        [channel('<itunes:category text="Arts"/>' * 3)],
        [channel('<itunes:category text="Arts"/>' * 2), sound],
    ),
    Case("feed-without-self", [without("atom:link")], [sound]),
    Case("feed-self-repeated", [link("self")], [link("alternate"), sound]),
    Case(
        "feed-self-type",
        [swap('type="application/rss+xml"', 'type="text/xml"')],
        [swap('type="application/rss+xml"', 'type="application/rss+xml; charset=utf-8"'), link("hub"), sound],
    ),
    Case("feed-hub-without-self", [both(without("atom:link"), link("hub"))], [link("hub"), without("atom:link")]),
    Case("feed-paging-circular", [link("next", "feed")], [link("next"), link("first", "feed"), sound]),
    Case("feed-paging-repeated", [both(link("next"), link("next", "third"))], [both(link("next"), link("first"))]),
    Case("feed-paging-without-first", [link("next")], [both(link("next"), link("first")), sound]),
    Case(
        "feed-without-items",
        [without_items],
        [both(without_items, swap(">podcast<", ">musicL<")), both(without_items, swap(">podcast<", ">publisher<"))],
    ),
    Case(
        "feed-conversation-without-address",
        [item('<podcast:socialInteract protocol="activitypub"/>')],
        [item('<podcast:socialInteract protocol="disabled"/>'), sound],
    ),
    Case(
        "feed-conversation-disabled",
        [item('<podcast:socialInteract protocol="disabled"/>', '<podcast:socialInteract protocol="nostr"/>')],
        [item('<podcast:socialInteract protocol="disabled"/>'), sound],
    ),
    Case(
        "feed-conversation-without-priority",
        [item('<podcast:socialInteract protocol="nostr" uri="nostr:a"/>' * 2)],
        [
            item('<podcast:socialInteract protocol="nostr" uri="nostr:a"/>'),
            item('<podcast:socialInteract protocol="nostr" uri="nostr:a" priority="1"/>' * 2),
        ],
    ),
    Case(
        "feed-license-without-address",
        [item("<podcast:license>My terms</podcast:license>")],
        [
            item("<podcast:license>CC-BY-4.0</podcast:license>"),
            item('<podcast:license url="https://terms.example/">My terms</podcast:license>'),
        ],
    ),
    Case(
        "feed-txt-guessed",
        [channel('<podcast:txt purpose="ai-content">true</podcast:txt>'), channel("<podcast:txt>1984</podcast:txt>")],
        [channel("<podcast:txt>naj3eQgFlkHV</podcast:txt>"), sound],
    ),
    Case(
        "feed-publisher-unclear",
        [
            channel(f'<podcast:publisher><podcast:remoteItem feedGuid="{REMOTE}"/></podcast:publisher>'),
            channel(
                "<podcast:publisher>",
                f'<podcast:remoteItem medium="publisher" feedGuid="{REMOTE}"/>' * 2,
                "</podcast:publisher>",
            ),
        ],
        [
            channel(
                f'<podcast:publisher><podcast:remoteItem medium="publisher" feedGuid="{REMOTE}"/></podcast:publisher>'
            )
        ],
    ),
    Case(
        "feed-podroll-episode",
        [channel(f'<podcast:podroll><podcast:remoteItem feedGuid="{REMOTE}" itemGuid="1"/></podcast:podroll>')],
        [
            channel(f'<podcast:podroll><podcast:remoteItem feedGuid="{REMOTE}"/></podcast:podroll>'),
            channel(f'<podcast:remoteItem feedGuid="{REMOTE}" itemGuid="{FIRST_GUID}"/>'),
        ],
    ),
    Case("feed-list-with-items", [swap(">podcast<", ">musicL<")], [swap(">podcast<", ">music<"), sound]),
    Case(
        "feed-list-empty",
        [swap(">podcast<", ">mixed<"), swap(">podcast<", ">publisher<")],
        [both(swap(">podcast<", ">mixed<"), channel(f'<podcast:remoteItem feedGuid="{REMOTE}"/>')), sound],
    ),
)
