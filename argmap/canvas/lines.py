"""Paints links: each with its signs where few are in sight, in bulk from arrays where many are."""

from collections.abc import Iterable
from time import perf_counter

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from argmap.canvas.bulk import clip_lines, draw_lines
from argmap.canvas.camera import Camera
from argmap.canvas.cards import Level, level_at
from argmap.canvas.projection import LINK_LOOKS, Projection
from argmap.editing.editor import Editor
from argmap.model.change import Change
from argmap.model.records import Link
from argmap.picture.flow import Rect
from argmap.picture.lines import draw_line, draw_sign
from argmap.picture.palette import Theme
from argmap.picture.routes import Route, Router
from argmap.raster.recording import Recording

#: Above this many links in sight, lines are straight and one pixel wide.
STRAIGHT_FROM = 2500
#: Up to this many links in sight, each is drawn whole, with head and sign.
WHOLE_UP_TO = 160

#: In bulk, a dash begins every so many scene units, and is this share of them; a line has a few at most.
_PERIOD, _STROKE, _DASHES_AT_MOST = 24.0, 0.62, 80
_PIECES = 14
_AT = np.linspace(0.0, 1.0, _PIECES + 1)
_WEIGHTS = np.stack([(1 - _AT) ** 3, 3 * (1 - _AT) ** 2 * _AT, 3 * (1 - _AT) * _AT**2, _AT**3])


