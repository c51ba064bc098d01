"""Which cards are out of sight because what they lead to is folded. A view of the map, never stored."""

from collections.abc import Set

from argmap.model.graph import ArgumentMap


def hidden_by(map: ArgumentMap, folded: Set[str]) -> frozenset[str]:
    """Give the nodes that lead to folded nodes only; a folded node itself stays in sight."""
    behind: set[str] = set()
    for id in folded & map.nodes.keys():
        behind |= leading_to(map, id)
    behind -= {map.info.main}
    behind -= _also_leading_elsewhere(map, behind, folded)
    return frozenset(behind)


def leading_to(map: ArgumentMap, id: str, stops_at: Set[str] = frozenset()) -> set[str]:
    """Give the nodes from which a node is reached, itself left out; not past those to stop at."""
    found: set[str] = set()
    waiting = [id]
    while waiting:
        here = waiting.pop()
        if here in stops_at:
            continue
        for link in map.links_into(here):
            waiting.append(link.id)
            new = {p for p in link.premises if p not in found and p in map.nodes}
            found |= new
            waiting.extend(new)
    return found - {id}


def _also_leading_elsewhere(map: ArgumentMap, behind: Set[str], folded: Set[str]) -> set[str]:
    """Give those that something in sight needs too, and all that leads to them unless it is folded."""
    seen: set[str] = set()
    for id in behind:
        ends = {map.conclusion(link) for link in map.links_from(id)}
        if not ends <= behind | folded | {None}:
            seen |= {id} | leading_to(map, id, stops_at=folded)
    return seen
