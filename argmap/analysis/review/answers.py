"""The check for attacks that nobody has answered, where they count. No strengths.

An attack counts when it speaks against the main claim: it hits the claim, what leads to it,
a step on the way, or what answers another such attack. It is answered when something attacks
it, its premises or what these rest on. Left out are attacks that the reader has dealt with by
judging a premise, and those the reader's own ratings make weak.
"""

from collections.abc import Iterator

from argmap.analysis.network import is_carrying
from argmap.analysis.ratings import rated_credence, rated_weight
from argmap.model.findings import Finding, advice, link_name, listed, node_name
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, as_band
from argmap.model.wording import tr

#: An attack that carries less than this by the reader's own ratings is weak.
_WEAK = 0.5


def unanswered_attacks(map: ArgumentMap) -> Iterator[Finding]:
    """Find attacks against the main claim, at any remove, that nothing answers."""
    for link in _against(map, _conclusions(map)):
        if _is_told_elsewhere(map, link) or _is_dealt_with(map, link):
            continue
        names = listed(node_name(map.nodes[id]) for id in map.premises(link))
        if link.target in map.nodes:
            message = tr(
                "Nothing answers the attack of {premises} on “{target}”; say what speaks against it, "
                "or judge it.",
                premises=names,
                target=node_name(map.nodes[link.target]),
            )
        else:
            message = tr(
                "Nothing answers the attack of {premises} on the step “{target}”; say what speaks "
                "against it, or judge it.",
                premises=names,
                target=link_name(map, map.links[link.target]),
            )
        yield advice(link.id, message)


def _conclusions(map: ArgumentMap) -> list[str]:
    """Give the main node; without one, every node that something bears on and that leads nowhere."""
    if map.info.main in map.nodes:
        return [map.info.main]
    return [
        id
        for id in map.nodes
        if any(is_carrying(map, map.links[link]) for link in map.link_ids_into(id))
        and not any(is_carrying(map, map.links[link]) for link in map.link_ids_from(id))
    ]


def _against(map: ArgumentMap, conclusions: list[str]) -> Iterator[Link]:
    """Go through the attacks on what speaks for the conclusions.

    What bears on them is followed back with its side: a support keeps it, an attack changes it.
    """
    waiting = [(id, True) for id in conclusions]
    seen = set(waiting)
    while waiting:
        target, is_for = waiting.pop()
        for link in _bearing(map, target):
            side = is_for if link.stance == "support" else not is_for
            if link.stance == "attack" and is_for and (link.id, side) not in seen:
                yield link
            fresh = {(id, side) for id in (link.id, *link.premises)} - seen
            seen |= fresh
            waiting.extend(fresh)


def _bearing(map: ArgumentMap, id: str) -> Iterator[Link]:
    links = (map.links[link] for link in map.link_ids_into(id))
    return (link for link in links if is_carrying(map, link))


def _is_weak(map: ArgumentMap, link: Link) -> bool:
    """Say whether an attack carries little by what the reader entered, codes for sources included.

    A premise that something supports may be stronger than its credence, so that one is not held
    against it; what is unrated is not weak.
    """
    weight = rated_weight(map, link) if link.weight is None else link.weight
    carried = 1.0 if weight is None else weight
    for id in link.premises:
        node = map.nodes[id]
        credence = rated_credence(map, node) if node.credence is None else node.credence
        if credence is not None and all(other.stance != "support" for other in _bearing(map, id)):
            carried *= as_band(credence)[1]
    return carried < _WEAK


def _is_told_elsewhere(map: ArgumentMap, link: Link) -> bool:
    """Say whether an attack should not be there at all: a motive against a statement."""
    return link.target in map.nodes and any(map.nodes[id].kind == "motivation" for id in link.premises)


def _is_dealt_with(map: ArgumentMap, link: Link) -> bool:
    return _is_weak(map, link) or _is_judged(map, link) or _is_answered(map, link)


def _is_judged(map: ArgumentMap, link: Link) -> bool:
    return any(map.nodes[id].judgement in {"accepted", "rejected"} for id in link.premises)


def _is_answered(map: ArgumentMap, link: Link) -> bool:
    """Say whether something attacks a link, its premises, or what supports these."""
    waiting = [link.id, *link.premises]
    seen = set(waiting)
    while waiting:
        for other in _bearing(map, waiting.pop()):
            if other.stance == "attack":
                return True
            fresh = {other.id, *other.premises} - seen
            seen |= fresh
            waiting.extend(fresh)
    return False
