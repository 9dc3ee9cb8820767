"""What rules of items and live items notice, and what they leave alone."""

from tests.support.cases import Case
from tests.verifying.documents.feeds import (
    FIRST_GUID,
    SECOND_GUID,
    Change,
    both,
    item,
    live,
    sound,
    swap,
    without,
)

TITLE = "What schools are for"
SECOND = "Fri, 26 Jun 2020 12:00:00 +0000</pub"
MP3 = "https://podcast.example/second.mp3"
ALIKE = ("Where it began", TITLE, "audio/x-m4a", "audio/mpeg")
NODE = "02" + "ab" * 32


def chapters(*starts: str, version: str = "1.2") -> Change:
    """The feed whose newest item has chapters that start then."""
    marks = (f'<psc:chapter start="{start}" title="A"/>' for start in starts)
    return item(f'<psc:chapters version="{version}">', *marks, "</psc:chapters>")


def soundbite(start: str, duration: str) -> Change:
    """The feed whose newest item, of 1800 seconds, has that soundbite."""
    return item(f'<podcast:soundbite startTime="{start}" duration="{duration}"/>')


def alternate(attributes: str = "", uri: str = MP3, inner: str = "") -> str:
    """Another form of a recording."""
    said = f'type="audio/mpeg" {attributes}'
    return f'<podcast:alternateEnclosure {said}><podcast:source uri="{uri}"/>{inner}</podcast:alternateEnclosure>'


def integrity(value: str, kind: str = "sri") -> Change:
    """The feed with the digest of a recording."""
    return item(alternate('length="1"', inner=f'<podcast:integrity type="{kind}" value="{value}"/>'))


def value(*inner: str) -> Change:
    """The feed with a way to pay for its newest item."""
    return item('<podcast:value type="lightning" method="keysend">', *inner, "</podcast:value>")


def payee(kind: str = "node", address: str = NODE, split: str = "1") -> str:
    """Somebody who is paid."""
    return f'<podcast:valueRecipient type="{kind}" address="{address}" split="{split}"/>'


def transcript(kind: str) -> Change:
    """The feed with a transcript of such a type."""
    return item(f'<podcast:transcript url="https://podcast.example/second.vtt" type="{kind}"/>')


