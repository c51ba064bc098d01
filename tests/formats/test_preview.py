"""The first cards of a map as a tree of lines."""

from argmap.formats.preview import Row, first_rows
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, MapInfo, Node


def node(id, **fields):
    return Node(id=id, kind=fields.pop("kind", "claim"), text=fields.pop("text", id), order=id, **fields)


def link(id, stance, premises, target):
    return Link(id=id, stance=stance, premises=dict.fromkeys(premises, "a0"), target=target, order=id)


def test_each_card_stands_once_below_what_it_is_about_the_main_claim_first():
    nodes = [node("alone"), node("b"), node("c", kind="evidence"), node("main", title="Main"), node("u")]
    links = [
        link("l1", "support", "b", "main"),
        link("l2", "attack", "c", "b"),
        link("l3", "support", "c", "main"),
        link("l4", "attack", "u", "l1"),
    ]
    map = ArgumentMap([*nodes, *links], MapInfo(id="map", main="main"))
    assert first_rows(map, 9) == [
        Row(0, "", "claim", "Main"),
        Row(1, "support", "claim", "b"),
        Row(2, "attack", "evidence", "c"),
        Row(1, "undercut", "claim", "u"),
        Row(0, "", "claim", "alone"),
    ]
    assert first_rows(map, 2) == first_rows(map, 9)[:2]


def test_cards_in_a_ring_and_long_words_are_shown():
    nodes = [node("a", text="x" * 500), node("b", text="two\nlines")]
    map = ArgumentMap([*nodes, link("l1", "support", "a", "b"), link("l2", "support", "b", "a")])
    [first, second] = first_rows(map, 9)
    assert first == Row(0, "", "claim", "x" * 160 + "…")
    assert second == Row(1, "support", "claim", "two lines")
