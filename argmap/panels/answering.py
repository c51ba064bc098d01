"""Has questions answered in a thread, so that the window never waits. Knows neither maps nor what is asked.

The thread touches nothing of Qt: answers are left in a queue, which the window looks into
while any are due. It is no daemon: the program waits for it to end, so a question has to stop
soon once it is told that nobody wants the answer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from argmap.model.errors import AnalysisError
from argmap.panels.collecting import collect_in_this_thread

#: Says whether an answer is still wanted.
Wanted = Callable[[], bool]
#: A question: it may touch nothing that anybody changes, and asks now and then whether to go on.
Question = Callable[[Wanted], object]

_LOOK_MS = 15
_DONE = ""


@dataclass
class _Errand:
    """Some questions to be answered in order, and the answers so far, each with its question's name."""

    questions: Mapping[str, Question]
    answers: SimpleQueue[tuple[str, object]] = field(default_factory=SimpleQueue)
    is_outdated: bool = False

    def is_wanted(self) -> bool:
        return not self.is_outdated

    def run(self) -> None:
        for name, question in self.questions.items():
            if self.is_outdated:
                return
            self.answers.put((name, _answer(question, self.is_wanted)))
        self.answers.put((_DONE, None))


class Answering(QObject):
    """Answers what was asked last; what was asked before that is dropped, answered or not.

    `answered` comes with the name of a question and its answer, which is an AnalysisError
    where the question could not be answered.
    """

    answered = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errands: SimpleQueue[_Errand | None] = SimpleQueue()
        self._errand: _Errand | None = None
        self._thread: Thread | None = None
        self._due: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether answers are still to come."""
        return self._errand is not None

    @property
    def due(self) -> frozenset[str]:
        """The names of the questions whose answers are still to come."""
        return frozenset(self._due)

    def ask(self, questions: Mapping[str, Question]) -> None:
        """Answer these, in their order, instead of all that was asked before."""
        self.cancel()
        if not questions:
            return
        if self._thread is None:
            collect_in_this_thread()
            self._thread = Thread(target=_work, args=(self._errands,), name="answering")
            self._thread.start()
        self._due = set(questions)
        self._errand = _Errand(questions)
        self._errands.put(self._errand)
        self._timer.start()

    def cancel(self) -> None:
        """Answer nothing of what was asked."""
        self._timer.stop()
        self._due = set()
        if self._errand is not None:
            self._errand.is_outdated = True
            self._errand = None

    def let_go(self) -> None:
        """Answer nothing more; the thread ends by itself once it is through with its present question."""
        self.cancel()
        if self._thread is not None:
            self._errands.put(None)
            self._thread = None

    def _look(self) -> None:
        """Hand over the answers that have come."""
        errand = self._errand
        while errand is not None and errand is self._errand:  # who hears an answer may ask anew
            try:
                name, answer = errand.answers.get_nowait()
            except Empty:
                return
            if name == _DONE:
                self.cancel()
            elif isinstance(answer, Exception) and not isinstance(answer, AnalysisError):
                self.cancel()
                raise answer
            else:
                self._due.discard(name)
                self.answered.emit(name, answer)


def _work(errands: "SimpleQueue[_Errand | None]") -> None:
    while (errand := errands.get()) is not None:
        errand.run()


def _answer(question: Question, is_wanted: Wanted) -> object:
    try:
        return question(is_wanted)
    except Exception as error:  # noqa: BLE001  raised again where the answer is heard
        return error
