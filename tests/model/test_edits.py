import pytest

from argmap.model import edits
from argmap.model.document import Document
from argmap.model.errors import EditError
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Citation, Group, Link, Node, Scenario, Source, Text


@pytest.fixture
def map():
    """Officials and a treaty support a claim together; a motive undercuts that; a doubt attacks the claim."""
    return ArgumentMap(
        [
            Node(id="claim", kind="claim", text="It is so.", order="a0"),
            Node(id="officials", kind="evidence", text="They say so.", order="a1", group="inner"),
            Node(id="treaty", kind="evidence", text="There is a treaty.", order="a2"),
            Node(id="motive", kind="motivation", text="They gain by it.", order="a3"),
            Node(id="doubt", kind="claim", text="Nobody saw it.", order="a4"),
            Link(
                id="step",
                stance="support",
                premises={"officials": "a0", "treaty": "a1"},
                target="claim",
                order="a0",
            ),
            Link(id="undercut", stance="attack", premises={"motive": "a0"}, target="step"),
            Link(id="attack", stance="attack", premises={"doubt": "a0"}, target="claim", order="a1"),
            Source(id="paper", title="A paper"),
            Source(id="echo", title="Another", origin="paper"),
            Text(id="article", text="They say so."),
            Scenario(id="true", title="It is so", assume={"claim": True}),
            Group(id="outer", title="Outer"),
            Group(id="inner", title="Inner", parent="outer"),
        ],
    )


def applied(map, change):
    map.write(change)
    return map


def test_a_new_node_is_linked_in_the_same_change(map):
    node = edits.new_node(map, "evidence", "A photograph.")
    change = edits.add(map, node, stance="support", target="claim")
    assert len(change.ids) == 2
    applied(map, change)
    assert [link.premises.keys() for link in map.links_into("claim")][-1] == {node.id}


def test_ramifications_and_actions_start_with_credence_zero(map):
    assert edits.new_node(map, "ramification").credence == 0
    assert edits.new_node(map, "action").credence == 0
    assert edits.new_node(map, "claim").credence is None


def test_a_link_can_attack_its_own_premise_but_never_itself(map):
    applied(map, edits.link(map, ["doubt"], "doubt", "attack"))
    with pytest.raises(EditError, match="itself"):
        edits.retarget(map, "step", "step")


def test_a_ring_of_links_is_refused_before_anything_changes(map):
    with pytest.raises(EditError, match="itself"):
        edits.retarget(map, "step", "undercut")
    assert map.links["step"].target == "claim"


@pytest.mark.parametrize(
    "wrong",
    [
        lambda m: edits.link(m, ["doubt", "doubt"], "claim"),
        lambda m: edits.link(m, [], "claim"),
        lambda m: edits.link(m, ["gone"], "claim"),
        lambda m: edits.link(m, ["doubt"], "gone"),
        lambda m: edits.link(m, ["doubt"], "paper"),
        lambda m: edits.link(m, ["step"], "claim"),
        lambda m: edits.add_premise(m, "step", "treaty"),
        lambda m: edits.add_premise(m, "claim", "treaty"),
        lambda m: edits.remove_premise(m, "step", "doubt"),
        lambda m: edits.retext(m, "gone", "x"),
        lambda m: edits.unlink(m, "claim"),
        lambda m: edits.remove(m, ["gone"]),
        lambda m: edits.set_field(m, "claim", "credence", 1.5),
        lambda m: edits.set_field(m, "claim", "credence", (0.6, 0.4)),
        lambda m: edits.set_field(m, "claim", "credence", "likely"),
        lambda m: edits.set_field(m, "claim", "judgement", "maybe"),
        lambda m: edits.set_field(m, "claim", "id", "other"),
        lambda m: edits.set_field(m, "claim", "nonsense", 1),
        lambda m: edits.set_field(m, "true", "assume", {"claim": 2.0}),
        lambda m: edits.set_field(m, INFO, "direction", "sideways"),
        lambda m: edits.set_citation_field(m, "claim", "gone", "quote", "x"),
        lambda m: edits.remove_citation(m, "claim", "gone"),
        lambda m: edits.add(m, Node(id="claim", kind="claim")),
        lambda m: edits.add(m, Node(id="map", kind="claim")),
        lambda m: edits.reorder(m, "paper", [], 0),
    ],
)
def test_what_would_break_the_map_is_refused(map, wrong):
    with pytest.raises(EditError):
        wrong(map)


def test_removing_one_of_several_premises_leaves_the_link(map):
    applied(map, edits.remove(map, ["officials"]))
    assert map.links["step"].premises.keys() == {"treaty"}
    assert "undercut" in map.links


def test_removing_the_last_premise_removes_the_link_and_what_hung_on_it(map):
    applied(map, edits.remove_premise(map, "step", "officials"))
    applied(map, edits.remove_premise(map, "step", "treaty"))
    assert map.links.keys() == {"attack"}
    assert "motive" in map.nodes


def test_removing_a_target_removes_its_links_all_the_way_up(map):
    change = edits.remove(map, ["claim"])
    assert {"claim", "step", "undercut", "attack", "true"} == change.ids
    applied(map, change)
    assert not map.links
    assert map.scenarios["true"].assume == {}


