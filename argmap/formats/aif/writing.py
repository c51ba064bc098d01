"""A map as the tables of AIF: statements, scheme nodes, and locutions for what is cited. Reads nothing."""

from collections.abc import Iterator
from typing import Any

from argmap.formats.aif.keeping import Plain, as_plain, kept_of_map
from argmap.formats.aif.nodeset import KEPT
from argmap.formats.aif.schemes import label_of, type_of
from argmap.model.graph import ArgumentMap
from argmap.model.records import Citation, Link, Node, Source

Row = dict[str, Any]

#: Numbers by which AIFdb knows its default schemes; 0 is none of its own.
_SCHEME_NUMBERS = {"Default Inference": "72", "Default Conflict": "71", "Default Rephrase": "144"}
_ASSERTING = ("Asserting", "74")


class Tables:
    """Rows of an AIF file, made from a map in its order; `kept` is what argmap keeps of the whole map."""

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self.nodes: list[Row] = []
        self.edges: list[Row] = []
        self.locutions: list[Row] = []
        self.participants: dict[str, Row] = {}
        self.schemes: list[Row] = []
        self._plain = as_plain(map)
        sound = sorted(map.sound_links(), key=lambda link: (link.order, link.id))
        self._nodes = sorted(map.nodes.values(), key=lambda node: (node.order, node.id))
        for node in self._nodes:
            self._add_node(node)
        for link in sound:
            self._add_link(link)
        for node, citation, source in self._cited():
            self._add_locution(node, citation, source)
        self.kept: Plain = kept_of_map(self._plain, sorted(map.links.keys() - {link.id for link in sound}))

    def _add_node(self, node: Node) -> None:
        kept = {name: value for name, value in self._plain["nodes"][node.id].items() if name != "text"}
        self.nodes.append(_row(node.id, node.text, "I", kept))

    def _add_link(self, link: Link) -> None:
        kept = {name: value for name, value in self._plain["links"][link.id].items() if name != "target"}
        type = type_of(link.stance, link.scheme)
        label = label_of(type, link.scheme)
        self._add_scheme(link.id, label, type, _SCHEME_NUMBERS.get(label, "0"), kept)
        for premise in self.map.premises(link):
            self._add_edge(premise, link.id)
        self._add_edge(link.id, link.target)

    def _add_locution(self, node: Node, citation: Citation, source: Source) -> None:
        said, act = citation.id, self._free(f"{citation.id}-ya")
        kept = {"citation": citation.id}
        self.nodes.append(_row(said, f"{source.title} : {citation.quote}", "L", kept))
        self._add_scheme(act, _ASSERTING[0], "YA", _ASSERTING[1], kept)
        self._add_edge(said, act)
        self._add_edge(act, node.id)
        time = citation.extra.get("time", source.date or None)
        self.locutions.append(
            {
                "nodeID": said,
                "personID": source.id,
                "timestamp": "",
                "start": time,
                "end": None,
                "source": None,
            }
        )
        self.participants[source.id] = {
            "participantID": source.id,
            "firstname": source.title,
            "surname": "",
        }

    def _add_scheme(self, id: str, label: str, type: str, number: str, kept: Plain) -> None:
        self.nodes.append({**_row(id, label, type), "scheme": label, "schemeID": number, KEPT: kept})
        self.schemes.append({"nodeID": id, "schemeID": number})

    def _add_edge(self, start: str, end: str) -> None:
        id = str(len(self.edges) + 1)
        self.edges.append({"edgeID": id, "fromID": start, "toID": end, "formEdgeID": None})

    def _cited(self) -> Iterator[tuple[Node, Citation, Source]]:
        """Go through what is quoted from a source: AIF can say that as something said."""
        for node in self._nodes:
            for _, citation in sorted(node.citations.items()):
                source = self.map.sources.get(citation.source)
                if source is not None and citation.quote:
                    yield node, citation, source

    def _free(self, id: str) -> str:
        while id in self.map:
            id += "-"
        return id


def places(tables: Tables) -> list[Row]:
    """Give where the nodes stand: cards by their `at`, a scheme node amid what it ties together."""
    map = tables.map
    found = {node.id: node.at for node in map.nodes.values() if node.at is not None}
    for link in map.sound_links():
        ends = [found[id] for id in (*link.premises, link.target) if id in map.nodes and id in found]
        if ends:
            found[link.id] = (
                round(sum(x for x, _ in ends) / len(ends)),
                round(sum(y for _, y in ends) / len(ends)),
            )
    return [
        {"nodeID": row["nodeID"], "visible": True, "x": at[0], "y": at[1], "timestamp": ""}
        for row in tables.nodes
        if (at := found.get(row["nodeID"])) is not None
    ]


def _row(id: str, text: str, type: str, kept: Plain | None = None) -> Row:
    row: Row = {"nodeID": id, "text": text, "type": type, "timestamp": ""}
    return row if kept is None else {**row, KEPT: kept}
