"""Reads the mind maps of Freeplane and FreeMind; writes none.

A node is a card and bears on the node it is in, as its icon says or a mark in its text.
Styles have nodes of their own, which are no cards. Arrows become links beside the tree, and a
clone stands for the node it is a clone of.
"""

from typing import TYPE_CHECKING

from argmap.formats.annotations import left_over, read_tags, take_link_fields, take_node_fields, take_stance
from argmap.formats.building import MapBuilder
from argmap.formats.citing import Shelf
from argmap.formats.freeplane.attributes import Attributes
from argmap.formats.hypertext import pages, plain
from argmap.formats.markup import is_followed
from argmap.formats.registry import Options
from argmap.formats.report import Reading, Report
from argmap.formats.stances import CHILDREN, label_stance
from argmap.formats.trees import Entry, Growth, grow
from argmap.formats.xmltree import name_of, read_xml, words_in
from argmap.model.errors import FormatError
from argmap.model.wording import tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ICONS = {
    **dict.fromkeys(("yes", "button_ok", "addition", "positive", "very_positive"), "support"),
    **dict.fromkeys(("emoji-1f44d", "emoji-2705", "emoji-2795", "emoji-2714"), "support"),
    **dict.fromkeys(("no", "button_cancel", "subtraction", "negative", "very_negative"), "attack"),
    **dict.fromkeys(("emoji-1f44e", "emoji-274c", "emoji-2796", "emoji-2716"), "attack"),
}
_BREAKING = frozenset(
    ["blockquote", "br", "dd", "div", "dt", "hr", "li", "ol", "p", "pre", "table", "tr", "ul"]
    + [f"h{level}" for level in range(1, 7)]
)
_CLONES = ("TREE_ID", "CONTENT_ID")
_LABELS = ("MIDDLE_LABEL", "SOURCE_LABEL", "TARGET_LABEL")
#: What says nothing that a reader of the map would miss.
_SILENT = frozenset({"node", "attribute", "arrowlink", "linktarget", "attribute_layout", "text"})


def read(data: bytes, options: Options) -> Reading:
    """Read a mind map. Raises FormatError, naming the line, for what is none."""
    builder = MapBuilder(data)
    root = read_xml(data, builder.report)
    if name_of(root) != "map":
        raise FormatError(
            tr(
                "This is not a mind map of Freeplane: expected <map>, found <{name}>.",
                name=name_of(root)[:40],
            )
        )
    branches = _Branches(builder)
    branches.collect(root)
    growth = grow(builder, branches.entries, options.get("children", CHILDREN.values[0]))
    _add_sources(branches, growth, builder)
    _add_arrows(branches, growth, builder)
    _describe(branches, growth, builder)
    return builder.finish()


class _Branches:
    """The nodes of a file as entries of a tree, each with its element."""

    def __init__(self, builder: MapBuilder) -> None:
        self._builder = builder
        self._report: Report = builder.report
        self.entries: list[Entry] = []
        self.elements: list[Element] = []
        self.addresses: list[list[str]] = []
        self.title: str | None = None
        self.main: int | None = None

    def collect(self, root: "Element") -> None:
        """Go through the nodes, each before those in it, without Python's own stack."""
        stack: list[tuple[Element, int | None]] = [
            (one, None) for one in reversed(root) if name_of(one) == "node"
        ]
        while stack:
            element, parent = stack.pop()
            own = self._add(element, parent)
            stack += [(one, own) for one in reversed(element) if name_of(one) == "node"]
        self._fill_clones()

    def _add(self, element: "Element", parent: int | None) -> int | None:
        attributes = Attributes(element)
        if parent is None:
            self._take_info(attributes)
        if parent is None and attributes.take("nodes", "all"):
            self.title = _core_text(element) or self.title or ""
            self._tell_losses(element)
            return None
        if attributes.take("main", "yes"):
            self.main = len(self.entries)
        self._tell_losses(element)
        self.entries.append(self._entry(element, parent, attributes))
        self.elements.append(element)
        return len(self.entries) - 1

    def _take_info(self, attributes: Attributes) -> None:
        """Take what holds for the whole map, which stands on its root."""
        fitted = self._builder.fitted
        for title in attributes.take_all("map-title"):
            self.title = title
        for question in attributes.take_all("question"):
            self._builder.info["question"] = fitted(question)
        if authors := attributes.take_all("author"):
            self._builder.info["authors"] = tuple(map(fitted, authors))

    def _entry(self, element: "Element", parent: int | None, attributes: Attributes) -> Entry:
        rich = {one.get("TYPE", "NODE"): _rich_text(one) for one in element if name_of(one) == "richcontent"}
        clone = next((element.get(name) for name in _CLONES if element.get(name)), None)
        own, understood = attributes.own, attributes.understood
        entry = Entry(
            parent,
            rich.get("NODE") or _core_text(element),
            self._stance(element) or take_stance(own) or take_stance(understood),
            is_box=attributes.take("linked", "yes"),
            see=own.pop("see", None) or clone,
            is_clone=clone is not None,
            id=element.get("ID"),
            title=understood.pop("title", ""),
        )
        entry.link = take_link_fields(own, self._builder)
        if entry.is_box and entry.id:
            entry.link["id"] = entry.id
        entry.node = take_node_fields(understood, self._builder) | take_node_fields(own, self._builder)
        if tags := read_tags(element.get("TAGS", ""), "\n", self._builder):
            entry.node["tags"] = tags
        self.addresses.append(self._addresses(element))
        notes = [rich.get("DETAILS", ""), rich.get("NOTE", ""), *_hooked(element, "text")]
        if formulas := "\n".join(_hooked(element, "EQUATION")):
            if entry.text.strip():
                notes.append(formulas)
            else:
                entry.text = formulas
        aside = _target(element) if entry.see is None else []
        notes.append(left_over([*attributes.rest(), *aside]))
        if note := "\n\n".join(filter(None, notes)):
            entry.node["note"] = self._builder.fitted(note)
        return entry

    def _fill_clones(self) -> None:
        """Give clones the texts and icons that they share with what they are clones of."""
        first = {entry.id: entry for entry in self.entries if entry.id and not entry.is_clone}
        for entry in self.entries:
            shown = first.get(entry.see or "") if entry.is_clone else None
            if shown is not None:
                entry.text, entry.stance = shown.text, shown.stance

    def _stance(self, element: "Element") -> str | None:
        """Give the stance that an icon tells; count the icons that tell none."""
        names = [one.get("BUILTIN", "").lower() for one in element if name_of(one) == "icon"]
        stances = [_ICONS[name] for name in names if name in _ICONS]
        self._report.drop(tr("icons"), len(names) - len(stances[:1]))
        return stances[0] if stances else None

    def _addresses(self, element: "Element") -> list[str]:
        """Give the pages that a node and the links in its texts lead to."""
        inner = [part for one in element if name_of(one) == "richcontent" for part in one.iter()]
        told = [part.get("href", "") for part in inner if name_of(part) == "a"]
        told += pages(element.get("TEXT", "")) if _is_html(element.get("TEXT", "")) else []
        found = [address for address in told if is_followed(address)]
        self._report.drop(tr("links in texts to what is no page"), len(told) - len(found))
        self._report.drop(tr("pictures"), sum(name_of(part) == "img" for part in inner))
        if is_followed(element.get("LINK", "")):
            found.insert(0, element.get("LINK", ""))
        return list(dict.fromkeys(found))

    def _tell_losses(self, element: "Element") -> None:
        if element.get("ENCRYPTED_CONTENT"):
            self._report.drop(tr("branches that are encrypted"))
        for one in element:
            name = name_of(one)
            if name == "hook" and one.get("URI"):
                self._report.drop(tr("pictures"))
            elif name == "hook" and (one.get("EQUATION") or any(name_of(part) == "text" for part in one)):
                continue  # words, which the card keeps
            elif name not in _SILENT and name not in {"icon", "richcontent"}:
                self._report.drop(tr("looks and settings of the other program"))


