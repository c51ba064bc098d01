"""Finds a place for new parts of the map, linked to nothing that stands yet: beside it, on nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from argmap.layout.clearance import Strip, Strips, bounds, is_clear, moved, strips
from argmap.layout.kin import linked_nodes
from argmap.layout.pivot import arrange
from argmap.layout.placement import Placement, Point, Row, Sizes, Standing
from argmap.layout.rows import Rows
from argmap.layout.spacing import PART_GAP, ROUNDING, SHELF_LENGTH, SHELF_RATIO
from argmap.model.graph import ArgumentMap


def stand_apart(
    map: ArgumentMap, sizes: Sizes, rows: Rows, ids: Sequence[str], remembered: Mapping[str, Point]
) -> None:
    """Place nodes that hang at nothing: each part tidy in itself, at its old place if that is free."""
    now = strips(rows) if ids else {}
    for part in _parts(map, ids):
        past = rows.placement.past
        tidy = arrange(_excerpt(map, part), sizes, rows.placement.direction)
        free = max([*now, *(stood.row[0] for stood in past.values())], default=-1) + 1
        tidy = replace(tidy, rows={id: (free, row) for id, (_, row) in tidy.rows.items()})
        block = _returned(tidy, sizes, part, past, remembered)
        if block is None or not is_clear(_own(block), _all(now)):
            block = Rows(tidy, sizes, part)
            across, depth = _spot(rows, now, bounds(_own(block)))
            for id in part:
                block.shift(id, across, depth)
        for id in part:
            rows.take(id, block.placement.places[id], block.row[id])
        rows.placement.parents |= block.placement.parents
        now |= strips(block)


def _returned(
    tidy: Placement,
    sizes: Sizes,
    part: Sequence[str],
    past: Mapping[str, Standing],
    remembered: Mapping[str, Point],
) -> Rows | None:
    """Give a part as it stood before it was removed, or None when it cannot stand so again."""
    if not remembered.keys() >= set(part):
        return None
    old = Placement({id: remembered[id] for id in part}, tidy.rows, tidy.direction, parents=tidy.parents)
    if past.keys() >= set(part) and len({past[id].row[0] for id in part}) == 1:
        old.rows = {id: past[id].row for id in part}
        old.parents = {id: parent for id in part if (parent := past[id].parent)}
    block = Rows(old, sizes, part)
    return block if _is_whole(block) else None


def _parts(map: ArgumentMap, ids: Sequence[str]) -> Iterator[list[str]]:
    """Give the nodes in connected parts, in order."""
    waiting = dict.fromkeys(ids)
    while waiting:
        part = [next(iter(waiting))]
        del waiting[part[0]]
        for id in part:
            near = dict.fromkeys(other for other in linked_nodes(map, id) if other in waiting)
            part += near
            for other in near:
                del waiting[other]
        yield part


def _excerpt(map: ArgumentMap, ids: Sequence[str]) -> ArgumentMap:
    """Give a map of these nodes, the links from them and the groups."""
    links = {link.id: link for id in ids for link in map.links_from(id)}
    nodes = [map.nodes[id] for id in ids]
    return ArgumentMap([*nodes, *links.values(), *map.groups.values()], map.info)


def _is_whole(block: Rows) -> bool:
    """Say whether cards still make rows: edges in line, none overlapping, each row beyond the one within."""
    rows = sorted(block.members)
    return all(_is_row(block, row) for row in rows) and all(
        max(map(block.upper, block.members[one])) + block.gap
        <= min(map(block.lower, block.members[other])) + ROUNDING
        for one, other in pairwise(rows)
    )


def _is_row(block: Rows, row: Row) -> bool:
    cards = block.in_order(row)
    edges = [block.upper(id) if row[1] < 0 else block.lower(id) for id in cards]
    apart = all(block.end(one) <= block.start(other) for one, other in pairwise(cards))
    return apart and max(edges) - min(edges) < ROUNDING


def _own(block: Rows) -> list[Strip]:
    return list(_all(strips(block)))


def _all(strips: Strips) -> Iterator[Strip]:
    return (strip for found in strips.values() for strip in found)


def _spot(rows: Rows, now: Strips, block: Strip) -> Point:
    """Give how far to move a block so that it stands beside the map: in line with a part, else below."""
    if not now:
        return 0.0, 0.0
    around = bounds(_all(now))
    longest = SHELF_LENGTH * min(SHELF_RATIO if rows.axes.upright else 1 / SHELF_RATIO, 1.0)
    for part, beside in ((max(now), bounds(now[max(now)])), (min(now), around)):
        across, depth = beside.end + PART_GAP - block.start, _line(rows, part)
        there = moved(block, across, depth)
        if there.end <= max(around.end, around.start + longest) and is_clear([there], _all(now)):
            return across, depth
    below = (
        around.lower - PART_GAP - block.upper if rows.axes.mirrored else around.upper + PART_GAP - block.lower
    )
    return bounds(now[min(now)]).start - block.start, below


def _line(rows: Rows, part: int) -> float:
    """Give the depth of a part's pivot against the block's, whose corner is at (0, 0)."""
    pivot = next(iter(rows.members.get((part, 0), ())), None)
    if pivot is None:
        return 0.0
    return rows.upper(pivot) if rows.axes.mirrored else rows.lower(pivot)
