"""OPML, what outliners exchange: reads it and writes it.

A stance is a mark at the beginning of a text. What OPML has no attribute for stands in
attributes of argmap's own namespace, which other programs pass over.
"""

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from argmap.formats.annotations import (
    CARRIED,
    Words,
    link_words,
    node_words,
    read_tags,
    shown,
    tag_list,
    take_link_fields,
    take_node_fields,
)
from argmap.formats.building import MapBuilder
from argmap.formats.citing import Shelf
from argmap.formats.hypertext import pages, plain
from argmap.formats.registry import Format, Options
from argmap.formats.report import Reading
from argmap.formats.stances import CHILDREN, MARKS, heading, take_mark
from argmap.formats.trees import Bracket, Entry, Growth, Planted, grow, nested, plant, reference
from argmap.formats.xmltree import escaped, name_of, read_xml, tag
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NAMESPACE = "urn:argmap:outline"
_OWN = f"{{{_NAMESPACE}}}"
#: Where outliners keep addresses.
_ADDRESSES = ("url", "htmlUrl", "xmlUrl")
_KNOWN = frozenset({"text", "title", "_note", "category", "type", *_ADDRESSES})


def read(data: bytes, options: Options) -> Reading:
    """Read an outline. Raises FormatError, naming the line, for what is no OPML."""
    builder = MapBuilder(data)
    root = read_xml(data, builder.report)
    if name_of(root).lower() != "opml":
        raise FormatError(tr("This is not OPML: expected <opml>, found <{name}>.", name=name_of(root)[:40]))
    elements, entries = _entries(root, builder)
    growth = grow(builder, entries, options.get("children", CHILDREN.values[0]))
    _cite(elements, growth, builder)
    _describe(root, elements, growth, builder)
    return builder.finish()


def _entries(root: "Element", builder: MapBuilder) -> tuple[list["Element"], list[Entry]]:
    """Go through the outlines, each before those in it, without Python's own stack."""
    bodies = [child for child in root if name_of(child).lower() == "body"]
    stack: list[tuple[Element, int | None]] = [
        (child, None) for body in reversed(bodies) for child in reversed(body)
    ]
    elements: list[Element] = []
    entries: list[Entry] = []
    while stack:
        element, parent = stack.pop()
        if name_of(element).lower() != "outline":
            builder.report.drop(tr("elements that are no outlines"))
            continue
        stack += [(child, len(entries)) for child in reversed(element)]
        elements.append(element)
        entries.append(_entry(element, parent, builder))
    return elements, entries


def _entry(element: "Element", parent: int | None, builder: MapBuilder) -> Entry:
    own = {key.removeprefix(_OWN): value for key, value in element.attrib.items() if key.startswith(_OWN)}
    text = plain(element.get("text") or element.get("title") or "").strip()
    entry = Entry(
        parent,
        text,
        own.pop("stance", None),
        is_box=own.pop("linked", "") == "true",
        see=own.pop("see", None),
        id=own.pop("id", None),
    )
    if entry.is_box:
        entry.stance = entry.stance or heading(text)
    elif entry.stance is not None and take_mark(text)[0] == entry.stance:
        entry.text = take_mark(text)[1]
    entry.link = take_link_fields(own, builder) | _link_id(own)
    entry.node = _node_fields(element, own, builder)
    own.pop("main", None)
    for name in [*own, *_foreign(element)]:
        builder.report.drop(tr("attributes “{name}”", name=name[:40]))
    return entry


def _link_id(own: Words) -> Words:
    return {"id": own.pop("link")} if own.get("link") else {}


def _node_fields(element: "Element", own: Words, builder: MapBuilder) -> dict[str, Any]:
    fields = take_node_fields(own, builder)
    if note := plain(element.get("_note") or "").strip():
        fields["note"] = builder.fitted(note)
    if tags := read_tags(element.get("category") or "", ",", builder):
        fields["tags"] = tags
    return fields


def _foreign(element: "Element") -> Iterator[str]:
    return (key for key in element.attrib if key not in _KNOWN and not key.startswith(_OWN))


