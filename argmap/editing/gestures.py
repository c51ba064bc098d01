"""Drags, each a generator that reads from press to release. No Qt: the canvas is a `Surface` here.

Starting a drag is the press; each ``yield`` is a pointer event; what comes after the loop
is the release. Closing the generator, as Escape does, leaves no trace: ``finally`` clears
the preview, and nothing is applied before the release.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from argmap.editing.editor import Editor
from argmap.model import edits
from argmap.model.credences import kept_open
from argmap.model.errors import ArgmapError
from argmap.model.wording import tr
from argmap.picture.cards import bar_of
from argmap.picture.flow import Point, Rect

#: How much less a pointer moves a credence while Shift is held.
_FINE = 5


@dataclass(frozen=True)
class Pointer:
    """A pointer event: where, in scene and in screen coordinates, and what is held."""

    at: Point
    screen: Point
    is_down: bool = True
    shift: bool = False
    control: bool = False
    alt: bool = False


@dataclass(frozen=True)
class Slide:
    """How far along the bar of a card the pointer has come, 0 to 1, and where it is."""

    id: str
    share: float
    at: Point


@dataclass
class Preview:
    """What a drag shows before it is done; it is drawn over the map and never enters it."""

    line: tuple[Point, Point] | None = None
    stance: str = "support"
    band: Rect | None = None
    ghosts: dict[str, Point] = field(default_factory=dict)
    target: str | None = None
    slide: Slide | None = None


class Surface(Protocol):
    """What a drag needs of the canvas."""

    preview: Preview

    def hit(self, at: Point, leaving: Sequence[str] = ()) -> str | None:
        """Give the card or link at a point, looking through the cards in `leaving`."""

    def cards_in(self, band: Rect) -> list[str]:
        """Give the cards that a rectangle touches."""

    def pan(self, dx: float, dy: float) -> None:
        """Move the view by screen pixels."""

    def refresh(self) -> None:
        """Draw the preview anew."""

    def say(self, words: str) -> None:
        """Tell what letting go here would do."""


Drag = Generator[None, Pointer, None]


def draw_link(editor: Editor, surface: Surface, premise: str) -> Drag:
    """Drag from a card's handle: let go over a card or a link, and the card bears on it. Alt attacks."""
    x, y, w, h = editor.arrangement.rect_of(premise)
    start = (x + w / 2, y + h / 2)
    try:
        while (pointer := (yield)).is_down:
            target = _target(editor, surface, pointer, [premise])
            surface.preview = Preview(line=(start, pointer.at), stance=_stance(pointer), target=target)
            surface.say(_promise(pointer, target))
            surface.refresh()
        target = _target(editor, surface, pointer, [premise])
        if target:
            _link(editor, [premise], target, pointer)
    finally:
        _clear(surface)


def move_cards(editor: Editor, surface: Surface, ids: Sequence[str], start: Point) -> Drag:
    """Drag cards: dropped on a card or a link they bear on it; where cards are placed by hand, they move."""
    places = {id: editor.arrangement.rect_of(id)[:2] for id in ids}
    try:
        while (pointer := (yield)).is_down:
            target = _target(editor, surface, pointer, ids)
            surface.preview = Preview(
                ghosts=_moved(places, start, pointer.at), stance=_stance(pointer), target=target
            )
            surface.say(_promise(pointer, target) or _about_moving(editor))
            surface.refresh()
        target = _target(editor, surface, pointer, ids)
        if target:
            _link(editor, ids, target, pointer)
        elif editor.arrangement.is_free:
            editor.apply(tr("Move"), edits.move(editor.map, _moved(places, start, pointer.at)))
    finally:
        _clear(surface)


def draw_band(editor: Editor, surface: Surface, start: Point) -> Drag:
    """Drag over empty canvas: select the cards the rectangle touches. Ctrl and Shift add to the selection."""
    before = editor.selection
    try:
        while (pointer := (yield)).is_down:
            band = _rect(start, pointer.at)
            surface.preview = Preview(band=band)
            kept = before if pointer.control or pointer.shift else ()
            editor.select([*kept, *surface.cards_in(band)])
            surface.refresh()
    except GeneratorExit:
        editor.select(before)
        raise
    finally:
        _clear(surface)


