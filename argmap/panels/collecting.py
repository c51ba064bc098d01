"""Has Python collect garbage in the window's thread only. When it does so is for `app/memory`."""

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_LOOK_MS = 1_000


class Collector(QObject):
    """Collects as Python would, but from the event loop.

    Python collects in whichever thread happens to make the object too many. A thread that
    only reckons would then take widgets apart, and Qt allows that in the window's thread only:
    the program crashed, now and then, long after the mistake.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_MS)
        QCoreApplication.instance().aboutToQuit.connect(finish)

    def look(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [number for number in (0, 1, 2) if counts[number] > limits[number]]
        if due:
            gc.collect(due[-1])


def finish() -> None:
    """Collect all there is while Qt is still whole: at the end of Python its widgets would outlive it."""
    gc.enable()
    gc.collect()


def collect_in_this_thread() -> None:
    """From now on have garbage collected by the application's event loop."""
    application = QCoreApplication.instance()
    if application is not None and application.findChild(Collector) is None:
        Collector(application)
