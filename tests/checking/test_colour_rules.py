"""Rules of the colour a show's pages have."""

from tests.support.cases import Case, proofs
from tests.support.changes import Change, look, nothing, show

CASES: tuple[Case[Change], ...] = (
    Case(
        "show-accent-faint",
        [show(accent="#ffcc00"), show(accent="#FFFFFF"), show(accent="#999999")],
        [nothing, show(accent="#0b5d57"), show(accent="#000000"), show(accent="#B00020")],
    ),
)

test_a_rule_fires, test_a_rule_stays_silent = proofs(CASES, look)
