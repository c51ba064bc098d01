"""What depends on where things come from: a source withdrawn, and reports that share one origin."""

from collections import defaultdict
from dataclasses import dataclass, field

from argmap.analysis.batch import settled, without
from argmap.analysis.excerpt import Excerpt
from argmap.analysis.semantics import DEFAULT, Rules
from argmap.analysis.strength import Evaluation, Evaluator
from argmap.analysis.whatif import NOTHING, WhatIf
from argmap.model.errors import AnalysisError
from argmap.model.graph import ArgumentMap
from argmap.model.origins import origins
from argmap.model.wording import tr

#: A smaller change of strength is rounding.
NOTICEABLE = 1e-9


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two evaluations, by node id: (old, new). A strength left open is None."""

    nodes: dict[str, tuple[float | None, float | None]]
    status: dict[str, tuple[str, str]] = field(default_factory=dict)


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
    return Difference(strengths_that_differ(before.evaluation, after.evaluation))


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


@dataclass(frozen=True, slots=True)
class SharedOrigin:
    """Nodes that lead to a topic and go back to one source, the strongest of them first."""

    source: str
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountedOnce:
    """A topic's strength as it stands, and with only the strongest of each group of reports counted."""

    groups: tuple[SharedOrigin, ...]
    as_it_stands: float
    once: float


def counted_once(map: ArgumentMap, excerpt: Excerpt, evaluation: Evaluation) -> CountedOnce | None:
    """Say what becomes of a topic when reports that go back to one origin count as one.

    None where there are no such reports. Raises AnalysisError where circles leave the topic open.
    """
    groups = _groups(map, excerpt, evaluation)
    if not groups:
        return None
    places = {id: place for place, id in excerpt.nodes.items()}
    spare = [places[id] for group in groups for id in group.nodes[1:]]
    return CountedOnce(groups, settled(excerpt), float(without(excerpt, [spare])[0]))


def _groups(map: ArgumentMap, excerpt: Excerpt, evaluation: Evaluation) -> tuple[SharedOrigin, ...]:
    origin = origins(map)
    found: dict[str, list[str]] = defaultdict(list)
    for id in excerpt.nodes.values():
        cited = {origin[one.source] for one in map.nodes[id].citations.values() if one.source in origin}
        if len(cited) == 1:
            found[cited.pop()].append(id)
    return tuple(
        SharedOrigin(source, tuple(sorted(ids, key=lambda id: (-evaluation.nodes[id].middle, id))))
        for source, ids in sorted(found.items())
        if len(ids) > 1
    )