def test_a_removed_source_leaves_the_words_quoted_from_it(map):
    applied(map, edits.add_citation(map, "officials", source="paper", text="article", quote="They say so."))
    applied(map, edits.remove(map, ["paper", "article"]))
    (citation,) = map.nodes["officials"].citations.values()
    assert (citation.source, citation.text, citation.quote) == ("", None, "They say so.")
    assert map.sources["echo"].origin is None


def test_what_was_in_a_removed_group_moves_one_group_out(map):
    applied(map, edits.remove(map, ["inner"]))
    assert map.nodes["officials"].group == "outer"


def test_reordering_changes_one_record_while_there_is_room(map):
    change = edits.reorder(map, "attack", ["step"], 0)
    assert change.ids == {"attack"}
    applied(map, change)
    assert [link.id for link in map.links_into("claim")] == ["attack", "step"]


def test_reordering_a_row_without_room_gives_all_of_it_new_keys(map):
    applied(map, edits.set_field(map, "attack", "order", "a0"))
    third = edits.link(map, ["motive"], "claim", "attack")
    applied(map, third)
    (third_id,) = third.ids
    applied(map, edits.set_field(map, third_id, "order", "odd?"))
    applied(map, edits.reorder(map, "step", ["attack", third_id], 1))
    assert [link.id for link in map.links_into("claim")] == ["attack", "step", third_id]


def test_premises_of_a_link_have_an_order_of_their_own(map):
    applied(map, edits.reorder(map, "treaty", ["officials"], 0, within="step"))
    assert map.premises(map.links["step"]) == ["treaty", "officials"]


def test_several_nodes_take_a_field_in_one_change(map):
    change = edits.set_fields(map, ["officials", "treaty", "doubt"], "kind", "evidence")
    assert change.ids == {"doubt"}  # the others are evidence already


def test_a_citation_is_changed_and_removed_by_its_id(map):
    applied(map, edits.add_citation(map, "claim", quote="so"))
    (id,) = map.nodes["claim"].citations
    applied(map, edits.set_citation_field(map, "claim", id, "credibility", 3))
    assert map.nodes["claim"].citations[id] == Citation(id=id, quote="so", credibility=3)
    applied(map, edits.remove_citation(map, "claim", id))
    assert not map.nodes["claim"].citations


def test_assuming_true_is_not_assuming_a_credence_of_one(map):
    change = edits.set_field(map, "true", "assume", {"claim": 1.0})
    assert change
    applied(map, change)
    assert isinstance(map.scenarios["true"].assume["claim"], float)


def test_a_consequence_and_a_linked_premise_come_with_their_node(map):
    node = edits.new_node(map, "ramification", "Then this.")
    applied(map, edits.add_consequence(map, node, "claim"))
    assert map.links_from("claim")[0].target == node.id
    other = edits.new_node(map, "claim", "And this.")
    applied(map, edits.add_premise_node(map, other, "step"))
    assert map.premises(map.links["step"]) == ["officials", "treaty", other.id]


def test_moving_and_texting_touch_only_their_field(map):
    applied(map, edits.move(map, {"claim": (3, 4)}))
    applied(map, edits.retext(map, "claim", "Not so."))
    assert map.nodes["claim"] == Node(id="claim", kind="claim", text="Not so.", order="a0", at=(3.0, 4.0))


def test_a_listener_may_not_edit(map):
    document = Document(map)
    document.subscribe(lambda _: document.apply("again", edits.retext(map, "claim", "twice")))
    with pytest.raises(EditError, match="listener"):
        document.apply("once", edits.retext(map, "claim", "once"))
    document.undo_label  # noqa: B018  the first edit stands, and can be undone
    assert document.undo_label == "once"


def test_saving_and_undoing_past_it_tell_what_is_unsaved(map):
    document = Document(map)
    assert not document.is_dirty
    document.apply("one", edits.retext(map, "claim", "one"))
    assert document.is_dirty
    document.mark_saved()
    assert not document.is_dirty
    document.undo()
    assert document.is_dirty
    document.redo()
    assert not document.is_dirty
    document.apply("nothing", edits.retext(map, "claim", "one"))
    assert not document.is_dirty


def test_a_link_can_be_retargeted_in_a_map_whose_links_run_in_a_ring():
    map = ArgumentMap(
        [
            Node(id="n", kind="claim"),
            Link(id="a", stance="attack", premises={"n": "a0"}, target="b"),
            Link(id="b", stance="attack", premises={"n": "a0"}, target="a"),
            Link(id="c", stance="attack", premises={"n": "a0"}, target="n"),
        ]
    )
    applied(map, edits.retarget(map, "c", "a"))
    assert not map.is_sound(map.links["c"])


@pytest.mark.parametrize(("field", "value"), [("target", "step"), ("premises", {}), ("citations", {})])
def test_fields_with_edits_of_their_own_are_not_set(map, field, value):
    id = "claim" if field == "citations" else "step"
    with pytest.raises(EditError, match="no field"):
        edits.set_field(map, id, field, value)


def test_a_node_after_the_last_key_there_can_be_still_gets_one(map):
    applied(map, edits.set_field(map, "doubt", "order", "z" * 28))
    node = edits.new_node(map)
    assert node.order > map.nodes["motive"].order


def test_what_no_file_can_hold_is_refused(map):
    with pytest.raises(EditError, match="letters"):
        edits.retext(map, "claim", "\ud800")
    with pytest.raises(EditError, match="quote"):
        edits.add_citation(map, "claim", quote="x" * 70_000)
