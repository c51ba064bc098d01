"""Scene coordinates turned so that reasoning always flows one way, and back.

In flow coordinates `u` grows along the flow and `v` across it, whatever the direction of
the map; what routes links and finds neighbours is written once, for all four directions.
"""

from collections.abc import Callable
from dataclasses import dataclass

from argmap.layout.axes import Axes
from argmap.model.records import Direction

Rect = tuple[float, float, float, float]
Point = tuple[float, float]

_NOTHING = (0.0, 0.0)


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


def to_box(rect: Rect, axes: Axes) -> Box:
    """Turn a scene rectangle (x, y, width, height) into flow coordinates."""
    extent = axes.extent(rect[2:])
    across, depth = axes.layout(rect[:2], extent)
    return Box(depth, depth + extent[1], across, across + extent[0])


def to_scene(direction: Direction) -> Callable[[float, float], Point]:
    """Give the function that turns flow coordinates (u, v) back into scene coordinates."""
    axes = Axes.of(direction)
    return lambda u, v: axes.scene(v, u, _NOTHING)
