"""Maps of any size that look like maps people make: branching reasons, linked premises, undercuts, cross links."""

import random

from argmap.model.graph import ArgumentMap
from argmap.model.order import spread
from argmap.model.records import INFO, Citation, Link, MapInfo, Node, Source

WORDS = (
    "officials report troops moved border satellite pictures show nothing yet sources disagree about numbers timing "
    "motive cost treaty winter supply trains were seen near the coast while ministers deny any plan to escalate"
).split()
KINDS = ("claim", "evidence", "claim", "evidence", "ramification", "question")


def generate(count: int, seed: int = 7, answers: int = 0) -> ArgumentMap:
    """Make a connected map of `count` nodes and about as many links, the same for the same seed.

    Without `answers` nothing goes in a circle; each answer attacks a lone attacker back.
    """
    dice = random.Random(seed)
    orders = spread(count)
    nodes, links = [], []
    hanging: list[str] = []
    for number in range(count):
        id = f"n{number:06}"
        kind = "claim" if number == 0 else dice.choice(KINDS)
        text = " ".join(dice.choices(WORDS, k=dice.randint(5, 24))).capitalize() + "."
        cites = {f"c{number:06}": Citation(id=f"c{number:06}", source="paper")} if kind == "evidence" else {}
        credence = round(dice.uniform(0.1, 0.9), 2)
        nodes.append(
            Node(id=id, kind=kind, text=text, credence=credence, citations=cites, order=orders[number])
        )
        if number:
            links.append(_link(dice, number, nodes, links, hanging))
    for number in range(count // 50):
        one, other = dice.sample(range(1, count), 2)
        target = nodes[min(one, other)].id
        links.append(
            Link(
                id=f"x{number:06}", stance="attack", premises={nodes[max(one, other)].id: "a0"}, target=target
            )
        )
    links += _answers(dice, links, answers)
    return ArgumentMap(
        [*nodes, *links, Source(id="paper", title="A paper")],
        MapInfo(id=INFO, title=f"{count} nodes", main=nodes[0].id, direction="right"),
    )


def _link(dice: random.Random, number: int, nodes: list[Node], links: list[Link], hanging: list[str]) -> Link:
    """Let node `number` bear on an earlier one, or on a link, or join a link as a further premise."""
    id, premise = f"k{number:06}", {nodes[number].id: "a0"}
    stance = "support" if dice.random() < 0.65 else "attack"
    if links and dice.random() < 0.06:
        return Link(id=id, stance="attack", premises=premise, target=dice.choice(links[-40:]).id)
    parent = nodes[max(0, int(number * dice.random() ** 0.7) - 1)].id
    if number > 3 and dice.random() < 0.08:
        premise[nodes[number - 1].id] = "a1"
    return Link(id=id, stance=stance, premises=premise, target=parent, order=f"a{dice.randint(0, 9)}")


def _answers(dice: random.Random, links: list[Link], count: int) -> list[Link]:
    """Let some of those that are attacked by a single premise attack it back."""
    attacks = [
        one for one in links if one.stance == "attack" and len(one.premises) == 1 and one.target[0] == "n"
    ]
    return [
        Link(
            id=f"z{number:06}",
            stance="attack",
            premises={attack.target: "a0"},
            target=next(iter(attack.premises)),
        )
        for number, attack in enumerate(dice.sample(attacks, count))
    ]
