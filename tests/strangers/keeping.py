"""What a reader keeps of a feed, told tag by tag as data; and what is lost beyond what is told.

A reader's table says for each element where the reader keeps it, in which form, and what of it the reader cannot read
and why. What it does not speak of is a loss: so nothing is forgotten, neither a tag that Turncast learns to write nor
one of its attributes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml.etree import _Element

PREFIXES = {
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "https://podcastindex.org/namespace/1.0": "podcast:",
    "http://podlove.org/simple-chapters": "psc:",
    "http://www.w3.org/2005/Atom": "atom:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/syndication/history/1.0": "fh:",
}


@dataclass(frozen=True)
class Lost:
    """The reader cannot read it; why: as the catalogue of what readers do has it."""

    why: str


@dataclass(frozen=True)
class Only:
    """Which of several elements of a name the reader keeps, and why not the others."""

    choose: Callable[[Sequence[_Element]], Sequence[_Element]]
    why: str


@dataclass(frozen=True)
class As:
    """Under which name the reader keeps a text, "" being the whole of what it keeps, and in which form."""

    name: str
    form: Callable[[str], Any] = str


Word = str | As | Lost


@dataclass(frozen=True)
class Kept:
    """The reader keeps an element.

    at: where, in what it keeps of the parent: names with dots between, "" being all of it.
    text, attributes, children: where each of these is, in what it keeps of the element.
    """

    at: str
    text: Word | None = None
    attributes: Mapping[str, Word] = field(default_factory=dict)
    children: Mapping[str, "Rule"] = field(default_factory=dict)
    only: Only | None = None


@dataclass(frozen=True)
class Told:
    """The reader keeps all elements of a name together, in a form of its own."""

    at: str
    form: Callable[[Sequence[_Element]], Any]


Rule = Kept | Told | Lost
Table = Mapping[str, Rule]


def losses(element: _Element, kept: Any, table: Table, where: str = "") -> Iterator[str]:
    """What of the children of *element* is not in what the reader has *kept* of it."""
    for name, written in _by_name(element).items():
        path = f"{where}/{name}"
        rule = table.get(name)
        if rule is None:
            yield f"{path}: nothing is said of how it is kept"
        elif isinstance(rule, Told):
            yield from _unlike(path, rule.form(written), follow(kept, rule.at))
        elif isinstance(rule, Kept):
            yield from _lost_of_all(rule.only.choose(written) if rule.only else written, kept, rule, path)


def compared(element: _Element, table: Table) -> Iterator[tuple[_Element, str]]:
    """The texts ("") and attributes in *element* that :func:`losses` looks at."""
    for name, written in _by_name(element).items():
        rule = table.get(name)
        if isinstance(rule, Kept):
            for one in rule.only.choose(written) if rule.only else written:
                yield from ((one, key) for key in _said(one) if not isinstance(_word(rule, key), Lost))
                yield from compared(one, rule.children)


def _lost_of_all(written: Sequence[_Element], kept: Any, rule: Kept, path: str) -> Iterator[str]:
    if not written:  # none of those that are kept: what stands there is another's
        return
    found = _listed(follow(kept, rule.at)) if rule.at else [kept] * len(written)
    if len(found) != len(written):
        yield f"{path}: {len(written)} written, {len(found)} read: {found!r}"
    for place, (element, one) in enumerate(zip(written, found, strict=False), start=1):
        yield from _lost_of_one(element, one, rule, f"{path}[{place}]")


def _lost_of_one(element: _Element, kept: Any, rule: Kept, path: str) -> Iterator[str]:
    for name, text in _said(element).items():
        word = _word(rule, name)
        if word is None:
            yield f"{path}@{name}: nothing is said of how it is kept"
        elif not isinstance(word, Lost):
            how = word if isinstance(word, As) else As(word)
            yield from _unlike(f"{path}@{name}", how.form(text), follow(kept, how.name))
    yield from losses(element, kept, rule.children, path)


def _said(element: _Element) -> dict[str, str]:
    """Its attributes, and its text as ""."""
    text = {"": element.text} if (element.text or "").strip() else {}
    return {key: str(said) for key, said in (text | dict(element.attrib)).items() if said}


def _word(rule: Kept, name: str) -> Word | None:
    return rule.attributes.get(name) if name else rule.text


def follow(kept: Any, names: str) -> Any:
    """What is at ``a.b`` of what is kept; None where there is nothing."""
    for name in filter(None, names.split(".")):
        kept = kept.get(name) if isinstance(kept, Mapping) else None
    return kept


def _unlike(path: str, expected: Any, found: Any) -> Iterator[str]:
    if expected != found:
        yield f"{path}: expected {expected!r}, read {found!r}"


def _listed(found: Any) -> list[Any]:
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def _by_name(element: _Element) -> dict[str, list[_Element]]:
    found: dict[str, list[_Element]] = {}
    for child in element.iterchildren("*"):
        found.setdefault(name_of(child), []).append(child)
    return found


def name_of(element: _Element) -> str:
    """Its name with the usual prefix."""
    address, _, local = str(element.tag).removeprefix("{").rpartition("}")
    return PREFIXES.get(address, "") + local


def first(elements: Sequence[_Element]) -> Sequence[_Element]:
    """The first alone."""
    return elements[:1]


def last(elements: Sequence[_Element]) -> Sequence[_Element]:
    """The last alone."""
    return elements[-1:]


def having(*attributes: str) -> Callable[[Sequence[_Element]], Sequence[_Element]]:
    """Those with all these attributes."""

    def choose(elements: Sequence[_Element]) -> Sequence[_Element]:
        return [element for element in elements if all(element.get(name) for name in attributes)]

    return choose


def without(*names: str) -> Callable[[Sequence[_Element]], Sequence[_Element]]:
    """Those that have no elements of these names beside them."""

    def choose(elements: Sequence[_Element]) -> Sequence[_Element]:
        parent = elements[0].getparent()
        beside = {name_of(one) for one in (() if parent is None else parent)}
        return [] if beside.intersection(names) else elements

    return choose


def all_lost(names: Iterable[str], why: str) -> dict[str, Rule]:
    """None of these is read, for one reason."""
    return dict.fromkeys(names, Lost(why))
