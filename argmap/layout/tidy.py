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

_NO_MARGIN = (0.0, 0.0)


#: One edge of a subtree, seen from its root: what all values have been moved by, then a value
#: for each row, deepest first. Row r counted from the root is at `~r`; the root is last.
Contour = list[float]


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
    lefts: dict[int, Contour] = {}
    rights: dict[int, Contour] = {}
    for node in reversed(order):
        left, right = [0.0], [0.0]
        if family := children.get(node):
            own = [lefts.pop(child) for child in family], [rights.pop(child) for child in family]
            spots = _spots(*own, [half[a] + gap(a, b) + half[b] for a, b in pairwise(family)])
            left, right = _joined(*own, spots)
            centre.update(zip(family, spots, strict=True))
        lead, trail = margins.get(node, _NO_MARGIN)
        left.append(-half[node] - lead - left[0])
        right.append(half[node] + trail - right[0])
        lefts[node], rights[node] = left, right
    for node in order:
        middle = centre[node]
        for child in children.get(node, ()):
            centre[child] += middle
    return centre


def _joined(
    lefts: Sequence[Contour], rights: Sequence[Contour], spots: Sequence[float]
) -> tuple[Contour, Contour]:
    """Move siblings' edges to their spots and give the edges of all together."""
    if len(spots) == 1:
        return lefts[0], rights[0]
    for left, right, spot in zip(lefts, rights, spots, strict=True):
        left[0] += spot
        right[0] += spot
    return _merged(lefts), _merged(rights[::-1])


def _spots(lefts: Sequence[Contour], rights: Sequence[Contour], steps: Sequence[float]) -> list[float]:
    """Give siblings' middles, counted from halfway between the first and the last."""
    spots = _packed(steps, rights, lefts, 1.0)
    breadth = spots[-1]
    # Between two branches others may have play; without them both packings are the same.
    if len(spots) > 2 and sum(len(left) > 2 for left in lefts) > 1:  # noqa: PLR2004  a leaf has two values
        back = _packed(steps[::-1], lefts[::-1], rights[::-1], -1.0)
        spots = [
            (spot + breadth - mirrored) / 2 for spot, mirrored in zip(spots, reversed(back), strict=True)
        ]
    return [spot - breadth / 2 for spot in spots]


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
        depth = len(front)
        spot, row = spots[-1] + step, 1
        for j in reversed(seen):
            if row + 1 >= depth:
                break
            edge = facing[j]
            room = spots[j] + COUSIN_GAP + sign * (edge[0] - front[0])
            spot = max(spot, room + _overlap(edge, front, row, sign))
            row = max(row, len(edge) - 1)
        while seen and len(facing[seen[-1]]) <= depth:
            seen.pop()
        seen.append(i)
        spots.append(spot)
    return spots


def _overlap(edge: Contour, front: Contour, row: int, sign: float) -> float:
    """Give how far an edge reaches beyond a front at most, in the rows from `row` that both have."""
    shared = min(len(edge), len(front)) - 1
    if row >= shared:
        return -inf
    # Rows count from the deepest: negative positions line the two up at their roots.
    pairs = zip(edge[-shared : len(edge) - row], front[-shared : len(front) - row], strict=True)
    return max([sign * (reach - start) for reach, start in pairs])


def _merged(edges: Sequence[Contour]) -> Contour:
    """Join edges of siblings, given from outside inwards: in each row the outermost counts."""
    outer = edges[0]
    for inner in edges[1:]:
        if len(inner) > len(outer):
            move = outer[0] - inner[0]
            inner[1 - len(outer) :] = [value + move for value in outer[1:]]
            outer = inner
    return outer
