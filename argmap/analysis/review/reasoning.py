"""Checks on the shape of the reasoning: what runs in a circle, bears twice, or hangs on nothing.

They follow supports and attacks and compute no strengths.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from argmap.analysis.components import arrange
from argmap.analysis.network import is_carrying
from argmap.model.findings import Check, Finding, advice, doubt, link_name, listed, node_name, target_name
from argmap.model.graph import ArgumentMap
from argmap.model.records import Node
from argmap.model.wording import tr


def circular_support(map: ArgumentMap) -> Iterator[Finding]:
    """Find statements that rest on themselves: rings of supports, linked premises and steps included."""
    followers = _supported(map)
    _, rings = arrange(followers, followers)
    for ring in rings:
        nodes = [id for id in ring if id in map.nodes]
        if len(ring) == 1 or not nodes:
            continue  # a single one only lies behind a circle
        if len(nodes) == 1:
            message = tr(
                "“{node}” supports itself, which gives it nothing; take one step of the circle out.",
                node=node_name(map.nodes[nodes[0]]),
            )
        else:
            message = tr(
                "Statements support each other in a circle, so that each rests on itself: {nodes}; take one "
                "step out.",
                nodes=listed(node_name(map.nodes[id]) for id in nodes),
            )
        yield doubt(nodes[0], message)


def _supported(map: ArgumentMap) -> dict[str, list[str]]:
    """Give, for each node and support, what it supports: a premise its link, a link its target."""
    followers: defaultdict[str, list[str]] = defaultdict(list)
    for link in map.links.values():
        if link.stance != "support" or not is_carrying(map, link):
            continue
        if link.target in map.links and map.links[link.target].stance != "support":
            continue  # what strengthens an attack or says nothing supports no statement
        followers[link.id].append(link.target)
        followers[link.target] += ()  # every vertex needs an entry
        for premise in link.premises:
            followers[premise].append(link.id)
    return dict(followers)


def dangling_undercuts(map: ArgumentMap) -> Iterator[Finding]:
    """Find attacks on links that carry nothing: there is no step to deny."""
    for link in map.links.values():
        if not map.is_undercut(link):
            continue
        step = map.links[link.target]
        if is_carrying(map, step) or map.conclusion(step) is None:  # rings are told of elsewhere
            continue
        message = tr(
            "{premises} attacks the link “{step}”, which is not counted, so the attack does nothing; "
            "make that link a support or an attack, or attack a statement.",
            premises=listed(node_name(map.nodes[id]) for id in map.premises(link) if id in map.nodes) or "?",
            step=link_name(map, step),
        )
        yield doubt(link.id, message)


def both_sides(map: ArgumentMap) -> Iterator[Finding]:
    """Find statements that support and attack one and the same thing, alone or with others."""
    attacked: defaultdict[str, set[str]] = defaultdict(set)
    for link in map.links.values():
        if link.stance == "attack" and is_carrying(map, link):
            attacked[link.target].update(link.premises)
    found = set()
    for target, against in attacked.items():
        for id in map.link_ids_into(target):
            link = map.links[id]
            if link.stance == "support" and is_carrying(map, link):
                found |= {(premise, target) for premise in against.intersection(link.premises)}
    for premise, target in sorted(found):
        message = tr(
            "“{node}” both supports and attacks “{target}”; keep one, or say in two cards what speaks for "
            "it and what against.",
            node=node_name(map.nodes[premise]),
            target=target_name(map, target),
        )
        yield doubt(premise, message)


def unsupported_conclusions(map: ArgumentMap) -> Iterator[Finding]:
    """Find claims that something rests on, or the map itself, and that nobody gave any standing.

    A support, a citation, a credence or a judgement of its own is a standing.
    """
    for node in map.nodes.values():
        if node.kind != "claim" or _has_standing(node):
            continue
        is_needed = node.id == map.info.main or _has_support(map, map.link_ids_from(node.id))
        if is_needed and not _is_supported(map, node.id):
            message = tr(
                "Nothing supports “{node}”, and it has no credence of its own; give a reason, cite where it "
                "comes from, or say how far you believe it.",
                node=node_name(node),
            )
            yield advice(node.id, message)


def _has_standing(node: Node) -> bool:
    is_rated = node.credence is not None or node.judgement is not None
    return is_rated or any(cited.source or cited.quote for cited in node.citations.values())


def _is_supported(map: ArgumentMap, id: str) -> bool:
    return _has_support(map, map.link_ids_into(id))


def _has_support(map: ArgumentMap, ids: Iterable[str]) -> bool:
    links = (map.links[id] for id in ids)
    return any(link.stance == "support" and is_carrying(map, link) for link in links)


def hanging_on_nothing(map: ArgumentMap) -> Iterator[Finding]:
    """Find actions that no reason leads to, and ramifications that follow from nothing."""
    for node in map.nodes.values():
        if node.kind == "action" and not _is_supported(map, node.id):
            message = tr(
                "No reason leads to the action “{node}”; link what speaks for it.", node=node_name(node)
            )
            yield advice(node.id, message)
        elif node.kind == "ramification" and not _is_supported(map, node.id):
            message = tr(
                "“{node}” would follow from something, but nothing leads to it; link what it follows from.",
                node=node_name(node),
            )
            yield advice(node.id, message)


REASONING_CHECKS: tuple[Check, ...] = (
    circular_support,
    dangling_undercuts,
    both_sides,
    unsupported_conclusions,
    hanging_on_nothing,
)
