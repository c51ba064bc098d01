"""The layout of whole maps: sides, order, centring, and nothing on top of anything."""

import pytest
from hypothesis import given, settings

from argmap.layout.pivot import arrange
from argmap.layout.placement import Placement
from argmap.layout.spacing import CARD_GAP, LINKED_GAP, ROW_GAP
from argmap.model.graph import ArgumentMap
from argmap.model.records import DIRECTIONS, Direction, Group
from tests.layout.mapmaking import faults, link, made, node, overlapping, sizes_of, wild_map
from tests.strategies import maps

SIZE = (240.0, 90.0)


def arranged(map: ArgumentMap, direction: Direction = "up") -> Placement:
    return arrange(map, dict.fromkeys(map.nodes, SIZE), direction)


def star(count: int) -> ArgumentMap:
    nodes = [node(f"n{i:05}") for i in range(count)]
    return made(*nodes, *(link(f"k{i:05}", f"n{i:05}", "n00000") for i in range(1, count)))


def chain(count: int) -> ArgumentMap:
    nodes = [node(f"n{i:05}") for i in range(count)]
    return made(*nodes, *(link(f"k{i:05}", f"n{i:05}", f"n{i - 1:05}") for i in range(1, count)))


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_nothing_overlaps_in_200_wild_maps(direction):
    for seed in range(200):
        map = wild_map(seed)
        sizes = sizes_of(map, seed)
        placement = arrange(map, sizes, direction)
        assert placement.places.keys() == placement.rows.keys() == map.nodes.keys()
        assert faults(placement, sizes) == [], seed


@settings(max_examples=60, deadline=None)
@given(maps())
def test_any_map_is_placed_without_overlap(map):
    sizes = sizes_of(map)
    assert faults(arrange(map, sizes), sizes) == []


def test_the_same_map_in_another_order_of_records_gets_the_same_places():
    for seed in range(30):
        map = wild_map(seed)
        sizes = sizes_of(map, seed)
        turned = ArgumentMap(reversed([*map.records()]), map.info)
        assert arrange(map, sizes).places == arrange(turned, sizes).places


@pytest.mark.parametrize(
    ("direction", "axis", "sign"), [("up", 1, -1), ("down", 1, 1), ("left", 0, -1), ("right", 0, 1)]
)
def test_reasoning_flows_in_the_direction(direction, axis, sign):
    map = made(
        *map_nodes("evidence claim"),
        *(node(f"r{i}") for i in range(6)),
        link("k0", "evidence", "claim"),
        *(link(f"k1{i}", "claim", f"r{i}") for i in range(6)),
        main="claim",
    )
    placement = arranged(map, direction)
    flow = {id: sign * place[axis] for id, place in placement.places.items()}
    assert flow["evidence"] < flow["claim"]
    assert all(flow["claim"] < flow[f"r{i}"] for i in range(6))
    assert placement.rows["evidence"] == (0, -1)
    assert {placement.rows[f"r{i}"] for i in range(6)} == {(0, 1)}


def map_nodes(words: str) -> list:
    return [node(id) for id in words.split()]


def test_siblings_keep_the_order_of_their_links_and_premises():
    map = made(
        *map_nodes("main a b c d"),
        link("k1", "d b", "main"),
        link("k2", "c", "main"),
        link("k3", "a", "main"),
        main="main",
    )
    places = arranged(map).places
    assert sorted("abcd", key=lambda card: places[card][0]) == ["d", "b", "c", "a"]


def test_linked_premises_stand_closer_than_others():
    map = made(*map_nodes("main a b c"), link("k1", "a b", "main"), link("k2", "c", "main"), main="main")
    places = arranged(map).places
    assert places["b"][0] - places["a"][0] == pytest.approx(SIZE[0] + LINKED_GAP)
    assert places["c"][0] - places["b"][0] == pytest.approx(SIZE[0] + CARD_GAP)


def test_undercuts_stand_in_the_row_of_the_premises_they_follow():
    map = made(
        *map_nodes("main a b u v"),
        link("k1", "a", "main"),
        link("k2", "b", "main"),
        link("k3", "u", "k1", "attack"),
        link("k4", "v", "k3", "attack"),
        main="main",
    )
    placement = arranged(map)
    assert sorted("abuv", key=lambda card: placement.places[card][0]) == ["a", "u", "v", "b"]
    assert {placement.rows[id] for id in "abuv"} == {(0, -1)}


def test_an_undercut_of_a_step_from_the_pivot_follows_what_the_step_leads_to():
    map = made(
        *map_nodes("main r s u"),
        link("k1", "main", "r"),
        link("k2", "main", "s"),
        link("k3", "u", "k1"),
        main="main",
    )
    placement = arranged(map)
    assert sorted("rsu", key=lambda card: placement.places[card][0]) == ["r", "u", "s"]
    assert {placement.rows[id] for id in "rsu"} == {(0, 1)}


