"""What supports and attacks a card or a step, with how much each carries. Draws no conclusion."""

from collections.abc import Callable
from dataclasses import dataclass
from math import prod

from argmap.analysis.strength import Evaluation, Strength
from argmap.editing.editor import Editor
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link
from argmap.model.wording import tr
from argmap.panels.entries import Bar, Entry, Line
from argmap.panels.naming import icon_of, line_of, name_of
from argmap.panels.sentences import signed
from argmap.picture.looks import figure, number

#: Goes to a record.
Visit = Callable[[str], object]


@dataclass(frozen=True)
class Carrying:
    """A link that is evaluated: how far its premises hold together, and what it carries to its target.

    It is open where a circle leaves it without one strength; the figures are then middles, to sort by.
    """

    link: Link
    premises: float
    carried: float
    is_open: bool = False


def bearing_on(map: ArgumentMap, evaluation: Evaluation, id: str) -> list[Carrying]:
    """Give the links that bear on a node or link: what carries most first."""
    links = (map.links[one] for one in map.link_ids_into(id) if one in evaluation.links)
    found = [carrying(map, evaluation, link) for link in links]
    return sorted(found, key=lambda one: (-one.carried, one.link.id))


def carrying(map: ArgumentMap, evaluation: Evaluation, link: Link) -> Carrying:
    """Give what an evaluated link carries; where circles leave it open, from the middles."""
    premises = [evaluation.nodes[id] for id in map.premises(link)]
    held = [one.middle for one in premises]
    together = prod(held) if evaluation.rules.premises == "product" else min(held)
    step = evaluation.links[link.id]
    is_open = any(one.strength is None for one in (step, *premises))
    return Carrying(link, together, step.middle * together, is_open=is_open)


def bearing_entries(editor: Editor, id: str, visit: Visit) -> list[Entry]:
    """List what bears on a node or link; below what comes by a step that is argued over, that step."""
    map, evaluation = editor.map, editor.evaluation
    found = []
    for one in bearing_on(map, evaluation, id):
        found.append(_entry(map, one, evaluation.links[one.link.id].middle, visit))
        if any(other in evaluation.links for other in map.link_ids_into(one.link.id)):
            found.append(_step(evaluation, one.link, visit))
    return found


def premise_entries(editor: Editor, link: Link, visit: Visit) -> list[Entry]:
    """List the premises of a link with their strengths."""
    map = editor.map
    return [
        Entry(
            (Line(line_of(map, id), icon_of(map.get(id)), figure(editor.evaluation.get(id))),),
            tr("Select and show: {words}", words=line_of(map, id)),
            lambda id=id: visit(id),
            _bar(editor.evaluation.get(id)),
        )
        for id in map.premises(link)
    ]


def _entry(map: ArgumentMap, one: Carrying, step: float, visit: Visit) -> Entry:
    link = one.link
    value = one.carried if link.stance == "support" else -one.carried
    first, *others = map.premises(link)
    icon = "add-support" if link.stance == "support" else "add-attack"
    lines = [Line(line_of(map, first), icon, tr("open") if one.is_open else signed(value))]
    lines += [Line(tr("and {card}", card=line_of(map, other)), "add-linked") for other in others]
    return Entry(
        tuple(lines), _tip(map, one, step), lambda: visit(first), None if one.is_open else Bar(value)
    )


def _bar(strength: Strength | None) -> Bar | None:
    if strength is None or strength.strength is None:
        return None
    return Bar(strength.strength, is_signed=False)


def _tip(map: ArgumentMap, one: Carrying, step: float) -> str:
    names = " + ".join(name_of(map, id) for id in map.premises(one.link))
    what = (
        tr("Supports: {names}", names=names)
        if one.link.stance == "support"
        else tr("Attacks: {names}", names=names)
    )
    if one.is_open:
        circle = tr("It hangs on a circle that does not settle, so how much arrives here is open.")
        return "\n".join((what, circle, tr("Press to go there.")))
    is_linked = len(one.link.premises) > 1
    held = (
        tr("These hold {value} together; each is needed.", value=number(one.premises))
        if is_linked
        else tr("It holds {value}.", value=number(one.premises))
    )
    carried = tr(
        "Of that {value} arrives here, as the step holds {step}.",
        value=number(one.carried),
        step=number(step),
    )
    return "\n".join((what, held, carried, tr("Press to go there.")))


def _step(evaluation: Evaluation, link: Link, visit: Visit) -> Entry:
    tip = tr(
        "Something bears on the step from there to here, and so on how much of it arrives. Press to see what."
    )
    line = Line(tr("by a step that holds"), "add-undercut", figure(evaluation.links[link.id]))
    return Entry((line,), tip, lambda: visit(link.id))
