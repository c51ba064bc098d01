"""Writes a map as rows of a table: one for each group, node and link. Reads nothing."""

from collections.abc import Iterator, Mapping

from argmap.formats.tables.cells import join, write_rows
from argmap.model.graph import ArgumentMap
from argmap.model.records import Credence, Link, Node

_Row = Mapping[str, str]

#: Columns that are there always; the others are where a map makes use of them.
_FIRST = {"nodes": ("id", "text", "kind"), "links": ("id", "premises", "stance", "target")}
_COLUMNS = (
    *("row", "id", "title", "text", "kind", "credence", "judgement"),
    *("premises", "stance", "target", "weight", "scheme", "group", "tags", "note", "x", "y"),
)


def write_table(map: ArgumentMap, which: str, delimiter: str) -> bytes:
    """Write the nodes of a map, its links, or both with a column that tells which a row is."""
    rows = list(_rows(map, which))
    always = _FIRST.get(which) or dict.fromkeys(("row", *_FIRST["nodes"], *_FIRST["links"]))
    used = {name for row in rows for name, cell in row.items() if cell}
    columns = [name for name in _COLUMNS if name in always or name in used]
    return write_rows([columns, *([row.get(name, "") for name in columns] for row in rows)], delimiter)


def _rows(map: ArgumentMap, which: str) -> Iterator[_Row]:
    if which == "nodes":
        yield from _nodes(map)
    elif which == "links":
        yield from _links(map)
    else:
        yield from ({"row": "group", **cells} for cells in _groups(map))
        yield from ({"row": "node", **cells} for cells in _nodes(map))
        yield from ({"row": "link", **cells} for cells in _links(map))


def _nodes(map: ArgumentMap) -> Iterator[_Row]:
    for node in sorted(map.nodes.values(), key=lambda node: (node.order, node.id)):
        yield _node(map, node)


def _links(map: ArgumentMap) -> Iterator[_Row]:
    for link in sorted(map.sound_links(), key=lambda link: (link.order, link.id)):
        yield _link(map, link)


def _groups(map: ArgumentMap) -> Iterator[_Row]:
    for group in sorted(map.groups.values(), key=lambda group: group.id):
        yield {"id": group.id, "text": group.title, "group": group.parent or ""}


def _node(map: ArgumentMap, node: Node) -> _Row:
    x, y = _place(node)
    return {
        "id": node.id,
        "title": node.title or "",
        "text": node.text,
        "kind": node.kind,
        "credence": _credence(node.credence),
        "judgement": node.judgement or "",
        "group": node.group if node.group in map.groups and node.group else "",
        "tags": join(node.tags),
        "note": node.note,
        "x": x,
        "y": y,
    }


def _link(map: ArgumentMap, link: Link) -> _Row:
    return {
        "id": link.id,
        "premises": join(map.premises(link)),
        "stance": link.stance,
        "target": link.target,
        "weight": "" if link.weight is None else repr(link.weight),
        "scheme": link.scheme or "",
        "note": link.note,
    }


def _place(node: Node) -> tuple[str, str]:
    """Give the place of a card as two cells, empty where it has none."""
    return ("", "") if node.at is None else (repr(node.at[0]), repr(node.at[1]))


def _credence(credence: Credence | None) -> str:
    if credence is None:
        return ""
    return "..".join(map(repr, credence)) if isinstance(credence, tuple) else repr(credence)
