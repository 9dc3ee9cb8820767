"""What rules of the document, of elements and of single values notice, and what they leave alone."""

from tests.support.cases import Case
from tests.verifying.documents.feeds import (
    Change,
    channel,
    encoded,
    instead,
    item,
    live,
    sound,
    swap,
    without,
)

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
PSC = "http://podlove.org/simple-chapters"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
LONG = "x" * 256


def frequency(attributes: str) -> Change:
    """The feed that says so how often episodes come."""
    return channel(f"<podcast:updateFrequency {attributes}>Weekly</podcast:updateFrequency>")


CASES: tuple[Case[Change], ...] = (
    Case("feed-empty", [instead(""), instead(" \n")], [instead("<rss/>"), sound]),
    Case(
        "feed-is-page",
        [
            instead("<!DOCTYPE html><html><body>Sign in</body></html>"),
            instead("\ufeff\n<!-- moved --> <!-- so --><HTML lang='en'>"),
            instead(DECLARATION + "<html xmlns='http://www.w3.org/1999/xhtml'/>"),
        ],
        [instead("<!-- <html> --><rss/>"), instead("<!--" * 900), sound],
    ),
    Case(
        "feed-malformed",
        [swap("Ada</", "Ada & Bob</"), swap("Teachers", "Tea\x0bchers"), without("</channel>"), instead("<rss>")],
        [swap("Ada</", "Ada &amp; Bob</"), instead(""), instead("<html><br></html>")],
    ),
    Case("feed-begins-late", [swap("<?xml", "\n<?xml")], [swap(DECLARATION, "\n"), sound]),
    Case("feed-entity-undefined", [swap("Ada</", "Ada&nbsp;B</")], [swap("Ada</", "Ada&#160;&quot;B</"), sound]),
    Case("feed-prefix-undeclared", [item("<dc:creator>Ada</dc:creator>")], [item("<creator/>"), sound]),
    Case(
        "feed-doctype",
        [
            swap("<rss", '<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss'),
            swap("<rss", '<!DOCTYPE rss SYSTEM "https://podcast.example/rss.dtd">\n<rss'),
        ],
        [swap("Ada</", "&lt;!DOCTYPE&gt;</"), instead("<!DOCTYPE html><html/>")],
    ),
    Case(
        "feed-encoding-unknown",
        [swap("UTF-8", "klingon"), swap("UTF-8", "UTF-16"), swap("UTF-8", "shift_jis")],
        [encoded("latin-1"), encoded("utf-16"), sound],
    ),
    Case("feed-unreasonable", [instead("<rss>" * 65), item("<a>" * 64)], [instead("<rss>" * 64 + "</rss>" * 64)]),
    Case(
        "feed-not-rss",
        [instead('<feed xmlns="http://www.w3.org/2005/Atom"/>'), instead('<rss xmlns="http://rss.example/"/>')],
        [instead("<rss/>"), instead("<html/>"), sound],
    ),
    Case("feed-version-unknown", [swap('version="2.0"', 'version="3"')], [swap('version="2.0"', 'version="0.92"')]),
    Case("feed-without-version", [swap('rss version="2.0"', "rss")], [swap('version="2.0"', 'version="3"'), sound]),
    Case("feed-without-channel", [instead("<rss/>"), instead("<rss><item/></rss>")], [instead("<feed/>"), sound]),
    Case("feed-channels-many", [swap("</channel>", "</channel><channel/>")], [item("<channel/>"), sound]),
    Case("feed-not-utf8", [encoded("latin-1"), encoded("utf-16")], [encoded("ascii", "us-ascii"), swap("UTF", "utf")]),
    Case(
        "feed-without-declaration",
        [swap(DECLARATION, ""), swap(' encoding="UTF-8"', "")],
        [encoded("latin-1"), instead(""), sound],
    ),
    Case("feed-byte-order-mark", [encoded("utf-8-sig", "utf-8")], [swap("Ada</", "\ufeffAda</"), sound]),
    Case("feed-large", [swap("Ada</", "x" * 5_000_000 + "</")], [swap("Ada</", "x" * 4_990_000 + "</")]),
    Case("feed-namespace-wrong", [swap(ITUNES, ITUNES.replace("http:", "https:"))], [swap(PSC, PSC + "/"), sound]),
    Case(
        "feed-namespace-old",
        [
            swap(PSC, PSC + "/"),
            swap(ITUNES, ITUNES.replace("dtds/podcast", "DTDs/Podcast")),
            swap(PODCAST, "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"),
        ],
        [swap(PSC, "https://chapters.example/"), sound],
    ),
    Case(
        "feed-prefix-unusual",
        [
            item(f'<p20:person xmlns:p20="{PODCAST}">Ada</p20:person>'),
            channel('<link xmlns="http://www.w3.org/2005/Atom" rel="hub" href="https://hub.example/"/>'),
        ],
        [
            item(f'<sc:chapters xmlns:sc="{PSC}" version="1.2"/>'),
            item('<x:creator xmlns:x="http://purl.org/dc/elements/1.1/">Ada</x:creator>'),
        ],
    ),
    Case(
        "feed-tag-case",
        [swap("<pubDate>", "<pubdate>", "</pubDate>", "</pubdate>"), item("<itunes:episodetype/>")],
        [item("<itunes:kind/>"), sound],
    ),
    Case(
        "feed-tag-unknown",
        [item("<podcast:transcripts/>"), channel("<homepage/>"), item("<psc:mark/>")],
        [item("<podcast:Chapters/>"), item("<media:credit/>"), item("<description><b/></description>")],
    ),
    Case(
        "feed-tag-misplaced",
        [channel('<podcast:chapters url="https://a.example/" type="application/json+chapters"/>'), item("<language/>")],
        [live("", "<podcast:license>cc-by-4.0</podcast:license>"), item("<description><title/></description>"), sound],
    ),
    Case(
        "feed-tag-repeated",
        [item("<title>Again</title>"), channel("<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>")],
        [item("<podcast:person>Ada</podcast:person>", "<podcast:person>Bob</podcast:person>"), sound],
    ),
    Case(
        "feed-tag-blank",
        [item("<podcast:season> </podcast:season>"), item("<itunes:title/>")],
        [item('<podcast:soundbite startTime="1" duration="20"/>'), item("<itunes:subtitle/>")],
    ),
    Case(
        "feed-tag-obsolete",
        [channel("<itunes:keywords>a, b</itunes:keywords>"), item('<podcast:images srcset="https://a.example/ 1w"/>')],
        [item('<podcast:image href="https://a.example/a.jpg"/>'), sound],
    ),
    Case(
        "feed-attribute-missing",
        [
            channel("<podcast:funding>Give</podcast:funding>"),
            channel('<podcast:funding url=" ">Give</podcast:funding>'),
        ],
        [channel('<podcast:funding url="https://a.example/">Give</podcast:funding>'), sound],
    ),
    Case(
        "feed-attribute-unknown",
        [item('<podcast:person Role="guest">Ada</podcast:person>'), item('<itunes:image url="https://a.example/"/>')],
        [item('<podcast:person xml:lang="en">Ada</podcast:person>'), item('<media:content isDefault="true"/>')],
    ),
    Case(
        "feed-content-missing",
        [without("<url>"), channel("<podcast:podroll/>"), item('<psc:chapters version="1.2"/>')],
        [item("<image/>"), sound],
    ),
    Case(
        "feed-word-unknown",
        [swap(">episodic<", ">weekly<"), swap('isPermaLink="false"', 'isPermaLink="no"')],
        [swap(">episodic<", ">Serial<"), swap(">episodic<", ">serial<")],
    ),
    Case("feed-word-case", [swap(">episodic<", ">Episodic<")], [swap(">episodic<", ">weekly<"), sound]),
    Case(
        "feed-number-malformed",
        [swap("episode>2<", "episode>two<"), swap("episode>2<", "episode>1.5<"), channel("<ttl>0</ttl>")],
        [swap("podcast:episode>2<", "podcast:episode>2.5<"), channel("<ttl>60</ttl>")],
    ),
    Case(
        "feed-duration-malformed",
        [swap(">1800<", ">PT30M<"), swap(">1800<", ">1h<"), swap(">1800<", ">1800.5<"), swap(">1800<", ">30:99<")],
        [swap(">1800<", ">1:00:00<"), swap(">1800<", ">90:00<"), sound],
    ),
    Case(
        "feed-language-attribute",
        [item('<podcast:transcript url="https://a.example/" type="text/vtt" language="english"/>')],
        [item('<podcast:transcript url="https://a.example/" type="text/vtt" language="zh-Hans"/>'), swap("en-us", "x")],
    ),
    Case(
        "feed-uuid-malformed",
        [swap("917393e3-1b1e", "917393e3-1b1"), channel('<podcast:remoteItem feedGuid="talks"/>')],
        [swap("917393e3", "917393E3"), sound],
    ),
    Case(
        "feed-mail-malformed",
        [swap("talks@podcast.example", "Talks"), swap('owner="talks@podcast.example"', 'owner="a@b"')],
        [swap("talks@podcast.example", "a.b+c@podcast.co.example"), sound],
    ),
    Case(
        "feed-mailbox-malformed",
        [item("<author>Ada</author>"), channel("<managingEditor>Ada (ada@a.example)</managingEditor>")],
        [item("<author>ada@a.example (Ada)</author>"), item("<author>ada@a.example</author>")],
    ),
    Case(
        "feed-place-malformed",
        [
            item('<podcast:location geo="30.2,-97.7">Austin</podcast:location>'),
            item('<podcast:location geo="geo:91,0">Nowhere</podcast:location>'),
            item('<podcast:location geo="geo:0,181">Nowhere</podcast:location>'),
        ],
        [item('<podcast:location geo="geo:-90,180.0,12;u=5">Pole</podcast:location>')],
    ),
    Case(
        "feed-map-object-malformed",
        [item('<podcast:location osm="113314">Austin</podcast:location>')],
        [item('<podcast:location osm="R113314#2">Austin</podcast:location>')],
    ),
    Case(
        "feed-country-malformed",
        [
            item('<podcast:location country="UK">London</podcast:location>'),
            channel("<spotify:countryOfOrigin>Spain</spotify:countryOfOrigin>"),
        ],
        [
            item('<podcast:location country="GB">London</podcast:location>'),
            channel("<spotify:countryOfOrigin>es us</spotify:countryOfOrigin>"),
        ],
    ),
    Case(
        "feed-media-type-malformed",
        [swap('type="audio/mpeg"', 'type="mp3"')],
        [swap('type="audio/mpeg"', 'type="audio/mpeg; codecs=mp3"'), sound],
    ),
    Case(
        "feed-ratio-malformed",
        [item('<podcast:image href="https://a.example/a.jpg" aspect-ratio="16:9"/>')],
        [item('<podcast:image href="https://a.example/a.jpg" aspect-ratio="16 / 9"/>')],
    ),
    Case(
        "feed-purpose-malformed",
        [item('<podcast:image href="https://a.example/a.jpg" purpose="banner, social"/>')],
        [item('<podcast:image href="https://a.example/a.jpg" purpose="banner apple/card"/>')],
    ),
    Case(
        "feed-host-malformed",
        [channel('<podcast:chat server="https://irc.a.example/" protocol="irc"/>')],
        [channel('<podcast:chat server="irc.a.example:6697" protocol="irc"/>')],
    ),
    Case(
        "feed-text-long",
        [
            item(f"<podcast:person>{'x' * 129}</podcast:person>"),
            item(f'<podcast:season name="{LONG}">1</podcast:season>'),
        ],
        [item(f"<podcast:person>{'x' * 128}</podcast:person>"), swap("What schools are for", LONG)],
    ),
    Case(
        "feed-value-long",
        [swap("What schools are for", LONG)],
        [swap("What schools are for", LONG[1:]), swap("second.mp3", f"{LONG}.mp3"), swap("The first", LONG)],
    ),
    Case(
        "feed-white-space",
        [
            swap("What schools are for", " What schools are for"),
            swap('"https://podcast.example/cover', '" https://cover'),
        ],
        [swap("The first talk.", "\nThe first talk.\n"), swap("<title>What", "<title>\u200eWhat"), sound],
    ),
    Case(
        "feed-address-malformed",
        [swap(">https://podcast.example/talks/<", ">podcast.example<"), swap("/second.html", "/the second.html")],
        [swap("https://podcast.example/talks/<", "HTTPS://podcast.example/talks/<"), sound],
    ),
    Case(
        "feed-address-insecure",
        [item('<podcast:person href="http://ada.example/">Ada</podcast:person>')],
        [swap(">https://podcast.example/talks/<", ">http://podcast.example/talks/<"), sound],
    ),
    Case(
        "feed-address-http",
        [
            swap(">https://podcast.example/talks/<", ">http://podcast.example/talks/<"),
            swap('url="https', 'url="HTTP'),
        ],
        [item('<podcast:person href="http://ada.example/">Ada</podcast:person>'), sound],
    ),
    Case(
        "feed-address-not-ascii",
        [swap("second.mp3", "zweité.mp3"), swap("/second.html", "/the second.html")],
        [swap("second.mp3", "zweit%C3%A9.mp3"), swap("Ada</", "Adé</")],
    ),
    Case(
        "feed-picture-address-long",
        [swap("example/cover.jpg", f"example/{'x' * 768}.jpg")],
        [swap("example/cover.jpg", f"example/{'x' * 700}.jpg"), swap("second.mp3", f"{'x' * 768}.mp3")],
    ),
    Case(
        "feed-picture-extension",
        [swap('href="https://podcast.example/cover.jpg"', 'href="https://podcast.example/cover?id=1.jpg"')],
        [swap('href="https://podcast.example/cover.jpg"', 'href="https://podcast.example/cover.PNG?v=1#a"')],
    ),
    Case(
        "feed-date-malformed",
        [
            swap("Fri, 26 Jun 2020 12:00:00 +0000</pub", "2020-06-26T12:00:00Z</pub"),
            swap("Fri, 26 Jun 2020 12:00:00 +0000</pub", "Fri, 31 Jun 2020 12:00:00 +0000</pub"),
            swap("Fri, 26 Jun 2020 12:00:00 +0000</pub", "Fri, 26 Juni 2020 12:00:00 +0000</pub"),
            swap("Fri, 26 Jun 2020 12:00:00 +0000</pub", "Fri, 26 Jun 2020 12:00:00 +9900</pub"),
            swap("Fri, 26 Jun 2020 12:00:00 +0000</pub", "Mon, 01 Jan 0001 00:00:00 +0100</pub"),
        ],
        [swap("Fri, 26 Jun 2020 12:00:00 +0000</pub", "26 Jun 2020 12:00 GMT</pub"), sound],
    ),
    Case(
        "feed-date-unreadable",
        [
            swap("Fri, 26 Jun 2020 12:00:00 +0000</pub", "yesterday</pub"),
            swap("Fri, 26 Jun 2020 12:00:00 +0000</pub", "26/06/20</pub"),
        ],
        [
            swap("Fri, 26 Jun 2020 12:00:00 +0000</pub", "2020-06-26T12:00:00Z</pub"),
            swap("Fri, 26 Jun 2020 12:00:00 +0000</pub", "26 Jun 20 12:00 GMT</pub"),
            sound,
        ],
    ),
    Case(
        "feed-date-weekday",
        [swap("Fri, 26", "Sat, 26")],
        [swap("Fri, 26", "26"), swap("Fri, 26 Jun 2020 12:00:00 +0000", "Fri, 26 Jun 2020 23:00:00 -0500"), sound],
    ),
    Case(
        "feed-date-zone",
        [swap("12:00:00 +0000", "12:00:00 CEST"), swap("12:00:00 +0000", "12:00:00")],
        [swap("12:00:00 +0000", "12:00:00 GMT"), swap("12:00:00 +0000", "07:00:00 CDT")],
    ),
    Case(
        "feed-build-date-future",
        [swap("Fri, 26 Jun 2020 12:00:00 +0000</last", "Wed, 01 Jul 2020 00:00:01 +0000</last")],
        [swap("Fri, 26 Jun 2020 12:00:00 +0000</last", "Wed, 01 Jul 2020 01:00:00 +0100</last")],
    ),
    Case(
        "feed-moment-malformed",
        [
            live('status="live" start="Fri, 26 Jun 2020 12:00:00 +0000"'),
            frequency('dtstart="soon"'),
        ],
        [
            live('status="live" start="2020-06-26T12:00:00.000-0600"'),
            frequency('dtstart="2020-06-26"'),
        ],
    ),
    Case(
        "feed-recurrence-malformed",
        [
            frequency('rrule="RRULE:FREQ=WEEKLY"'),
            frequency('rrule="weekly"'),
        ],
        [frequency('rrule="BYDAY=MO;FREQ=WEEKLY"')],
    ),
    Case(
        "feed-recurrence-end",
        [
            frequency('rrule="FREQ=WEEKLY;COUNT=3"'),
            frequency('dtstart="2020-06-26" rrule="FREQ=WEEKLY;COUNT=3;UNTIL=20200701"'),
        ],
        [
            frequency('dtstart="2020-06-26" rrule="FREQ=WEEKLY;COUNT=3"'),
            frequency('rrule="FREQ=WEEKLY;UNTIL=20200701"'),
        ],
    ),
)
