"""Quick ways of painting that must look like the plain ones; and measures that must hold."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from argmap.canvas import bulk
from argmap.layout.sizes import TEXT_WIDTH, wrap
from argmap.model.records import Node
from argmap.picture.lines import DASHES, DOTS
from argmap.picture.pen import BODY, TITLE
from argmap.raster.fonts import FONT_SCALE, font_of
from argmap.raster.longlines import LONG, LongLine, is_long_line
from argmap.raster.measure import QtMeasure
from argmap.raster.pen import line_pen, painter_path
from argmap.raster.recording import Recording

pytestmark = pytest.mark.usefixtures("qapp")
SIDE = 400


def painted(draw, scale=1.0, at=(0.0, 0.0)):
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(-at[0], -at[1])
    draw(painter)
    painter.end()
    data = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(SIDE, SIDE, 4)[:, :, :3]
    return data.astype(np.int16)


def far_apart(one, other, by=90):
    """Count the pixels that differ by more than smoothing and a fraction of a pixel can explain."""
    return int((np.abs(one - other).max(axis=2) > by).sum())


def long_curve(chance):
    """Make a line of two curves that comes past (0, 0)."""
    x, y = chance.uniform(-3000, -1500), chance.uniform(-900, 900)
    u, v = chance.uniform(1500, 3000), chance.uniform(-900, 900)
    return [
        ("M", x, y),
        ("C", x / 2, y, x / 2, 0.0, 0.0, 0.0),
        ("C", u / 2, 0.0, u / 2, v, u, v),
    ]


VIEWS = [(1.0, (-200, -200)), (0.5, (-400, -400)), (2.0, (-100, -100)), (1.0, (900, -200))]


@pytest.mark.parametrize("seed", range(5))
def test_a_long_line_is_painted_as_if_it_were_whole(seed):
    steps, pen = long_curve(Random(seed)), line_pen("#b54708", 2.0)
    path = painter_path(steps)
    assert is_long_line(steps, path.controlPointRect())
    for scale, at in VIEWS:
        view = QRectF(*at, SIDE / scale, SIDE / scale)
        one = painted(lambda painter: painter.strokePath(path, pen), scale, at)
        other = painted(lambda painter, view=view: LongLine(steps, pen).draw(painter, view), scale, at)
        assert far_apart(one, other) <= 0.03 * (one.min(axis=2) < 200).sum() + 4


@pytest.mark.parametrize("dashes", [DASHES, DOTS], ids=["dashed", "dotted"])
@pytest.mark.parametrize("seed", range(4))
def test_dashes_go_on_where_a_long_line_was_cut(seed, dashes):
    """Along the line dashes and gaps are as long as they should be, but where a cut is in sight."""
    steps, pen = long_curve(Random(seed)), line_pen("#000000", 2.0, dashes)
    points = points_along(steps)
    for place in (0.3, 0.45, 0.5, 0.7):
        near = points[round(place * len(points))]
        at = near - SIDE / 8
        view = QRectF(*at, SIDE / 4, SIDE / 4)
        image = painted(lambda painter, view=view: LongLine(steps, pen).draw(painter, view), 4.0, at)
        runs = runs_along(points, image, at)[1:-1]
        assert len(runs) > 4
        odd = [length for is_ink, length in runs if abs(length - dashes[0 if is_ink else 1]) > 1]
        assert len(odd) <= 2


def points_along(steps):
    """Give points of a line of two curves, less than a quarter of a pixel apart."""
    t = np.linspace(0.0, 1.0, 20_000)[:, None]
    s, found, here = 1 - t, [], np.array(steps[0][1:])
    for step in steps[1:]:
        b, c, d = np.array(step[1:]).reshape(3, 2)
        found.append(s**3 * here + 3 * s * s * t * b + 3 * s * t * t * c + t**3 * d)
        here = d
    return np.concatenate(found)


def runs_along(points, image, at):
    """Give dashes and gaps along points, with their lengths in scene units; the picture is 4 times as large."""
    runs = []
    pace = np.concatenate(([0.0], np.hypot(*np.diff(points, axis=0).T)))
    spots = np.round((points - at) * 4).astype(int)
    seen = ((spots >= 2) & (spots < SIDE - 2)).all(axis=1)
    for (x, y), step in zip(spots[seen], pace[seen], strict=True):
        is_ink = bool(image[y, x].min() < 128)
        if runs and runs[-1][0] == is_ink:
            runs[-1][1] += step
        else:
            runs.append([is_ink, step])
    return runs


def test_short_lines_and_filled_shapes_are_left_whole():
    short = [("M", 0.0, 0.0), ("C", 10.0, 0.0, 20.0, 0.0, 30.0, 0.0)]
    assert not is_long_line(short, painter_path(short).controlPointRect())
    closed = [("M", 0.0, 0.0), ("L", 2 * LONG, 0.0), ("Z",)]
    assert not is_long_line(closed, painter_path(closed).controlPointRect())


def test_a_recording_plays_what_was_drawn_and_only_where_it_is_seen():
    def draw(pen):
        pen.shape([("M", 10.0, 10.0), ("L", 300.0, 200.0)], line="#0b62a4", width=3.0)
        pen.shape([("M", 50.0, 50.0), ("L", 90.0, 50.0), ("L", 70.0, 90.0), ("Z",)], fill="#b54708")
        pen.shape(long_curve(Random(3)), line="#000000", width=2.0)
        pen.text((200.0, 300.0), "Words", BODY, "#000000", align="center")

    from argmap.raster.pen import QtPen

    recording = Recording()
    draw(recording)
    whole = QRectF(0, 0, SIDE, SIDE)
    plain = painted(lambda painter: draw(QtPen(painter)))
    assert far_apart(plain, painted(lambda painter: recording.play(painter, whole))) < 20
    nowhere = painted(lambda painter: recording.play(painter, QRectF(9000, 9000, 10, 10)))
    assert (nowhere == 255).all()


# -- bulk drawing -----------------------------------------------------------------------


def some_rows(count, seed):
    return np.random.default_rng(seed).uniform(0, SIDE, (count, 4))


@pytest.mark.parametrize("count", [0, 1, 2, 500])
def test_many_rectangles_at_once_look_like_one_after_the_other(count):
    rows = some_rows(count, count) * (1, 1, 0.2, 0.2)

    def draw(how):
        def run(painter):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#0b62a4"))
            how(painter, rows)

        return run

    assert (painted(draw(bulk.draw_rects)) == painted(draw(bulk.draw_rects_plainly))).all()


@pytest.mark.parametrize("count", [0, 1, 2, 500])
@pytest.mark.parametrize("width", [0, 1.0, 2.2])
def test_many_lines_at_once_look_like_one_after_the_other(count, width):
    rows = some_rows(count, count)

    def draw(how):
        def run(painter):
            painter.setPen(QPen(QColor("#b54708"), width))
            how(painter, rows)

        return run

    assert (painted(draw(bulk.draw_lines)) == painted(draw(bulk.draw_lines_plainly))).all()


def test_arrays_that_lie_otherwise_in_memory_are_drawn_too():
    rows = np.asfortranarray(some_rows(20, 1).astype(np.float32))
    one = painted(lambda p: bulk.draw_lines(p, rows))
    assert (one == painted(lambda p: bulk.draw_lines_plainly(p, rows.astype(np.float64)))).all()
    assert (one != 255).any()


numbers = st.integers(-8000, 8000).map(lambda quarters: quarters / 4)
lines = st.lists(st.tuples(numbers, numbers, numbers, numbers), min_size=1, max_size=8)


@given(lines)
@settings(max_examples=60)
def test_clipping_keeps_what_is_inside_and_nothing_else(rows):
    view = (-100.0, -50.0, 300.0, 200.0)
    array = np.array(rows, dtype=np.float64)
    cut = bulk.clip_lines(array, view)
    x, y, w, h = view
    assert (cut[:, 0::2] >= x - 1e-6).all()
    assert (cut[:, 0::2] <= x + w + 1e-6).all()
    assert (cut[:, 1::2] >= y - 1e-6).all()
    assert (cut[:, 1::2] <= y + h + 1e-6).all()
    for row in array:
        t = np.linspace(0, 1, 101)[:, None]
        points = row[:2] + (row[2:] - row[:2]) * t
        inside = (points[:, 0] > x) & (points[:, 0] < x + w) & (points[:, 1] > y) & (points[:, 1] < y + h)
        for point in points[inside] if (row[:2] != row[2:]).any() else ():
            assert min(_distance(point, line) for line in cut) < 1e-3


def _distance(point, line):
    a, b = line[:2], line[2:]
    along = b - a
    length = (along**2).sum()
    t = 0.0 if length == 0 else float(np.clip(((point - a) * along).sum() / length, 0, 1))
    return float(np.hypot(*(a + along * t - point)))


def test_clipped_lines_look_the_same():
    rows = np.random.default_rng(4).uniform(-900, 1300, (200, 4))

    def draw(array):
        def run(painter):
            pen = QPen(QColor("#0b62a4"), 2)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            bulk.draw_lines(painter, array)

        return run

    one, other = painted(draw(rows)), painted(draw(bulk.clip_lines(rows, (-20, -20, SIDE + 40, SIDE + 40))))
    assert far_apart(one, other, by=60) <= 30


# -- measuring --------------------------------------------------------------------------

WORDS = ["a", "Words", "WWWW", "illi", "über", "漢字", "😀", "שלום", " ", "", "x" * 300]


@pytest.mark.parametrize("word", WORDS)
def test_a_width_is_what_qt_says(word):
    measure = QtMeasure()
    for style, advance in ((BODY, measure.advance), (TITLE, measure.title_advance)):
        assert advance(word) == pytest.approx(
            QFontMetricsF(font_of(style)).horizontalAdvance(word) / FONT_SCALE
        )
        assert advance(word) == advance(word)


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=120) | st.text("ab .-\n漢，é😀", max_size=300)
)
@settings(max_examples=80)
def test_no_line_is_wider_than_its_card_has_room(text):
    measure = QtMeasure()
    for line in wrap(text, TEXT_WIDTH, measure.advance):
        assert measure.advance(line) <= TEXT_WIDTH + 1 or len(line) <= 12, line


@pytest.mark.parametrize("name", ["school-phones.argmap", "north-korea-troops.argmap"])
def test_no_line_of_an_example_is_wider_than_its_card_has_room(name):
    from argmap.formats.registry import load
    from argmap.layout.sizes import fit_card
    from argmap.shipped import shipped

    measure = QtMeasure()
    for node in load(shipped("examples", name)).nodes.values():
        assert isinstance(node, Node)
        fit = fit_card(node, measure)
        assert all(measure.advance(line) <= TEXT_WIDTH + 0.5 for line in fit.lines)
        assert all(measure.title_advance(line) <= TEXT_WIDTH + 0.5 for line in fit.title)
