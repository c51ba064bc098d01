"""The graph of a GraphML file to a map: what fits is read as a graph, the rest left out and counted."""

import random
from collections.abc import Iterable, Iterator, Mapping, Set
from hashlib import blake2b
from typing import Any

import msgspec

from argmap.analysis.graphs import BESIDE, BOTH, MISSING, PREMISE, TARGET, from_networkx
from argmap.formats.building import NODE_LIMIT, MapBuilder
from argmap.formats.edges import is_mere_sign, stated
from argmap.formats.fields import fits
from argmap.formats.graphml.elements import FURTHER, Attributes, Contents, Edge, read_contents
from argmap.formats.markup import is_followed
from argmap.formats.plain import require_shallow
from argmap.formats.report import Reading
from argmap.formats.stances import label_stance
from argmap.model.errors import AnalysisError, FormatError
from argmap.model.ids import id_from
from argmap.model.order import ascending
from argmap.model.records import ID_LIMIT, INFO, SECTIONS, Link, Node
from argmap.model.wording import tr

#: What other programs call the words on a node or an edge.
_LABELS = ("label", "Label", "name", "Name", "description", "interaction", "type")
#: What else there is of words on them, and where they lead to.
_BESIDE = (FURTHER, "description", "Description")
_ADDRESSES = ("url", "URL", "href")
#: What other programs call what a map has in its head.
_TITLES = ("title", "name", "label")
_AUTHORS = ("authors", "author", "creator")
_TYPES = {
    kind: {field.name: field.type for field in msgspec.structs.fields(kind) if field.name != "id"}
    for kind in (Node, Link)
}
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
        self.sources: dict[str, str] = {}
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
        if self.sources:
            beside.setdefault("sources", {}).update(_pages(self.sources))
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
        if text is None:
            return {INFO: self._info()}
        try:
            beside = msgspec.json.decode(text, type=dict[str, dict[str, Any]])
        except (msgspec.DecodeError, msgspec.ValidationError, RecursionError, TypeError):
            beside = None
        if beside is None or not _is_whole(beside):
            self.report.warn(tr("What argmap kept beside the graph is damaged and was left out."))
            return {}
        require_shallow(beside)
        return beside

    def _info(self) -> Attributes:
        """Give what the graph of another program says of the whole, as the head of a map."""
        found, attributes = Attributes(), self.contents.attributes
        for field, names in (("title", _TITLES), ("question", ("question",)), ("authors", _AUTHORS)):
            name = next((one for one in names if isinstance(attributes.get(one), str)), None)
            if name is not None:
                words = self.fitted(attributes.pop(name))
                found[field] = [words] if field == "authors" else words
        self._count_unused(attributes, set())
        return found

    def _frames(self, beside: dict[str, Any]) -> dict[str, str]:
        """Make groups of vertices with graphs of their own; give their ids by the names of the vertices."""
        ids = {name: self._free(name) for name in self.contents.frames}
        groups = beside.setdefault("groups", {}) if ids else {}
        for name, attributes in self.contents.frames.items():
            parent = ids.get(self.contents.inside.get(name, ""))
            label = _label(attributes)
            title = self.fitted(attributes[label] if label else name)
            self._count_unused(attributes, {label})
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
            return {"record": "link", "stance": "neutral", **self._fields(Link, attributes, frozenset())}
        if attributes.get("record") == "node":
            return {"record": "node", "kind": "claim", **self._fields(Node, attributes, frozenset())}
        label = None if "text" in attributes else _label(attributes)
        beside = {*_BESIDE, *_ADDRESSES} - {label}
        fields = self._fields(Node, attributes, {label, *beside})
        shown = self.fitted(attributes[label] if label else name)
        if fields.pop("group", None):
            self.report.drop(_no_place())
        if name in self.contents.inside:
            fields["group"] = frames[self.contents.inside[name]]
        words = [fields.pop("note", ""), *(_words(attributes, one) for one in _BESIDE if one in beside)]
        return {
            "record": "node",
            "kind": "claim",
            "text": shown,
            "order": next(self._orders),
            "note": self._note(words),
            "citations": self._cited(attributes),
            **fields,
        }

    def _cited(self, attributes: Attributes) -> Attributes:
        """Make citations of the addresses on a vertex."""
        found = {}
        for address in dict.fromkeys(filter(None, (_words(attributes, one) for one in _ADDRESSES))):
            if address not in self.sources:
                self.sources[address] = self._free("")
            made = self._free("")
            found[made] = {"id": made, "source": self.sources[address]}
        return found

    def _note(self, words: Iterable[str]) -> str:
        return self.fitted("\n".join(dict.fromkeys(filter(None, words))))

    def _fields(self, kind: type[Node | Link], attributes: Attributes, used: Set[str | None]) -> Attributes:
        """Give the attributes that are fields of a record and fit it; count the others but those used."""
        types = _TYPES[kind]
        found = {name: self._fitting(attributes[name], types[name]) for name in attributes if name in types}
        fields = {name: value for name, value in found.items() if value is not None}
        self._count_unused(attributes, {*fields, "record", "role", *used})
        return fields

    def _count_unused(self, attributes: Attributes, used: Set[str | None]) -> None:
        unused = [name for name, value in attributes.items() if name not in used and value != ""]
        self.report.drop(_no_place(), len(unused))

    def _fitting(self, value: Any, type: Any) -> Any:
        """Give a value as a field takes it, reading JSON where it has to; None if it does not fit."""
        plain = self.fitted(value) if isinstance(value, str) else value
        return next((one for one in (plain, _from_json(value)) if fits(one, type)), None)

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
            fields = {"order": next(self._orders), **self._fields(Link, edge.attributes, frozenset())}
            return {**fields, "role": role} if role in _ROLES else fields
        return {**self._link(edge), "order": next(self._orders), "id": self._free(edge.id)}

    def _link(self, edge: Edge) -> Attributes:
        """Give the fields of a link that is an edge: its words are kept, but for a mere “+” or “attacks”."""
        attributes = edge.attributes
        label, telling = _label(attributes), _telling(attributes)
        used = {label, telling, *_BESIDE, *_ADDRESSES}
        fields = self._fields(Link, attributes, used)
        told = label_stance(attributes[telling]) if telling else None
        stance = told or (self.default if edge.is_directed else "neutral")
        if "stance" in fields:
            stance = stated(fields["stance"], self.report)
        names = (label, telling, *_BESIDE, *_ADDRESSES)
        words = [one for one in (_words(attributes, name) for name in names) if not is_mere_sign(one)]
        return {**fields, "stance": stance, "note": self._note([fields.get("note", ""), *words])}


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


def _telling(attributes: Attributes) -> str | None:
    """Find the attribute that tells a stance, among those that hold words."""
    return next((name for name in _LABELS if label_stance(_words(attributes, name))), None)


def _words(attributes: Attributes, name: str | None) -> str:
    found = attributes.get(name or "")
    return found.strip() if isinstance(found, str) else ""


def _no_place() -> str:
    return tr("attributes that a map has no place for")


def _is_whole(beside: Mapping[str, Any]) -> bool:
    """Say whether each section holds records, so that these can be read one by one."""
    sections = [beside.get(section, {}) for section in SECTIONS]
    return all(isinstance(record, dict) for section in sections for record in section.values())


def _pages(sources: Mapping[str, str]) -> Iterator[tuple[str, Attributes]]:
    """Give the addresses as sources; what is no address becomes a title."""
    for address, id in sources.items():
        yield id, {"title": address} | ({"url": address} if is_followed(address) else {})


def _ids(beside: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for section in SECTIONS:
        yield from beside.get(section, {})
