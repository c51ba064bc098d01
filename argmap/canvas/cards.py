"""Paints cards at three levels of detail, keeping pictures of those it has drawn."""

from collections import OrderedDict
from collections.abc import Iterable
from enum import Enum
from math import ceil
from time import perf_counter

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from argmap.canvas.bulk import draw_rects
from argmap.canvas.camera import Camera
from argmap.canvas.projection import OTHER_KIND, Projection
from argmap.editing.editor import Editor
from argmap.model.records import KINDS
from argmap.picture.cards import draw_card, draw_headline
from argmap.picture.looks import CardLook, card_look
from argmap.picture.palette import Theme, mixed
from argmap.raster.measure import QtMeasure
from argmap.raster.pen import QtPen, brush


class Level(Enum):
    """How much of a card is drawn: all of it, a headline, or a coloured block."""

    TEXT = "text"
    HEADLINE = "headline"
    BLOCK = "block"


TEXT_FROM, HEADLINE_FROM = 0.42, 0.16
CACHE_BYTES = 96 * 1024 * 1024
#: Lines of a card's outline may lie this far outside it, in pixels.
_EDGE = 2
_TWENTIETHS = 20
_KEPT_OUTDATED = 200


def level_at(scale: float) -> Level:
    """Give the level of detail at a scale."""
    if scale >= TEXT_FROM:
        return Level.TEXT
    return Level.HEADLINE if scale >= HEADLINE_FROM else Level.BLOCK


