"""Draws a link with a pen, and the frame of a group. Colour is never the only sign of a stance."""

from argmap.layout.frames import Frame
from argmap.picture.curves import Curve
from argmap.picture.flow import Point, Rect
from argmap.picture.palette import Theme
from argmap.picture.pen import LABEL, Pen, Step, TextStyle, box
from argmap.picture.routes import Route

LINE_WIDTH = 2.0
THIN_WIDTH = 1.3
DASHES = (8.0, 5.0)
DOTS = (2.0, 4.5)
SIGN_RADIUS = 8.0
FAR_TITLE = TextStyle(26.0, is_bold=True)
#: Heads stop this far before a card, so that its outline when selected does not cover them.
HEAD_SPACE = 4.0


def draw_route(pen: Pen, route: Route, theme: Theme) -> None:
    """Draw a link: its line, then its sign. Where there are many, draw all lines first, then all signs."""
    draw_line(pen, route, theme)
    draw_sign(pen, route, theme)


def draw_line(pen: Pen, route: Route, theme: Theme, *, width: float = 0.0, colour: str = "") -> None:
    """Draw a link's line, the bar of its linked premises, and its head."""
    colour = colour or theme.of_stance(route.stance)
    width = width or (LINE_WIDTH if _has_sign(route) else THIN_WIDTH)
    pen.shape(_steps(route.curves), line=colour, width=width, dashes=dashes_of(route))
    for (x0, y0), (x1, y1) in route.bars:
        pen.shape([("M", x0, y0), ("L", x1, y1)], line=colour, width=width + 2)
    _draw_head(pen, route, colour, width)


def draw_sign(pen: Pen, route: Route, theme: Theme) -> None:
    """Draw the plus or minus of a link, with its weight if it has one."""
    if _has_sign(route):
        _draw_sign(pen, route, theme.of_stance(route.stance), theme)


def sign_rect(route: Route) -> Rect:
    """Give the room that a link's sign takes, with its weight."""
    (x, y), half = route.sign, SIGN_RADIUS + _label_width(route) / 2
    return (x - half, y - SIGN_RADIUS, 2 * half, 2 * SIGN_RADIUS)


def dashes_of(route: Route) -> tuple[float, ...]:
    """Give the dash pattern that tells a stance without colour, in scene units."""
    if route.is_undercut:
        return DOTS
    return DASHES if route.stance == "attack" else ()


def draw_frame(pen: Pen, frame: Frame, theme: Theme, *, far: bool = False) -> None:
    """Draw the titled frame round the members of a group; seen from far, its title is large."""
    outline = box(frame.x, frame.y, frame.w, frame.h, 12)
    pen.shape(outline, fill=theme.frame, line=theme.frame_line, width=1.0, dashes=(5, 4))
    if far:
        pen.text((frame.x + 4, frame.y + 15), frame.title, FAR_TITLE, theme.muted)
    else:
        pen.text((frame.x + 14, frame.y + 17), frame.title, LABEL, theme.muted)


def _label_width(route: Route) -> float:
    return 7.0 * len(route.label) + 4.0 if route.label else 0.0


def _has_sign(route: Route) -> bool:
    return route.stance in {"support", "attack"}


def _steps(curves: tuple[Curve, ...]) -> list[Step]:
    steps: list[Step] = []
    here: Point | None = None
    for a, b, c, d in curves:
        if a != here:
            steps.append(("M", *a))
        steps.append(("C", *b, *c, *d))
        here = d
    return steps


def _draw_head(pen: Pen, route: Route, colour: str, width: float) -> None:
    (x, y), (dx, dy) = route.tip, route.aim

    def at(along: float, aside: float) -> Point:
        along -= 0.0 if route.is_undercut else HEAD_SPACE
        return (x + dx * along - dy * aside, y + dy * along + dx * aside)

    if route.stance == "support":
        pen.shape([("M", *at(0, 0)), ("L", *at(-11, 6)), ("L", *at(-11, -6)), ("Z",)], fill=colour)
    elif route.stance == "attack":
        # The bar of an undercut lies along the line it hits, so it has to be the thicker one.
        reach, thick = (8.0, 4.0) if route.is_undercut else (8.0, 1.5)
        back = 0.0 if route.is_undercut else -2.5
        pen.shape([("M", *at(back, reach)), ("L", *at(back, -reach))], line=colour, width=width + thick)


def _draw_sign(pen: Pen, route: Route, colour: str, theme: Theme) -> None:
    x, y = route.sign
    pen.shape(box(*sign_rect(route), SIGN_RADIUS), fill=theme.canvas, line=colour, width=1.4)
    left = x - _label_width(route) / 2
    pen.shape([("M", left - 4, y), ("L", left + 4, y)], line=colour, width=1.8)
    if route.stance == "support":
        pen.shape([("M", left, y - 4), ("L", left, y + 4)], line=colour, width=1.8)
    if route.label:
        pen.text((left + 8, y + 3.8), route.label, LABEL, colour)
