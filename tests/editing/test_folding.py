"""Folding: what is out of sight, what stays because it leads elsewhere, and what brings it back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.editing import commands
from argmap.editing.folding import hidden_by, leading_to
from argmap.model import edits
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node
from tests.editing.conftest import file_of, supports
from tests.strategies import maps


def a_map(*links):
    names = sorted({id for link in links for id in [*link.premises, link.target]} - {k.id for k in links})
    return ArgumentMap([*(Node(id=name, kind="claim") for name in names), *links])


def test_what_leads_to_a_folded_card_is_hidden_and_the_card_stays(map):
    assert hidden_by(map, {"claim"}) == {"reason", "ground", "objection", "one", "other", "motive"}
    assert hidden_by(map, {"reason"}) == {"ground"}
    assert hidden_by(map, set()) == set()


def test_what_leads_elsewhere_too_stays_with_all_that_leads_to_it():
    map = a_map(
        supports("k1", "b", "a"), supports("k2", "c", "b"), supports("k3", "b", "x"), supports("k4", "d", "a")
    )
    assert hidden_by(map, {"a"}) == {"d"}
    assert hidden_by(map, {"a", "x"}) == {"b", "c", "d"}


def test_an_undercut_goes_with_the_link_it_hits():
    map = a_map(
        supports("k1", "b", "a"), supports("k2", "c", "k1", "attack"), supports("k3", "d", "k2", "attack")
    )
    assert hidden_by(map, {"a"}) == {"b", "c", "d"}


def test_the_main_claim_is_never_hidden(editor):
    editor.select(["alone"])
    editor.apply("Link", edits.link(editor.map, ["claim"], "alone"))
    commands.toggle_fold(editor)
    assert "claim" not in editor.hidden


def test_a_ring_folds_without_end():
    map = a_map(supports("k1", "b", "a"), supports("k2", "a", "b"), supports("k3", "a", "a"))
    assert hidden_by(map, {"a"}) == {"b"}


def test_folding_twice_is_as_before_and_no_edit(editor):
    before = file_of(editor)
    editor.select(["claim"])
    commands.toggle_fold(editor)
    assert editor.folded == {"claim"}
    commands.toggle_fold(editor)
    assert editor.folded == editor.hidden == set()
    assert file_of(editor) == before
    assert editor.document.undo_label is None


def test_hidden_cards_take_no_room(editor):
    def extent():
        rects = [editor.arrangement.rect_of(id) for id in editor.map.nodes if id not in editor.hidden]
        return max(x + w for x, _, w, _ in rects) - min(x for x, *_ in rects)

    wide = extent()
    editor.fold(["claim"])
    assert extent() < wide


def test_showing_a_hidden_card_unfolds_what_hides_it(editor):
    shown = []
    editor.shown.connect(shown.append)
    editor.fold(["reason", "claim"])
    editor.show("ground")
    assert "ground" not in editor.hidden
    assert editor.selection == ("ground",)
    assert shown == ["ground"]


def test_showing_a_card_in_sight_leaves_the_folds(editor):
    editor.fold(["reason"])
    editor.show("claim")
    assert editor.folded == {"reason"}


@pytest.mark.parametrize("command", [commands.add_support, commands.add_attack, commands.add_linked_premise])
def test_a_card_added_to_what_is_folded_can_be_seen(editor, command):
    editor.fold(["claim"])
    editor.select(["k4"] if command is commands.add_linked_premise else ["claim"])
    command(editor)
    assert not set(editor.selection) & editor.hidden


def test_removing_a_folded_card_brings_back_what_it_hid(editor):
    told = []
    editor.rearranged.connect(lambda: told.append(editor.hidden))
    editor.fold(["reason"])
    editor.select(["reason"])
    commands.delete(editor)
    assert editor.hidden == editor.folded == set()
    assert len(told) == 2, "a canvas that hears only of the change would not show them again"


@given(maps(), st.data())
def test_nothing_in_sight_loses_a_premise_without_a_fold(map, data):
    folded = data.draw(st.sets(st.sampled_from(sorted(map.nodes)))) if map.nodes else set()
    hidden = hidden_by(map, folded)
    assert map.info.main not in hidden
    for id in hidden:
        ends = {map.conclusion(link) for link in map.links_from(id)}
        assert ends <= hidden | folded | {None} | leading_to(map, id) | {map.info.main}
    assert all(any(id in leading_to(map, fold) for fold in folded) for id in hidden)


def test_folding_one_more_card_brings_nothing_back():
    chain = ArgumentMap(
        [
            *(Node(id=id, kind="claim") for id in ("root", "side", "top", "fold", "deep")),
            *(
                Link(id=f"{a}-{b}", stance="support", premises={a: "a0"}, target=b)
                for a, b in (("deep", "fold"), ("fold", "top"), ("top", "side"), ("top", "root"))
            ),
        ]
    )
    assert hidden_by(chain, {"fold"}) == {"deep"}
    assert "deep" in hidden_by(chain, {"fold", "side"})
