"""Finds the nearest card or link in a direction, for the arrow keys."""

from collections.abc import Callable, Iterable
from typing import Literal

from argmap.editing.editor import Editor
from argmap.model.errors import EditError
from argmap.model.records import Link, Node
from argmap.model.wording import tr
from argmap.picture.flow import Point

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


def middle_of(editor: Editor, id: str) -> Point | None:
    """Give the middle of a card, or about the middle of a link; None for what stands nowhere."""
    if id in editor.map.nodes:
        x, y, w, h = editor.arrangement.rect_of(id)
        return (x + w / 2, y + h / 2)
    link = editor.map.links.get(id)
    if link is None:
        return None
    end = editor.map.conclusion(link)
    ends = [*(p for p in link.premises if p in editor.map.nodes), *([end] if end else [])]
    points = [point for other in ends if (point := middle_of(editor, other))]
    if not points:
        return None
    return (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))


def _ends(link: Link) -> Iterable[str]:
    return [*link.premises, link.target]


def _nearest(editor: Editor, way: Way, ids: Iterable[str]) -> str | None:
    """Find the id closest in a direction, straight ahead counting as nearer than aside."""
    here = editor.primary
    start = middle_of(editor, here.id) if isinstance(here, Node | Link) else None
    if here is None or start is None:
        main = editor.map.info.main
        return main if main in editor.map.nodes else next(iter(editor.map.nodes), None)
    dx, dy = _AHEAD[way]
    best: tuple[float, str] | None = None
    for id in ids:
        middle = middle_of(editor, id)
        if middle is None or id == here.id:
            continue
        x, y = middle[0] - start[0], middle[1] - start[1]
        ahead, aside = x * dx + y * dy, abs(x * dy) + abs(y * dx)
        if ahead > max(1.0, aside * 0.3):
            best = min(best or (float("inf"), ""), (ahead + aside * _ASIDE, id))
    return best[1] if best else None