def _cite(elements: list["Element"], growth: Growth, builder: MapBuilder) -> None:
    """Make the addresses that cards carry, or lead to in their texts, sources of theirs."""
    shelf = Shelf(builder)
    for element, node in zip(elements, growth.nodes, strict=True):
        told = [element.get(name) or "" for name in _ADDRESSES]
        told += [page for name in ("text", "_note") for page in pages(element.get(name) or "")]
        for address in dict.fromkeys(filter(None, told)) if node else ():
            shelf.cite(str(node), address)


def _describe(root: "Element", elements: list["Element"], growth: Growth, builder: MapBuilder) -> None:
    head = [item for child in root if name_of(child).lower() == "head" for item in child]
    told = {name_of(item): plain(item.text or "").strip() for item in head}
    if title := told.pop("title", ""):
        builder.info["title"] = builder.fitted(title)
    if author := told.pop("ownerName", ""):
        builder.info["authors"] = (builder.fitted(author),)
    builder.report.drop(tr("dates and settings of the other program"), len(told))
    main = [
        id for element, id in zip(elements, growth.nodes, strict=True) if id and element.get(f"{_OWN}main")
    ]
    if main or len(growth.roots) == 1:
        builder.info["main"] = (main or growth.roots)[0]


def write(map: ArgumentMap, _options: Options) -> bytes:
    """Write a map as OPML 2.0."""
    entries = plant(map)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        tag("opml", {"version": "2.0", "xmlns:argmap": _NAMESPACE}),
        "<head>",
        f"<title>{escaped(_as_html(map.info.title))}</title>",
        *(
            f"<ownerName>{escaped(_as_html(', '.join(map.info.authors)))}</ownerName>"
            for _ in map.info.authors[:1]
        ),
        "</head>",
        "<body>",
        *(_line(bracket, entries, map) for bracket in nested(entries)),
        "</body>",
        "</opml>\n",
    ]
    return "\n".join(lines).encode()


def _line(bracket: Bracket, entries: list[Planted], map: ArgumentMap) -> str:
    if not bracket.opens:
        return "</outline>"
    entry = bracket.entry
    own: Words = {}
    if entry.see is not None and entry.node is not None:
        own["see"] = entry.node.id
        text = reference(entries[entry.see])
    elif entry.node is not None:
        own |= {"id": entry.node.id, **node_words(entry.node)}
        own |= {"main": "true"} if map.info.main == entry.node.id else {}
        text = shown(entry.node)
    else:
        own["linked"] = "true"
        text = ""
    if entry.link is not None:
        own |= {"link": entry.link.id, **link_words(entry.link)}
        text = _marked(text, entry.link.stance, own)
    written = {"text": _as_html(text), **{f"argmap:{name}": value for name, value in own.items()}}
    if entry.node is not None and entry.see is None:
        written |= {"_note": _as_html(entry.node.note)} if entry.node.note else {}
        written |= {"category": tag_list(entry.node.tags, ",")} if entry.node.tags else {}
    return tag("outline", written, is_empty=bracket.is_leaf)


def _marked(text: str, stance: str, own: Words) -> str:
    """Put the mark of a stance before a text, and the stance aside where the mark would not be read back."""
    marked = (MARKS.get(stance, "") + text).strip()
    told = None if stance == "neutral" else stance
    is_telling = take_mark(marked) == (told, text.strip()) and heading(marked) is None
    if not is_telling or "linked" in own:
        own["stance"] = stance
    return marked


def _as_html(text: str) -> str:
    """Write a text as the HTML that OPML takes texts for, where that makes a difference."""
    return escape(text, quote=False) if plain(text) != text else text


def looks_like(head: bytes) -> bool:
    """Say whether a file begins like OPML."""
    return b"<opml" in head.lower()


FORMAT = Format(
    "opml",
    "OPML",
    (".opml",),
    read,
    write,
    looks_like,
    CARRIED | {"support", "attack", "neutral", "linked", "undercuts", "notes", "tags"},
    (CHILDREN,),
)
