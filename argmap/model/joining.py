"""Puts one map into another as a change, and cuts a piece out of one: what import and clipboard do."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from argmap.model import order
from argmap.model.change import Change
from argmap.model.graph import ArgumentMap
from argmap.model.ids import fresh_id
from argmap.model.records import (
    INFO,
    Citation,
    Group,
    Link,
    MapInfo,
    Node,
    Record,
    Scenario,
    Source,
    Text,
)


def join(map: ArgumentMap, other: ArgumentMap, standing: Mapping[str, str] | None = None) -> Change:
    """Add all that is in another map; what has an id that is taken gets another.

    `standing` names nodes of the other map that stand for a node or link of this one. Sources
    and texts that are here already are not added again. Places are left to the layout, and
    what holds for the other map as a whole stays behind.
    """
    return _Join(map, other, dict(standing or {})).change()


def clip(map: ArgumentMap, ids: Iterable[str]) -> ArgumentMap:
    """Give a map of these nodes and links: with the links among them, and all that they refer to."""
    nodes, links = _with_ends(map, ids)
    _add_links_among(map, nodes, links)
    kept: list[Record] = [*(map.nodes[id] for id in nodes), *(map.links[id] for id in links)]
    cited = [citation for id in nodes for citation in map.nodes[id].citations.values()]
    kept += _chain(map.sources, (citation.source for citation in cited), "origin")
    kept += [map.texts[id] for id in dict.fromkeys(c.text for c in cited) if id in map.texts]
    kept += _chain(map.groups, (map.nodes[id].group for id in nodes), "parent")
    return ArgumentMap(kept, MapInfo(id=INFO))


class _Join:
    """One join. `names` holds what each id of the other map is called in this one."""

    def __init__(self, map: ArgumentMap, other: ArgumentMap, standing: dict[str, str]) -> None:
        self._map, self._other = map, other
        self._standing = standing
        self._taken = {INFO, *_ids(map.records())}
        self._names = {**standing, **_shared(map, other)}
        self._kept = dict(self._names)
        for id in _ids(other.records()):
            self._name(id)
        self._last: dict[str, str] = {}

    def change(self) -> Change:
        roots = sorted(self._other.nodes.values(), key=lambda node: (node.order, node.id))
        rest = [record for record in self._other.records() if not isinstance(record, Node)]
        added = [self._renamed(record) for record in (*roots, *rest) if record.id not in self._kept]
        return Change({record.id: (None, record) for record in added})

    def _name(self, id: str) -> str:
        """Give the id that a record goes by here: its own where that is free."""
        if id not in self._names:
            made = fresh_id(self._taken) if id in self._taken else id
            self._taken.add(made)
            self._names[id] = made
        return self._names[id]

    def _maybe(self, id: str | None) -> str | None:
        return None if id is None else self._name(id)

    def _renamed(self, record: Record) -> Record:
        fields: dict[str, Any] = {"id": self._name(record.id)}
        if isinstance(record, Node):
            fields |= self._node_fields(record)
        elif isinstance(record, Link):
            premises = {self._name(id): key for id, key in record.premises.items()}
            fields |= {
                "premises": premises,
                "target": self._name(record.target),
                "order": self._place(record),
            }
        elif isinstance(record, Source):
            fields["origin"] = self._maybe(record.origin)
        elif isinstance(record, Group):
            fields["parent"] = self._maybe(record.parent)
        elif isinstance(record, Scenario):
            fields["assume"] = {self._name(id): value for id, value in record.assume.items()}
        return replace(record, **fields)

    def _node_fields(self, node: Node) -> dict[str, Any]:
        citations = (self._citation(citation) for citation in node.citations.values())
        return {
            "citations": {citation.id: citation for citation in citations},
            "group": self._maybe(node.group),
            "order": self._next("", (other.order for other in self._map.nodes.values())),
            "at": None,
        }

    def _citation(self, citation: Citation) -> Citation:
        source = self._name(citation.source) if citation.source else ""
        return replace(citation, id=self._name(citation.id), source=source, text=self._maybe(citation.text))

    def _place(self, link: Link) -> str:
        """Put a link to something of this map after those that are there."""
        if link.target not in self._standing:
            return link.order
        target = self._standing[link.target]
        return self._next(target, (other.order for other in self._map.links_into(target)))

    def _next(self, row: str, keys: Iterable[str]) -> str:
        """Give the next key of a row that goes on from these."""
        last = self._last.get(row)
        self._last[row] = order.key_after(keys) if last is None else order.key_between(last, None)
        return self._last[row]


def _ids(records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        yield record.id
        if isinstance(record, Node):
            yield from record.citations


def _shared(map: ArgumentMap, other: ArgumentMap) -> dict[str, str]:
    """Find sources and texts of another map that are in this one under some id."""
    known = {_content(record): record.id for record in _quoted(map)}
    found = ((record.id, known.get(_content(record))) for record in _quoted(other))
    return {id: here for id, here in found if here is not None}


def _quoted(map: ArgumentMap) -> Iterator[Source | Text]:
    yield from map.sources.values()
    yield from map.texts.values()


def _content(record: Source | Text) -> str:
    """Write down what a source or text says; what it repeats goes by its id."""
    return repr(replace(record, id=""))


def _with_ends(map: ArgumentMap, ids: Iterable[str]) -> tuple[dict[str, None], dict[str, None]]:
    """Give these nodes and links, with what the links join, in the order given."""
    nodes: dict[str, None] = {}
    links: dict[str, None] = {}
    waiting = list(ids)[::-1]
    while waiting:
        id = waiting.pop()
        if id in map.nodes:
            nodes[id] = None
        elif id in map.links and id not in links:
            links[id] = None
            waiting += [map.links[id].target, *map.links[id].premises]
    return nodes, links


def _add_links_among(map: ArgumentMap, nodes: dict[str, None], links: dict[str, None]) -> None:
    """Add the links from these nodes to these nodes or links."""
    waiting = [link for id in nodes for link in map.links_from(id) if set(link.premises) <= nodes.keys()]
    is_growing = True
    while is_growing:
        found = [link for link in waiting if link.target in nodes or link.target in links]
        is_growing = any(link.id not in links for link in found)
        links.update(dict.fromkeys(link.id for link in found))
        waiting = [link for link in waiting if link.id not in links]


def _chain(records: Mapping[str, Any], ids: Iterable[str | None], field: str) -> list[Any]:
    """Give the records of these ids, and those that they name in a field, and so on."""
    kept: dict[str, Any] = {}
    for first in ids:
        id = first
        while id is not None and id in records and id not in kept:
            kept[id] = records[id]
            id = getattr(kept[id], field)
    return list(kept.values())
