"""The editor tells those who show a map: once, in order, and never of what is no edit."""

import pytest

from argmap.analysis.strength import evaluate
from argmap.analysis.whatif import under
from argmap.editing.editor import Editor
from argmap.editing.finding import find
from argmap.editing.reasoning import EVALUATED_AT_ONCE
from argmap.model import edits
from argmap.model.errors import EditError
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Citation, MapInfo, Node
from tests.editing.conftest import file_of


class Turn:
    """An event loop that waits to be told."""

    def __init__(self):
        self.waiting = []

    def __call__(self, run):
        self.waiting.append(run)

    def pass_(self):
        waiting, self.waiting = self.waiting, []
        for run in waiting:
            run()


@pytest.fixture
def turn():
    return Turn()


@pytest.fixture
def waiting(map, measure, turn):
    """Give an editor that evaluates when the turn passes."""
    return Editor(map, measure, turn)


@pytest.fixture
def heard(waiting):
    told = []
    waiting.evaluated.connect(told.append)
    return told


def test_many_edits_in_one_turn_are_evaluated_once(waiting, turn, heard):
    for value in (0.1, 0.2, 0.3):
        waiting.apply("Rate", edits.set_field(waiting.map, "ground", "credence", value))
    waiting.apply(
        "Add", edits.add(waiting.map, edits.new_node(waiting.map), stance="support", target="claim")
    )
    assert heard == []
    assert len(turn.waiting) == 1
    turn.pass_()
    assert len(heard) == 1
    assert {"ground", "reason"} <= heard[0]
    assert waiting.evaluation.nodes == evaluate(waiting.map).nodes
    turn.pass_()
    assert len(heard) == 1


def test_the_next_turn_is_evaluated_on_its_own(waiting, turn, heard):
    waiting.apply("Rate", edits.set_field(waiting.map, "ground", "credence", 0.9))
    turn.pass_()
    waiting.undo()
    turn.pass_()
    assert len(heard) == 2
    assert waiting.evaluation.nodes == evaluate(waiting.map).nodes


def test_only_what_differs_is_told(waiting, turn, heard):
    waiting.apply("Rate", edits.set_field(waiting.map, "alone", "credence", 0.9))
    turn.pass_()
    assert heard == [frozenset({"alone"})]


def test_a_scenario_is_no_edit(waiting, turn, heard):
    before = file_of(waiting)
    waiting.reasoning.use_scenario("z")
    assert waiting.scenario.title == "The claim holds"
    assert waiting.evaluation.nodes["claim"].strength == 1.0
    assert heard == [frozenset({"claim"})]
    assert not waiting.document.is_dirty
    assert file_of(waiting) == before
    waiting.reasoning.use_scenario(None)
    assert waiting.evaluation.nodes == evaluate(waiting.map).nodes


def test_edits_are_evaluated_under_the_scenario_in_use(waiting, turn):
    waiting.reasoning.use_scenario("z")
    waiting.apply("Assume", edits.set_field(waiting.map, "z", "assume", {"reason": False}))
    waiting.apply("Add", edits.add(waiting.map, edits.new_node(waiting.map), stance="attack", target="claim"))
    turn.pass_()
    assert waiting.evaluation.nodes == evaluate(waiting.map, under(waiting.map.scenarios["z"])).nodes


def test_a_scenario_that_is_removed_is_switched_off(waiting, turn):
    waiting.reasoning.use_scenario("z")
    waiting.apply("Remove", edits.remove(waiting.map, ["z"]))
    turn.pass_()
    assert waiting.reasoning.scenario_id is None
    assert waiting.evaluation.nodes == evaluate(waiting.map).nodes


def test_switching_in_the_middle_of_a_turn_reckons_with_the_edits_before(waiting, turn):
    waiting.apply("Rate", edits.set_field(waiting.map, "claim", "credence", 0.9))
    waiting.reasoning.use_scenario("z")
    waiting.apply("Rate", edits.set_field(waiting.map, "ground", "credence", 0.1))
    turn.pass_()
    assert waiting.evaluation.nodes == evaluate(waiting.map, under(waiting.map.scenarios["z"])).nodes


