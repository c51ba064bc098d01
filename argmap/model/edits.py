"""The edits: pure functions that read a map and give the change they stand for.

Each raises EditError, before anything is changed, where it would break the map. The
change is applied by `Document` and by nothing else.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from argmap.model import order
from argmap.model.change import Change, Delta
from argmap.model.errors import EditError
from argmap.model.graph import ArgumentMap
from argmap.model.ids import fresh_id
from argmap.model.records import CARRIED_KINDS, INFO, Citation, Link, MapInfo, Node, Record, credence_fault
from argmap.model.removal import remove, unlink
from argmap.model.wording import tr

__all__ = [
    "add",
    "add_citation",
    "add_consequence",
    "add_premise",
    "add_premise_node",
    "link",
    "move",
    "new_node",
    "remove",
    "remove_citation",
    "remove_premise",
    "reorder",
    "retarget",
    "retext",
    "set_citation_field",
    "set_field",
    "set_fields",
    "unlink",
]

#: Fields that are not set but have edits of their own, which keep the map whole.
_EDITED_APART = frozenset({"id", "extra", "target", "premises", "citations"})

R = TypeVar("R", bound=Record)


def new_node(map: ArgumentMap, kind: str = "claim", text: str = "", **fields: Any) -> Node:
    """Make a node that is not in the map yet: a fresh id, last among the nodes.

    Ramifications and actions start with credence 0: they hold what supports carry.
    """
    fields.setdefault("order", order.key_after(node.order for node in map.nodes.values()))
    if kind in CARRIED_KINDS:
        fields.setdefault("credence", 0.0)
    return Node(id=fresh_id(map), kind=kind, text=text, **fields)


def add(map: ArgumentMap, record: Record, *, stance: str | None = None, target: str | None = None) -> Change:
    """Add a record; a node can be linked to a `target` in the same step."""
    if record.id in map or not record.id or record.id == INFO:
        raise EditError(tr("The id “{id}” is already taken.", id=record.id))
    change = Change({record.id: (None, record)})
    if stance is None or target is None:
        return change
    _require_end(map, target)
    added = _new_link(map, [record.id], target, stance)
    return change.then(Change({added.id: (None, added)}))


def add_premise_node(map: ArgumentMap, node: Node, id: str) -> Change:
    """Add a node as a further premise of a link, in one step."""
    joined = _require_link(map, id)
    return add(map, node).then(_replace(joined, premises=_joined(joined, node.id)))


def add_consequence(map: ArgumentMap, node: Node, premise: str, stance: str = "support") -> Change:
    """Add a node that `premise` leads to, in one step."""
    _require_node(map, premise)
    added = _new_link(map, [premise], node.id, stance)
    return add(map, node).then(Change({added.id: (None, added)}))


def link(map: ArgumentMap, premises: Sequence[str], target: str, stance: str = "support") -> Change:
    """Let one or more premises bear on a target, together."""
    if not premises:
        raise EditError(tr("A link needs at least one premise."))
    if len(set(premises)) < len(premises):
        raise EditError(tr("A link cannot have the same premise twice."))
    for id in premises:
        _require_node(map, id)
    _require_end(map, target)
    made = _new_link(map, premises, target, stance)
    return Change({made.id: (None, made)})


def retarget(map: ArgumentMap, id: str, target: str) -> Change:
    """Let a link bear on something else. Raises when the targets would run in a ring."""
    moved = _require_link(map, id)
    _require_end(map, target)
    following, passed = target, set[str]()
    while following in map.links and following not in passed:
        passed.add(following)
        if following == id:
            raise EditError(tr("A link cannot target itself, directly or through other links."))
        following = map.links[following].target
    return _replace(moved, target=target, order=_last_order(map, target, leaving=id))


def add_premise(map: ArgumentMap, id: str, premise: str) -> Change:
    """Link a further premise into a link: from then on they work only together."""
    joined = _require_link(map, id)
    _require_node(map, premise)
    if premise in joined.premises:
        raise EditError(tr("This premise is in the link already."))
    return _replace(joined, premises=_joined(joined, premise))


def remove_premise(map: ArgumentMap, id: str, premise: str) -> Change:
    """Take a premise out of a link; without its last one the link goes too."""
    left = _require_link(map, id)
    if premise not in left.premises:
        raise EditError(tr("This node is not a premise of the link."))
    rest = {key: value for key, value in left.premises.items() if key != premise}
    return _replace(left, premises=rest) if rest else unlink(map, id)


def retext(map: ArgumentMap, id: str, text: str) -> Change:
    """Give a node new words."""
    return set_field(map, id, "text", text)


def set_field(map: ArgumentMap, id: str, field: str, value: object) -> Change:
    """Set one field of any record, or of the map's information under the id ``map``."""
    return set_fields(map, [id], field, value)


def set_fields(map: ArgumentMap, ids: Iterable[str], field: str, value: object) -> Change:
    """Set one field of several records to one value, as one step."""
    deltas: dict[str, Delta] = {}
    for id in ids:
        record = _require(map, id)
        deltas[id] = (record, _with_field(record, field, value))
    return Change(deltas)


def add_citation(map: ArgumentMap, id: str, **fields: Any) -> Change:
    """Cite something on a node."""
    node = _require_node(map, id)
    taken = {key for other in map.nodes.values() for key in other.citations}
    made = Citation(id=fresh_id({*taken, *map.nodes, *map.links, *map.sources}))
    for field, value in fields.items():
        made = _with_field(made, field, value)
    return _replace(node, citations={**node.citations, made.id: made})


