"""Writing: elements as text, indented as feedgen indents. Nothing else in the program writes XML.

Text and not a tree, for lxml needs ten times as long to make elements as to write them. And elements of one name are
written together, for what they say is then looked at all at once and not one by one: 10,000 items have 400,000
attributes, and hardly one of them has a character that needs care.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, islice, repeat
from typing import Final, TypeGuard, cast

from turncast.rss.tags import Attributes, Child, Children, Table, Value, Whole
from turncast.rss.text import Clean, clean

STEP: Final = "  "


def written(elements: Iterable[Child], indent: str = "") -> str:
    """The elements, by name (with the prefix), on lines of their own."""
    return "".join(_each(list(elements), indent))


def column(name: str, values: Sequence[Sequence[Value]], indent: str = "") -> Sequence[str]:
    """The same of the elements of one name that each of many parents has."""
    return _dealt(_lines(name, [*chain.from_iterable(values)], indent), values)


def _lines(name: str, values: Sequence[Value], indent: str) -> Sequence[str]:
    """Each of the elements of that name on a line of its own, or on several where it holds others."""
    if _are_texts(values):
        return [f"{indent}<{name}>{text}</{name}>\n" if text else f"{indent}<{name}/>\n" for text in _shown(values)]
    if _are_attributes(values):
        return _starts(f"{indent}<{name}", values, "/>\n")
    whole = [held if isinstance(held, tuple) else _whole(held) for held in values]
    starts = _starts(f"{indent}<{name}", [attributes for _, _, attributes, _ in whole])
    return [
        f"{start}>{inside}</{name}>\n" if inside else f"{start}/>\n"
        for start, inside in zip(starts, _insides(whole, indent), strict=True)
    ]


def _are_texts(values: Sequence[Value]) -> TypeGuard[Sequence[str]]:
    return set(map(type, values)) <= {str, Clean}


def _are_attributes(values: Sequence[Value]) -> TypeGuard[Sequence[Attributes]]:
    return set(map(type, values)) == {dict}


def _whole(held: str | Attributes) -> Whole:
    return (held, (), {}, False) if isinstance(held, str) else (None, (), held, False)


def _insides(values: Sequence[Whole], indent: str) -> Sequence[str]:
    """What stands between each element's start and its end."""
    texts = _shown(["" if as_cdata else text or "" for text, _, _, as_cdata in values])
    families = _families([children for _, children, _, _ in values], indent)
    return [
        (_cdata(text or "") if as_cdata else shown) or family
        for shown, family, (text, _, _, as_cdata) in zip(texts, families, values, strict=True)
    ]


def _families(families: Sequence[Children], indent: str) -> Sequence[str]:
    """The children of each element: those of all are written together."""
    if not any(families):
        return [""] * len(families)
    lines = _each([*chain.from_iterable(families)], indent + STEP)
    return [family and f"\n{family}{indent}" for family in _dealt(lines, families)]


def _each(elements: Sequence[Child], indent: str) -> Sequence[str]:
    """The elements in their order; those of one name are written together."""
    places: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for place, (name, held) in enumerate(elements):
        places[name, isinstance(held, Table)].append(place)
    lines = [""] * len(elements)
    for (name, _), own in places.items():
        alike = [elements[place][1] for place in own]
        tables = [held for held in alike if isinstance(held, Table)]
        values = [held for held in alike if not isinstance(held, Table)]
        for place, line in zip(own, (*_tables(name, tables, indent), *_lines(name, values, indent)), strict=True):
            lines[place] = line
    return lines


def _dealt(lines: Sequence[str], families: Sequence[Sequence[object]]) -> Sequence[str]:
    """*lines* given out in turn, to each family as many as it has members."""
    if len(lines) == len(families) and all(families):
        return lines
    rest = iter(lines)
    return ["".join(islice(rest, len(family))) for family in families]


def _tables(name: str, tables: Sequence[Table], indent: str) -> Sequence[str]:
    """All elements of each table."""
    if len({table.attributes for table in tables}) != 1:
        return [line for table in tables for line in _tables(name, [table], indent)]
    families = [table.rows for table in tables]
    rows = [*chain.from_iterable(families)]
    return _dealt(_filled(f"{indent}<{name}", tables[0].attributes, rows, "/>\n"), families)


def _starts(before: str, attributes: Sequence[Attributes], after: str = "") -> Sequence[str]:
    """What *before* begins, with the attributes of each element: at once where all have the same."""
    if len(set(map(tuple, attributes))) > 1:
        return [start for one in attributes for start in _starts(before, [one], after)]
    return _filled(before, attributes[0], [told.values() for told in attributes], after)


def _filled(before: str, attributes: Iterable[str], rows: Sequence[Iterable[str | None]], after: str) -> Sequence[str]:
    """The same, from what each attribute says in each element."""
    cells = zip(attributes, zip(*rows, strict=True), strict=False)
    told = [part for attribute, said in cells for part in _told(attribute, said)]
    return [*map("".join, zip(repeat(before, len(rows)), *told, repeat(after), strict=False))]


def _told(attribute: str, said: Sequence[str | None]) -> Sequence[Iterable[str]]:
    """What an attribute says in each element, in parts."""
    if all(said):
        return repeat(f' {attribute}="'), _quoted(cast(Sequence[str], said)), repeat('"')
    texts = [text for text in said if text is not None]
    quoted = iter(_quoted(texts))
    return [["" if text is None else f' {attribute}="{next(quoted)}"' for text in said]] if texts else []


def _quoted(texts: Sequence[str]) -> Sequence[str]:
    """Texts as attributes hold them: line ends and tabs would be lost unescaped."""
    shown = _shown(texts)
    joined = "".join(shown)
    if '"' in joined or "\n" in joined or "\t" in joined:
        return [text.replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;") for text in shown]
    return shown


def _shown(texts: Sequence[str]) -> Sequence[str]:
    """Texts as elements hold them."""
    joined = " ".join(texts)
    if not joined.isprintable() or "  " in joined or joined.strip() != joined:
        texts = [clean(text) for text in texts]
    if "&" in joined or "<" in joined or ">" in joined:
        return [text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for text in texts]
    return texts


def _cdata(text: str) -> str:
    """As it stands; the end of CDATA inside it is parted in two."""
    text = clean(text)
    return text and f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>') if ']' in text else text}]]>"
