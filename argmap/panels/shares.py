"""A field for a number from 0 to 1. The field for a credence, which has words too, is in `credences`."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox


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
