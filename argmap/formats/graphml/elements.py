"""The elements of GraphML to vertices, edges and frames with their attributes. Knows no arguments."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.formats.hypertext import plain
from argmap.formats.plain import NESTING_LIMIT
from argmap.formats.report import Report
from argmap.formats.xmltree import name_of, read_xml
from argmap.model.errors import FormatError
from argmap.model.wording import tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Attributes = dict[str, Any]

#: Under this name stand the labels that yEd draws beside the first one of a node or edge.
FURTHER = "further labels"


class Edge(NamedTuple):
    """From one vertex to another; `id` is empty where the file gives none."""

    id: str
    start: str
    end: str
    is_directed: bool
    attributes: Attributes


@dataclass(slots=True)
class Contents:
    """All that a graph says. A frame is a vertex with a graph of its own; `inside` names a vertex's frame."""

    attributes: Attributes = field(default_factory=dict)
    vertices: dict[str, Attributes] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    frames: dict[str, Attributes] = field(default_factory=dict)
    inside: dict[str, str] = field(default_factory=dict)


class _Key(NamedTuple):
    """What the data of one kind are called, and what type they have."""

    name: str
    type: str


def read_contents(data: bytes, report: Report) -> Contents:
    """Read the first graph of a file. Raises FormatError."""
    root = read_xml(data, report)
    if name_of(root) != "graphml":
        raise FormatError(
            tr("This is not GraphML: its outermost element is “{name}”.", name=name_of(root)[:40])
        )
    graphs = [child for child in root if name_of(child) == "graph"]
    if len(graphs) > 1:
        report.warn(tr("Only the first of {n} graphs was read.", n=len(graphs)))
    walk = _Walk({child.get("id", ""): _key(child) for child in root if name_of(child) == "key"}, report)
    if graphs:
        walk.run(graphs[0])
    walk.tell_unused()
    return walk.contents


def _key(element: "Element") -> _Key:
    name = element.get("attr.name") or element.get("yfiles.type") or element.get("id") or ""
    return _Key(name, element.get("attr.type", "string"))


class _Walk:
    """Goes through nested graphs with a stack instead of recursion."""

    def __init__(self, keys: dict[str, _Key], report: Report) -> None:
        self.keys = keys
        self.report = report
        self.contents = Contents()
        self.unused: Counter[str] = Counter()
        self.waiting: list[tuple[Element, str | None, int]] = []

    def run(self, graph: "Element") -> None:
        """Read a graph and those in it."""
        self.waiting = [(graph, None, 1)]
        while self.waiting:
            element, frame, depth = self.waiting.pop()
            if depth > NESTING_LIMIT:
                raise FormatError(tr("Graphs are nested deeper than {limit} levels.", limit=NESTING_LIMIT))
            self._graph(element, frame, depth)

    def tell_unused(self) -> None:
        """Count in the report what was passed over."""
        names = {
            "hyperedge": tr("edges with more than two ends"),
            "port": tr("ports of nodes"),
            "data": tr("drawings that another program made for itself"),
        }
        for name, count in self.unused.items():
            self.report.drop(names.get(name, tr("elements that GraphML does not know")), count)

    def _graph(self, graph: "Element", frame: str | None, depth: int) -> None:
        is_directed = graph.get("edgedefault") != "undirected"
        for child in graph:
            name = name_of(child)
            if name == "node":
                self._node(child, frame, depth)
            elif name == "edge":
                self._edge(child, is_directed=is_directed)
            elif name not in {"data", "desc"}:
                self.unused[name] += 1
        if frame is None:
            self.contents.attributes = self._data(graph)

    def _node(self, element: "Element", frame: str | None, depth: int) -> None:
        id = element.get("id", "")
        if id in self.contents.vertices or id in self.contents.frames:
            self.report.drop(tr("nodes given twice"))
            return
        attributes = self._data(element)
        graphs = [child for child in element if name_of(child) == "graph"]
        self.unused["port"] += sum(name_of(child) == "port" for child in element)
        if frame is not None:
            self.contents.inside[id] = frame
        if graphs:
            self.contents.frames[id] = attributes
            self.waiting += [(graph, id, depth + 1) for graph in graphs]
        else:
            self.contents.vertices[id] = attributes

    def _edge(self, element: "Element", *, is_directed: bool) -> None:
        told = element.get("directed")
        directed = is_directed if told is None else told != "false"
        ends = element.get("source", ""), element.get("target", "")
        heads = _heads(element)
        if heads == (True, False):
            ends = ends[::-1]
        directed = directed and heads != (False, False)
        self.contents.edges.append(Edge(element.get("id", ""), *ends, directed, self._data(element)))

    def _data(self, element: "Element") -> Attributes:
        """Give the attributes of an element; of what yEd draws, the labels."""
        attributes: Attributes = {}
        for child in element:
            if name_of(child) != "data":
                continue
            key = self.keys.get(child.get("key", ""), _Key(child.get("key", ""), "string"))
            if len(child):
                labels = list(_labels(child))
                if labels:
                    attributes.setdefault("label", labels[0])
                    attributes.setdefault(FURTHER, "\n".join(labels[1:]))
                self.unused["data"] += not labels
            else:
                attributes[key.name] = _typed(child.text or "", key.type)
        return attributes


def _labels(data: "Element") -> Iterator[str]:
    """Give the words that yEd draws; of a frame those it shows while it is open, or closed, as it is now."""
    realizers = next((one for one in data.iter() if name_of(one) == "Realizers"), None)
    shown = data
    if realizers is not None and len(realizers):
        active = realizers.get("active", "0")
        shown = realizers[int(active) if active in {"0", "1"} and int(active) < len(realizers) else 0]
    for element in shown.iter():
        if name_of(element).endswith("Label") and (text := (element.text or "").strip()):
            yield plain(text).strip() if text[:6].lower() == "<html>" else text


def _heads(edge: "Element") -> tuple[bool, bool] | None:
    """Say whether yEd draws heads at the start and at the end of a line; None where it says nothing."""
    for element in edge.iter():
        if name_of(element) == "Arrows":
            return element.get("source", "none") != "none", element.get("target", "none") != "none"
    return None


def _typed(text: str, type: str) -> Any:
    """Give a value of the type that its key tells; the text where it is none."""
    if type == "boolean":
        return text.strip().lower() in {"true", "1"}
    if type in {"int", "long", "float", "double"}:
        try:
            return float(text)
        except ValueError:
            return text
    return text
