"""Takes a change of the map up into its network: what goes in or out, what is connected anew."""

from collections.abc import Iterator

from argmap.analysis.grounds import Grounds
from argmap.analysis.network import Network, is_carrying
from argmap.model.change import Change
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node, Record, Source


def take_up(network: Network, grounds: Grounds, change: Change) -> tuple[set[int], set[str]]:
    """Take up a change that the map has already.

    Gives the slots to be worked out anew, and the ids that are evaluated no longer.
    """
    map = grounds.map
    nodes, links, cited = _touched(map, change)
    dirty: set[int] = set()
    for id in links:
        slot = network.slots.get(id, -1)
        if network.is_connected(slot) and not _stays(network, map, id):
            dirty |= network.disconnect(slot)
    gone = {id for id in nodes if id not in map.nodes and id in network.slots}
    gone |= {id for id in links if id in network.slots and not _is_carrying(map, id)}
    dirty -= {network.slots[id] for id in gone}
    for id in sorted(gone):
        network.drop(id)
    dirty |= _put_nodes(network, grounds, nodes - gone)
    carrying = sorted(id for id in links if _is_carrying(map, id))
    dirty |= {network.put_link(map.links[id], grounds) for id in carrying}
    for id in carrying:
        if not network.is_connected(network.slots[id]):
            dirty |= network.connect(map.links[id])
    dirty |= network.fix(grounds.fixed) if nodes or cited else set()
    return dirty | network.settle_ranks(), gone


def _put_nodes(network: Network, grounds: Grounds, ids: set[str]) -> set[int]:
    nodes = grounds.map.nodes
    return {network.put_node(nodes[id], grounds) for id in ids if id in nodes}


def _stays(network: Network, map: ArgumentMap, id: str) -> bool:
    return _is_carrying(map, id) and network.is_as_connected(map.links[id]) and _target_stays(map, id)


def _target_stays(map: ArgumentMap, id: str) -> bool:
    target = map.links[id].target
    return target in map.nodes or _is_carrying(map, target)


def _is_carrying(map: ArgumentMap, id: str) -> bool:
    return id in map.links and is_carrying(map, map.links[id])


def _touched(map: ArgumentMap, change: Change) -> tuple[set[str], set[str], bool]:
    """Give the nodes and links that may be evaluated otherwise now; words and positions count for nothing."""
    nodes: set[str] = set()
    links: set[str] = set()
    shaken: set[str] = set()
    is_cited = False
    for id, (before, after) in change.deltas.items():
        if _input(before) == _input(after):
            continue
        record = before or after
        if isinstance(record, Node):
            nodes.add(id)
            if before is None or after is None:
                shaken.update(map.link_ids_from(id), map.link_ids_into(id))
            else:
                links.update(map.link_ids_from(id) if _cited(before) != _cited(after) else ())
        elif isinstance(record, Link):
            shaken.add(id)
        elif isinstance(record, Source):
            is_cited = True
    if is_cited:
        cited = {node.id for node in map.nodes.values() if node.citations}
        nodes |= cited
        links.update(link for id in cited for link in map.link_ids_from(id))
    return nodes, links | set(_with_hanging(map, shaken)), is_cited


def _input(record: Record | None) -> object:
    """Give the part of a record that evaluation reads."""
    if isinstance(record, Node):
        return True, record.credence, _cited(record), record.judgement == "rejected"
    if isinstance(record, Link):
        return record.stance, record.premises.keys(), record.target, record.weight
    if isinstance(record, Source):
        return record.reliability, record.origin
    return None


def _cited(record: Record) -> object:
    if not isinstance(record, Node) or not record.citations:
        return None
    return [(one.id, one.source, one.credibility) for one in record.citations.values()]


def _with_hanging(map: ArgumentMap, links: set[str]) -> Iterator[str]:
    """Add the links that hang on these: whether they are sound hangs on them too."""
    found = set(links)
    waiting = list(links)
    while waiting:
        fresh = [id for id in map.link_ids_into(waiting.pop()) if id not in found]
        found.update(fresh)
        waiting.extend(fresh)
    yield from found
