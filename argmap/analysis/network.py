"""Turns a map into variables: what each node and link starts from and what bears on it. Solves nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from operator import attrgetter

from argmap.analysis.components import arrange
from argmap.model.graph import ArgumentMap
from argmap.model.records import Credence, Link, Node

#: The stances that carry something to their target.
CARRYING = frozenset({"support", "attack"})

#: What a node without a credence passes on.
UNRATED = 0.5

Assumed = Mapping[str, Credence]

#: What a link carries is a product: the link's own value and its premises', by id.
Factors = tuple[str, ...]
Effects = defaultdict[str, list[Factors]]

_id = attrgetter("id")


@dataclass(slots=True)
class Network:
    """Variables by id, nodes and links alike, and the order to solve those that something moves.

    `lows` and `highs` are what a variable starts from at either end of its band, `bases` in
    the middle; without any band they are one dictionary. A node fixed by an assumption has
    no `attackers` and no `supporters`. Factors may name what is no variable of this network.
    """

    bases: dict[str, float] = field(default_factory=dict)
    lows: dict[str, float] = field(default_factory=dict)
    highs: dict[str, float] = field(default_factory=dict)
    links: Mapping[str, Link] = field(default_factory=dict)
    attackers: Effects = field(default_factory=lambda: defaultdict(list))
    supporters: Effects = field(default_factory=lambda: defaultdict(list))
    followers: dict[str, list[str]] = field(default_factory=dict)
    unrated: set[str] = field(default_factory=set)
    order: list[str] = field(default_factory=list)
    rings: list[list[str]] = field(default_factory=list)

    @property
    def has_bands(self) -> bool:
        """Whether some variable starts from a range."""
        return self.lows is not self.bases


def is_carrying(map: ArgumentMap, link: Link) -> bool:
    """Say whether a link is evaluated: sound, and a support or an attack."""
    if link.stance not in CARRYING:
        return False
    nodes = map.nodes.keys()
    if link.target in nodes and link.premises:  # most links, decided without walking
        return link.premises.keys() <= nodes
    return map.is_sound(link)


def is_fixed(assumed: Assumed, id: str) -> bool:
    """Say whether a node is assumed true or false, whatever bears on it."""
    return isinstance(assumed.get(id), bool)


def build(
    nodes: Iterable[Node],
    links: Mapping[str, Link],
    assumed: Assumed,
    bearing: Iterable[Link] | None = None,
) -> Network:
    """Make the variables for `nodes` and for those `links` that are evaluated.

    `bearing` is every evaluated link that bears on one of them, by default these `links`.
    """
    network = Network(links=links)
    network.lows = network.highs = network.bases
    network.bases.update({id: 1.0 if link.weight is None else link.weight for id, link in links.items()})
    _add_nodes(network, nodes, assumed)
    _add_effects(network, links.values() if bearing is None else bearing, assumed)
    moved = network.attackers.keys() | network.supporters.keys()
    network.unrated -= moved
    network.followers = _followers(network, moved)
    network.order, network.rings = arrange(moved, network.followers)
    return network


def _add_nodes(network: Network, nodes: Iterable[Node], assumed: Assumed) -> None:
    bands: dict[str, tuple[float, float]] = {}
    for node in nodes:
        id = node.id
        credence = assumed.get(id, node.credence)
        if credence is None:
            network.bases[id] = UNRATED
            network.unrated.add(id)
        elif isinstance(credence, tuple):
            bands[id] = credence
            network.bases[id] = (credence[0] + credence[1]) / 2
        else:
            network.bases[id] = float(credence)
    if bands:
        network.lows = network.bases | {id: low for id, (low, _) in bands.items()}
        network.highs = network.bases | {id: high for id, (_, high) in bands.items()}


def _add_effects(network: Network, bearing: Iterable[Link], assumed: Assumed) -> None:
    """Let links bear on their targets, in the order of ids: a product is the same to the last bit."""
    bases, attackers, supporters = network.bases, network.attackers, network.supporters
    for link in sorted(bearing, key=_id):
        target, premises = link.target, link.premises
        if target in bases and not (target in assumed and is_fixed(assumed, target)):
            factors = (link.id, *(premises if len(premises) == 1 else sorted(premises)))
            (attackers if link.stance == "attack" else supporters)[target].append(factors)


def _followers(network: Network, moved: AbstractSet[str]) -> dict[str, list[str]]:
    """Give, for each variable that something moves, the variables it moves itself."""
    followers: dict[str, list[str]] = {id: [] for id in moved}
    for effects in (network.attackers, network.supporters):
        for target, links in effects.items():
            for factors in links:
                for id in factors:
                    if id in moved:
                        followers[id].append(target)
    return followers
