"""Every command: what it does to the map, what it selects and opens, and that undo takes all of it back."""

import pytest

from argmap.editing import commands
from argmap.editing.actions import all_actions
from argmap.layout.graphviz import find_program
from argmap.model.errors import AnalysisError, EditError
from argmap.model.records import KINDS, Link, Node
from tests.editing.conftest import file_of, links_of

#: What is selected → what the command named adds: kind, stance, target.
ADDED = [
    ("add_claim", [], "claim", []),
    ("add_claim", ["claim"], "claim", []),
    ("add_support", ["claim"], "claim", [("support", "claim")]),
    ("add_support", ["k2"], "claim", [("support", "k2")]),
    ("add_attack", ["reason"], "claim", [("attack", "reason")]),
    ("add_attack", ["k3"], "claim", [("attack", "k3")]),
    ("add_sibling", ["ground"], "evidence", [("support", "reason")]),
    ("add_sibling", ["objection"], "claim", [("attack", "claim")]),
    ("add_sibling", ["motive"], "motivation", [("attack", "k1")]),
    ("add_sibling", ["alone"], "claim", []),
    ("add_linked_premise", ["reason"], "claim", [("support", "claim")]),
    ("add_linked_premise", ["k4"], "claim", [("support", "claim")]),
    ("add_undercut", ["reason"], "claim", [("attack", "k1")]),
    ("add_undercut", ["k5"], "claim", [("attack", "k5")]),
    ("add_consequence", ["claim"], "ramification", []),
]


@pytest.mark.parametrize(("name", "selected", "kind", "links"), ADDED)
def test_adding_makes_one_card_in_one_step_and_opens_it(editor, wanted, name, selected, kind, links):
    before = file_of(editor)
    known = set(editor.map.nodes)
    editor.select(selected)
    getattr(commands, name)(editor)
    [new] = set(editor.map.nodes) - known
    assert editor.map.nodes[new].kind == kind
    assert links_of(editor, new) == links
    assert editor.selection == (new,)
    assert wanted == [new]
    assert new in editor.arrangement.placement.places
    after = file_of(editor)
    editor.undo()
    assert file_of(editor) == before
    assert editor.document.undo_label is None
    editor.redo()
    assert file_of(editor) == after


def test_a_linked_premise_joins_the_link_it_was_asked_for(editor):
    editor.select(["reason"])
    commands.add_linked_premise(editor)
    assert set(editor.map.links["k1"].premises) == {"reason", *editor.selection}


def test_a_ramification_hangs_on_the_selected_card_and_holds_what_it_carries(editor):
    editor.select(["claim"])
    commands.add_consequence(editor)
    [new] = editor.selection
    assert [(link.premises, link.stance) for link in editor.map.links_into(new)] == [
        ({"claim": "a0"}, "support")
    ]
    assert editor.map.nodes[new].credence == 0.0


def test_a_sibling_of_what_bears_neutrally_is_a_support(editor, edit, map):
    editor.select(["k1"])
    commands.set_stance("neutral")(editor)
    editor.select(["reason"])
    commands.add_sibling(editor)
    assert links_of(editor, *editor.selection) == [("support", "claim")]


@pytest.mark.parametrize("name", ["add_support", "add_attack"])
def test_the_first_card_of_an_empty_map_is_a_claim(edit, name):
    editor = edit()
    getattr(commands, name)(editor)
    assert [node.kind for node in editor.map.nodes.values()] == ["claim"]
    assert not editor.map.links


