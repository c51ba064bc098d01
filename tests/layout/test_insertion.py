"""The map stays still: what moves, and what does not, when cards come, go, return and grow."""

import pytest

from argmap.layout.insertion import free_spot, settle
from argmap.layout.pivot import arrange
from argmap.model.records import DIRECTIONS
from tests.layout.mapmaking import (
    HEIGHTS,
    faults,
    link,
    made,
    node,
    overlapping,
    seeded,
    sizes_of,
    tree_map,
    wild_map,
    with_leaf,
    without,
)

SIZE = (240.0, 90.0)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_new_leaf_moves_at_most_a_twentieth_and_nobody_out_of_its_row(direction):
    for seed in range(25):
        map, chance = tree_map(seed), seeded(seed)
        sizes = sizes_of(map, seed)
        before = arrange(map, sizes, direction)
        target = chance.choice([*map.nodes, *map.links])
        sizes["new"] = (240.0, chance.choice(HEIGHTS))
        after = settle(with_leaf(map, target), sizes, before)
        moved = [id for id in map.nodes if after.places[id] != before.places[id]]
        assert len(moved) <= len(map.nodes) / 20
        assert all(after.rows[id] == before.rows[id] for id in map.nodes)
        assert faults(after, sizes) == [], seed


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_any_walk_of_edits_leaves_no_overlap(direction):
    for seed in range(40):
        map, chance = wild_map(seed), seeded(seed)
        sizes = sizes_of(map, seed)
        placement = arrange(map, sizes, direction)
        for step in range(6):
            if chance.random() < 0.6:
                id = f"new{step}"
                map = with_leaf(map, chance.choice([*map.nodes, *map.links, "nothing"]), id)
                sizes = {**sizes, id: SIZE}
            elif chance.random() < 0.5:
                id = chance.choice([*map.nodes])
                sizes = {**sizes, id: (240.0, sizes[id][1] + chance.choice([-20.0, 40.0]))}
            elif len(map.nodes) > 2:
                map = without(map, {chance.choice([*map.nodes])})
            placement = settle(map, sizes, placement)
            assert placement.places.keys() == map.nodes.keys()
            assert faults(placement, sizes) == [], (seed, step)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_what_is_removed_and_brought_back_stands_where_it_stood(direction):
    for seed in range(40):
        map, chance = wild_map(seed), seeded(seed)
        sizes = sizes_of(map, seed)
        before = arrange(map, sizes, direction)
        gone = set(chance.sample([*map.nodes], chance.randint(1, min(4, len(map.nodes)))))
        between = settle(without(map, gone), sizes, before)
        after = settle(map, sizes, between, {id: before.places[id] for id in gone})
        assert between.places == {id: place for id, place in before.places.items() if id not in gone}
        assert after.places == before.places
        assert after.rows == before.rows


def test_a_place_taken_meanwhile_is_made_free_again():
    map = made(
        node("main"), *(node(id) for id in "abc"), *(link(f"k{id}", id, "main") for id in "abc"), main="main"
    )
    sizes = dict.fromkeys([*map.nodes, "new"], SIZE)
    before = arrange(map, sizes)
    taken = settle(with_leaf(without(map, {"c"}), "main"), sizes, settle(without(map, {"c"}), sizes, before))
    assert taken.places["new"] == before.places["c"]
    after = settle(with_leaf(map, "main"), sizes, taken, {"c": before.places["c"]})
    assert faults(after, sizes) == []
    assert after.rows["c"] == (0, -1)


def test_removing_cards_moves_nobody():
    map = tree_map(3)
    sizes = sizes_of(map)
    before = arrange(map, sizes)
    after = settle(without(map, {"n5", "n50"}), sizes, before)
    assert all(before.places[id] == place for id, place in after.places.items())


def test_a_new_premise_goes_right_after_its_siblings():
    map = made(
        *(node(id) for id in ("main", "a", "b")),
        link("k1", "a", "main"),
        link("k2", "b", "main"),
        main="main",
    )
    sizes = dict.fromkeys([*map.nodes, "new"], SIZE)
    before = arrange(map, sizes)
    after = settle(with_leaf(map, "main"), sizes, before)
    assert after.places["new"] == (before.places["b"][0] + SIZE[0] + 28.0, before.places["b"][1])


