"""How links run: past cards, apart, and onto what they hit. Sampled finely, in all directions."""

import itertools
from random import Random

import numpy as np
import pytest

from argmap.layout.pivot import arrange
from argmap.layout.placement import Placement
from argmap.layout.sizes import fit_card
from argmap.model import edits
from argmap.model.document import Document
from argmap.model.graph import ArgumentMap
from argmap.model.records import DIRECTIONS, INFO, Link, MapInfo, Node
from argmap.picture.curves import point_at
from argmap.picture.lines import sign_rect
from argmap.picture.routes import Router
from tests.bench.generated import generate
from tests.conftest import EvenMeasure
from tests.layout.mapmaking import wild_map

SAMPLES = np.linspace(0.0, 1.0, 33)
SEEDS = range(60)


class Drawn:
    """A map placed in one direction, with the route of each of its links."""

    def __init__(self, map, direction, placement=None):
        self.map = map
        self.sizes = {}
        for id, node in map.nodes.items():
            fit = fit_card(node, EvenMeasure())
            self.sizes[id] = (fit.width, fit.height)
        self.placement = placement or arrange(map, self.sizes, direction)
        self.router = Router(map, self.rect_of, self.placement.rows, direction)
        self.routes = {id: self.router.route(id) for id in map.links}

    def rect_of(self, id):
        return (*self.placement.places[id], *self.sizes[id])

    def are_neighbours(self, link):
        """Say whether all premises stand in one row, next to that of the target."""
        part, row = self.placement.rows[link.target]
        rows = {self.placement.rows[id] for id in link.premises}
        return rows in ({(part, row - 1)}, {(part, row + 1)})

    def crossed(self, route, leaving):
        """Name the cards that a route runs over."""
        found = []
        points = sampled(route)
        for id in self.map.nodes.keys() - set(leaving):
            x, y, w, h = self.rect_of(id)
            inside = (
                (points[:, 0] > x + 1)
                & (points[:, 0] < x + w - 1)
                & (points[:, 1] > y + 1)
                & (points[:, 1] < y + h - 1)
            )
            if inside.any():
                found.append(id)
        return found


def sampled(route):
    s = 1 - SAMPLES
    weights = np.stack([s**3, 3 * s * s * SAMPLES, 3 * s * SAMPLES**2, SAMPLES**3])
    curves = np.array(route.curves)
    points = np.einsum("kp,ckd->cpd", weights, curves).reshape(-1, 2)
    bars = [np.linspace(a, b, 20) for a, b in route.bars]
    return np.concatenate([points, *bars]) if bars else points


def any_map(seed):
    return generate(Random(seed).choice([5, 12, 25, 40]), seed) if seed % 2 else wild_map(seed)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_no_line_between_neighbouring_rows_of_an_example_crosses_a_card(example, direction):
    drawn = Drawn(example, direction)
    check_tree_lines(drawn)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_line_between_neighbouring_rows_crosses_a_card(seed):
    map = any_map(seed)
    for direction in DIRECTIONS:
        check_tree_lines(Drawn(map, direction))


def check_tree_lines(drawn):
    for link in drawn.map.sound_links():
        if link.target in drawn.map.nodes and drawn.are_neighbours(link):
            ends = [*link.premises, link.target]
            assert drawn.crossed(drawn.routes[link.id], ends) == [], (link.id, drawn.placement.direction)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_lines_of_the_examples_over_several_rows_find_a_way_round_cards(example, direction):
    drawn = Drawn(example, direction)
    rows = drawn.placement.rows
    for link in example.sound_links():
        [first, *more] = link.premises
        if link.target in example.nodes and not more and rows[first][1] != rows[link.target][1]:
            assert drawn.crossed(drawn.routes[link.id], [first, link.target]) == [], link.id