NEEDS = [
    (commands.add_support, [], "Select the card or link"),
    (commands.add_attack, [], "Select the card or link"),
    (commands.add_consequence, [], "Select a card"),
    (commands.add_consequence, ["k1"], "Select a card"),
    (commands.add_sibling, [], "Select a card"),
    (commands.add_linked_premise, [], "Select a link, or a card"),
    (commands.add_linked_premise, ["alone"], "Select a link, or a card"),
    (commands.add_undercut, [], "Select a link, or a card"),
    (commands.add_undercut, ["claim"], "Select a link, or a card"),
    (commands.edit_text, [], "Select a card"),
    (commands.edit_text, ["k1"], "Select a card"),
    (commands.delete, [], "Select what to remove"),
    (commands.toggle_fold, [], "Select a card"),
    (commands.toggle_fold, ["k1"], "Select a card"),
    (commands.set_kind("evidence"), [], "Select a card"),
    (commands.set_kind("evidence"), ["k1"], "Select a card"),
    (commands.set_judgement("open"), [], "Select a card"),
    (commands.set_stance("attack"), [], "Select a link, or a card"),
    (commands.set_stance("attack"), ["claim"], "Select a link, or a card"),
    (commands.set_main, [], "Select a card"),
    (commands.set_main, ["k1"], "Select a card"),
    (commands.move_in_row(1), [], "Select a card"),
    (commands.move_in_row(1), ["alone"], "no siblings"),
]


@pytest.mark.parametrize(("command", "selected", "words"), NEEDS)
def test_what_needs_a_selection_says_which_and_changes_nothing(editor, wanted, command, selected, words):
    before = file_of(editor)
    editor.select(selected)
    with pytest.raises(EditError, match=words) as raised:
        command(editor)
    assert str(raised.value).endswith(".")
    assert file_of(editor) == before
    assert editor.document.undo_label is None
    assert wanted == []
    assert editor.selection == tuple(selected)


CHANGES = [
    (commands.set_kind("evidence"), ["claim", "k1", "motive"], lambda m: {m.nodes[i].kind for i in ("claim", "motive")} == {"evidence"}),
    (commands.set_judgement("rejected"), ["one", "other"], lambda m: m.nodes["one"].judgement == m.nodes["other"].judgement == "rejected"),
    (commands.set_stance("attack"), ["reason"], lambda m: m.links["k1"].stance == "attack"),
    (commands.set_stance("neutral"), ["k4"], lambda m: m.links["k4"].stance == "neutral"),
    (commands.set_direction("down"), [], lambda m: m.info.direction == "down"),
    (commands.set_main, ["objection"], lambda m: m.info.main == "objection"),
    (commands.toggle_free, [], lambda m: m.info.arrangement == "free"),
    (commands.move_in_row(1), ["reason"], lambda m: [k.id for k in m.links_into("claim")] == ["k3", "k1", "k4"]),
    (commands.move_in_row(-1), ["objection"], lambda m: [k.id for k in m.links_into("claim")] == ["k3", "k1", "k4"]),
    (commands.move_in_row(1), ["one"], lambda m: m.premises(m.links["k4"]) == ["other", "one"]),
    (commands.delete, ["claim"], lambda m: not m.links.keys() & {"k1", "k3", "k4", "k5"} and m.info.main is None),
    (commands.delete, ["k1"], lambda m: "k5" not in m.links and "motive" in m.nodes),
    (commands.delete, ["one"], lambda m: set(m.links["k4"].premises) == {"other"}),
    (commands.delete, ["one", "other", "alone"], lambda m: "k4" not in m.links and len(m.nodes) == 5),
]  # fmt: skip


@pytest.mark.parametrize(("command", "selected", "holds"), CHANGES)
def test_a_change_is_one_step_that_undo_takes_back_byte_for_byte(editor, command, selected, holds):
    before = file_of(editor)
    places = dict(editor.arrangement.placement.places)
    editor.select(selected)
    command(editor)
    assert holds(editor.map)
    after = file_of(editor)
    editor.undo()
    assert file_of(editor) == before
    assert editor.document.undo_label is None
    editor.redo()
    assert file_of(editor) == after
    editor.undo()
    assert editor.arrangement.placement.places.keys() == places.keys()


@pytest.mark.parametrize(("id", "step"), [("reason", -1), ("one", -1), ("other", 1)])
def test_moving_past_the_end_of_a_row_does_nothing(editor, id, step):
    editor.select([id])
    commands.move_in_row(step)(editor)
    assert editor.document.undo_label is None


def test_setting_what_is_so_already_is_no_step(editor):
    editor.select(["claim"])
    commands.set_kind("claim")(editor)
    commands.set_judgement(None)(editor)
    commands.set_main(editor)
    commands.set_direction("up")(editor)
    assert editor.document.undo_label is None


