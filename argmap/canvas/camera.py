"""What part of the scene is on screen, and how large. Knows no widget and draws nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.picture.flow import Point, Rect

SMALLEST, LARGEST = 0.002, 8.0
#: Room left around a map that is fitted into the window, in pixels.
FIT_MARGIN = 40.0
#: A small map is not blown up beyond this when it is fitted.
FIT_LARGEST = 1.25


@dataclass
class Camera:
    """A scale in pixels a scene unit, and where the scene's origin stands on screen.

    The offset is kept on whole device pixels, so that panning moves pictures exactly.
    """

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0
    width: int = 1
    height: int = 1
    ratio: float = 1.0

    def to_screen(self, x: float, y: float) -> Point:
        """Turn a scene point into a screen point."""
        return (x * self.scale + self.dx, y * self.scale + self.dy)

    def to_scene(self, x: float, y: float) -> Point:
        """Turn a screen point into a scene point."""
        return ((x - self.dx) / self.scale, (y - self.dy) / self.scale)

    def view(self, x: float = 0, y: float = 0, w: float | None = None, h: float | None = None) -> Rect:
        """Give the part of the scene behind a screen rectangle; the whole screen by default."""
        left, top = self.to_scene(x, y)
        wide = self.width if w is None else w
        high = self.height if h is None else h
        return (left, top, wide / self.scale, high / self.scale)

    def pan(self, dx: float, dy: float) -> None:
        """Move what is shown by screen pixels."""
        self.dx = self._whole(self.dx + dx)
        self.dy = self._whole(self.dy + dy)

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Scale around a screen point, which stays where it is."""
        scale = min(LARGEST, max(SMALLEST, self.scale * factor))
        sx, sy = self.to_scene(x, y)
        self.scale = scale
        self.dx, self.dy = self._whole(x - sx * scale), self._whole(y - sy * scale)

    def fit(self, bounds: Rect, largest: float = FIT_LARGEST) -> None:
        """Show a whole rectangle of the scene, in the middle."""
        x, y, w, h = bounds
        wide, high = max(self.width - 2 * FIT_MARGIN, 50), max(self.height - 2 * FIT_MARGIN, 50)
        self.scale = min(largest, max(SMALLEST, min(wide / max(w, 1), high / max(h, 1))))
        self.centre(x + w / 2, y + h / 2)

    def centre(self, x: float, y: float) -> None:
        """Bring a scene point into the middle of the screen."""
        self.dx = self._whole(self.width / 2 - x * self.scale)
        self.dy = self._whole(self.height / 2 - y * self.scale)

    def reveal(self, rect: Rect, margin: float = 48.0) -> bool:
        """Move just as far as it takes to have a scene rectangle on screen; say whether that was needed."""
        x, y = self.to_screen(rect[0], rect[1])
        w, h = rect[2] * self.scale, rect[3] * self.scale
        dx = _into(x, w, self.width, margin)
        dy = _into(y, h, self.height, margin)
        self.pan(dx, dy)
        return bool(dx or dy)

    def reveal_all(self, rects: Sequence[Rect]) -> bool:
        """Have several rectangles on screen where they fit, else the first; say whether it had to move."""
        left, top = min(x for x, _, _, _ in rects), min(y for _, y, _, _ in rects)
        right, bottom = max(x + w for x, _, w, _ in rects), max(y + h for _, y, _, h in rects)
        fits = max((right - left) / self.width, (bottom - top) / self.height) * self.scale <= 1
        return self.reveal((left, top, right - left, bottom - top) if fits else rects[0])

    def _whole(self, value: float) -> float:
        return round(value * self.ratio) / self.ratio


def _into(start: float, length: float, room: float, margin: float) -> float:
    """Say how far to move a stretch so that it has room, or, if it is too long, fills it."""
    if length > room:
        return min(0.0, -start) or max(0.0, room - (start + length))
    margin = min(margin, (room - length) / 2)
    if start < margin:
        return margin - start
    return min(0.0, room - margin - (start + length))
