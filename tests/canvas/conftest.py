"""Canvases over any map, with Qt's own measure and time that need not be waited for."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage

from argmap.canvas.view import MapView
from argmap.editing.editor import Editor
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Link, MapInfo, Node
from argmap.picture.palette import load_theme
from argmap.raster.measure import QtMeasure
from tests.conftest import at_once


@pytest.fixture
def canvas(qtbot):
    """Give a function that shows a map on a canvas."""
    measure = QtMeasure()

    def show(map=None, width=900, height=640, editor=None, theme="light"):
        editor = editor or Editor(map if map is not None else ArgumentMap(), measure, at_once)
        view = MapView(editor, load_theme(theme))
        qtbot.addWidget(view)
        view.resize(width, height)
        view.show()
        view.activateWindow()
        view.setFocus()
        view.grab()  # the first frame fits the map
        return view

    return show


@pytest.fixture
def map():
    def link(id, premise, target, stance="support"):
        return Link(id=id, stance=stance, premises={premise: "a0"}, target=target, order=id)

    return ArgumentMap(
        [
            Node(id="claim", kind="claim", text="The claim", credence=0.4, order="a"),
            Node(id="reason", kind="evidence", text="The reason", order="b"),
            Node(id="objection", kind="claim", text="The objection", order="c"),
            Node(id="motive", kind="motivation", text="A motive", order="d"),
            Node(id="alone", kind="question", text="Something else", order="e"),
            link("k1", "reason", "claim"),
            link("k2", "objection", "claim", "attack"),
            link("k3", "motive", "k1", "attack"),
        ],
        MapInfo(id=INFO, title="A map", main="claim", direction="right"),
    )


@pytest.fixture
def view(canvas, map):
    return canvas(map)


def pixels(picture) -> np.ndarray:
    """Give a picture as height × width × (r, g, b)."""
    image = picture if isinstance(picture, QImage) else picture.toImage()
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(
        image.height(), image.bytesPerLine() // 4, 4
    )
    return rows[:, : image.width(), :3].astype(np.int16)


def differing(one, other, by: int = 40) -> int:
    """Count the pixels in which two pictures differ by more than an edge's smoothing."""
    a, b = pixels(one), pixels(other)
    assert a.shape == b.shape
    return int((np.abs(a - b).max(axis=2) > by).sum())


def middle(view, id) -> QPoint:
    """Give the middle of a card on the screen."""
    x, y, w, h = view.editor.arrangement.rect_of(id)
    return QPointF(*view.camera.to_screen(x + w / 2, y + h / 2)).toPoint()


def on_line(view, id) -> QPoint:
    """Give a point of a link's line on the screen, away from cards."""
    from argmap.picture.curves import point_at

    route = view.painting.links.route(id)
    curve = max(route.curves, key=lambda c: abs(c[0][0] - c[3][0]))
    return QPointF(*view.camera.to_screen(*point_at(curve, 0.5))).toPoint()
