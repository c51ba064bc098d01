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
from argmap.formats.building import MapBuilder
from argmap.formats.report import Reading
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, SECTIONS, Citation
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
    builder: MapBuilder, nodeset: Nodeset, cards: Mapping[str, str], links: Mapping[str, str]
) -> Reading:
    """Finish a map with what argmap had kept of it; say so where that does not fit the rest of the file.

    `cards` and `links` map nodes of the file to what was made of them.
    """
    if nodeset.kept is None and all(item.kept is None for item in nodeset.items.values()):
        return builder.finish()
    try:
        plain = _plain(builder, nodeset, cards, links)
        known = {id for name in SECTIONS for id in plain.get(name, ())}
        others = [record for id, record in builder.records.items() if id not in known]
        return Reading(native.read_plain(plain, others), builder.report)
    except (FormatError, RecursionError) as error:
        builder.report.warn(
            tr(
                "What argmap had kept in this file no longer fits it and was passed over. {error}",
                error=error,
            )
        )
        return builder.finish()


def _plain(
    builder: MapBuilder, nodeset: Nodeset, cards: Mapping[str, str], links: Mapping[str, str]
) -> Plain:
    """Give what was kept as the plain data of an .argmap file, brought up to date by what AIF says."""
    nodes, steps = Plain(), Plain()
    for item in nodeset.items.values():
        if item.kept is None:
            continue
        if item.type == "I" and item.id in cards:
            nodes[cards[item.id]] = _node(builder.records[cards[item.id]], item.kept)
        elif item.type in STANCES and item.id in links:  # what was said may be shown by links too
            steps[links[item.id]] = _link(builder.records[links[item.id]], item, item.kept)
    kept = nodeset.kept
    if kept is None:
        return {INFO: {**builder.info}, "nodes": nodes, "links": steps}
    extra = {key: value for key, value in _table(kept, "extra").items() if key not in _HEAD}
    whole = {name: _table(kept, name) for name in _WHOLE}
    # the head is not there when all in it is as usual
    head = {INFO: kept.get(INFO, {}), "nodes": nodes, "links": {**steps, **_table(kept, "links")}}
    return {**extra, **head, **whole}


def _node(found: Any, kept: Plain) -> Plain:
    """Give a card as it was kept, with the text, the place and the citations that AIF has."""
    made = {id: _citation(one) for id, one in found.citations.items()}
    said = {"text": found.text} if found.at is None else {"text": found.text, "at": found.at}
    return {**kept, **said, "citations": {**_table(kept, "citations"), **made}}


def _citation(made: Citation) -> Plain:
    plain = msgspec.to_builtins(made)
    return {name: value for name, value in plain.items() if name not in {"id", "extra"}} | made.extra


def _link(found: Any, item: Item, kept: Plain) -> Plain:
    """Give a link as it was kept, with the ends that AIF has, and its stance and scheme where they differ."""
    stance, scheme, keys = kept.get("stance"), kept.get("scheme"), _table(kept, "premises")
    is_same_type = isinstance(stance, str) and type_of(stance, scheme) == item.type
    is_same_scheme = label_of(item.type, scheme) == (item.scheme or item.label)
    named = {} if is_same_scheme else {"scheme": scheme_name(item)}
    return {
        **kept,
        **named,
        "premises": {id: keys.get(id, key) for id, key in found.premises.items()},
        "target": found.target,
        "stance": stance if is_same_type else STANCES[item.type],
    }


def _cited(item: Item) -> str:
    found = (item.kept or {}).get("citation")
    return found if isinstance(found, str) else ""


def _table(kept: Plain | None, name: str) -> Plain:
    found = (kept or {}).get(name)
    return found if isinstance(found, dict) else {}
