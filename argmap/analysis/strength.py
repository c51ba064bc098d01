"""How strong every node and link of a map is, given what supports and attacks it, and kept so as it changes.

Links are variables as nodes are; what goes in circles gets a range instead of a value.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec import Struct

from argmap.analysis.acceptance.labels import Labelling, Status, read, status_of
from argmap.analysis.acceptance.statuses import Statuses
from argmap.analysis.downstream import take_up
from argmap.analysis.grounds import UNRATED, Grounds
from argmap.analysis.network import build
from argmap.analysis.propagation import Bounds
from argmap.analysis.resting import Resting
from argmap.analysis.semantics import DEFAULT, Rules
from argmap.analysis.whatif import NOTHING, WhatIf
from argmap.model.change import Change
from argmap.model.graph import ArgumentMap


class Strength(Struct, frozen=True, gc=False):
    """A node's or link's strength from 0 to 1, and its bounds.

    `strength` is None where arguments run in circles and leave it undetermined; `certified`
    is then False. A credence band gives `lo` < `hi` with a strength from the midpoints.
    `is_unrated` flags a node with no credence and nothing that bears on it; `rests_on_unrated`
    what such a node leads to.
    """

    strength: float | None
    lo: float
    hi: float
    certified: bool
    is_unrated: bool = False
    rests_on_unrated: bool = False

    @property
    def middle(self) -> float:
        """The strength; where circles leave it open, the middle of its bounds."""
        return (self.lo + self.hi) / 2 if self.strength is None else self.strength


_UNRATED = Strength(UNRATED, UNRATED, UNRATED, certified=True, is_unrated=True)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What evaluation makes of a map: a Strength for each node and each evaluated link.

    An Evaluator goes on with it: after an edit it holds what is true then.
    """

    rules: Rules
    nodes: dict[str, Strength]
    links: dict[str, Strength]

    def get(self, id: str) -> Strength | None:
        """Give the strength of a node or link; None for what is not evaluated."""
        return self.nodes.get(id) or self.links.get(id)


def evaluate(map: ArgumentMap, whatif: WhatIf = NOTHING, rules: Rules = DEFAULT) -> Evaluation:
    """Evaluate the whole map, under a supposition if one is given.

    n nodes and links without rings take one exact pass. Neutral links, links of unknown
    stance and links that are not sound are left out.
    """
    return Evaluator(map, whatif, rules).evaluation


