"""From a map to a picture file: lays out, evaluates, draws, and writes what the suffix asks for."""

from pathlib import Path

from argmap.analysis.strength import Evaluator, evaluate
from argmap.analysis.whatif import NOTHING, WhatIf
from argmap.formats.files import write_bytes
from argmap.formats.svg import write_svg
from argmap.layout.growth import with_room
from argmap.layout.pivot import arrange
from argmap.layout.placement import Placement, Sizes
from argmap.layout.sizes import TextMeasure, fit_card
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr
from argmap.picture.palette import load_theme
from argmap.picture.scene import Scene, compose
from argmap.raster.export import write_pdf, write_png
from argmap.raster.measure import QtMeasure

WRITERS = {".svg": write_svg, ".png": write_png, ".pdf": write_pdf}


def write_picture(
    map: ArgumentMap,
    out: Path,
    *,
    theme: str = "light",
    direction: str | None = None,
    scale: float = 1.0,
    whatif: WhatIf = NOTHING,
    tinted: bool = False,
) -> None:
    """Draw a map to a file ending in .svg, .png or .pdf, its cards tinted by strength if wanted.

    Raises FormatError.
    """
    if out.suffix.lower() not in WRITERS:
        raise FormatError(
            tr("A picture's name ends in .svg, .png or .pdf, not in “{suffix}”.", suffix=out.suffix)
        )
    look = {"theme": theme, "direction": direction, "scale": scale, "whatif": whatif, "tinted": tinted}
    write_bytes(out, draw_picture(map, out.suffix, **look))


def draw_picture(
    map: ArgumentMap,
    suffix: str,
    *,
    theme: str = "light",
    direction: str | None = None,
    scale: float = 1.0,
    whatif: WhatIf = NOTHING,
    tinted: bool = False,
) -> bytes:
    """Draw a map as what files with this suffix hold: .svg, .png or .pdf. Raises FormatError."""
    write = WRITERS[suffix.lower()]
    return write(_scene(map, theme, direction, whatif, tinted=tinted), scale)


def _scene(map: ArgumentMap, theme: str, direction: str | None, whatif: WhatIf, *, tinted: bool) -> Scene:
    measure = QtMeasure()
    # On screen a card too long can be opened; in a picture there is nowhere else to read it.
    fits = {id: fit_card(node, measure, is_whole=True) for id, node in map.nodes.items()}
    sizes = {id: (fit.width, fit.height) for id, fit in fits.items()}
    placement = _place(map, sizes, measure, direction)
    now = Evaluator(map, whatif)
    plain = evaluate(map) if whatif else now.evaluation
    return compose(
        map, now.evaluation, placement, fits, load_theme(theme), whatif, plain, now.status, tinted=tinted
    )


def _place(map: ArgumentMap, sizes: Sizes, measure: TextMeasure, direction: str | None) -> Placement:
    if map.info.arrangement != "free" or direction is not None:
        return arrange(map, sizes, direction or map.info.direction)  # type: ignore[arg-type]
    on_screen = {id: fit_card(node, measure)[:2] for id, node in map.nodes.items()}
    stored = {id: node.at for id, node in map.nodes.items() if node.at is not None}
    places = {**arrange(map, on_screen).places, **stored}
    return Placement(with_room(places, on_screen, sizes), {}, map.info.direction)
