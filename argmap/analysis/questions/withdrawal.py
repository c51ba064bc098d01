"""What falls with a source that is withdrawn. Reports that share one origin are in `reports`."""

from dataclasses import dataclass, field

from argmap.analysis.acceptance.labels import Status, label
from argmap.analysis.semantics import DEFAULT, Rules
from argmap.analysis.strength import Evaluation, Evaluator
from argmap.analysis.whatif import NOTHING, WhatIf
from argmap.model.errors import AnalysisError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr

#: A smaller change of strength is rounding.
NOTICEABLE = 1e-9


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two evaluations, by node id: (old, new). A strength left open is None."""

    nodes: dict[str, tuple[float | None, float | None]]
    status: dict[str, tuple[Status, Status]] = field(default_factory=dict)


def withdraw(map: ArgumentMap, source: str, rules: Rules = DEFAULT, whatif: WhatIf = NOTHING) -> Difference:
    """Say what changes when a source, and all that repeats it, falls away.

    A node left without any source carries nothing. Raises AnalysisError for an unknown source.
    """
    if source not in map.sources:
        known = ", ".join(sorted(map.sources)) or tr("none")
        raise AnalysisError(
            tr("There is no source “{id}” in this map. It has: {known}.", id=source, known=known)
        )
    before, after = Evaluator(map, whatif, rules), Evaluator(map, whatif.withdrawing(source), rules)
    strengths = strengths_that_differ(before.evaluation, after.evaluation)
    return Difference(strengths, _statuses_that_differ(before, after))


def strengths_that_differ(
    before: Evaluation, after: Evaluation
) -> dict[str, tuple[float | None, float | None]]:
    """Give the nodes whose strength differs, by id: (old, new)."""
    found = {}
    for id in sorted(before.nodes.keys() & after.nodes.keys()):
        old, new = before.nodes[id], after.nodes[id]
        if (
            max(abs(old.lo - new.lo), abs(old.hi - new.hi), abs(old.middle - new.middle)) > NOTICEABLE
            or old.certified != new.certified
        ):
            found[id] = (old.strength, new.strength)
    return found


def _statuses_that_differ(before: Evaluator, after: Evaluator) -> dict[str, tuple[Status, Status]]:
    """Give the nodes whose status differs, by id: (old, new)."""
    old, new = (label(one.network, one.map, one.whatif).nodes for one in (before, after))
    return {id: (old[id].status, new[id].status) for id in sorted(old) if old[id].status != new[id].status}
