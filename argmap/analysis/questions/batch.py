"""Asks an excerpt many what-ifs at once: numpy columns, one for each. Plain floats are in `propagation`.

Values are floats while they are the same in every column, and become arrays where they
differ: what no what-if touches costs next to nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from argmap.analysis.propagation import updates_allowed
from argmap.analysis.questions.excerpt import Excerpt
from argmap.analysis.semantics import DFQUAD, Rules, product_energy, sum_energy
from argmap.model.errors import AnalysisError
from argmap.model.wording import tr

Column = NDArray[np.float64]
Mask = NDArray[np.bool_]
Value = float | Column

#: Bounds of a ring that move by less than this have closed in.
_STEP = 1e-13
#: How often a ring is gone round at least; a small one as often as in `propagation`, so that
#: what is certain there is so here.
_SWEEPS = 600
#: About how many numbers are held at once.
_CELLS = 4_000_000
#: Nearer to one half than this is even.
_EVEN = 1e-9


@dataclass(frozen=True, slots=True)
class Columns:
    """Many what-ifs about one excerpt.

    `forced` holds a variable at a value in the columns where its mask is set; `bases` gives
    variables other starting values, one for each column.
    """

    count: int
    forced: Mapping[int, tuple[Mask, Value]] = field(default_factory=dict)
    bases: Mapping[int, Column] = field(default_factory=dict)


def ask(excerpt: Excerpt, columns: Columns) -> Column:
    """Give the topic's strength in every column: the middle of its bounds where circles leave it open."""
    low, high = _solve(excerpt, columns)
    return np.broadcast_to(np.asarray((low + high) / 2), (columns.count,))


def settled(excerpt: Excerpt) -> float:
    """Give the topic's strength as it stands. Raises AnalysisError where circles leave it open."""
    low, high = _solve(excerpt, Columns(1))
    if float(np.max(np.abs(np.asarray(high) - np.asarray(low)))) > _EVEN:
        raise AnalysisError(
            tr(
                "The arguments for “{id}” go in a circle and leave it undetermined, so nothing can be said "
                "to contribute to its strength; assume something about a node on the circle.",
                id=excerpt.topic,
            )
        )
    return float(np.asarray((low + high) / 2).flat[0])


