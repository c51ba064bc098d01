"""How a link runs from its premises to its target, from the places of cards alone.

A line leaves a card straight and bends only in the gap between two rows, which layout keeps
free of cards; so no line between neighbouring rows crosses a card. Lines over several rows
look for a lane between the cards of each row they pass. Routes are made when asked for and
kept until a card they depend on moves: only what is on screen is ever routed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from argmap.layout.placement import Placement
from argmap.layout.spacing import ROW_GAP
from argmap.model.graph import ArgumentMap
from argmap.model.records import Direction, Link
from argmap.picture.axes import Box, Point, Rect, to_box, to_scene
from argmap.picture.curves import Curve, Strip, normal_at, point_at, straight, through
from argmap.picture.lanes import Lanes

#: Between a card and the bar that joins linked premises.
JOIN_SPACE = 22.0
#: The most that two lines arriving at one card keep apart.
PORT_SPACE = 24.0
PORT_MARGIN = 16.0
#: Where along the bend the sign stands, from the outer card, and where undercuts hit.
SIGN_AT = 0.2
UNDERCUT_SIGN_AT = 0.42
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
    main: Curve
    is_outer_first: bool


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
        self._direction: Direction = direction
        self._to_scene = to_scene(direction)
        self._gap = ROW_GAP[direction]
        self._lanes = Lanes(rows, self._box)
        self._plans: dict[str, _Plan] = {}
        self._routes: dict[str, Route | None] = {}
        self._ports: dict[str, dict[str, float]] = {}

    def route(self, id: str) -> Route | None:
        """Give the route of a link; None for one that is not sound."""
        if id not in self._routes:
            link = self._map.links.get(id)
            is_drawn = link is not None and self._map.is_sound(link)
            self._routes[id] = self._finish(link) if is_drawn and link else None
        return self._routes[id]

    def forget(self, ids: Iterable[str]) -> None:
        """Drop the routes of these links; they are made anew when asked for."""
        for id in ids:
            self._routes.pop(id, None)
            self._plans.pop(id, None)

    def forget_ports(self, nodes: Iterable[str]) -> None:
        """Drop where lines arrive at these cards."""
        for id in nodes:
            self._ports.pop(id, None)

    def use(self, placement: Placement) -> None:
        """Take over the rows of a changed placement, and look for lanes anew."""
        self._rows = placement.rows
        self._lanes = Lanes(self._rows, self._box)

    def _finish(self, link: Link) -> Route:
        plan = self._plan(link)
        turn = self._to_scene
        curves = tuple((turn(*a), turn(*b), turn(*c), turn(*d)) for a, b, c, d in plan.curves)
        _, _, before, tip = curves[-1]
        share = UNDERCUT_SIGN_AT if link.target in self._map.links else SIGN_AT
        sign = point_at(plan.main, share if plan.is_outer_first else 1 - share)
        return Route(
            link=link.id,
            stance=link.stance,
            is_undercut=link.target in self._map.links,
            is_linked=len(link.premises) > 1,
            curves=curves,
            bars=tuple((turn(*a), turn(*b)) for a, b in plan.bars),
            tip=tip,
            aim=_unit(before, tip),
            sign=turn(*sign),
            label="" if link.weight is None else f"{link.weight:.2f}".removeprefix("0").rstrip("0") or "0",
        )

    def _plan(self, link: Link) -> _Plan:
        if link.id not in self._plans:
            make = self._undercut if link.target in self._map.links else self._to_card
            self._plans[link.id] = make(link)
        return self._plans[link.id]

    def _to_card(self, link: Link) -> _Plan:
        premises = self._map.premises(link)
        target = self._box(link.target)
        if len(premises) > 1:
            return self._linked(link, premises, target)
        premise = premises[0]
        if premise == link.target:
            loop = _loop(target)
            return _Plan([loop], [], loop, is_outer_first=True)
        return self._between(link, premise, target)

    def _between(self, link: Link, premise: str, target: Box) -> _Plan:
        start = self._box(premise)
        port = self._port(link)
        is_outer = self._is_outer(premise, link.target)
        if start.front <= target.back:
            a, b = (start.front, start.middle), (target.back, port)
        elif start.back >= target.front:
            a, b = (start.back, start.middle), (target.front, port)
        else:
            arc = self._beside(premise, start, target, port)
            return _Plan([arc], [], arc, is_outer_first=True)
        if self._lanes.are_neighbours(premise, link.target):
            curves = through(a, self._strip(a, b, is_outer=is_outer), b)
        else:
            curves = self._lanes.thread(premise, link.target, a, b)
        return _Plan(curves, [], _longest(curves), is_outer_first=is_outer)

    def _strip(self, a: Point, b: Point, *, is_outer: bool) -> Strip:
        """Give the gap between two neighbouring rows: it lies at the outer card's edge."""
        gap = min(self._gap, abs(b[0] - a[0]))
        gap = gap if b[0] > a[0] else -gap
        return Strip(a[0], a[0] + gap) if is_outer else Strip(b[0] - gap, b[0])

    def _beside(self, premise: str, start: Box, target: Box, port: float) -> Curve:
        """Join two cards that stand side by side by an arc in the gap they both face."""
        row = self._rows.get(premise, (0, 0))[1]
        sign = -1 if row > 0 else 1
        a = (start.back if row > 0 else start.front, start.middle)
        b = (target.back if row > 0 else target.front, port)
        reach = sign * min(self._gap * 0.8, 24 + abs(b[1] - a[1]) * 0.12)
        edge = max(a[0] * sign, b[0] * sign) * sign + reach
        return (a, (edge, a[1]), (edge, b[1]), b)

    def _linked(self, link: Link, premises: list[str], target: Box) -> _Plan:
        """Join several premises at a bar, from which one line goes on to the target."""
        boxes = {id: self._box(id) for id in premises}
        first = boxes[premises[0]]
        is_forward = (first.back + first.front) <= (target.back + target.front)
        sign = 1 if is_forward else -1
        is_outer = self._is_outer(premises[0], link.target)
        edge = first.front if is_forward else first.back
        end = (target.back if is_forward else target.front, self._port(link))
        if abs(end[0] - edge) < JOIN_SPACE * 2 or (end[0] - edge) * sign < 0:  # side by side
            end = (target.front if is_forward else target.back, end[1])
        far = edge if is_outer else end[0] - sign * min(self._gap, abs(end[0] - edge))
        join = far + sign * JOIN_SPACE
        side = {id: b for id, b in boxes.items() if abs((b.front if is_forward else b.back) - edge) < 1}
        middles = [box.middle for box in side.values()]
        knot = (join, sum(middles) / len(middles))
        lines = [straight((edge, middle), (join, middle)) for middle in middles]
        others = [_reach(box, knot) for id, box in boxes.items() if id not in side]
        bars = [((join, min(middles)), (join, max(middles)))] if len(side) > 1 else []
        strip = (
            Strip(join, far + sign * min(self._gap, abs(end[0] - far))) if is_outer else Strip(join, end[0])
        )
        trunk = through(knot, strip, end)
        return _Plan([*lines, *others, *trunk], bars, trunk[0], is_outer_first=is_outer)

    def _undercut(self, link: Link) -> _Plan:
        struck, t = self._struck(link)
        hit = point_at(struck, t)
        boxes = [self._box(id) for id in self._map.premises(link)]
        edge, sign = _facing(boxes[0], hit)
        side = [box for box in boxes if _facing(box, hit) == (edge, sign)]
        middles = [box.middle for box in side]
        if len(boxes) == 1:
            start, lines, bars = (edge, middles[0]), [], []
        else:
            join = edge + sign * JOIN_SPACE / 2
            start = (join, sum(middles) / len(middles))
            lines = [straight((edge, m), (join, m)) for m in middles]
            lines += [_reach(box, start) for box in boxes if box not in side]
            bars = [((join, min(middles)), (join, max(middles)))]
        trunk = _arrive(start, hit, sign, normal_at(struck, t, start))
        return _Plan([*lines, trunk], bars, trunk, is_outer_first=True)

    def _struck(self, link: Link) -> tuple[Curve, float]:
        """Find where a link is hit: at the middle of its bend, spread where several hit it."""
        struck = self._map.links[link.target]
        others = [other.id for other in self._map.links_into(struck.id)]
        place = others.index(link.id) - (len(others) - 1) / 2
        plan = self._plan(struck)
        t = 0.5 + place * min(HIT_SPREAD, 0.5 / len(others))
        return plan.main, t if plan.is_outer_first else 1 - t

    def _port(self, link: Link) -> float:
        """Find where across its edge a card is reached: in the order the lines come in, apart."""
        ports = self._ports.get(link.target)
        if ports is None:
            ports = self._ports[link.target] = self._spread_ports(link.target)
        return ports[link.id]

    def _spread_ports(self, target: str) -> dict[str, float]:
        box = self._box(target)
        sides: dict[bool, list[tuple[float, str]]] = {True: [], False: []}
        for link in self._map.links_into(target):
            if self._map.is_sound(link):
                starts = [self._box(id) for id in link.premises]
                v = sum(start.middle for start in starts) / len(starts)
                sides[starts[0].front <= box.back].append((v, link.id))
        ports: dict[str, float] = {}
        for arriving in sides.values():
            arriving.sort()
            room = (box.high - box.low - 2 * PORT_MARGIN) / max(1, len(arriving) - 1)
            space = min(PORT_SPACE, max(room, 0))
            for place, (_, id) in enumerate(arriving):
                ports[id] = box.middle + (place - (len(arriving) - 1) / 2) * space
        return ports

    def _is_outer(self, premise: str, target: str) -> bool:
        """Say whether the premise is farther from the pivot than the target."""
        mine, other = self._rows.get(premise), self._rows.get(target)
        return mine is None or other is None or abs(mine[1]) > abs(other[1])

    def _box(self, id: str) -> Box:
        return to_box(self._rect_of(id), self._direction)


