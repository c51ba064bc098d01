"""What the reasoning panel says of a card or a step in sentences. No widgets."""

from collections.abc import Mapping

from argmap.analysis.grounds import Grounds
from argmap.analysis.questions.agreement import Agreement
from argmap.analysis.questions.batch import side
from argmap.analysis.strength import Strength
from argmap.editing.editor import Editor
from argmap.model.credences import credence_words
from argmap.model.records import CARRIED_KINDS, Credence, Link, Node
from argmap.model.wording import counted, tr
from argmap.picture.looks import figure, number

#: What is supposed of a card, if anything.
Supposed = Credence | bool | None
#: What two digits show.
_SEEN = 0.005
_EVEN = 0.5
_FOUR = 4


def headline(node: Node, strength: Strength | None, supposed: Supposed = None) -> str:
    """Say in a few words how strong a card is; of one that is supposed true or false, only that."""
    if strength is None:
        return tr("Not evaluated yet")
    if strength.is_unrated:
        return tr("Not rated yet")
    if strength.strength is None:
        return tr("Circular, undetermined: {range}", range=figure(strength))
    if isinstance(supposed, bool):
        words = tr("Supposed true") if supposed else tr("Supposed false")
    else:
        words = leaning(node, strength.strength)
    return tr("{leaning}: {figure}", leaning=words, figure=figure(strength))


def leaning(node: Node, strength: float) -> str:
    """Say which side of even a strength is on, in words that fit the kind of card."""
    if abs(strength - _EVEN) < _SEEN:
        return tr("Even")
    if strength > _EVEN:
        words = {"action": tr("Leans for it"), "question": tr("Leans yes")}
        return words.get(node.kind, tr("Leans true"))
    if is_carried(node):
        return tr("Little carries it") if strength > _SEEN else tr("Nothing carries it")
    words = {"action": tr("Leans against it"), "question": tr("Leans no")}
    return words.get(node.kind, tr("Leans false"))


def scale_ends(node: Node) -> tuple[str, str, str]:
    """Name the ends and the middle of the bar of a card."""
    if is_carried(node):
        return tr("not carried"), tr("even"), tr("fully")
    ends = {
        "action": (tr("against it"), tr("even"), tr("for it")),
        "question": (tr("no"), tr("even"), tr("yes")),
    }
    return ends.get(node.kind, (tr("false"), tr("even"), tr("true")))


def is_carried(node: Node) -> bool:
    """Say whether a card starts from nothing and holds only what leads to it."""
    return node.kind in CARRIED_KINDS and node.credence in {0.0, None}


def account(editor: Editor, node: Node, strength: Strength) -> list[str]:
    """Say where a strength comes from, and how sure it is, in sentences that each stand alone."""
    return [
        words
        for words in (
            _start(editor, node, strength),
            _spread(strength),
            _circle(node, strength),
            _before(editor, node),
        )
        if words
    ]


def what_to_rate(node: Node) -> str:
    """Say what to do about a card that nobody has rated."""
    if node.kind == "evidence":
        return tr(
            "You have not said how far you believe it, and nothing supports or attacks it. "
            "Set its credence in Details, or cite where it comes from and rate how credible that is. "
            "Until then it counts as even: .50."
        )
    return tr(
        "You have not said how far you believe it, and nothing supports or attacks it. "
        "Set its credence in Details, or give a reason for or against it. Until then it counts as even: .50."
    )


def is_disputed(agreement: Agreement, strength: float | None) -> bool:
    """Say whether another way of counting gives another verdict."""
    return strength is None or _others(agreement, strength) > 0


def agreement_words(agreement: Agreement, strength: float | None) -> str:
    """Say whether a verdict stays the same however one counts."""
    if strength is None:
        is_settled = any(one is not None for one in agreement.strengths.values())
        return (
            tr("Another way of counting would settle it: see below.")
            if is_settled
            else tr("No way of counting settles it.")
        )
    others = _others(agreement, strength)
    if len(agreement.strengths) == _FOUR:
        return _of_four(others)
    if not others:
        return tr("Holds under both ways of counting that apply to it.")
    return counted(
        others, tr("One of the two ways of counting that apply disagrees."), tr("Both ways disagree.")
    )


def step_headline(strength: Strength | None) -> str:
    """Say in a few words how far a step holds."""
    if strength is None:
        return tr("Not counted")
    if strength.strength is None:
        return tr("Circular, undetermined: {range}", range=figure(strength))
    return tr("The step holds: {figure}", figure=figure(strength))


