"""Writes a map as a Mermaid flowchart, for Markdown pages that draw such charts. Reads none.

A link with several premises, or one that is attacked itself, is a small circle of its own.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from argmap.formats.registry import Format, Options
from argmap.model.graph import ArgumentMap
from argmap.model.records import Group, Link, Node
from argmap.picture.palette import Theme, load_theme

_FLOWS = {"up": "BT", "down": "TB", "left": "RL", "right": "LR"}
#: What a line looks like, with the sign on it and, before a circle, without any.
_ARROWS = {"support": '-->|"+"|', "attack": '-.->|"−"|'}
_LINES = {"attack": "-.-"}
#: What Mermaid, Markdown in it or HTML could take for more than a letter, and signs that begin a list.
_SPECIAL = re.compile(r"""["#$%&*<=>@\\^_`\[\]{|}~]|(?<![^\n])[+-]|(?<=\d)[.)](?=\s)|:(?=//)""")
_STANCES = ("support", "attack", "neutral")


def write(map: ArgumentMap, _options: Options) -> bytes:
    """Write a chart in the direction of the map. Texts stand in quotes, their special letters as numbers."""
    return _Chart(map, load_theme("light")).text().encode("utf-8", "replace")


class _Chart:
    def __init__(self, map: ArgumentMap, theme: Theme) -> None:
        self.map = map
        self.theme = theme
        self.links = _in_order(map.sound_links())
        hit = {link.target for link in self.links}
        self.steps = [link for link in self.links if len(link.premises) > 1 or link.id in hit]
        nodes = _in_order(map.nodes.values())
        self.names = {node.id: f"n{number}" for number, node in enumerate(nodes, 1)}
        self.names |= {link.id: f"k{number}" for number, link in enumerate(self.steps, 1)}
        self.stances: list[str] = []

    def text(self) -> str:
        """Give the whole chart."""
        lines = [f"flowchart {_FLOWS[self.map.info.direction]}", *self._cards()]
        lines += (f'{self.names[link.id]}((" "))' for link in self.steps)
        for link in self.links:
            lines += self._link(link)
        return "\n    ".join([*lines, *self._looks()]) + "\n"

    def _cards(self) -> Iterator[str]:
        """Give nodes within their groups; a group whose parents run in a ring stands outside all."""
        inside: dict[str | None, list[Node | Group]] = {None: []}
        for group in sorted(self.map.groups.values(), key=lambda group: group.id):
            parent = group.parent if _is_nested(self.map, group) else None
            inside.setdefault(parent, []).append(group)
        for node in _in_order(self.map.nodes.values()):
            inside.setdefault(node.group if node.group in self.map.groups else None, []).append(node)
        numbers = {id: number for number, id in enumerate(sorted(self.map.groups), 1)}
        waiting: list[Node | Group | None] = list(reversed(inside[None]))
        while waiting:
            record = waiting.pop()
            if record is None:
                yield "end"
            elif isinstance(record, Node):
                yield self._card(record)
            else:
                yield f'subgraph g{numbers[record.id]}["{_words(record.title)}"]'
                waiting += [None, *reversed(inside.get(record.id, []))]

    def _card(self, node: Node) -> str:
        shown = "\n".join(part for part in (node.title, node.text) if part)
        return f'{self.names[node.id]}["{_words(shown)}"]'

    def _link(self, link: Link) -> Iterator[str]:
        name, target = self.names.get(link.id), self.names[link.target]
        premises = [self.names[premise] for premise in self.map.premises(link)]
        if name is not None:
            for premise in premises:
                yield self._line(premise, _LINES.get(link.stance, "---"), name, link.stance)
            premises = [name]
        yield self._line(premises[0], _ARROWS.get(link.stance, "---"), target, link.stance)

    def _line(self, start: str, arrow: str, end: str, stance: str) -> str:
        self.stances.append(stance if stance in _STANCES else "neutral")
        return f"{start} {arrow} {end}"

    def _looks(self) -> Iterator[str]:
        """Give the colours of lines, by their numbers, and of cards, by kind."""
        for stance in _STANCES:
            numbers = [str(number) for number, one in enumerate(self.stances) if one == stance]
            if numbers:
                yield f"linkStyle {','.join(numbers)} stroke:{self.theme.of_stance(stance)}"
        for number, kind in enumerate(sorted({node.kind for node in self.map.nodes.values()}), 1):
            names = [self.names[id] for id, node in self.map.nodes.items() if node.kind == kind]
            yield f"classDef kind{number} stroke:{self.theme.of_kind(kind)}"
            yield f"class {','.join(sorted(names))} kind{number}"


def _is_nested(map: ArgumentMap, group: Group) -> bool:
    """Say whether a group stands in one that leads out of all groups in the end."""
    seen = set[str]()
    at: Group | None = group
    while at is not None and at.id not in seen:
        seen.add(at.id)
        at = map.groups.get(at.parent or "")
    return at is None and group.parent in map.groups


def _words(text: str) -> str:
    """Write a text for the inside of quotes, so that it is drawn as it is."""
    lines = (_SPECIAL.sub(lambda found: f"#{ord(found[0])};", line.strip()) for line in text.split("\n"))
    return "<br>".join(lines) or " "


def _in_order(records: Iterable[Any]) -> list[Any]:
    return sorted(records, key=lambda record: (record.order, record.id))


FORMAT = Format(
    "mermaid",
    "Mermaid",
    (".mmd", ".mermaid"),
    write=write,
    carries=frozenset({"support", "attack", "neutral", "linked", "undercuts", "titles", "groups"}),
)
