"""The gradual semantics: how what bears on a statement moves its credence, on plain floats."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

Aggregate = Callable[[Iterable[float], Iterable[float]], float]
Influence = Callable[[float, float], float]


@dataclass(frozen=True, slots=True)
class Semantics:
    """Two steps: attacks and supports to one energy E, then a credence and E to a strength.

    `aggregate(attacks, supports)` rises with every support and falls with every attack;
    `influence(credence, energy)` rises with both. The bounds of a circular map rest on that.
    """

    aggregate: Aggregate
    influence: Influence


def dfquad_aggregate(attacks: Iterable[float], supports: Iterable[float]) -> float:
    """Give E from -1 to 1: each side adds up like independent chances, and the sides are set off.

    Source: Rago, Toni, Aurisicchio, Baroni, KR 2016.
    """
    unattacked = unsupported = 1.0
    for strength in attacks:
        unattacked *= 1.0 - strength
    for strength in supports:
        unsupported *= 1.0 - strength
    return unattacked - unsupported


def dfquad_influence(credence: float, energy: float) -> float:
    """Move a credence towards 1 by a share E of the way, or towards 0 by -E.

    Source: Rago, Toni, Aurisicchio, Baroni, KR 2016.
    """
    room = 1.0 - credence if energy > 0.0 else credence
    return credence + room * energy


DFQUAD = Semantics(dfquad_aggregate, dfquad_influence)

#: Name in commands and reports → the semantics.
SEMANTICS = {"dfquad": DFQUAD}
