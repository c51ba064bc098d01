"""Which nodes nobody has rated, and what rests on them. No strengths."""

from collections.abc import Iterable, Sequence

from argmap.analysis.network import Network
from argmap.analysis.propagation import ripple


class Resting:
    """Keeps the slots of unrated nodes, and of what is worked out from one of them."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self.unrated: set[int] = set()
        self.resting: set[int] = set()
        self.update(network.unset)

    def update(self, dirty: Iterable[int]) -> set[int]:
        """Look at `dirty` slots and what follows from them again; give those that differ."""
        if not self._network.unset and not self.unrated and not self.resting:
            return set()
        return ripple(self._network, dirty, self._settle)

    def _settle(self, group: Sequence[int]) -> list[int]:
        before = [(slot in self.unrated, slot in self.resting) for slot in group]
        rests = any(self._is_led_to(slot, group) for slot in group)
        for slot in group:
            _note(self.unrated, slot, does=self._network.is_unrated(slot))
            _note(self.resting, slot, does=rests and slot not in self._network.fixed)
        after = [(slot in self.unrated, slot in self.resting) for slot in group]
        return [slot for slot, one, other in zip(group, before, after, strict=True) if one != other]

    def _is_led_to(self, slot: int, group: Sequence[int]) -> bool:
        """Say whether an unrated node, or what rests on one, leads here from outside the group."""
        if slot in self._network.fixed:
            return False
        return any(
            one in self.unrated or one in self.resting
            for one in self._network.leading_to(slot)
            if one not in group
        )


def _note(slots: set[int], slot: int, *, does: bool) -> None:
    (slots.add if does else slots.discard)(slot)
