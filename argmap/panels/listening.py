"""How a panel listens: to the editor until it is let go, and to many changes as to one."""

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

#: How long work that can wait holds up the window at a time.
_SLICE_S = 0.006


class Ties:
    """What a panel is connected to; letting go ends it all, once."""

    def __init__(self, *leaves: Callable[[], None]) -> None:
        self._leaves = list(leaves)

    def let_go(self) -> None:
        """End every connection."""
        leaves, self._leaves = self._leaves, []
        for leave in leaves:
            leave()


class Idle(QObject):
    """Runs a function once things are quiet, however often it was asked for."""

    def __init__(self, run: Callable[[], None], delay_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(run)

    @property
    def is_waiting(self) -> bool:
        """Whether the function is still to run."""
        return self._timer.isActive()

    def ask(self) -> None:
        """Run it a moment after the last call of this."""
        self._timer.start()

    def cancel(self) -> None:
        """Do not run it after all."""
        self._timer.stop()


class Slices(QObject):
    """Goes through something long, a few milliseconds a turn of the event loop, and hands over all of it."""

    def __init__(self, finished: Callable[[list], None], parent: QObject) -> None:
        super().__init__(parent)
        self._finished = finished
        self._rest: Iterator | None = None
        self._found: list = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        """Whether there is some way to go."""
        return self._rest is not None

    def start(self, whole: Iterator) -> None:
        """Begin with this, and let go of what was not finished."""
        self._rest, self._found = whole, []
        self._timer.start(0)

    def stop(self) -> None:
        """Let go of it."""
        self._rest = None
        self._timer.stop()

    def _go_on(self) -> None:
        ends = perf_counter() + _SLICE_S
        for one in self._rest:
            self._found.append(one)
            if perf_counter() > ends:
                return
        self.stop()
        self._finished(self._found)
