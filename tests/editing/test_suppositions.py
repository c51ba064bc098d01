"""Suppositions one by one: switched off and on, changed, dropped, and followed whoever makes them."""

import pytest

from argmap.analysis.whatif import NOTHING, WhatIf
from argmap.editing.suppositions import Supposition, Suppositions
from argmap.model import edits
from argmap.model.records import Scenario, Source


@pytest.fixture
def listed(editor):
    editor.apply("Add", edits.add(editor.map, Source(id="s", title="Someone")))
    return Suppositions(editor.reasoning)


def steps(editor):
    return len(editor.document._done)


def test_what_others_suppose_is_listed_in_order(editor, listed):
    editor.reasoning.assume("ground", value=True)
    editor.reasoning.assume("motive", 0.3)
    editor.reasoning.withdraw("s")
    assert list(listed.items.values()) == [
        Supposition("ground", value=True),
        Supposition("motive", 0.3),
        Supposition("s", None),
    ]
    editor.reasoning.assume("ground", None)
    assert list(listed.items) == ["motive", "s"]


def test_an_item_is_switched_off_and_on_without_losing_it(editor, listed):
    editor.reasoning.assume("ground", value=False)
    editor.reasoning.withdraw("s")
    before = editor.reasoning.whatif
    listed.switch("ground", on=False)
    assert editor.reasoning.whatif == WhatIf({}, frozenset({"s"}))
    assert listed.items["ground"] == Supposition("ground", value=False, is_on=False)
    assert list(listed.items) == ["ground", "s"], "it keeps its place"
    listed.switch("s", on=False)
    assert editor.reasoning.whatif == NOTHING
    assert list(listed.items) == ["ground", "s"]
    listed.switch("ground", on=True)
    listed.switch("s", on=True)
    assert editor.reasoning.whatif == before
    assert steps(editor) == 1, "nothing of it is an edit"


def test_an_item_takes_another_value(editor, listed):
    editor.reasoning.assume("ground", value=True)
    listed.put("ground", 0.25)
    assert editor.reasoning.whatif == WhatIf({"ground": 0.25})


def test_an_item_is_dropped_whether_on_or_off(editor, listed):
    editor.reasoning.assume("ground", value=True)
    editor.reasoning.assume("motive", value=True)
    listed.switch("ground", on=False)
    listed.drop("motive")
    assert list(listed.items) == ["ground"], "what is off is not lost with the last that was on"
    listed.drop("ground")
    assert listed.items == {}
    assert editor.reasoning.whatif == NOTHING


def test_what_is_off_stays_while_other_things_are_supposed(editor, listed):
    editor.reasoning.assume("ground", value=True)
    editor.reasoning.assume("motive", value=True)
    listed.switch("ground", on=False)
    editor.reasoning.assume("claim", value=False)
    assert list(listed.items) == ["ground", "motive", "claim"]


def test_another_scenario_forgets_what_was_off(editor, listed):
    editor.reasoning.assume("ground", value=True)
    listed.switch("ground", on=False)
    editor.reasoning.use_scenario("z")
    assert list(listed.items) == ["claim"]
    listed.switch("claim", on=False)
    editor.reasoning.use_scenario(None)
    assert listed.items == {}


def test_going_back_to_the_map_as_it_stands_forgets_everything(editor, listed):
    editor.reasoning.assume("ground", value=True)
    editor.reasoning.assume("motive", value=True)
    listed.switch("ground", on=False)
    editor.reasoning.use_scenario(None)
    assert listed.items == {}


def test_what_a_scenario_in_use_assumes_anew_is_listed(editor, listed):
    editor.apply("Add", edits.add(editor.map, Scenario(id="y", title="So", assume={"ground": True})))
    editor.reasoning.use_scenario("y")
    editor.apply("Change", edits.set_field(editor.map, "y", "assume", {"ground": True, "motive": False}))
    assert list(listed.items) == ["ground", "motive"]


def test_who_shows_them_is_told(editor, listed):
    told = []
    listed.changed.connect(lambda: told.append(list(listed.items)))
    editor.reasoning.assume("ground", value=True)
    listed.switch("ground", on=False)
    assert told == [["ground"], ["ground"]]
    listed.let_go()
    editor.reasoning.assume("motive", value=True)
    assert len(told) == 2
