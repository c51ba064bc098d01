"""Lists of what an analysis found: buttons of lines, figures and bars. Analyses nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QStyle, QVBoxLayout, QWidget

from argmap.model.wording import counted, tr
from argmap.panels.flatbutton import FlatButton
from argmap.panels.icons import SMALL, muted_colour, palette_icon
from argmap.picture.palette import Theme, load_theme

_INSET, _GAP, _BAR, _LINE_GAP = 6, 8, 7, 3
_DARK = 128
_LONGEST_TIP = 600


@dataclass(frozen=True)
class Line:
    """Words on one line, cut where they are too long, with an icon before them and a figure behind."""

    words: str
    icon: str = ""
    figure: str = ""


@dataclass(frozen=True)
class Bar:
    """A share of a full bar: from 0 to 1, or where it `is_signed` from -1 to 1 either way from the middle."""

    share: float
    is_signed: bool = True


@dataclass(frozen=True)
class Entry:
    """One button of a list: what it shows, what its tooltip explains, and what it does.

    `is_on` says that it is a switch, and which way it is.
    """

    lines: tuple[Line, ...]
    tip: str
    run: Callable[[], object]
    bar: Bar | None = None
    is_on: bool | None = None

    @property
    def spoken(self) -> str:
        """All that it shows, for a screen reader."""
        return "; ".join(" ".join(part for part in (line.words, line.figure) if part) for line in self.lines)


def theme_of(palette: QPalette) -> Theme:
    """Give the theme that a palette was made from: it lacks the colours of support and attack."""
    is_dark = palette.color(QPalette.ColorRole.Window).lightness() < _DARK
    return load_theme("dark" if is_dark else "light")


class EntryButton(FlatButton):
    """Shows one entry at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.entry = Entry((), "", lambda: None)
        self.clicked.connect(self._run)

    def show_entry(self, entry: Entry) -> None:
        """Show this entry from now on."""
        self.entry = entry
        self.setText(entry.lines[0].words)
        self.setAccessibleName(entry.spoken)
        self.setAccessibleDescription(entry.tip)
        self.setToolTip(entry.tip[:_LONGEST_TIP].replace("<", "‹"))
        self.setCheckable(entry.is_on is not None)
        self.setChecked(bool(entry.is_on))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of all lines and the bar."""
        height = len(self.entry.lines) * self._line_height + (_BAR + _LINE_GAP if self.entry.bar else 0)
        return QSize(120, height + _INSET + _LINE_GAP)

    def minimumSizeHint(self) -> QSize:
        """Make do with little width: words are cut."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines below each other, and the bar below them."""
        painter = QPainter(self)
        self.paint_ground(painter)
        inner = self.rect().adjusted(_INSET, _INSET // 2 + 1, -_INSET, 0)
        top = inner.top()
        for line in self.entry.lines:
            self._paint_line(painter, QRect(inner.left(), top, inner.width(), self._line_height), line)
            top += self._line_height
        if self.entry.bar:
            left = inner.left() + SMALL.width() + _GAP
            room = QRect(left, top + 1, inner.right() + 1 - left, _BAR)
            self._paint_bar(painter, QRectF(self._placed(room)), self.entry.bar)

    def _run(self) -> None:
        self.setChecked(bool(self.entry.is_on))  # what it does says whether it is on
        self.entry.run()

    @property
    def _line_height(self) -> int:
        return max(QFontMetrics(self.font()).height(), SMALL.height()) + _LINE_GAP

    def _placed(self, rect: QRect) -> QRect:
        """Mirror a place where the window reads from right to left."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _paint_line(self, painter: QPainter, room: QRect, line: Line) -> None:
        palette, metrics = self.palette(), QFontMetrics(self.font())
        size = SMALL.width()
        if line.icon:
            at = QRect(room.left(), room.top() + (room.height() - size) // 2, size, size)
            palette_icon(line.icon, palette).paint(painter, self._placed(at))
        width = metrics.horizontalAdvance(line.figure)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        end = QRect(room.right() - width, room.top(), width + 1, room.height())
        painter.drawText(self._placed(end), Qt.AlignmentFlag.AlignVCenter, line.figure)
        words = room.adjusted(size + _GAP, 0, -(width + _GAP) if width else 0, 0)
        cut = metrics.elidedText(line.words, Qt.TextElideMode.ElideRight, words.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(self._placed(words), flags, cut)

    def _paint_bar(self, painter: QPainter, room: QRectF, bar: Bar) -> None:
        theme = theme_of(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.bar_track))
        painter.drawRoundedRect(room, 2, 2)
        middle = room.center().x()
        if bar.is_signed:
            colour = theme.support if bar.share >= 0 else theme.attack
            start, length = middle, bar.share * room.width() / 2
        else:
            colour, start, length = theme.bar, room.left(), bar.share * room.width()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            start, length = 2 * middle - start, -length
        painter.setBrush(QColor(colour))
        filled = QRectF(start, room.top(), length, room.height()).normalized()
        painter.drawRoundedRect(filled, min(2, filled.width() / 2), 2)
        painter.setBrush(muted_colour(self.palette()))
        painter.drawRect(QRectF(middle - 0.5, room.top() - 1, 1, room.height() + 2))


class Entries(QWidget):
    """A list of entries, the first few at first; buttons are used again, so that the focus stays."""

    def __init__(self, few: int = 8) -> None:
        super().__init__()
        self._few = few
        self._shows_all = False
        self._entries: Sequence[Entry] = ()
        self.buttons: list[EntryButton] = []
        self.more = QPushButton()
        self.more.clicked.connect(self._toggle)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.more)
        self.show_entries(())

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these from now on."""
        self._entries = entries
        shown = entries if self._shows_all else entries[: self._few]
        while len(self.buttons) < len(shown):
            self.buttons.append(EntryButton())
            self._layout.insertWidget(len(self.buttons) - 1, self.buttons[-1])
        for button, entry in zip(self.buttons, shown, strict=False):
            button.show_entry(entry)
            button.show()
        for button in self.buttons[len(shown) :]:
            button.hide()
        spare = len(entries) - self._few
        self.more.setVisible(spare > 0)
        self.more.setText(tr("Show fewer") if self._shows_all else _more_words(spare))
        self.setVisible(bool(entries))

    def fold(self) -> None:
        """Go back to the first few."""
        self._shows_all = False

    @property
    def entries(self) -> Sequence[Entry]:
        """All entries, shown or not."""
        return self._entries

    def _toggle(self) -> None:
        self._shows_all = not self._shows_all
        self.show_entries(self._entries)


def _more_words(n: int) -> str:
    return counted(n, tr("Show one more"), tr("Show {n} more"))
