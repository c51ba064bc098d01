"""The graph of a GraphML file to a map: what fits is read as a graph, the rest left out and counted."""

import math
import random
from collections.abc import Iterator, Mapping, Set
from hashlib import blake2b
from typing import Any

import msgspec

from argmap.analysis.graphs import BESIDE, BOTH, MISSING, PREMISE, TARGET, from_networkx
from argmap.formats.building import NODE_LIMIT, MapBuilder
from argmap.formats.graphml.elements import Attributes, Contents, Edge, read_contents
from argmap.formats.plain import require_shallow
from argmap.formats.report import Reading
from argmap.formats.stances import label_stance
from argmap.model.errors import AnalysisError, FormatError
from argmap.model.ids import id_from
from argmap.model.order import ascending
from argmap.model.records import ID_LIMIT, INFO, SECTIONS, Link, Node, credence_fault
from argmap.model.wording import tr

#: What other programs call the words on a node or an edge.
_LABELS = ("label", "Label", "name", "Name", "description", "interaction", "type")
_TYPES = {
    kind: {field.name: field.type for field in msgspec.structs.fields(kind) if field.name != "id"}
    for kind in (Node, Link)
}
_CREDENCE = _TYPES[Node]["credence"]
_ROLES = frozenset({PREMISE, TARGET, BOTH})


