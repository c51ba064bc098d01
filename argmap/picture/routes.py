"""How a link runs from its premises to its target, from the places of cards alone.

A line leaves a card straight and bends only in the gap between two rows, which layout keeps
free of cards; so no line between neighbouring rows crosses a card. Lines over several rows
look for a lane between the cards of each row they pass. Routes are made when asked for and
kept until a card they depend on moves: only what is on screen is ever routed.
"""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass

from argmap.layout.axes import Axes
from argmap.layout.placement import Placement, Row
from argmap.layout.spacing import ROW_GAP
from argmap.model.graph import ArgumentMap
from argmap.model.records import Direction, Link
from argmap.picture.curves import (
    Curve,
    Strip,
    arrive,
    longest,
    loop,
    normal_at,
    point_at,
    straight,
    through,
)
from argmap.picture.flow import Box, Point, Rect, to_box, to_scene
from argmap.picture.lanes import Lanes
from argmap.picture.ports import PORT_SPACE, Ports

#: Between a card and the bar that joins linked premises.
JOIN_SPACE = 18.0
#: A line runs straight for this long beside the outer card, where its sign stands: the sign
#: is wider than high. At a target it runs straight for the length of its head.
LEAD: dict[Direction, float] = {"up": 26.0, "down": 26.0, "left": 44.0, "right": 44.0}
TIP_LEAD = 14.0
#: How far apart several lines leave a card whose signs stand beside it.
EXIT_SPACE: dict[Direction, float] = {"up": 46.0, "down": 46.0, "left": 20.0, "right": 20.0}
#: Between a corner and the middle of the nearest sign.
SIGN_ROOM = 12.0
#: How far from its corner a line leaves a card for one beside it.
CORNER = 16.0
#: How far apart, of a bend, several undercuts hit one link.
HIT_SPREAD = 0.13


@dataclass(frozen=True, slots=True)
class Route:
    """A link as drawn, in scene coordinates.

    `curves` is the line; `bars` are the straight strokes that join linked premises; `tip`
    and `aim` are the end and the unit vector the line arrives with; `sign` is where the
    plus or minus stands.
    """

    link: str
    stance: str
    is_undercut: bool
    is_linked: bool
    curves: tuple[Curve, ...]
    bars: tuple[tuple[Point, Point], ...]
    tip: Point
    aim: Point
    sign: Point
    label: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """A route in flow coordinates, before it is turned."""

    curves: list[Curve]
    bars: list[tuple[Point, Point]]
    bend: Curve
    sign: Point


