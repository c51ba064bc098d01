"""A signal: those who connected are called, in order. What Qt's signals do, for the rooms without Qt."""

from collections.abc import Callable
from typing import Generic, ParamSpec

P = ParamSpec("P")


class Signal(Generic[P]):
    """Tells everyone who connected."""

    def __init__(self) -> None:
        self._receivers: list[Callable[P, object]] = []

    def connect(self, receiver: Callable[P, object]) -> Callable[[], None]:
        """Call `receiver` from now on; the result ends it."""
        self._receivers.append(receiver)
        return lambda: self._receivers.remove(receiver)

    def emit(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Call everyone who is connected."""
        for receiver in tuple(self._receivers):
            receiver(*args, **kwargs)
