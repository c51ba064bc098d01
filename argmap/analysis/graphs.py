"""Maps as networkx graphs, for graph work of one's own, and graphs as maps. Works nothing out.

In a graph made here nodes and links both are vertices, so that a link can have several
premises and be a target itself. An edge runs from each premise to its link, and from the
link to its target.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from argmap.model import order
from argmap.model.errors import AnalysisError
from argmap.model.graph import ArgumentMap
from argmap.model.ids import fresh_id
from argmap.model.records import ID_LIMIT, INFO, SECTIONS, Link, MapInfo, Node, Record, credence_fault
from argmap.model.wording import tr

if TYPE_CHECKING:
    from networkx import DiGraph

#: What an edge is for that joins a link to its ends; `BOTH` where two links hang on each other.
PREMISE, TARGET, BOTH = "premise", "target", "both"
#: What a vertex stands for that a link names although the map does not hold it.
MISSING = "missing"
#: The attribute of a graph that keeps what a map holds beside nodes and links.
BESIDE = "argmap"

_SECTIONS_BESIDE = {name: kind for name, kind in SECTIONS.items() if kind not in {Node, Link}}
_LONGEST_SHOWN = 60

R = TypeVar("R", bound=Record)
Attributes = Mapping[str, Any]


def to_networkx(map: ArgumentMap) -> "DiGraph":
    """Give a map as a DiGraph with a vertex for each node and each link, by its id.

    A vertex has `record`, which is "node" or "link" (or "missing", for what a broken link
    names), and the fields of the record, without those at their default. An edge has
    `role`: "premise", with the `order` among premises, or "target". All else that is in the
    map is in the graph's attribute `argmap`. `from_networkx` makes an equal map of it.
    """
    import networkx as nx  # noqa: PLC0415  heavy, and few need it

    graph = nx.DiGraph(**{BESIDE: _beside(map)})
    for node in map.nodes.values():
        graph.add_node(node.id, **_attributes(node))
    for link in map.links.values():
        graph.add_node(link.id, **_attributes(link))
    for link in map.links.values():
        for premise, key in link.premises.items():
            graph.add_edge(premise, link.id, role=PREMISE, order=key)
    for link in map.links.values():
        is_both = graph.has_edge(link.id, link.target)
        graph.add_edge(link.id, link.target, role=BOTH if is_both else TARGET)
    for attributes in graph.nodes.values():
        attributes.setdefault("record", MISSING)
    return graph


def from_networkx(graph: "DiGraph") -> ArgumentMap:
    """Make a map of a DiGraph or MultiDiGraph: of one by `to_networkx`, or of any other.

    A vertex is a node, with `text` (else its own name), `kind` ("claim"), `credence` and the
    other fields of a node for attributes. An edge is a link, with `stance` ("support") and
    `weight`. A name that cannot be an id is replaced; attributes that are no field are left
    out, as are vertices for links whose target is gone. Raises AnalysisError where the graph
    has no direction, a field cannot take what its attribute says, or a link has two targets.
    """
    if not hasattr(graph, "is_directed") or not graph.is_directed():
        raise AnalysisError(tr("A map is made of a directed graph: give a networkx DiGraph or MultiDiGraph."))
    return _Reading(graph).map()


class _Reading:
    """Reads one graph: vertices that are links first, since they tell what an edge is for."""

    def __init__(self, graph: "DiGraph") -> None:
        self.graph = graph
        self.beside: Attributes = graph.graph.get(BESIDE, {})
        self.others = list(_read_beside(self.beside))
        self.taken = {INFO, *(record.id for record in self.others)}
        self.links = {vertex for vertex, data in graph.nodes.items() if data.get("record") == "link"}
        self.ids = {vertex: self._id(vertex, data) for vertex, data in graph.nodes.items()}
        self.premises: dict[Hashable, dict[str, str]] = defaultdict(dict)
        self.targets: dict[Hashable, list[str]] = defaultdict(list)
        self.plain: list[Link] = []

    def map(self) -> ArgumentMap:
        """Make the map."""
        for start, end, data in self.graph.edges(data=True):
            self._take_edge(start, end, data)
        links = [self._link(one) for one in self.graph.nodes if one in self.links and self.targets[one]]
        info = _read(MapInfo, {**self.beside.get(INFO, {}), "id": INFO}, INFO)
        records = [*self.others, *self._nodes(), *links, *self.plain]
        return ArgumentMap(records, info, self.beside.get("extra"))

    def _id(self, vertex: Hashable, data: Attributes) -> str:
        """Give what a vertex is called on the map; what `to_networkx` made keeps its name."""
        name = str(vertex)
        if "record" not in data and (not 0 < len(name) <= ID_LIMIT or name in self.taken):
            name = fresh_id(self.taken)
        self.taken.add(name)
        return name

    def _nodes(self) -> Iterator[Node]:
        for vertex, data in self.graph.nodes.items():
            if vertex not in self.links and data.get("record") != MISSING:
                text = {} if "record" in data else {"text": str(vertex)}
                id = self.ids[vertex]
                yield _read(Node, {"kind": "claim", **text, **data, "id": id}, id)

    def _take_edge(self, start: Hashable, end: Hashable, data: Attributes) -> None:
        role = data.get("role") or self._role(start, end, data)
        if role in {PREMISE, BOTH}:
            keys = self.premises[end]
            keys[self.ids[start]] = data.get("order", order.key_after(keys.values()))
        if role in {TARGET, BOTH}:
            self.targets[start].append(self.ids[end])
        if role is None:
            self.plain.append(self._plain(self.ids[start], self.ids[end], data))

    def _role(self, start: Hashable, end: Hashable, data: Attributes) -> str | None:
        """Say what an edge is for that does not say so; None for a link of its own."""
        if start in self.links:
            return TARGET
        return PREMISE if end in self.links and "stance" not in data else None

    def _plain(self, start: str, end: str, data: Attributes) -> Link:
        id = data.get("id")
        if not isinstance(id, str) or id in self.taken:
            id = fresh_id(self.taken)
        self.taken.add(id)
        return _read_link(data, id, {start: order.FIRST}, end, f"{start} → {end}")

    def _link(self, vertex: Hashable) -> Link:
        id, targets = self.ids[vertex], self.targets[vertex]
        if len(targets) > 1:
            raise AnalysisError(
                tr("{where}: a link has one target; here it has {n}.", where=id, n=len(targets))
            )
        return _read_link(self.graph.nodes[vertex], id, self.premises[vertex], targets[0], id)


def _beside(map: ArgumentMap) -> dict[str, Any]:
    """Give what a map holds beside nodes and links, by the names of the file."""
    parts = {INFO: map.info, **{name: getattr(map, name) for name in _SECTIONS_BESIDE}, "extra": map.extra}
    return {name: msgspec.to_builtins(part) for name, part in parts.items() if part}


def _read_beside(beside: Attributes) -> Iterator[Record]:
    for section, kind in _SECTIONS_BESIDE.items():
        for id, data in beside.get(section, {}).items():
            yield _read(kind, {**data, "id": id}, f"{section}.{id}")


def _attributes(record: Node | Link) -> dict[str, Any]:
    plain = msgspec.to_builtins(record)
    left_out = {"id", "premises", "target"}
    own = {name: value for name, value in plain.items() if name not in left_out}
    return {"record": "node" if isinstance(record, Node) else "link", **own}


def _read_link(data: Attributes, id: str, premises: Mapping[str, str], target: str, where: str) -> Link:
    ends = {"id": id, "premises": dict(premises), "target": target}
    return _read(Link, {"stance": "support", **data, **ends}, where)


def _read(kind: type[R], data: Attributes, where: str) -> R:
    """Make a record of those attributes that are its fields."""
    fields = {name: _plain_value(data[name]) for name in kind.__struct_fields__ if data.get(name) is not None}
    try:
        record = msgspec.convert(fields, kind)
        msgspec.json.encode(record)  # there are letters that no file can hold
    except (msgspec.ValidationError, UnicodeEncodeError) as error:
        raise AnalysisError(tr("{where}: {why}.", where=where[:_LONGEST_SHOWN], why=error)) from error
    fault = (
        credence_fault(record.credence) if isinstance(record, Node) and record.credence is not None else None
    )
    if fault:
        raise AnalysisError(tr("{where}: {why}.", where=where[:_LONGEST_SHOWN], why=fault))
    return record


def _plain_value(value: Any) -> Any:
    """Give a number of numpy as one of Python's."""
    return value.item() if hasattr(value, "item") and hasattr(value, "dtype") else value
