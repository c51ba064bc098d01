"""What every node and link starts from before any argument: set, derived from ratings, or supposed."""

from argmap.analysis.ratings import rated_credence, rated_weight
from argmap.analysis.whatif import WhatIf
from argmap.model.graph import ArgumentMap
from argmap.model.origins import bereft, repeating
from argmap.model.records import Credence, Link, Node

#: What a node without a credence passes on.
UNRATED = 0.5


class Grounds:
    """Reads a map under a supposition.

    `fixed` holds the nodes whose strength is 0 or 1 whatever bears on them: those assumed
    true or false, and those left without any source, which carry nothing. `gone` is the
    withdrawn sources with all that repeat them.
    """

    def __init__(self, map: ArgumentMap, whatif: WhatIf) -> None:
        self.map = map
        self.whatif = whatif
        self.gone: frozenset[str] = frozenset().union(*(repeating(map, id) for id in whatif.withdrawn))
        self.bereft = bereft(map, self.gone) - whatif.assume.keys() if self.gone else frozenset()
        self.fixed: dict[str, float] = {
            id: float(v) for id, v in whatif.assume.items() if isinstance(v, bool)
        }
        self.fixed.update(dict.fromkeys(self.bereft, 0.0))

    def credence(self, node: Node) -> Credence | None:
        """Give what a node starts from: a number, a band, or None when nobody says."""
        if node.id in self.whatif.assume:
            return self.whatif.assume[node.id]
        if node.credence is not None or not node.citations:
            return node.credence
        return rated_credence(self.map, node, self.gone)

    def weight(self, link: Link) -> float:
        """Give the most a link can carry."""
        if link.weight is not None:
            return link.weight
        nodes = self.map.nodes
        for id in link.premises:
            if nodes[id].citations:  # as for few links of a large map
                rated = rated_weight(self.map, link, self.gone)
                return 1.0 if rated is None else rated
        return 1.0
