"""Where sources come from: which repeat which, and what is left without any. No ratings, no evaluation."""

from collections import defaultdict

from argmap.model.graph import ArgumentMap


def origins(map: ArgumentMap) -> dict[str, str]:
    """Give, for each source, the id of the source it goes back to in the end; its own when it repeats none.

    All of a ring began at one place: the lowest id in it.
    """
    found: dict[str, str] = {}
    for start in map.sources:
        trail: list[str] = []
        passed: set[str] = set()
        id: str | None = start
        while id in map.sources and id not in found and id not in passed:
            trail.append(id)
            passed.add(id)
            id = map.sources[id].origin
        if trail:
            end = min(trail[trail.index(id) :]) if id in passed else found.get(id or "", trail[-1])
            found.update(dict.fromkeys(trail, end))
    return found


def repeating(map: ArgumentMap, source: str) -> frozenset[str]:
    """Give a source and every source that goes back to it, at whatever remove."""
    repeats: dict[str, list[str]] = defaultdict(list)
    for other in map.sources.values():
        if other.origin is not None:
            repeats[other.origin].append(other.id)
    found = {source}
    waiting = [source]
    while waiting:
        new = [id for id in repeats[waiting.pop()] if id not in found]
        found.update(new)
        waiting += new
    return frozenset(found)


def bereft(map: ArgumentMap, withdrawn: frozenset[str]) -> frozenset[str]:
    """Give the ids of the nodes that cite sources, all of which are among those withdrawn."""
    found = set()
    for node in map.nodes.values():
        if node.citations:
            cited = {one.source for one in node.citations.values() if one.source}
            if cited and cited <= withdrawn:
                found.add(node.id)
    return frozenset(found)
