"""The gradual semantics: how what bears on a statement moves its credence, on plain floats.

Each is two steps that can be mixed: an energy made of attacks and supports, and the
influence of that energy on a credence. How fast these move is in `slopes`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, log

from argmap.model.errors import AnalysisError
from argmap.model.wording import tr

Aggregate = Callable[[Sequence[float], Sequence[float]], float]
Influence = Callable[[float, float], float]

#: An energy beyond this moves a strength no further that a float could tell.
_ENOUGH = 700.0


@dataclass(frozen=True, slots=True)
class Semantics:
    """Two steps: attacks and supports to one energy E, then a credence and E to a strength.

    `aggregate(attacks, supports)` rises with every support and falls with every attack;
    `influence(credence, energy)` rises with both. The bounds of a circular map rest on that.
    `freezes` says that nothing can move a credence of 0 or 1.
    """

    aggregate: Aggregate
    influence: Influence
    freezes: bool = False


def product_energy(attacks: Sequence[float], supports: Sequence[float]) -> float:
    """Give E from -1 to 1: each side adds up like independent chances, and the sides are set off.

    Source: Rago, Toni, Aurisicchio, Baroni, KR 2016.
    """
    unattacked = unsupported = 1.0
    for strength in attacks:
        unattacked *= 1.0 - strength
    for strength in supports:
        unsupported *= 1.0 - strength
    return unattacked - unsupported


def sum_energy(attacks: Sequence[float], supports: Sequence[float]) -> float:
    """Give what supports carry together, less what attacks carry together: any number.

    Source: Amgoud, Ben-Naim, IJAR 2018; Potyka, KR 2018.
    """
    return sum(supports) - sum(attacks)


def top_energy(attacks: Sequence[float], supports: Sequence[float]) -> float:
    """Give what the strongest support carries, less the strongest attack: from -1 to 1.

    Source: Mossakowski, Neuhaus 2018.
    """
    return (max(supports) if supports else 0.0) - (max(attacks) if attacks else 0.0)


def linear_influence(credence: float, energy: float) -> float:
    """Move a credence towards 1 by a share E of the way, or towards 0 by -E.

    Source: Rago, Toni, Aurisicchio, Baroni, KR 2016.
    """
    room = 1.0 - credence if energy > 0.0 else credence
    return credence + room * energy


def quadratic_influence(credence: float, energy: float) -> float:
    """Move a credence by the share E² / (1 + E²) of the way to 1 or to 0.

    Source: Potyka, KR 2018.
    """
    square = energy * energy
    share = square / (1.0 + square)
    return credence + (1.0 - credence) * share if energy > 0.0 else credence - credence * share


def ratio_influence(credence: float, energy: float) -> float:
    """Move a credence by the share |E| / (1 + |E|) of the way to 1 or to 0.

    Source: Potyka 2019.
    """
    size = abs(energy)
    share = size / (1.0 + size)
    return credence + (1.0 - credence) * share if energy > 0.0 else credence - credence * share


def euler_influence(credence: float, energy: float) -> float:
    """Give 1 - (1 - w²) / (1 + w·e^E).

    Source: Amgoud, Ben-Naim, IJAR 2018.
    """
    if energy == 0.0:
        return credence  # the formula says so too, up to rounding
    return 1.0 - (1.0 - credence * credence) / (1.0 + credence * exp(min(energy, _ENOUGH)))


def logistic_influence(credence: float, energy: float) -> float:
    """Move a credence by E on the scale of log odds.

    Source: Potyka, AAAI 2021.
    """
    if energy == 0.0 or credence in (0.0, 1.0):
        return credence
    odds = log(credence / (1.0 - credence)) + energy
    if odds >= 0.0:
        return 1.0 / (1.0 + exp(-odds))
    return exp(odds) / (1.0 + exp(odds))


DFQUAD = Semantics(product_energy, linear_influence)

#: Name in commands and reports → the semantics.
SEMANTICS = {
    "dfquad": DFQUAD,
    "qe": Semantics(sum_energy, quadratic_influence),
    "euler": Semantics(sum_energy, euler_influence, freezes=True),
    "mlp": Semantics(sum_energy, logistic_influence, freezes=True),
    "euler-top": Semantics(top_energy, euler_influence, freezes=True),
    "sq-dfquad": Semantics(product_energy, ratio_influence),
}

#: How linked premises go together: they multiply, or the weakest decides.
PREMISES = ("product", "min")


@dataclass(frozen=True, slots=True)
class Rules:
    """By which semantics a map is evaluated, and how linked premises go together.

    Raises AnalysisError for a name that argmap does not know.
    """

    semantics: str = "dfquad"
    premises: str = "product"

    def __post_init__(self) -> None:
        """Refuse unknown names."""
        if self.semantics not in SEMANTICS:
            raise AnalysisError(
                tr(
                    "There are no semantics called “{name}”; argmap knows {known}.",
                    name=self.semantics,
                    known=", ".join(sorted(SEMANTICS)),
                )
            )
        if self.premises not in PREMISES:
            raise AnalysisError(
                tr(
                    "Linked premises cannot be put together by “{name}”; argmap knows {known}.",
                    name=self.premises,
                    known=", ".join(PREMISES),
                )
            )

    @property
    def of_nodes(self) -> Semantics:
        """The semantics of nodes; links always go by `DFQUAD`."""
        return SEMANTICS[self.semantics]


DEFAULT = Rules()
