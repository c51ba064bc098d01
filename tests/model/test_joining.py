"""One map put into another, and a piece cut out of one: nothing is mixed up, and undo takes it all back."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.formats import native
from argmap.model.document import Document
from argmap.model.graph import ArgumentMap
from argmap.model.joining import clip, join
from argmap.model.records import Citation, Group, Link, Node, Scenario, Source, Text
from tests.strategies import maps


def shape(map):
    """Tell what is linked to what in words instead of ids, in no order."""

    def words(id):
        if id in map.nodes:
            return map.nodes[id].text
        return ("link", map.links[id].stance, words(map.links[id].target))

    return sorted(
        repr((link.stance, sorted(words(id) for id in link.premises), words(link.target)))
        for link in map.links.values()
    )


def joined(map, other, standing=None):
    document = Document(map)
    document.apply("Join", join(map, other, standing))
    return document


def test_what_has_an_id_that_is_taken_gets_another():
    map = ArgumentMap([Node(id="a", kind="claim", text="mine", order="a0")])
    other = ArgumentMap(
        [
            Node(id="a", kind="claim", text="theirs", order="a0", group="g", citations={"c": Citation(id="c", source="s")}),
            Node(id="b", kind="claim", text="reason", order="a1"),
            Link(id="k", stance="support", premises={"b": "a0"}, target="a"),
            Link(id="u", stance="attack", premises={"a": "a0"}, target="k"),
            Source(id="s", title="A source"),
            Group(id="g", title="A group"),
            Scenario(id="z", title="If", assume={"a": True}),
        ]
    )  # fmt: skip
    joined(map, other)
    [theirs] = [node for node in map.nodes.values() if node.text == "theirs"]
    assert theirs.id != "a"
    assert map.nodes["a"].text == "mine"
    assert map.links["k"].target == theirs.id
    assert map.links["u"].premises == {theirs.id: "a0"}
    assert map.scenarios["z"].assume == {theirs.id: True}
    assert theirs.group == "g"
    assert map.nodes["a"].order < theirs.order < map.nodes["b"].order


def test_a_name_without_a_record_does_not_come_to_mean_one_of_this_map():
    map = ArgumentMap([Node(id="gone", kind="claim", text="mine")])
    joined(map, ArgumentMap([Node(id="b", kind="claim"), Link(id="k", stance="attack", premises={"b": "a0"}, target="gone")]))  # fmt: skip
    assert map.links["k"].target not in map


def test_a_source_that_is_here_already_is_used():
    cited = Citation(id="c", source="s1", text="t1")
    map = ArgumentMap([Source(id="s", title="The guard"), Text(id="t", title="A report", text="Words")])
    other = ArgumentMap(
        [
            Node(id="a", kind="claim", citations={"c": cited}),
            Source(id="s1", title="The guard"),
            Source(id="s2", title="A friend", origin="s1"),
            Text(id="t1", title="A report", text="Words"),
        ]
    )
    joined(map, other)
    assert map.sources.keys() == {"s", "s2"}
    assert map.sources["s2"].origin == "s"
    assert (map.nodes["a"].citations["c"].source, map.nodes["a"].citations["c"].text) == ("s", "t")


def test_a_node_can_stand_for_one_of_this_map_and_comes_after_what_is_there():
    map = ArgumentMap(
        [
            Node(id="a", kind="claim"),
            Node(id="b", kind="claim"),
            Link(id="k", stance="support", premises={"b": "a0"}, target="a", order="a5"),
        ]
    )
    other = ArgumentMap(
        [
            Node(id="x", kind="claim", text="stands for a"),
            *(Node(id=id, kind="claim", text=id) for id in "yz"),
            Link(id="k", stance="attack", premises={"y": "a0"}, target="x", order="a0"),
            Link(id="l", stance="support", premises={"z": "a0"}, target="x", order="a1"),
        ]
    )
    joined(map, other, {"x": "a"})
    assert "x" not in map
    assert [list(link.premises) for link in map.links_into("a")] == [["b"], ["y"], ["z"]]


@given(maps(), maps())
def test_a_join_adds_all_of_the_other_map_and_undo_takes_it_back(map, other):
    before, mine, theirs = native.write(map), shape(map), shape(other)
    cards = len(map.nodes) + len(other.nodes)
    citations = sum(len(node.citations) for m in (map, other) for node in m.nodes.values())
    document = joined(map, other)
    assert shape(map) == sorted([*mine, *theirs])
    assert len(map.nodes) == cards
    assert sum(len(node.citations) for node in map.nodes.values()) == citations
    assert native.read(native.write(map)) == map
    document.undo()
    assert native.write(map) == before


@given(maps(), st.randoms(use_true_random=False))
def test_a_clipping_is_sound_and_holds_what_was_asked_for(map, dice):
    ids = dice.sample([*map.nodes, *map.links], dice.randint(0, len(map.nodes) + len(map.links)))
    piece = clip(map, ids)
    assert set(ids) <= {*piece.nodes, *piece.links}
    assert all(piece.is_sound(link) for link in piece.links.values() if map.is_sound(link))
    assert all(map.get(record.id) == record for record in piece.records())
    cited = {c.source for node in piece.nodes.values() for c in node.citations.values()}
    assert cited <= piece.sources.keys()
    assert {node.group for node in piece.nodes.values()} - {None} <= piece.groups.keys()
    among = [k for k in map.links.values() if set(k.premises) <= set(ids) and k.target in ids]
    assert {link.id for link in among} <= piece.links.keys()


@given(maps())
def test_a_clipping_of_all_is_all_but_scenarios_and_what_nobody_cites(map):
    piece = clip(map, map.nodes)
    assert piece.nodes == map.nodes
    assert piece.links == map.links
