"""Turns scene coordinates so that reasoning always flows one way, and back.

In flow coordinates `u` grows along the flow and `v` across it, whatever the direction of
the map; what routes links and finds neighbours is written once, for all four directions.
"""

from collections.abc import Callable
from dataclasses import dataclass

from argmap.model.records import Direction

Rect = tuple[float, float, float, float]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A card in flow coordinates: from `back` to `front` along the flow, `low` to `high` across."""

    back: float
    front: float
    low: float
    high: float

    @property
    def middle(self) -> float:
        """The middle across the flow."""
        return (self.low + self.high) / 2


def to_box(rect: Rect, direction: Direction) -> Box:
    """Turn a scene rectangle (x, y, width, height) into flow coordinates."""
    x, y, w, h = rect
    if direction == "right":
        return Box(x, x + w, y, y + h)
    if direction == "left":
        return Box(-x - w, -x, y, y + h)
    if direction == "down":
        return Box(y, y + h, x, x + w)
    return Box(-y - h, -y, x, x + w)


_TO_SCENE: dict[Direction, Callable[[float, float], Point]] = {
    "right": lambda u, v: (u, v),
    "left": lambda u, v: (-u, v),
    "down": lambda u, v: (v, u),
    "up": lambda u, v: (v, -u),
}


def to_scene(direction: Direction) -> Callable[[float, float], Point]:
    """Give the function that turns flow coordinates back into scene coordinates."""
    return _TO_SCENE[direction]
