"""Checks for evidence that counts more than once: the same words quoted, or one origin behind several.

Which records are equal is for the model's own checks.
"""

from collections import defaultdict
from collections.abc import Iterator

from argmap.analysis.network import is_carrying
from argmap.model.findings import Check, Finding, doubt, listed, node_name, source_name, target_name
from argmap.model.graph import ArgumentMap
from argmap.model.origins import origins
from argmap.model.records import Node
from argmap.model.wording import tr


def repeated_quotes(map: ArgumentMap) -> Iterator[Finding]:
    """Find evidence that quotes the same words of the same source as other evidence does."""
    quoting: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for node in map.nodes.values():
        if node.kind == "evidence":
            for cited in node.citations.values():
                if cited.source and cited.quote.strip():
                    quoting[cited.source, _said(cited.quote)].add(node.id)
    for ids in quoting.values():
        first, *others = (map.nodes[id] for id in sorted(ids))
        for other in others:
            if _said(other.text) != _said(first.text):  # else it is told of as a text stated twice
                message = tr(
                    "“{node}” quotes the same words as “{first}”; evidence given twice counts twice, so keep "
                    "one, or make both premises of one link.",
                    node=node_name(other),
                    first=node_name(first),
                )
                yield doubt(other.id, message)


def _said(words: str) -> str:
    return " ".join(words.split()).casefold()


def shared_origins(map: ArgumentMap) -> Iterator[Finding]:
    """Find statements that several pieces of evidence support, where one origin is behind these.

    Premises of one link work only together, so they count once. Evidence that has a further
    origin, which the other has not, is not the same voice again.
    """
    origin = origins(map)
    begun = {node.id: voices_of(node, origin) for node in map.nodes.values()}
    heard: defaultdict[tuple[str, frozenset[str]], dict[str, str]] = defaultdict(dict)
    for link in map.links.values():
        if link.stance == "support" and is_carrying(map, link):
            for id in link.premises:
                if begun.get(id):
                    heard[link.target, begun[id]].setdefault(link.id, id)
    for (target, voices), premises in heard.items():
        named = sorted(set(premises.values()))
        if len(named) > 1:
            message = tr(
                "The evidence for “{target}” has one origin, “{origin}”, and counts more than once: {nodes}; "
                "keep one, or link them as premises of one step.",
                nodes=listed(node_name(map.nodes[id]) for id in named),
                target=target_name(map, target),
                origin=" + ".join(source_name(map, id) for id in sorted(voices)),
            )
            yield doubt(target, message)


def voices_of(node: Node, origin: dict[str, str]) -> frozenset[str]:
    """Give the sources that a piece of evidence goes back to in the end; none for other kinds."""
    if node.kind != "evidence":
        return frozenset()
    return frozenset(origin[one.source] for one in node.citations.values() if one.source in origin)


COUNTING_CHECKS: tuple[Check, ...] = (repeated_quotes, shared_origins)
