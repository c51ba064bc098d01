"""What is supposed for a while, and credences that are slid: the map follows, its history hears of one step."""

import pytest

from argmap.analysis.semantics import Rules
from argmap.analysis.strength import evaluate
from argmap.analysis.whatif import NOTHING, WhatIf
from argmap.editing import commands
from argmap.editing.differences import Differences, moved
from argmap.model import edits
from argmap.model.errors import EditError
from tests.editing.conftest import file_of
from tests.editing.driver import Mouse


@pytest.fixture
def mouse(editor):
    return Mouse(editor)


@pytest.fixture
def supposed(editor):
    told = []
    editor.reasoning.supposed.connect(lambda: told.append(editor.reasoning.whatif))
    return told


def under(editor, **assumed):
    return evaluate(editor.map, WhatIf(assumed)).nodes


def steps(editor):
    return len(editor.document._done)


def test_a_bar_that_is_dragged_moves_the_whole_map_and_then_writes_one_step(editor, mouse, supposed):
    before = file_of(editor)
    mouse.grab_bar("ground")
    for share in (0.2, 0.7, 0.9):
        mouse.move(mouse.along_bar("ground", share))
        assert editor.evaluation.nodes == under(editor, ground=share)
        assert file_of(editor) == before
    assert "credence" in mouse.surface.words
    assert mouse.surface.preview.slide.id == "ground"
    mouse.release()
    assert editor.map.nodes["ground"].credence == 0.9
    assert steps(editor) == 1
    assert editor.evaluation.nodes == evaluate(editor.map).nodes
    assert supposed == [], "a drag is nobody's supposition"
    editor.undo()
    assert file_of(editor) == before


@pytest.mark.parametrize(("id", "aim", "credence"), [("ground", -4, 0.01), ("ground", 9, 0.99)])
def test_a_slid_credence_stays_off_certainty(editor, mouse, id, aim, credence):
    mouse.grab_bar(id).move(mouse.along_bar(id, aim)).release()
    assert editor.map.nodes[id].credence == credence


def test_a_ramification_may_be_slid_to_nothing(editor, mouse):
    editor.apply("Turn", edits.set_field(editor.map, "alone", "kind", "ramification"))
    mouse.grab_bar("alone").move(mouse.along_bar("alone", -1)).release()
    assert editor.map.nodes["alone"].credence == 0.0


def test_shift_slides_finely(editor, mouse):
    mouse.grab_bar("ground").move(mouse.along_bar("ground", 0.5))
    mouse.move(mouse.along_bar("ground", 0.7), shift=True).release()
    assert editor.map.nodes["ground"].credence == 0.54


def test_a_press_on_a_bar_that_does_not_move_sets_nothing(editor, mouse):
    mouse.grab_bar("ground").release()
    assert steps(editor) == 0


def test_a_drag_goes_on_top_of_what_is_supposed_and_leaves_it_in_force(editor, mouse):
    editor.reasoning.assume("objection", value=True)
    mouse.grab_bar("ground").move(mouse.along_bar("ground", 0.3))
    assert editor.evaluation.nodes == under(editor, objection=True, ground=0.3)
    mouse.escape()
    assert editor.reasoning.whatif == WhatIf({"objection": True})
    assert editor.evaluation.nodes == under(editor, objection=True)


def test_what_is_assumed_cannot_be_slid_and_says_so(editor, mouse):
    editor.reasoning.assume("ground", value=True)
    mouse.grab_bar("ground").move(mouse.along_bar("ground", 0.3))
    assert "assumed" in mouse.surface.words
    mouse.release()
    assert steps(editor) == 0


def test_an_edit_during_a_drag_is_reckoned_with(editor, mouse):
    mouse.grab_bar("ground").move(mouse.along_bar("ground", 0.3))
    editor.apply("Rate", edits.set_field(editor.map, "reason", "credence", 0.2))
    assert editor.evaluation.nodes == under(editor, ground=0.3)
    mouse.escape()
    assert editor.evaluation.nodes == evaluate(editor.map).nodes


