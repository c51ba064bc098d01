"""Indented or bulleted text, as people type and paste it: read and written. Markdown is elsewhere."""

import re

from argmap.formats.building import MapBuilder
from argmap.formats.decoding import peek, read_text
from argmap.formats.outline.blocks import Layout
from argmap.formats.outline.lines import Item, read_items
from argmap.formats.outline.marks import guard, unguard
from argmap.formats.outline.tree import Said, build
from argmap.formats.outline.writing import Script, write_outline
from argmap.formats.registry import Choice, Format, Options
from argmap.formats.report import Reading
from argmap.formats.stances import CHILDREN
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr

CARRIES = frozenset({"support", "attack", "neutral", "groups", "title"})
CHOICES = (
    CHILDREN,
    Choice(
        "headings",
        tr("What headings are"),
        {"groups": tr("Groups of cards"), "cards": tr("Cards")},
        "read",
    ),
)

#: What no keyboard types. Word writes some of these for hyphens; pictures and archives are full of them.
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")


def read(data: bytes, options: Options) -> Reading:
    """Read an outline of lines with indentation, bullets or both. Raises FormatError for what is no text."""
    builder = MapBuilder(data)
    text = read_text(data, builder.report, is_prose=True)
    items = read_items(Layout(text), builder.report, wraps=False)
    build(items, builder, options, _plain)
    return builder.finish()


def write(map: ArgumentMap, _options: Options) -> bytes:
    """Write a map as bulleted text."""
    return write_outline(map, _SCRIPT).encode()


def _plain(item: Item) -> Said:
    if len(item.lines) == 1 and "\\" not in item.lines[0]:
        return Said(item.lines[0], [])
    first, *others = item.lines
    lines = [unguard(first, is_first=True), *(unguard(line, is_first=False) for line in others)]
    return Said("\n".join(lines), [])


def _looks_like(head: bytes) -> bool:
    """Take any text that is not plainly data of another kind."""
    text = peek(head).lstrip()
    controls, broken = len(_CONTROL.findall(text)), text.count("\ufffd")
    # Letters that are not UTF-8 may be those of Windows: some of them, and not beside control characters.
    most = len(text) / (10 if controls else 2)
    is_text = controls * 10 < len(text) and broken < most
    return is_text and not text.startswith(("{", "<", "[{", "%PDF-", "\ufffdPNG"))


_SCRIPT = Script(
    escape=lambda words: words,
    guard=lambda line, is_first: guard(line, is_first=is_first),
    line_break="",
)

FORMAT = Format(
    id="outline",
    name="Indented or bulleted text",
    suffixes=(".txt", ".text"),
    read=read,
    write=write,
    looks_like=_looks_like,
    carries=CARRIES,
    choices=CHOICES,
)