def chunks(excerpt: Excerpt, count: int) -> Iterator[range]:
    """Divide so many columns into runs that fit into memory together."""
    most = max(64, _CELLS // max(1, excerpt.size))
    return (range(start, min(start + most, count)) for start in range(0, count, most))


def without(excerpt: Excerpt, sets: Sequence[Sequence[int]], to: Mapping[int, float] | None = None) -> Column:
    """Give the topic's strength with each of these sets of variables gone, or held at the values in `to`.

    What is gone carries nothing: to every semantics that is the same as a strength of 0.
    """
    found = [np.empty(0)]
    for run in chunks(excerpt, len(sets)):
        masks: dict[int, Mask] = {}
        for column, number in enumerate(run):
            for place in sets[number]:
                masks.setdefault(place, np.zeros(len(run), dtype=bool))[column] = True
        forced: dict[int, tuple[Mask, Value]] = {
            place: (mask, to[place] if to else 0.0) for place, mask in masks.items()
        }
        found.append(ask(excerpt, Columns(len(run), forced)))
    return np.concatenate(found)


def side(strength: Value) -> NDArray[np.int8]:
    """Give the verdict: 1 above one half, -1 below it, 0 at it."""
    away = np.asarray(strength) - 0.5
    return np.where(np.abs(away) <= _EVEN, 0, np.sign(away)).astype(np.int8)


# -- solving ------------------------------------------------------------------------------


@dataclass(slots=True)
class _Solver:
    """Both ends of every variable; one list as long as no ring leaves a gap between them."""

    excerpt: Excerpt
    columns: Columns
    low: list[Value]
    high: list[Value]

    def run(self) -> None:
        for group in self.excerpt.groups:
            if group[0] in self.excerpt.rings:
                self._close_in(group)
            elif self.low is self.high:
                self.low[group[0]] = self._value(group[0], self.low, self.low)
            else:
                self.low[group[0]], self.high[group[0]] = self._ends(group[0])

    def _ends(self, place: int) -> tuple[Value, Value]:
        return self._value(place, self.low, self.high), self._value(place, self.high, self.low)

    def _value(self, place: int, values: list[Value], others: list[Value]) -> Value:
        excerpt = self.excerpt
        if place in excerpt.fixed:
            return self.forced(place, excerpt.fixed[place])
        if excerpt.premises[place]:
            joined = [values[one] for one in excerpt.premises[place]]
            return _product(joined) if excerpt.rules.premises == "product" else _least(joined)
        attacks = [others[link] * others[source] for link, source in excerpt.attackers[place]]
        supports = [values[link] * values[source] for link, source in excerpt.supporters[place]]
        base = self.columns.bases.get(place, excerpt.bases[place])
        return self.forced(place, self._moved(place, base, attacks, supports))

    def _moved(self, place: int, base: Value, attacks: list[Value], supports: list[Value]) -> Value:
        excerpt = self.excerpt
        is_link = place in excerpt.links
        if _is_single(base, *attacks, *supports):  # numpy would take ten times as long
            one = DFQUAD if is_link else excerpt.rules.of_nodes
            return one.influence(base, one.aggregate(attacks, supports))  # type: ignore[arg-type]
        energy_of, influence = LINKS if is_link else _nodes(excerpt.rules)
        return influence(base, energy_of(attacks, supports))

    def forced(self, place: int, value: Value) -> Value:
        if place not in self.columns.forced:
            return value
        mask, held = self.columns.forced[place]
        return np.where(mask, held, value)

    def _close_in(self, ring: Sequence[int]) -> None:
        if self.low is self.high:
            self.high = list(self.low)
        for place in ring:
            self.low[place], self.high[place] = 0.0, 1.0
        for _ in range(max(_SWEEPS, updates_allowed(len(ring)) // len(ring))):
            _heed(self.excerpt)
            if sum(self._narrow(place) for place in ring) == 0:  # each is narrowed, every time
                break
        for place in ring:
            self.low[place], self.high[place] = _closed(self.low[place], self.high[place])

    def _narrow(self, place: int) -> bool:
        low, high = self.low[place], self.high[place]
        floor, ceiling = self._ends(place)
        if _is_single(low, high, floor, ceiling):
            self.low[place] = below = max(low, min(floor, ceiling))
            self.high[place] = above = min(high, max(floor, ceiling))
            return bool(below - low > _STEP or high - above > _STEP)
        self.low[place] = np.maximum(low, np.minimum(floor, ceiling))
        self.high[place] = np.minimum(high, np.maximum(floor, ceiling))
        moved = np.maximum(self.low[place] - low, high - self.high[place])
        return bool(np.max(moved) > _STEP)


def _heed(excerpt: Excerpt) -> None:
    if not excerpt.is_wanted():
        raise AnalysisError(tr("Nobody wants the answer any more."))


def _is_single(*values: Value) -> bool:
    """Say whether each value is the same in every column."""
    return all(isinstance(value, float) for value in values)


def _closed(low: Value, high: Value) -> tuple[Value, Value]:
    """Make one value of bounds that have met."""
    middle = (low + high) / 2
    if _is_single(low, high):
        return (middle, middle) if high - low <= _EVEN else (low, high)
    is_closed = np.asarray(high - low) <= _EVEN
    return np.where(is_closed, middle, low), np.where(is_closed, middle, high)


def _solve(excerpt: Excerpt, columns: Columns) -> tuple[Value, Value]:
    _heed(excerpt)
    values: list[Value] = list(excerpt.bases)
    solver = _Solver(excerpt, columns, values, values)
    for place in {*columns.forced, *columns.bases, *excerpt.fixed}:
        start = excerpt.fixed.get(place, columns.bases.get(place, excerpt.bases[place]))
        values[place] = solver.forced(place, start)
    solver.run()
    return solver.low[excerpt.top], solver.high[excerpt.top]


# -- the semantics, on columns ------------------------------------------------------------

_Energy = Callable[[Sequence[Value], Sequence[Value]], Value]
_Influence = Callable[[Value, Value], Value]


def _product(values: Sequence[Value]) -> Value:
    made: Value = 1.0
    for value in values:
        made = made * value
    return made


def _least(values: Sequence[Value]) -> Value:
    made = values[0]
    for value in values[1:]:
        made = np.minimum(made, value)
    return made


def _most(values: Sequence[Value]) -> Value:
    made: Value = 0.0
    for value in values:
        made = np.maximum(made, value)
    return made


def _top_energy(attacks: Sequence[Value], supports: Sequence[Value]) -> Value:
    return _most(supports) - _most(attacks)


def _linear(credence: Value, energy: Value) -> Value:
    return credence + np.where(np.asarray(energy) > 0, 1.0 - credence, credence) * energy


def _share(share_of: Callable[[Value], Value]) -> _Influence:
    def influence(credence: Value, energy: Value) -> Value:
        share = share_of(energy)
        return np.where(
            np.asarray(energy) > 0, credence + (1.0 - credence) * share, credence - credence * share
        )

    return influence


def _square(energy: Value) -> Value:
    return energy * energy / (1.0 + energy * energy)


def _ratio(energy: Value) -> Value:
    return np.abs(energy) / (1.0 + np.abs(energy))


def _euler(credence: Value, energy: Value) -> Value:
    return 1.0 - (1.0 - credence * credence) / (1.0 + credence * np.exp(np.minimum(energy, 700.0)))


def _logistic(credence: Value, energy: Value) -> Value:
    start = np.asarray(credence)
    inside = np.clip(start, 1e-300, 1.0 - 2.0**-53)
    odds = np.log(inside) - np.log1p(-inside) + energy
    # Either form alone would overflow at one end.
    moved = np.where(
        odds >= 0, 1.0 / (1.0 + np.exp(-np.abs(odds))), 1.0 - 1.0 / (1.0 + np.exp(-np.abs(odds)))
    )
    return np.where((start == 0.0) | (start == 1.0), start, moved)


LINKS: tuple[_Energy, _Influence] = (product_energy, _linear)  # type: ignore[assignment]  # floats or arrays alike

_NODES: dict[str, tuple[_Energy, _Influence]] = {
    "dfquad": LINKS,
    "qe": (sum_energy, _share(_square)),  # type: ignore[dict-item]
    "euler": (sum_energy, _euler),  # type: ignore[dict-item]
    "mlp": (sum_energy, _logistic),  # type: ignore[dict-item]
    "euler-top": (_top_energy, _euler),
    "sq-dfquad": (product_energy, _share(_ratio)),  # type: ignore[dict-item]
}


def _nodes(rules: Rules) -> tuple[_Energy, _Influence]:
    return _NODES[rules.semantics]