class CardPainter:
    """Draws cards by slot. Those it has no time to draw are left as blocks and named in `missing`.

    Where there is a picture of how a card was, that is shown instead, and the slot is in `outdated`.
    """

    def __init__(self, editor: Editor, projection: Projection, theme: Theme) -> None:
        self._editor = editor
        self._projection = projection
        self._measure = QtMeasure()
        self.theme = theme
        self.is_tinted = False
        self.missing: set[int] = set()
        self.outdated: set[int] = set()
        self._outdated: dict[tuple[str, float, float], QPixmap] = {}
        self._pictures: OrderedDict[tuple[str, float, float], QPixmap] = OrderedDict()
        self._bytes = 0

    def use_theme(self, theme: Theme) -> None:
        """Draw in other colours from now on."""
        self.theme = theme
        self.forget_all()

    def forget(self, ids: Iterable[str]) -> None:
        """Drop the pictures of cards that changed."""
        gone = set(ids)
        for key in [key for key in self._pictures if key[0] in gone]:
            self._drop(key)
        for key in [key for key in self._outdated if key[0] in gone]:
            del self._outdated[key]

    def renew(self, ids: Iterable[str]) -> None:
        """Draw cards anew that stand where they stood; until there is time, show them as they were."""
        gone = set(ids)
        if len(self._outdated) > _KEPT_OUTDATED:  # out of sight, most of them
            self._outdated.clear()
        for key in [key for key in self._pictures if key[0] in gone]:
            self._outdated[key] = self._pictures[key]
            self._drop(key)

    def forget_all(self) -> None:
        """Drop all pictures, and what was still to be drawn."""
        self._outdated.clear()
        self._pictures.clear()
        self.missing.clear()
        self.outdated.clear()
        self._bytes = 0

    def paint(self, painter: QPainter, slots: np.ndarray, camera: Camera, deadline: float) -> None:
        """Draw the cards in `slots`; new pictures are made until `deadline` (a `perf_counter` time)."""
        level = level_at(camera.scale)
        if level is Level.BLOCK:
            self.paint_blocks(painter, slots, camera)
            return
        late: set[int] = set()
        for slot in self._projection.stacked(slots):
            picture = self._picture(slot, camera, level, deadline)
            if picture is None:
                picture = self._outdated.get((self._projection.ids[slot] or "", camera.scale, camera.ratio))
                (late if picture is None else self.outdated).add(slot)
            if picture is None:
                continue
            x, y = camera.to_screen(*self._projection.rects[slot, :2].tolist())
            ratio = camera.ratio
            at = QPointF((round(x * ratio) - _EDGE) / ratio, (round(y * ratio) - _EDGE) / ratio)
            painter.drawPixmap(at, picture)
        if late:
            self.missing |= late
            self.paint_blocks(painter, np.array(sorted(late)), camera)

    def paint_blocks(self, painter: QPainter, slots: np.ndarray, camera: Camera) -> None:
        """Draw cards as plain blocks of their kind's colour."""
        rects = self._projection.rects[slots] * camera.scale
        rects[:, :2] += (camera.dx, camera.dy)
        np.maximum(rects[:, 2:], 1.0, out=rects[:, 2:])
        codes = self._strength_codes(slots) if self.is_tinted else self._projection.kinds[slots]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for code in np.unique(codes).tolist():
            painter.setBrush(brush(self._block_colour(code)))
            draw_rects(painter, rects[codes == code])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def prepare(self, camera: Camera, seconds: float) -> bool:
        """Draw missing cards into the cache for a while; say whether all are there now."""
        deadline = perf_counter() + seconds
        level = level_at(camera.scale)
        while self.missing and perf_counter() < deadline:
            slot = self.missing.pop()
            if level is not Level.BLOCK and self._projection.ids[slot] is not None:
                self._picture(slot, camera, level, float("inf"))
        return not self.missing

    def look(self, id: str) -> CardLook:
        """Give what a card shows now."""
        editor, reasoning = self._editor, self._editor.reasoning
        return card_look(
            editor.map,
            editor.map.nodes[id],
            editor.arrangement.fits[id],
            reasoning.evaluation.nodes.get(id),
            reasoning.whatif.assume.get(id),
            before=reasoning.plain.nodes.get(id),
            status=reasoning.status(id) or "",
            folded=id in editor.folded,
            tinted=self.is_tinted,
        )

    def _picture(self, slot: int, camera: Camera, level: Level, deadline: float) -> QPixmap | None:
        id = self._projection.ids[slot]
        if id is None:
            return None
        key = (id, camera.scale, camera.ratio)
        picture = self._pictures.get(key)
        if picture is not None:
            self._pictures.move_to_end(key)
            return picture
        if perf_counter() > deadline:
            return None
        picture = self._draw(id, camera, level)
        self._outdated.pop(key, None)
        self._pictures[key] = picture
        self._bytes += _bytes_of(picture)
        while self._bytes > CACHE_BYTES and len(self._pictures) > 1:
            self._drop(next(iter(self._pictures)))
        return picture

    def _draw(self, id: str, camera: Camera, level: Level) -> QPixmap:
        look = self.look(id)
        factor = camera.scale * camera.ratio
        size = (ceil(look.fit.width * factor) + 2 * _EDGE, ceil(look.fit.height * factor) + 2 * _EDGE)
        picture = QPixmap(*size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.translate(_EDGE, _EDGE)
        painter.scale(factor, factor)
        if level is Level.TEXT:
            draw_card(QtPen(painter), look, 0.0, 0.0, self.theme)
        else:
            draw_headline(QtPen(painter), look, 0.0, 0.0, self.theme, self._measure)
        painter.end()
        picture.setDevicePixelRatio(camera.ratio)
        return picture

    def _drop(self, key: tuple[str, float, float]) -> None:
        self._bytes -= _bytes_of(self._pictures.pop(key))

    def _strength_codes(self, slots: np.ndarray) -> np.ndarray:
        """Give for each slot its card's strength in twentieths; -1 for what is unrated."""
        nodes = self._editor.evaluation.nodes
        found = (nodes.get(self._projection.ids[slot] or "") for slot in slots.tolist())
        codes = (-1 if one is None or one.is_unrated else round(one.middle * _TWENTIETHS) for one in found)
        return np.fromiter(codes, dtype=np.int16, count=len(slots))

    def _block_colour(self, code: int) -> str:
        theme = self.theme
        if self.is_tinted:
            return theme.card_line if code < 0 else mixed(theme.accent, theme.card, 0.1 + code / 25)
        tint = theme.of_kind(KINDS[code]) if code < OTHER_KIND else theme.tint_other
        return mixed(tint, theme.card, 0.55)


def _bytes_of(picture: QPixmap) -> int:
    return picture.width() * picture.height() * 4