CASES: tuple[Case[Change], ...] = (
    Case(
        "feed-item-without-words",
        [without(f"<title>{TITLE}", "<description>&lt;")],
        [without(f"<title>{TITLE}"), without("<description>&lt;")],
    ),
    Case("feed-item-without-title", [without(f"<title>{TITLE}"), swap(TITLE, " ")], [swap(TITLE, "1"), sound]),
    Case("feed-item-title-numeric", [swap(TITLE, "1984")], [swap(TITLE, "1984 again"), sound]),
    Case(
        "feed-item-title-numbered",
        [swap(TITLE, "Episode 3: Schools"), swap(TITLE, "Ep. 3 Schools"), swap(TITLE, "S1E2 A"), swap(TITLE, "#3 A")],
        [swap(TITLE, "Epic 3"), swap(TITLE, "Schools, episode 3"), sound],
    ),
    Case(
        "feed-item-title-repeats-show",
        [swap(TITLE, "Talks of Teachers: schools")],
        [both(swap("<title>Talks of teachers", "<title>What"), swap("<title>Talks of teachers", "<title>What")), sound],
    ),
    Case(
        "feed-item-without-description",
        [without("<description>The first")],
        [without("<description>&lt;"), sound],
    ),
    Case("feed-item-without-date", [without(f"<pubDate>{SECOND}")], [swap(SECOND, "soon</pub"), sound]),
    Case(
        "feed-item-date-future",
        [swap(SECOND, "Wed, 01 Jul 2020 00:00:01 +0000</pub")],
        [swap(SECOND, "Wed, 01 Jul 2020 02:00:00 +0200</pub"), sound],
    ),
    Case(
        "feed-item-date-repeated",
        [swap(SECOND, "Fri, 19 Jun 2020 14:00:00 +0200</pub")],
        [swap(SECOND, "Fri, 19 Jun 2020 12:00:01 +0000</pub"), sound],
    ),
    Case(
        "feed-items-disordered",
        [swap(SECOND, "Thu, 18 Jun 2020 12:00:00 +0000</pub")],
        [both(swap(SECOND, "Thu, 18 Jun 2020 12:00:00 +0000</pub"), swap("episodic", "serial")), sound],
    ),
    Case(
        "feed-item-alike",
        [both(swap(*ALIKE), swap(SECOND, "Fri, 19 Jun 2020 18:00:00 +0000</pub"))],
        [
            swap(*ALIKE),
            both(swap(*ALIKE, ">1800<", ">4200<"), swap(SECOND, "Fri, 19 Jun 2020 18:00:00 +0000</pub")),
            swap(SECOND, "Fri, 19 Jun 2020 18:00:00 +0000</pub"),
        ],
    ),
    Case(
        "feed-item-without-duration",
        [without("<itunes:duration>")],
        [without("<itunes:duration>", "<enclosure"), sound],
    ),
    Case(
        "feed-duration-zero",
        [swap(">1800<", ">0<"), swap(">1800<", ">00:00<")],
        [swap(">1800<", ">0:10<"), swap(">1800<", "> <"), sound],
    ),
    Case("feed-item-without-link", [without("second.html")], [sound]),
    Case("feed-item-without-guid", [without("<guid"), swap(SECOND_GUID, " ")], [sound]),
    Case(
        "feed-guid-repeated",
        [swap(SECOND_GUID, FIRST_GUID)],
        [swap(SECOND_GUID, FIRST_GUID.upper()), sound],
    ),
    Case(
        "feed-guid-guessed",
        [swap(SECOND_GUID, guid) for guid in ("007", "1e5", "0x10", "12.50", "+5", "true")],
        [swap(SECOND_GUID, guid) for guid in ("12345678901234567890", "e5", "1.2.3", "number 7")],
    ),
    Case(
        "feed-guid-not-permalink",
        [swap(' isPermaLink="false"', ""), swap('isPermaLink="false"', 'isPermaLink="true"')],
        [swap(f' isPermaLink="false">{SECOND_GUID}', ">https://podcast.example/2"), swap(SECOND_GUID, "two"), sound],
    ),
    Case("feed-guid-white-space", [swap(SECOND_GUID, f"\n  {SECOND_GUID}\n")], [swap(SECOND_GUID, "a b"), sound]),
    Case("feed-item-without-enclosure", [without("<enclosure")], [sound]),
    Case(
        "feed-enclosure-incomplete",
        [swap(' length="9876543"', ""), swap(' type="audio/mpeg"', ""), swap(f'url="{MP3}"', 'url=""')],
        [swap('length="9876543"', 'length="0"'), without("<enclosure"), sound],
    ),
    Case(
        "feed-enclosure-address",
        [
            swap(MP3, "second.mp3"),
            swap(MP3, "ftp://podcast.example/second.mp3"),
            swap(MP3, "https:///second.mp3"),
            swap(MP3, "http://pod cast.example/second.mp3"),
        ],
        [swap(MP3, "http://podcast.example/the second.mp3"), swap(MP3, ""), sound],
    ),
    Case(
        "feed-enclosure-repeated",
        [swap("https://podcast.example/first.m4a", MP3)],
        [swap("https://podcast.example/first.m4a", f"{MP3}?a"), sound],
    ),
    Case(
        "feed-enclosure-length",
        [swap('"9876543"', '"-1"'), swap('"9876543"', '"9.8 MB"')],
        [swap('"9876543"', '""'), swap('"9876543"', '"0"'), swap('"9876543"', '"abc"'), sound],
    ),
    Case(
        "feed-enclosure-length-unreadable",
        [swap('"9876543"', '"abc"'), swap('"9876543"', '"١٢٣"')],
        [swap('"9876543"', '"9.8 MB"'), swap('"9876543"', '""'), sound],
    ),
    Case(
        "feed-enclosure-tiny",
        [swap('"9876543"', '"0"'), swap('"9876543"', '"1800"')],
        [swap('"9876543"', '"16384"'), swap('"9876543"', f'"{"0" * 10}"'), sound],
    ),
    Case(
        "feed-enclosure-type",
        [swap("audio/mpeg", "audio/ogg"), swap("audio/mpeg", "text/html")],
        [swap("audio/mpeg", "Audio/MPEG; charset=binary"), swap("audio/x-m4a", "audio/mp4"), sound],
    ),
    Case(
        "feed-enclosure-extension",
        [swap(MP3, "https://podcast.example/second"), swap(MP3, "https://podcast.example/second.ogg")],
        [swap(MP3, "https://podcast.example/second.MP3?v=1.2#t"), swap(MP3, "https://a.example/x%2Emp3"), sound],
    ),
    Case(
        "feed-enclosure-contradictory",
        [swap("audio/mpeg", "audio/x-m4a"), swap("second.mp3", "second.m4a")],
        [swap("audio/mpeg", "audio/ogg"), swap("second.mp3", "second.ogg"), sound],
    ),
    Case(
        "feed-title-escaped",
        [swap(TITLE, "Q&amp;amp;A"), swap(TITLE, "It&amp;#39;s")],
        [swap(TITLE, "Q&amp;A"), swap(TITLE, "AT&amp;T;"), sound],
    ),
    Case("feed-title-markup", [swap(TITLE, "&lt;b&gt;Schools&lt;/b&gt;")], [swap(TITLE, "a &lt; b &gt; c"), sound]),
    Case(
        "feed-description-elements",
        [swap("The first talk.", "The <b>first</b> talk.")],
        [swap("The first talk.", "The &lt;b&gt;first&lt;/b&gt; talk."), sound],
    ),
    Case(
        "feed-description-escaped",
        [swap("The first talk.", "&amp;lt;p&amp;gt;The first talk.")],
        [swap("The first talk.", "&lt;p&gt;Write &amp;lt;b&amp;gt;"), swap("The first talk.", "a &amp;lt; b"), sound],
    ),
    Case(
        "feed-description-tags",
        [swap("The first talk.", "&lt;table&gt;&lt;/table&gt;")],
        [swap("The first talk.", "&lt;ul&gt;&lt;li&gt;&lt;b&gt;A&lt;/b&gt;"), sound],
    ),
    Case(
        "feed-description-unsafe",
        [
            swap("The first talk.", "&lt;script&gt;"),
            swap("A long talk.", '<a href="https://a.example/" onclick="a()">A</a>'),
            swap("A long talk.", "<IFRAME src='https://a.example/'/>"),
        ],
        [swap("A long talk.", '<p class="on">Scripts, <b>styles</b> on=it</p>'), sound],
    ),
    Case(
        "feed-description-links",
        [swap("A long talk.", '<a href="/notes">Notes</a>'), swap("A long talk.", "<img src='a.png'>")],
        [
            swap("A long talk.", '<a href="#end">End</a><a href="mailto:a@a.example">A</a>'),
            swap("A long talk.", '<a title="href" href="https://a.example/">A</a>'),
        ],
    ),
    Case(
        "feed-item-description-long",
        [swap("The first talk.", "x" * 4001)],
        [swap("The first talk.", "x" * 4000), swap("A long talk.", "x" * 4001)],
    ),
    Case(
        "feed-show-description-markup",
        [swap("What teachers say", "&lt;p&gt;What teachers say")],
        [swap("What teachers say", "3 &lt; 4, teachers say"), sound],
    ),
    Case(
        "feed-description-after-notes",
        [both(without("<description>&lt;"), item("<description>A</description>"))],
        [without("<description>&lt;"), sound],
    ),
    Case(
        "feed-episode-without-number",
        [both(swap("episodic", "serial"), without("<itunes:episode>1"))],
        [
            without("<itunes:episode>1"),
            both(
                swap("episodic", "serial"),
                swap("<itunes:episode>1</itunes:episode>", "<itunes:episodeType>trailer</itunes:episodeType>"),
            ),
        ],
    ),
    Case(
        "feed-episode-repeated",
        [swap("<itunes:episode>2", "<itunes:episode>1")],
        [
            both(swap("<itunes:episode>2", "<itunes:episode>1"), item("<itunes:season>2</itunes:season>")),
            both(
                swap("<itunes:episode>2", "<itunes:episode>1"), item("<itunes:episodeType>bonus</itunes:episodeType>")
            ),
        ],
    ),
    Case(
        "feed-number-zero",
        [swap("<itunes:episode>2", "<itunes:episode>0"), item("<podcast:season>0</podcast:season>")],
        [item("<podcast:season>10</podcast:season>"), sound],
    ),
    Case(
        "feed-numbers-differ",
        [swap("<podcast:episode>2", "<podcast:episode>3")],
        [swap("<podcast:episode>2", "<podcast:episode>02"), swap("<podcast:episode>2", "<podcast:episode>2.5")],
    ),
    Case(
        "feed-role-unknown",
        [item('<podcast:person role="teacher">Ada</podcast:person>')],
        [item('<podcast:person role="Guest Host">Ada</podcast:person>')],
    ),
    Case(
        "feed-group-unknown",
        [item('<podcast:person group="teachers">Ada</podcast:person>')],
        [item('<podcast:person group="Cast">Ada</podcast:person>')],
    ),
    Case(
        "feed-role-elsewhere",
        [item('<podcast:person role="editor">Ada</podcast:person>')],
        [
            item('<podcast:person role="editor" group="writing">Ada</podcast:person>'),
            item('<podcast:person role="editor" group="Video Post-Production">Ada</podcast:person>'),
            item('<podcast:person role="editor" group="teachers">Ada</podcast:person>'),
        ],
    ),
    Case(
        "feed-people-replaced",
        [item('<podcast:person role="guest">Bob</podcast:person>')],
        [
            item('<podcast:person role="guest">Bob</podcast:person>', "<podcast:person>Ada</podcast:person>"),
            both(without("<podcast:person"), item('<podcast:person role="guest">Bob</podcast:person>')),
        ],
    ),
    Case(
        "feed-transcript-type",
        [transcript("text/srt"), transcript("TEXT/VTT"), transcript("text/vtt; charset=utf-8")],
        [transcript("text/vtt"), transcript("application/x-subrip"), transcript("text/plain")],
    ),
    Case(
        "feed-transcript-without-times",
        [transcript("text/plain"), transcript("text/html")],
        [both(transcript("text/html"), transcript("text/vtt")), sound],
    ),
    Case(
        "feed-chapters-type",
        [item('<podcast:chapters url="https://a.example/" type="text/json"/>')],
        [item('<podcast:chapters url="https://a.example/" type="application/json+chapters"/>')],
    ),
    Case(
        "feed-chapter-start",
        [chapters("0"), chapters("00:00:00", "300"), chapters("0:05")],
        [chapters("00:00:00.000", "00:05:00.250"), chapters("00:00", "05:00")],
    ),
    Case(
        "feed-chapters-disordered",
        [chapters("00:00:00", "00:05:00", "00:03:00"), chapters("00:00:00", "00:00:00")],
        [chapters("00:00:00", "00:03:00", "00:05:00"), chapters("00:00:00", "soon")],
    ),
    Case("feed-chapters-not-at-zero", [chapters("00:00:01")], [chapters("00:00:00", "00:01:00")]),
    Case(
        "feed-chapters-after-end",
        [chapters("00:00:00", "00:30:00")],
        [chapters("00:00:00", "00:29:59.999"), both(without("<itunes:duration>"), chapters("00:30:00"))],
    ),
    Case(
        "feed-chapters-version",
        [chapters("00:00:00", version="1.0")],
        [chapters("00:00:00", version="1.1"), chapters("00:00:00")],
    ),
    Case("feed-soundbite-at-zero", [soundbite("0", "20"), soundbite("0.0", "20")], [soundbite("0.5", "20")]),
    Case(
        "feed-soundbite-outside",
        [soundbite("1790", "20")],
        [soundbite("1780", "20"), soundbite("late", "20")],
    ),
    Case("feed-soundbite-length", [soundbite("1", "14.9"), soundbite("1", "121")], [soundbite("1", "15")]),
    Case(
        "feed-alternate-without-enclosure",
        [both(without("<enclosure"), item(alternate('length="1"')))],
        [item(alternate('length="1"')), without("<enclosure")],
    ),
    Case(
        "feed-alternate-defaults",
        [item(alternate('length="1" default="true"') * 2)],
        [item(alternate('length="1" default="true"'), alternate('length="1" default="false"'))],
    ),
    Case(
        "feed-alternate-default-differs",
        [item(alternate('length="1" default="true"', "https://podcast.example/other.mp3"))],
        [item(alternate('length="1" default="true"')), item(alternate('length="1"', "https://a.example/other.mp3"))],
    ),
    Case("feed-alternate-without-length", [item(alternate())], [item(alternate('length="0"')), sound]),
    Case(
        "feed-integrity-malformed",
        [integrity("sha256-abc"), integrity("md5-1B2M2Y8AsgTpgAmY7PhCfg=="), integrity("a" * 64)],
        [integrity("sha256-" + "A" * 43 + "="), integrity("-----BEGIN", "pgp-signature")],
    ),
    Case(
        "feed-live-crash",
        [
            live("", '<podcast:transcript url="https://a.example/a.vtt" type="text/vtt"/>'),
            live("", '<podcast:chapters url="https://a.example/a.json" type="application/json+chapters"/>'),
        ],
        [live(), transcript("text/vtt")],
    ),
    Case(
        "feed-live-artwork",
        [live("", '<itunes:image href="https://a.example/a.jpg"/>')],
        [live("", '<podcast:image href="https://a.example/a.jpg"/>')],
    ),
    Case("feed-live-duration", [live("", "<itunes:duration>3600</itunes:duration>")], [live()]),
    Case(
        "feed-live-incomplete",
        [both(live(), swap("<title>Tonight</title>", ""))],
        [live()],
    ),
    Case("feed-live-without-end", [live('status="live" start="2020-07-01T12:00:00Z"')], [live()]),
    Case(
        "feed-live-backwards",
        [live('status="live" start="2020-07-01T12:00:00Z" end="2020-07-01T12:00:00Z"')],
        [live('status="live" start="2020-07-01T12:00:00Z" end="2020-07-01T12:00:00-05:00"'), live()],
    ),
    Case(
        "feed-live-page",
        [both(live(), swap('length="0" type="audio/mpeg"', 'length="0" type="text/html"'))],
        [live()],
    ),
    Case(
        "feed-live-stale",
        [
            live('status="pending" start="2020-06-29T12:00:00Z"'),
            live('status="live" start="2020-06-20T12:00:00Z" end="2020-06-20T13:00:00Z"'),
        ],
        [live('status="ended" start="2020-06-20T12:00:00Z"'), live('status="live" start="2020-06-30T01:00:00Z"')],
    ),
    Case(
        "feed-payee-address",
        [value(payee(address="talks")), value(payee("lnaddress", "talks"))],
        [value(payee()), value(payee("lnaddress", "talks@wallet.example")), value(payee("wallet", "talks"))],
    ),
    Case("feed-payees-without-share", [value(payee(split="0"))], [value(payee(split="0"), payee()), value(payee())]),
    Case(
        "feed-time-split-undecided",
        [
            value(payee(), '<podcast:valueTimeSplit startTime="1" duration="2"/>'),
            value(
                '<podcast:valueTimeSplit startTime="1" duration="2"><podcast:remoteItem feedGuid="a"/>',
                payee(),
                "</podcast:valueTimeSplit>",
            ),
        ],
        [
            value('<podcast:valueTimeSplit startTime="1" duration="2">', payee() * 2, "</podcast:valueTimeSplit>"),
            value(
                '<podcast:valueTimeSplit startTime="1" duration="2"><podcast:remoteItem feedGuid="a"/>',
                "</podcast:valueTimeSplit>",
            ),
        ],
    ),
)
