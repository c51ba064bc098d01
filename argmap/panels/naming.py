"""What panels call records, never by their ids, and how they go to one."""

from argmap.editing.editor import Editor
from argmap.model.findings import short
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node, Record
from argmap.model.wording import tr
from argmap.picture.kinds import kind_look

_STANCE_ICONS = {"support": "add-support", "attack": "add-attack"}

_LINE = 200


def name_of(map: ArgumentMap, id: str) -> str:
    """Name a record by its own words, on one line."""
    record = map.get(id)
    if record is None:
        return tr("(missing)")
    if isinstance(record, Link):
        return _link_name(map, record)
    if isinstance(record, Node):
        return short(record.title or record.text) or tr("(empty card)")
    return short(getattr(record, "title", "")) or tr("(untitled)")


def line_of(map: ArgumentMap, id: str) -> str:
    """Name a record by as many of its own words as a wide line could show."""
    record = map.get(id)
    words = (record.title or record.text) if isinstance(record, Node) else ""
    return " ".join(words[:_LINE].split()) or name_of(map, id)


def full_name_of(map: ArgumentMap, id: str) -> str:
    """Give all the words of a card or a title, for a tooltip."""
    record = map.get(id)
    if isinstance(record, Node):
        return "\n".join(part for part in (record.title, record.text) if part) or tr("(empty card)")
    return name_of(map, id)


def icon_of(record: Record | None) -> str:
    """Give the name of the icon that stands for a record."""
    if isinstance(record, Node):
        return kind_look(record.kind).icon
    if isinstance(record, Link):
        return _STANCE_ICONS.get(record.stance, "add-linked")
    return "kind-other"


def go_to(editor: Editor, id: str) -> None:
    """Select a record, and have the canvas show it where it is drawn; ``map`` selects nothing."""
    if id in editor.map.nodes or id in editor.map.links:
        editor.show(id)
    else:
        editor.select([id] if id in editor.map else [])


def _link_name(map: ArgumentMap, link: Link) -> str:
    premises = " + ".join(name_of(map, id) for id in map.premises(link)[:3])
    if map.conclusion(link) is None:
        return f"{short(premises)} → {tr('(missing)')}"
    end = name_of(map, link.target)
    return f"{short(premises)} → ({end})" if link.target in map.links else f"{short(premises)} → {end}"
