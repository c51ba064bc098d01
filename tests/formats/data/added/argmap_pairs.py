"""A format of another package, as small as can be: a line “reason -> claim” for each support."""

from argmap.formats.building import MapBuilder
from argmap.formats.decoding import read_text
from argmap.formats.registry import Choice, Format
from argmap.formats.report import Reading
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap

ARROW = " -> "


def read(data: bytes, options: dict[str, str]) -> Reading:
    """Read lines; what has no arrow is left out, and the report says so."""
    builder = MapBuilder(data)
    cards: dict[str, str] = {}
    for number, line in enumerate(read_text(data, builder.report).splitlines(), 1):
        if ARROW not in line:
            builder.report.warn("This line has no arrow and was left out.", number)
            continue
        reason, claim = (words.strip() for words in line.split(ARROW, 1))
        for words in (reason, claim):
            if words not in cards:
                cards[words] = builder.node(words)
        builder.link(options.get("stance", "support"), [cards[reason]], cards[claim])
    if not cards:
        raise FormatError("There are no lines with an arrow here.")
    return builder.finish()


def write(map: ArgumentMap, _options: dict[str, str]) -> bytes:
    """Write a line for each support from one card to another."""
    lines = [
        map.nodes[premise].text + ARROW + map.nodes[link.target].text
        for link in map.links.values()
        for premise in link.premises
        if link.stance == "support" and link.target in map.nodes
    ]
    return "".join(f"{line}\n" for line in lines).encode()


FORMAT = Format(
    id="pairs",
    name="Pairs",
    suffixes=(".pairs",),
    read=read,
    write=write,
    carries=frozenset({"support"}),
    choices=(
        Choice("stance", "What an arrow means", {"support": "A support", "attack": "An attack"}, "read"),
    ),
)