class Evaluator:
    """Keeps a map's evaluation up to date: an edit costs what lies downstream of it and changes.

    The map is only read. What `follow` and `suppose` make equals what `evaluate` would, and
    they give the ids for which a strength, or a status once it was asked for, differs.
    """

    def __init__(self, map: ArgumentMap, whatif: WhatIf = NOTHING, rules: Rules = DEFAULT) -> None:
        self.map = map
        self.whatif = whatif
        self.evaluation = Evaluation(rules, {}, {})
        self.network = build(map, Grounds(map, whatif))
        network = self.network
        self.middle = Bounds(network, rules, network.bases, network.bases)
        self.middle.solve()
        self.outer = self._solved_ends()
        self.resting = Resting(network)
        self._is_simple = False
        self._statuses: Statuses | None = None
        self._labelling: Labelling | None = None
        self._put(network.slots.values())

    def follow(self, change: Change) -> frozenset[str]:
        """Take up a change that the map has already; give the ids whose strength differs, came or went."""
        grounds = Grounds(self.map, self.whatif)
        dirty, gone = take_up(self.network, grounds, change)
        if not dirty and not gone:
            return frozenset()
        return self._update(dirty) | self._forget(gone)

    def suppose(self, whatif: WhatIf) -> frozenset[str]:
        """Suppose something else from now on; give the ids whose strength differs."""
        if whatif == self.whatif:
            return frozenset()
        before, self.whatif = self.whatif, whatif
        grounds = Grounds(self.map, whatif)
        network = self.network
        dirty = network.fix(grounds.fixed)
        for id in before.assume.keys() | whatif.assume.keys():
            if id in self.map.nodes:
                dirty.add(network.put_node(self.map.nodes[id], grounds))
        if before.withdrawn != whatif.withdrawn:
            dirty |= _put_cited(self, grounds)
        return self._update(dirty)

    @property
    def labelling(self) -> Labelling:
        """What stands, falls or stays undecided; kept up to date from the first time it is asked for."""
        if self._statuses is None:
            self._statuses = Statuses(self.network, self.map)
        if self._labelling is None:
            self._labelling = read(self.network, self.map, self._statuses, self.whatif)
        return self._labelling

    def status(self, id: str) -> Status | None:
        """Give the status of a node as last worked out; None for what is not evaluated."""
        slot = self.network.slots.get(id)
        if slot is None:
            return None
        if self._statuses is None:
            self._statuses = Statuses(self.network, self.map)
        return status_of(self._statuses.own[slot])

    def range(self, id: str) -> tuple[float, float]:
        """Give the bounds of a node or link at the midpoints of all bands: equal unless circular."""
        return self.middle.range(self.network.slots[id])

    # -- inside ---------------------------------------------------------------------------

    def _solved_ends(self) -> Bounds:
        """Solve both ends of the bands; without any band the middle is all there is."""
        network = self.network
        if not network.banded:
            return self.middle
        outer = Bounds(network, self.evaluation.rules, network.lows, network.highs)
        outer.solve()
        return outer

    def _update(self, dirty: set[int]) -> frozenset[str]:
        network = self.network
        changed = self.middle.update(dirty)
        if bool(network.banded) != (self.outer is not self.middle):
            self.outer = self._solved_ends()
            changed |= set(network.slots.values())
        elif network.banded:
            changed |= self.outer.update(dirty)
        differs = self._put(changed | dirty | self.resting.update(dirty))
        self._labelling = None
        if self._statuses is not None:
            differs |= {network.ids[slot] for slot in self._statuses.update(dirty)} & network.slots.keys()
        return differs

    def _put(self, slots: Iterable[int]) -> frozenset[str]:
        """Put down what was solved; give the ids for which it differs. Equal strengths are one object."""
        network, nodes, links = self.network, self.evaluation.nodes, self.evaluation.links
        differs = set()
        shared: dict[float, Strength] = {}
        self._is_simple = self._has_points_only()
        for slot in slots:
            id = network.ids[slot]
            if network.slots.get(id) != slot:  # a junction, or one let go
                continue
            section = links if slot in network.links else nodes
            strength = self._strength(slot, shared)
            if id not in section or section[id] != strength:
                section[id] = strength
                differs.add(id)
        return frozenset(differs)

    def _strength(self, slot: int, shared: dict[float, Strength]) -> Strength:
        value = self.middle.low[slot]
        if self._is_simple:
            known = shared.get(value)
            return known or shared.setdefault(value, Strength(value, value, value, certified=True))
        is_point = value == self.middle.high[slot] == self.outer.low[slot] == self.outer.high[slot]
        if is_point and value in shared and not self._is_noted(slot):
            return shared[value]
        if slot in self.resting.unrated:
            return _UNRATED
        lo, hi = self.outer.range(slot)
        rests = slot in self.resting.resting
        if value != self.middle.high[slot]:
            return Strength(None, lo, hi, certified=False, rests_on_unrated=rests)
        made = Strength(value, min(lo, value), max(hi, value), certified=True, rests_on_unrated=rests)
        return shared.setdefault(value, made) if is_point and not rests else made

    def _has_points_only(self) -> bool:
        """Say whether every strength is one exact number and nothing rests on an unrated node."""
        middle, resting = self.middle, self.resting
        is_exact = self.outer is middle and middle.low is middle.high
        return is_exact and not resting.unrated and not resting.resting

    def _is_noted(self, slot: int) -> bool:
        return slot in self.resting.unrated or slot in self.resting.resting

    def _forget(self, ids: Iterable[str]) -> frozenset[str]:
        nodes, links = self.evaluation.nodes, self.evaluation.links
        return frozenset(id for id in ids if nodes.pop(id, None) or links.pop(id, None))


def _put_cited(evaluator: Evaluator, grounds: Grounds) -> set[int]:
    """Take up anew what has its credence or weight from ratings, and what is linked from it."""
    map, network = evaluator.map, evaluator.network
    cited = [node for node in map.nodes.values() if node.citations]
    links = {id for node in cited for id in map.link_ids_from(node.id) if id in network.slots}
    dirty = {network.put_node(node, grounds) for node in cited}
    return dirty | {network.put_link(map.links[id], grounds) for id in links}
