"""A map as GraphML, through networkx; what GraphML has no type for is written as JSON in a text."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from argmap.analysis.graphs import BESIDE, to_networkx
from argmap.model.graph import ArgumentMap

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(map: ArgumentMap) -> bytes:
    """Write a map so that readers of GraphML take it for a graph, and argmap gets all of it back."""
    import networkx as nx  # noqa: PLC0415  heavy

    made = to_networkx(map)
    graph = nx.DiGraph(**_flat(made.graph))
    for vertex, attributes in made.nodes.items():
        graph.add_node(_sound(vertex), **_flat(attributes))
    for start, end, attributes in made.edges(data=True):
        graph.add_edge(_sound(start), _sound(end), **_flat(attributes))
    lines = nx.generate_graphml(graph)
    return ("\n".join(["<?xml version='1.0' encoding='utf-8'?>", *lines]) + "\n").encode()


def _flat(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Give attributes as GraphML can hold them, numbers and texts; an empty block of argmap's is left out."""
    return {
        name: _simple(value)
        for name, value in attributes.items()
        if value is not None and not (name == BESIDE and not value)
    }


def _simple(value: Any) -> Any:
    if isinstance(value, str):
        return _sound(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return _sound(msgspec.json.encode(value).decode())


def _sound(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
