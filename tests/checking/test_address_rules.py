"""Rules of the addresses a producer writes."""

from tests.support.cases import Case, proofs
from tests.support.changes import UUID, Change, each, episode, look, nothing, person, show


def linked(url: str) -> Change:
    """One more episode, which links there."""
    return episode(links=[{"title": "Elsewhere", "url": url}])


def social(protocol: str, url: str) -> Change:
    """The show people talk about there."""
    return show(social=[{"protocol": protocol, "url": url}])


def everywhere(url: str) -> list[Change]:
    """That address wherever one can be written."""
    event = {"end": "2020-02-01T00:00:00Z", "register_at": url}
    item = {"feed_guid": UUID, "feed_url": url}
    split = {"start": 1, "duration": 1, "item": item}
    recipient = {"type": "lnaddress", "address": "jo@turncast.dev", "share": 1}
    return [
        person(url=url),
        person(image=url),
        linked(url),
        social("activitypub", url),
        show(license={"name": "Mine", "url": url}),
        show(funding=[{"url": url, "title": "Give"}]),
        show(social=[{"protocol": "nostr", "url": "nostr:note1", "account_url": url}]),
        show(hub=url),
        show(subscribe={"others": [{"title": "Elsewhere", "url": url}]}),
        show(publisher=item),
        show(podroll=[item]),
        show(remote_items=[item]),
        episode(chapters=[{"start": 0, "title": "A", "url": url}]),
        episode(chapters=[{"start": 0, "title": "A", "image": url}]),
        episode(live=event),
        episode(live=event | {"register_at": "https://turncast.dev", "stream": url}),
        episode(value=[{"recipients": [recipient], "splits": [split]}]),
    ]


CASES: tuple[Case[Change], ...] = (
    Case(
        "address-not-web",
        [
            *everywhere("www.turncast.dev"),
            *everywhere(" "),
            person(image="media/nick.jpg"),
            person(url="javascript:alert(1)"),
            person(url="https://two words.dev"),
            person(url="https:///nowhere"),
            show(funding=[{"url": "mailto:me@turncast.dev", "title": "Give"}]),
            show(license={"name": "Mine", "url": "license.txt"}),
            episode(chapters=[{"start": 0, "title": "A", "url": "a.html"}]),
        ],
        [
            nothing,
            person(url="https://turncast.dev/nick?a=1#b", image="http://turncast.dev/n.jpg"),
            show(funding=[{"url": "HTTPS://turncast.dev", "title": "Give"}]),
            social("nostr", "nostr:note1"),
        ],
    ),
    Case(
        "address-not-https",
        [person(url="http://turncast.dev"), show(funding=[{"url": "HTTP://turncast.dev", "title": "Give"}])],
        [person(url="https://turncast.dev"), person(url="nowhere")],
    ),
    Case(
        "address-not-ascii",
        [linked("https://müller.dev"), linked("https://turncast.dev/ü"), person(url="https://turncast.dev/“a”")],
        [linked("https://xn--mller-kva.dev/%C3%BC?a=b&c=d#e"), nothing],
    ),
    Case(
        "address-private",
        each(linked, "http://localhost/", "https://10.0.0.1/a", "https://[fe80::1]/", "https://nas/", "http://a.local"),
        each(linked, "https://turncast.dev", "https://8.8.8.8/", "https://[half", "nowhere", "htp://x"),
    ),
)

test_a_rule_fires, test_a_rule_stays_silent = proofs(CASES, look)