def _hooked(element: "Element", name: str) -> list[str]:
    """Give the words that hang on a node by hooks: formulas of LaTeX, or notes of early FreeMind."""
    hooks = [one for one in element if name_of(one) == "hook"]
    if name == "EQUATION":
        return [one.get(name, "") for one in hooks if one.get(name)]
    return [words_in(part, _BREAKING) for one in hooks for part in one if name_of(part) == name]


def _target(element: "Element") -> list[tuple[str, str]]:
    """Give what a node leads to where that is no page."""
    link = element.get("LINK", "")
    return [("link", link)] if link and not is_followed(link) else []


def _core_text(element: "Element") -> str:
    text = element.get("TEXT") or element.get("LOCALIZED_TEXT", "").replace("_", " ")
    return plain(text) if _is_html(text) else text


def _is_html(text: str) -> bool:
    """Say whether a text is HTML, as it is where FreeMind found no other way."""
    return text.lstrip()[:5].lower() == "<html"


def _rich_text(element: "Element") -> str:
    """Give the words of rich content: HTML in XML, or since Freeplane 1.9 plain text in an element."""
    for one in element:
        if name_of(one) == "text":
            return (one.text or "").strip()
    bodies = [body for page in element if name_of(page) == "html" for body in page if name_of(body) == "body"]
    return words_in(bodies[0] if bodies else element, _BREAKING)


def _add_sources(branches: _Branches, growth: Growth, builder: MapBuilder) -> None:
    shelf = Shelf(builder)
    for addresses, node in zip(branches.addresses, growth.nodes, strict=True):
        if node is None:
            builder.report.drop(tr("addresses on what is no card"), len(addresses))
            continue
        for address in addresses:
            shelf.cite(node, address)


def _add_arrows(branches: _Branches, growth: Growth, builder: MapBuilder) -> None:
    """Add a link for every arrow; it is neutral unless its label says otherwise."""
    ids = [element.get("ID") for element in branches.elements]
    nodes = {id: node for id, node in zip(ids, growth.nodes, strict=True) if id and node}
    for element, start in zip(branches.elements, growth.nodes, strict=True):
        for arrow in element:
            if name_of(arrow) == "arrowlink":
                _add_arrow(arrow, start, nodes.get(arrow.get("DESTINATION", "")), builder)


def _add_arrow(arrow: "Element", start: str | None, end: str | None, builder: MapBuilder) -> None:
    if start is None or end is None:
        builder.report.drop(tr("arrows that end nowhere"))
        return
    if arrow.get("ENDARROW", "").upper() == "NONE" and arrow.get("STARTARROW", "NONE").upper() != "NONE":
        start, end = end, start
    label = " ".join(filter(None, (arrow.get(name) for name in _LABELS)))
    builder.link(label_stance(label) or "neutral", [start], end, note=builder.fitted(label))


def _describe(branches: _Branches, growth: Growth, builder: MapBuilder) -> None:
    main = growth.nodes[branches.main] if branches.main is not None else None
    if main is None and len(growth.roots) == 1:
        main = growth.roots[0]
    builder.info["main"] = main
    if branches.title is None and branches.entries:
        branches.title = branches.entries[0].text.strip().partition("\n")[0]
    builder.info["title"] = builder.fitted(branches.title or "")


def looks_like(head: bytes) -> bool:
    """Say whether a file begins like a map of Freeplane or FreeMind."""
    return b"<map" in head and (b"<node" in head or b"freeplane" in head)
