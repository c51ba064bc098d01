"""Finds words in a map: in texts, titles, notes, tags and quotes."""

from collections.abc import Iterator

from argmap.model.graph import ArgumentMap
from argmap.model.records import Node


def find(map: ArgumentMap, words: str, order: dict[str, tuple[float, float]] | None = None) -> list[str]:
    """Give the nodes that hold all of `words`, in any case, in reading order of their places.

    Words are matched as typed, so part of a word is found too; an empty search finds nothing.
    """
    wanted = words.casefold().split()
    if not wanted:
        return []
    found = [node.id for node in map.nodes.values() if _holds(node, wanted)]
    places = order or {}
    return sorted(found, key=lambda id: (places.get(id, (0.0, 0.0))[::-1], id))


def _holds(node: Node, wanted: list[str]) -> bool:
    everything = "\n".join(_words_of(node)).casefold()
    return all(word in everything for word in wanted)


def _words_of(node: Node) -> Iterator[str]:
    yield node.text
    yield node.title or ""
    yield node.note
    yield from node.tags
    for citation in node.citations.values():
        yield citation.quote
