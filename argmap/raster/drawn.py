"""Pictures as formats: what a map can be drawn as, beside what it can be written as. Qt is loaded to draw."""

from collections.abc import Mapping
from functools import cache, partial

from argmap.formats.registry import Choice, Format
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr


def _draw(suffix: str, map: ArgumentMap, options: Mapping[str, str]) -> bytes:
    from argmap.raster.pictures import draw_picture  # noqa: PLC0415  loads Qt

    _start()
    theme, scale = options.get("theme") or "light", scale_of(options)
    return draw_picture(map, suffix, theme=theme, scale=scale)


@cache
def _start() -> object:
    """Start Qt once, and keep it: what measures words would not outlive it."""
    from argmap.raster.application import start_without_window  # noqa: PLC0415  loads Qt

    return start_without_window()


def scale_of(options: Mapping[str, str]) -> float:
    """Give the scale that was asked for, 1 by default. Raises FormatError."""
    words = options.get("scale") or "1"
    try:
        scale = float(words)
    except ValueError:
        scale = 0.0
    if not _SCALES[0] <= scale <= _SCALES[1]:
        raise FormatError(
            tr(
                "The scale is a number from {low} to {high}, not “{given}”.",
                low=_SCALES[0],
                high=_SCALES[1],
                given=words,
            )
        )
    return scale


_SCALES = (0.05, 20)
_COLOURS = Choice(
    "theme",
    tr("Colours of the picture"),
    {"light": tr("Light, for paper"), "dark": tr("Dark, for screens")},
    "write",
)
_SIZE = Choice("scale", tr("Size: 1 is as on the screen, 2 is twice that"), on="write", proposed="1")
#: A picture of points is drawn larger, so that it stays sharp on paper and on fine screens.
_SHARP = _SIZE._replace(proposed="2")

#: What can be drawn.
PICTURES = tuple(
    Format(
        id,
        id.upper(),
        (f".{id}",),
        write=partial(_draw, f".{id}"),
        choices=(_COLOURS, _SHARP if id == "png" else _SIZE),
    )
    for id in ("svg", "png", "pdf")
)
