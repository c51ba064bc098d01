"""The tidy layout of one tree of cards of any breadth in aligned rows; knows no map and no direction.

Siblings are packed once from the left and once from the right, over the same breadth, and
stand midway between the two: no mean of two packings overlaps, and small subtrees come to
stand between big ones, not beside the first. After van der Ploeg 2014, with a contour value
for each row. Contours are merged the shorter into the longer: n nodes cost n steps.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from math import inf

from argmap.layout.spacing import COUSIN_GAP

Gap = Callable[[int, int], float]
Margins = Mapping[int, tuple[float, float]]


class Contour:
    """One edge of a subtree, seen from its root: a value for each row, deepest first.

    The values count from `shift`, so that moving the whole is one step.
    """

    __slots__ = ("shift", "values")

    def __init__(self) -> None:
        self.values: list[float] = []
        self.shift = 0.0


Edges = tuple[Contour, Contour]


def centres(
    order: Sequence[int],
    children: Mapping[int, Sequence[int]],
    half: Sequence[float],
    gap: Gap,
    margins: Margins,
) -> dict[int, float]:
    """Give the middle of every card along the row, the root's being 0.

    `order` begins with the root and has parents before children. `half` is half a card's
    breadth, `gap` the room between two neighbouring siblings, `margins` what frames need
    before and after a card.
    """
    centre = {order[0]: 0.0}
    edges: dict[int, Edges] = {}
    for node in reversed(order):
        family = children.get(node)
        left, right = _joined(family, half, gap, edges, centre) if family else (Contour(), Contour())
        lead, trail = margins.get(node, (0.0, 0.0))
        left.values.append(-half[node] - lead - left.shift)
        right.values.append(half[node] + trail - right.shift)
        edges[node] = left, right
    for node in order:
        middle = centre[node]
        for child in children.get(node, ()):
            centre[child] += middle
    return centre


def _joined(
    family: Sequence[int], half: Sequence[float], gap: Gap, edges: dict[int, Edges], centre: dict[int, float]
) -> Edges:
    """Place siblings, counted from the middle of the first and last; give their joint edges."""
    own = [edges.pop(node) for node in family]
    if len(family) == 1:
        centre[family[0]] = 0.0
        return own[0]
    steps = [half[a] + gap(a, b) + half[b] for a, b in pairwise(family)]
    spots = _spots(own, steps)
    middle = spots[-1] / 2
    for node, spot, (left, right) in zip(family, spots, own, strict=True):
        centre[node] = spot - middle
        left.shift += spot - middle
        right.shift += spot - middle
    return _merged([left for left, _ in own]), _merged([right for _, right in reversed(own)])


def _spots(own: Sequence[Edges], steps: Sequence[float]) -> list[float]:
    """Give siblings' middles from the first one's: the mean of the two packings."""
    forth = _packed(steps, [right for _, right in own], [left for left, _ in own], 1.0)
    if all(len(left.values) == 1 for left, _ in own):
        return forth
    back = _packed(
        steps[::-1], [left for left, _ in reversed(own)], [right for _, right in reversed(own)], -1.0
    )
    breadth = forth[-1]
    return [(spot + breadth - mirrored) / 2 for spot, mirrored in zip(forth, reversed(back), strict=True)]


def _packed(
    steps: Sequence[float], facing: Sequence[Contour], fronts: Sequence[Contour], sign: float
) -> list[float]:
    """Place siblings one after the other, each as near to those before as their rows allow.

    `facing` are the edges towards the next sibling, `fronts` those towards the one before.
    With sign -1 the siblings come backwards, seen in a mirror.
    """
    spots = [0.0]
    # Who before can be touched: each is deeper than all after it, the nearest is last.
    seen = [0]
    for i, step in enumerate(steps, 1):
        front = fronts[i]
        depth = len(front.values)
        spot, row = spots[-1] + step, 1
        for j in reversed(seen):
            if row >= depth:
                break
            edge = facing[j]
            room = spots[j] + COUSIN_GAP + sign * (edge.shift - front.shift)
            spot = max(spot, room + _overlap(edge.values, front.values, row, sign))
            row = max(row, len(edge.values))
        while seen and len(facing[seen[-1]].values) <= depth:
            seen.pop()
        seen.append(i)
        spots.append(spot)
    return spots


def _overlap(edge: list[float], front: list[float], row: int, sign: float) -> float:
    """Give how far an edge reaches beyond a front at most, in the rows from `row` that both have."""
    shared = min(len(edge), len(front))
    if row >= shared:
        return -inf
    # Rows count from the deepest: negative positions line the two up at their roots.
    pairs = zip(edge[-shared : len(edge) - row], front[-shared : len(front) - row], strict=True)
    return max(sign * (reach - start) for reach, start in pairs)


def _merged(edges: Sequence[Contour]) -> Contour:
    """Join edges of siblings, given from outside inwards: in each row the outermost counts."""
    outer = edges[0]
    for inner in edges[1:]:
        if len(inner.values) > len(outer.values):
            move = outer.shift - inner.shift
            inner.values[-len(outer.values) :] = [value + move for value in outer.values]
            outer = inner
    return outer
