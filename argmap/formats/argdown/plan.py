"""Where each node and link of a map stands in an Argdown text, and under which title. Writes nothing."""

import re
from collections import deque
from collections.abc import Iterator

from argmap.formats.argdown.document import UNTITLED
from argmap.formats.argdown.words import fold
from argmap.model.graph import ArgumentMap
from argmap.model.order import in_order
from argmap.model.records import Group, Link, Node

#: Relations are not indented further than this; what lies deeper is a paragraph of its own.
_DEPTH = 12
_NOT_IN_TITLES = re.compile(r"[\[\]<>\x00-\x1f\x7f\u2028\u2029\ufeff\ud800-\udfff]+")


class Plan:
    """Which links are relations and which arguments with steps; what is indented below what; titles."""

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self.links = _carried(map)
        self._into: dict[str, list[Link]] = {}
        for link in sorted(self.links.values(), key=lambda one: (one.order, one.id)):
            self._into.setdefault(link.target, []).append(link)
        self.relations = self._plain_links()
        self.homes = self._find_homes()
        self.titles = self._find_titles()
        self.arguments = {
            id: f"Untitled argument {number}"
            for number, id in enumerate((one for one in self.links if one not in self.relations), 1)
        }

    def relations_to(self, id: str) -> list[Link]:
        """Give the links that are written as relations below a node, or below the argument for a link."""
        return [link for link in self._into.get(id, ()) if link.id in self.relations]

    def roots(self, group: str | None) -> list[Node]:
        """Give the nodes of a group that begin paragraphs."""
        return [node for node in self._nodes if node.id not in self.homes and self.group_of(node) == group]

    def group_of(self, node: Node) -> str | None:
        """Give the group of a node, if there is such a group."""
        return node.group if node.group in self.map.groups else None

    def is_apart(self, id: str) -> bool:
        """Say whether no link that is written touches a node."""
        return id not in self._touched

    def place_of(self, link: Link) -> str | None:
        """Give the group in which the argument for a link stands: that of the node it bears on in the end."""
        target = link.target
        while target in self.links:
            target = self.links[target].target
        return self.group_of(self.map.nodes[target])

    def groups(self) -> Iterator[tuple[Group, int]]:
        """Go through all groups, outer ones first, with how deep they lie."""
        inner: dict[str | None, list[Group]] = {}
        for group in self.map.groups.values():
            inner.setdefault(group.parent if group.parent in self.map.groups else None, []).append(group)
        seen: set[str] = set()
        starts = [*inner.get(None, ()), *self.map.groups.values()]  # those in a ring have no outer one
        for start in starts:
            open_ = [(start, 1)]
            while open_:
                group, depth = open_.pop()
                if group.id not in seen:
                    seen.add(group.id)
                    yield group, depth
                    open_.extend((one, depth + 1) for one in reversed(inner.get(group.id, ())))

    def _plain_links(self) -> set[str]:
        """Find the links that say no more than a relation does; of two equal ones only the first."""
        found: set[str] = set()
        seen: set[tuple[str, str, str]] = set()
        for link in self.links.values():
            premise, *others = link.premises
            key = (link.stance, premise, link.target)
            says_more = others or link.weight is not None or link.scheme or link.note or link.id in self._into
            # Argdown's reader takes a relation of a statement to itself for one that it knows already.
            if not says_more and key not in seen and premise != link.target:
                seen.add(key)
                found.add(link.id)
        return found

    def _find_homes(self) -> dict[str, str]:
        """Find the link below whose target each node is written; nodes without one begin a paragraph."""
        nodes = self.map.nodes
        self._nodes = [nodes[id] for id in in_order({id: node.order for id, node in nodes.items()})]
        self._touched = {id for link in self.links.values() for id in (*link.premises, link.target)}
        homes: dict[str, str] = {}
        for node in self._nodes:
            for link in self.relations_to(node.id):
                premise = next(iter(link.premises))
                is_near = self.group_of(nodes[premise]) == self.group_of(node)
                if is_near and premise not in homes and premise != self.map.info.main:
                    homes[premise] = link.id
        return self._cut(homes)

    def _cut(self, homes: dict[str, str]) -> dict[str, str]:
        """Leave out homes that run in a ring or lie too deep."""
        below: dict[str, list[str]] = {}
        for premise, link in homes.items():
            below.setdefault(self.links[link].target, []).append(premise)
        kept: dict[str, str] = {}
        reached: set[str] = set()
        for start in (*(node.id for node in self._nodes if node.id not in homes), *homes):
            open_ = deque([(start, 0)] if start not in reached else [])
            reached.add(start)
            while open_:
                id, depth = open_.popleft()
                for premise in below.get(id, ()):
                    if premise not in reached:
                        reached.add(premise)
                        deeper = depth + 1 if depth < _DEPTH else 0
                        if deeper:
                            kept[premise] = homes[premise]
                        open_.append((premise, deeper))
        return kept

    def _find_titles(self) -> dict[str, str]:
        """Give titles to the nodes that have one, and to those that are spoken of in several places."""
        named = {self.map.info.main}
        for link in self.links.values():
            named.update(id for id in link.premises if self.homes.get(id) != link.id)
            if link.id not in self.relations:
                named.add(link.target)
        titles: dict[str, str] = {}
        taken: dict[str, int] = {}
        for number, node in enumerate(self._nodes, 1):
            if _title(node) is not None:
                titles[node.id] = _unique(_title(node) or "", taken)
            elif node.id in named or not fold(node.text):
                titles[node.id] = f"Untitled card {number}"
        return titles


def _title(node: Node) -> str | None:
    """Give the title of a node as Argdown can write it; None where nothing is left of it."""
    title = fold(_NOT_IN_TITLES.sub(" ", node.title or ""))
    if title.startswith("-"):
        title = "–" + title[1:]
    return title if title and not UNTITLED.match(title) else None


def _unique(title: str, taken: dict[str, int]) -> str:
    """Give the title, or for its second use the title with a number."""
    made = title
    while made in taken:
        taken[title] += 1
        made = f"{title} ({taken[title]})"
    taken.setdefault(title, 1)
    taken[made] = 1
    return made


def _carried(map: ArgumentMap) -> dict[str, Link]:
    """Find the links that Argdown has a way to say: supports and attacks that bear on a node in the end."""
    known: dict[str, bool] = {}
    for start in map.links:
        path: list[str] = []
        id = start
        while id in map.links and id not in known:
            known[id] = False  # so that a ring ends here
            path.append(id)
            id = map.links[id].target
        is_good = id in map.nodes or known.get(id, False)
        for id in reversed(path):
            is_good = known[id] = is_good and _is_sayable(map.links[id], map)
    return {id: link for id, link in map.links.items() if known[id]}


def _is_sayable(link: Link, map: ArgumentMap) -> bool:
    return (
        link.stance in {"support", "attack"}
        and bool(link.premises)
        and all(id in map.nodes for id in link.premises)
    )
