"""Which nodes and links stand, fall, or stay undecided, and why; the words for it are in `verdicts`.

A status is the grounded one: what has to be, whichever side one takes in a circle. What one
could accept by taking sides is in `standing`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from argmap.analysis.acceptance.statuses import (
    IN,
    OUT,
    UNDECIDED,
    Statuses,
    blocking,
    circular,
    leaned_on,
)
from argmap.analysis.network import Network, Pair
from argmap.analysis.whatif import NOTHING, WhatIf
from argmap.model.graph import ArgumentMap

Status = Literal["in", "out", "undecided"]
Reason = Literal[
    "assumed", "withdrawn", "attacked", "disbelieved", "undercut", "premise", "unsupported", "circular"
]


class Label(NamedTuple):
    """A status, the reason for it, and the ids it is because of.

    A node is in without a reason or since it is `assumed`. It is out when `attacked`,
    `disbelieved` (rejected, or believed less than even, with nothing in support), `assumed`
    or `withdrawn` (no source is left). A link is out when it is `undercut` or a `premise`
    is out. Undecided is `circular` for what is on or behind a circle of undecided ones, else
    `unsupported`: all supports are out, or it hangs on something that lacks support.
    `because` names the decisive links; for the premises of a link, nodes.
    """

    status: Status
    reason: Reason | None = None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Labelling:
    """A Label for each node and each evaluated link.

    For those who go on with it, by slot of the network: what is `held`, `own` statuses,
    `rest`, the undecided on or behind circles, and what these are `leaning` on.
    """

    nodes: Mapping[str, Label]
    links: Mapping[str, Label]
    held: dict[int, int] = field(repr=False)
    own: list[int] = field(repr=False)
    leaning: dict[int, list[int]] = field(repr=False)
    rest: list[list[int]] = field(repr=False)

    def get(self, id: str) -> Label | None:
        """Give the label of a node or link; None for what is not evaluated."""
        return self.nodes[id] if id in self.nodes else self.links.get(id)


def label(network: Network, map: ArgumentMap, whatif: WhatIf = NOTHING) -> Labelling:
    """Label every node and evaluated link of a network, made of this map under this supposition.

    A link is in when all its premises are in, every attack on it is out, and one of its
    supports is in, if it has any; out when a premise is out or an attack on it is in. A node
    is out when an attack on it is in, or nothing supports it and it is rejected or believed
    less than even; else it is in when every attack on it is out and one of its supports is
    in, if it has any. The rest is undecided. Weights and kinds count for nothing.
    Source: Dung 1995; Gordon, Prakken, Walton 2007; docs/evaluation.md.
    """
    return read(network, map, Statuses(network, map), whatif)


def status_of(own: int) -> Status:
    """Name a status of `statuses`."""
    return "in" if own == IN else "out" if own == OUT else "undecided"


def read(network: Network, map: ArgumentMap, statuses: Statuses, whatif: WhatIf) -> Labelling:
    """Give labels for statuses that are known. A label is made when it is asked for."""
    own, undecided = statuses.own, sorted(statuses.undecided)
    blocked = {slot: blocking(network, own, slot) for slot in undecided}
    rings = blocked if network.rings else {}  # most maps have none, and then nothing can run in a circle
    leaning = {slot: leaned_on(network, own, slot, pairs) for slot, pairs in rings.items()}
    rest = circular(leaning)
    reading = _Reading(network, map, whatif, own, blocked, {slot for group in rest for slot in group})
    nodes = _Labels(map.nodes, reading.of_node)
    links = _Labels([network.ids[slot] for slot in network.links], reading.of_link)
    return Labelling(nodes, links, statuses.held, own, leaning, rest)


class _Labels(Mapping[str, Label]):
    """Labels by id, each made when it is first asked for."""

    def __init__(self, ids: Iterable[str], make: Callable[[str], Label]) -> None:
        self._made: dict[str, Label | None] = dict.fromkeys(ids)
        self._make = make

    def __getitem__(self, id: str) -> Label:
        made = self._made[id]
        if made is None:
            made = self._made[id] = self._make(id)
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads reasons off the statuses."""

    network: Network
    map: ArgumentMap
    whatif: WhatIf
    own: list[int]
    blocked: dict[int, list[Pair]]
    circular: set[int]

    def of_node(self, id: str) -> Label:
        """Give the label of a node; most need no second look."""
        slot = self.network.slots[id]
        return _STANDS if self.own[slot] == IN and slot not in self.network.fixed else self._node(slot)

    def of_link(self, id: str) -> Label:
        """Give the label of an evaluated link; most need no second look."""
        slots, own = self.network.slots, self.own
        premises = self.map.links[id].premises
        carried = min([own[slots[one]] for one in premises])
        return _STANDS if carried == IN == own[slots[id]] else self._link(slots[id], premises, carried)

    def _node(self, slot: int) -> Label:
        network, status = self.network, self.own[slot]
        if slot in network.fixed:
            is_assumed = network.ids[slot] in self.whatif.assume
            return Label("in" if status == IN else "out", "assumed" if is_assumed else "withdrawn")
        if status == UNDECIDED:
            return self._undecided(slot)
        attacks = self._standing(network.attackers[slot])
        return Label("out", "attacked", attacks) if attacks else _DISBELIEVED

    def _link(self, slot: int, premises: Collection[str], carried: int) -> Label:
        own = self.own
        if own[slot] == OUT:
            return Label("out", "undercut", self._standing(self.network.attackers[slot]))
        if carried == IN:
            return self._undecided(slot)
        decisive = tuple(premises)
        if len(decisive) > 1:
            slots = self.network.slots
            decisive = tuple([id for id in decisive if own[slots[id]] == carried])
        return Label("out", "premise", decisive) if carried == OUT else self._open(slot, decisive)

    def _open(self, slot: int, premises: tuple[str, ...]) -> Label:
        """Say why a link with undecided premises is undecided: by what bears on it, or by these."""
        step = self._undecided(slot) if slot in self.blocked else None
        if step and step.reason == "circular":
            return step
        slots = self.network.slots
        if ringed := tuple([id for id in premises if slots[id] in self.circular]):
            return Label("undecided", "circular", ringed)
        return step or Label("undecided", "unsupported", premises)

    def _undecided(self, slot: int) -> Label:
        pairs = self.blocked[slot]
        if slot in self.circular:
            pairs = [pair for pair in pairs if not self.circular.isdisjoint(pair)]
            return Label("undecided", "circular", self._links(pairs))
        return Label("undecided", "unsupported", self._links(pairs or self.network.supporters[slot]))

    def _standing(self, pairs: Sequence[Pair]) -> tuple[str, ...]:
        own = self.own
        return self._links([pair for pair in pairs if own[pair[0]] == IN == own[pair[1]]]) if pairs else ()

    def _links(self, pairs: Sequence[Pair]) -> tuple[str, ...]:
        ids = self.network.ids
        return tuple([ids[link] for link, _ in pairs])


_STANDS = Label("in")
_DISBELIEVED = Label("out", "disbelieved")