def test_a_large_map_is_shown_before_it_is_evaluated(measure, turn):
    count = EVALUATED_AT_ONCE + 1
    map = ArgumentMap(Node(id=f"n{i}", kind="claim", credence=0.5) for i in range(count))
    editor = Editor(map, measure, turn)
    assert editor.evaluation.nodes == {}
    editor.reasoning.finish()
    assert len(editor.evaluation.nodes) == count


def test_what_is_removed_leaves_the_selection(editor):
    editor.select(["claim", "k1", "reason"])
    editor.apply("Remove", edits.remove(editor.map, ["reason"]))
    assert editor.selection == ("claim",)
    editor.undo()
    assert editor.selection == ("claim",)


def test_a_selection_names_each_record_once_and_only_what_is_there(editor):
    heard = []
    editor.selected.connect(lambda: heard.append(editor.selection))
    editor.select(["claim", "gone", "k1", "claim"])
    editor.select(["claim", "k1"])
    assert heard == [("claim", "k1")]
    editor.toggle("claim")
    editor.toggle("reason")
    assert editor.selection == ("k1", "reason")
    assert editor.primary.id == "reason"


def test_each_change_is_told_once_with_what_it_touched(editor):
    heard = []
    editor.changed.connect(lambda change, moved: heard.append((change.ids, moved)))
    editor.apply("Judge", edits.set_field(editor.map, "claim", "judgement", "open"))
    editor.apply("Judge", edits.set_field(editor.map, "claim", "judgement", "open"))
    assert heard == [(frozenset({"claim"}), set())]


def test_whoever_is_told_of_a_change_may_not_edit(editor):
    editor.changed.connect(
        lambda _change, _moved: editor.apply("Again", edits.retext(editor.map, "claim", "no"))
    )
    with pytest.raises(EditError, match="listener"):
        editor.apply("Judge", edits.set_field(editor.map, "claim", "judgement", "open"))


def test_who_disconnects_hears_no_more(editor):
    heard = []
    leave = editor.selected.connect(lambda: heard.append(1))
    editor.select(["claim"])
    leave()
    editor.select([])
    assert heard == [1]


def test_undo_and_redo_have_open_texts_handed_in_first(editor):
    editor.typing_ends.connect(
        lambda: editor.apply("Edit text", edits.retext(editor.map, "claim", "Typed words"))
    )
    editor.undo()
    assert editor.map.nodes["claim"].text == "The claim"
    assert editor.document.redo_label == "Edit text"


# -- finding ----------------------------------------------------------------------------


@pytest.fixture
def words():
    cited = Citation(id="c", quote="A most unusual quote")
    return ArgumentMap(
        [
            Node(id="a", kind="claim", text="Straße und Hof"),
            Node(id="b", kind="claim", title="The Title", text="words"),
            Node(id="c", kind="claim", note="a remark about houses"),
            Node(id="d", kind="claim", tags={"press": True}, citations={"c": cited}),
        ],
        MapInfo(id=INFO, title="houses"),
    )


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("STRASSE", ["a"]),
        ("title words", ["b"]),
        ("words title", ["b"]),
        ("remark", ["c"]),
        ("press unusual", ["d"]),
        ("us", ["c", "d"]),
        ("nothing", []),
        ("", []),
        ("   ", []),
    ],
)
def test_words_are_found_wherever_a_card_holds_them(words, sought, found):
    assert find(words, sought) == found


def test_what_is_found_comes_in_reading_order(words):
    places = {"c": (0.0, 300.0), "d": (500.0, 100.0)}
    assert find(words, "us", places) == ["d", "c"]


def test_a_status_can_be_asked_for_between_an_edit_and_its_evaluation(measure, turn):
    editor = Editor(ArgumentMap(), measure, turn)
    for _ in range(2):
        editor.apply("Add", edits.add(editor.map, edits.new_node(editor.map)))
        assert editor.reasoning.status(list(editor.map.nodes)[-1]) is None
        turn.pass_()
    editor.apply("Add", edits.add(editor.map, edits.new_node(editor.map)))
    assert [editor.reasoning.status(id) for id in editor.map.nodes] == ["in", "in", None]
