"""Writes a map as an outline: cards in a tree of bullets, their stances in words. Reads nothing.

Groups are sections. The main claim comes first, where it stands in a group at the top of
that; last come undercutters, since a link has no line of its own. A card that bears on
several others stands in full once; elsewhere an arrow with its name stands for it, and so
it does where a card is in another section.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from argmap.formats.outline.marks import NEITHER, bare_stance, needs_neither
from argmap.formats.outline.texts import name_all, one_line, tidy
from argmap.formats.planting import roots
from argmap.model.graph import ArgumentMap
from argmap.model.records import Node

#: Deeper than this a branch goes on at the margin, so that indentation stays a small part of the file.
_DEPTH_LIMIT = 60
_LEVEL_LIMIT = 64
_MARKS = {"support": "Pro:", "attack": "Con:"}
_SIGNS = {"support": "(+)", "attack": "(-)"}


class Script(NamedTuple):
    """How words are written: escaped, guarded against being marks, and how a line is broken.

    `entitle` puts a title before the first line of a text, both escaped; without it there are no titles.
    """

    escape: Callable[[str], str]
    guard: Callable[[str, bool], str]
    line_break: str
    entitle: Callable[[str, str], str] | None = None


class _Row(NamedTuple):
    depth: int
    stance: str
    node: str
    is_reference: bool


def write_outline(map: ArgumentMap, script: Script) -> str:
    """Write a map as an outline; the end of the last line included."""
    return "\n".join(_Writing(map, script).lines()) + "\n"


class _Writing:
    def __init__(self, map: ArgumentMap, script: Script) -> None:
        self.map = map
        self.script = script
        self.placed: set[str] = set()
        self.texts = {id: tidy(node.text) for id, node in map.nodes.items()}
        self.members: defaultdict[str | None, list[Node]] = defaultdict(list)
        for node in roots(map):
            self.members[self._group(node)].append(node)

    def lines(self) -> Iterator[str]:
        """Give the lines of the outline."""
        sections = [(group, level, list(self._rows(group))) for group, level in self._sections()]
        in_full = (row.node for _, _, rows in sections for row in rows if not row.is_reference)
        names = name_all((node, self.texts[node]) for node in in_full)
        named = {node: name for name, node in names.items()}
        parts = [self._title()]
        for group, level, rows in sections:
            heading = [] if group is None else [self._heading(self.map.groups[group].title, level)]
            parts += [heading, [line for row in rows for line in self._item(row, named)]]
        is_first = True
        for part in filter(None, parts):
            if not is_first:
                yield ""
            yield from part
            is_first = False

    def _title(self) -> list[str]:
        return [self._heading(self.map.info.title, 1)] if one_line(self.map.info.title) else []

    def _heading(self, title: str, level: int) -> str:
        words = self._guarded(one_line(title), is_first=True)
        if bare_stance(words) or words.startswith(NEITHER):
            words = f"{NEITHER} {words}"
        closing = " #" if words.endswith("#") else ""
        return f"{'#' * min(level, _LEVEL_LIMIT)} {words}{closing}".rstrip()

    def _guarded(self, line: str, *, is_first: bool) -> str:
        return self.script.guard(self.script.escape(line), is_first)

    def _sections(self) -> Iterator[tuple[str | None, int]]:
        """Go through the groups, each before those in it, after the cards that are in none."""
        yield None, 0
        inside: dict[str | None, list[str]] = {}
        first = self._groups_of_main()
        for id, group in sorted(
            self.map.groups.items(),
            key=lambda one: (one[0] not in first, one[1].title, one[0]),
            reverse=True,
        ):
            parent = group.parent if group.parent in self.map.groups else None
            inside.setdefault(parent, []).append(id)
        seen: set[str] = set()
        rings = sorted(self.map.groups, reverse=True)
        stack = [*((id, 2) for id in rings), *((id, 2) for id in inside.get(None, ()))]
        while stack:
            id, level = stack.pop()
            if id not in seen:
                seen.add(id)
                yield id, level
                stack += [(child, level + 1) for child in inside.get(id, ())]

    def _groups_of_main(self) -> set[str]:
        """Give the group of the main claim and those round it."""
        found: set[str] = set()
        main = self.map.nodes.get(self.map.info.main or "")
        id = main.group if main else None
        while id in self.map.groups and id not in found:
            found.add(id)
            id = self.map.groups[id].parent
        return found

    def _rows(self, group: str | None) -> Iterator[_Row]:
        """Give the rows of a section: its trees, then undercutters, then rings and what lies too deep."""
        for is_turn in (self._is_root, self._is_top, lambda _: True):
            for node in self.members[group]:
                if node.id not in self.placed and is_turn(node):
                    yield from self._tree(node.id)

    def _tree(self, root: str) -> Iterator[_Row]:
        group = self._group(self.map.nodes[root])
        stack = [_Row(0, "", root, is_reference=False)]
        while stack:
            row = stack.pop()
            is_elsewhere = self._group(self.map.nodes[row.node]) != group or row.depth > _DEPTH_LIMIT
            if row.node in self.placed or is_elsewhere:
                yield row._replace(is_reference=True)
                continue
            self.placed.add(row.node)
            yield row
            stack += reversed(list(self._below(row)))

    def _below(self, row: _Row) -> Iterator[_Row]:
        for link in self.map.links_into(row.node):
            for premise in self.map.premises(link):
                if premise in self.map.nodes:
                    yield _Row(row.depth + 1, link.stance, premise, is_reference=False)

    def _is_root(self, node: Node) -> bool:
        """Say whether a tree begins with a node: the main one, or one at the top that attacks no step."""
        return node.id == self.map.info.main or (self._is_top(node) and not self._only_undercuts(node))

    def _is_top(self, node: Node) -> bool:
        """Say whether a node bears on no other in its section."""
        group = self._group(node)
        return not any(
            link.target in self.map.nodes
            and link.target != node.id
            and self._group(self.map.nodes[link.target]) == group
            for link in self.map.links_from(node.id)
        )

    def _only_undercuts(self, node: Node) -> bool:
        targets = [link.target for link in self.map.links_from(node.id)]
        return any(id in self.map.links for id in targets) and not any(id in self.map.nodes for id in targets)

    def _group(self, node: Node) -> str | None:
        return node.group if node.group in self.map.groups else None

    def _item(self, row: _Row, named: dict[str, str]) -> Iterator[str]:
        """Write one row: a bullet, a mark where one is needed, and the text with its further lines."""
        margin = "  " * row.depth
        if row.is_reference:
            name = self.script.escape(named[row.node])
            yield margin + " ".join(filter(None, ("-", _MARKS.get(row.stance), "->", name)))
            return
        first, *others = self.texts[row.node].split("\n")
        words = self._first_line(row.node, first)
        mark = (_MARKS if words else _SIGNS).get(row.stance)
        if not mark and needs_neither(words):
            mark = NEITHER
        lines = [" ".join(filter(None, ("-", mark, words)))]
        yield from self._broken(margin, [*lines, *(self._guarded(line, is_first=False) for line in others)])

    def _first_line(self, node: str, words: str) -> str:
        title = one_line(self.map.nodes[node].title or "")
        if title and self.script.entitle:
            return self.script.entitle(self.script.escape(title), self.script.escape(words))
        return self._guarded(words, is_first=True)

    def _broken(self, margin: str, lines: list[str]) -> Iterator[str]:
        for at, line in enumerate(lines):
            goes_on = at + 1 < len(lines) and line and lines[at + 1]
            inset = "" if not line else margin if at == 0 else f"{margin}  "
            yield f"{inset}{line}{self.script.line_break if goes_on else ''}"
