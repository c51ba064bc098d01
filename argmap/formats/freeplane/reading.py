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
from argmap.formats.freeplane.content import Content
from argmap.formats.registry import Options
from argmap.formats.report import Reading, Report
from argmap.formats.stances import CHILDREN, label_stance
from argmap.formats.trees import Entry, Growth, grow
from argmap.formats.xmltree import name_of, read_xml
from argmap.model.errors import FormatError
from argmap.model.wording import tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CLONES = ("TREE_ID", "CONTENT_ID")
_LABELS = ("MIDDLE_LABEL", "SOURCE_LABEL", "TARGET_LABEL")


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
    growth = grow(builder, branches.entries, options.get("children", CHILDREN.default))
    _add_sources(branches, growth, builder)
    _add_arrows(branches, growth, builder)
    _describe(branches, growth, builder)
    return builder.finish()


class _Branches:
    """The nodes of a file as entries of a tree, each with what it holds."""

    def __init__(self, builder: MapBuilder) -> None:
        self._builder = builder
        self._report: Report = builder.report
        self.entries: list[Entry] = []
        self.contents: list[Content] = []
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
            content = Content(element)
            own = self._add(content, parent)
            stack += [(one, own) for one in reversed(content.below)]
        self._fill_clones()

    def _add(self, content: Content, parent: int | None) -> int | None:
        attributes = Attributes(content.parts("attribute"))
        content.tell_losses(self._report)
        if parent is None:
            self._take_info(attributes)
        if parent is None and attributes.take("nodes", "all"):
            self.title = content.rich().get("NODE") or content.text() or self.title or ""
            self._tell_root(content, attributes)
            return None
        if attributes.take("main", "yes"):
            self.main = len(self.entries)
        self.entries.append(self._entry(content, parent, attributes))
        self.contents.append(content)
        self.addresses.append(content.addresses(self._report))
        return len(self.entries) - 1

    def _tell_root(self, content: Content, attributes: Attributes) -> None:
        """Count what hangs on a root that stands for the whole map, where no card can hold it."""
        rich = content.rich()
        said = [rich.get("DETAILS"), rich.get("NOTE"), content.formulas(), content.element.get("TAGS")]
        said += content.old_notes()
        pairs = [*attributes.rest(), *content.target()]
        self._report.drop(
            tr("notes and the like on what is no card of its own"), sum(map(bool, said)) + len(pairs)
        )
        self._report.drop(
            tr("stances of what bears on nothing"), int(content.stance(self._report) is not None)
        )
        self._report.drop(tr("addresses on what is no card"), len(content.addresses(self._report)))
        self._report.drop(tr("arrows that end nowhere"), len(content.parts("arrowlink")))

    def _take_info(self, attributes: Attributes) -> None:
        """Take what holds for the whole map, which stands on its root."""
        fitted = self._builder.fitted
        for title in attributes.take_all("map-title"):
            self.title = title
        for question in attributes.take_all("question"):
            self._builder.info["question"] = fitted(question)
        if authors := attributes.take_all("author"):
            self._builder.info["authors"] = tuple(map(fitted, authors))

    def _entry(self, content: Content, parent: int | None, attributes: Attributes) -> Entry:
        element, rich = content.element, content.rich()
        clone = next((element.get(name) for name in _CLONES if element.get(name)), None)
        own, understood = attributes.own, attributes.understood
        entry = Entry(
            parent,
            rich.get("NODE") or content.text(),
            content.stance(self._report) or take_stance(own) or take_stance(understood),
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
        formulas = content.formulas()
        if not entry.text.strip():
            entry.text, formulas = formulas, ""
        pairs = [*attributes.rest(), *(content.target() if entry.see is None else ())]
        notes = (rich.get("DETAILS"), rich.get("NOTE"), *content.old_notes(), formulas, left_over(pairs))
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


def _add_sources(branches: _Branches, growth: Growth, builder: MapBuilder) -> None:
    shelf = Shelf(builder)
    for addresses, node in zip(branches.addresses, growth.nodes, strict=True):
        if node is None and addresses:
            builder.report.drop(tr("addresses on what is no card"), len(addresses))
        for address in addresses if node else ():
            shelf.cite(str(node), address)


def _add_arrows(branches: _Branches, growth: Growth, builder: MapBuilder) -> None:
    """Add a link for every arrow; it is neutral unless its label says otherwise."""
    ids = [content.element.get("ID") for content in branches.contents]
    nodes = {id: node for id, node in zip(ids, growth.nodes, strict=True) if id and node}
    for content, start in zip(branches.contents, growth.nodes, strict=True):
        for arrow in content.parts("arrowlink"):
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
