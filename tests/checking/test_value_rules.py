"""Rules of value."""

from typing import Any

from tests.support.cases import Case, proofs
from tests.support.changes import UUID, Change, episode, look, nothing, show

NODE = "02" + "ab" * 32
JO: dict[str, Any] = {"type": "node", "address": NODE, "share": 90}
NICK: dict[str, Any] = {"type": "lnaddress", "address": "nick@turncast.dev", "share": 10}
ITEM: dict[str, Any] = {"feed_guid": UUID, "item_guid": "a"}


def paid(*recipients: dict[str, Any], splits: list[dict[str, Any]] | None = None) -> Change:
    """One more episode, whose listeners can pay these recipients."""
    return episode(value=[{"recipients": list(recipients or (JO,)), "splits": splits or []}])


def split(start: float, duration: float, **words: Any) -> dict[str, Any]:
    """A stretch that pays others."""
    return {"start": start, "duration": duration, **(words or {"item": ITEM})}


CASES: tuple[Case[Change], ...] = (
    Case(
        "value-node-malformed",
        [
            *(
                paid(JO | {"address": address})
                for address in (NODE[2:], "04" + NODE[2:], NODE + "0", "jo@turncast.dev")
            ),
            show(value=[{"recipients": [JO, JO | {"address": "02"}]}]),
            paid(splits=[split(1, 1, recipients=[JO | {"address": "02"}])]),
        ],
        [paid(JO), paid(JO | {"address": NODE.upper()}), paid(NICK), nothing],
    ),
    Case(
        "value-lightning-malformed",
        [paid(NICK | {"address": address}) for address in ("nick", "nick@host", NODE, "a b@turncast.dev")],
        [paid(NICK), paid(JO)],
    ),
    Case(
        "value-key-alone",
        [paid(JO | {"key": "696969"}), paid(JO | {"value": "jo"})],
        [paid(JO | {"key": "696969", "value": "jo"}), paid(JO)],
    ),
    Case(
        "value-recipient-repeated",
        [paid(JO, NICK, JO)],
        [
            paid(JO, NICK),
            paid(JO | {"key": "1", "value": "jo"}, JO | {"key": "1", "value": "nick"}),
            paid(JO, JO | {"fee": True, "share": 1}),
        ],
    ),
    Case(
        "value-shares-zero",
        [paid(JO | {"share": 0}), paid(splits=[split(1, 1, recipients=[NICK | {"share": 0}])])],
        [paid(JO, NICK | {"share": 0}), paid(splits=[split(1, 1)])],
    ),
    Case(
        "value-fees-whole",
        [paid(JO | {"fee": True, "share": 100}), paid(*(one | {"fee": True, "share": 50} for one in (JO, NICK)))],
        [paid(JO, NICK | {"fee": True, "share": 99}), paid(JO | {"share": 100})],
    ),
    Case(
        "value-several",
        [episode(value=[{"recipients": [JO]}, {"recipients": [NICK]}])],
        [paid(JO, NICK), nothing],
    ),
    Case(
        "value-split-undecided",
        [
            paid(splits=[{"start": 1, "duration": 1}]),
            paid(splits=[split(1, 1, item=ITEM, recipients=[NICK])]),
        ],
        [paid(splits=[split(1, 1)]), paid(splits=[split(1, 1, recipients=[NICK])])],
    ),
    Case(
        "value-split-outside",
        [paid(splits=[split(1, 100)]), paid(splits=[split(0, 1), split(50, 1)])],
        [paid(splits=[split(0, 1)]), show(value=[{"recipients": [JO], "splits": [split(1, 100)]}])],
    ),
    Case(
        "value-splits-overlapping",
        [paid(splits=[split(0, 2), split(1, 1)]), paid(splits=[split(2, 1), split(0, 3)])],
        [paid(splits=[split(0, 2), split(2, 1)]), paid(splits=[split(2, 1), split(0, 2)])],
    ),
    Case(
        "value-splits-of-show",
        [show(value=[{"recipients": [JO], "splits": [split(1, 1)]}])],
        [show(value=[{"recipients": [JO]}]), paid(splits=[split(1, 1)])],
    ),
)

test_a_rule_fires, test_a_rule_stays_silent = proofs(CASES, look)
