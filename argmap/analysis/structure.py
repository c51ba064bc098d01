"""What a map looks like in numbers, and which kind of attack an attack is. No strengths."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from argmap.analysis.network import CARRYING
from argmap.model.graph import ArgumentMap
from argmap.model.records import KINDS, Link

if TYPE_CHECKING:
    from networkx import DiGraph

AttackKind = Literal["rebut", "undermine", "undercut"]


def describe(map: ArgumentMap) -> dict[str, Any]:
    """Count what a map holds and how it hangs together, over all of its links, sound or not.

    `flat` is the number of premise and target pairs. A root is a node that is no premise; an
    isolated node is in no link at all. `depth` is the number of links on the longest chain
    of premise and target, where a ring counts as one link; `cyclic` says whether a chain of
    supports and attacks comes back to where it began.
    """
    stances = Counter(link.stance for link in map.links.values())
    undercuts = sum(map.is_undercut(link) for link in map.links.values())
    return {
        "title": map.info.title,
        "nodes": len(map.nodes),
        "links": len(map.links),
        "kinds": _kinds(map),
        "support": stances["support"],
        "attack": stances["attack"] - undercuts,
        "neutral": stances["neutral"],
        "undercuts": undercuts,
        "linked": sum(len(link.premises) > 1 for link in map.links.values()),
        "flat": sum(len(link.premises) for link in map.links.values()),
        "roots": sum(not map.link_ids_from(id) for id in map.nodes),
        "isolated": sum(not (map.link_ids_from(id) or map.link_ids_into(id)) for id in map.nodes),
        **_shape(map),
        "sources": len(map.sources),
    }


def attack_kind(map: ArgumentMap, link: Link) -> AttackKind | None:
    """Name what an attack hits: a step, a premise that nothing argues for, or a conclusion.

    A node with supports of its own is a conclusion, even where it is a premise of something
    else. None for a link that is no attack, and for one whose target is missing.
    Source: Modgil & Prakken 2014.
    """
    if link.stance != "attack" or link.target not in map:
        return None
    if link.target in map.links:
        return "undercut"
    arguments = (map.links[id] for id in map.link_ids_into(link.target))
    if any(other.stance == "support" for other in arguments):
        return "rebut"
    used_in = (map.links[id] for id in map.link_ids_from(link.target))
    return "undermine" if any(other.stance in CARRYING for other in used_in) else "rebut"


def _kinds(map: ArgumentMap) -> dict[str, int]:
    counts = Counter(node.kind for node in map.nodes.values())
    known = [kind for kind in KINDS if kind in counts]
    return {kind: counts[kind] for kind in (*known, *sorted(counts.keys() - set(KINDS)))}


def _shape(map: ArgumentMap) -> dict[str, Any]:
    """Tell components, depth and rings, on a graph that has a vertex for each node and link."""
    import networkx as nx  # noqa: PLC0415  heavy, and only this needs it

    graph = _graph(map, map.links.values())
    carrying = _graph(map, (link for link in map.links.values() if link.stance in CARRYING))
    parts = nx.weakly_connected_components(graph)
    return {
        "components": sum(any(id in map.nodes for id in part) for part in parts),
        "depth": _depth(map, graph),
        "cyclic": any(
            len(ring) > 1 and not map.links.keys() >= ring
            for ring in nx.strongly_connected_components(carrying)
        ),
    }


def _graph(map: ArgumentMap, links: Iterable[Link]) -> "DiGraph[str]":
    import networkx as nx  # noqa: PLC0415  heavy, and only this needs it

    graph: DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(map.nodes)
    for link in links:
        graph.add_node(link.id)
        graph.add_edges_from((premise, link.id) for premise in link.premises if premise in map.nodes)
        if link.target in map.nodes or link.target in map.links:
            graph.add_edge(link.id, link.target)
    return graph


def _depth(map: ArgumentMap, graph: "DiGraph[str]") -> int:
    import networkx as nx  # noqa: PLC0415  heavy, and only this needs it

    rings = nx.condensation(graph)
    depths: dict[int, int] = {}
    for ring in nx.topological_sort(rings):
        before = max((depths[other] for other in rings.predecessors(ring)), default=0)
        depths[ring] = before + any(id in map.links for id in rings.nodes[ring]["members"])
    return max(depths.values(), default=0)
