"""What the tooltip over a card or a link says, in plain words."""

from html import escape

from argmap.analysis.acceptance.verdicts import sentence
from argmap.analysis.strength import Strength
from argmap.editing.editor import Editor
from argmap.model.records import Link, Node
from argmap.model.scales import word_for, word_of
from argmap.model.wording import tr
from argmap.picture.kinds import kind_look
from argmap.picture.looks import earlier, figure, number, rests_on_unjudged

#: What two digits show.
_SEEN = 0.005


def tip_for(editor: Editor, id: str) -> str:
    """Explain a card or a link, as rich text in which nothing of the user's is markup."""
    record = editor.map.get(id)
    if isinstance(record, Node):
        lines = _about_node(editor, record)
    elif isinstance(record, Link):
        lines = _about_link(editor, record)
    else:
        return ""
    return "<p style='white-space:pre-wrap'>" + "<br>".join(escape(line) for line in lines if line) + "</p>"


def _about_node(editor: Editor, node: Node) -> list[str]:
    style = kind_look(node.kind)
    return [
        tr("{kind}: {tip}", kind=style.label, tip=style.tip),
        _about_strength(editor, node),
        _about_supposing(editor, node),
        sentence(editor.map, editor.reasoning.labelling, node.id),
        _about_unrated(editor.evaluation.nodes.get(node.id)),
        _about_source(editor, node),
        _about_credence(editor, node),
        tr("Citations: {n}", n=len(node.citations)) if node.citations else "",
        tr("Note: {note}", note=node.note[:300]) if node.note else "",
    ]


def _about_strength(editor: Editor, node: Node) -> str:
    strength = editor.evaluation.nodes.get(node.id)
    if strength is None:
        return ""
    if strength.is_unrated:
        return tr("Unrated: no credence, and nothing bears on it. It counts as even for now.")
    if strength.strength is None:
        return tr(
            "Strength {range}: the arguments go in a circle and leave it undetermined.",
            range=figure(strength),
        )
    word = word_of(strength.strength, editor.map.info.scale)
    value = tr("{value}, “{word}”", value=figure(strength), word=word) if word else figure(strength)
    if strength.hi - strength.lo < _SEEN:
        return tr("Strength {value}: what the arguments make of it.", value=value)
    return tr(
        "Strength {value}: what the arguments make of it, somewhere from {lo} to {hi}.",
        value=value,
        lo=number(strength.lo),
        hi=number(strength.hi),
    )


def _about_supposing(editor: Editor, node: Node) -> str:
    """Say what it would be without what is supposed."""
    reasoning = editor.reasoning
    was = earlier(reasoning.plain.nodes.get(node.id), reasoning.evaluation.nodes.get(node.id))
    return tr("As the map stands it is {value}.", value=was) if was else ""


def _about_unrated(strength: Strength | None) -> str:
    if strength is None or not strength.rests_on_unrated:
        return ""
    return tr("The dotted bar: it rests on a card that nobody has rated, which counts as even.")


def _about_source(editor: Editor, node: Node) -> str:
    if not rests_on_unjudged(editor.map, node):
        return ""
    return tr("The hatched bar: the reliability of its source cannot be judged (F).")


def _about_credence(editor: Editor, node: Node) -> str:
    if node.credence is None:
        return tr("Credence: not set. How far do you believe it by itself?")
    low, high = node.credence if isinstance(node.credence, tuple) else (node.credence, node.credence)
    range = number(low) if low == high else f"{number(low)}–{number(high)}"
    word = word_for(node.credence, editor.map.info.scale)
    if word:
        return tr("Credence {range}, “{word}”: your own, before any argument.", range=range, word=word)
    return tr("Credence {range}: your own, before any argument.", range=range)


def _about_link(editor: Editor, link: Link) -> list[str]:
    is_undercut = editor.map.is_undercut(link)
    what = {
        "support": tr("Support: if this holds, the target is more credible."),
        "attack": tr("Attack: if this holds, the target is less credible."),
    }.get(link.stance, tr("Neutral: drawn, but not reckoned with."))
    if is_undercut:
        what = tr("Undercut: attacks the step, not what it concludes.")
    strength = editor.evaluation.links.get(link.id)
    weight = tr("Weight {value}", value=number(link.weight)) if link.weight is not None else ""
    linked = (
        tr("{n} linked premises: they work only together.", n=len(link.premises))
        if len(link.premises) > 1
        else ""
    )
    force = tr("How far the step holds: {value}", value=figure(strength)) if strength else ""
    return [
        what,
        linked,
        weight,
        force,
        tr("Scheme: {name}", name=link.scheme) if link.scheme else "",
        link.note[:300],
    ]