class GraphReader:
    """Reads one file; an edge whose attributes do not say is of the stance `default`."""

    def __init__(self, builder: MapBuilder, default: str) -> None:
        self.report = builder.report
        self.fitted = builder.fitted
        self.default = default
        self.contents = Contents()
        self.steps: Set[str] = frozenset()
        self.names: dict[str, str] = {}
        self.taken: set[str] = set()
        self._orders = ascending()
        self._dice = random.Random(0)  # noqa: S311  not a secret

    def read(self, data: bytes) -> Reading:
        """Read the bytes of a file. Raises FormatError."""
        import networkx as nx  # noqa: PLC0415  heavy

        self._dice.seed(blake2b(data, digest_size=16).digest())
        self.contents = read_contents(data, self.report)
        if len(self.contents.vertices) > NODE_LIMIT:
            raise FormatError(tr("This holds more than {limit} cards.", limit=NODE_LIMIT))
        beside = self._beside()
        self.taken = {INFO, *_ids(beside)}
        frames = self._frames(beside)
        vertices = self.contents.vertices
        self.steps = {one for one, found in vertices.items() if found.get("record") == "link"}
        self.names = {one: self._free(one) for one in vertices}
        graph = nx.MultiDiGraph(**{BESIDE: beside})
        for one, attributes in vertices.items():
            graph.add_node(self.names[one], **self._vertex(one, attributes, frames))
        graph.add_edges_from(self._edges())
        try:
            map = from_networkx(graph)
        except AnalysisError as error:
            raise FormatError(str(error)) from error
        lost = sum(self.names[one] not in map.links for one in self.steps)
        self.report.drop(tr("links without a target"), lost)
        return Reading(map, self.report)

    # -- what stands beside nodes and links -------------------------------------------------

    def _beside(self) -> dict[str, Any]:
        """Give what argmap wrote of a map beside its graph, where that is whole."""
        text = self.contents.attributes.pop(BESIDE, None)
        self.report.drop(tr("attributes that a map has no place for"), len(self.contents.attributes))
        if text is None:
            return {}
        try:
            beside = msgspec.json.decode(text, type=dict[str, dict[str, Any]])
        except (msgspec.DecodeError, msgspec.ValidationError, RecursionError, TypeError):
            beside = None
        if beside is None or not _is_whole(beside):
            self.report.warn(tr("What argmap kept beside the graph is damaged and was left out."))
            return {}
        require_shallow(beside)
        return beside

    def _frames(self, beside: dict[str, Any]) -> dict[str, str]:
        """Make groups of vertices with graphs of their own; give their ids by the names of the vertices."""
        ids = {name: self._free(name) for name in self.contents.frames}
        groups = beside.setdefault("groups", {}) if ids else {}
        for name, attributes in self.contents.frames.items():
            parent = ids.get(self.contents.inside.get(name, ""))
            label = _label(attributes)
            title = self.fitted(attributes[label] if label else name)
            groups[ids[name]] = {"title": title} | ({"parent": parent} if parent else {})
        return ids

    def _free(self, wanted: str) -> str:
        """Keep a name that can be an id, else make one."""
        id = wanted
        while not 0 < len(id) <= ID_LIMIT or id in self.taken:
            id = id_from(self._dice)
        self.taken.add(id)
        return id

    # -- nodes and links --------------------------------------------------------------------

    def _vertex(self, name: str, attributes: Attributes, frames: Mapping[str, str]) -> Attributes:
        """Give what `from_networkx` makes a node of, or a link that is a vertex."""
        if attributes.get("record") == MISSING:
            return {"record": MISSING}
        if name in self.steps:
            return {"record": "link", "stance": "neutral", **self._fields(Link, attributes, None)}
        if attributes.get("record") == "node":
            return {"record": "node", "kind": "claim", **self._fields(Node, attributes, None)}
        label = None if "text" in attributes else _label(attributes)
        fields = self._fields(Node, attributes, label)
        shown = self.fitted(attributes[label] if label else name)
        if fields.pop("group", None):
            self.report.drop(tr("attributes that a map has no place for"))
        if name in self.contents.inside:
            fields["group"] = frames[self.contents.inside[name]]
        return {"record": "node", "kind": "claim", "text": shown, "order": next(self._orders), **fields}

    def _fields(self, kind: type[Node | Link], attributes: Attributes, used: str | None) -> Attributes:
        """Give the attributes that are fields of a record and fit it; count the others but the one used."""
        fields = {}
        for name, value in attributes.items():
            found = self._fitting(value, _TYPES[kind][name]) if name in _TYPES[kind] else None
            if found is not None:
                fields[name] = found
            elif name not in {"record", "role", used}:
                self.report.drop(tr("attributes that a map has no place for"))
        return fields

    def _fitting(self, value: Any, type: Any) -> Any:
        """Give a value as a field takes it, reading JSON where it has to; None if it does not fit."""
        plain = self.fitted(value) if isinstance(value, str) else value
        return next((one for one in (plain, _from_json(value)) if _fits(one, type)), None)

    def _edges(self) -> Iterator[tuple[str, str, Attributes]]:
        for edge in self.contents.edges:
            if edge.start in self.names and edge.end in self.names:
                yield self.names[edge.start], self.names[edge.end], self._edge(edge)
            else:
                self.report.drop(tr("edges whose ends are no nodes"))

    def _edge(self, edge: Edge) -> Attributes:
        """Give what `from_networkx` makes a link of, or the end of one."""
        role = edge.attributes.get("role")
        if edge.start in self.steps or (edge.end in self.steps and "stance" not in edge.attributes):
            fields = {"order": next(self._orders), **self._fields(Link, edge.attributes, None)}
            return {**fields, "role": role} if role in _ROLES else fields
        label = _label(edge.attributes)
        words = edge.attributes[label] if label else ""
        told = label_stance(words)
        fields = self._fields(Link, edge.attributes, label)
        if words and told is None:
            fields.setdefault("note", self.fitted(words))
        stance = told or (self.default if edge.is_directed else "neutral")
        return {"stance": stance, "order": next(self._orders), **fields, "id": self._free(edge.id)}


def _fits(value: Any, type: Any) -> bool:
    """Say whether a field of this type can hold a value."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return False
    try:
        found = msgspec.convert(value, type)
    except msgspec.ValidationError:
        return False
    return type != _CREDENCE or credence_fault(found) is None


def _from_json(value: Any) -> Any:
    if not isinstance(value, str):
        return None
    try:
        return msgspec.json.decode(value)
    except (msgspec.DecodeError, RecursionError):
        return None


def _label(attributes: Attributes) -> str | None:
    """Find the attribute that holds the words on a node or edge, as other programs call it."""
    return next(
        (name for name in _LABELS if isinstance(attributes.get(name), str) and attributes[name]), None
    )


def _is_whole(beside: Mapping[str, Any]) -> bool:
    """Say whether each section holds records, so that these can be read one by one."""
    sections = [beside.get(section, {}) for section in SECTIONS]
    return all(isinstance(record, dict) for section in sections for record in section.values())


def _ids(beside: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for section in SECTIONS:
        yield from beside.get(section, {})