def _longest(curves: list[Curve]) -> Curve:
    """Pick the piece that bends: the one that moves farthest across, else the longest."""
    return max(curves, key=lambda c: (abs(c[3][1] - c[0][1]) > 1, abs(c[3][0] - c[0][0])))


def _facing(box: Box, point: Point) -> tuple[float, int]:
    """Give the edge of a card that faces a point, and which way out it is."""
    return (box.front, 1) if point[0] >= (box.back + box.front) / 2 else (box.back, -1)


def _reach(box: Box, point: Point) -> Curve:
    edge, sign = _facing(box, point)
    side = 1 if box.middle >= point[1] else -1
    return _arrive((edge, box.middle), point, sign, (0.0, side))


def _arrive(start: Point, end: Point, sign: int, normal: Point) -> Curve:
    """Leave a card along the flow, and arrive square on what is hit."""
    du, dv = abs(end[0] - start[0]), abs(end[1] - start[1])
    along = max(min(du * 0.8, du * 0.4 + dv * 0.3), 12.0)
    reach = min(48.0, 8.0 + (du * abs(normal[0]) + dv * abs(normal[1])) * 0.6)
    return (
        start,
        (start[0] + sign * along, start[1]),
        (end[0] + normal[0] * reach, end[1] + normal[1] * reach),
        end,
    )


def _loop(box: Box) -> Curve:
    """Leave a card at its corner and come back: something that bears on itself."""
    return (
        (box.front, box.high - 34),
        (box.front + 46, box.high - 34),
        (box.front + 46, box.high - 10),
        (box.front, box.high - 10),
    )


def _unit(start: Point, end: Point) -> Point:
    du, dv = end[0] - start[0], end[1] - start[1]
    length = (du * du + dv * dv) ** 0.5
    return (du / length, dv / length) if length > 1e-6 else (0.0, -1.0)  # noqa: PLR2004  nearly no line at all
