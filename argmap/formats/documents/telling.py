"""Tells a map as an essay: what comes when, under which number. What points say is in `statements`.

Each statement stands in full once; elsewhere a point names where. Each link that can be
drawn is told once. From the main claim, and from what follows of it, links are followed
both ways; everywhere else only to what bears on the statement.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from argmap.formats.documents.essay import Essay, Part, Point
from argmap.formats.documents.listing import SourceList
from argmap.formats.documents.statements import (
    facts_of_citations,
    facts_of_link,
    facts_of_node,
    name_of,
    notes_of,
    outcome_of,
    role_of,
    together,
)
from argmap.layout.web import Web
from argmap.layout.weighing import weightiest
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node
from argmap.model.wording import tr

#: Deeper than this a branch goes on under a heading of its own, so that numbers stay short.
_DEPTH_LIMIT = 9


@dataclass(frozen=True)
class _Step:
    """What a point is about: a node, or linked premises when None; `link` is what is told with it.

    `leads` says that it is told as well what follows from the node.
    """

    role: str
    node: str | None = None
    link: Link | None = None
    leads: bool = False


#: A step with its depth and number.
_Numbered = tuple[int, str, _Step]


def tell(map: ArgumentMap) -> Essay:
    """Tell a map as an essay."""
    return _Telling(map).essay()


class _Telling:
    def __init__(self, map: ArgumentMap) -> None:
        self._map = map
        self._sources = SourceList(map)
        #: Node → the number under which it stands in full.
        self._places: dict[str, str] = {}
        self._told: set[str] = set()
        self._headings = count(1)
        #: Points at the limit of depth, with what is still to be told below them.
        self._unfinished: list[tuple[Point, list[_Step]]] = []

    def essay(self) -> Essay:
        """Give the essay."""
        main, parts = self._main_parts()
        rest = list(self._rest())
        parts.append(Part(tr("Further points") if parts or main else tr("Statements"), rest))
        parts.append(Part(tr("Continued"), list(self._continued())))
        info = self._map.info
        return Essay(
            info.title.strip() or tr("Untitled map"),
            info.question.strip(),
            tuple(filter(None, map(str.strip, info.authors))),
            main,
            [part for part in parts if part.points],
            self._sources.listed(),
        )

    def _main_parts(self) -> tuple[Point | None, list[Part]]:
        id = _main(self._map)
        if id is None:
            return None, []
        step = _Step(tr("Main claim"), id, leads=True)
        main = self._point(step, 0, "")
        below = list(self._below(step))
        belong = {
            tr("Reasons"): [step for step in below if _is(step, "support")],
            tr("Objections"): [step for step in below if _is(step, "attack")],
            tr("Remarks"): [step for step in below if not step.leads and not _is(step, "support", "attack")],
            tr("What follows"): [step for step in below if step.leads],
        }
        headed = {title: self._headed(steps) for title, steps in belong.items()}
        return main, [Part(title, list(self._walk(steps))) for title, steps in headed.items()]

    def _headed(self, steps: Iterable[_Step]) -> list[_Numbered]:
        """Give headings their numbers, and keep for them the statements that they are about."""
        numbered = [(1, str(next(self._headings)), step) for step in steps]
        for _, number, step in numbered:
            if step.node is not None:
                self._places.setdefault(step.node, number)
        return numbered

    def _rest(self) -> Iterator[Point]:
        """Tell what neither the main claim nor what follows from it has to do with."""
        nodes = sorted(self._map.nodes.values(), key=_order)
        for must_end in (True, False):
            for node in nodes:
                if node.id not in self._places and not (must_end and self._leads_on(node.id)):
                    yield from self._walk(self._headed([_Step("", node.id)]))

    def _leads_on(self, id: str) -> bool:
        """Say whether a node bears on something that is still to be told."""
        links = (self._map.links[link] for link in self._map.link_ids_from(id))
        return any(link.id not in self._told and self._map.is_sound(link) for link in links)

    def _continued(self) -> Iterator[Point]:
        while self._unfinished:
            unfinished, self._unfinished = self._unfinished, []
            for point, steps in unfinished:
                number = str(next(self._headings))
                role = tr("Continues {number}", number=point.number)
                yield Point(1, number, role, "", point.headline, "", refers=point.number)
                yield from self._walk([(2, f"{number}.{i}", step) for i, step in enumerate(steps, 1)])

    def _walk(self, steps: list[_Numbered]) -> Iterator[Point]:
        """Give the points of some branches, each before what is below it."""
        waiting = steps[::-1]
        while waiting:
            depth, number, step = waiting.pop()
            point = self._point(step, depth, number)
            yield point
            below = list(self._below(step, is_here=point.refers is None))
            if depth < _DEPTH_LIMIT:
                numbered = [(depth + 1, f"{number}.{i}", below_it) for i, below_it in enumerate(below, 1)]
                waiting += reversed(numbered)
            elif below:
                self._unfinished.append((point, below))

    def _point(self, step: _Step, depth: int, number: str) -> Point:
        stance = step.link.stance if step.link else ""
        facts, notes = facts_of_link(step.link), notes_of(step.link)
        if step.node is None:
            named = together(self._map, step.link) if step.link else ""
            text = tr("These work only together:")
            return Point(depth, number, step.role, stance, named, text, facts, notes)
        node = self._map.nodes[step.node]
        place = self._places.setdefault(node.id, number)
        if place != number:
            return Point(depth, number, step.role, stance, name_of(node), "", facts, notes, refers=place)
        # Sources cited without their words are named first, behind the text: numbers follow the reading.
        cited = sorted(node.citations.values(), key=lambda citation: bool(citation.quote.strip()))
        citations = tuple(map(self._sources.cite, cited))
        facts = (*facts_of_node(self._map, node), *facts, *facts_of_citations(citations))
        title = (node.title or "").strip()
        return Point(
            depth, number, step.role, stance, title, node.text, facts, notes_of(node) + notes, citations
        )

    def _below(self, step: _Step, *, is_here: bool = True) -> Iterator[_Step]:
        """Give what is told below a point, taking note that its links are told."""
        if step.link is not None:
            yield from self._partners(step)
        if step.node is not None and is_here:
            yield from self._bearing_on(step.node)
            if step.leads:
                yield from self._following(step.node)
        if step.link is not None:
            yield from self._bearing_on(step.link.id)

    def _partners(self, step: _Step) -> Iterator[_Step]:
        """Give linked premises; of a link that leads to this point, all but the one that it is told under."""
        if step.link is None or not (step.node is None or step.leads):
            return
        premises = self._map.premises(step.link)
        if step.leads and len(premises) == 1:
            return
        role = tr("Premise of this step") if step.leads else tr("Premise")
        yield from (_Step(role, id) for id in premises)

    def _bearing_on(self, target: str) -> Iterator[_Step]:
        for link in self._map.links_into(target):
            if link.id in self._told or not self._map.is_sound(link):
                continue
            self._told.add(link.id)
            premises = self._map.premises(link)
            only = premises[0] if len(premises) == 1 else None
            yield _Step(role_of(self._map, link), only, link)

    def _following(self, node: str) -> Iterator[_Step]:
        for link in self._map.links_from(node):
            is_open = link.id not in self._told and link.target in self._map.nodes
            if is_open and self._map.is_sound(link):
                self._told.add(link.id)
                yield _Step(outcome_of(link), link.target, link, leads=True)


def _main(map: ArgumentMap) -> str | None:
    """Give the node that a map is about: its own choice, else the weightiest of its largest part."""
    if map.info.main in map.nodes:
        return map.info.main
    web = Web(map)
    part = max(web.parts(), key=len, default=[])
    part.sort(key=lambda node: bool(web.leads[node]))  # of equals, one that others lead to
    return web.ids[weightiest(web, part)] if len(part) > 1 else None


def _is(step: _Step, *stances: str) -> bool:
    return not step.leads and step.link is not None and step.link.stance in stances


def _order(node: Node) -> tuple[str, str]:
    return node.order, node.id
