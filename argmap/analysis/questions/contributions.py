"""What each node contributes to a topic's strength. The methods answer different questions and can disagree.

Sources: Kampik, Potyka, Yin, Čyras, Toni 2024 (contributions in quantitative bipolar
argumentation); Shapley 1953; Castro, Gómez, Tejada 2009 (sampling by permutations).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import factorial, sqrt

import numpy as np
from numpy.typing import NDArray

from argmap.analysis.questions.batch import Columns, Mask, Value, ask, chunks, settled, without
from argmap.analysis.questions.excerpt import Excerpt
from argmap.analysis.questions.gradients import gradients
from argmap.model.errors import AnalysisError
from argmap.model.wording import tr

#: Up to so many nodes Shapley values are exact: that takes two to the power of it.
EXACT_UP_TO = 14
#: About how many single values a sample may take to work out.
_WORK = 60_000_000
_FEWEST, _MOST = 8, 4_000
#: How many what-ifs a sample asks at once.
_COLUMNS = 8_000
_Z = 1.96

Players = Sequence[int]


@dataclass(frozen=True, slots=True)
class Contributions:
    """By node id, how much each node that leads to a topic contributes; above 0 it speaks for it.

    `error` is the half width of a 95 % interval around values that were sampled, the widest
    of all; None for exact values.
    """

    topic: str
    method: str
    values: dict[str, float]
    error: float | None = None


def contributions(excerpt: Excerpt, method: str) -> Contributions:
    """Give what each node contributes to the topic of an excerpt, by one of `METHODS`.

    removal: the strength less what it would be if the node were gone; gradient: how fast
    the strength moves with the node's credence; shapley: the node's share of what all
    nodes together make of the topic's credence, so the values add up to strength less
    credence; intrinsic: as removal, with nothing bearing on the node itself.
    Raises AnalysisError for another method, and where circles leave the topic open.
    """
    if method not in METHODS:
        raise AnalysisError(
            tr(
                "There is no method called “{name}”; argmap knows {known}.",
                name=method,
                known=", ".join(METHODS),
            )
        )
    values, error = METHODS[method](excerpt)
    return Contributions(excerpt.topic, method, {excerpt.nodes[p]: v for p, v in values.items()}, error)


def _removal(excerpt: Excerpt) -> tuple[dict[int, float], None]:
    whole = settled(excerpt)
    players = list(excerpt.nodes)
    rest = without(excerpt, [(place,) for place in players])
    return {place: whole - float(value) for place, value in zip(players, rest, strict=True)}, None


def _intrinsic(excerpt: Excerpt) -> tuple[dict[int, float], None]:
    settled(excerpt)
    players = list(excerpt.nodes)
    sets = [(place,) for place in players]
    starts = {place: excerpt.fixed.get(place, excerpt.bases[place]) for place in players}
    alone, rest = without(excerpt, sets, to=starts), without(excerpt, sets)
    return {place: float(one - other) for place, one, other in zip(players, alone, rest, strict=True)}, None


def _gradient(excerpt: Excerpt) -> tuple[dict[int, float], None]:
    return gradients(excerpt), None


def _shapley(excerpt: Excerpt) -> tuple[dict[int, float], float | None]:
    settled(excerpt)
    players = list(excerpt.nodes)
    if len(players) <= EXACT_UP_TO:
        return _exact_shapley(excerpt, players), None
    return _sampled_shapley(excerpt, players)


def _exact_shapley(excerpt: Excerpt, players: Players) -> dict[int, float]:
    """Go through every coalition: the bits of a number say which players are in it."""
    count = len(players)
    coalitions = np.arange(2**count)
    is_in = {place: (coalitions >> bit & 1).astype(bool) for bit, place in enumerate(players)}
    values = _with_coalitions(excerpt, is_in, len(coalitions))
    sizes = sum((mask.astype(int) for mask in is_in.values()), start=np.zeros(len(coalitions), dtype=int))
    weights = np.array([factorial(k) * factorial(count - k - 1) / factorial(count) for k in range(count)])
    found = {}
    for bit, place in enumerate(players):
        rest = coalitions[~is_in[place]]
        gains = values[rest | 1 << bit] - values[rest]
        found[place] = float(np.sum(weights[sizes[rest]] * gains))
    return found


def _sampled_shapley(excerpt: Excerpt, players: Players) -> tuple[dict[int, float], float]:
    """Let players come in one by one, in random orders and the reverse of each; always the same ones."""
    count = len(players)
    pairs = max(_FEWEST, min(_MOST, _WORK // (2 * (count + 1) * excerpt.size)))
    random = np.random.default_rng(2016)
    orders = np.array([random.permutation(count) for _ in range(pairs)])
    at_once = max(1, _COLUMNS // (count + 1))
    gains = np.concatenate(
        [
            _gains(excerpt, players, orders[start : start + at_once])
            + _gains(excerpt, players, orders[start : start + at_once, ::-1])
            for start in range(0, pairs, at_once)
        ]
    )
    error = _Z * float(np.max(np.std(gains / 2, axis=0, ddof=1))) / sqrt(pairs)
    return dict(zip(players, (float(one) for one in gains.mean(axis=0) / 2), strict=True)), error


def _gains(excerpt: Excerpt, players: Players, orders: NDArray[np.intp]) -> NDArray[np.float64]:
    """Give what each player adds, a row for each order they come in."""
    rows, count = orders.shape
    arrival = np.argsort(orders, axis=1)
    steps = np.arange(count + 1)
    is_in = {p: (steps > arrival[:, i, None]).ravel() for i, p in enumerate(players)}
    values = _with_coalitions(excerpt, is_in, rows * (count + 1)).reshape(rows, count + 1)
    return np.take_along_axis(np.diff(values, axis=1), arrival, axis=1)


def _with_coalitions(excerpt: Excerpt, is_in: dict[int, Mask], count: int) -> NDArray[np.float64]:
    found = [np.empty(0)]
    for run in chunks(excerpt, count):
        part = slice(run.start, run.stop)
        forced: dict[int, tuple[Mask, Value]] = {place: (~mask[part], 0.0) for place, mask in is_in.items()}
        found.append(ask(excerpt, Columns(len(run), forced)))
    return np.concatenate(found)


#: Name → how it is worked out: values by place, and the error of a sample.
METHODS: dict[str, Callable[[Excerpt], tuple[dict[int, float], float | None]]] = {
    "removal": _removal,
    "gradient": _gradient,
    "shapley": _shapley,
    "intrinsic": _intrinsic,
}
