"""A map as an abstract framework of arguments and plain attacks (Dung 1995), for solvers of others."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from argmap.analysis.acceptance.statuses import OUT, held
from argmap.analysis.network import Network, Pair
from argmap.model.graph import ArgumentMap


class Framework(NamedTuple):
    """Arguments by name, and pairs of attacker and attacked."""

    arguments: list[str]
    attacks: list[tuple[str, str]]


def flatten(network: Network, map: ArgumentMap) -> Framework:
    """Turn supports, linked premises, undercuts and what is held into arguments and attacks alone.

    Nodes and links keep their ids. ``~p`` stands for “p fails” and goes between a premise and
    its links; ``nosupport:x`` attacks itself and whatever is supported, until a support
    answers it; ``held:x`` attacks what is out by itself. The complete labellings are those of
    the map. Stable ones are not: ``nosupport:x`` is never in, so no labelling of the
    framework is stable where all supports of one x fail, even if x itself is out.
    A link whose target is not evaluated bears on nothing and is left out.
    """
    return _Flattening(network, held(network, map)).framework()


class _Flattening:
    def __init__(self, network: Network, held: dict[int, int]) -> None:
        self._network = network
        self._held = held
        self._fails = _unused("~", network.slots)
        self._lacks = _unused("nosupport:", network.slots)
        self._holds = _unused("held:", network.slots)

    def framework(self) -> Framework:
        network = self._network
        # in the order of ids, so that the same map gives the same lists however it came about
        slots = [slot for _, slot in sorted(network.slots.items())]
        pairs = [pair for slot in slots for pair in (*network.attackers[slot], *network.supporters[slot])]
        connected = {link for link, _ in pairs}
        kept = [slot for slot in slots if slot not in network.links or slot in connected]
        attacks = [*self._from_premises(pairs), *(attack for slot in kept for attack in self._into(slot))]
        names = (network.ids[slot] for slot in kept)
        return Framework(list(dict.fromkeys(chain(names, *attacks))), attacks)

    def _from_premises(self, pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
        """Let each premise that fails take its links down."""
        network, seen = self._network, set()
        for link, source in pairs:
            for slot in network.premises[source] or (source,):
                id = network.ids[slot]
                if slot not in seen:
                    seen.add(slot)
                    yield id, self._fails + id
                yield self._fails + id, network.ids[link]

    def _into(self, slot: int) -> Iterator[tuple[str, str]]:
        """Give the attacks on a node or link and on its lack of support."""
        network, id = self._network, self._network.ids[slot]
        if slot in self._held:
            if self._held[slot] == OUT:
                yield self._holds + id, id
            return
        yield from ((network.ids[link], id) for link, _ in network.attackers[slot])
        if network.supporters[slot]:
            lack = self._lacks + id
            yield from ((lack, lack), (lack, id))
            yield from ((network.ids[link], lack) for link, _ in network.supporters[slot])


def _unused(prefix: str, ids: Iterable[str]) -> str:
    """Lengthen a prefix until no id begins with it: ids of a file may look like anything."""
    while any(id.startswith(prefix) for id in ids):
        prefix = prefix[0] + prefix
    return prefix
