"""Where cards stand while a map is edited: few move, hand-made places are stored, undo brings places back."""

from random import Random

import pytest

from argmap.editing import commands
from argmap.model import edits
from argmap.model.records import INFO, Node
from tests.bench.generated import generate
from tests.editing.conftest import file_of
from tests.layout.mapmaking import overlapping


def places_of(editor):
    return dict(editor.arrangement.placement.places)


def test_every_card_has_a_size_and_a_place(example, edit):
    editor = edit(example)
    assert editor.arrangement.fits.keys() == editor.arrangement.sizes.keys() == example.nodes.keys()
    assert places_of(editor).keys() == example.nodes.keys()
    assert editor.arrangement.rect_of(example.info.main)[2:] == editor.arrangement.sizes[example.info.main]


@pytest.mark.parametrize("seed", range(4))
def test_a_card_more_moves_few_others(edit, seed):
    editor = edit(generate(120, seed))
    before = places_of(editor)
    told = []
    editor.changed.connect(lambda change, moved: told.append((change.ids, moved)))
    editor.select([Random(seed).choice(sorted(editor.map.nodes))])
    commands.add_support(editor)
    [new] = editor.selection
    after = places_of(editor)
    moved = {id for id in before if after[id] != before[id]}
    assert len(moved) <= 40
    [(ids, said)] = told
    assert new in ids
    assert moved | {new} == said


@pytest.mark.parametrize("seed", range(4))
def test_undo_puts_every_card_back_where_it_was(edit, seed):
    editor = edit(generate(60, seed))
    before = places_of(editor)
    for id in Random(seed).sample(sorted(editor.map.nodes), 3):
        editor.select([id])
        commands.delete(editor)
    for _ in range(3):
        editor.undo()
    assert places_of(editor).keys() == before.keys()
    back = [id for id in before if places_of(editor)[id] == before[id]]
    assert len(back) >= 0.9 * len(before)
    assert overlapping(places_of(editor), editor.arrangement.sizes) == []


def test_longer_words_make_a_taller_card_and_push_none_onto_another(editor):
    height = editor.arrangement.sizes["claim"][1]
    editor.apply("Edit text", edits.retext(editor.map, "claim", "many words " * 60))
    assert editor.arrangement.sizes["claim"][1] > height
    assert overlapping(places_of(editor), editor.arrangement.sizes) == []


def test_what_changes_no_size_moves_nothing(editor):
    before = places_of(editor)
    editor.apply("Judge", edits.set_field(editor.map, "claim", "judgement", "open"))
    editor.apply("Link", edits.link(editor.map, ["ground"], "claim", "neutral"))
    assert places_of(editor) == before


def test_a_card_that_stood_alone_goes_where_its_first_link_puts_it(editor):
    before = places_of(editor)
    row = editor.arrangement.placement.rows["objection"]
    editor.apply("Link", edits.link(editor.map, ["alone"], "claim", "attack"))
    after = places_of(editor)
    assert {id for id in before if after[id] != before[id]} == {"alone"}
    assert editor.arrangement.placement.rows["alone"] == row
    assert overlapping(after, editor.arrangement.sizes) == []


def test_switching_to_by_hand_stores_what_stood_there_and_moves_nothing(editor):
    before = places_of(editor)
    commands.toggle_free(editor)
    assert editor.arrangement.is_free
    assert {id: node.at for id, node in editor.map.nodes.items()} == before
    assert places_of(editor) == before
    assert editor.document.undo_label == "Arrange by hand"


def test_switching_back_lays_out_anew_in_one_step(editor):
    neat = places_of(editor)
    commands.toggle_free(editor)
    editor.apply("Move", edits.move(editor.map, {"claim": (5000, 5000)}))
    by_hand = file_of(editor)
    commands.toggle_free(editor)
    assert not editor.arrangement.is_free
    assert places_of(editor) == neat
    editor.undo()
    assert file_of(editor) == by_hand
    assert places_of(editor)["claim"] == (5000, 5000)


def test_by_hand_a_new_card_is_stored_where_it_is_shown_and_covers_none(editor):
    commands.toggle_free(editor)
    for command in (commands.add_support, commands.add_attack, commands.add_claim, commands.add_consequence):
        editor.select(["claim"])
        command(editor)
        [new] = editor.selection
        assert editor.map.nodes[new].at == places_of(editor)[new]
    assert overlapping(places_of(editor), editor.arrangement.sizes) == []


@pytest.mark.parametrize("free", [False, True])
def test_a_card_asked_for_at_a_place_is_put_there(edit, free):
    editor = edit()
    if free:
        editor.apply("Free", edits.set_field(editor.map, INFO, "arrangement", "free"))
    node = edits.new_node(editor.map, "claim")
    editor.arrangement.remember(node.id, (1234.0, 567.0))
    editor.apply("Add claim", edits.add(editor.map, node))
    assert places_of(editor)[node.id] == (1234.0, 567.0)


def test_by_hand_a_card_without_a_place_gets_a_free_one(edit, map):
    editor = edit(map)
    editor.apply("Free", edits.set_field(editor.map, INFO, "arrangement", "free"))
    assert places_of(editor).keys() == map.nodes.keys()
    assert overlapping(places_of(editor), editor.arrangement.sizes) == []


def test_tidying_by_hand_is_an_edit_and_by_itself_is_none(editor):
    editor.tidy()
    assert editor.document.undo_label is None
    neat = places_of(editor)
    commands.toggle_free(editor)
    editor.apply("Move", edits.move(editor.map, {"alone": (4000, 0)}))
    editor.tidy()
    assert editor.document.undo_label == "Tidy"
    assert places_of(editor) == neat


def test_turning_the_map_turns_the_placement(editor):
    for direction in ("down", "left", "right", "up"):
        commands.set_direction(direction)(editor)
        assert editor.arrangement.placement.direction == direction
        (cx, cy, *_), (rx, ry, *_) = editor.arrangement.rect_of("claim"), editor.arrangement.rect_of("reason")
        ahead = {"down": cy - ry, "up": ry - cy, "right": cx - rx, "left": rx - cx}
        assert ahead[direction] > 0, "what supports the claim stands before it"


def test_a_map_reopened_looks_as_when_tidied(edit, map):
    editor = edit(map)
    for id in ("claim", "reason", "alone"):
        editor.select([id])
        commands.add_support(editor)
    editor.tidy()
    again = edit(type(map)(editor.map.records(), editor.map.info))
    assert places_of(again) == places_of(editor)


def test_the_card_that_came_last_is_placed_even_when_the_map_was_empty(edit):
    editor = edit()
    commands.add_claim(editor)
    [first] = editor.selection
    editor.undo()
    assert places_of(editor) == {}
    editor.redo()
    assert places_of(editor).keys() == {first}
    assert isinstance(editor.map.nodes[first], Node)


def test_another_direction_is_taken_over_where_cards_are_placed_by_hand(editor):
    commands.toggle_free(editor)
    commands.set_direction("left")(editor)
    assert editor.arrangement.placement.direction == "left"


def test_an_edit_while_something_is_folded_keeps_other_cards_where_they_are(editor):
    editor.fold(["reason"])
    before = places_of(editor)
    node = edits.new_node(editor.map, "claim", "New.")
    editor.apply("Add support", edits.add(editor.map, node, stance="support", target="objection"))
    after = places_of(editor)
    moved = {id for id in before if id not in editor.hidden and after[id] != before[id]}
    assert len(moved) <= 1
