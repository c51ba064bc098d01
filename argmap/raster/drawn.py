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
_CHOICES = (
    Choice(
        "theme",
        ("light", "dark"),
        tr("Colours of the picture"),
        "write",
        labels=(tr("Light, for paper"), tr("Dark, for screens")),
    ),
    Choice("scale", (), tr("How large it is drawn, such as 2 for twice the size"), "write"),
)

#: What can be drawn.
PICTURES = tuple(
    Format(id, id.upper(), (f".{id}",), write=partial(_draw, f".{id}"), choices=_CHOICES)
    for id in ("svg", "png", "pdf")
)