def test_a_card_removed_while_its_bar_is_dragged_is_told_in_a_sentence(editor, mouse):
    mouse.grab_bar("ground").move(mouse.along_bar("ground", 0.3))
    editor.apply("Remove", edits.remove(editor.map, ["ground"]))
    mouse.move(mouse.along_bar("reason", 0.3))
    with pytest.raises(EditError):
        mouse.release()
    assert editor.reasoning.tried is None
    assert editor.evaluation.nodes == evaluate(editor.map).nodes


@pytest.mark.parametrize(
    ("start", "step", "end"),
    [
        (0.33, 0.05, 0.35),
        (0.35, 0.05, 0.4),
        (0.35, -0.05, 0.3),
        (0.33, -0.05, 0.3),
        (0.95, 0.05, 0.99),
        (0.99, -0.05, 0.95),
        (0.01, -0.05, 0.01),
        (None, 0.05, 0.55),
        ((0.2, 0.4), -0.05, 0.25),
    ],
)
def test_keys_step_a_credence_to_the_next_twentieth(editor, start, step, end):
    editor.select(["ground"])
    editor.apply("Rate", edits.set_field(editor.map, "ground", "credence", start))
    before = steps(editor)
    commands.step_credence(step)(editor)
    assert editor.map.nodes["ground"].credence == end
    assert steps(editor) == before + (start != end)


def test_cards_are_assumed_true_and_false_and_nothing_without_an_edit(editor):
    editor.select(["ground", "objection"])
    commands.assume(value=True)(editor)
    assert editor.evaluation.nodes == under(editor, ground=True, objection=True)
    editor.select(["objection"])
    commands.assume(value=False)(editor)
    assert editor.reasoning.whatif.assume == {"ground": True, "objection": False}
    commands.assume(value=None)(editor)
    assert editor.reasoning.whatif.assume == {"ground": True}
    commands.stop_supposing(editor)
    assert editor.reasoning.whatif == NOTHING
    assert steps(editor) == 0


def test_to_assume_something_a_card_must_be_selected(editor):
    with pytest.raises(EditError):
        commands.assume(value=True)(editor)


def test_differences_are_what_cards_show_differently_and_nothing_else(editor):
    differences = Differences(editor.reasoning)
    editor.reasoning.assume("objection", value=True)
    plain, now = evaluate(editor.map).nodes, under(editor, objection=True)
    changed = {id for id in plain if f"{plain[id].strength:.2f}" != f"{now[id].strength:.2f}"}
    assert differences.nodes.keys() == changed == {"objection", "claim"}
    assert next(id for id, _ in differences.by_size()) == "objection"
    assert moved(differences.nodes["objection"]) > 0 > moved(differences.nodes["claim"])
    editor.apply("Rate", edits.set_field(editor.map, "objection", "credence", 0.99))
    assert differences.nodes["objection"][0].strength == 0.99
    editor.reasoning.use_scenario(None)
    assert differences.nodes == {}
    differences.let_go()
    editor.reasoning.assume("objection", value=False)
    assert differences.nodes == {}


def test_what_was_supposed_before_leaves_nothing_behind(editor, mouse):
    editor.reasoning.prepare()
    for share in (0.3, 0.8):
        mouse.grab_bar("ground").move(mouse.along_bar("ground", share)).release()
        assert editor.evaluation.nodes == evaluate(editor.map).nodes
    editor.apply("Rate", edits.set_field(editor.map, "reason", "credence", 0.2))
    editor.reasoning.assume("ground", value=True)
    assert editor.evaluation.nodes == under(editor, ground=True)
    editor.reasoning.use_scenario(None)
    editor.apply("Remove", edits.remove(editor.map, ["objection"]))
    editor.reasoning.use_rules(Rules("qe"))
    editor.reasoning.assume("one", 0.4)
    assert editor.evaluation.nodes == evaluate(editor.map, WhatIf({"one": 0.4}), Rules("qe")).nodes
