"""Reads the argument graphs of annotated short texts (arggraph XML). Writes none.

Pieces of text belong to statements by edges of the type `seg`. An edge may lead to another
edge: `und` attacks it, `add` joins it as one more premise, whatever comes first in the file.
"""

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from argmap.formats.building import MapBuilder
from argmap.formats.decoding import peek
from argmap.formats.registry import Format, Options
from argmap.formats.report import Reading
from argmap.formats.xmltree import name_of, read_xml
from argmap.model.errors import FormatError
from argmap.model.wording import tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LOOKS = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]*>\s*|<!--.*?-->\s*)*<arggraph[\s>]", re.DOTALL)
#: The declaration that files of this kind begin with names a file, which is not looked at.
_DECLARED = re.compile(rb"<!DOCTYPE\s+arggraph\s+SYSTEM\s+(?:\"[^\"<>]*\"|'[^'<>]*')\s*>")
_STANCES = {"sup": "support", "exa": "support", "reb": "attack", "und": "attack"}
_JOINS, _HOLDS = "add", "seg"
#: A piece of text belongs to at most so many statements, as each of them repeats it.
_MOST_HOLDERS = 10


class _Edge(NamedTuple):
    id: str
    type: str
    start: str
    end: str


def read(data: bytes, _options: Options) -> Reading:
    """Read one argument graph. Raises FormatError."""
    builder = MapBuilder(data)
    root = read_xml(_DECLARED.sub(b"", data, count=1), builder.report)
    if name_of(root) != "arggraph":
        raise FormatError(
            tr("This is no argument graph: its outermost element is “{name}”.", name=name_of(root)[:40])
        )
    return _Conversion(builder, root).run()