def why_not_counted(editor: Editor, link: Link) -> str:
    """Say why a link is not evaluated."""
    if link.stance == "neutral":
        return tr(
            "A neutral link is drawn but carries nothing. Make it a support or an attack to have it count."
        )
    if not editor.map.is_sound(link):
        return tr("One of its ends is missing, or it leads in a ring of links: see Problems.")
    return tr("This argmap does not know what a link of this kind should carry.")


def signed(value: float) -> str:
    """Write how far something moves a strength, with its sign; three digits where two would show nothing."""
    sign = "+" if value >= 0 else "\u2212"
    size = abs(value)
    if size < _SEEN / 10:
        return "\u00b10"
    return sign + (number(size) if size >= _SEEN * 2 else f"{size:.3f}".removeprefix("0"))


# -- inside -------------------------------------------------------------------------------


def _others(agreement: Agreement, strength: float) -> int:
    """Count the ways that put a card on another side of even, or leave it open."""
    sides = (None if one is None else int(side(one)) for one in agreement.strengths.values())
    return sum(one != int(side(strength)) for one in sides)


def _of_four(others: int) -> str:
    words: Mapping[int, str] = {
        0: tr("Holds under all four ways of counting."),
        1: tr("One of four ways of counting disagrees."),
        2: tr("Two of four ways of counting disagree."),
        3: tr("Three of four ways of counting disagree."),
    }
    return words.get(others, tr("All four ways of counting disagree."))


def _start(editor: Editor, node: Node, strength: Strength) -> str:
    """Say what it starts from and what is made of that."""
    reasoning = editor.reasoning
    grounds = Grounds(editor.map, reasoning.whatif)
    if strength.strength is None:
        return ""
    if node.id in grounds.fixed:
        return _fixed(grounds, node.id)
    own = grounds.credence(node)
    if not any(reasoning.evaluation.get(id) for id in editor.map.link_ids_into(node.id)):
        return tr("This is where it starts: nothing supports or attacks it.") if own is not None else ""
    start = credence_words(own, editor.map.info.scale) if own is not None else ""
    return _moved(node, start, is_supposed=node.id in reasoning.whatif.assume).format(
        start=start, end=figure(strength)
    )


def _moved(node: Node, start: str, *, is_supposed: bool) -> str:
    """Say that what bears on a card takes it from its start to its end, which are still to be filled in."""
    if is_supposed:
        return tr("Supposed for now: {start}. What bears on it makes that {end}.")
    if is_carried(node):
        return tr("It starts from nothing. What leads to it carries it to {end}.")
    if not start:
        return tr("You gave it no credence, so it starts from even; what bears on it makes that {end}.")
    if node.credence is None:
        return tr("As its source is rated, it starts at {start}; what bears on it makes that {end}.")
    return tr("Before any argument you gave it {start}; what bears on it makes that {end}.")


def _fixed(grounds: Grounds, id: str) -> str:
    if id in grounds.bereft:
        return tr("Every source it comes from is withdrawn for now, so it carries nothing.")
    if grounds.fixed[id]:
        return tr("Supposed to be true for now, whatever bears on it.")
    return tr("Supposed to be false for now, whatever bears on it.")


def _spread(strength: Strength) -> str:
    """Say how far bands of credence leave a strength open."""
    if strength.strength is None or strength.hi - strength.lo < _SEEN * 2:
        return ""
    lo, hi = number(strength.lo), number(strength.hi)
    if strength.lo < _EVEN < strength.hi:
        return tr(
            "Anywhere from {lo} to {hi}, as some credences are spans and not single numbers: "
            "it could lean either way.",
            lo=lo,
            hi=hi,
        )
    return tr("Anywhere from {lo} to {hi}, as some credences are spans and not single numbers.", lo=lo, hi=hi)


def _circle(node: Node, strength: Strength) -> str:
    if strength.strength is not None:
        return ""
    lo, hi = leaning(node, strength.lo), leaning(node, strength.hi)
    either_way = tr("{leaning} either way.", leaning=lo) if lo == hi else ""
    words = tr(
        "The arguments lead in a circle: each depends on the next, and they do not settle. It can be "
        "anything from {lo} to {hi}. Suppose one card of the circle to be true or false, or take a link "
        "out of the circle, and it will settle.",
        lo=number(strength.lo),
        hi=number(strength.hi),
    )
    return f"{words} {either_way}".rstrip()


def _before(editor: Editor, node: Node) -> str:
    """Say what it is without what is supposed."""
    reasoning = editor.reasoning
    if reasoning.evaluation is reasoning.plain:
        return ""
    was = figure(reasoning.plain.get(node.id))
    if was == figure(reasoning.evaluation.get(node.id)):
        return tr("What is supposed changes nothing here.")
    return tr("As the map stands, with nothing supposed, it is {figure}.", figure=was)
