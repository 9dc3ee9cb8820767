"""Rules of the project as a whole, and of words all its files have in common."""

from pathlib import Path

import pytest
from tests.support.cases import Case, proofs
from tests.support.changes import UUID, Change, both, each, elsewhere, episode, look, nothing, person, show, site


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
        [
            show(title="a < b"),
            episode(notes="a < b"),
            episode(description="“a” & ‘b’ › c"),
            episode(description="<b>Bold</b>"),
        ],
    ),
    Case(
        "text-control",
        [*said("a\x07b"), show(author="Jo\x0b Do"), show(copyright="Jo\x0b Do"), person(name="Jo\x07")],
        [show(description="One\ntwo\tthree\x85"), episode(title="𝄞 ‏עברית"), episode(notes="a\r\nb")],
    ),
    Case(
        "text-invisible",
        [
            *said("a\u202eb"),
            *said("a\u2066b\u2069"),
            *said("One\u2028two"),
            show(copyright="Jo\u200b Do"),
            show(funding=[{"url": "https://turncast.dev", "title": "Give\u202d"}]),
            show(locations=[{"name": "Here\u200b"}], seasons=[{"number": 1, "name": "One"}]),
            show(owner={"name": "J\u202eo", "email": "jo@turncast.dev"}),
            episode(links=[{"title": "A\u200b", "url": "https://turncast.dev"}]),
            episode(soundbites=[{"start": 1, "duration": 15, "title": "A\u200b"}]),
            person(name="Jo\u2029Do"),
        ],
        [episode(title="𝄞 ‏עברית"), episode(title="👩‍🏫 नि\u200dय می\u200cخواهم"), show(description="One\ntwo")],
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


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("CC BY", "cc-by-4.0"),
        ("CC BY 4.0", "cc-by-4.0"),
        ("Creative Commons BY-NC", "cc-by-nc-4.0"),
        ("CC-BY-3.0", "cc-by-4.0"),
    ],
)
def test_the_licence_that_may_be_meant_is_named(tmp_path: Path, name: str, meant: str) -> None:
    """As people write them, with its version or without."""
    (finding,) = (one for one in look(tmp_path, show(license={"name": name})) if one.code == "license-without-address")
    assert finding.remedy.startswith(f'did you mean "{meant}"?')


test_a_rule_fires, test_a_rule_stays_silent = proofs(CASES, look)
