"""Lists inside a form: one row for each of some records, and buttons that lead to a record."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from argmap.editing.editor import Editor
from argmap.model.wording import tr
from argmap.panels.arranging import BESIDE
from argmap.panels.flatbutton import FlatButton
from argmap.panels.icons import SMALL, palette_icon
from argmap.panels.naming import full_name_of, go_to, icon_of, line_of
from argmap.panels.paragraph import Paragraph

_SHOWN = 100
_INSET = 6


class KeyedRows(QWidget):
    """A row for each key, made once and kept while its key is there."""

    def __init__(
        self,
        keys: Callable[[], Iterable[str]],
        make: Callable[[str], QWidget],
        empty: str = "",
        spacing: int = BESIDE,
        most: int = _SHOWN,
    ) -> None:
        super().__init__()
        self._most = most
        self._keys = keys
        self._make = make
        self._empty = empty
        self._rows: dict[str, QWidget] = {}
        self._last = Paragraph(is_muted=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(spacing)
        self._layout.addWidget(self._last)
        self._last.hide()

    @property
    def rows(self) -> dict[str, QWidget]:
        """The rows by key, in order."""
        return self._rows

    def refresh(self) -> None:
        """Make the rows that are missing, drop those whose key is gone, and refresh them all."""
        every = list(self._keys())
        keys = every[: self._most]
        if keys != list(self._rows):
            self._change_rows(keys)
        for row in tuple(self._rows.values()):
            row.refresh()
        more = len(every) - len(keys)
        self._last.say(tr("and {n} more", n=more) if more else "" if keys else self._empty)

    def finish(self) -> None:
        """Hand in what is typed in any row."""
        for row in tuple(self._rows.values()):
            row.finish()

    def _change_rows(self, keys: list[str]) -> None:
        kept = {key: row for key, row in self._rows.items() if key in keys}
        gone = [row for key, row in self._rows.items() if key not in kept]
        self._rows = {key: kept[key] if key in kept else self._make(key) for key in keys}
        for row in gone:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, row in enumerate(self._rows.values()):
            if self._layout.indexOf(row) != place:
                self._layout.insertWidget(place, row)


class RecordButton(FlatButton):
    """Names a record on one line, and goes to it when pressed."""

    def __init__(self, editor: Editor, id: str) -> None:
        super().__init__()
        self._editor = editor
        self._id = id
        self._icon = ""
        self.clicked.connect(lambda: go_to(editor, id))
        self.refresh()

    def refresh(self) -> None:
        """Take the record's present words."""
        map = self._editor.map
        self._icon = icon_of(map.get(self._id))
        self.setText(line_of(map, self._id))
        self.setAccessibleName(tr("Go to {name}", name=self.text()))
        self.setToolTip(tr("Select and show: {words}", words=_plain(full_name_of(map, self._id))))
        self.update()

    def finish(self) -> None:
        """Do nothing: there is nothing to type here."""

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(120, QFontMetrics(self.font()).height() + 2 * _INSET)

    def minimumSizeHint(self) -> QSize:
        """Make do with little width: the words are cut."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon and the words, with a ground while the pointer or the focus is here."""
        painter = QPainter(self)
        palette = self.palette()
        self.paint_ground(painter)
        inner = self.rect().adjusted(_INSET, 0, -_INSET, 0)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        size = SMALL.width()
        left = inner.right() - size if is_mirrored else inner.left()
        at = QRect(left, inner.center().y() - size // 2, size, size)
        palette_icon(self._icon, palette).paint(painter, at)
        room = (
            inner.adjusted(0, 0, -size - BESIDE, 0) if is_mirrored else inner.adjusted(size + BESIDE, 0, 0, 0)
        )
        words = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(palette.color(palette.ColorRole.WindowText))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)


def _plain(words: str) -> str:
    """Keep a tooltip from taking a user's words for rich text."""
    return words[:500].replace("<", "‹")