class Router:
    """Routes the links of one map over placed cards."""

    def __init__(
        self,
        map: ArgumentMap,
        rect_of: Callable[[str], Rect],
        rows: Mapping[str, tuple[int, int]],
        direction: Direction,
    ) -> None:
        self._map = map
        self._rect_of = rect_of
        self._rows = rows
        self._axes = Axes.of(direction)
        self._to_scene = to_scene(direction)
        self._gap = ROW_GAP[direction]
        self._lead = LEAD[direction]
        self._exit_space = EXIT_SPACE[direction]
        self._lanes = Lanes(rows, self._box)
        self._plans: dict[str, _Plan] = {}
        self._routes: dict[str, Route | None] = {}
        self._passed: dict[str, tuple[int, int, int]] = {}
        self._premises: dict[str, tuple[str, ...]] = {}
        self._ports = Ports(map, self._box, self._looks_back, self._room_for)

    def route(self, id: str) -> Route | None:
        """Give the route of a link; None for one that is not sound."""
        if id not in self._routes:
            link = self._map.links.get(id)
            is_drawn = link is not None and self._map.is_sound(link)
            self._routes[id] = self._finish(link) if is_drawn and link else None
        return self._routes[id]

    def update(
        self, links: Iterable[str], left: Iterable[str], cards: Iterable[str], placement: Placement
    ) -> set[str]:
        """Take over an edit: drop the routes it makes false, which are made anew when asked for.

        `links` changed themselves or join cards that did, `left` are what links bore on before,
        `cards` came, went, moved or grew. Gives the links whose route may differ.
        """
        map = self._map
        changed = set(links)
        changed |= self._leaving_beside(changed)
        ends = {*left, *(map.links[id].target for id in changed if id in map.links)}
        self._ports.forget(ends)
        rows = {row for id in cards for row in (self._rows.get(id), placement.rows.get(id)) if row}
        stale = changed | self._passing(rows)
        waiting = [*ends, *stale]
        while waiting:  # who arrives beside a changed line, and what hangs on one
            others = set(map.link_ids_into(waiting.pop())) - stale
            stale |= others
            waiting += others
        for id in stale:
            self._routes.pop(id, None)
            self._plans.pop(id, None)
            self._passed.pop(id, None)
            self._premises.pop(id, None)
        self._rows = placement.rows
        self._lanes = Lanes(self._rows, self._box)
        return stale

    def _leaving_beside(self, links: Set[str]) -> set[str]:
        """Find the links that leave the cards which these links leave now, or left when they were routed."""
        cards = {premise for id in links for premise in self._premises.get(id, ())}
        cards |= {p for id in links if id in self._map.links for p in self._map.links[id].premises}
        return {id for card in cards for id in self._map.link_ids_from(card)}

    def _passing(self, rows: Set[Row]) -> set[str]:
        """Find the links that look for lanes in any of these rows."""
        return {
            id
            for id, (part, low, high) in self._passed.items()
            if any(row[0] == part and low <= row[1] <= high for row in rows)
        }

    def _finish(self, link: Link) -> Route:
        plan = self._plan(link)
        turn = self._to_scene
        curves = tuple((turn(*a), turn(*b), turn(*c), turn(*d)) for a, b, c, d in plan.curves)
        _, _, before, tip = curves[-1]
        return Route(
            link=link.id,
            stance=link.stance,
            is_undercut=link.target in self._map.links,
            is_linked=len(link.premises) > 1,
            curves=curves,
            bars=tuple((turn(*a), turn(*b)) for a, b in plan.bars),
            tip=tip,
            aim=_unit(before, tip),
            sign=turn(*plan.sign),
            label="" if link.weight is None else _short(link.weight),
        )

    def _plan(self, link: Link) -> _Plan:
        if link.id not in self._plans:
            self._premises[link.id] = tuple(link.premises)
            make = self._undercut if link.target in self._map.links else self._to_card
            self._plans[link.id] = make(link)
        return self._plans[link.id]

    def _to_card(self, link: Link) -> _Plan:
        premises = self._map.premises(link)
        target = self._box(link.target)
        if len(premises) > 1:
            return self._linked(link, premises, target)
        if premises[0] == link.target:
            itself = loop(target)
            return _Plan([itself], [], itself, point_at(itself, 0.5))
        return self._between(link, premises[0], target)

    def _between(self, link: Link, premise: str, target: Box) -> _Plan:
        start, port = self._box(premise), self._ports.port(link)
        exit_ = self._exit(link, premise, start)
        if start.front <= target.back:
            a, b, way = (start.front, exit_), (target.back, port), 1
        elif start.back >= target.front:
            a, b, way = (start.back, exit_), (target.front, port), -1
        else:
            arc = self._beside(premise, start, target, port)
            return _Plan([arc], [], arc, point_at(arc, 0.25))
        if not self._lanes.are_neighbours(premise, link.target):
            return self._over_rows(link, premise, a, b, way)
        room = abs(b[0] - a[0])
        gap, lead = min(self._gap, room), min(self._lead, room * 0.35)
        tip = min(TIP_LEAD, room * 0.1)
        if self._is_outer(premise, link.target):
            strip, sign = Strip(a[0] + way * lead, a[0] + way * (gap - tip)), a[0] + way * lead / 2
            at = a[1]
        else:
            edge = b[0] - way * (tip + lead)
            strip, sign = Strip(b[0] - way * (gap - tip), edge), edge + way * lead / 2
            at = b[1]
        curves = through(a, strip, b)
        return _Plan(curves, [], longest(curves), (sign, at))

    def _over_rows(self, link: Link, premise: str, a: Point, b: Point, way: int) -> _Plan:
        """Leave straight, as every line does, then look for lanes through the rows between."""
        one, other = self._rows.get(premise), self._rows.get(link.target)
        if one and other:
            self._passed[link.id] = (one[0], min(one[1], other[1]), max(one[1], other[1]))
        lead = min(self._lead, abs(b[0] - a[0]) * 0.3)
        out = (a[0] + way * lead, a[1])
        curves = [straight(a, out), *self._lanes.thread(premise, link.target, out, b)]
        return _Plan(curves, [], longest(curves[1:]), (a[0] + way * lead / 2, a[1]))

    def _beside(self, premise: str, start: Box, target: Box, port: float) -> Curve:
        """Join two cards that stand side by side by an arc in the gap they both face.

        It leaves at the corner towards the other: what arrives in the middle keeps its sign and head.
        """
        is_back = self._looks_back(premise)
        way = -1 if is_back else 1
        aside = min(CORNER, (start.high - start.low) / 4)
        leaves = start.high - aside if target.middle > start.middle else start.low + aside
        a = (start.back if is_back else start.front, leaves)
        b = (target.back if is_back else target.front, port)
        reach = way * min(self._gap * 0.8, 40 + abs(b[1] - a[1]) * 0.12)
        edge = max(a[0] * way, b[0] * way) * way + reach
        return (a, (edge, a[1]), (edge, b[1]), b)

    def _looks_back(self, premise: str) -> bool:
        """Say whether a link to a card beside this one runs behind both, not before them."""
        return self._rows.get(premise, (0, 0))[1] > 0

    def _linked(self, link: Link, premises: list[str], target: Box) -> _Plan:
        """Join several premises at a bar, from which one line goes on to the target."""
        boxes = {id: self._box(id) for id in premises}
        first = boxes[premises[0]]
        way = 1 if (first.back + first.front) <= (target.back + target.front) else -1
        edge = first.front if way > 0 else first.back
        end = (target.back if way > 0 else target.front, self._ports.port(link))
        if (end[0] - edge) * way < JOIN_SPACE * 2:  # side by side
            end = (target.front if way > 0 else target.back, end[1])
        is_outer = self._is_outer(premises[0], link.target)
        gap = min(self._gap, abs(end[0] - edge))
        far = edge if is_outer else end[0] - way * gap
        side = [box for box in boxes.values() if abs((box.front if way > 0 else box.back) - edge) < 1]
        lines, bars, knot = _joined(side, edge, far + way * JOIN_SPACE)
        lines += [_reach(box, knot) for box in boxes.values() if box not in side]
        lead = min(self._lead, abs(end[0] - knot[0]) * 0.4)
        if is_outer:
            strip = Strip(knot[0] + way * lead, far + way * (gap - TIP_LEAD))
            sign = (knot[0] + way * (lead / 2 + 2), knot[1])
        else:
            strip = Strip(knot[0], end[0] - way * (lead + TIP_LEAD))
            sign = (end[0] - way * (lead / 2 + TIP_LEAD), end[1])
        trunk = through(knot, strip, end)
        return _Plan([*lines, *trunk], bars, longest(trunk), sign)

    def _undercut(self, link: Link) -> _Plan:
        struck, t = self._struck(link)
        hit = point_at(struck, t)
        boxes = [self._box(id) for id in self._map.premises(link)]
        edge, way = _facing(boxes[0], hit)
        lines: list[Curve] = []
        bars: list[tuple[Point, Point]] = []
        start = (edge, self._exit(link, next(iter(link.premises)), boxes[0]))
        if len(boxes) > 1:
            side = [box for box in boxes if _facing(box, hit) == (edge, way)]
            lines, bars, start = _joined(side, edge, edge + way * JOIN_SPACE / 2)
            lines += [_reach(box, start) for box in boxes if box not in side]
        lead = min(self._lead, abs(hit[0] - start[0]) * 0.62)
        out = (start[0] + way * lead, start[1])
        trunk = arrive(out, hit, way, normal_at(struck, t, out))
        return _Plan(
            [*lines, straight(start, out), trunk], bars, trunk, (start[0] + way * lead / 2, start[1])
        )

    def _struck(self, link: Link) -> tuple[Curve, float]:
        """Find where a link is hit: at the middle of its bend, spread where several hit it."""
        struck = self._map.links[link.target]
        others = [other.id for other in self._map.links_into(struck.id)]
        place = others.index(link.id) - (len(others) - 1) / 2
        return self._plan(struck).bend, 0.5 + place * min(HIT_SPREAD, 0.5 / len(others))

    def _exit(self, link: Link, premise: str, box: Box) -> float:
        """Find where a line leaves a card: in the middle, or apart from others with signs beside it."""
        leaving = [other.id for other in self._map.links_from(premise) if self._has_sign_at(other, premise)]
        if len(leaving) < 2 or link.id not in leaving:  # noqa: PLR2004  one line has nothing to keep apart from
            return box.middle
        room = (box.high - box.low - 2 * SIGN_ROOM) / (len(leaving) - 1)
        space = min(self._exit_space, max(room, 0.0))
        return box.middle + (leaving.index(link.id) - (len(leaving) - 1) / 2) * space

    def _has_sign_at(self, link: Link, premise: str) -> bool:
        if len(link.premises) > 1 or not self._map.is_sound(link):
            return False
        return link.target in self._map.links or self._is_outer(premise, link.target)

    def _room_for(self, link: Link) -> float:
        """Say how far a line keeps from the next at its target, beside which its sign may stand."""
        is_outer = self._is_outer(next(iter(link.premises)), link.target)
        return PORT_SPACE if is_outer else max(PORT_SPACE, self._exit_space)

    def _is_outer(self, premise: str, target: str) -> bool:
        """Say whether the premise is farther from the pivot than the target."""
        mine, other = self._rows.get(premise), self._rows.get(target)
        return mine is None or other is None or abs(mine[1]) > abs(other[1])

    def _box(self, id: str) -> Box:
        return to_box(self._rect_of(id), self._axes)


