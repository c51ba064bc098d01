"""All that leads to one node, cut out of a map as plain numbers, to be asked many what-ifs. Asks none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from argmap.analysis.network import Network, Pair
from argmap.analysis.semantics import DEFAULT, Rules
from argmap.analysis.strength import Evaluator
from argmap.analysis.whatif import NOTHING, WhatIf
from argmap.model.errors import AnalysisError
from argmap.model.graph import ArgumentMap
from argmap.model.records import CARRIED_KINDS
from argmap.model.wording import tr


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The variables that a topic is worked out from, by place, the topic among them.

    It never changes, whatever becomes of the map, so it may be handed to another thread.
    `groups` is the order to solve them in, a ring as one group. `nodes` are the ids of the
    nodes other than the topic, by place, `links` those of links; `adjustable` are the nodes
    whose credence is the reader's to set. Bands count with their midpoints.
    """

    topic: str
    top: int
    rules: Rules
    nodes: dict[int, str]
    adjustable: frozenset[int]
    links: dict[int, str]
    bases: tuple[float, ...]
    attackers: tuple[tuple[Pair, ...], ...]
    supporters: tuple[tuple[Pair, ...], ...]
    premises: tuple[tuple[int, ...], ...]
    fixed: dict[int, float]
    groups: tuple[tuple[int, ...], ...]
    rings: frozenset[int]
    is_wanted: Callable[[], bool] = field(default=lambda: True, compare=False, repr=False)

    @property
    def size(self) -> int:
        """How many variables there are."""
        return len(self.bases)

    def while_wanted(self, is_wanted: Callable[[], bool]) -> "Excerpt":
        """Give the same variables; a question about them ends with an AnalysisError once this says no."""
        return replace(self, is_wanted=is_wanted)

    def under(self, rules: Rules) -> "Excerpt":
        """Give the same variables under other rules."""
        return replace(self, rules=rules)


def cut(map: ArgumentMap, topic: str, whatif: WhatIf = NOTHING, rules: Rules = DEFAULT) -> Excerpt:
    """Cut out what leads to a node of a map. Raises AnalysisError where there is no such node."""
    return cut_from(Evaluator(map, whatif, rules), topic)


def cut_from(evaluator: Evaluator, topic: str) -> Excerpt:
    """Cut out what leads to a node of a map that is evaluated already: takes what leads there only.

    Raises AnalysisError where there is no such node.
    """
    network, map = evaluator.network, evaluator.map
    if topic not in map.nodes:
        raise AnalysisError(tr("There is no node “{id}” in this map; give the id of one.", id=topic))
    slots = _leading_to(network, network.slots[topic])
    places = {slot: place for place, slot in enumerate(slots)}
    nodes = {places[slot]: network.ids[slot] for slot in slots if network.ids[slot] in map.nodes}
    top = places[network.slots[topic]]
    del nodes[top]
    return Excerpt(
        topic=topic,
        top=top,
        rules=evaluator.evaluation.rules,
        nodes=nodes,
        adjustable=frozenset(
            place
            for place, id in nodes.items()
            if map.nodes[id].kind not in CARRIED_KINDS and slots[place] not in network.fixed
        ),
        links={places[slot]: network.ids[slot] for slot in slots if slot in network.links},
        bases=tuple(network.bases[slot] for slot in slots),
        attackers=tuple(_pairs(network, network.attackers, places, slot) for slot in slots),
        supporters=tuple(_pairs(network, network.supporters, places, slot) for slot in slots),
        premises=tuple(tuple(places[one] for one in network.premises[slot]) for slot in slots),
        fixed={places[slot]: network.fixed[slot] for slot in slots if slot in network.fixed},
        groups=_groups(network, slots, places),
        rings=frozenset(places[slot] for slot in slots if slot in network.rings),
    )


def _leading_to(network: Network, top: int) -> list[int]:
    """Give the slots that a variable is worked out from and itself, by rank; fixed ones end the way."""
    found = {top}
    waiting = [top]
    while waiting:
        slot = waiting.pop()
        if slot not in network.fixed:
            fresh = [one for one in network.leading_to(slot) if one not in found]
            found.update(fresh)
            waiting.extend(fresh)
    return sorted(found, key=lambda slot: (network.ranks[slot], network.ids[slot]))


def _pairs(
    network: Network, sides: Sequence[Sequence[Pair]], places: dict[int, int], slot: int
) -> tuple[Pair, ...]:
    if slot in network.fixed:
        return ()
    return tuple((places[link], places[source]) for link, source in sides[slot])


def _groups(network: Network, slots: Sequence[int], places: dict[int, int]) -> tuple[tuple[int, ...], ...]:
    """Give the variables that something bears on, in order of rank, those of a ring together."""
    made: list[tuple[int, ...]] = []
    ringed: set[int] = set()
    for slot in slots:
        if slot in ringed or not network.is_moved(slot):
            continue
        ring = [one for one in network.rings.get(slot, (slot,)) if one in places]
        ringed.update(ring)
        made.append(tuple(places[one] for one in ring))
    return tuple(made)
