"""AIF JSON as AIFdb keeps it: reads it and its kin (xAIF, OVA2, OVA3), writes AIFdb's own form."""

import re
from collections.abc import Mapping

import msgspec

from argmap.formats.aif.keeping import forget_citations, kept_citations, restore
from argmap.formats.aif.nodeset import KEPT, Nodeset, read_nodeset
from argmap.formats.aif.passages import add_text, cite_text
from argmap.formats.aif.schemes import SPOKEN, STANCES, LinkMaker
from argmap.formats.aif.utterances import add_citations
from argmap.formats.aif.writing import Tables
from argmap.formats.building import MapBuilder
from argmap.formats.carrying import EVERYTHING
from argmap.formats.hypertext import plain
from argmap.formats.registry import Choice, Format
from argmap.formats.report import Reading
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr

_KEY = re.compile(rb'"nodeID"\s*:')
_ENVELOPE = re.compile(rb'"(?:AIF|aif|OVA|ova)"\s*:\s*\{')
_TABLES = re.compile(rb'^\s*\{\s*"(?:nodes|edges|locutions)"\s*:\s*\[')


def read(data: bytes, options: Mapping[str, str]) -> Reading:
    """Read AIF in any of its dialects. Raises FormatError, naming the place."""
    builder = MapBuilder(data)
    nodeset = read_nodeset(data, builder.report)
    shows_dialogue = options.get("dialogue") == "cards"
    if shows_dialogue:
        forget_citations(nodeset)
    cards = _add_cards(nodeset, builder, ("I", "L") if shows_dialogue else ("I",))
    maker = LinkMaker(nodeset, builder, cards, STANCES | SPOKEN if shows_dialogue else STANCES)
    maker.make()
    spots = add_text(nodeset, builder) if nodeset.kept is None else {}
    if nodeset.kept is None:
        cite_text(nodeset, builder, cards, spots)
    if not shows_dialogue:
        add_citations(nodeset, builder, cards, spots, kept_citations(nodeset))
    _describe(nodeset, builder, cards)
    return restore(builder, nodeset, cards, maker.made)


def write(map: ArgumentMap, _options: Mapping[str, str]) -> bytes:
    """Write a map as AIFdb does, with what AIF has no word for in objects of argmap's own."""
    tables = Tables(map)
    rows = {
        "nodes": tables.nodes,
        "edges": tables.edges,
        "locutions": tables.locutions,
        "participants": list(tables.participants.values()),
        KEPT: tables.kept,
    }
    return msgspec.json.format(msgspec.json.encode(rows), indent=1) + b"\n"


def looks_like(head: bytes) -> bool:
    """Say whether a file begins like AIF: nodes with the id that only AIF calls so, or its tables, empty."""
    if has_envelope(head):
        return False
    return bool(_KEY.search(head) or (_TABLES.match(head) and b'"edges"' in head and b'"id"' not in head))


def has_envelope(head: bytes) -> bool:
    """Say whether a file begins like xAIF, which has the tables of AIF in an object of their own."""
    return bool(_ENVELOPE.search(head))


def _add_cards(nodeset: Nodeset, builder: MapBuilder, types: tuple[str, ...]) -> dict[str, str]:
    cards = {}
    for item in nodeset.items.values():
        if item.type in types:
            words = plain(item.label) if item.kept is None else item.label
            wanted = None if item.id.startswith("?") else item.id
            cards[item.id] = builder.node(words, wanted, at=nodeset.places.get(item.id))
        elif item.type not in STANCES and item.type not in {"L", *SPOKEN}:
            builder.report.drop(tr("nodes of a type that AIF does not know: “{type}”", type=item.type[:40]))
    return cards


def _describe(nodeset: Nodeset, builder: MapBuilder, cards: Mapping[str, str]) -> None:
    """Say what the map is called, who made it, and that its cards stay where the file has them."""
    builder.info["title"] = builder.fitted(nodeset.title)
    builder.info["authors"] = tuple(builder.fitted(name) for name in nodeset.analysts)
    places = {nodeset.places.get(id) for id in cards}
    if cards and None not in places and (len(places) > 1 or len(cards) == 1):
        builder.info["arrangement"] = "free"


CHOICES = (
    Choice(
        "dialogue",
        tr("What becomes of what was said"),
        {"sources": tr("Sources of the statements"), "cards": tr("Cards of its own")},
        "read",
    ),
)

FORMAT = Format("aif", "AIF", (".json", ".aif"), read, write, looks_like, EVERYTHING, CHOICES)