def test_removing_a_card_selects_what_it_bore_on(editor):
    for removed, heir in (("motive", ("reason",)), ("ground", ("reason",)), ("alone", ())):
        editor.select([removed])
        commands.delete(editor)
        assert editor.selection in {heir, ("claim",)}


@pytest.mark.parametrize(
    ("ids", "label"), [(["claim"], "card"), (["k1"], "link"), (["one", "k1"], "2 items")]
)
def test_removal_is_named_for_what_it_removes(editor, ids, label):
    editor.select(ids)
    commands.delete(editor)
    assert label in editor.document.undo_label


def test_everything_in_sight_is_selected_and_no_more(editor):
    commands.select_all(editor)
    assert set(editor.selection) == set(editor.map.nodes)
    editor.select(["reason"])
    commands.toggle_fold(editor)
    commands.select_all(editor)
    assert "ground" not in editor.selection


def test_text_is_opened_for_the_card_selected_last(editor, wanted):
    editor.select(["claim", "motive"])
    commands.edit_text(editor)
    assert wanted == ["motive"]


def test_every_command_of_the_table_runs_or_says_what_it_needs(edit, map):
    """No selection whatsoever makes an action fail with anything but a sentence."""
    selections = [[], ["claim"], ["k1"], ["k4"], ["k5"], ["alone"], ["claim", "k1"], ["one", "other"], ["z"]]
    for row in all_actions():
        for selected in selections:
            editor = edit(type(map)(map.records(), map.info))
            before = file_of(editor)
            editor.select(selected)
            if row.run is None:
                continue
            enabled = row.is_enabled(editor)
            assert row.is_checked is None or isinstance(row.is_checked(editor), bool)
            try:
                row.run(editor)
            except EditError as error:
                assert file_of(editor) == before
                assert str(error)[0].isupper()
            while editor.document.undo_label:
                editor.undo()
            assert file_of(editor) == before, (row.id, selected, enabled)


def test_all_kinds_can_be_given(editor):
    editor.select(["claim"])
    for kind in KINDS:
        commands.set_kind(kind)(editor)
        assert editor.primary.kind == kind


def test_whoever_is_selected_last_is_what_keys_act_on(editor):
    editor.select(["k1", "claim"])
    assert isinstance(editor.primary, Node)
    editor.select(["claim", "k1"])
    assert isinstance(editor.primary, Link)


def test_graphviz_places_the_cards_as_one_step(editor):
    try:
        find_program()
    except AnalysisError:
        pytest.skip("there is no Graphviz here")
    before = file_of(editor)
    commands.lay_out_with_graphviz(editor)
    assert editor.arrangement.is_free
    assert all(node.at is not None for node in editor.map.nodes.values())
    editor.undo()
    assert file_of(editor) == before
    assert not editor.arrangement.is_free


@pytest.mark.parametrize(("selected", "kept"), [([], "claim"), (["motive"], "motive"), (["k1"], "claim")])
def test_graphviz_says_what_it_did_and_leaves_one_card_where_it_stood(editor, selected, kept):
    try:
        find_program()
    except AnalysisError:
        pytest.skip("there is no Graphviz here")
    editor.select(selected)
    said, before = [], editor.arrangement.placement.places[kept]
    editor.said.connect(said.append)
    commands.lay_out_with_graphviz(editor)
    count = len(editor.map.nodes)
    assert said == [
        f"Graphviz placed {count} cards; they now stay where they are. Undo brings back argmap's own places."
    ]
    assert editor.arrangement.placement.places[kept] == pytest.approx(before)
    commands.lay_out_with_graphviz(editor)
    assert said[1].endswith("Undo puts them back.")


def test_without_graphviz_the_map_stays_and_a_sentence_says_why(editor, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sysconfig.get_path", lambda _name: "")
    before = file_of(editor)
    with pytest.raises(EditError, match="Graphviz"):
        commands.lay_out_with_graphviz(editor)
    assert file_of(editor) == before
