"""Maps, sizes and checks for the layout's tests; tests themselves are beside this file."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from random import Random

from argmap.layout.axes import Axes
from argmap.layout.placement import Placement
from argmap.layout.spacing import ROW_GAP
from argmap.model.graph import ArgumentMap
from argmap.model.records import DIRECTIONS, INFO, STANCES, Direction, Group, Link, MapInfo, Node, Record

Sizes = dict[str, tuple[float, float]]
HEIGHTS = (70.0, 90.0, 110.0, 130.0)


def seeded(seed: int) -> Random:
    """Give chance that falls the same way every time."""
    return Random(seed)


def node(id: str, group: str | None = None, order: str = "") -> Node:
    return Node(id=id, kind="claim", group=group, order=order or id)


def link(id: str, premises: str, target: str, stance: str = "support") -> Link:
    """Make a link from premises given as words, in their order."""
    return Link(
        id=id,
        stance=stance,
        premises={p: f"a{i}" for i, p in enumerate(premises.split())},
        target=target,
        order=id,
    )


def made(*records: Record, main: str | None = None, direction: Direction = "up") -> ArgumentMap:
    return ArgumentMap(records, MapInfo(id=INFO, main=main, direction=direction))


def sizes_of(map: ArgumentMap, seed: int = 0) -> Sizes:
    """Give cards of one to four lines, 240 wide."""
    chance = seeded(seed)
    return {id: (240.0, chance.choice(HEIGHTS)) for id in map.nodes}


def wild_map(seed: int, count: int | None = None) -> ArgumentMap:
    """Make a map with all that is awkward: rings, linked premises, undercuts of undercuts, self-attacks,
    groups in groups and in rings, nodes alone.
    """
    chance = seeded(seed)
    count = count or chance.choice([1, 2, 5, 15, 40])
    groups = [f"g{i}" for i in range(chance.randrange(4))]
    records: list[Record] = [Group(id=g, title=g, parent=chance.choice([None, *groups])) for g in groups]
    records += [
        node(f"n{i}", chance.choice([None, None, *groups]), f"a{chance.randrange(9)}") for i in range(count)
    ]
    ends = [f"n{i}" for i in range(count)]
    for i in range(chance.randrange(int(count * 1.6) + 1)):
        premises = chance.sample(range(count), min(count, chance.choice([1, 1, 1, 2, 3])))
        words = " ".join(f"n{p}" for p in premises)
        records.append(link(f"k{i}", words, chance.choice(ends), chance.choice(STANCES)))
        ends += [f"k{i}"] * (chance.random() < 0.3)
    return made(*records, main=chance.choice([None, "n0"]), direction=chance.choice(DIRECTIONS))


def tree_map(seed: int, count: int = 200) -> ArgumentMap:
    """Make a map such as people draw: mostly a tree, some linked premises and undercuts, few loose ends."""
    chance = seeded(seed)
    records: list[Record] = [node(f"n{i}", order=f"a{i:05}") for i in range(count)]
    links: list[str] = []
    for i in range(1, count):
        if chance.random() < 0.03:
            continue
        target = chance.choice(links) if links and chance.random() < 0.1 else f"n{chance.randrange(i)}"
        fellow = f" n{chance.randrange(i)}" if chance.random() < 0.1 else ""
        records.append(link(f"k{i:05}", f"n{i}{fellow}", target))
        links.append(f"k{i:05}")
    return made(*records, main="n0" if seed % 2 else None)


def with_leaf(map: ArgumentMap, target: str, id: str = "new") -> ArgumentMap:
    """Give the map with one more premise for a node or link."""
    return ArgumentMap([*map.records(), node(id, order="z"), link(f"z{id}", id, target)], map.info)


def without(map: ArgumentMap, gone: set[str]) -> ArgumentMap:
    """Give the map without these nodes; links that named them are not sound any more."""
    return ArgumentMap([record for record in map.records() if record.id not in gone], map.info)


def overlapping(
    places: Mapping[str, tuple[float, float]], sizes: Sizes, gap: float = 0.0
) -> list[tuple[str, str]]:
    """Give the pairs of cards nearer than `gap`."""
    ids = sorted(places, key=places.__getitem__)
    found = []
    for i, one in enumerate(ids):
        x, y = places[one]
        w, h = sizes[one]
        for other in ids[i + 1 :]:
            ox, oy = places[other]
            if ox >= x + w + gap - 1e-6:
                break
            if oy < y + h + gap - 1e-6 and y < oy + sizes[other][1] + gap - 1e-6:
                found.append((one, other))
    return found


def faults(placement: Placement, sizes: Sizes) -> list[str]:
    """Say what is wrong: overlaps, rows out of line, cards where only lines may be."""
    axes, gap = Axes.of(placement.direction), ROW_GAP[placement.direction]
    rows: dict[tuple[int, int], list[tuple[float, float, float, float]]] = defaultdict(list)
    for id, place in placement.places.items():
        extent = axes.extent(sizes[id])
        across, depth = axes.layout(place, extent)
        rows[placement.rows[id]].append((depth, depth + extent[1], across, across + extent[0]))
    found = [f"overlap {pair}" for pair in overlapping(placement.places, sizes, 13.0)]
    for (part, row), cards in rows.items():
        edges = [card[0] if row > 0 else card[1] for card in cards]
        if row and max(edges) - min(edges) > 1e-5:
            found.append(f"row {row} of part {part} is out of line")
    for one, other in pairwise(sorted(rows)):
        apart = min(card[0] for card in rows[other]) - max(card[1] for card in rows[one])
        if one[0] == other[0] and apart < gap - 1e-5:
            found.append(f"rows {one} and {other} are {apart} apart")
    return found + _strangers(rows, gap)


def _strangers(
    rows: Mapping[tuple[int, int], list[tuple[float, float, float, float]]], gap: float
) -> list[str]:
    """Name the parts with a card where the lines of another part run."""
    found = []
    for (part, row), cards in rows.items():
        around = cards + rows.get((part, row - (row > 0) + (row < 0)), [])
        low, high = min(card[2] for card in around), max(card[3] for card in around)
        start = min(card[0] for card in cards) - gap * (row > 0)
        end = max(card[1] for card in cards) + gap * (row < 0)
        for (other, _), strangers in rows.items():
            if other != part and any(
                c[0] < end - 1e-5 and start < c[1] - 1e-5 and c[2] < high - 1e-5 and low < c[3] - 1e-5
                for c in strangers
            ):
                found.append(f"part {other} stands in row {row} of part {part}")
    return found