def _short(weight: float) -> str:
    """Write a weight with as few digits as say it: ``.5``, ``.25``, ``1``."""
    return f"{weight:.2f}".removeprefix("0").rstrip("0").rstrip(".") or "0"


def _joined(side: list[Box], edge: float, at: float) -> tuple[list[Curve], list[tuple[Point, Point]], Point]:
    """Lead cards of one row to a bar; give the lines, the bar, and where the line goes on from."""
    middles = [box.middle for box in side]
    lines = [straight((edge, middle), (at, middle)) for middle in middles]
    bars = [((at, min(middles)), (at, max(middles)))] if len(side) > 1 else []
    return lines, bars, (at, sum(middles) / len(middles))


def _facing(box: Box, point: Point) -> tuple[float, int]:
    """Give the edge of a card that faces a point, and which way out it is."""
    return (box.front, 1) if point[0] >= (box.back + box.front) / 2 else (box.back, -1)


def _reach(box: Box, point: Point) -> Curve:
    edge, way = _facing(box, point)
    return arrive((edge, box.middle), point, way, (0.0, 1.0 if box.middle >= point[1] else -1.0))


def _unit(start: Point, end: Point) -> Point:
    du, dv = end[0] - start[0], end[1] - start[1]
    length = (du * du + dv * dv) ** 0.5
    return (du / length, dv / length) if length > 1e-6 else (0.0, -1.0)  # noqa: PLR2004  nearly no line at all