@pytest.mark.parametrize("seed", SEEDS)
def test_an_undercut_ends_on_the_line_it_hits(seed):
    map = any_map(seed)
    for direction in DIRECTIONS:
        drawn = Drawn(map, direction)
        for link in map.sound_links():
            if link.target in map.links:
                hit = sampled(drawn.routes[link.target])
                apart = np.hypot(*(hit - drawn.routes[link.id].tip).T).min()
                assert apart < 12, link.id  # between two samples of a long curve
                assert distance(drawn.routes[link.id].tip, drawn.routes[link.target]) < 1.5, link.id


def distance(point, route):
    """Give how far a point is from a route, between its samples too."""
    best = float("inf")
    for curve in route.curves:
        points = np.array([point_at(curve, t) for t in np.linspace(0, 1, 200)])
        a, b = points[:-1], points[1:]
        along = b - a
        t = np.clip(((point - a) * along).sum(1) / np.maximum((along**2).sum(1), 1e-9), 0, 1)
        best = min(best, float(np.hypot(*(a + along * t[:, None] - point).T).min()))
    return best


@pytest.mark.parametrize("seed", SEEDS)
def test_every_sound_link_has_a_route_and_no_other(seed):
    map = any_map(seed)
    sound = {link.id for link in map.sound_links()}
    for direction in DIRECTIONS:
        drawn = Drawn(map, direction)
        assert {id for id, route in drawn.routes.items() if route} == sound
        for route in filter(None, drawn.routes.values()):
            assert np.isfinite(sampled(route)).all()
            assert np.hypot(*route.aim) == pytest.approx(1)
            assert route.tip == route.curves[-1][-1]
            assert np.isfinite(route.sign).all()


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_lines_begin_at_their_cards_and_end_at_the_edge_of_their_target(example, direction):
    drawn = Drawn(example, direction)
    for link in example.sound_links():
        route = drawn.routes[link.id]
        starts = [curve[0] for curve in route.curves]
        for id in link.premises:
            assert any(is_on_edge(drawn.rect_of(id), start) for start in starts), (link.id, id)
        if link.target in example.nodes:
            assert is_on_edge(drawn.rect_of(link.target), route.tip), link.id


def is_on_edge(rect, point):
    x, y, w, h = rect
    (px, py), near = point, 0.51
    across, down = x - near <= px <= x + w + near, y - near <= py <= y + h + near
    at_side = min(abs(px - x), abs(px - x - w)) < near
    return across and down and (at_side or min(abs(py - y), abs(py - y - h)) < near)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_lines_that_arrive_at_one_card_keep_apart(direction):
    nodes = [Node(id=f"n{i}", kind="claim", order=f"a{i}") for i in range(6)]
    links = [
        Link(id=f"k{i}", stance="support", premises={f"n{i}": "a0"}, target="n0", order=f"a{i}")
        for i in range(1, 6)
    ]
    drawn = Drawn(ArgumentMap([*nodes, *links], MapInfo(id=INFO, main="n0")), direction)
    tips = sorted(sum(route.tip) for route in drawn.routes.values())
    assert all(b - a >= 7 for a, b in itertools.pairwise(tips))


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_no_sign_of_an_example_lies_on_another_or_on_a_card(example, direction):
    drawn = Drawn(example, direction)
    signs = [sign_rect(r) for r in drawn.routes.values() if r and r.stance in {"support", "attack"}]
    cards = [drawn.rect_of(id) for id in example.nodes]
    assert not [pair for pair in itertools.combinations(signs, 2) if share_room(*pair)]
    assert not [(sign, card) for sign in signs for card in cards if share_room(sign, card)]


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("one_is_first", [True, False])
def test_a_line_to_the_card_beside_keeps_clear_of_what_arrives_at_both(direction, one_is_first):
    def link(id, premise, target, stance="support"):
        return Link(id=id, stance=stance, premises={premise: "a0"}, target=target, order=id, weight=0.55)

    nodes = [Node(id=id, kind="claim", text="Words", order=id) for id in ("main", "one", "two")]
    beside = ("one", "two") if one_is_first else ("two", "one")
    links = [link("k1", "main", "one"), link("k2", "main", "two"), link("k3", *beside, "attack")]
    drawn = Drawn(ArgumentMap([*nodes, *links], MapInfo(id=INFO, main="main")), direction)
    signs = [sign_rect(route) for route in drawn.routes.values()]
    assert not [pair for pair in itertools.combinations(signs, 2) if share_room(*pair)]
    tips = [drawn.routes[id].tip for id in ("k1", "k2", "k3")]
    assert min(np.hypot(a[0] - b[0], a[1] - b[1]) for a, b in itertools.combinations(tips, 2)) >= 20


