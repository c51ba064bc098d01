"""Finds what a change can reach: the nodes and links whose strength may now be another one."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from argmap.analysis.network import Assumed, is_carrying, is_fixed
from argmap.model.change import Change
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node, Record


@dataclass(slots=True)
class Affected:
    """Every id a change can reach, those of them to be evaluated, and the links that bear on them."""

    ids: set[str] = field(default_factory=set)
    nodes: list[Node] = field(default_factory=list)
    links: dict[str, Link] = field(default_factory=dict)
    bearing: list[Link] = field(default_factory=list)


def affected(map: ArgumentMap, change: Change, assumed: Assumed) -> Affected:
    """Follow the links downstream from a change that `map` has already."""
    found = Affected()
    waiting = list(_starts(map, change))
    found.ids.update(waiting)
    while waiting:
        for id in _visit(map, waiting.pop(), assumed, found):
            if id not in found.ids:
                found.ids.add(id)
                waiting.append(id)
    found.bearing.extend(_bearing_on(map, found))
    return found


def _bearing_on(map: ArgumentMap, found: Affected) -> Iterator[Link]:
    for id in found.ids:
        links = (map.links[link] for link in map.link_ids_into(id))
        yield from (link for link in links if is_carrying(map, link))


def _visit(map: ArgumentMap, id: str, assumed: Assumed, found: Affected) -> Iterator[str]:
    """Note one id, and go through what it bears on."""
    if id in map.nodes:
        found.nodes.append(map.nodes[id])
        yield from (link for link in map.link_ids_from(id) if is_carrying(map, map.links[link]))
    elif id in map.links and is_carrying(map, map.links[id]):
        found.links[id] = map.links[id]
        if not is_fixed(assumed, map.links[id].target):
            yield map.links[id].target


def _starts(map: ArgumentMap, change: Change) -> set[str]:
    """Give what a change bears on at once: words and positions bear on nothing."""
    starts: set[str] = set()
    shaken: set[str] = set()
    for id, (before, after) in change.deltas.items():
        if _input(before) == _input(after):
            continue
        starts.add(id)
        starts.update(record.target for record in (before, after) if isinstance(record, Link))
        if isinstance(before or after, Link):
            shaken.add(id)
        elif before is None or after is None:
            shaken.update(map.link_ids_from(id), map.link_ids_into(id))
    for id in _with_hanging(map, shaken):
        starts.add(id)
        if id in map.links:
            starts.add(map.links[id].target)
    return starts


def _input(record: Record | None) -> object:
    """Give the part of a record that evaluation reads."""
    if isinstance(record, Node):
        return True, record.credence
    if isinstance(record, Link):
        return record.stance, record.premises.keys(), record.target, record.weight
    return None


def _with_hanging(map: ArgumentMap, links: set[str]) -> set[str]:
    """Add the links that hang on these: whether they are sound hangs on them too."""
    found = set(links)
    waiting = list(links)
    while waiting:
        fresh = [id for id in map.link_ids_into(waiting.pop()) if id not in found]
        found.update(fresh)
        waiting.extend(fresh)
    return found
