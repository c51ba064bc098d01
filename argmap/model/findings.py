"""What a check has to say about a map: one finding, and how it names nodes and links."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeAlias

from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node

_SHOWN = 40
_LISTED = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or doubtful. `where` is a record's id, or ``map`` for the map itself."""

    where: str
    severity: Literal["error", "warning"]
    message: str


Check: TypeAlias = Callable[[ArgumentMap], Iterator[Finding]]


def short(text: str) -> str:
    """Give the first words of a text, on one line."""
    line = " ".join(text[: 4 * _SHOWN].split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def listed(names: Iterable[str]) -> str:
    """Quote the first few of some names."""
    first = list(islice(names, _LISTED + 1))
    quoted = ", ".join(f"“{short(name)}”" for name in first[:_LISTED])
    return quoted if len(first) <= _LISTED else f"{quoted}, …"


def node_name(node: Node) -> str:
    """Name a node by its words; one without any by its id."""
    return short(node.title or node.text) or node.id


def link_name(map: ArgumentMap, link: Link) -> str:
    """Name a link by what it leads from and to, as far as these are there."""
    premises = (map.nodes[id] for id in map.premises(link) if id in map.nodes)
    start = " + ".join(node_name(node) for node in premises) or "?"
    end = map.conclusion(link)
    return f"{short(start)} → {node_name(map.nodes[end])}" if end else short(start)


def group_name(map: ArgumentMap, id: str) -> str:
    """Name a group by its title; one without by its id."""
    return short(map.groups[id].title) or id


def source_name(map: ArgumentMap, id: str) -> str:
    """Name a source by its title; one without by its id."""
    return short(map.sources[id].title) or id


def fault(where: str, message: str) -> Finding:
    """Make an error: the map says something that cannot be."""
    return Finding(where, "error", message)


def doubt(where: str, message: str) -> Finding:
    """Make a warning: the map can be used, and a reader should look again."""
    return Finding(where, "warning", message)
