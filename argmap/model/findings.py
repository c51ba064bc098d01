"""What a check has to say about a map: one finding, an offer to mend it, and how it names records."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal, TypeAlias

from argmap.model.change import Change
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node

Severity: TypeAlias = Literal["error", "warning", "note"]

_SHOWN = 40
_LISTED = 3


#: Worst first: what cannot be, what is doubtful, and advice that does not mean something is wrong.
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Remedy:
    """An offer to mend what was found: words for a button, words for when it is done, and the edit.

    `mend` reads the map as it then stands and raises EditError where that no longer fits.
    """

    label: str
    done: str
    mend: Callable[[ArgumentMap], Change] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth a look. `where` is a record's id, or ``map`` for the map itself."""

    where: str
    severity: Severity
    message: str
    remedy: Remedy | None = None


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


def target_name(map: ArgumentMap, id: str) -> str:
    """Name what a link leads to, a node or a link that is there."""
    return node_name(map.nodes[id]) if id in map.nodes else link_name(map, map.links[id])


def group_name(map: ArgumentMap, id: str) -> str:
    """Name a group by its title; one without by its id."""
    return short(map.groups[id].title) or id


def source_name(map: ArgumentMap, id: str) -> str:
    """Name a source by its title; one without by its id."""
    return short(map.sources[id].title) or id


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings: errors, warnings, notes, each by id and then by message."""
    return sorted(findings, key=lambda one: (SEVERITIES.index(one.severity), one.where, one.message))


def fault(where: str, message: str) -> Finding:
    """Make an error: the map says something that cannot be."""
    return Finding(where, "error", message)


def doubt(where: str, message: str, remedy: Remedy | None = None) -> Finding:
    """Make a warning: the map can be used, and a reader should look again."""
    return Finding(where, "warning", message, remedy)


def advice(where: str, message: str) -> Finding:
    """Make a note: nothing is wrong, and the reasoning may have more to say here."""
    return Finding(where, "note", message)
