"""Rules of a show's own words: title, description, author, owner, categories, people."""

from tests.support.cases import Case, proofs
from tests.support.changes import Change, both, each, elsewhere, episode, look, nothing, person, show, site

from turncast.models.show import PLACEHOLDER

LONG = "x" * 256


def called(title: str) -> Change:
    """The show of that title."""
    return show(title=title)


def owned(email: str) -> Change:
    """The show of somebody at that address."""
    return show(owner={"name": "Jo", "email": email})


def kept(copyright: str) -> Change:
    """The show whose rights are these."""
    return show(copyright=copyright)


def people(*people: tuple[str, str]) -> list[dict[str, str]]:
    """People of these names and roles."""
    return [{"name": name, "role": role} for name, role in people]


CASES: tuple[Case[Change], ...] = (
    Case("show-title-long", [show(title=LONG)], [show(title=LONG[1:])]),
    Case("show-title-numeric", [show(title="1984")], [show(title="1984 revisited"), show(title="٣")]),
    Case(
        "show-title-keywords",
        each(called, "Talks | Schools | Unions", "Talks, schools, unions, teachers, reform", "A • B • C"),
        each(called, "Talks | The show", "Lies, Damned Lies, and Statistics", "Talks & more: schools"),
    ),
    Case("show-description-missing", [show(description=f"Talks: {PLACEHOLDER}.")], [nothing]),
    Case("show-description-long", [show(description="ü" * 2001)], [show(description="ü" * 2000)]),
    Case("show-without-artwork", [show(artwork=None)], [nothing]),
    Case("show-without-author", [show(author=None), show(author=" ")], [nothing]),
    Case(
        "show-author-address",
        [show(author="jo@turncast.dev"), show(author="Jo <jo@turncast.dev>")],
        [show(author="Jo @ Turncast"), show(author=None)],
    ),
    Case("show-without-owner", [show(owner=None)], [nothing]),
    Case(
        "show-owner-example",
        each(owned, "jo@podcast.example", "jo@EXAMPLE.com", "jo@a.test"),
        [
            *each(owned, "jo@examples.dev", "jo@turncast.dev"),
            both(site(url="https://turn.example/"), owned("jo@turn.example")),
        ],
    ),
    Case(
        "show-words-long",
        [show(author=LONG), show(copyright=LONG), show(owner={"name": LONG, "email": "a@turncast.dev"})],
        [show(author=LONG[1:], copyright=LONG[1:])],
    ),
    Case(
        "show-copyright-worded",
        each(kept, "Copyright 2020 Jo", "© Jo", "(C) Jo"),
        [kept("Jo"), kept("The Copyrights"), nothing],
    ),
    Case(
        "show-explicit-contradicted",
        [
            both(
                *(lambda folder, one=one: folder.episode(one, explicit=True) for one in ("first", "second")),
            )
        ],
        [
            nothing,
            episode(explicit=True),
            both(elsewhere(explicit=True), lambda folder: folder.show("others", explicit=True)),
        ],
    ),
    Case("show-without-category", [show(categories=[])], [nothing]),
    Case(
        "show-category-unknown",
        [show(categories=["Educaton"]), show(categories=["News > Education"]), show(categories=["education"])],
        [show(categories=["Education > How To", "TV & Film", "Religion & Spirituality > Religion"])],
    ),
    Case(
        "show-category-obsolete",
        [show(categories=["News & Politics"]), show(categories=["Arts", "Games & Hobbies > Video Games"])],
        [show(categories=["Leisure > Video Games"]), show(categories=["Nonsense"])],
    ),
    Case(
        "show-category-repeated",
        [
            show(categories=["Arts", "Arts"]),
            show(categories=["Arts > Books", "Arts > Books"]),
            show(categories=["Arts", "Arts > Books"]),
            show(categories=["Arts > Books", "Arts"]),
        ],
        [show(categories=["Arts > Books", "Arts > Design"]), show(categories=["Arts", "News"])],
    ),
    Case(
        "show-categories-many",
        [show(categories=["Arts", "News", "Music", "Fiction"])],
        [show(categories=["Arts", "News", "Music"])],
    ),
    Case(
        "person-role-unknown",
        [person(role="gest"), show(people=[{"name": "Jo", "role": "Director of Arts"}])],
        [person(), person(role="Guest"), person(role="Story Editor")],
    ),
    Case(
        "person-group-unknown",
        [person(role="guest", group="writing"), person(role="guest", group="casting")],
        [person(role="Guest", group="Cast"), person(role="editor", group="Video Post-Production")],
    ),
    Case(
        "person-repeated",
        [
            episode(people=people(("Nick", "guest"), ("NICK", "Guest"))),
            show(people=people(("Jo", "host"), ("Jo", "host"))),
        ],
        [
            episode(people=people(("Nick", "guest"), ("Nick", "writer"))),
            both(show(people=people(("Jo", "host"))), episode(people=people(("Jo", "host")))),
        ],
    ),
    Case(
        "person-several",
        [person(name="Ruth and Gail"), person(name="Ruth & Gail"), show(people=people(("Ruth; Gail", "guest")))],
        [person(name="Eugene Robinson, Jr."), person(name="Sandy Anderson"), person(name="AT&T")],
    ),
    Case("person-name-numeric", [person(name="1984")], [person(name="50 Cent"), person(name="Nick")]),
    Case(
        "person-host-missing",
        [both(show(people=people(("Jo", "host"))), person(role="guest"))],
        [
            person(role="guest"),
            both(show(people=people(("Jo", "host"))), episode(people=people(("Nick", "guest"), ("Jo", "Co-Host")))),
            both(show(people=people(("Jo", "host"))), episode()),
            both(show(people=people(("Jo", "editor"))), person(role="guest")),
        ],
    ),
)

test_a_rule_fires, test_a_rule_stays_silent = proofs(CASES, look)