def test_a_card_that_grows_within_its_row_moves_nobody():
    map = made(
        *(node(id) for id in "mabc"),
        link("k1", "a", "m"),
        link("k2", "b", "m"),
        link("k3", "c", "a"),
        main="m",
    )
    sizes = {"m": SIZE, "a": SIZE, "b": (240.0, 130.0), "c": SIZE}
    before = arrange(map, sizes)
    assert settle(map, sizes | {"a": (240.0, 130.0)}, before).places == before.places


def test_a_card_that_outgrows_its_row_pushes_the_rows_beyond_together():
    map = made(
        *(node(id) for id in "mabcd"),
        *(link(f"k{a}", a, b) for a, b in ("am", "ba", "cb", "mm")),
        link("k9", "m", "d"),
        main="m",
    )
    sizes = dict.fromkeys(map.nodes, SIZE)
    before = arrange(map, sizes, "up")
    after = settle(map, sizes | {"a": (240.0, 120.0)}, before)
    down = {id: after.places[id][1] - before.places[id][1] for id in map.nodes}
    assert down == {"m": 0, "a": 0, "b": 30, "c": 30, "d": 0}


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_any_growth_makes_no_overlap(direction):
    for seed in range(30):
        map, chance = tree_map(seed, 80), seeded(seed)
        sizes = sizes_of(map, seed)
        before = arrange(map, sizes, direction)
        grown = sizes | {id: (chance.choice([240.0, 400.0]), 300.0) for id in chance.sample([*map.nodes], 5)}
        assert faults(settle(map, grown, before), grown) == []


def test_a_new_card_that_nothing_links_to_stands_beside_the_map():
    for seed in range(20):
        map = tree_map(seed, 60)
        sizes = {**sizes_of(map, seed), "lone": SIZE}
        before = arrange(map, sizes)
        after = settle(made(*map.records(), node("lone"), main=map.info.main), sizes, before)
        assert all(after.places[id] == place for id, place in before.places.items())
        assert faults(after, sizes) == []


def test_the_first_card_of_a_map_stands_at_the_origin():
    empty = arrange(made(), {})
    assert settle(made(node("a")), {"a": SIZE}, empty).places == {"a": (0.0, 0.0)}


def test_a_branch_pasted_at_once_hangs_in_its_rows():
    map = made(node("main"), main="main")
    sizes = dict.fromkeys(["main", *"abcd"], SIZE)
    records = [
        *(node(id) for id in "abcd"),
        link("k1", "b", "a"),
        link("k2", "c", "b"),
        link("k3", "d", "b"),
        link("k4", "a", "main"),
    ]
    after = settle(made(*map.records(), *records, main="main"), sizes, arrange(map, sizes))
    assert {id: row for id, (_, row) in after.rows.items()} == {"main": 0, "a": -1, "b": -2, "c": -3, "d": -3}
    assert faults(after, sizes) == []


def test_a_placement_without_rows_is_arranged_anew():
    map = tree_map(1, 20)
    sizes = sizes_of(map)
    before = arrange(map, sizes, "left")
    before.rows.clear()
    assert settle(map, sizes, before).places == arrange(map, sizes, "left").places


def test_free_spots_are_near_and_touch_nothing():
    for seed in range(30):
        map, chance = tree_map(seed, 40), seeded(seed)
        places = {id: (chance.uniform(0, 3000), chance.uniform(0, 2000)) for id in map.nodes}
        sizes = {**sizes_of(map, seed), "new": SIZE}
        spot = free_spot(with_leaf(map, "n7"), sizes, places, "new")
        assert not [pair for pair in overlapping({**places, "new": spot}, sizes) if "new" in pair]
        assert abs(spot[0] - places["n7"][0]) < 3000


def test_the_first_free_spot_is_the_origin():
    assert free_spot(made(node("a")), {"a": SIZE}, {}, "a") == (0.0, 0.0)
