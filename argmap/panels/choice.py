"""A field in which one of several values is chosen; long lists are filled in only when opened."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from argmap.panels.icons import palette_icon
from argmap.panels.subject import Slot

#: What styles leave free beside the words of a combo box, in pixels.
_EDGE = 8


@dataclass(frozen=True)
class Option:
    """One value to choose. With `run`, choosing it does that instead, such as making a new record."""

    value: object
    label: str
    icon: str = ""
    run: Callable[[QWidget], object] | None = None


Options = Callable[[], Sequence[Option]]


class Combo(QComboBox):
    """A combo box that takes the room it is given and leaves the wheel to the panel."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.options: Sequence[Option] = ()

    def minimumSizeHint(self) -> QSize:
        """Make do with little width."""
        return QSize(40, super().minimumSizeHint().height())

    def offer(self, options: Sequence[Option], value: object) -> None:
        """Show these options, with the one that has this value chosen."""
        if options != self.options:
            self.options = options
            self._fill()
        places = (n for n, option in enumerate(options) if option.value == value and option.run is None)
        self.setCurrentIndex(next(places, -1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as Qt does, but cut long words with dots instead of short."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        room -= _EDGE if option.currentIcon.isNull() else _EDGE + option.iconSize.width()
        words = QFontMetrics(self.font()).elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        option.currentText = words
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll: a value must not change because the pointer passes over it."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and any(option.icon for option in self.options):
            self._colour()

    def _fill(self) -> None:
        self.clear()
        self.addItems([option.label for option in self.options])
        self._colour()

    def _colour(self) -> None:
        for place, option in enumerate(self.options):
            if option.icon:
                self.setItemIcon(place, palette_icon(option.icon, self.palette()))


class Choice(Combo):
    """A field with one value of several.

    With `name`, the list is filled in only once the field has the focus or opens; until
    then it holds the present value alone, under that name.
    """

    def __init__(
        self,
        slot: Slot,
        options: Options,
        name: Callable[[object], str] | None = None,
        put: Callable[[object], object] | None = None,
    ) -> None:
        super().__init__()
        self._slot = slot
        self._options = options
        self._name = name
        self._put = put or slot.put
        self.activated.connect(self._on_chosen)

    def refresh(self) -> None:
        """Show what the map says."""
        value = self._slot.value
        if self._name is not None and not self.hasFocus():
            self.offer([Option(value, self._name(value))], value)
        else:
            self._offer_all()

    def finish(self) -> None:
        """Do nothing: a choice is written at once."""

    def showPopup(self) -> None:
        """Fill the list in, and open it."""
        self._offer_all()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Fill the list in, so that keys can choose from it."""
        self._offer_all()
        super().focusInEvent(event)

    def _offer_all(self) -> None:
        value = self._slot.value
        options = list(self._options())
        if all(option.value != value for option in options):
            # A file may hold what argmap does not offer; it stays until something else is chosen.
            options.append(Option(value, self._name(value) if self._name else str(value or "")))
        self.offer(options, value)

    def _on_chosen(self, place: int) -> None:
        chosen = self.options[place]
        if chosen.run is not None:
            chosen.run(self)
        else:
            self._put(chosen.value)
        self.refresh()