def share_room(one, other):
    (x, y, w, h), (ox, oy, ow, oh) = one, other
    return min(x + w, ox + ow) - max(x, ox) > 0.5 and min(y + h, oy + oh) - max(y, oy) > 0.5


def test_cards_placed_by_hand_route_wherever_they_lie():
    """Over each other, in one point, far away: every link still has a line."""
    for seed in range(20):
        map, chance = wild_map(seed), Random(seed)
        places = {id: (chance.choice([0, 100, 5000]), chance.choice([0, 60, -9e6])) for id in map.nodes}
        drawn = Drawn(map, chance.choice(DIRECTIONS), Placement(places, {}, "up"))
        sound = {link.id for link in map.sound_links()}
        assert {id for id, route in drawn.routes.items() if route} == sound
        assert all(np.isfinite(sampled(route)).all() for route in drawn.routes.values() if route)


def test_weights_are_written_short():
    nodes = [Node(id=id, kind="claim") for id in "ab"]
    for weight, label in [(None, ""), (0.0, "0"), (0.5, ".5"), (0.25, ".25"), (1.0, "1"), (0.999, "1")]:
        link = Link(id="k", stance="support", premises={"a": "a0"}, target="b", weight=weight)
        assert Drawn(ArgumentMap([*nodes, link], MapInfo(id=INFO)), "up").routes["k"].label == label


@pytest.mark.parametrize("seed", range(20))
def test_a_router_told_of_edits_routes_as_a_new_one(seed):
    """Routes are kept while cards stay; none may be kept too long."""
    map, chance = wild_map(seed, 15), Random(seed)
    document = Document(map)
    sizes = dict.fromkeys(map.nodes, (248.0, 72.0))
    placement = arrange(map, sizes)

    def rect_of(id):
        return (*placement.places[id], *sizes[id])

    router = Router(map, rect_of, placement.rows, placement.direction)
    for _ in range(12):
        for id in map.links:
            router.route(id)
        change = edit_at_random(map, chance)
        document.apply("Step", change)
        before = placement
        sizes = {id: sizes.get(id, (248.0, 72.0)) for id in map.nodes}
        placement = arrange(map, sizes)
        moved = {id for id in map.nodes if before.places.get(id) != placement.places[id]}
        cards = moved | set(change.ids)
        links = {id for id in change.ids if id in map.links or id not in map.nodes}
        for id in cards:
            links |= set(map.link_ids_into(id)) | set(map.link_ids_from(id))
        left = {old.target for old, _ in change.deltas.values() if isinstance(old, Link)}
        router.update(links, left, cards, placement)
        anew = Router(map, rect_of, placement.rows, placement.direction)
        assert {id: router.route(id) for id in map.links} == {id: anew.route(id) for id in map.links}


def edit_at_random(map, chance):
    nodes, links = sorted(map.nodes), sorted(map.links)
    end = chance.choice([*nodes, *links])
    choices = [lambda: edits.add(map, edits.new_node(map), stance="attack", target=end)] * 2
    if len(nodes) > 3:
        choices.append(lambda: edits.remove(map, [end]))
        choices.append(lambda: edits.link(map, chance.sample(nodes, 2), end))
    return chance.choice(choices)()
