"""What could be accepted by taking sides: what is in under some, or under every, preferred labelling.

A complete labelling meets the conditions of `acceptance` everywhere; it is preferred when no
other has more in. Only the undecided on or behind circles are searched, component by
component: how one circle can be settled is found in `sides`, what follows from it here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from argmap.analysis.acceptance.cases import (
    ALWAYS,
    Case,
    Purse,
    SpentError,
    World,
    always,
    can_all_hold,
    inverse,
    merged,
    most,
    simple,
)
from argmap.analysis.acceptance.labels import Labelling
from argmap.analysis.acceptance.sides import Side, Sides
from argmap.analysis.acceptance.statuses import IN, OUT, UNDECIDED
from argmap.analysis.network import Network, Pair
from argmap.model.graph import ArgumentMap

_STEPS_FEW = 400_000
_STEPS_EACH = 4


@dataclass(frozen=True, slots=True)
class Standing:
    """By id of a node or link: whether it is in under some preferred labelling, and under every one.

    `has_stable` says whether some complete labelling leaves no circle undecided: then all
    that is undecided lacks support, or hangs on what does. None stands for what the budget
    did not suffice for.
    """

    credulous: dict[str, bool | None]
    sceptical: dict[str, bool | None]
    has_stable: bool | None


def standing(network: Network, map: ArgumentMap, labelling: Labelling, budget: int | None = None) -> Standing:
    """Find what preferred labellings accept, from the labelling of this network of this map.

    `budget` limits the work: a step is a look at one thing that bears on another. A circle
    of supports is settled by holding itself up, which the labelling leaves undecided.
    Source: Dung 1995; components in order as in Baroni, Giacomin, Guida 2005.
    """
    purse = Purse(max(_STEPS_FEW, _STEPS_EACH * len(network.ids)) if budget is None else budget)
    search = _Search(network, labelling, purse)
    for number, group in enumerate(labelling.rest):
        search.take(number, group)
    credulous: dict[str, bool | None] = {id: one.status == "in" for id, one in labelling.nodes.items()}
    credulous.update((id, one.status == "in") for id, one in labelling.links.items())
    sceptical = dict(credulous)
    for id, statuses in search.found(map):
        credulous[id] = IN in statuses if statuses else None
        sceptical[id] = statuses == {IN} if statuses else None
    return Standing(credulous, sceptical, search.has_stable())


@dataclass(slots=True)
class _Search:
    """Goes through the components in order.

    `worlds` holds the slots whose status is not the one of the labelling in every case,
    `unknown` those given up, and `sound` the good cases of each circle that has bad ones.
    """

    network: Network
    labelling: Labelling
    purse: Purse
    worlds: dict[int, list[World]] = field(default_factory=dict)
    unknown: set[int] = field(default_factory=set)
    sound: list[list[Case]] = field(default_factory=list)
    sides: Sides = field(init=False)

    def __post_init__(self) -> None:
        """Get ready to settle circles."""
        self.sides = Sides(self.network, self.labelling.own if self.labelling.rest else (), self.purse)

    def take(self, number: int, group: Sequence[int]) -> None:
        """Find what a component can come to, given all that leads to it."""
        leaning = self.labelling.leaning
        leads = dict.fromkeys(other for slot in group for other in leaning[slot])
        try:
            if not self.unknown.isdisjoint(leads):
                raise SpentError
            with self.purse.half():
                if len(group) > 1 or group[0] in leads:
                    self._settle(number, group, [one for one in leads if one in self.worlds])
                else:
                    self._keep(group[0], self._follow(group[0]))
        except SpentError:
            self.unknown.update(group)

    def found(self, map: ArgumentMap) -> Iterator[tuple[str, set[int]]]:
        """Give what nodes and links on or behind circles can come to; nothing where that is unknown."""
        ids, slots, labelling = self.network.ids, self.network.slots, self.labelling
        found = {ids[slot] for slot in (*self.worlds, *self.unknown)}
        nodes = [id for id in found if id in labelling.nodes]
        found.update(link for id in nodes for link in map.link_ids_from(id))
        for id in nodes:
            yield id, self._possible([slots[id]])
        for id in found & labelling.links.keys():
            yield id, self._possible([slots[id], *(slots[one] for one in map.links[id].premises)])

    def has_stable(self) -> bool | None:
        """Say whether no circle need be left undecided; None when that is not known."""
        if not all(self.sound):
            return False
        try:
            can = can_all_hold(self.purse, self.sound)
        except SpentError:
            return None
        return None if can and self.unknown else can

    # -- inside ---------------------------------------------------------------------------

    def _possible(self, parts: Sequence[int]) -> set[int]:
        known = [self._of(slot) for slot in parts if slot not in self.unknown]
        if any(all(status != IN for _, status in worlds) for worlds in known):
            return {UNDECIDED}  # or out: not in, at any rate
        if len(known) < len(parts):
            return set()
        try:
            return {status for _, status in self._least(parts)}
        except SpentError:
            return set()

    def _settle(self, number: int, group: Sequence[int], outside: Sequence[int]) -> None:
        """Take every side in a circle, in every case of what leads to it."""
        known: dict[tuple[int, ...], list[Side]] = {}
        found: list[tuple[Case, Side]] = []
        for place, (case, given) in enumerate(self._cases(outside)):
            if given not in known:
                known[given] = self.sides.find(group, dict(zip(outside, given, strict=True)))
            sides = known[given]
            self.purse.spend(len(sides) * len(group))
            several = len(sides) > 1
            found += [
                ({**case, (number, place): at} if several else case, side) for at, side in enumerate(sides)
            ]
        for at, slot in enumerate(group):
            self._keep(slot, [(case, side.statuses[at]) for case, side in found])
        if not all(side.is_sound for _, side in found):
            self.sound.append([case for case, side in found if side.is_sound])

    def _cases(self, outside: Sequence[int]) -> list[tuple[Case, tuple[int, ...]]]:
        cases: list[tuple[Case, tuple[int, ...]]] = [(ALWAYS, ())]
        for slot in outside:
            cases = merged(self.purse, cases, self.worlds[slot], lambda given, status: (*given, status))
        return cases

    def _follow(self, slot: int) -> list[World]:
        """Work out what is on no circle itself."""
        network = self.network
        if joined := network.premises[slot]:
            return self._least(joined)
        attack = self._most(OUT, network.attackers[slot])
        support = self._most(UNDECIDED, network.supporters[slot]) if network.supporters[slot] else always(IN)
        return simple(merged(self.purse, inverse(attack), support, min))

    def _most(self, least: int, pairs: Sequence[Pair]) -> list[World]:
        return most(self.purse, least, IN, [self._least(pair) for pair in pairs])

    def _least(self, slots: Sequence[int]) -> list[World]:
        return inverse(most(self.purse, OUT, IN, [inverse(self._of(slot)) for slot in slots]))

    def _of(self, slot: int) -> list[World]:
        return self.worlds.get(slot) or always(self.labelling.own[slot])

    def _keep(self, slot: int, worlds: list[World]) -> None:
        worlds = simple(worlds)
        if worlds != always(UNDECIDED):
            self.worlds[slot] = worlds
