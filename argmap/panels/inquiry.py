"""What is asked about a card, when, and in which order; answers go to its page. Works nothing out itself."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from argmap.analysis.questions.agreement import agreement
from argmap.analysis.questions.contributions import contributions
from argmap.analysis.questions.excerpt import Excerpt, cut
from argmap.analysis.questions.flips import flips
from argmap.analysis.questions.persuasion import cheapest_shifts, tipping_reason
from argmap.analysis.questions.reports import CountedOnce, counted_once
from argmap.editing.editor import Editor
from argmap.model.errors import AnalysisError
from argmap.panels.answering import Answering, Question
from argmap.panels.cardpage import CardPage
from argmap.panels.listening import Idle

_QUIET_MS = 120
_LONG_MS = 350
#: Where more cards lead to one, what takes longest is worked out on request only.
MANY = 2_000


class Inquiry(QObject):
    """Asks about the card that a page shows, once things are quiet, in a thread.

    What is asked is cut out of the map first, so that no answer depends on later edits.
    """

    def __init__(self, editor: Editor, page: CardPage, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._page = page
        self._topic = ""
        self._start = 0.0
        self._answers: set[str] = set()
        self._is_wanted_at_once = False
        self._answering = Answering(self)
        self._answering.answered.connect(self._on_answered)
        self._asking = Idle(self._ask, _QUIET_MS, self)
        self._waiting = Idle(self._say_working, _LONG_MS, self)
        page.contributing.method_chosen.connect(self._on_method)
        page.work.clicked.connect(self._on_wanted)

    @property
    def is_busy(self) -> bool:
        """Whether answers are still to come."""
        return self._asking.is_waiting or self._answering.is_busy

    def begin(self, topic: str) -> None:
        """Drop the answers so far, and ask about this card in a moment."""
        self.rest()
        if topic != self._topic:
            self._topic, self._is_wanted_at_once = topic, False
        self._asking.ask()
        self._waiting.ask()

    def rest(self) -> None:
        """Drop the answers so far, and ask nothing."""
        self._asking.cancel()
        self._waiting.cancel()
        self._answering.cancel()
        self._answers = set()

    def let_go(self) -> None:
        """Ask nothing any more, and wait for nothing."""
        self.rest()
        self._answering.let_go()

    # -- inside ---------------------------------------------------------------------------

    def _ask(self) -> None:
        """Cut out what leads to the card, and have the questions about it answered."""
        editor, page, topic = self._editor, self._page, self._topic
        if topic not in editor.map.nodes:
            return
        excerpt = editor.reasoning.excerpt(topic)
        self._asking.cancel()
        self._start = excerpt.bases[excerpt.top]
        page.show_leading(list(excerpt.nodes.values()), _counted_once(editor, excerpt))
        questions = self._questions(excerpt)
        page.make_room(questions, is_asked_less=self._is_put_off(excerpt))
        self._answering.ask({name: one for name, one in questions.items() if name not in self._answers})

    def _questions(self, excerpt: Excerpt) -> Mapping[str, Question]:
        """Give what is worth asking: of a circle only whether it settles, and nothing where nothing leads."""
        if not excerpt.nodes:
            return {}
        every = _every_question(excerpt, self._untried(excerpt), self._page.contributing.method)
        strength = self._page.strength
        if strength is None or strength.strength is None:
            return {"agreement": every["agreement"]}
        if self._is_put_off(excerpt):
            return {name: every[name] for name in ("agreement", "contributions")}
        return every

    def _is_put_off(self, excerpt: Excerpt) -> bool:
        strength = self._page.strength
        is_open = strength is None or strength.strength is None
        return len(excerpt.nodes) > MANY and not self._is_wanted_at_once and not is_open

    def _untried(self, excerpt: Excerpt) -> Excerpt:
        """Leave what is being tried out of the question what to try."""
        reasoning, trial = self._editor.reasoning, self._page.trial
        if trial.shift is None:
            return excerpt
        return cut(reasoning.map, excerpt.topic, trial.before, reasoning.rules)

    def _on_answered(self, name: str, answer: object) -> None:
        self._answers.add(name)
        self._page.show_answer(name, answer, self._start)

    def _on_method(self, _method: str) -> None:
        self._answers.discard("contributions")
        self._waiting.ask()
        self._ask()

    def _on_wanted(self) -> None:
        self._is_wanted_at_once = True
        self._waiting.ask()
        self._ask()

    def _say_working(self) -> None:
        self._page.wait_for(self._answering.due)


def _every_question(excerpt: Excerpt, untried: Excerpt, method: str) -> dict[str, Question]:
    """Give all questions, what takes long last; none of them touches the map."""
    contributing = {"contributions": _about(excerpt, lambda cut: contributions(cut, method))}
    others = {
        "flips": _about(excerpt, flips),
        "shifts": _about(untried, lambda cut: (cheapest_shifts(cut), tipping_reason(cut))),
    }
    rest = others | contributing if method == "shapley" else contributing | others
    return {"agreement": _about(excerpt, agreement), **rest}


def _about(excerpt: Excerpt, ask: Callable[[Excerpt], object]) -> Question:
    return lambda is_wanted: ask(excerpt.while_wanted(is_wanted))


def _counted_once(editor: Editor, excerpt: Excerpt) -> CountedOnce | None:
    try:
        return counted_once(editor.map, excerpt, editor.evaluation)
    except AnalysisError:  # circles leave it open, which the page says
        return None
