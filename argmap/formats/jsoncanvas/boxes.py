"""Rectangles on a canvas, and which of them are in which: a group holds what has its middle in it."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

#: As far out as a card may stand.
_FARTHEST = 1e8


class Box(NamedTuple):
    """A rectangle: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return self.x + self.width / 2, self.y + self.height / 2


def box_of(item: Mapping[str, Any]) -> Box | None:
    """Give the rectangle of a node of the file, or None where it has none that makes sense."""
    x, y = _number(item.get("x")), _number(item.get("y"))
    if x is None or y is None:
        return None
    return Box(
        x, y, max(_number(item.get("width")) or 0.0, 0.0), max(_number(item.get("height")) or 0.0, 0.0)
    )


def holders(boxes: Sequence[Box], frames: Sequence[Box]) -> list[int | None]:
    """Give for each box the smallest frame that its middle is in, as a number in the list of frames."""
    return _holders(boxes, frames, [len(frames)] * len(boxes))


def holders_of_frames(frames: Sequence[Box]) -> list[int | None]:
    """Give for each frame the smallest one that holds it and is larger, or comes first among equals."""
    order = _by_size(frames)
    rank = {index: place for place, index in enumerate(order)}
    return _holders(frames, frames, [rank[i] for i in range(len(frames))], above=True)


def _by_size(frames: Sequence[Box]) -> list[int]:
    return sorted(range(len(frames)), key=lambda i: (frames[i].width * frames[i].height, -i))


def _holders(
    boxes: Sequence[Box], frames: Sequence[Box], ranks: Sequence[int], *, above: bool = False
) -> list[int | None]:
    """Try all frames on a box at once, the smallest first; `above` leaves out those up to its own rank."""
    if not frames:
        return [None] * len(boxes)
    order = _by_size(frames)
    table = np.array([frames[i] for i in order])
    left, top = table[:, 0], table[:, 1]
    right, bottom = left + table[:, 2], top + table[:, 3]
    found: list[int | None] = []
    for box, rank in zip(boxes, ranks, strict=True):
        x, y = box.middle
        held = (left <= x) & (x <= right) & (top <= y) & (y <= bottom)
        if above:
            held[: rank + 1] = False
        first = int(held.argmax())
        found.append(order[first] if held[first] else None)
    return found


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -_FARTHEST <= value <= _FARTHEST:
        return None
    return float(value)
