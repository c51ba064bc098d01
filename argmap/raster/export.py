"""Exports a scene as PNG and PDF, drawn from the scene itself and never from what the screen shows."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from argmap import __version__
from argmap.formats.documents.essay import sound
from argmap.model.errors import FormatError
from argmap.model.wording import tr
from argmap.picture.cards import draw_card
from argmap.picture.lines import draw_frame, draw_line, draw_sign
from argmap.picture.scene import Scene
from argmap.raster.pen import QtPen

#: No side of a PNG may be longer: image readers refuse more, and so does memory.
PIXEL_LIMIT = 30_000
_TOTAL_LIMIT = 400_000_000
#: A PDF page may be 200 inches at most, 72 points each.
_PAGE_LIMIT = 14_400.0
_POINTS_A_UNIT = 0.75


def paint_scene(painter: QPainter, scene: Scene) -> None:
    """Draw a scene on a painter that is scaled and moved to scene units."""
    pen = QtPen(painter)
    for frame in scene.frames:
        draw_frame(pen, frame, scene.theme)
    for route in scene.routes:
        draw_line(pen, route, scene.theme)
    for route in scene.routes:
        draw_sign(pen, route, scene.theme)
    for look, rect in scene.cards:
        draw_card(pen, look, rect[0], rect[1], scene.theme)


def write_png(scene: Scene, scale: float = 1.0) -> bytes:
    """Draw a scene as a PNG, `scale` pixels a scene unit. Raises FormatError when too large."""
    x, y, w, h = scene.bounds
    width, height = round(w * scale), round(h * scale)
    if max(width, height) > PIXEL_LIMIT or width * height > _TOTAL_LIMIT:
        raise FormatError(
            tr(
                "The picture would be {width} × {height} pixels; use a smaller scale, or SVG or PDF.",
                width=width,
                height=height,
            )
        )
    image = QImage(max(width, 1), max(height, 1), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(3780 * scale))
    image.setDotsPerMeterY(round(3780 * scale))
    image.fill(QColor(scene.theme.canvas))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    painter.translate(-x, -y)
    paint_scene(painter, scene)
    painter.end()
    return _through_buffer(lambda buffer: image.save(buffer, "PNG"))


def write_pdf(scene: Scene, scale: float = 1.0) -> bytes:
    """Draw a scene as a PDF of one page, with its title and authors, and with text that can be found."""
    x, y, w, h = scene.bounds
    points = _POINTS_A_UNIT * scale
    points *= min(1.0, _PAGE_LIMIT / (max(w, h) * points))

    def draw(buffer: QBuffer) -> bool:
        writer = QPdfWriter(buffer)
        writer.setTitle(_line_of(scene.title))
        writer.setAuthor(_line_of("; ".join(scene.authors)))
        writer.setCreator(f"argmap {__version__}")
        writer.setResolution(1200)
        size = QPageSize(
            QSizeF(w * points, h * points), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch
        )
        writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
        painter = QPainter(writer)
        factor = points * 1200 / 72
        painter.scale(factor, factor)
        painter.translate(-x, -y)
        painter.fillRect(QRectF(x, y, w, h), QColor(scene.theme.canvas))
        paint_scene(painter, scene)
        return painter.end()

    return _through_buffer(draw)


def _line_of(words: str) -> str:
    """Give words on one line, as they may stand in the XML in which a PDF says its title."""
    return " ".join(sound(words).split())


def _through_buffer(write) -> bytes:  # noqa: ANN001  a function of a QBuffer
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not write(buffer):
        raise FormatError(tr("The picture could not be drawn."))
    buffer.close()
    return data.data()
