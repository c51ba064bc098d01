"""Markdown: lists, headings and paragraphs as an outline: read and written. Other text is elsewhere."""

import re

from argmap.formats.building import MapBuilder
from argmap.formats.decoding import peek, read_text
from argmap.formats.markup import from_markdown, to_markdown
from argmap.formats.outline import CARRIES, CHOICES
from argmap.formats.outline.blocks import take_blocks
from argmap.formats.outline.frontmatter import take_front_matter
from argmap.formats.outline.lines import Item, read_items
from argmap.formats.outline.marks import guard_markdown
from argmap.formats.outline.texts import one_line
from argmap.formats.outline.tree import Said, build
from argmap.formats.outline.writing import Script, write_outline
from argmap.formats.registry import Format, Options
from argmap.formats.report import Reading
from argmap.model.graph import ArgumentMap

_SPACE_BREAK = re.compile(r"(?<=\S) {2,}$", re.MULTILINE)
_SLASH_BREAK = re.compile(r"(?<!\\)(?:\\\\)*\\$")
#: A title in bold: “**Title**: words” or “**Title:** words”.
_TITLE = re.compile(r"\*\*(?!\s)((?:\\.|[^*\\\n])+?)(?:\*\*:|:\*\*(?!:))[ \t]+(?=\S)")
#: Stands for words where a card has a title only; nobody sees it.
_NO_WORDS = "<!-- -->"
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)


def read(data: bytes, options: Options) -> Reading:
    """Read the outline of a Markdown text. Raises FormatError for what is no text."""
    builder = MapBuilder(data)
    text = take_front_matter(read_text(data, builder.report, is_prose=True), builder)
    layout = take_blocks(text, builder.report)
    if "  \n" in layout.text:
        layout = layout._replace(text=_SPACE_BREAK.sub(r"\\", layout.text))
    build(read_items(layout, builder.report, wraps=True), builder, options, _plain)
    return builder.finish()


def write(map: ArgumentMap, _options: Options) -> bytes:
    """Write a map as a Markdown list, with groups as headings."""
    return write_outline(map, _SCRIPT).encode()


def _plain(item: Item) -> Said:
    """Give the words of an item, with the title before them."""
    text = item.lines[0]
    if len(item.lines) > 1 or text.endswith("\\"):
        text = _flowing(item.lines)
    found = _TITLE.match(text) if text.startswith("**") and not item.level else None
    if not found:
        return Said(*from_markdown(text))
    title, words = from_markdown(found[1]), from_markdown(text[found.end() :])
    return Said(words.text, [*title.addresses, *words.addresses], one_line(title.text))


def _flowing(lines: list[str]) -> str:
    """Join the lines of an item: where a line is not broken on purpose, text goes on."""
    pieces: list[str] = []
    for line in lines:
        if not line:
            pieces[-1:] = [piece.rstrip(" ") for piece in pieces[-1:]] + ["\n\n"]
        elif line[-1] == "\\" and _SLASH_BREAK.search(line):
            pieces.append(line[:-1] + "\n")
        else:
            pieces.append(line + " ")
    return "".join(pieces).rstrip(" ")


_SCRIPT = Script(
    escape=to_markdown,
    guard=lambda line, is_first: guard_markdown(line, is_first=is_first),
    line_break="\\",
    entitle=lambda title, words: f"**{title}**: {words or _NO_WORDS}",
)

FORMAT = Format(
    id="markdown",
    name="Markdown outline",
    suffixes=(".md", ".markdown"),
    read=read,
    write=write,
    looks_like=lambda head: bool(_HEADING.search(peek(head))),
    carries=CARRIES | {"titles"},
    choices=CHOICES,
)
