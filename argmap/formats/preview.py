"""The first cards of a map as a tree of short lines, to look at before it is opened. Makes no file."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node

#: As much of a card is shown.
_SHOWN = 160
_UNDERCUT = "undercut"


class Row(NamedTuple):
    """A card: how far in it stands, what it is to the one above, its kind, and the beginning of its words.

    `stance` is that of its link, “undercut” where it bears on a link, and empty at the root.
    """

    depth: int
    stance: str
    kind: str
    words: str


def first_rows(map: ArgumentMap, count: int) -> list[Row]:
    """Give the first cards, each once: below a card what bears on it, the main claim first."""
    return list(islice(_rows(map), count))


def _rows(map: ArgumentMap) -> Iterator[Row]:
    shown: set[str] = set()
    for root in _roots(map):
        stack = [(0, "", root)]
        while stack:
            depth, stance, id = stack.pop()
            if id in shown:
                continue
            shown.add(id)
            node = map.nodes[id]
            yield Row(depth, stance, node.kind, _words(node))
            stack += reversed([(depth + 1, *below) for below in _below(map, id)])


def _roots(map: ArgumentMap) -> Iterator[str]:
    """Give the main claim, then what bears on nothing, then all: a ring has no end to begin at."""
    if map.info.main in map.nodes:
        yield map.info.main
    nodes = sorted(map.nodes.values(), key=lambda node: (node.order, node.id))
    yield from (node.id for node in nodes if not any(map.links_from(node.id)))
    yield from (node.id for node in nodes)


def _below(map: ArgumentMap, id: str) -> Iterator[tuple[str, str]]:
    for link in map.links_into(id):
        yield from _premises(map, link, link.stance)
        for other in map.links_into(link.id):
            yield from _premises(map, other, _UNDERCUT if other.stance == "attack" else other.stance)


def _premises(map: ArgumentMap, link: Link, stance: str) -> Iterator[tuple[str, str]]:
    return ((stance, premise) for premise in map.premises(link) if premise in map.nodes)


def _words(node: Node) -> str:
    words = node.title or node.text
    line = " ".join(words[: _SHOWN + 1].split())
    return f"{line[:_SHOWN]}…" if len(words) > _SHOWN else line
