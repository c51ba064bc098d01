"""How strong every node and link of a map is, given what supports and attacks it.

Links are variables as nodes are; what goes in circles gets a range instead of a value.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from argmap.analysis.downstream import affected
from argmap.analysis.network import UNRATED, Assumed, Network, build, is_carrying, is_fixed
from argmap.analysis.propagation import Bounds, End, Range
from argmap.analysis.semantics import SEMANTICS, Semantics
from argmap.model.change import Change
from argmap.model.errors import AnalysisError
from argmap.model.graph import ArgumentMap
from argmap.model.records import Scenario
from argmap.model.wording import tr

Bases = dict[str, float]


@dataclass(frozen=True, slots=True)
class Strength:
    """A node's or link's strength from 0 to 1, and its bounds.

    `strength` is None where arguments run in circles and leave it undetermined; `certified`
    is then False. A credence band gives `lo` < `hi` with a strength from the midpoints.
    `is_unrated` flags a node with no credence and nothing that bears on it.
    """

    strength: float | None
    lo: float
    hi: float
    certified: bool
    is_unrated: bool = False


_UNRATED = Strength(UNRATED, UNRATED, UNRATED, certified=True, is_unrated=True)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What evaluation makes of a map: a Strength for each node and each evaluated link.

    `assumed` is what it was made under. `circular` keeps the bounds that uncertified ids
    have at the midpoints of all bands: `reevaluate` goes on from them.
    """

    semantics: str
    nodes: dict[str, Strength]
    links: dict[str, Strength]
    assumed: Assumed = field(default_factory=dict, repr=False)
    circular: dict[str, Range] = field(default_factory=dict, repr=False)

    def get(self, id: str) -> Strength | None:
        """Give the strength of a node or link; None for what is not evaluated."""
        return self.nodes.get(id) or self.links.get(id)


def evaluate(map: ArgumentMap, scenario: Scenario | None = None, semantics: str = "dfquad") -> Evaluation:
    """Evaluate the whole map, under a scenario's assumptions if one is given.

    n nodes and links without rings take one exact pass. Neutral links, links of unknown
    stance and links that are not sound are left out. Raises AnalysisError for semantics
    that argmap does not know.
    """
    rules = _rules(semantics)
    made = Evaluation(semantics, {}, {}, dict(scenario.assume) if scenario else {})
    links = {link.id: link for link in map.links.values() if is_carrying(map, link)}
    network = build(map.nodes.values(), links, made.assumed)
    _solve(network, rules, made)
    return made


def reevaluate(
    map: ArgumentMap, before: Evaluation, change: Change, scenario: Scenario | None = None
) -> tuple[Evaluation, frozenset[str]]:
    """Evaluate a changed map again, working out only what lies downstream of the change.

    `map` has the change already; `before` is from before it and stays as it is: the result
    is new, and shares the strengths that stay. Equals `evaluate`. The second part is the ids
    whose strength changed, came or went. A changed scenario has everything worked out again.
    """
    assumed = dict(scenario.assume) if scenario else {}
    if not _is_same(assumed, before.assumed) or (scenario and scenario.id in change.deltas):
        made = evaluate(map, scenario, before.semantics)
        return made, _differences(before, made, {*before.nodes, *before.links, *made.nodes, *made.links})
    touched = affected(map, change, assumed)
    if not touched.ids:
        return before, frozenset()
    nodes, links, circular = dict(before.nodes), dict(before.links), dict(before.circular)
    made = Evaluation(before.semantics, nodes, links, assumed, circular)
    network = build(touched.nodes, touched.links, assumed, touched.bearing)
    _solve(network, _rules(before.semantics), made)
    _forget(made, touched.ids - network.bases.keys())
    return made, _differences(before, made, touched.ids)


def _rules(semantics: str) -> Semantics:
    if semantics not in SEMANTICS:
        known = ", ".join(sorted(SEMANTICS))
        raise AnalysisError(
            tr("There are no semantics called “{name}”; argmap knows {known}.", name=semantics, known=known)
        )
    return SEMANTICS[semantics]


def _is_same(one: Assumed, other: Assumed) -> bool:
    """Compare assumptions; to Python true equals 1, but here only true fixes a node."""
    return one == other and all(is_fixed(one, id) == is_fixed(other, id) for id in one)


def _differences(before: Evaluation, made: Evaluation, ids: Iterable[str]) -> frozenset[str]:
    return frozenset(id for id in ids if before.get(id) != made.get(id))


def _forget(made: Evaluation, ids: Iterable[str]) -> None:
    for id in ids:
        made.nodes.pop(id, None)
        made.links.pop(id, None)
        made.circular.pop(id, None)


def _solve(network: Network, rules: Semantics, made: Evaluation) -> None:
    """Solve a network at the midpoints, and with bands if there are any, into `made`."""
    known = {id: made.get(id) for id in _given(network)} if made.nodes else {}
    bands = {id: (one.lo, one.hi) for id, one in known.items() if one}
    points = {
        id: (one.strength, one.strength) if one.strength is not None else made.circular[id]
        for id, one in known.items()
        if one
    }
    middle = _bounds(network, rules, points, network.bases, network.bases)
    is_banded = network.has_bands or bands != points
    outer = _bounds(network, rules, bands, network.lows, network.highs) if is_banded else middle
    _store(network, middle, outer, made)


def _given(network: Network) -> set[str]:
    """Give the ids that a network's variables rest on and that are none themselves."""
    bearing = chain(network.attackers.values(), network.supporters.values())
    factors = chain.from_iterable(chain.from_iterable(bearing))
    return {id for id in factors if id not in network.bases}


def _bounds(
    network: Network, rules: Semantics, known: Mapping[str, Range], lows: Bases, highs: Bases
) -> Bounds:
    low = high = End(lows, lows | {id: one[0] for id, one in known.items()})
    if lows is not highs or any(one[0] != one[1] for one in known.values()):
        high = End(highs, highs | {id: one[1] for id, one in known.items()})
    bounds = Bounds(network, rules, low, high)
    bounds.solve()
    return bounds


def _store(network: Network, middle: Bounds, outer: Bounds, made: Evaluation) -> None:
    """Put down what was solved. Equal strengths are one object: a link is often just 1."""
    lows, highs, floors, ceilings = (end.values for end in (middle.low, middle.high, outer.low, outer.high))
    shared: dict[float, Strength] = {}
    for id in network.bases:
        value = lows[id]
        if not value == highs[id] == floors[id] == ceilings[id]:
            strength = _strength(middle.range(id), outer.range(id))
        elif value in shared:
            strength = shared[value]
        else:
            strength = shared[value] = Strength(value, value, value, True)  # noqa: FBT003
        (made.links if id in network.links else made.nodes)[id] = strength
        if not strength.certified:
            made.circular[id] = middle.range(id)
        elif made.circular:
            made.circular.pop(id, None)
    for id in network.unrated:
        made.nodes[id] = _UNRATED


def _strength(middle: Range, outer: Range) -> Strength:
    value, (lo, hi) = middle[0], outer
    if middle[0] != middle[1]:
        return Strength(None, lo, hi, certified=False)
    return Strength(value, min(lo, value), max(hi, value), certified=True)
