"""All of a map as it is drawn: cards, routes, frames and bounds. What every picture is made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from argmap.analysis.strength import Evaluation
from argmap.analysis.whatif import NOTHING, WhatIf
from argmap.layout.frames import Frame, frames
from argmap.layout.placement import Placement
from argmap.layout.sizes import CardFit
from argmap.model.graph import ArgumentMap
from argmap.model.records import Node
from argmap.picture.flow import Rect
from argmap.picture.looks import CardLook, card_look
from argmap.picture.palette import Theme
from argmap.picture.routes import Route, Router

#: Empty space round the whole picture, in scene units.
MARGIN = 32.0


@dataclass(frozen=True)
class Scene:
    """What is drawn, from back to front: frames, routes, cards."""

    title: str
    theme: Theme
    bounds: Rect
    frames: list[Frame]
    routes: list[Route]
    cards: list[tuple[CardLook, Rect]]
    authors: tuple[str, ...] = ()


def compose(
    map: ArgumentMap,
    evaluation: Evaluation,
    placement: Placement,
    fits: Mapping[str, CardFit],
    theme: Theme,
    whatif: WhatIf = NOTHING,
    plain: Evaluation | None = None,
    status: Callable[[str], str | None] | None = None,
    *,
    tinted: bool = False,
) -> Scene:
    """Put a whole map together for a picture of it.

    With `plain`, the evaluation of the map as it stands, cards show where they differ from
    it; with `status`, whether they stand, fall or are undecided.
    """

    def rect_of(id: str) -> Rect:
        return (*placement.places[id], fits[id].width, fits[id].height)

    router = Router(map, rect_of, placement.rows, placement.direction)
    sizes = {id: (fit.width, fit.height) for id, fit in fits.items()}
    framed = frames(map, placement.places, sizes)
    routes = [route for id in sorted(map.links) if (route := router.route(id))]

    def look_of(node: Node) -> CardLook:
        id = node.id
        strength, before = evaluation.nodes.get(id), plain.nodes.get(id) if plain else None
        assumed = whatif.assume.get(id)
        verdict = (status(id) if status else None) or ""
        return card_look(map, node, fits[id], strength, assumed, before=before, status=verdict, tinted=tinted)

    cards = [(look_of(node), rect_of(id)) for id, node in sorted(map.nodes.items())]
    bounds = _bounds([rect for _, rect in cards] + [(f.x, f.y, f.w, f.h) for f in framed])
    return Scene(map.info.title, theme, bounds, framed, routes, cards, map.info.authors)


def _bounds(rects: list[Rect]) -> Rect:
    if not rects:
        return (0.0, 0.0, 2 * MARGIN, 2 * MARGIN)
    left = min(r[0] for r in rects) - MARGIN
    top = min(r[1] for r in rects) - MARGIN
    right = max(r[0] + r[2] for r in rects) + MARGIN
    bottom = max(r[1] + r[3] for r in rects) + MARGIN
    return (left, top, right - left, bottom - top)
