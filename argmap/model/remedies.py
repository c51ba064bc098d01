"""Offers to mend what a check found, each an edit that can be undone. What is found is not decided here."""

from collections.abc import Iterable
from functools import partial

import msgspec

from argmap.model.change import Change, Delta
from argmap.model.edits import retarget, set_field
from argmap.model.errors import EditError
from argmap.model.findings import Remedy, link_name, node_name
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node, as_band
from argmap.model.wording import tr

#: As near to certain as a credence may come and still be moved by an argument.
_LEAST, _MOST = 0.01, 0.99


def attack_the_step(map: ArgumentMap, link: Link) -> Remedy | None:
    """Offer to let an attack on a statement attack the step from the report to it instead.

    The step is the support from evidence that looks strongest; without one there is no offer.
    """
    steps = [step for step in map.links_into(link.target) if _is_report(map, step)]
    steps = [step for step in steps if not _is_undercut_from(map, step, link.premises.keys())]
    if not steps:
        return None
    step = max(steps, key=lambda step: _promise(map, step))  # of equals, the first in the map's order
    return Remedy(
        tr("Attack the step instead"),
        tr("The attack now hits the step “{step}” and not the statement.", step=link_name(map, step)),
        partial(retarget, id=link.id, target=step.id),
    )


def _is_report(map: ArgumentMap, step: Link) -> bool:
    """Say whether a link is a support that evidence has a part in."""
    nodes = (map.nodes.get(id) for id in step.premises)
    return step.stance == "support" and any(node is not None and node.kind == "evidence" for node in nodes)


def _is_undercut_from(map: ArgumentMap, step: Link, premises: Iterable[str]) -> bool:
    """Say whether the same premises attack a step already: twice would count twice."""
    attacks = (map.links[id] for id in map.link_ids_into(step.id))
    return any(attack.stance == "attack" and attack.premises.keys() == set(premises) for attack in attacks)


def _promise(map: ArgumentMap, step: Link) -> float:
    """Guess, from what the reader entered, how much a step carries; nothing is evaluated."""
    carried = 1.0 if step.weight is None else step.weight
    for id in step.premises:
        credence = map.nodes[id].credence if id in map.nodes else None
        carried *= 0.5 if credence is None else sum(as_band(credence)) / 2
    return carried


def keep_one(map: ArgumentMap, first: str, second: Link) -> Remedy:
    """Offer to remove a link that repeats another; what hangs on it moves to the one that stays."""
    return Remedy(
        tr("Remove this link"),
        tr("The second link “{link}” is removed.", link=link_name(map, second)),
        partial(_merge, first=first, second=second.id),
    )


def _merge(map: ArgumentMap, first: str, second: str) -> Change:
    if first not in map.links or second not in map.links:
        raise EditError(tr("One of the two links is not in this map any more."))
    hanging = map.links_into(second)
    deltas: dict[str, Delta] = {
        link.id: (link, msgspec.structs.replace(link, target=first)) for link in hanging
    }
    return Change({second: (map.links[second], None), **deltas})


def keep_doubt(node: Node) -> Remedy:
    """Offer the credence next to a certain one."""
    is_sure = node.credence is not None and as_band(node.credence)[0] > 0
    credence = _MOST if is_sure else _LEAST
    return Remedy(
        tr("Set it to {credence}", credence=credence),
        tr("“{node}” has a credence of {credence} now.", node=node_name(node), credence=credence),
        partial(set_field, id=node.id, field="credence", value=credence),
    )
