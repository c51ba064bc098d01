"""What is said of a record but not set: strengths, counts, kinds of attack, where a quote stands."""

from collections.abc import Callable, Iterator

from argmap.analysis.strength import Strength
from argmap.analysis.structure import attack_kind
from argmap.editing.editor import Editor
from argmap.model.graph import ArgumentMap
from argmap.model.records import Citation, Link, Node
from argmap.model.wording import tr
from argmap.panels.paragraph import Paragraph
from argmap.panels.quotes import place_of
from argmap.panels.subject import Subject
from argmap.picture.looks import figure

#: Words, and the icon before them.
Said = tuple[str, str]


class Fact(Paragraph):
    """A sentence about a record, kept up with it."""

    def __init__(self, subject: Subject, say: Callable[[Subject], Said]) -> None:
        super().__init__()
        self._subject = subject
        self._say = say

    def refresh(self) -> None:
        """Say it as it is now."""
        self.say(*self._say(self._subject))

    def finish(self) -> None:
        """Do nothing: there is nothing to type here."""


def strength_of(subject: Subject) -> Said:
    """Say how strong evaluation finds a node or link."""
    return _strength_words(subject.editor.evaluation.get(subject.id)), ""


def bearing_on(subject: Subject) -> Said:
    """Count what supports and attacks a node, and what it leads to."""
    map = subject.editor.map
    stances = [link.stance for link in map.links_into(subject.id)]
    supports, attacks = stances.count("support"), stances.count("attack")
    onward = len(map.link_ids_from(subject.id))
    return tr(
        "Supported {supports} ×, attacked {attacks} ×, used {onward} ×.",
        supports=supports,
        attacks=attacks,
        onward=onward,
    ), ""


def attack_of(subject: Subject) -> Said:
    """Say what kind of attack a link is."""
    link = subject.record
    kind = attack_kind(subject.editor.map, link) if isinstance(link, Link) else None
    words = {
        "rebut": tr("A rebuttal: it attacks a conclusion."),
        "undermine": tr("It undermines: it attacks a premise of something else."),
        "undercut": tr("An undercut: it attacks the step, not what the step leads to."),
    }
    return (words[kind], "add-undercut" if kind == "undercut" else "add-attack") if kind else ("", "")


def place_in_text(subject: Subject) -> Said:
    """Say where the text holds what a citation quotes."""
    citation = subject.record
    if not isinstance(citation, Citation) or not citation.quote:
        return "", ""
    text = subject.editor.map.texts.get(citation.text or "")
    if text is None:
        return "", ""
    place = place_of(citation, text.text)
    if place is None:
        return tr("Not found in the text: the quote reads differently there."), "problems"
    return tr("Found at character {n}.", n=f"{place + 1:,}"), "accepted"


def citing(map: ArgumentMap, source: str) -> Iterator[str]:
    """Go through the nodes that cite a source."""
    return (node.id for node in map.nodes.values() if _cites(node, source))


def selection_words(editor: Editor) -> str:
    """Say that a form is about one of several selected records."""
    n = len(editor.selection)
    return tr("{n} selected; this is the last of them.", n=n) if n > 1 else ""


def _cites(node: Node, source: str) -> bool:
    return bool(node.citations) and any(one.source == source for one in node.citations.values())


def _strength_words(strength: Strength | None) -> str:
    if strength is None:
        return tr("Not evaluated.")
    if strength.is_unrated:
        return tr("Unrated: no credence, and nothing bears on it.")
    if strength.strength is None:
        return tr(
            "Between {lo} and {hi}: its arguments run in a circle.",
            lo=_two(strength.lo),
            hi=_two(strength.hi),
        )
    if strength.hi - strength.lo > 0.005:  # noqa: PLR2004  less than the two digits show
        return tr(
            "{figure}, somewhere from {lo} to {hi}.",
            figure=figure(strength),
            lo=_two(strength.lo),
            hi=_two(strength.hi),
        )
    return f"{figure(strength)}"


def _two(share: float) -> str:
    return f"{share:.2f}".removeprefix("0")