def slide_credence(editor: Editor, surface: Surface, id: str) -> Drag:
    """Drag along the bar of a card: the whole map shows what another credence would come to.

    Letting go sets it, as one step. With Shift held the pointer moves it a fifth as far.
    """
    bar = bar_of(editor.arrangement.rect_of(id))
    is_hidden = id in editor.reasoning.whatif.assume
    slide: Slide | None = None
    try:
        while (pointer := (yield)).is_down:
            if is_hidden:
                surface.say(tr("Its credence does not count while it is assumed. Switch that off first."))
                continue
            slide = Slide(id, _slid(bar, pointer, slide), pointer.at)
            editor.reasoning.try_out(id, _settable(editor, slide))
            surface.preview = Preview(slide=slide)
            surface.say(tr("Let go to set the credence. Shift moves it finely, Escape leaves it as it was."))
            surface.refresh()
        if slide is not None:
            change = edits.set_field(editor.map, id, "credence", _settable(editor, slide))
            editor.apply(tr("Set credence"), change)
            editor.reasoning.finish()  # else the next frame would show what was before
    finally:
        editor.reasoning.end_trial()
        _clear(surface)


def drag_view(surface: Surface, start: Point) -> Drag:
    """Drag the view itself: with Space held, or with the middle button."""
    last = start
    while (pointer := (yield)).is_down:
        surface.pan(pointer.screen[0] - last[0], pointer.screen[1] - last[1])
        last = pointer.screen


def _slid(bar: Rect, pointer: Pointer, before: Slide | None) -> float:
    """Give the share of a bar that the pointer is at, or with Shift the last one, moved a little."""
    left, _top, width, _height = bar
    if pointer.shift and before is not None:
        share = before.share + (pointer.at[0] - before.at[0]) / width / _FINE
    else:
        share = (pointer.at[0] - left) / width
    return min(max(share, 0.0), 1.0)


def _settable(editor: Editor, slide: Slide) -> float:
    """Give the credence that a slide stands for, with two digits and kept off certainty."""
    node = editor.map.nodes.get(slide.id)
    return kept_open(round(slide.share, 2), node.kind if node else "")  # type: ignore[return-value]


def _target(editor: Editor, surface: Surface, pointer: Pointer, leaving: Sequence[str]) -> str | None:
    """Find what is under the pointer that the dragged cards could bear on."""
    hit = surface.hit(pointer.at, leaving)
    link = editor.map.links.get(hit or "")
    if link is not None and set(link.premises) & set(leaving):
        return None
    return hit


def _link(editor: Editor, premises: Sequence[str], target: str, pointer: Pointer) -> None:
    stance = _stance(pointer)
    label = tr("Link as support") if stance == "support" else tr("Link as attack")
    try:
        editor.apply(label, edits.link(editor.map, premises, target, stance))
    except ArgmapError as error:
        editor.said.emit(str(error))


def _stance(pointer: Pointer) -> str:
    return "attack" if pointer.alt else "support"


def _promise(pointer: Pointer, target: str | None) -> str:
    if target is None:
        return ""
    if pointer.alt:
        return tr("Let go to link it as an attack.")
    return tr("Let go to link it as a support. Hold Alt for an attack.")


def _about_moving(editor: Editor) -> str:
    if editor.arrangement.is_free:
        return ""
    return tr("Drop it on a card or a link. To move cards freely, choose View, Place cards by hand.")


def _moved(places: dict[str, Point], start: Point, now: Point) -> dict[str, Point]:
    dx, dy = now[0] - start[0], now[1] - start[1]
    return {id: (x + dx, y + dy) for id, (x, y) in places.items()}


def _rect(a: Point, b: Point) -> Rect:
    return (min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))


def _clear(surface: Surface) -> None:
    surface.preview = Preview()
    surface.say("")
    surface.refresh()
