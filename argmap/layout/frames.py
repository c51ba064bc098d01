"""The frames drawn around groups: one round all members where that is possible, else one for each run."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from argmap.layout.grouping import group_path, paths
from argmap.layout.occupancy import Occupancy
from argmap.layout.placement import Box, Point, Sizes
from argmap.layout.spacing import FRAME_PAD, FRAME_TITLE
from argmap.model.graph import ArgumentMap

#: Shares of the usual padding tried where a card stands closer to a frame than that.
_TIGHTER = (1.0, 0.5, 0.25, 0.0)


@dataclass(frozen=True)
class Frame:
    """A titled rectangle around members of a group; `depth` 0 is outermost."""

    group: str
    title: str
    x: float
    y: float
    w: float
    h: float
    depth: int


def frames(map: ArgumentMap, places: Mapping[str, Point], sizes: Sizes) -> list[Frame]:
    """Give the frames of all groups that have placed members, outer groups first.

    A frame never covers a card of a non-member and encloses the frames of its child groups.
    Where one rectangle cannot do that, each run of adjacent members has its own.
    """
    members = _members(map, places)
    if not members:
        return []
    occupancy = Occupancy(places, sizes)
    path = {group: group_path(map, group) for group in members}
    boxes: dict[str, list[Box]] = {}
    for group in sorted(members, key=lambda group: -len(path[group])):
        direct = [(*places[id], *sizes[id]) for id in members[group] if map.nodes[id].group == group]
        inner = [box for child, found in boxes.items() if path[child][:-1] == path[group] for box in found]
        boxes[group] = _framed([*direct, *inner], members[group], occupancy)
    return [
        Frame(group, map.groups[group].title, *box, len(path[group]) - 1)
        for group in sorted(members, key=lambda group: (len(path[group]), path[group]))
        for box in boxes[group]
    ]


def _members(map: ArgumentMap, places: Mapping[str, Point]) -> dict[str, set[str]]:
    """Give the placed members of every group, those of child groups among them."""
    members: dict[str, set[str]] = {}
    for id, path in paths(map).items():
        if id in places:
            for group in path:
                members.setdefault(group, set()).add(id)
    return members


def _framed(boxes: Sequence[Box], members: Collection[str], occupancy: Occupancy) -> list[Box]:
    """Frame boxes together, or else in the fewer of the runs along rows and along columns."""
    whole = _padded(_around(boxes))
    if _is_clear(whole, members, occupancy):
        return [whole]
    flat = _runs(sorted(boxes, key=lambda box: (box[1], box[0])), members, occupancy)
    steep = _runs(sorted(boxes), members, occupancy)
    return min(flat, steep, key=len)


def _runs(boxes: Sequence[Box], members: Collection[str], occupancy: Occupancy) -> list[Box]:
    """Frame boxes in order, beginning a new frame where one more would cover a stranger."""
    runs = [boxes[0]]
    for box in boxes[1:]:
        grown = _around([runs[-1], box])
        if _is_clear(_padded(grown), members, occupancy):
            runs[-1] = grown
        else:
            runs.append(box)
    return [_fitting(run, members, occupancy) for run in runs]


def _fitting(box: Box, members: Collection[str], occupancy: Occupancy) -> Box:
    """Pad a box as far as there is room for it."""
    padded = (_padded(box, share) for share in _TIGHTER)
    return next((tight for tight in padded if _is_clear(tight, members, occupancy)), box)


def _is_clear(box: Box, members: Collection[str], occupancy: Occupancy) -> bool:
    return all(id in members for id in occupancy.touched(box))


def _around(boxes: Sequence[Box]) -> Box:
    left = min(box[0] for box in boxes)
    top = min(box[1] for box in boxes)
    right = max(box[0] + box[2] for box in boxes)
    bottom = max(box[1] + box[3] for box in boxes)
    return left, top, right - left, bottom - top


def _padded(box: Box, share: float = 1.0) -> Box:
    pad, title = FRAME_PAD * share, FRAME_TITLE * share
    return box[0] - pad, box[1] - pad - title, box[2] + 2 * pad, box[3] + 2 * pad + title
