"""The two edits that take records away, with all that hung on them, in one step."""

from collections.abc import Iterable

import msgspec

from argmap.model.change import Change, Delta
from argmap.model.errors import EditError
from argmap.model.graph import ArgumentMap
from argmap.model.records import Citation, Node, Record
from argmap.model.wording import tr


def unlink(map: ArgumentMap, id: str) -> Change:
    """Take a link away, with the links that hung on it; the nodes stay."""
    if id not in map.links:
        raise EditError(tr("There is no link with the id “{id}” in this map.", id=id))
    return remove(map, [id])


def remove(map: ArgumentMap, ids: Iterable[str]) -> Change:
    """Take records away and let go of them everywhere, as one step.

    A link goes when its target or its last premise goes, and so on up. Citations of a
    removed source keep their words.
    """
    gone = set(ids)
    for id in gone:
        if id not in map:
            raise EditError(tr("There is nothing with the id “{id}” in this map.", id=id))
    gone |= _links_lost(map, gone)
    deltas: dict[str, Delta] = {id: (map.get(id), None) for id in gone}
    for record in _holders(map, gone):
        if record.id not in gone:
            deltas[record.id] = (record, _letting_go(map, record, gone))
    return Change(deltas)


def _links_lost(map: ArgumentMap, gone: set[str]) -> set[str]:
    lost: set[str] = set()
    waiting = list(gone)
    while waiting:
        id = waiting.pop()
        hanging = [link.id for link in map.links_into(id)]
        emptied = [link.id for link in map.links_from(id) if link.premises.keys() <= gone]
        for other in hanging + emptied:
            if other not in gone and other not in lost:
                lost.add(other)
                waiting.append(other)
    return lost


def _holders(map: ArgumentMap, gone: set[str]) -> Iterable[Record]:
    """Go through the records that may name a removed one."""
    yield map.info
    yield from map.scenarios.values()
    yield from {link.id: link for id in gone for link in map.links_from(id)}.values()
    if any(id in map.sources or id in map.texts or id in map.groups for id in gone):
        yield from map.nodes.values()
        yield from map.sources.values()
        yield from map.groups.values()


def _letting_go(map: ArgumentMap, record: Record, gone: set[str]) -> Record:
    fields: dict[str, object] = {}
    for name in ("main", "origin"):
        if getattr(record, name, None) in gone:
            fields[name] = None
    for name in ("group", "parent"):  # what was inside a removed group moves one group out
        if getattr(record, name, None) in gone:
            fields[name] = _outer_group(map, getattr(record, name), gone)
    for name in ("premises", "assume"):
        table = getattr(record, name, {})
        if table.keys() & gone:
            fields[name] = {key: value for key, value in table.items() if key not in gone}
    if isinstance(record, Node):
        fields["citations"] = {key: _cite_less(c, gone) for key, c in record.citations.items()}
    return msgspec.structs.replace(record, **fields)


def _cite_less(citation: Citation, gone: set[str]) -> Citation:
    source = "" if citation.source in gone else citation.source
    text = None if citation.text in gone else citation.text
    return msgspec.structs.replace(citation, source=source, text=text)


def _outer_group(map: ArgumentMap, id: str | None, gone: set[str]) -> str | None:
    passed: set[str] = set()
    while id is not None and id in gone and id not in passed:
        passed.add(id)
        id = map.groups[id].parent if id in map.groups else None
    return None if id in gone else id