def set_citation_field(map: ArgumentMap, id: str, citation: str, field: str, value: object) -> Change:
    """Set one field of one of a node's citations."""
    node = _require_node(map, id)
    if citation not in node.citations:
        raise EditError(tr("The node has no citation “{id}”.", id=citation))
    changed = _with_field(node.citations[citation], field, value)
    return _replace(node, citations={**node.citations, citation: changed})


def remove_citation(map: ArgumentMap, id: str, citation: str) -> Change:
    """Take a citation off a node."""
    node = _require_node(map, id)
    if citation not in node.citations:
        raise EditError(tr("The node has no citation “{id}”.", id=citation))
    return _replace(node, citations={key: c for key, c in node.citations.items() if key != citation})


def move(map: ArgumentMap, places: Mapping[str, tuple[float, float]]) -> Change:
    """Store where cards stand: node id → upper left corner in scene units."""
    deltas: dict[str, Delta] = {}
    for id, (x, y) in places.items():
        node = _require_node(map, id)
        deltas[id] = (node, _with_field(node, "at", (float(x), float(y))))
    return Change(deltas)


def reorder(
    map: ArgumentMap, id: str, row: Sequence[str], place: int, *, within: str | None = None
) -> Change:
    """Put `id` at `place` of a row, given in order without it.

    The row is the links into one target, the roots, or (`within` a link) its premises.
    One record changes, unless the row's keys leave no room: then the whole row gets new ones.
    """
    keys = _row_keys(map, [*row, id], within)
    before = keys[row[place - 1]] if 0 < place <= len(row) else None
    after = keys[row[place]] if place < len(row) else None
    try:
        changed = {id: order.key_between(before, after)}
    except ValueError:
        whole = [*row[:place], id, *row[place:]]
        changed = dict(zip(whole, order.spread(len(whole)), strict=True))
    if within is not None:
        joined = _require_link(map, within)
        return _replace(joined, premises={**joined.premises, **changed})
    return Change(
        {
            key: (_require(map, key), _with_field(_require(map, key), "order", new))
            for key, new in changed.items()
        }
    )


def _row_keys(map: ArgumentMap, ids: Iterable[str], within: str | None) -> dict[str, str]:
    if within is not None:
        premises = _require_link(map, within).premises
        missing = [id for id in ids if id not in premises]
        if missing:
            raise EditError(tr("This node is not a premise of the link."))
        return dict(premises)
    keys = {}
    for id in ids:
        record = _require(map, id)
        if not isinstance(record, Node | Link):
            raise EditError(tr("Only nodes and links have an order."))
        keys[id] = record.order
    return keys


def _with_field(record: R, field: str, value: object) -> R:
    known = {f.name: f for f in msgspec.structs.fields(record)}
    if field not in known or field in _EDITED_APART:
        raise EditError(tr("There is no field “{field}” to set here.", field=field))
    try:
        value = msgspec.convert(value, known[field].type)
    except msgspec.ValidationError as error:
        raise EditError(tr("“{field}” cannot take this value: {why}.", field=field, why=error)) from error
    if isinstance(value, str) and not _is_writable(value):
        raise EditError(tr("“{field}” holds letters that no file can.", field=field))
    for credence in _credences(field, value):
        fault = credence_fault(credence)
        if fault:
            raise EditError(tr("“{field}” cannot take this value: {why}.", field=field, why=fault))
    return msgspec.structs.replace(record, **{field: value})


def _is_writable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _credences(field: str, value: Any) -> Iterable[object]:
    if field == "credence" and value is not None:
        return [value]
    return value.values() if field == "assume" else []


def _joined(link: Link, premise: str) -> dict[str, str]:
    return {**link.premises, premise: order.key_after(link.premises.values())}


def _new_link(map: ArgumentMap, premises: Sequence[str], target: str, stance: str) -> Link:
    keys = dict(zip(premises, order.spread(len(premises)), strict=True))
    return Link(id=fresh_id(map), stance=stance, premises=keys, target=target, order=_last_order(map, target))


def _last_order(map: ArgumentMap, target: str, leaving: str | None = None) -> str:
    return order.key_after(other.order for other in map.links_into(target) if other.id != leaving)


def _replace(record: Record, **fields: object) -> Change:
    return Change({record.id: (record, msgspec.structs.replace(record, **fields))})


def _require(map: ArgumentMap, id: str) -> Record:
    record = map.get(id)
    if record is None:
        raise EditError(tr("There is nothing with the id “{id}” in this map.", id=id))
    return record


def _require_node(map: ArgumentMap, id: str) -> Node:
    record = _require(map, id)
    if not isinstance(record, Node):
        raise EditError(tr("“{id}” is not a node.", id=id))
    return record


def _require_link(map: ArgumentMap, id: str) -> Link:
    record = _require(map, id)
    if not isinstance(record, Link):
        raise EditError(tr("“{id}” is not a link.", id=id))
    return record


def _require_end(map: ArgumentMap, id: str) -> None:
    record = _require(map, id)
    if not isinstance(record, Node | Link) or isinstance(record, MapInfo):
        raise EditError(tr("A link can end at a node or at a link only."))
