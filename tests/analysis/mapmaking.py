"""Small maps for the tests of this room, and slow ways to work them out that share no code with argmap."""

import math

from hypothesis import strategies as st

from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node


def claim(id, credence=None, **fields):
    return Node(id=id, kind=fields.pop("kind", "claim"), text=id, credence=credence, **fields)


def link(id, premises, target, stance="support", **fields):
    return Link(id=id, stance=stance, premises=dict.fromkeys(premises.split(), "a0"), target=target, **fields)


shares = st.floats(0, 1, allow_nan=False, width=32)
inner = st.floats(0.01, 0.99, allow_nan=False)


@st.composite
def acyclic(draw, most=8, credences=shares, *, is_plain=False, stances=("support", "attack")):
    """Draw a map in which links lead from later nodes to earlier ones, and undercuts to earlier links."""
    count = draw(st.integers(1, most))
    nodes = [claim(f"n{i}", draw(credences)) for i in range(count)]
    links = []
    for number in range(draw(st.integers(0, 2 * most)) if count > 1 else 0):
        target = draw(st.integers(0, count - 2))
        later = st.integers(target + 1, count - 1)
        premises = {draw(later)} if is_plain else set(draw(st.lists(later, min_size=1, max_size=3)))
        aims = [f"n{target}"]
        if not is_plain:
            aims += [one.id for one in links if all(int(p[1:]) <= min(premises) for p in one.premises)]
        weight = None if is_plain else draw(st.none() | shares)
        words = " ".join(f"n{i}" for i in sorted(premises))
        stance = draw(st.sampled_from(stances))
        links.append(link(f"k{number:02}", words, draw(st.sampled_from(aims)), stance, weight=weight))
    return ArgumentMap([*nodes, *links])


def slow(map, semantics, premises="product", gone=frozenset()):
    """Work a map without rings out by recursion, straight from the published formulas."""

    def node(id):
        if id in gone:
            return 0.0
        bearing = [one for one in map.links.values() if one.target == id]
        attacks = [carried(one) for one in bearing if one.stance == "attack"]
        supports = [carried(one) for one in bearing if one.stance == "support"]
        return FORMULAS[semantics](map.nodes[id].credence, attacks, supports)

    def step(id):
        bearing = [one for one in map.links.values() if one.target == id]
        weight = 1.0 if map.links[id].weight is None else map.links[id].weight
        attacks = [carried(one) for one in bearing if one.stance == "attack"]
        return dfquad(weight, attacks, [carried(one) for one in bearing if one.stance == "support"])

    def carried(one):
        values = [node(id) for id in one.premises]
        return step(one.id) * (math.prod(values) if premises == "product" else min(values))

    return {id: node(id) for id in map.nodes} | {id: step(id) for id in map.links}


def dfquad(w, attacks, supports):
    """Combine both sides first (v_a, v_s), as the paper of 2016 does."""
    against = 1 - math.prod(1 - one for one in attacks)
    in_favour = 1 - math.prod(1 - one for one in supports)
    if against >= in_favour:
        return w - w * (against - in_favour)
    return w + (1 - w) * (in_favour - against)


def qe(w, attacks, supports):
    energy = math.fsum(supports) - math.fsum(attacks)

    def h(x):
        return max(x, 0.0) ** 2 / (1 + max(x, 0.0) ** 2)

    return w + (1 - w) * h(energy) - w * h(-energy)


def euler(w, attacks, supports):
    return 1 - (1 - w**2) / (1 + w * math.exp(math.fsum(supports) - math.fsum(attacks)))


def mlp(w, attacks, supports):
    if w in (0, 1):
        return w
    return 1 / (1 + math.exp(-(math.log(w / (1 - w)) + math.fsum(supports) - math.fsum(attacks))))


def euler_top(w, attacks, supports):
    return euler(w, [max(attacks)] if attacks else [], [max(supports)] if supports else [])


def sq_dfquad(w, attacks, supports):
    energy = math.prod(1 - one for one in attacks) - math.prod(1 - one for one in supports)

    def h(x):
        return max(x, 0.0) / (1 + max(x, 0.0))

    return w + (1 - w) * h(energy) - w * h(-energy)


FORMULAS = {
    "dfquad": dfquad,
    "qe": qe,
    "euler": euler,
    "mlp": mlp,
    "euler-top": euler_top,
    "sq-dfquad": sq_dfquad,
}
