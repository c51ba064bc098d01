"""What is taken for granted for a while: assumptions about nodes, and sources that do not count."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.model.records import Credence, Scenario

#: Node id → true, false or a credence of its own. True and false hold whatever bears on the node.
Assumed = Mapping[str, bool | Credence]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A supposition: what is assumed of nodes, and the ids of sources that are withdrawn.

    Nothing of it is ever stored in a map, and a map without it is evaluated as it stands.
    """

    assume: Assumed = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Say whether anything is supposed at all."""
        return bool(self.assume or self.withdrawn)

    def __eq__(self, other: object) -> bool:
        """Compare; to Python true equals 1, but here only true fixes a node."""
        if not isinstance(other, WhatIf):
            return NotImplemented
        return self.withdrawn == other.withdrawn and _marked(self.assume) == _marked(other.assume)

    __hash__ = None  # type: ignore[assignment]  # it holds a mapping

    def assuming(self, id: str, value: bool | Credence | None) -> "WhatIf":  # noqa: FBT001  a value, no switch
        """Assume something of one more node; None assumes nothing of it."""
        rest = {other: assumed for other, assumed in self.assume.items() if other != id}
        return WhatIf(rest if value is None else {**rest, id: value}, self.withdrawn)

    def withdrawing(self, source: str) -> "WhatIf":
        """Leave out one more source."""
        return WhatIf(self.assume, self.withdrawn | {source})


#: The map as it stands.
NOTHING = WhatIf()


def under(scenario: Scenario | None) -> WhatIf:
    """Give what a scenario supposes; None supposes nothing."""
    return WhatIf(dict(scenario.assume)) if scenario else NOTHING


def _marked(assumed: Assumed) -> dict[str, tuple[bool, object]]:
    return {id: (isinstance(value, bool), value) for id, value in assumed.items()}
