"""Drags, spoken as a user speaks: press, move, let go, Escape."""

import pytest

from argmap.analysis.strength import evaluate
from argmap.editing import commands
from argmap.editing.gestures import Preview
from argmap.model import edits
from tests.editing.conftest import file_of, links_of
from tests.editing.driver import Mouse

FAR = (9000.0, 9000.0)


@pytest.fixture
def mouse(editor):
    return Mouse(editor)


@pytest.fixture
def by_hand(editor):
    """Place cards by hand."""
    commands.toggle_free(editor)


def steps(editor):
    return len(editor.document._done)


def test_a_handle_pulled_to_a_card_supports_it(editor, mouse):
    mouse.pull_handle("alone").move((5, 5)).move("objection")
    assert mouse.surface.preview.target == "objection"
    assert mouse.surface.preview.stance == "support"
    assert mouse.surface.preview.line is not None
    assert "support" in mouse.surface.words
    mouse.release()
    assert links_of(editor, "alone") == [("support", "objection")]
    assert steps(editor) == 1


def test_with_alt_it_attacks(editor, mouse):
    mouse.pull_handle("alone").move("claim", alt=True)
    assert mouse.surface.preview.stance == "attack"
    assert "attack" in mouse.surface.words
    mouse.release(alt=True)
    assert links_of(editor, "alone") == [("attack", "claim")]


def test_alt_counts_when_letting_go(editor, mouse):
    mouse.pull_handle("alone").move("claim").release(alt=True)
    assert links_of(editor, "alone") == [("attack", "claim")]


def test_onto_a_link_with_alt_it_undercuts(editor, mouse):
    mouse.pull_handle("alone").move("k2", alt=True).release(alt=True)
    [link] = editor.map.links_from("alone")
    assert link.target == "k2"
    assert editor.map.is_undercut(link)


def test_a_handle_let_go_over_nothing_does_nothing(editor, mouse):
    mouse.pull_handle("alone").move(FAR).release()
    assert steps(editor) == 0
    assert mouse.surface.preview == Preview()


def test_a_card_is_not_linked_to_its_own_link(editor, mouse):
    mouse.pull_handle("reason").move("k1").release()
    assert steps(editor) == 0


def test_a_card_dropped_on_a_card_bears_on_it(editor, mouse):
    mouse.grab("alone").move("motive")
    assert mouse.surface.preview.ghosts.keys() == {"alone"}
    mouse.release()
    assert links_of(editor, "alone") == [("support", "motive")]


def test_two_cards_dropped_on_a_card_are_linked_premises(editor, mouse):
    mouse.grab("alone", "motive").move("ground").release()
    [link] = editor.map.links_from("alone")
    assert set(link.premises) == {"alone", "motive"}
    assert steps(editor) == 1


def test_where_argmap_places_cards_a_card_dropped_on_nothing_goes_back(editor, mouse):
    places = dict(editor.arrangement.placement.places)
    mouse.grab("alone").move(FAR)
    assert "by hand" in mouse.surface.words
    mouse.release()
    assert editor.arrangement.placement.places == places
    assert steps(editor) == 0


def test_by_hand_cards_move_together_in_one_step(editor, mouse, by_hand):
    before = {id: editor.map.nodes[id].at for id in ("claim", "alone")}
    count = steps(editor)
    mouse.grab("claim", "alone").move((7000, 7000)).move(FAR)
    x, y = mouse.surface.middle("claim")
    mouse.release()
    assert steps(editor) == count + 1
    for id, (bx, by) in before.items():
        assert editor.map.nodes[id].at == pytest.approx((bx + FAR[0] - x, by + FAR[1] - y))
        assert editor.arrangement.placement.places[id] == editor.map.nodes[id].at
    editor.undo()
    assert {id: editor.map.nodes[id].at for id in before} == before


def test_by_hand_a_card_dropped_on_a_card_is_linked_and_stays(editor, mouse, by_hand):
    at = editor.map.nodes["alone"].at
    mouse.grab("alone").move("claim").release()
    assert editor.map.nodes["alone"].at == at
    assert links_of(editor, "alone") == [("support", "claim")]


def test_a_band_selects_what_it_touches(editor, mouse):
    editor.select(["alone"])
    x, y, _w, _h = editor.arrangement.rect_of("claim")
    mouse.press_ground((x - 2, y - 2)).move((x + 5, y + 5))
    assert editor.selection == ("claim",)
    assert mouse.surface.preview.band == pytest.approx((x - 2, y - 2, 7, 7))
    mouse.move((x - 5, y - 5))
    assert editor.selection == ()
    mouse.release()
    assert mouse.surface.preview == Preview()


@pytest.mark.parametrize("key", ["shift", "control"])
def test_a_band_with_shift_or_control_adds(editor, mouse, key):
    editor.select(["alone"])
    x, y, w, h = editor.arrangement.rect_of("claim")
    mouse.press_ground((x - 2, y - 2)).move((x + w, y + h), **{key: True}).release(**{key: True})
    assert editor.selection == ("alone", "claim")


def test_escape_gives_the_selection_back_that_a_band_took(editor, mouse):
    editor.select(["alone", "k1"])
    mouse.press_ground((-9000.0, -9000.0)).move(FAR)
    assert len(editor.selection) == len(editor.map.nodes)
    mouse.escape()
    assert editor.selection == ("alone", "k1")


def test_the_view_follows_the_pointer(mouse):
    mouse.press_wheel((100.0, 100.0)).move((110.0, 95.0)).move((130.0, 95.0)).release()
    assert mouse.surface.panned == [(10.0, -5.0), (20.0, 0.0)]


STARTS = {
    "credence": lambda mouse: mouse.grab_bar("ground"),
    "link": lambda mouse: mouse.pull_handle("alone"),
    "link from a premise": lambda mouse: mouse.pull_handle("reason"),
    "cards": lambda mouse: mouse.grab("alone", "motive"),
    "band": lambda mouse: mouse.press_ground((-50.0, -50.0)),
    "view": lambda mouse: mouse.press_wheel((0.0, 0.0)),
}
PATHS = [[], [(1.0, 1.0)], ["claim"], ["k1"], ["claim", FAR], [FAR, "k2", "claim", (0.0, 0.0)]]


@pytest.mark.parametrize("free", [False, True])
@pytest.mark.parametrize("path", PATHS, ids=str)
@pytest.mark.parametrize("start", STARTS)
def test_escape_ends_a_drag_without_a_trace(editor, mouse, start, path, free):
    if free:
        commands.toggle_free(editor)
    editor.select(["one"])
    before, count, places = file_of(editor), steps(editor), dict(editor.arrangement.placement.places)
    STARTS[start](mouse)
    for point in path:
        mouse.move(point)
        assert file_of(editor) == before, "a drag may not write before it is let go"
    mouse.escape()
    assert mouse.surface.preview == Preview()
    assert mouse.surface.words == ""
    assert file_of(editor) == before
    assert steps(editor) == count
    assert editor.arrangement.placement.places == places
    assert editor.selection == ("one",)
    assert editor.reasoning.tried is None
    assert editor.evaluation.nodes == evaluate(editor.map).nodes


def test_what_is_removed_while_it_is_dragged_is_told_in_a_sentence(editor, mouse, said):
    mouse.pull_handle("alone").move("claim")
    editor.apply("Remove", edits.remove(editor.map, ["alone"]))
    mouse.release()
    assert len(said) == 1
    assert links_of(editor, "alone") == []
