"""The last picture of the canvas, shifted on a pan and scaled for a moment on a zoom.

Knows what of it is out of date; what to paint there is not its business.
"""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion

from argmap.canvas.camera import Camera


class BackBuffer:
    """A pixmap as large as the canvas, and where the camera stood when it was painted."""

    def __init__(self) -> None:
        self.picture = QPixmap()
        self.stale = QRegion()
        self._at = Camera()

    def fits(self, camera: Camera) -> bool:
        """Say whether the picture has the size of the canvas."""
        size = QSize(round(camera.width * camera.ratio), round(camera.height * camera.ratio))
        return self.picture.size() == size

    def has_scale(self, camera: Camera) -> bool:
        """Say whether the picture was painted at the camera's scale."""
        return self.fits(camera) and self._at.scale == camera.scale

    def start(self, camera: Camera) -> None:
        """Begin an empty picture, all of it out of date."""
        if not self.fits(camera):
            self.picture = QPixmap(round(camera.width * camera.ratio), round(camera.height * camera.ratio))
            self.picture.setDevicePixelRatio(camera.ratio)
        self._take(camera)
        self.stale = QRegion(0, 0, camera.width, camera.height)

    def follow(self, camera: Camera) -> None:
        """Shift the picture to where the camera is now; what comes in is out of date."""
        dx, dy = camera.dx - self._at.dx, camera.dy - self._at.dy
        if not (dx or dy):
            return
        whole = QRect(0, 0, camera.width, camera.height)
        if abs(dx) >= camera.width or abs(dy) >= camera.height:
            self.start(camera)
            return
        ratio = camera.ratio
        self.picture.scroll(round(dx * ratio), round(dy * ratio), self.picture.rect())
        kept = whole.translated(int(dx), int(dy)).intersected(whole)
        if ratio != 1:  # fractions of a pixel at the edge are painted anew
            kept = kept.adjusted(1, 1, -1, -1)
        shifted = self.stale.translated(int(dx), int(dy))
        self.stale = shifted.united(QRegion(whole).subtracted(QRegion(kept))).intersected(QRegion(whole))
        self._take(camera)

    def spoil(self, rect: QRectF) -> None:
        """Mark a screen rectangle as out of date."""
        self.stale += rect.toAlignedRect().adjusted(-2, -2, 2, 2)

    def draw_scaled(self, painter: QPainter, camera: Camera) -> None:
        """Draw the picture as the camera sees it now, stretched or shrunk."""
        if self.picture.isNull():
            return
        factor = camera.scale / self._at.scale
        x = camera.dx - self._at.dx * factor
        y = camera.dy - self._at.dy * factor
        source = QRectF(self.picture.rect())
        target = QRectF(x, y, self._at.width * factor, self._at.height * factor)
        visible = target.intersected(QRectF(0, 0, camera.width, camera.height))
        if visible.isEmpty():
            return
        grow = source.width() / target.width()
        part = QRectF(
            (visible.x() - target.x()) * grow,
            (visible.y() - target.y()) * grow,
            visible.width() * grow,
            visible.height() * grow,
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.drawPixmap(visible, self.picture, part)

    def _take(self, camera: Camera) -> None:
        self._at = Camera(camera.scale, camera.dx, camera.dy, camera.width, camera.height, camera.ratio)
