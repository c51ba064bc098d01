"""Fields for numbers from 0 to 1: a share, and a credence with its words."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QWidget

from argmap.model.records import CARRIED_KINDS, Node, as_band
from argmap.model.scales import bands_of
from argmap.model.wording import tr
from argmap.panels.arranging import row_of, stack_in
from argmap.panels.choice import Combo, Option
from argmap.panels.subject import Slot

_OPEN = (0.01, 0.99)


class Share(QDoubleSpinBox):
    """A number from 0 to 1. `picked` comes with each number that the user gives, once it is complete."""

    picked = Signal(float)

    def __init__(self, says: str) -> None:
        super().__init__()
        self.setRange(0.0, 1.0)
        self.setSingleStep(0.05)
        self.setDecimals(2)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(says)
        self.setToolTip(says)
        self.valueChanged.connect(lambda value: self.picked.emit(round(value, 2)))

    def minimumSizeHint(self) -> QSize:
        """Make do with little width."""
        return QSize(60, super().minimumSizeHint().height())

    def show_value(self, value: float) -> None:
        """Show a number, unless another is being typed."""
        is_typing = self.hasFocus() and self.cleanText() != self.textFromValue(self.value())
        if not is_typing:
            with QSignalBlocker(self):
                self.setValue(value)

    def finish(self) -> None:
        """Take what was typed for complete."""
        self.interpretText()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll: a value must not change because the pointer passes over it."""
        event.ignore()


class CredenceField(QWidget):
    """A credence as a word of the map's scale, and as its lowest and highest value."""

    def __init__(self, slot: Slot) -> None:
        super().__init__()
        self._slot = slot
        self._words = Combo()
        self._words.setAccessibleName(slot.label)
        self._words.activated.connect(self._on_word)
        self._low = Share(tr("Lowest credence, 0 to 1"))
        self._high = Share(tr("Highest credence, 0 to 1"))
        self._low.picked.connect(self._on_low)
        self._high.picked.connect(self._on_high)
        self._ends = row_of(QLabel(tr("from")), self._low, QLabel(tr("to")), self._high)
        stack_in(self, self._words, self._ends)
        self.setFocusProxy(self._words)

    def refresh(self) -> None:
        """Show what the map says."""
        value = self._slot.value
        options = self._offered()
        band = None if value is None else as_band(value)
        is_worded = any(option.value == band for option in options)
        self._words.offer(options, band if is_worded else "other")
        self._ends.setVisible(band is not None)
        if band is not None:
            self._low.show_value(band[0])
            self._high.show_value(band[1])

    def finish(self) -> None:
        """Take what was typed for complete."""
        self._low.finish()
        self._high.finish()

    def setToolTip(self, tip: str) -> None:
        """Explain the words; the ends explain themselves."""
        self._words.setToolTip(tip)

    def _offered(self) -> list[Option]:
        words = [
            Option(
                band, tr("{word} ({low}–{high} %)", word=word, low=_percent(band[0]), high=_percent(band[1]))
            )
            for word, band in bands_of(self._slot.editor.map.info.scale)
        ]
        return [Option(None, tr("unrated")), *words, Option("other", tr("other…"))]

    def _on_word(self, place: int) -> None:
        value = self._words.options[place].value
        if value != "other":
            self._slot.put(value)
        elif self._slot.value is None:
            self._slot.put(0.5)
        self.refresh()
        if value == "other":
            self._low.setFocus()

    def _on_low(self, value: float) -> None:
        low = self._clamped(value)
        self._put(low, max(low, self._band[1]))

    def _on_high(self, value: float) -> None:
        high = self._clamped(value)
        self._put(min(high, self._band[0]), high)

    @property
    def _band(self) -> tuple[float, float]:
        value = self._slot.value
        return (0.5, 0.5) if value is None else as_band(value)

    def _put(self, low: float, high: float) -> None:
        self._slot.put(low if low == high else (low, high))
        self.refresh()

    def _clamped(self, value: float) -> float:
        """Keep what argument could change from being certain; what only holds what supports carry may be."""
        node = self._slot.subject.record
        if isinstance(node, Node) and node.kind in CARRIED_KINDS:
            return value
        return min(max(value, _OPEN[0]), _OPEN[1])


def _percent(share: float) -> str:
    return f"{share * 100:.0f}"
