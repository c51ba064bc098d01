"""Brings the plain data of an older argmap file up to the version written today.

Each step is a pure function from one version's data to the next one's; nothing here knows
the records. docs/format.md says what each version looked like.
"""

from collections.abc import Callable
from typing import Any

from argmap.model.errors import FormatError
from argmap.model.order import spread
from argmap.model.wording import tr

VERSION = 1

Data = dict[str, Any]


def migrate(data: Data, version: int) -> Data:
    """Run the steps from `version` to today's; raises FormatError on data no step can read."""
    for step in _STEPS[version:]:
        data = step(data)
    return data


def _from_0(data: Data) -> Data:
    """Version 0 had a flat list ``edges`` of single premises; 1 has links keyed by id."""
    rest = {key: value for key, value in data.items() if key not in {"edges", "title"}}
    if "title" in data:
        rest["map"] = {"title": data["title"], **_object(rest.get("map", {}), "map")}
    edges = data.get("edges", [])
    if not isinstance(edges, list):
        raise FormatError(tr("edges: expected a list of links."))
    taken = {*_object(data.get("nodes", {}), "nodes")}
    orders = spread(len(edges))
    links: Data = {}
    for number, edge in enumerate(edges):
        where = f"edges[{number}]"
        id, record = _link_from_edge(_object(edge, where), number, where)
        if id in taken:
            raise FormatError(tr("{where}: the id “{id}” is used twice.", where=where, id=id))
        taken.add(id)
        links[id] = {**record, "order": orders[number]}
    return {**rest, "links": links}


def _link_from_edge(edge: Data, number: int, where: str) -> tuple[str, Data]:
    for field in ("from", "to"):
        if not isinstance(edge.get(field), str):
            raise FormatError(tr("{where}.{field}: expected the id of a node.", where=where, field=field))
    id = edge.get("id", f"edge-{number:06}")
    if not isinstance(id, str):
        raise FormatError(tr("{where}.id: expected text.", where=where))
    moved = {"id", "from", "to", "type"}
    rest = {key: value for key, value in edge.items() if key not in moved}
    link = {"stance": edge.get("type", "support"), "premises": {edge["from"]: "a0"}, "target": edge["to"]}
    return id, {**link, **rest}


def _object(value: Any, where: str) -> Data:
    if not isinstance(value, dict):
        raise FormatError(tr("{where}: expected an object, in braces.", where=where))
    return value


_STEPS: tuple[Callable[[Data], Data], ...] = (_from_0,)
