"""Evaluation as the code beside papers does it: objects in dictionaries, gone round until nothing moves.

The same strengths as argmap's, for maps without bands and unset credences. Knows nothing of ranks.
"""

from math import prod

from argmap.model.graph import ArgumentMap


class Argument:
    """A statement: where it starts, how strong it is now, and the relations that attack or support it."""

    def __init__(self, name: str, base: float) -> None:
        self.name = name
        self.base = base
        self.strength = base
        self.attackers: list[Relation] = []
        self.supporters: list[Relation] = []

    def next_strength(self) -> float:
        attack = support = 1.0
        for attacker in self.attackers:
            attack *= 1.0 - attacker.carried()
        for supporter in self.supporters:
            support *= 1.0 - supporter.carried()
        energy = attack - support
        if energy > 0:
            return self.base + (1.0 - self.base) * energy
        return self.base + self.base * energy


class Relation(Argument):
    """A step from premises to what it bears on; as it can be attacked, it is an argument itself."""

    def __init__(self, name: str, base: float, premises: list[Argument]) -> None:
        super().__init__(name, base)
        self.premises = premises

    def carried(self) -> float:
        return self.strength * prod(premise.strength for premise in self.premises)


def make(map: ArgumentMap) -> dict[str, Argument]:
    """Make the objects."""
    arguments = {id: Argument(id, node.credence) for id, node in map.nodes.items()}
    for id, link in map.links.items():
        weight = 1.0 if link.weight is None else link.weight
        arguments[id] = Relation(id, weight, [arguments[one] for one in link.premises])
    for id, link in map.links.items():
        target = arguments[link.target]
        (target.attackers if link.stance == "attack" else target.supporters).append(arguments[id])
    return arguments


def solve(arguments: dict[str, Argument]) -> dict[str, float]:
    """Work all strengths out, round after round, from where the arguments start."""
    for argument in arguments.values():
        argument.strength = argument.base
    moves = True
    while moves:
        moves = False
        following = {name: argument.next_strength() for name, argument in arguments.items()}
        for name, argument in arguments.items():
            moves = moves or argument.strength != following[name]
            argument.strength = following[name]
    return {name: argument.strength for name, argument in arguments.items()}