def test_what_leads_to_a_ramification_grows_outward():
    map = made(*map_nodes("main r e"), link("k1", "main", "r"), link("k2", "e", "r"), main="main")
    assert arranged(map).rows == {"main": (0, 0), "r": (0, 1), "e": (0, 2)}


def test_a_parent_is_centred_over_its_first_and_last_child():
    map = made(
        *map_nodes("main a b c d e"),
        *(link(f"k{id}", id, "main") for id in "abc"),
        link("k1", "d", "a"),
        link("k2", "e", "a"),
        main="main",
    )
    x = {id: place[0] for id, place in arranged(map).places.items()}
    assert x["main"] == pytest.approx((x["a"] + x["c"]) / 2)
    assert x["a"] == pytest.approx((x["d"] + x["e"]) / 2)


def test_a_small_branch_stands_midway_between_big_ones():
    leaves = [(f"{side}{i}", side) for side in "ac" for i in range(4)]
    map = made(
        *map_nodes("main a b c"),
        *(node(id) for id, _ in leaves),
        *(link(f"k{id}", id, "main") for id in "abc"),
        *(link(f"k{id}", id, side) for id, side in leaves),
        main="main",
    )
    x = {id: place[0] for id, place in arranged(map).places.items()}
    assert x["b"] == pytest.approx((x["a"] + x["c"]) / 2)


def test_cards_of_a_row_are_flush_towards_the_pivot_and_rows_a_gap_apart():
    map = made(
        *map_nodes("main a b c"),
        link("k1", "a", "main"),
        link("k2", "b", "main"),
        link("k3", "c", "a"),
        main="main",
    )
    sizes = {"main": (240, 70), "a": (240, 70), "b": (240, 130), "c": (240, 70)}
    y = {id: place[1] for id, place in arrange(map, sizes, "up").places.items()}
    assert y["a"] == y["b"] == y["main"] + 70 + ROW_GAP["up"]
    assert y["c"] == y["b"] + 130 + ROW_GAP["up"]


def test_the_pivot_is_the_main_node_or_else_the_one_most_hangs_on():
    records = [
        *map_nodes("a b c d e"),
        link("k1", "a", "b"),
        link("k2", "b", "c"),
        link("k3", "c", "d"),
        link("k4", "e", "c"),
    ]
    assert arranged(made(*records, main="b")).rows["b"] == (0, 0)
    assert arranged(made(*records)).rows["c"] == (0, 0)


def test_the_first_pivot_has_its_corner_at_the_origin():
    for direction in DIRECTIONS:
        assert arranged(chain(5), direction).places["n00000"] == (0.0, 0.0)


def test_siblings_of_a_group_stand_together_with_room_for_the_frame():
    map = made(
        node("main"),
        node("a", "g"),
        node("b"),
        node("c", "g"),
        Group(id="g"),
        *(link(f"k{id}", id, "main") for id in "abc"),
        main="main",
    )
    x = {id: place[0] for id, place in arranged(map).places.items()}
    assert x["a"] < x["c"] < x["b"]
    assert x["b"] - x["c"] > x["c"] - x["a"] == SIZE[0] + CARD_GAP


def test_1000_nodes_alone_make_a_compact_block():
    map = made(*(node(f"n{i:04}") for i in range(1000)))
    for direction in DIRECTIONS:
        placement = arranged(map, direction)
        _, _, width, height = placement.bounds(dict.fromkeys(map.nodes, SIZE))
        assert 1.0 < width / height < 2.2
        assert not overlapping(placement.places, dict.fromkeys(map.nodes, SIZE), CARD_GAP)


@pytest.mark.parametrize("map", [chain(5000), star(5000)], ids=["chain", "star"])
def test_5000_nodes_in_a_chain_or_a_star_are_placed(map):
    for direction in DIRECTIONS:
        assert len(set(arranged(map, direction).places.values())) == 5000


def test_a_comb_of_20000_nodes_takes_no_time_that_grows_with_its_square():
    count = 10_000
    teeth = [node(f"t{i:05}") for i in range(count)]
    spine = chain(count)
    map = made(
        *spine.nodes.values(),
        *teeth,
        *spine.links.values(),
        *(link(f"q{i:05}", f"t{i:05}", f"n{i:05}") for i in range(count)),
    )
    assert len(arranged(map).places) == 2 * count


def test_an_empty_map_has_no_places_and_no_bounds():
    assert arranged(made()).places == {}
    assert arranged(made()).bounds({}) is None


def test_links_that_are_not_sound_do_not_steer():
    map = made(
        *map_nodes("main a"),
        link("k1", "a", "gone"),
        link("k2", "a", "k3"),
        link("k3", "a", "k2"),
        main="main",
    )
    assert arranged(map).rows == {"main": (0, 0), "a": (1, 0)}
