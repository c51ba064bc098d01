"""How a panel listens: to the editor until it is let go, and to many changes as to one."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


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
