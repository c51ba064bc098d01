"""The few strokes every picture is made of; Qt and SVG each have a pen that can do them."""

from dataclasses import dataclass
from typing import Literal, Protocol

from argmap.picture.flow import Point
from argmap.picture.kinds import Corners

#: Path steps: ``("M", x, y)``, ``("L", x, y)``, ``("C", x1, y1, x2, y2, x, y)``, ``("Z",)``.
Step = tuple[str | float, ...]
Align = Literal["left", "right", "center"]

# How far the controls of a cubic stand off to make a quarter of a circle.
_ROUND = 0.5523


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A text's size in scene units and its weight."""

    size: float
    is_bold: bool = False


BODY = TextStyle(14.0)
TITLE = TextStyle(15.0, is_bold=True)
LABEL = TextStyle(10.5, is_bold=True)
FIGURE = TextStyle(10.5)

#: What text is set in, the first that is there.
FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "Cantarell", "DejaVu Sans", "sans-serif")


class Pen(Protocol):
    """What draws; all figures are scene units, all colours ``#rrggbb``."""

    def shape(
        self,
        steps: list[Step],
        *,
        fill: str | None = None,
        line: str | None = None,
        width: float = 1.0,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """Fill and outline a path."""

    def text(
        self,
        at: Point,
        words: str,
        style: TextStyle,
        colour: str,
        *,
        align: Align = "left",
        is_rtl: bool = False,
    ) -> None:
        """Write one line with its baseline at `at`."""

    def icon(self, name: str, at: Point, size: float, colour: str) -> None:
        """Draw an icon of the resources with its upper left corner at `at`."""


def card_outline(x: float, y: float, w: float, h: float, corners: Corners) -> list[Step]:
    """Outline a card whose corners are round, or cut where their radius is negative."""
    most = min(w, h) / 2
    tl, tr, br, bl = (max(-most, min(most, c)) for c in corners)
    steps: list[Step] = [("M", x + abs(tl), y)]
    for here, radius, before, after in (
        ((x + w, y), tr, (-1.0, 0.0), (0.0, 1.0)),
        ((x + w, y + h), br, (0.0, -1.0), (-1.0, 0.0)),
        ((x, y + h), bl, (1.0, 0.0), (0.0, -1.0)),
        ((x, y), tl, (0.0, 1.0), (1.0, 0.0)),
    ):
        steps += _corner(here, radius, before, after)
    return [*steps, ("Z",)]


def box(x: float, y: float, w: float, h: float, radius: float = 0.0) -> list[Step]:
    """Outline a rectangle with round corners."""
    return card_outline(x, y, w, h, (radius, radius, radius, radius))


def circle(at: Point, radius: float) -> list[Step]:
    """Outline a circle."""
    return box(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius, radius)


def _corner(at: Point, radius: float, before: Point, after: Point) -> list[Step]:
    (x, y), r, k = at, abs(radius), abs(radius) * (1 - _ROUND)
    start = (x + before[0] * r, y + before[1] * r)
    end = (x + after[0] * r, y + after[1] * r)
    if radius <= 0:
        return [("L", *start), ("L", *end)]
    return [
        ("L", *start),
        ("C", x + before[0] * k, y + before[1] * k, x + after[0] * k, y + after[1] * k, *end),
    ]
