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
    take_stance,
)
from argmap.formats.building import MapBuilder
from argmap.formats.carrying import ABOUT
from argmap.formats.citing import Shelf
from argmap.formats.hypertext import pages, plain
from argmap.formats.planting import Bracket, Planted, nested, plant, reference
from argmap.formats.registry import Format, Options
from argmap.formats.report import Reading
from argmap.formats.stances import CHILDREN, MARKS, heading, take_mark
from argmap.formats.trees import Entry, Growth, grow
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
    growth = grow(builder, entries, options.get("children", CHILDREN.default))
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
    text, title = (plain(element.get(name) or "").strip() for name in ("text", "title"))
    entry = Entry(
        parent,
        text or title,
        is_own=bool(own),
        is_box=_is_said(own, "linked"),
        see=own.pop("see", None),
        id=own.pop("id", None),
    )
    entry.stance = take_stance(own)
    entry.link = take_link_fields(own, builder) | _link_id(own)
    entry.node = _node_fields(element, own, builder)
    _is_said(own, "main")
    foreign = list(_foreign(element))
    if title.casefold() not in {"", entry.text.casefold()}:
        if "title" in entry.node:
            foreign.append("title")
        else:
            entry.title = title
    for name in [*own, *foreign]:
        builder.report.drop(tr("attributes “{name}”", name=name[:40]))
    return entry


def _is_said(own: Words, name: str) -> bool:
    """Take out what argmap writes where something is so; other values stay."""
    is_so = own.get(name) == "true"
    if is_so:
        del own[name]
    return is_so


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
        addresses = list(dict.fromkeys(filter(None, told)))
        if node is None:
            builder.report.drop(tr("addresses on what is no card"), len(addresses))
            continue
        for address in addresses:
            shelf.cite(node, address)


def _describe(root: "Element", elements: list["Element"], growth: Growth, builder: MapBuilder) -> None:
    head = _head(root)
    told = {name: text for name, text in head if text}
    if title := told.get("title", ""):
        builder.info["title"] = builder.fitted(title)
    if question := told.get("argmap:question", ""):
        builder.info["question"] = builder.fitted(question)
    authors = [builder.fitted(text) for name, text in head if name == "argmap:author" and text]
    owner = told.get("ownerName", "")
    if owner and owner.split() != ", ".join(authors).split():  # changed since, or by another program
        authors = [builder.fitted(owner)]
    builder.info["authors"] = tuple(authors)
    settings = {name for name, _ in head} - {"title", "ownerName", "argmap:question", "argmap:author"}
    builder.report.drop(tr("dates and settings of the other program"), len(settings))
    main = [
        id
        for element, id in zip(elements, growth.nodes, strict=True)
        if id and element.get(f"{_OWN}main") == "true"
    ]
    if main or len(growth.roots) == 1:
        builder.info["main"] = (main or growth.roots)[0]


def _head(root: "Element") -> list[tuple[str, str]]:
    """Give the names and words in the head; argmap's own names begin with “argmap:”."""
    items = [item for child in root if name_of(child).lower() == "head" for item in child]
    return [
        (
            f"argmap:{name_of(item)}" if item.tag.startswith(_OWN) else name_of(item),
            plain(item.text or "").strip(),
        )
        for item in items
    ]


def write(map: ArgumentMap, _options: Options) -> bytes:
    """Write a map as OPML 2.0."""
    entries = plant(map)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        tag("opml", {"version": "2.0", "xmlns:argmap": _NAMESPACE}),
        "<head>",
        *_told_of(map),
        "</head>",
        "<body>",
        *(_line(bracket, entries, map) for bracket in nested(entries)),
        "</body>",
        "</opml>\n",
    ]
    return "\n".join(lines).encode()


def _told_of(map: ArgumentMap) -> Iterator[str]:
    """Write what holds for the whole map; several authors are one owner, and stand by themselves too."""
    authors = [author.strip() for author in map.info.authors if author.strip()]
    told = [("title", map.info.title)]
    told += [("ownerName", ", ".join(authors))] if authors else []
    told += [("argmap:author", author) for author in authors if len(authors) > 1]
    told += [("argmap:question", map.info.question)] if map.info.question else []
    return (f"<{name}>{escaped(_as_html(words))}</{name}>" for name, words in told)


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
    CARRIED | ABOUT | {"support", "attack", "neutral", "linked", "undercuts", "notes", "tags"},
    (CHILDREN,),
)
