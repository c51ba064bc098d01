"""The questions about a card that take time: what contributes, what carries it, what would change one's mind.

Each is a section that shows an answer worked out elsewhere. Nothing here asks.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from argmap.analysis.questions.contributions import Contributions
from argmap.analysis.questions.flips import Flips
from argmap.analysis.questions.persuasion import NewReason, Shift
from argmap.editing.editor import Editor
from argmap.model.wording import tr
from argmap.panels.bearing import Visit
from argmap.panels.choice import Combo, Option
from argmap.panels.entries import Bar, Entry, Line
from argmap.panels.naming import icon_of, line_of, name_of
from argmap.panels.section import Section
from argmap.panels.sentences import leaning, signed
from argmap.picture.looks import number

_NOTHING = 5e-4


class Contributing(Section):
    """A bar for each card, by the question chosen. `method_chosen` says which that is from now on."""

    method_chosen = Signal(str)

    def __init__(self, editor: Editor, visit: Visit) -> None:
        super().__init__(
            tr("How much each card contributes"),
            tr("What every card that leads here does to the strength, directly or from far."),
            few=6,
        )
        self._editor = editor
        self._visit = visit
        self.choice = Combo()
        self.choice.setAccessibleName(tr("The question that the bars answer"))
        self.choice.setToolTip(tr("These questions differ, and their answers can point different ways."))
        self.choice.offer([Option(method, words) for method, (words, _) in _questions().items()], "removal")
        self.choice.activated.connect(lambda _place: self.method_chosen.emit(self.method))
        self.parts.insertWidget(1, self.choice)

    @property
    def method(self) -> str:
        """The method that answers the question chosen."""
        return str(self.choice.options[self.choice.currentIndex()].value)

    def show_answer(self, found: Contributions, start: float, strength: float) -> None:
        """Show the contributions to a strength that started from a credence."""
        some = {id: value for id, value in found.values.items() if abs(value) >= _NOTHING}
        most = max(map(abs, some.values()), default=1.0)
        order = sorted(some, key=lambda id: (-abs(some[id]), id))
        after = [
            _shares(start, strength) if found.method == "shapley" else "",
            _estimated(found),
            _rest(found, some),
        ]
        self.fill(
            _questions()[found.method][1],
            [self._entry(id, some[id], most) for id in order if id in self._editor.map.nodes],
            " ".join(part for part in after if part),
        )

    def _entry(self, id: str, value: float, most: float) -> Entry:
        map = self._editor.map
        words = line_of(map, id)
        speaks = tr("It speaks for this card.") if value > 0 else tr("It speaks against this card.")
        return Entry(
            (Line(words, icon_of(map.get(id)), signed(value)),),
            f"{words}\n{speaks} {tr('Press to go there.')}",
            lambda: self._visit(id),
            Bar(value / most),
        )


class Carried(Section):
    """The smallest sets of cards that a verdict rests on; pressing one selects its cards."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(
            tr("What carries this"),
            tr("The fewest cards that the verdict rests on: single ones, and pairs where one will not do."),
        )
        self._editor = editor
        self._answer: tuple[Flips, float] | None = None

    def show_answer(self, found: Flips, strength: float) -> None:
        """Show what carries a verdict, single cards first."""
        self._answer = found, strength
        node = self._editor.map.nodes[found.topic]
        lead = _lead_of(found.sets, leaning(node, strength))
        after = (
            "" if found.is_complete else tr("There are too many cards to try every pair; the likeliest were.")
        )
        self.fill(lead, [self._entry(found.topic, ids) for ids in found.sets if self._are_there(ids)], after)

    def refresh(self) -> None:
        """Mark what is selected now."""
        if self._answer is not None and self.isVisible():
            self.show_answer(*self._answer)

    def _are_there(self, ids: Sequence[str]) -> bool:
        return all(id in self._editor.map.nodes for id in ids)

    def _entry(self, topic: str, ids: tuple[str, ...]) -> Entry:
        map, chosen = self._editor.map, set(self._editor.selection)
        first, *others = (line_of(map, id) for id in ids)
        icons = [icon_of(map.get(id)) for id in ids]
        lines = [
            Line(first, icons[0]),
            *(
                Line(tr("and {card}", card=words), icon)
                for words, icon in zip(others, icons[1:], strict=True)
            ),
        ]
        tip = (
            tr("Press to see it on the map.")
            if len(ids) == 1
            else tr("Press to see them on the map: both are selected.")
        )
        names = " + ".join(name_of(map, id) for id in ids)
        return Entry(
            tuple(lines),
            f"{names}\n{tip}",
            lambda: show_with(self._editor, topic, ids),
            is_on=chosen == {topic, *ids},
        )


