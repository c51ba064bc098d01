"""All that checks have to say of a map: of its records, its reasoning and its words. They live elsewhere."""

from collections.abc import Iterator
from itertools import chain

from argmap.analysis.review.answers import unanswered_attacks
from argmap.analysis.review.counting import COUNTING_CHECKS
from argmap.analysis.review.reasoning import REASONING_CHECKS
from argmap.analysis.review.wordchecks import WORD_CHECKS
from argmap.model.doubts import DOUBTS
from argmap.model.faults import FAULTS
from argmap.model.findings import Check, Finding, in_order
from argmap.model.graph import ArgumentMap

#: The checks that follow what bears on what, and those that read the words.
CHECKS: tuple[Check, ...] = (*REASONING_CHECKS, unanswered_attacks, *COUNTING_CHECKS, *WORD_CHECKS)


def review(map: ArgumentMap) -> list[Finding]:
    """Give all findings of a map: errors, warnings, notes, each by id and then by message."""
    return in_order(findings(map))


def findings(map: ArgumentMap) -> Iterator[Finding]:
    """Give the findings one by one, in no order. The map must not change on the way."""
    return chain.from_iterable(look(map) for look in (*FAULTS, *DOUBTS, *CHECKS))


def has_problems(findings: list[Finding]) -> bool:
    """Say whether some finding is more than a note: something is wrong or doubtful."""
    return any(one.severity != "note" for one in findings)
