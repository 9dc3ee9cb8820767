"""Rules of the project as a whole, and of words all its files have in common."""

from tests.support.cases import Case, proofs
from tests.support.changes import UUID, Change, both, each, elsewhere, episode, look, nothing, show, site


def host(name: str) -> Change:
    """The site at that host."""
    return site(url=f"https://{name}/")


def said(text: str) -> list[Change]:
    """The text wherever people read one."""
    return [show(title=text), show(description=text), episode(title=text), episode(notes=text)]


CASES: tuple[Case[Change], ...] = (
    Case("site-without-show", [lambda folder: (folder.root / "feeds/talks.toml").unlink()], [nothing]),
    Case(
        "site-url-example",
        each(host, "turn.example", "example.com", "www.EXAMPLE.org", "a.test", "x.invalid"),
        each(host, "examples.dev", "myexample.com", "test.dev", "example.com.de"),
    ),
    Case(
        "site-url-http",
        [site(url="http://podcast.turncast.dev/"), site(url="http://localhost.turncast.dev")],
        [nothing, site(url="http://localhost:8000/"), site(url="http://127.0.0.1:8000/"), site(url="http://[::1]:80/")],
    ),
    Case("site-url-ascii", [site(url="https://müller.dev/")], [site(url="https://xn--mller-kva.dev/%C3%BC")]),
    Case(
        "site-url-private",
        [
            *each(host, "localhost", "talks.local", "10.1.2.3", "192.168.0.7:8000", "127.0.0.1", "nas"),
            site(url="http://[::1]/"),
        ],
        each(host, "podcast.turncast.dev", "8.8.8.8", "local.dev", "localhost.dev"),
    ),
    Case(
        "show-title-shared",
        [lambda folder: folder.show("others", title="TALKS")],
        [nothing, lambda folder: folder.show("others", title="Talks too")],
    ),
    Case(
        "show-guid-shared",
        [both(show(guid=UUID), lambda folder: folder.show("others", guid=UUID))],
        [nothing, both(show(guid=None), lambda folder: folder.show("others", guid=None))],
    ),
    Case(
        "show-artwork-shared",
        [elsewhere()],
        [nothing, lambda folder: folder.show("others", artwork="media/other.png")],
    ),
    Case(
        "text-markup",
        [
            show(description="<b>Bold</b> words"),
            show(title="Tom &amp; Jerry"),
            episode(title="<i>Italic</i>"),
            episode(description="One<br>two"),
            episode(description="it&#39;s"),
        ],
        [
            nothing,
            show(title="AT&T; Tom & Jerry", description="a < b > c, 1 <2> 3, <3 and R&D;"),
            episode(notes="<b>Bold</b> &amp; brave"),
        ],
    ),
    Case(
        "text-angle",
        [show(description="a < b"), episode(description="this -> that")],
        [show(title="a < b"), episode(notes="a < b"), episode(description="“a” & ‘b’ › c")],
    ),
    Case(
        "text-control",
        [*said("a\x07b"), show(author="Jo\x0b Do")],
        [show(description="One\ntwo\tthree\x85"), episode(title="𝄞 ‏עברית"), episode(notes="a\r\nb")],
    ),
    Case(
        "text-misread",
        [*said("Donâ€™t"), *said("MÃ¼ller"), *said("10Â°"), episode(title="caf\ufffd")],
        [episode(title="SÃO PAULO"), episode(notes="“Müller” don’t â la carte"), episode(title="PÂTÉ")],
    ),
    Case(
        "text-title-lines",
        [show(title="Talks\nof old"), episode(title="One\n\ntwo")],
        [show(description="One\ntwo"), episode(notes="One\ntwo"), episode(title="One")],
    ),
    Case(
        "language-unknown",
        [
            site(language="english"),
            site(language="en_US"),
            show(language="eng"),
            show(language="xx-YY"),
            show(language="und"),
            episode(transcripts=[{"file": "media/words.vtt", "language": "Englisch"}]),
        ],
        [
            site(language="en-us"),
            show(language="zh-Hans"),
            show(language="es-419"),
            show(language="fil"),
            episode(transcripts=[{"file": "media/words.vtt"}]),
        ],
    ),
    Case(
        "language-region-unknown",
        [site(language="en-UK"), show(language="en-QQ"), show(language="de-EU")],
        [site(language="en-GB"), show(language="es-419"), show(language="zh-Hans-CN"), show(language="xx-QQ")],
    ),
    Case(
        "license-without-address",
        [show(license={"name": "Mine"}), episode(license={"name": "CC-BY-3.0"})],
        [show(license={"name": "CC-BY-4.0"}), episode(license={"name": "Mine", "url": "https://turncast.dev/mine"})],
    ),
)

test_a_rule_fires, test_a_rule_stays_silent = proofs(CASES, look)
