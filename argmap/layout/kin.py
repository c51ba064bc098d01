"""Says where a new node belongs among placed ones: at which node, in which row, between whom.

The same rules as in `hanging`, asked for one node only, so that an edit costs little.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from argmap.layout.grouping import gathered, group_path
from argmap.layout.hanging import IN, OUT
from argmap.layout.placement import Row
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link

Rows = Mapping[str, Row]


class Hook(NamedTuple):
    """What a new node hangs at and in which row, or which card it goes right after."""

    parent: str
    row: Row
    after: str | None = None


def hook(map: ArgumentMap, rows: Rows, parents: Mapping[str, str], id: str) -> Hook | None:
    """Give where a node belongs, or None when nothing it is linked to is placed."""
    for link in map.links_from(id):
        if map.is_sound(link) and (found := _as_premise(map, rows, parents, id, link)):
            return found
    for link in map.links_into(id):
        for premise in map.premises(link) if map.is_sound(link) else ():
            if premise in rows:
                return _under(rows, premise, OUT)
    return None


def siblings(map: ArgumentMap, rows: Rows, parents: Mapping[str, str], found: Hook, id: str) -> list[str]:
    """Give those that hang with a node in its row, in order, itself among them."""
    if found.after:
        return [found.after, id]
    side = OUT if found.row[1] > 0 else IN
    at_pivot = rows[found.parent][1] == 0
    family = [] if at_pivot and side == OUT else [*_leading_to(map, found.parent)]
    family += [] if at_pivot and side == IN else _led_to(map, found.parent)
    near = [x for x in dict.fromkeys([*family, id]) if x == id or _is_hung(rows, parents, found, x)]
    return gathered(near, {x: group_path(map, map.nodes[x].group) for x in near})


def linked_nodes(map: ArgumentMap, id: str) -> Iterator[str]:
    """Give the nodes a node shares a sound link with, through links onto links as well."""
    for link in (*map.links_from(id), *map.links_into(id)):
        if map.is_sound(link):
            yield from _ends(map, link)
            if link.target in map.links:
                yield from _ends(map, map.links[link.target])
            for upon in map.links_into(link.id):
                yield from upon.premises


def _ends(map: ArgumentMap, link: Link) -> Iterator[str]:
    yield from map.premises(link)
    if link.target in map.nodes:
        yield link.target


def _as_premise(map: ArgumentMap, rows: Rows, parents: Mapping[str, str], id: str, link: Link) -> Hook | None:
    """Place a premise: beside its fellows or those whose step it attacks, else at what it leads to."""
    hit = map.links.get(link.target)
    # The last of its fellows, else the last of those whose step it attacks: nothing comes between premises.
    fellows = [*map.premises(link)[::-1], *(map.premises(hit)[::-1] if hit else ())]
    placed = [fellow for fellow in fellows if fellow in rows and fellow != id]
    beside = next((fellow for fellow in placed if rows[fellow][1]), None)
    if beside:
        return Hook(parents.get(beside, beside), rows[beside], beside)
    if placed:
        return _under(rows, placed[0], OUT)
    end = map.conclusion(link)
    return _under(rows, end, IN) if end is not None and end in rows and end != id else None


def _under(rows: Rows, parent: str, side: int) -> Hook:
    part, row = rows[parent]
    side = side if row == 0 else (OUT if row > 0 else IN)
    return Hook(parent, (part, row + side))


def _is_hung(rows: Rows, parents: Mapping[str, str], found: Hook, id: str) -> bool:
    """Say whether a node hangs there too, and not at another node that is in the same row."""
    return rows.get(id) == found.row and parents.get(id, found.parent) == found.parent


def _leading_to(map: ArgumentMap, id: str) -> Iterator[str]:
    """Give the premises of links into a node or link in order, undercuts after whom they hit."""
    stack = map.links_into(id)[::-1]
    seen = set()
    while stack:
        link = stack.pop()
        if link.id not in seen:
            seen.add(link.id)
            yield from map.premises(link)
            stack += reversed(map.links_into(link.id))


def _led_to(map: ArgumentMap, id: str) -> Iterator[str]:
    for link in map.links_from(id):
        yield from filter(None, [map.conclusion(link)])
        yield from map.premises(link)
        yield from _leading_to(map, link.id)
