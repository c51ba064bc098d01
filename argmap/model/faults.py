"""Checks that find errors: records that name what is missing, and what runs in a ring."""

from collections.abc import Iterable, Iterator, Mapping

from argmap.model.findings import (
    Check,
    Finding,
    fault,
    group_name,
    link_name,
    listed,
    node_name,
    short,
    source_name,
)
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO
from argmap.model.wording import tr


def links_without_target(map: ArgumentMap) -> Iterator[Finding]:
    """Find links whose target is not there."""
    for link in map.links.values():
        if link.target not in map.nodes and link.target not in map.links:
            yield fault(
                link.id,
                tr(
                    "The link “{link}” leads to “{id}”, which is not in this map; give it a target.",
                    link=link_name(map, link),
                    id=short(link.target),
                ),
            )


def links_without_premise(map: ArgumentMap) -> Iterator[Finding]:
    """Find links that have no premise, or one that is not there."""
    nodes = map.nodes.keys()
    for link in map.links.values():
        if not link.premises:
            name = link_name(map, link)
            yield fault(
                link.id, tr("The link “{link}” has no premise; a link needs at least one.", link=name)
            )
        elif not link.premises.keys() <= nodes:
            missing = listed(sorted(link.premises.keys() - nodes))
            yield fault(
                link.id,
                tr(
                    "The link “{link}” has premises that are no nodes of this map: {ids}; take them out.",
                    link=link_name(map, link),
                    ids=missing,
                ),
            )


def link_rings(map: ArgumentMap) -> Iterator[Finding]:
    """Find links that target each other in a ring."""
    onward = {link.id: link.target for link in map.links.values() if link.target in map.links}
    for ring in _rings(onward):
        names = listed(link_name(map, map.links[id]) for id in ring)
        yield fault(
            ring[0],
            tr("Links target each other in a ring: {links}; one of them must lead to a node.", links=names),
        )


def broken_citations(map: ArgumentMap) -> Iterator[Finding]:
    """Find citations of a source or a text that is not there. One may name neither."""
    for node in map.nodes.values():
        for cited in node.citations.values():
            if cited.source and cited.source not in map.sources:
                message = tr(
                    "“{node}” cites the source “{id}”, which this map does not have; name a source or none.",
                    node=node_name(node),
                    id=short(cited.source),
                )
                yield fault(node.id, message)
            if cited.text is not None and cited.text not in map.texts:
                message = tr(
                    "“{node}” quotes the text “{id}”, which this map does not have; name a text or none.",
                    node=node_name(node),
                    id=short(cited.text),
                )
                yield fault(node.id, message)


def broken_assumptions(map: ArgumentMap) -> Iterator[Finding]:
    """Find scenarios that assume something about a node that is not there."""
    for scenario in map.scenarios.values():
        for id in sorted(scenario.assume.keys() - map.nodes.keys()):
            yield fault(
                scenario.id,
                tr(
                    "The scenario “{title}” assumes something about “{id}”, which is no node of this map.",
                    title=short(scenario.title) or scenario.id,
                    id=short(id),
                ),
            )


def missing_main(map: ArgumentMap) -> Iterator[Finding]:
    """Find a map that is about a node it does not have."""
    main = map.info.main
    if main is not None and main not in map.nodes:
        yield fault(
            INFO,
            tr("The map is said to be about “{id}”, which is none of its nodes; choose one.", id=short(main)),
        )


def broken_groups(map: ArgumentMap) -> Iterator[Finding]:
    """Find nodes and groups that are in a group that is not there, and groups inside themselves."""
    for node in map.nodes.values():
        if node.group is not None and node.group not in map.groups:
            yield fault(
                node.id,
                tr(
                    "“{node}” is in the group “{id}”, which this map does not have; take it out.",
                    node=node_name(node),
                    id=short(node.group),
                ),
            )
    parents = {group.id: group.parent for group in map.groups.values() if group.parent is not None}
    for id, parent in parents.items():
        if parent not in map.groups:
            yield fault(
                id,
                tr(
                    "The group “{group}” is inside “{id}”, which this map does not have; take it out.",
                    group=group_name(map, id),
                    id=short(parent),
                ),
            )
    for ring in _rings(parents):
        names = listed(group_name(map, id) for id in ring)
        yield fault(
            ring[0],
            tr("Groups are inside each other in a ring: {groups}; take one of them out.", groups=names),
        )


def broken_origins(map: ArgumentMap) -> Iterator[Finding]:
    """Find sources that repeat one that is not there, or each other in a ring."""
    origins = {source.id: source.origin for source in map.sources.values() if source.origin is not None}
    for id, origin in origins.items():
        if origin not in map.sources:
            yield fault(
                id,
                tr(
                    "The source “{source}” repeats “{id}”, which is not in this map; name a source or none.",
                    source=source_name(map, id),
                    id=short(origin),
                ),
            )
    for ring in _rings(origins):
        names = listed(source_name(map, id) for id in ring)
        yield fault(
            ring[0],
            tr(
                "Sources repeat each other in a ring: {sources}; one of them must be the origin.",
                sources=names,
            ),
        )


def _rings(onward: Mapping[str, str]) -> Iterable[list[str]]:
    """Give the rings of a relation in which each id leads to one other at most.

    A ring starts with its smallest id and goes on in the direction of the relation.
    """
    done: set[str] = set()
    for start in sorted(onward):
        trail: dict[str, None] = {}
        id: str | None = start
        while id is not None and id not in done and id not in trail:
            trail[id] = None
            id = onward.get(id)
        if id in trail:
            ring = list(trail)[list(trail).index(id) :]
            first = ring.index(min(ring))
            yield ring[first:] + ring[:first]
        done.update(trail)


FAULTS: tuple[Check, ...] = (
    links_without_target,
    links_without_premise,
    link_rings,
    broken_citations,
    broken_assumptions,
    missing_main,
    broken_groups,
    broken_origins,
)
