"""The text field that lies over a card while its words are typed: one step of the history when it closes."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QPalette, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from argmap.canvas.camera import Camera
from argmap.editing.editor import Editor
from argmap.layout.sizes import (
    HEADER_HEIGHT,
    LINE_HEIGHT,
    TITLE_HEIGHT,
    TITLE_SPACE,
    is_right_to_left,
)
from argmap.model import edits
from argmap.model.change import Change
from argmap.model.records import FIELD_LIMIT
from argmap.model.wording import tr
from argmap.picture.palette import Theme
from argmap.picture.pen import BODY, FAMILIES
from argmap.raster.fonts import font_of
from argmap.raster.plaintext import words_in

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CardTextEditor(QPlainTextEdit):
    """Edits one card's text in place. Enter and Escape both keep the words; Shift+Enter breaks the line."""

    def __init__(self, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        self._id: str | None = None
        self._opened = ""
        self._camera = Camera()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Text of the card"))
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._on_typed)
        self._leave = editor.typing_ends.connect(self.close_text)
        self.hide()

    @property
    def node_id(self) -> str | None:
        """The card whose text is open, or None."""
        return self._id

    def use_theme(self, theme: Theme) -> None:
        """Take the colours of a card."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.card))
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.text))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(theme.accent))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.card))
        self.setPalette(palette)
        self.setStyleSheet(
            f"QPlainTextEdit {{ border: 2px solid {theme.accent}; border-radius: 4px; padding: 2px 4px; "
            f"background: {theme.card}; color: {theme.text}; }}"
        )

    def open_text(self, id: str, camera: Camera) -> None:
        """Open a card's text, all of it selected if the card is new to typing."""
        self.close_text()
        node = self._editor.map.nodes.get(id)
        if node is None:
            return
        self._id = None  # filling in is not typing
        self.setPlainText(node.text)
        self._opened = words_in(self.document())
        option = self.document().defaultTextOption()
        rtl = is_right_to_left(node.text)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LayoutDirectionAuto
        )
        self.document().setDefaultTextOption(option)
        self._id = id
        self.place(camera)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, camera: Camera) -> None:
        """Lie over the card, as large as it, but never smaller than at 100 %, and inside the canvas."""
        if self._id is None or self._id not in self._editor.map.nodes:
            return
        self._camera = camera
        zoom = max(1.0, camera.scale)
        font = font_of(BODY)
        font = type(font)(font)
        font.setFamilies(list(FAMILIES))
        font.setPixelSize(round(BODY.size * zoom))
        self.setFont(font)
        x, y, w, _ = self._editor.arrangement.rect_of(self._id)
        fit = self._editor.arrangement.fits[self._id]
        top = HEADER_HEIGHT + (len(fit.title) * TITLE_HEIGHT + TITLE_SPACE if fit.title else 0)
        left, up = camera.to_screen(x, y)
        rect = QRectF(
            left + 4 * camera.scale, up + (top - 5) * camera.scale, (w - 8) * zoom, self._height(zoom)
        )
        if camera.scale < 1:  # grow around the card's own middle
            rect.moveLeft(left + (w * camera.scale - rect.width()) / 2)
            rect.moveTop(up + (top - 5) * camera.scale)
        rect.moveLeft(min(max(rect.left(), 4), max(4, camera.width - rect.width() - 4)))
        rect.moveTop(min(max(rect.top(), 4), max(4, camera.height - rect.height() - 4)))
        self.setGeometry(rect.toRect())

    def close_text(self) -> None:
        """Hand in the words as one step, and go."""
        if self._id is None:
            return
        change = self._draft()
        self._id = None
        self._editor.drafted.emit(None)
        had_focus = self.hasFocus()
        self.hide()
        if had_focus and self.parentWidget():
            self.parentWidget().setFocus()
        if change:  # none where the card itself is being removed, in the middle of that edit
            self._editor.apply(tr("Edit text"), change)

    def let_go(self) -> None:
        """Listen to the editor no longer."""
        self._leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Enter and Escape; everything else is typing."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if (event.key() in _ENTER and plain) or event.key() == Qt.Key.Key_Escape:
            self.close_text()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the words when the focus goes elsewhere, but not for a menu that will come back."""
        super().focusOutEvent(event)
        passing = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        if event.reason() not in passing:
            self.close_text()

    def _draft(self) -> Change:
        if self._id is None or self._id not in self._editor.map.nodes:
            return Change()
        words = words_in(self.document())
        if words == self._opened:  # which may be other letters than the card's, where Qt knows no such
            return Change()
        return edits.retext(self._editor.map, self._id, words[:FIELD_LIMIT])

    def _on_typed(self) -> None:
        if self._id is None:
            return
        if len(self.toPlainText()) > FIELD_LIMIT:
            self._editor.said.emit(tr("A text holds 65,536 characters; what goes beyond is not kept."))
        self._editor.drafted.emit(self._draft)
        self.place(self._camera)

    def _height(self, zoom: float) -> float:
        lines = max(2, round(self.document().size().height()))
        line = max(LINE_HEIGHT * zoom, QFontMetricsF(self.font()).lineSpacing())
        return min(lines * line + 14, max(80.0, self._camera.height - 16.0))