class Persuading(Section):
    """The smallest changes of mind that would tip a verdict; pressing one has it tried."""

    def __init__(self, editor: Editor, try_shift: Callable[[Shift], object]) -> None:
        super().__init__(
            tr("What would change my mind"),
            tr("The least you would have to believe otherwise for the strength to cross the middle, .50."),
        )
        self._editor = editor
        self._try = try_shift

    def show_answer(self, found: Sequence[Shift], reason: NewReason | None, tried: Shift | None) -> None:
        """Show the changes, cheapest first, the one being tried down; and what a new reason would take."""
        nodes = self._editor.map.nodes
        shifts = [shift for shift in found if shift.changes.keys() <= nodes.keys()]
        entries = [self._entry(shift, is_on=shift == tried) for shift in shifts]
        self.fill(_shift_lead(shifts), entries, _reason_words(reason))

    def _entry(self, shift: Shift, *, is_on: bool) -> Entry:
        map = self._editor.map
        lines = [
            Line(line_of(map, id), icon_of(map.get(id)), f"{number(old)} → {number(new)}")
            for id, (old, new) in shift.changes.items()
        ]
        lines.append(Line(tr("Being tried: press to stop") if is_on else tr("Press to try it"), "assumed"))
        tip = tr(
            "From what you believe of it now to what would tip the verdict. Press to try it on the map, "
            "press again to stop: your own credences stay as they are."
        )
        return Entry(tuple(lines), tip, lambda: self._try(shift), is_on=is_on)


def show_with(editor: Editor, topic: str, ids: Sequence[str]) -> None:
    """Select cards together with the one that the panel is about, so that it stays about that."""
    for id in editor.hidden.intersection(ids):
        editor.show(id)
    editor.select((*ids, topic))
    editor.shown.emit(ids[0])


def _questions() -> dict[str, tuple[str, str]]:
    """Give, for each method, the question it answers, and how to read its figures."""
    return {
        "removal": (
            tr("If it were gone?"),
            tr("What the strength would lose (+) or gain (−) if the card carried nothing."),
        ),
        "gradient": (
            tr("If it moved a little?"),
            tr(
                "How much of a small change in your credence of the card arrives here: "
                "+.10 is a tenth of it, and − turns it round."
            ),
        ),
        "shapley": (
            tr("What is its fair share?"),
            tr("What all cards do together, divided fairly among them: all shares make up the whole."),
        ),
    }


def _shares(start: float, strength: float) -> str:
    return tr("Together they take it from {start} to {end}.", start=number(start), end=number(strength))


def _estimated(found: Contributions) -> str:
    if found.error is None:
        return ""
    return tr(
        "Estimated from many tries: each within {error} either way.",
        error=f"{max(found.error, 0.001):.3f}".removeprefix("0"),
    )


def _rest(found: Contributions, some: dict[str, float]) -> str:
    spare = len(found.values) - len(some)
    return tr("Left out as they hardly move it: {n}.", n=spare) if spare else ""


def _lead_of(sets: Sequence[tuple[str, ...]], verdict: str) -> str:
    if not sets:
        return tr(
            "No one card and no two: any two could prove false and “{verdict}” would stay.", verdict=verdict
        )
    if all(len(ids) == 1 for ids in sets):
        return tr("If any one of these proved false, “{verdict}” would no longer hold.", verdict=verdict)
    if any(len(ids) == 1 for ids in sets):
        return tr(
            "If one of these proved false, or both of a pair, “{verdict}” would no longer hold.",
            verdict=verdict,
        )
    return tr(
        "No single card. But if both of a pair proved false, “{verdict}” would no longer hold.",
        verdict=verdict,
    )


def _reason_words(reason: NewReason | None) -> str:
    """Say what one reason that is not on the map yet would have to carry."""
    if reason is None:
        return tr("No single new reason would tip it, however strong.")
    if reason.stance == "support":
        return tr("One new reason for it would do, if it carries {value}.", value=number(reason.carries))
    return tr("One new reason against it would do, if it carries {value}.", value=number(reason.carries))


def _shift_lead(shifts: Sequence[Shift]) -> str:
    if not shifts:
        return tr("Nothing you could believe of single cards, or of several, would tip it.")
    if len(shifts[0].changes) > 1:
        return tr("No single card would. Several together would tip it, each believed as far as shown:")
    return tr("The smallest changes that would tip it, each enough alone:")
