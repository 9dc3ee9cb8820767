"""Rules of people: the podcast namespace's taxonomy of roles and groups."""

from collections.abc import Iterator

from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.models.vocabulary import ROLES
from turncast.verifying.documents.subject import Subject, habits, shown
from turncast.verifying.documents.vocabulary.shapes import Kind

rule = Rules(Scope.DOCUMENT)


@rule("feed-role-unknown", Level.WARNING, "podcast namespace: person taxonomy")
def unknown_role(subject: Subject) -> Iterator[Notice]:
    """a person's role is not in the taxonomy, so apps take them for a host

    Use a role of the taxonomy, in English.
    """
    yield from habits(
        subject.amiss(value, subject.near(value.text, value.shape.words))
        for value in subject.values(Kind.ROLE)
        if not value.shape.fits(value.text)
    )


@rule("feed-group-unknown", Level.WARNING, "podcast namespace: person taxonomy")
def unknown_group(subject: Subject) -> Iterator[Notice]:
    """a person's group is not in the taxonomy, so apps take them for one of the cast

    Use a group of the taxonomy, in English, or leave it out.
    """
    yield from habits(
        subject.amiss(value, subject.near(value.text, value.shape.words))
        for value in subject.values(Kind.GROUP)
        if not value.shape.fits(value.text)
    )


@rule("feed-role-elsewhere", Level.WARNING, "podcast namespace: person taxonomy")
def role_elsewhere(subject: Subject) -> Iterator[Notice]:
    """a person's role does not belong to their group, which is the cast where none is written

    Write the group that has the role.
    """
    notices = []
    for person, _, _ in subject.named("podcast:person"):
        role = person.attributes.get("role", "host").strip().lower()
        group = person.attributes.get("group", "cast").strip().lower()
        right = [name for name, roles in ROLES.items() if role in roles]
        if right and group in ROLES and group not in right:
            said = f"expected {' or '.join(right)} for {shown(role)}, found {shown(group)}"
            notices.append(subject.notice(person, said, "group"))
    yield from habits(notices)


@rule("feed-people-replaced", Level.ADVICE, "podcast namespace: person")
def replaced(subject: Subject) -> Iterator[Notice]:
    """an item names its people and none of the show's hosts, and it is shown with its own people only

    Repeat the hosts in every item that names a person.
    """
    hosts = {
        person.text.strip()
        for person in subject.within("channel", "podcast:person")
        if person.attributes.get("role", "host").strip().lower() == "host"
    }
    yield from habits(
        subject.notice(people[0], "expected a host of the show among the people, found none")
        for item in subject.items
        if hosts
        and (people := tuple(item.all("podcast:person")))
        and not any(person.attributes.get("role", "host").strip().lower().endswith("host") for person in people)
    )
