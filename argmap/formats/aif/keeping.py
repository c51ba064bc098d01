"""What argmap knows of a map and AIF has no word for: kept in `x-argmap` objects, and taken back from them.

What AIF does say is always taken from there, since another program may have changed it:
texts, places, what leads to what, and whether it supports or attacks.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from argmap.formats import native
from argmap.formats.aif.nodeset import Item, Nodeset
from argmap.formats.aif.schemes import STANCES, label_of, scheme_name, type_of
from argmap.formats.report import Reading
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr

Plain = dict[str, Any]

#: Sections of argmap's own format that AIF has nothing like.
_WHOLE = ("sources", "texts", "scenarios", "groups")
_HEAD = ("format", "version", "map", "nodes", "links", *_WHOLE)


def as_plain(map: ArgumentMap) -> Plain:
    """Give a map as the plain data of an .argmap file."""
    found: Plain = msgspec.json.decode(native.write(map))
    return found


def kept_of_map(plain: Plain, unsound: list[str]) -> Plain:
    """Give what is to be kept of the map as a whole, with the links that AIF cannot say."""
    kept = {name: plain[name] for name in ("map", *_WHOLE) if name in plain}
    if unsound:
        kept["links"] = {id: plain["links"][id] for id in unsound}
    extra = {key: value for key, value in plain.items() if key not in _HEAD}
    return {**kept, "extra": extra} if extra else kept


def kept_citations(nodeset: Nodeset) -> frozenset[str]:
    """Give the locutions that argmap wrote for citations which the cards still have."""
    if nodeset.kept is None or not isinstance(nodeset.kept.get("sources"), dict):
        return frozenset()
    items = [item for item in nodeset.items.values() if item.kept]
    citations = {id for item in items if item.type == "I" for id in _table(item.kept, "citations")}
    return frozenset(item.id for item in items if item.type == "L" and _cited(item) in citations)


def forget_citations(nodeset: Nodeset) -> None:
    """Take out the dialogue that argmap wrote for citations which the cards still have: nobody said it."""
    known = kept_citations(nodeset)
    cited = {_cited(nodeset.items[id]) for id in known}
    for item in [
        item for item in nodeset.items.values() if item.type in {"L", "YA"} and _cited(item) in cited
    ]:
        del nodeset.items[item.id]
        for other in nodeset.out.pop(item.id, ()):
            nodeset.into[other].pop(item.id, None)
        for other in nodeset.into.pop(item.id, ()):
            nodeset.out[other].pop(item.id, None)


def restore(
    reading: Reading, nodeset: Nodeset, cards: Mapping[str, str], links: Mapping[str, str]
) -> Reading:
    """Give a map back what argmap had kept of it; say so where that does not fit the rest of the file.

    `cards` and `links` map nodes of the file to what was made of them.
    """
    if nodeset.kept is None and all(item.kept is None for item in nodeset.items.values()):
        return reading
    plain = as_plain(reading.map)
    try:
        for item in nodeset.items.values():
            if item.kept is None:
                continue
            if item.type == "I" and item.id in cards:
                _restore_node(plain["nodes"], cards[item.id], item.kept)
            elif item.type in STANCES and item.id in links:  # what was said may be shown by links too
                _restore_link(plain["links"], links[item.id], item)
        if nodeset.kept is not None:
            _restore_map(plain, nodeset.kept)
        map = native.read(msgspec.json.encode(plain))
    except (FormatError, RecursionError) as error:
        reading.report.warn(
            tr(
                "What argmap had kept in this file no longer fits it and was passed over. {error}",
                error=error,
            )
        )
        return reading
    return Reading(map, reading.report)


def _restore_node(nodes: Plain, id: str, kept: Plain) -> None:
    found = nodes[id]
    citations = {**_table(kept, "citations"), **found.get("citations", {})}
    said = {name: found[name] for name in ("text", "at") if name in found}
    nodes[id] = {**kept, "text": "", **said, "citations": citations}


def _restore_link(links: Plain, id: str, item: Item) -> None:
    found, kept = links[id], dict(item.kept or {})
    keys = _table(kept, "premises")
    kept["premises"] = {id: keys.get(id, key) for id, key in found["premises"].items()}
    kept["target"] = found["target"]
    stance, scheme = kept.get("stance"), kept.get("scheme")
    is_same_type = isinstance(stance, str) and type_of(stance, scheme) == item.type
    kept["stance"] = stance if is_same_type else STANCES[item.type]
    if label_of(item.type, scheme) != (item.scheme or item.label):
        kept["scheme"] = scheme_name(item)
    links[id] = kept


def _restore_map(plain: Plain, kept: Plain) -> None:
    for name in ("links", *_WHOLE):
        if name in kept:
            plain[name] = {**plain.get(name, {}), **_table(kept, name)}
    plain["map"] = kept.get("map", {})  # not there when all in it is as usual
    plain.update({key: value for key, value in _table(kept, "extra").items() if key not in _HEAD})


def _cited(item: Item) -> str:
    found = (item.kept or {}).get("citation")
    return found if isinstance(found, str) else ""


def _table(kept: Plain | None, name: str) -> Plain:
    found = (kept or {}).get(name)
    return found if isinstance(found, dict) else {}
