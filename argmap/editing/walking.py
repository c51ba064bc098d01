"""Finds the nearest card or link in a direction, for the arrow keys."""

from collections.abc import Callable, Iterable
from typing import Literal

from argmap.editing.editor import Editor
from argmap.model.errors import EditError
from argmap.model.records import Link, Node
from argmap.model.wording import tr
from argmap.picture.axes import Point

Way = Literal["left", "right", "up", "down"]

_AHEAD: dict[Way, Point] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
#: A card off to the side counts as this much farther away than one straight ahead.
_ASIDE = 2.2


def walk(way: Way, *, extends: bool = False) -> Callable[[Editor], None]:
    """Make a command that selects the nearest card in a direction; from a link, the end that lies there."""

    def run(editor: Editor) -> None:
        here = editor.primary
        ends = (
            _ends(here)
            if isinstance(here, Link)
            else (id for id in editor.map.nodes if id not in editor.hidden)
        )
        found = _nearest(editor, way, ends)
        if found:
            editor.select([*editor.selection, found] if extends else [found])

    return run


def walk_links(way: Way) -> Callable[[Editor], None]:
    """Make a command that selects the link of the selected card that leads in a direction."""

    def run(editor: Editor) -> None:
        here = editor.primary
        if not isinstance(here, Node):
            raise EditError(tr("Select a card first."))
        links = [*editor.map.links_into(here.id), *editor.map.links_from(here.id)]
        found = _nearest(editor, way, (link.id for link in links if editor.map.is_sound(link)))
        if found:
            editor.select([found])

    return run


def middle_of(editor: Editor, id: str) -> Point:
    """Give the middle of a card, or about the middle of a link."""
    link = editor.map.links.get(id)
    if link is None:
        x, y, w, h = editor.arrangement.rect_of(id)
        return (x + w / 2, y + h / 2)
    end = editor.map.conclusion(link)
    ends = [*(p for p in link.premises if p in editor.map.nodes), *([end] if end else [])]
    points = [middle_of(editor, other) for other in ends]
    return (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))


def _ends(link: Link) -> Iterable[str]:
    return [*link.premises, link.target]


def _nearest(editor: Editor, way: Way, ids: Iterable[str]) -> str | None:
    """Find the id closest in a direction, straight ahead counting as nearer than aside."""
    if editor.primary is None or not isinstance(editor.primary, Node | Link):
        return editor.map.info.main or next(iter(editor.map.nodes), None)
    x, y = middle_of(editor, editor.primary.id)
    dx, dy = _AHEAD[way]
    best: tuple[float, str] | None = None
    for id in ids:
        mx, my = middle_of(editor, id)
        ahead = (mx - x) * dx + (my - y) * dy
        aside = abs((mx - x) * dy) + abs((my - y) * dx)
        if id != editor.primary.id and ahead > max(1.0, aside * 0.3):
            best = min(best or (float("inf"), ""), (ahead + aside * _ASIDE, id))
    return best[1] if best else None