class LinkPainter:
    """Draws links by slot, routing those in sight and no others."""

    def __init__(self, editor: Editor, projection: Projection, theme: Theme) -> None:
        self._editor = editor
        self._projection = projection
        self.theme = theme
        self.missing: set[str] = set()
        self._polylines: dict[str, np.ndarray] = {}
        self._recordings: dict[str, tuple[Recording, Recording] | None] = {}
        self.restart()

    def use_theme(self, theme: Theme) -> None:
        """Draw in other colours from now on."""
        self.theme = theme
        self._recordings.clear()

    def restart(self) -> None:
        """Route everything anew, after a new layout."""
        arrangement = self._editor.arrangement
        placement = arrangement.placement
        self.router = Router(self._editor.map, arrangement.rect_of, placement.rows, placement.direction)
        self._polylines.clear()
        self._recordings.clear()
        self.missing.clear()

    def update(self, change: Change, links: Iterable[str], cards: Iterable[str]) -> set[str]:
        """Take over a change that touches these links and cards; give the links whose line may differ."""
        left = {before.target for before, _ in change.deltas.values() if isinstance(before, Link)}
        stale = self.router.update(links, left, cards, self._editor.arrangement.placement)
        for id in stale:
            self._polylines.pop(id, None)
            self._recordings.pop(id, None)
        return stale

    def route(self, id: str) -> Route | None:
        """Give the route of a link in sight."""
        return self.router.route(id)

    def paint(
        self, painter: QPainter, slots: np.ndarray, camera: Camera, view: Rect, deadline: float
    ) -> None:
        """Draw the links in `slots`; where routing takes too long, some stay straight for now."""
        level = level_at(camera.scale)
        if level is Level.BLOCK or len(slots) > STRAIGHT_FROM:
            self._paint_straight(painter, slots, camera)
        elif level is Level.TEXT and len(slots) <= WHOLE_UP_TO:
            self._paint_whole(painter, slots, camera, view, deadline)
        else:
            self._paint_in_bulk(painter, slots, camera, view, deadline)

    def prepare(self, seconds: float) -> bool:
        """Route links that were left straight, for a while; say whether all are routed now."""
        deadline = perf_counter() + seconds
        while self.missing and perf_counter() < deadline:
            self._recording(self.missing.pop())
        return not self.missing

    def _paint_whole(
        self, painter: QPainter, slots: np.ndarray, camera: Camera, view: Rect, deadline: float
    ) -> None:
        late, signs = [], []
        painter.save()
        painter.translate(camera.dx, camera.dy)
        painter.scale(camera.scale, camera.scale)
        seen = QRectF(*view)
        for slot in self._projection.stacked_links(slots):
            id = self._projection.link_ids[slot] or ""
            if id not in self._recordings and perf_counter() > deadline:
                late.append(slot)
            elif (recording := self._recording(id)) is not None:
                recording[0].play(painter, seen)
                signs.append(recording[1])
        for sign in signs:  # over all lines, so that each can be read
            sign.play(painter, seen)
        painter.restore()
        self._leave_straight(painter, late, camera)

    def _recording(self, id: str) -> tuple[Recording, Recording] | None:
        if id not in self._recordings:
            route = self.router.route(id)
            made = None
            if route is not None:
                made = Recording(), Recording()
                draw_line(made[0], route, self.theme)
                draw_sign(made[1], route, self.theme)
            self._recordings[id] = made
        return self._recordings[id]

    def _paint_straight(self, painter: QPainter, slots: np.ndarray, camera: Camera) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        lines = self._projection.ends[slots] * camera.scale
        lines += (camera.dx, camera.dy, camera.dx, camera.dy)
        looks = self._projection.looks[slots]
        for code, name in enumerate(LINK_LOOKS):
            some = lines[looks == code]
            if len(some):
                painter.setPen(QPen(QColor(self._colour(name)), 0))
                draw_lines(painter, some)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _paint_in_bulk(
        self, painter: QPainter, slots: np.ndarray, camera: Camera, view: Rect, deadline: float
    ) -> None:
        """Draw many routed links at once: attacks and undercuts leave out pieces and look broken."""
        groups: dict[str, list[np.ndarray]] = {name: [] for name in LINK_LOOKS}
        late = []
        for slot in slots.tolist():
            id = self._projection.link_ids[slot]
            line = self._polylines.get(id or "")
            if line is None and perf_counter() < deadline:
                line = self._sample(id or "")
            if line is None:
                late.append(slot)
            else:
                groups[LINK_LOOKS[self._projection.looks[slot]]].append(line)
        for name, lines in groups.items():
            if lines:
                pen = QPen(QColor(self._colour(name)), max(1.0, 2.2 * camera.scale))
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                offset = (camera.dx, camera.dy, camera.dx, camera.dy)
                draw_lines(painter, clip_lines(np.concatenate(lines), view) * camera.scale + offset)
        self._leave_straight(painter, late, camera)

    def _leave_straight(self, painter: QPainter, late: list[int], camera: Camera) -> None:
        """Draw what there was no time to route as straight lines for now."""
        if late:
            self.missing.update(id for slot in late if (id := self._projection.link_ids[slot]))
            self._paint_straight(painter, np.array(late), camera)

    def _sample(self, id: str) -> np.ndarray | None:
        """Turn a route into short straight pieces, with the strokes of its head and bar."""
        route = self.router.route(id)
        if route is None:
            return None
        curves = np.array(route.curves, dtype=np.float64)
        points = np.einsum("kp,ckd->cpd", _WEIGHTS, curves)
        if route.is_undercut or route.stance == "attack":
            apart = np.flatnonzero((curves[:-1, 3] != curves[1:, 0]).any(axis=1)) + 1
            lines = np.concatenate([_dashed(chain.reshape(-1, 2)) for chain in np.split(points, apart)])
        else:
            lines = np.concatenate((points[:, :-1], points[:, 1:]), axis=2).reshape(-1, 4)
        strokes = [(*a, *b) for a, b in route.bars] + _head(route)
        parts = [lines, np.array(strokes, dtype=np.float64).reshape(-1, 4)]
        self._polylines[id] = made = np.concatenate(parts)
        return made

    def _colour(self, look: str) -> str:
        return self.theme.of_stance("attack" if look == "undercut" else look)


def _dashed(points: np.ndarray) -> np.ndarray:
    """Cut the line through n points into dashes of one length: m × (x, y, x, y) in scene units."""
    along = np.concatenate(([0.0], np.hypot(*np.diff(points, axis=0).T).cumsum()))
    starts = np.arange(0.0, along[-1], max(_PERIOD, along[-1] / _DASHES_AT_MOST))
    ends = np.minimum(starts + _STROKE * (starts[1] if len(starts) > 1 else _PERIOD), along[-1])
    cuts = (np.interp(at, along, points[:, axis]) for at in (starts, ends) for axis in (0, 1))
    return np.column_stack(tuple(cuts))


def _head(route: Route) -> list[tuple[float, float, float, float]]:
    (x, y), (dx, dy) = route.tip, route.aim
    if route.stance == "support":
        return [(x, y, x - 12 * dx - s * 7 * dy, y - 12 * dy + s * 7 * dx) for s in (1, -1)]
    if route.stance == "attack":
        return [(x - 9 * dy, y + 9 * dx, x + 9 * dy, y - 9 * dx)]
    return []
