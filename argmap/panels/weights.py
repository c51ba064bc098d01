"""The weight of a link, as a slider and a number, and where one that is not set comes from."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from argmap.analysis.ratings import deciding_reliability, rated_weight
from argmap.model.codes import reliability_words
from argmap.model.credences import share_words
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link
from argmap.model.wording import tr
from argmap.panels.arranging import row_of, stack_in
from argmap.panels.icons import IconButton
from argmap.panels.paragraph import Paragraph
from argmap.panels.shares import Share
from argmap.panels.subject import Slot

_STEPS = 100


class WeightField(QWidget):
    """How surely one thing follows from another; not set, it comes from a rated source or counts as 1."""

    def __init__(self, slot: Slot) -> None:
        super().__init__()
        self._slot = slot
        self._slider = Slider(slot.label)
        self._slider.picked.connect(self._put)
        self._number = Share(tr("Weight, 0 to 1"))
        self._slider.moved.connect(self._number.show_value)
        self._number.picked.connect(self._put)
        self._clear = IconButton(
            "close", tr("Take the weight away: it then comes from how reliable the source is, if rated")
        )
        self._clear.clicked.connect(lambda: self._put(None))
        self._hint = Paragraph(is_muted=True)
        stack_in(self, row_of(self._slider, self._number, self._clear), self._hint)
        self.setFocusProxy(self._slider)

    def refresh(self) -> None:
        """Show what the map says."""
        value = self._slot.value
        self._clear.setEnabled(value is not None)
        link = self._slot.subject.record
        is_derived = value is None and isinstance(link, Link)
        self._hint.say(derived_weight_words(self._slot.editor.map, link) if is_derived else "")
        shown = counted_weight(self._slot.editor.map, link) if is_derived else float(value)
        self._number.show_value(shown)
        self._slider.show_value(shown)

    def finish(self) -> None:
        """Take what was typed for complete."""
        self._number.finish()

    def setToolTip(self, tip: str) -> None:
        """Explain the slider; the other parts explain themselves."""
        self._slider.setToolTip(tip)

    def _put(self, value: float | None) -> None:
        self._slot.put(value)
        self.refresh()


class Slider(QSlider):
    """A share on a scale. `picked` comes once when it is let go, `moved` all the way there."""

    picked = Signal(float)
    moved = Signal(float)

    def __init__(self, says: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, _STEPS)
        self.setSingleStep(5)
        self.setPageStep(10)
        self.setAccessibleName(says)
        self.valueChanged.connect(self._on_value)
        self.sliderReleased.connect(lambda: self.picked.emit(self.value() / _STEPS))

    def show_value(self, value: float) -> None:
        """Show a share, unless the handle is being dragged."""
        if not self.isSliderDown():
            with QSignalBlocker(self):
                self.setValue(round(value * _STEPS))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll."""
        event.ignore()

    def _on_value(self, value: int) -> None:
        (self.moved if self.isSliderDown() else self.picked).emit(value / _STEPS)


def counted_weight(map: ArgumentMap, link: Link) -> float:
    """Give the weight that a link without one of its own counts with."""
    rated = rated_weight(map, link)
    return 1.0 if rated is None else rated


def derived_weight_words(map: ArgumentMap, link: Link) -> str:
    """Say where the weight of a link comes from that has none of its own."""
    code = deciding_reliability(map, link)
    if code is None:
        return tr("Not set: counts as 1.")
    if code == "F":
        return tr(
            "{weight} from reliability F (cannot be judged): counts half, drawn hatched – set your own to "
            "override",
            weight=share_words(counted_weight(map, link)),
        )
    return tr(
        "{weight} from reliability {code} ({words}) – set your own to override",
        weight=share_words(counted_weight(map, link)),
        code=code,
        words=reliability_words()[code],
    )
