"""Writes a scene as an SVG file: real text, real curves, no script and nothing from elsewhere."""

import re
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from argmap.picture.cards import draw_card
from argmap.picture.flow import Point
from argmap.picture.lines import draw_frame, draw_line, draw_sign
from argmap.picture.pen import FAMILIES, Align, Step, TextStyle
from argmap.picture.scene import Scene
from argmap.shipped import shipped

_INSIDE = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ANCHORS = {"left": "start", "right": "end", "center": "middle"}


def write_svg(scene: Scene, scale: float = 1.0) -> bytes:
    """Write a scene as SVG; `scale` sets the size it asks to be shown at."""
    pen = SvgPen()
    x, y, w, h = scene.bounds
    pen.shape(
        [("M", x, y), ("L", x + w, y), ("L", x + w, y + h), ("L", x, y + h), ("Z",)], fill=scene.theme.canvas
    )
    for frame in scene.frames:
        draw_frame(pen, frame, scene.theme)
    for route in scene.routes:
        draw_line(pen, route, scene.theme)
    for route in scene.routes:
        draw_sign(pen, route, scene.theme)
    for look, rect in scene.cards:
        pen.open_group(look.id)
        draw_card(pen, look, rect[0], rect[1], scene.theme)
        pen.close_group()
    families = ", ".join(f"'{name}'" if " " in name else name for name in FAMILIES)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_f(w * scale)}" height="{_f(h * scale)}" '
        f'viewBox="{_f(x)} {_f(y)} {_f(w)} {_f(h)}" font-family="{families}" role="img">'
    )
    title = f"<title>{_xml(scene.title)}</title>"
    return "\n".join([head, title, *pen.lines, "</svg>\n"]).encode()


class SvgPen:
    """A pen that writes SVG elements, one a line."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def open_group(self, id: str) -> None:
        """Begin the elements of one card."""
        self.lines.append(f"<g data-id={_attribute(id)}>")

    def close_group(self) -> None:
        """End the elements of one card."""
        self.lines.append("</g>")

    def shape(
        self,
        steps: list[Step],
        *,
        fill: str | None = None,
        line: str | None = None,
        width: float = 1.0,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """Write a path."""
        data = " ".join(
            " ".join(part if isinstance(part, str) else _f(part) for part in step) for step in steps
        )
        look = f'fill="{fill or "none"}"'
        if line:
            cap = "butt" if dashes else "round"  # round ends would close the gaps between dashes
            look += f' stroke="{line}" stroke-width="{_f(width)}"'
            look += f' stroke-linecap="{cap}" stroke-linejoin="round"'
        if dashes:
            look += f' stroke-dasharray="{" ".join(_f(dash) for dash in dashes)}"'
        self.lines.append(f'<path d="{data}" {look}/>')

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
        """Write one line of text."""
        if not words:
            return
        # The anchor follows the direction of the text: the start of a right-to-left line is its right end.
        anchor = "start" if is_rtl and align == "right" else _ANCHORS[align]
        look = f'font-size="{_f(style.size)}" fill="{colour}"'
        look += ' font-weight="600"' if style.is_bold else ""
        look += f' text-anchor="{anchor}"' if anchor != "start" else ""
        look += ' direction="rtl"' if is_rtl else ""
        self.lines.append(f'<text x="{_f(at[0])}" y="{_f(at[1])}" {look}>{_xml(words)}</text>')

    def icon(self, name: str, at: Point, size: float, colour: str) -> None:
        """Write the paths of an icon."""
        place = f"translate({_f(at[0])} {_f(at[1])}) scale({size / 24:.4f})"
        pen = 'fill="none" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
        self.lines.append(f'<g transform="{place}" stroke="{colour}" {pen}>{icon_paths(name)}</g>')


@cache
def icon_paths(name: str) -> str:
    """Give what is inside an icon's SVG file."""
    found = _INSIDE.search(shipped("resources", "icons", f"{name}.svg").read_text("utf-8"))
    return " ".join(found[1].split()) if found else ""


def _f(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _xml(text: str) -> str:
    return escape(_NOT_IN_XML.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_IN_XML.sub("\ufffd", text))
