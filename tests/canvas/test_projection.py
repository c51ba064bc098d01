"""The flat arrays are, after any walk of edits, what they would be if they were built anew."""

from random import Random

import pytest

from argmap.canvas.projection import LINK_LOOKS, REACH, Projection
from argmap.editing import commands
from argmap.layout.pivot import arrange
from argmap.model import edits
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Link, MapInfo, Node
from argmap.picture.curves import point_at
from tests.bench.generated import generate
from tests.canvas.walks import take_a_step
from tests.layout.mapmaking import wild_map


def is_current(view):
    return view.painting.projection.snapshot() == Projection(view.editor).snapshot()


@pytest.mark.parametrize("seed", range(12))
def test_a_walk_of_edits_keeps_the_arrays_current(canvas, seed):
    view = canvas(wild_map(seed))
    chance = Random(seed)
    for step in range(60):
        take_a_step(view.editor, chance)
        assert is_current(view), f"after step {step}"
    while view.editor.document.undo_label:
        view.editor.undo()
    assert is_current(view)


@pytest.mark.parametrize("seed", range(3))
def test_moving_cards_by_hand_keeps_the_arrays_current(canvas, seed):
    view = canvas(generate(60, seed))
    commands.toggle_free(view.editor)
    chance = Random(seed)
    for _ in range(30):
        id = chance.choice(sorted(view.editor.map.nodes))
        at = (chance.uniform(-3000, 3000), chance.uniform(-3000, 3000))
        view.editor.apply("Move", edits.move(view.editor.map, {id: at}))
        assert is_current(view)


def test_slots_of_what_is_removed_are_used_again(view):
    projection = view.painting.projection
    for _ in range(40):
        view.editor.select(["claim"])
        commands.add_support(view.editor)
        commands.delete(view.editor)
    assert len(projection.ids) < 40
    assert len(projection.link_ids) < 40


def test_what_a_rectangle_touches_is_what_one_finds_by_looking_at_each(canvas):
    view = canvas(generate(150, 3))
    projection, arrangement = view.painting.projection, view.editor.arrangement
    chance = Random(1)
    for _ in range(40):
        x, y, w, h = (chance.uniform(-4000, 4000), chance.uniform(-4000, 4000), 900, 500)
        found = {projection.ids[slot] for slot in projection.slots_in((x, y, w, h))}
        rects = {id: arrangement.rect_of(id) for id in view.editor.map.nodes}
        assert found == {
            id for id, (a, b, c, d) in rects.items() if a < x + w and b < y + h and a + c > x and b + d > y
        }


@pytest.mark.parametrize("seed", range(12))
def test_no_line_leaves_its_box(canvas, seed):
    """What decides whether a link is in sight must hold all of its line."""
    map = wild_map(seed)
    view = canvas(map)
    projection = view.painting.projection
    for id in map.links:
        route = view.painting.links.route(id)
        slot = projection.link_slots[id]
        assert bool(projection.drawn[slot]) == (route is not None)
        if route is None:
            continue
        left, top, right, bottom = projection.boxes[slot]
        for curve in route.curves:
            for t in (0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 1):
                x, y = point_at(curve, t)
                assert left <= x <= right, (id, x)
                assert top <= y <= bottom, (id, y)


def test_links_look_as_what_they_are(view):
    projection = view.painting.projection
    looks = {id: LINK_LOOKS[projection.looks[slot]] for id, slot in projection.link_slots.items()}
    assert looks == {"k1": "support", "k2": "attack", "k3": "undercut"}


def test_broken_links_are_not_drawn(canvas):
    broken = [
        Link(id="k1", stance="support", premises={"gone": "a0"}, target="n"),
        Link(id="k2", stance="support", premises={"n": "a0"}, target="gone"),
        Link(id="k3", stance="attack", premises={"n": "a0"}, target="k4"),
        Link(id="k4", stance="attack", premises={"n": "a0"}, target="k3"),
        Link(id="k5", stance="attack", premises={"n": "a0"}, target="k1"),
    ]
    view = canvas(ArgumentMap([Node(id="n", kind="claim"), *broken], MapInfo(id=INFO)))
    assert not view.painting.projection.drawn.any()
    assert view.painting.projection.bounds() is not None


def test_the_bounds_are_those_of_all_cards(canvas, example):
    view = canvas(example)
    sizes = view.editor.arrangement.sizes
    assert view.painting.projection.bounds() == pytest.approx(arrange(example, sizes).bounds(sizes))
    assert canvas().painting.projection.bounds() is None
    assert REACH > 0
