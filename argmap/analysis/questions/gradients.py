"""How fast a topic's strength moves with every credence that leads to it: one pass back from the topic."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from argmap.analysis.propagation import join_of
from argmap.analysis.questions.batch import settled
from argmap.analysis.questions.excerpt import Excerpt
from argmap.analysis.questions.slopes import SLOPES, join_slopes
from argmap.analysis.semantics import DFQUAD

#: A ring of more is not solved at once, which takes time with the cube of its size.
_DENSE = 400
_ROUNDS = 2_000
_STILL = 1e-14

#: On a ring: the place of a source, that of the member it leads to, and how fast it moves it.
Steps = Sequence[tuple[int, int, float]]


def gradients(excerpt: Excerpt) -> dict[int, float]:
    """Give, for each node by place, the derivative of the topic's strength by that node's credence.

    Rings are solved as linear equations (implicit differentiation). Raises AnalysisError
    where circles leave the topic undetermined.
    """
    settled(excerpt)
    values = _values(excerpt)
    pulls = [0.0] * excerpt.size
    pulls[excerpt.top] = 1.0
    by_credence: dict[int, float] = {}
    for group in reversed(excerpt.groups):
        slopes = [_slopes(excerpt, values, place) for place in group]
        shares = _shares(group, [pulls[place] for place in group], [inputs for _, inputs in slopes])
        for place, share, (own, inputs) in zip(group, shares, slopes, strict=True):
            by_credence[place] = share * own
            for source, slope in inputs.items():
                if source not in group:
                    pulls[source] += share * slope
    return {
        place: 0.0 if place in excerpt.fixed else by_credence.get(place, pulls[place])
        for place in excerpt.nodes
    }


def _shares(
    group: Sequence[int], pulls: Sequence[float], inputs: Sequence[dict[int, float]]
) -> Sequence[float]:
    """Give how the topic moves with each member of a group: on a ring, also by way of the others."""
    if len(group) == 1 and group[0] not in inputs[0]:
        return pulls
    places = {place: number for number, place in enumerate(group)}
    steps = [
        (places[source], number, slope)
        for number, slopes in enumerate(inputs)
        for source, slope in slopes.items()
        if source in places
    ]
    solved = _gone_round(np.array(pulls), steps) if len(group) > _DENSE else None
    return [float(one) for one in (_solved_at_once(np.array(pulls), steps) if solved is None else solved)]


def _gone_round(pulls: NDArray[np.float64], steps: Steps) -> NDArray[np.float64] | None:
    """Add what comes by one more step until nothing does; None where that does not end."""
    sources, members, slopes = (np.array(column) for column in zip(*steps, strict=True))
    shares = pulls
    for _ in range(_ROUNDS):
        before = shares
        shares = pulls + np.bincount(sources, slopes * before[members], len(pulls))
        if np.max(np.abs(shares - before)) < _STILL:
            return shares
    return None


def _solved_at_once(pulls: NDArray[np.float64], steps: Steps) -> NDArray[np.float64]:
    within = np.zeros((len(pulls), len(pulls)))
    for source, member, slope in steps:
        within[source, member] += slope
    return np.asarray(np.linalg.lstsq(np.eye(len(pulls)) - within, pulls, rcond=None)[0], dtype=np.float64)


def _slopes(excerpt: Excerpt, values: Sequence[float], place: int) -> tuple[float, dict[int, float]]:
    """Give how fast one variable moves with what it starts from, and with what it is worked out from."""
    if place in excerpt.fixed:
        return 0.0, {}
    premises = excerpt.premises[place]
    if premises:
        joined = join_slopes([values[one] for one in premises], excerpt.rules.premises)
        return 0.0, dict(zip(premises, joined, strict=True))
    attackers, supporters = excerpt.attackers[place], excerpt.supporters[place]
    attacks = [values[link] * values[source] for link, source in attackers]
    supports = [values[link] * values[source] for link, source in supporters]
    is_link = place in excerpt.links
    semantics = DFQUAD if is_link else excerpt.rules.of_nodes
    energy_slopes, influence_slopes = SLOPES["dfquad" if is_link else excerpt.rules.semantics]
    own, by_energy = influence_slopes(excerpt.bases[place], semantics.aggregate(attacks, supports))
    against, in_favour = energy_slopes(attacks, supports)
    inputs: dict[int, float] = {}
    for (link, source), slope in zip((*attackers, *supporters), (*against, *in_favour), strict=True):
        inputs[link] = inputs.get(link, 0.0) + by_energy * slope * values[source]
        inputs[source] = inputs.get(source, 0.0) + by_energy * slope * values[link]
    return own, inputs


def _values(excerpt: Excerpt) -> list[float]:
    """Solve an excerpt as it stands, on plain floats; a ring by going round until nothing moves."""
    values = list(excerpt.bases)
    for place, value in excerpt.fixed.items():
        values[place] = value
    for group in excerpt.groups:
        for _ in range(1 if group[0] not in excerpt.rings else _ROUNDS):
            before = [values[place] for place in group]
            for place in group:
                values[place] = _value(excerpt, values, place)
            if all(abs(values[p] - v) < _STILL for p, v in zip(group, before, strict=True)):
                break
    return values


def _value(excerpt: Excerpt, values: Sequence[float], place: int) -> float:
    if place in excerpt.fixed:
        return excerpt.fixed[place]
    premises = excerpt.premises[place]
    if premises:
        return join_of(excerpt.rules)([values[one] for one in premises])
    attacks = [values[link] * values[source] for link, source in excerpt.attackers[place]]
    supports = [values[link] * values[source] for link, source in excerpt.supporters[place]]
    semantics = DFQUAD if place in excerpt.links else excerpt.rules.of_nodes
    return semantics.influence(excerpt.bases[place], semantics.aggregate(attacks, supports))
