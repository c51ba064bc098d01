"""Cubic curves in flow coordinates: the pieces links are drawn from."""

from dataclasses import dataclass

from argmap.picture.flow import Box, Point

#: The four points of a cubic Bézier curve.
Curve = tuple[Point, Point, Point, Point]


def straight(start: Point, end: Point) -> Curve:
    """Give a straight line as a curve."""
    (a, b), (c, d) = start, end
    third = ((a + (c - a) / 3, b + (d - b) / 3), (a + (c - a) * 2 / 3, b + (d - b) * 2 / 3))
    return (start, *third, end)


def bend(start: Point, end: Point) -> Curve:
    """Give an S that leaves and arrives along the flow and never leaves the strip between its ends."""
    (u0, v0), (u1, v1) = start, end
    middle = (u0 + u1) / 2
    return (start, (middle, v0), (middle, v1), end)


def point_at(curve: Curve, t: float) -> Point:
    """Give the point at `t`, from 0 at the start to 1 at the end."""
    s = 1 - t
    weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    return (
        sum(w * p[0] for w, p in zip(weights, curve, strict=True)),
        sum(w * p[1] for w, p in zip(weights, curve, strict=True)),
    )


def normal_at(curve: Curve, t: float, towards: Point) -> Point:
    """Give the unit vector that stands square on a curve at `t`, on the side of a point."""
    s = 1 - t
    weights = (-s * s, s * s - 2 * s * t, 2 * s * t - t * t, t * t)
    du = sum(w * p[0] for w, p in zip(weights, curve, strict=True))
    dv = sum(w * p[1] for w, p in zip(weights, curve, strict=True))
    length = (du * du + dv * dv) ** 0.5 or 1.0
    nu, nv = -dv / length, du / length
    at = point_at(curve, t)
    is_this_side = (towards[0] - at[0]) * nu + (towards[1] - at[1]) * nv >= 0
    return (nu, nv) if is_this_side else (-nu, -nv)


def arrive(start: Point, end: Point, way: int, normal: Point) -> Curve:
    """Leave along the flow, forward or backward by `way`, and arrive square on what is hit."""
    du, dv = abs(end[0] - start[0]), abs(end[1] - start[1])
    along = max(min(du * 0.8, du * 0.4 + dv * 0.3), 6.0)
    reach = min(48.0, 8.0 + (du * abs(normal[0]) + dv * abs(normal[1])) * 0.6)
    return (
        start,
        (start[0] + way * along, start[1]),
        (end[0] + normal[0] * reach, end[1] + normal[1] * reach),
        end,
    )


def loop(box: Box) -> Curve:
    """Leave a card at its corner and come back: something that bears on itself."""
    return (
        (box.front, box.high - 34),
        (box.front + 46, box.high - 34),
        (box.front + 46, box.high - 10),
        (box.front, box.high - 10),
    )


def longest(curves: list[Curve]) -> Curve:
    """Pick the piece that bends: one that moves across, and among those the longest along."""
    return max(curves, key=lambda c: (abs(c[3][1] - c[0][1]) > 1, abs(c[3][0] - c[0][0])))


@dataclass(frozen=True, slots=True)
class Strip:
    """The stretch along the flow, `start` to `end`, in which a line may move across it."""

    start: float
    end: float


def through(start: Point, strip: Strip, end: Point) -> list[Curve]:
    """Go straight to a strip, bend inside it, and straight on to the end."""
    enter, leave = (strip.start, start[1]), (strip.end, end[1])
    pieces = []
    if abs(enter[0] - start[0]) > 1:
        pieces.append(straight(start, enter))
    else:
        enter = start
    ends_early = abs(leave[0] - end[0]) > 1
    pieces.append(bend(enter, leave if ends_early else end))
    if ends_early:
        pieces.append(straight(leave, end))
    return pieces
