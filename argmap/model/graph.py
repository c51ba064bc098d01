"""The map itself: its records and the look-ups over them. It is written to by Document only."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from argmap.model.change import Change
from argmap.model.records import (
    INFO,
    Group,
    Link,
    MapInfo,
    Node,
    Record,
    Scenario,
    Source,
    Text,
)


class ArgumentMap:
    """Records by id, and which links touch which records.

    Links may name what is missing or run in a ring, as a file may; `is_sound` tells which
    of them can be drawn and evaluated.
    """

    def __init__(
        self,
        records: Iterable[Record] = (),
        info: MapInfo | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        self.info = info or MapInfo(id=INFO)
        self.extra = extra or {}
        self.nodes: dict[str, Node] = {}
        self.links: dict[str, Link] = {}
        self.sources: dict[str, Source] = {}
        self.texts: dict[str, Text] = {}
        self.scenarios: dict[str, Scenario] = {}
        self.groups: dict[str, Group] = {}
        self._into: defaultdict[str, set[str]] = defaultdict(set)
        self._from: defaultdict[str, set[str]] = defaultdict(set)
        self._sections: dict[type[Record], dict[str, Any]] = {
            Node: self.nodes,
            Link: self.links,
            Source: self.sources,
            Text: self.texts,
            Scenario: self.scenarios,
            Group: self.groups,
        }
        put = self._put  # many records: spares a look-up for each
        for record in records:
            put(record)

    def __contains__(self, id: object) -> bool:
        return any(id in section for section in self._sections.values())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ArgumentMap):
            return NotImplemented
        mine = (self.info, self.extra, *self._sections.values())
        return mine == (other.info, other.extra, *other._sections.values())

    __hash__ = None  # type: ignore[assignment]  # a map changes

    def get(self, id: str) -> Record | None:
        """Give the record with this id, or None."""
        if id == INFO:
            return self.info
        return next((s[id] for s in self._sections.values() if id in s), None)

    def records(self) -> Iterator[Record]:
        """Go through every record but the map's information."""
        for section in self._sections.values():
            yield from section.values()

    def links_into(self, id: str) -> list[Link]:
        """Give the links whose target is this node or link, in their order."""
        return self._sorted(self._into.get(id, ()))

    def links_from(self, id: str) -> list[Link]:
        """Give the links that have this node among their premises, in their order."""
        return self._sorted(self._from.get(id, ()))

    def link_ids_into(self, id: str) -> Collection[str]:
        """Give the ids of the links into a node or link, in no order: for whole-map passes."""
        return self._into.get(id, ())

    def link_ids_from(self, id: str) -> Collection[str]:
        """Give the ids of the links from a node, in no order: for whole-map passes."""
        return self._from.get(id, ())

    def premises(self, link: Link) -> list[str]:
        """Give the ids of a link's premises in their order."""
        keys = link.premises
        return list(keys) if len(keys) < 2 else sorted(keys, key=lambda id: (keys[id], id))  # noqa: PLR2004

    def is_undercut(self, link: Link) -> bool:
        """Say whether a link attacks another link: the step, not a conclusion."""
        return link.stance == "attack" and link.target in self.links

    def is_sound(self, link: Link) -> bool:
        """Say whether a link has its ends and its chain of targets ends at a node.

        A link that is not sound is neither drawn nor evaluated; `checks` says why.
        """
        seen: set[str] = set()
        while True:
            if not link.premises or not all(id in self.nodes for id in link.premises):
                return False
            if link.target in self.nodes:
                return True
            seen.add(link.id)
            if link.target in seen or link.target not in self.links:
                return False
            link = self.links[link.target]

    def sound_links(self) -> Iterator[Link]:
        """Go through the links that can be drawn and evaluated."""
        return (link for link in self.links.values() if self.is_sound(link))

    def conclusion(self, link: Link) -> str | None:
        """Give the node at the end of a link's chain of targets, or None in a broken chain."""
        seen: set[str] = set()
        while link.target not in self.nodes:
            if link.target in seen or link.target not in self.links:
                return None
            seen.add(link.target)
            link = self.links[link.target]
        return link.target

    def write(self, change: Change) -> None:
        """Put the `after` side of a change in place. For Document only: nothing else may write."""
        for id, (before, after) in change.deltas.items():
            if before is not None and id != INFO:
                self._drop(before)
            if after is not None:
                self._put(after)

    def _sorted(self, ids: Iterable[str]) -> list[Link]:
        found = [self.links[id] for id in ids]
        if len(found) > 1:
            found.sort(key=lambda link: (link.order, link.id))
        return found

    def _put(self, record: Record) -> None:
        if isinstance(record, MapInfo):
            self.info = record
            return
        id = record.id
        self._sections[type(record)][id] = record
        if isinstance(record, Link):
            self._into[record.target].add(id)
            for premise in record.premises:
                self._from[premise].add(id)

    def _drop(self, record: Record) -> None:
        del self._sections[type(record)][record.id]
        if isinstance(record, Link):
            self._into[record.target].discard(record.id)
            for premise in record.premises:
                self._from[premise].discard(record.id)