class _Conversion:
    """One reading: statements first, then links, and at last what leads to links."""

    def __init__(self, builder: MapBuilder, root: "Element") -> None:
        self.builder = builder
        self.report = builder.report
        self.root = root
        self.parts: dict[str, list[Element]] = defaultdict(list)
        for child in root:
            self.parts[name_of(child)].append(child)
        self.edges = {edge.id: edge for edge in map(_edge, self.parts["edge"])}
        self.nodes: dict[str, str] = {}
        self.links: dict[str, str] = {}

    def run(self) -> Reading:
        """Make the map."""
        for name, found in self.parts.items():
            if name not in {"edu", "joint", "adu", "edge"}:
                self.report.drop(tr("elements that argument graphs do not know"), len(found))
        self.report.drop(tr("edges with an id given twice"), len(self.parts["edge"]) - len(self.edges))
        self._add_statements()
        self._add_links()
        self._inform()
        return self.builder.finish()

    def _add_statements(self) -> None:
        texts = self._texts()
        for adu in self.parts["adu"]:
            id = adu.get("id", "")
            if id in self.nodes:
                self.report.drop(tr("statements with an id given twice"))
                continue
            if id not in texts:
                self.report.warn(tr("No text belongs to the statement “{id}”.", id=id[:60]))
            tags = {"opponent": True} if adu.get("type") == "opp" else {}
            self.nodes[id] = self.builder.node(" ".join(texts.get(id, ())), id, tags=tags)

    def _texts(self) -> dict[str, list[str]]:
        """Give the pieces of text of each statement; a joint stands between a statement and several."""
        holders: defaultdict[str, list[str]] = defaultdict(list)
        for edge in self.edges.values():
            if edge.type == _HOLDS:
                holders[edge.start].append(edge.end)
        for ends in holders.values():
            self._shorten(ends)
        statements = {adu.get("id", "") for adu in self.parts["adu"]}
        texts: defaultdict[str, list[str]] = defaultdict(list)
        for edu in self.parts["edu"]:
            held = holders[edu.get("id", "")]
            ends = [*held, *(end for joint in held for end in holders.get(joint, ()))]
            ends = list(dict.fromkeys(end for end in ends if end in statements))
            if not ends:
                self.report.drop(tr("pieces of text that belong to no statement"))
            self._shorten(ends)
            for end in ends:
                texts[end].append(" ".join("".join(edu.itertext()).split()))
        return texts

    def _shorten(self, holders: list[str]) -> None:
        """Leave out holders of one piece of text beyond the first few."""
        self.report.drop(
            tr("statements beyond the first {n} with the same piece of text", n=_MOST_HOLDERS),
            len(holders[_MOST_HOLDERS:]),
        )
        del holders[_MOST_HOLDERS:]

    # -- links ----------------------------------------------------------------------------

    def _add_links(self) -> None:
        premises: defaultdict[str, list[str]] = defaultdict(list)
        ends: dict[str, str | None] = {}
        beyond = self._beyond()
        for edge in self.edges.values():
            if edge.type != _HOLDS:
                ends[edge.id] = self._end(edge, beyond)
                relation = edge.id if edge.type != _JOINS else ends[edge.id]
                if relation is not None and edge.start in self.nodes:
                    premises[relation].append(self.nodes[edge.start])
        sound = self._sound(ends)
        for id, edge in self.edges.items():
            if id in sound and edge.type in _STANCES:
                scheme = "example" if edge.type == "exa" else None
                own = self.nodes[edge.start]
                stance = _STANCES[edge.type]
                self.links[id] = self.builder.link(stance, [own, *premises[id]], "", id, scheme=scheme)
            elif id not in sound and edge.type != _HOLDS:
                self.report.warn(tr("The edge “{id}” leads from or to nothing and was left out.", id=id[:60]))
        for id, made in self.links.items():
            end = ends[id] or ""
            self.builder.change(made, target=self.nodes.get(end) or self.links[end])

    def _beyond(self) -> dict[str, str | None]:
        """Give what each edge that joins another leads to in the end; None where they go round."""
        joins = {id: edge.end for id, edge in self.edges.items() if edge.type == _JOINS}
        beyond: dict[str, str | None] = {}
        for start in joins:
            chain, at = dict[str, None](), start
            while at in joins and at not in beyond and at not in chain:
                chain[at] = None
                at = joins[at]
            beyond.update(dict.fromkeys(chain, None if at in chain else beyond.get(at, at)))
        return beyond

    def _end(self, edge: _Edge, beyond: dict[str, str | None]) -> str | None:
        """Give the statement or the relation that an edge leads to, going through edges that join another."""
        end = beyond.get(edge.end, edge.end)
        if end in self.nodes and edge.type != _JOINS:
            return end
        return end if end in self.edges and self.edges[end].type in _STANCES else None

    def _sound(self, ends: dict[str, str | None]) -> set[str]:
        """Keep the edges that begin at a statement and lead to one in the end."""
        leads: dict[str, bool] = dict.fromkeys(self.nodes, True)
        for start in ends:
            chain, at = dict[str, None](), start
            while at not in leads and at in ends and at not in chain and self.edges[at].start in self.nodes:
                chain[at] = None
                at = ends[at] or ""
            leads.update(dict.fromkeys(chain, leads.get(at, False)))
        return {id for id in ends if leads.get(id)}

    def _inform(self) -> None:
        """Say what the map is called and about: its main claim is the one that leads nowhere."""
        starts = {edge.start for edge in self.edges.values() if edge.type != _HOLDS}
        topic = self.root.get("topic_id") or ""
        self.report.drop(tr("the stance of the whole text"), bool(self.root.get("stance")))
        self.builder.info.update(
            title=self.builder.fitted(self.root.get("id") or ""),
            question=self.builder.fitted(topic.replace("_", " ")),
            main=next((made for id, made in self.nodes.items() if id not in starts), None),
        )


def _edge(element: "Element") -> _Edge:
    return _Edge(*(element.get(name, "") for name in ("id", "type", "src", "trg")))


FORMAT = Format(
    "arggraph",
    "arggraph XML",
    (".xml",),
    read,
    looks_like=lambda head: bool(_LOOKS.match(peek(head))),
    carries=frozenset({"support", "attack", "linked", "undercuts", "tags", "schemes", "title", "question"}),
)
