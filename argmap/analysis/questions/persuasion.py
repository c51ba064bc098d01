"""What would change a reader's mind: the smallest changes of credence that take a topic over one half."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from argmap.analysis.questions.batch import Column, Columns, ask, chunks, settled, side
from argmap.analysis.questions.excerpt import Excerpt

#: How far a credence can be moved: nothing could change a mind that is certain.
_LEAST, _MOST = 0.01, 0.99
_HALVINGS = 12
_COARSE = (_LEAST, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, _MOST)
_FINE = tuple(number / 100 for number in range(1, 100))
#: How many nodes are looked at to the hundredth.
_LOOKED_AT = 100
_NOTHING = 1e-9

#: A node by place, and a credence to try for it.
Try = tuple[int, float]


@dataclass(frozen=True, slots=True)
class Shift:
    """Credences to change, id → (old, new), and the topic's strength then."""

    changes: dict[str, tuple[float, float]]
    strength: float

    @property
    def cost(self) -> float:
        """How far the credences are moved, all together."""
        return sum(abs(new - old) for old, new in self.changes.values())


@dataclass(frozen=True, slots=True)
class NewReason:
    """A reason that is not on the map yet: which way it has to speak, and how much it has to carry."""

    stance: str
    carries: float


def tipping_reason(excerpt: Excerpt) -> NewReason | None:
    """Say how much one new, independent reason has to carry to flip the verdict, to hundredths.

    None where even a certain one would not. Raises AnalysisError where circles leave the
    topic undetermined.
    """
    verdict = int(side(settled(excerpt)))
    for stance in ("attack",) if verdict > 0 else ("support",) if verdict < 0 else ("support", "attack"):
        asked, place = _with_reason(excerpt, stance)
        carried = np.array((*_FINE, 1.0))
        flips = side(ask(asked, Columns(len(carried), bases={place: carried}))) != verdict
        if flips.any():
            return NewReason(stance, float(carried[np.argmax(flips)]))
    return None


def _with_reason(excerpt: Excerpt, stance: str) -> tuple[Excerpt, int]:
    """Give the excerpt with one more node that bears on the topic, and the place of that node."""
    link, node = excerpt.size, excerpt.size + 1
    sides = {"attack": list(excerpt.attackers), "support": list(excerpt.supporters)}
    sides[stance][excerpt.top] = (*sides[stance][excerpt.top], (link, node))
    groups = excerpt.groups
    if not any(excerpt.top in group for group in groups):
        groups = (*groups, (excerpt.top,))
    return replace(
        excerpt,
        bases=(*excerpt.bases, 1.0, 0.0),
        attackers=(*sides["attack"], (), ()),
        supporters=(*sides["support"], (), ()),
        premises=(*excerpt.premises, (), ()),
        groups=groups,
    ), node


def cheapest_shifts(excerpt: Excerpt, count: int = 5) -> list[Shift]:
    """Give the smallest changes of credence that flip the verdict, cheapest first, to hundredths.

    Each is of one node; where no single node suffices, one Shift of several, none of which
    could be left out. Nothing where no change does. Raises AnalysisError where circles
    leave the topic undetermined.
    """
    verdict = int(side(settled(excerpt)))
    places = sorted(excerpt.adjustable)
    single = _single(excerpt, places, verdict)
    if not single:
        together = _together(excerpt, places, verdict)
        return [_shift(excerpt, together)] if together else []
    found = [_shift(excerpt, {place: value}) for place, value in single[:count]]
    return sorted(found, key=lambda shift: (round(shift.cost, 9), *shift.changes))


def _single(excerpt: Excerpt, places: Sequence[int], verdict: int) -> list[Try]:
    """Give, for each node that can flip the verdict alone, the credence nearest to its own that does."""
    coarse = _flipping(excerpt, [(place, value) for place in places for value in _COARSE], verdict)
    likely = _nearest(excerpt, coarse)[:_LOOKED_AT]
    fine = [(place, value) for place, _ in likely for value in _FINE]
    return _nearest(excerpt, _flipping(excerpt, fine, verdict))


def _nearest(excerpt: Excerpt, tries: Sequence[Try]) -> list[Try]:
    """Keep the nearest try of each node, the nearest of all first."""

    def cost(one: Try) -> tuple[float, int]:
        return round(abs(one[1] - excerpt.bases[one[0]]), 9), one[0]

    best: dict[int, Try] = {}
    for one in sorted(tries, key=cost):
        best.setdefault(one[0], one)
    return list(best.values())


def _flipping(excerpt: Excerpt, tries: Sequence[Try], verdict: int) -> list[Try]:
    strengths = _strengths(excerpt, tries)
    return [one for one, now in zip(tries, side(strengths), strict=True) if now != verdict]


def _strengths(excerpt: Excerpt, tries: Sequence[Try]) -> Column:
    """Give the topic's strength with each of these credences, one at a time."""
    found = [np.empty(0)]
    for run in chunks(excerpt, len(tries)):
        some = [tries[number] for number in run]
        bases = {place: np.full(len(some), excerpt.bases[place]) for place, _ in some}
        for column, (place, value) in enumerate(some):
            bases[place][column] = value
        found.append(ask(excerpt, Columns(len(some), bases=bases)))
    return np.concatenate(found)


def _shift(excerpt: Excerpt, values: Mapping[int, float]) -> Shift:
    changes = {excerpt.nodes[place]: (excerpt.bases[place], value) for place, value in values.items()}
    return Shift(changes, float(_with(excerpt, values)))


def _with(excerpt: Excerpt, values: Mapping[int, float]) -> float:
    bases = {place: np.array([value]) for place, value in values.items()}
    return float(ask(excerpt, Columns(1, bases=bases))[0])


def _together(excerpt: Excerpt, places: Sequence[int], verdict: int) -> dict[int, float]:
    """Move the nodes that move the topic most, as many as it takes, then leave out what is not needed."""
    ends = _best_ends(excerpt, places, verdict)
    chosen: dict[int, float] = {}
    for place, end in ends:
        chosen[place] = end
        if side(_with(excerpt, chosen)) != verdict:
            break
    else:
        return {}
    for place in list(chosen):
        fewer = {other: value for other, value in chosen.items() if other != place}
        if side(_with(excerpt, fewer)) != verdict:
            chosen = fewer
    return _shortened(excerpt, chosen, verdict)


def _best_ends(excerpt: Excerpt, places: Sequence[int], verdict: int) -> list[Try]:
    """Give, for each node that can help, the end to move it to: the most helpful first."""
    tries = [(place, end) for place in places for end in (_LEAST, _MOST)]
    sign = -1 if verdict >= 0 else 1
    gains = sign * (_strengths(excerpt, tries) - settled(excerpt))
    order = sorted(range(len(tries)), key=lambda number: (-gains[number], tries[number]))
    return [tries[number] for number in order if gains[number] > _NOTHING]


def _shortened(excerpt: Excerpt, chosen: Mapping[int, float], verdict: int) -> dict[int, float]:
    """Go only as far along the way to all these ends as it takes."""
    near, far = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (near + far) / 2
        if side(_with(excerpt, _part_way(excerpt, chosen, middle))) != verdict:
            far = middle
        else:
            near = middle
    return _part_way(excerpt, chosen, far)


def _part_way(excerpt: Excerpt, chosen: Mapping[int, float], share: float) -> dict[int, float]:
    made = {}
    for place, end in chosen.items():
        own = excerpt.bases[place]
        value = own + share * (end - own)
        made[place] = float(np.ceil(value * 100 - 1e-9) if end > own else np.floor(value * 100 + 1e-9)) / 100
    return made
