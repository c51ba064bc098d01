"""How fast each semantics moves: the partial derivatives of `semantics`, on plain floats.

Where a function has a corner, the slope is the middle of those on its two sides.
"""

from collections.abc import Callable, Sequence
from math import exp

from argmap.analysis.semantics import logistic_influence

#: By attack and by support: how fast the energy moves with each of them.
EnergySlopes = Callable[[Sequence[float], Sequence[float]], tuple[list[float], list[float]]]
#: How fast the strength moves with the credence, and with the energy.
InfluenceSlopes = Callable[[float, float], tuple[float, float]]


def product_slopes(attacks: Sequence[float], supports: Sequence[float]) -> tuple[list[float], list[float]]:
    """Give the slopes of `product_energy`."""
    return [-one for one in _products_of_others(attacks)], _products_of_others(supports)


def sum_slopes(attacks: Sequence[float], supports: Sequence[float]) -> tuple[list[float], list[float]]:
    """Give the slopes of `sum_energy`."""
    return [-1.0] * len(attacks), [1.0] * len(supports)


def top_slopes(attacks: Sequence[float], supports: Sequence[float]) -> tuple[list[float], list[float]]:
    """Give the slopes of `top_energy`."""
    return [-one for one in _tops(attacks)], _tops(supports)


def linear_slopes(credence: float, energy: float) -> tuple[float, float]:
    """Give the slopes of `linear_influence`."""
    return 1.0 - abs(energy), _room(credence, energy)


def quadratic_slopes(credence: float, energy: float) -> tuple[float, float]:
    """Give the slopes of `quadratic_influence`."""
    square = 1.0 + energy * energy
    return 1.0 / square, _room(credence, energy) * 2.0 * abs(energy) / (square * square)


def ratio_slopes(credence: float, energy: float) -> tuple[float, float]:
    """Give the slopes of `ratio_influence`."""
    size = 1.0 + abs(energy)
    return 1.0 / size, _room(credence, energy) / (size * size)


def euler_slopes(credence: float, energy: float) -> tuple[float, float]:
    """Give the slopes of `euler_influence`."""
    growth = exp(min(energy, 350.0))
    rest = 1.0 + credence * growth
    left = (1.0 - credence * credence) / rest * (growth / rest)
    return 2.0 * credence / rest + left, credence * left


def logistic_slopes(credence: float, energy: float) -> tuple[float, float]:
    """Give the slopes of `logistic_influence`."""
    if credence in (0.0, 1.0):
        return exp(min(energy if credence == 0.0 else -energy, 350.0)), 0.0
    strength = logistic_influence(credence, energy)
    steep = strength * (1.0 - strength)
    return steep / (credence * (1.0 - credence)), steep


#: Name of the semantics → the slopes of its two steps.
SLOPES: dict[str, tuple[EnergySlopes, InfluenceSlopes]] = {
    "dfquad": (product_slopes, linear_slopes),
    "qe": (sum_slopes, quadratic_slopes),
    "euler": (sum_slopes, euler_slopes),
    "mlp": (sum_slopes, logistic_slopes),
    "euler-top": (top_slopes, euler_slopes),
    "sq-dfquad": (product_slopes, ratio_slopes),
}


def join_slopes(values: Sequence[float], join: str) -> list[float]:
    """Give how fast linked premises, taken together, move with each of them."""
    if join == "product":
        return _products(values)
    return _decisive(values, min(values))


def _room(credence: float, energy: float) -> float:
    """Give how far a strength can still go in the direction of the energy."""
    if energy == 0.0:
        return 0.5
    return 1.0 - credence if energy > 0.0 else credence


def _products_of_others(strengths: Sequence[float]) -> list[float]:
    """Give, for each, the product of 1 minus every other one."""
    return _products([1.0 - one for one in strengths])


def _products(values: Sequence[float]) -> list[float]:
    """Give, for each, the product of all the others."""
    made = [1.0] * len(values)
    before = after = 1.0
    for place, value in enumerate(values):
        made[place] *= before
        before *= value
    for place in range(len(values) - 1, -1, -1):
        made[place] *= after
        after *= values[place]
    return made


def _tops(strengths: Sequence[float]) -> list[float]:
    return _decisive(strengths, max(strengths, default=0.0))


def _decisive(strengths: Sequence[float], value: float) -> list[float]:
    """Share the slope out among those that have the deciding value: moved together, they move all of it."""
    share = 1.0 / max(1, list(strengths).count(value))
    return [share if one == value else 0.0 for one in strengths]
