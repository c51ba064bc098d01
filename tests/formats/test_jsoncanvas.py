"""JSON Canvas: cards where they stand, groups by geometry, stances by labels and colours."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.formats import jsoncanvas, native
from argmap.formats.jsoncanvas.boxes import Box, holders, holders_of_frames
from argmap.formats.registry import find_format
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.records import Group, Link, Node
from tests.strategies import maps, words

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


def read(nodes, edges=(), options=None):
    return jsoncanvas.read(json.dumps({"nodes": nodes, "edges": list(edges)}).encode(), options or {})


def written(map):
    return json.loads(jsoncanvas.write(map, {}))


def card(id, x=0, y=0, **fields):
    return {"id": id, "type": "text", "text": id, "x": x, "y": y, "width": 100, "height": 50, **fields}


def frame(id, x, y, width, height, **fields):
    return {
        "id": id,
        "type": "group",
        "x": x,
        "y": y,
        "width": width,
        "height": height,
        "label": id,
        **fields,
    }


def edge(start, end, **fields):
    return {"id": f"{start}-{end}", "fromNode": start, "toNode": end, **fields}


def told(map):
    ordered = sorted(map.links.values(), key=lambda one: one.order)
    return [(one.stance, *map.premises(one), one.target) for one in ordered]


@pytest.mark.skipif(not SAMPLES.exists(), reason="the sample files are not here")
def test_the_sample_has_as_many_cards_links_and_members_as_it_should():
    expected = json.loads((SAMPLES / "expected.json").read_text())["files"]["jsoncanvas/sample.canvas"]
    map, report = jsoncanvas.read((SAMPLES / "jsoncanvas" / "sample.canvas").read_bytes(), {})
    assert len(map.nodes) == expected["cards"]
    assert {one.stance: 1 for one in map.links.values()} == expected["by_type"]
    assert len(map.groups) == expected["groups"]
    assert sum(node.group is not None for node in map.nodes.values()) == expected["cards_inside_groups"]
    assert report.is_clean


def test_a_stance_is_told_by_the_label_or_else_by_the_colour():
    map, _ = read(
        [card(id) for id in "abcdef"],
        [
            edge("b", "a", label="supports", color="1"),
            edge("c", "a", label="speaks against"),
            edge("d", "a", color="1"),
            edge("e", "a", color="4", label="in a way"),
            edge("f", "a", color="#00ff00"),
        ],
    )
    assert told(map) == [
        ("support", "b", "a"),
        ("attack", "c", "a"),
        ("attack", "d", "a"),
        ("support", "e", "a"),
        ("neutral", "f", "a"),
    ]
    assert map.links["e-a"].note == "in a way"
    assert map.links["f-a"].extra == {"canvas": {"color": "#00ff00"}}


def test_a_stance_of_its_own_is_a_known_word_or_counted():
    own = [{"x-argmap": {"stance": word}} for word in ("pro", "con", "odd")]
    map, report = read(
        [card("a"), card("b")],
        [edge("b", "a", label="supports", id=str(i), **one) for i, one in enumerate(own)],
    )
    assert told(map) == [("support", "b", "a"), ("attack", "b", "a"), ("neutral", "b", "a")]
    assert dict(report.dropped) == {"words for a stance that argmap does not know, read as neutral": 1}


def test_arrows_that_tell_no_stance_can_be_taken_for_supports():
    map, _ = read([card("a"), card("b")], [edge("b", "a")], {"edges": "support"})
    assert told(map) == [("support", "b", "a")]


def test_an_arrow_points_where_its_head_is():
    map, _ = read(
        [card("a"), card("b")],
        [
            edge("a", "b", fromEnd="arrow", toEnd="none", fromSide="left", label="supports"),
            edge("b", "a", fromEnd="arrow", label="attacks"),
            edge("a", "b", toEnd="none"),
        ],
    )
    assert told(map) == [
        ("support", "b", "a"),
        ("attack", "b", "a"),
        ("attack", "a", "b"),
        ("neutral", "a", "b"),
    ]
    again = jsoncanvas.read(jsoncanvas.write(map, {}), {}).map
    assert sorted(told(again)) == sorted(told(map))


def test_a_group_holds_what_has_its_middle_in_it():
    map, _ = read(
        [
            frame("outer", 0, 0, 1000, 1000),
            frame("inner", 100, 100, 300, 300, color="5"),
            card("in", 150, 150),
            card("half out", 60, 200),
            card("outer card", 700, 700),
            card("out", 2000, 0),
        ]
    )
    titles = {id: group.title for id, group in map.groups.items()}
    assert {id: titles.get(node.group) for id, node in map.nodes.items()} == {
        "in": "inner",
        "half out": "inner",
        "outer card": "outer",
        "out": None,
    }
    assert map.groups["inner"].parent == "outer"
    assert map.groups["inner"].extra == {"canvas": {"color": "5"}}
    assert map.info.arrangement == "free"
    assert map.nodes["in"].at == (150, 150)


@given(st.data())
def test_the_smallest_frame_holds(data):
    numbers = st.integers(0, 12)
    sizes = st.integers(0, 8)
    boxes = data.draw(st.lists(st.builds(Box, numbers, numbers, sizes, sizes), max_size=6))
    frames = data.draw(st.lists(st.builds(Box, numbers, numbers, sizes, sizes), max_size=6))

    def holds(frame, box):
        x, y = box.middle
        return frame.x <= x <= frame.x + frame.width and frame.y <= y <= frame.y + frame.height

    for box, found in zip(boxes, holders(boxes, frames), strict=True):
        areas = [one.width * one.height for one in frames if holds(one, box)]
        assert (found is None) == (not areas)
        assert found is None or (
            frames[found].width * frames[found].height == min(areas) and holds(frames[found], box)
        )
    above = holders_of_frames(frames)
    for start in range(len(frames)):
        seen, at = set(), start
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = above[at]


def test_files_and_pages_are_cards_and_stay_what_they_were():
    nodes = [
        {"id": "f", "type": "file", "file": "notes/a.md", "subpath": "#b", "x": 0, "y": 0, "width": 300, "height": 200},
        {"id": "l", "type": "link", "url": "https://example.org/p", "x": 400, "y": 0, "width": 300, "height": 200, "new": [1]},
    ]  # fmt: skip
    map, report = read(nodes)
    assert [map.nodes[id].text for id in "fl"] == ["notes/a.md#b", "https://example.org/p"]
    assert [source.url for source in map.sources.values()] == ["https://example.org/p"]
    assert report.is_clean
    assert written(map)["nodes"] == [dict(node) for node in nodes]
    changed = {**map.nodes, "f": replace(map.nodes["f"], text="In my words")}
    assert written(ArgumentMap(changed.values(), map.info))["nodes"][0]["text"] == "In my words"


def test_a_canvas_of_another_program_comes_back_as_it_was():
    nodes = [card("a", -10, 20, color="3", custom={"deep": [1, None]}), card("b", 300, 20)]
    edges = [edge("a", "b", fromSide="top", toSide="bottom", color="2", label="hm", toEnd="none")]
    file = written(read(nodes, edges).map)
    assert file["nodes"] == nodes
    assert file["edges"] == edges


def test_what_is_written_has_labels_colours_and_whole_numbers():
    claim, other = (Node(id=id, kind="claim", text=id, at=(0.4, at)) for id, at in (("a", 0.6), ("b", 300.5)))
    link = Link(id="k", stance="attack", premises={"b": "a0"}, target="a")
    map = ArgumentMap()
    file = written(ArgumentMap([claim, other, link], replace(map.info, arrangement="free")))
    assert [(node["x"], node["y"]) for node in file["nodes"]] == [(0, 1), (0, 300)]
    assert all(isinstance(node[key], int) for node in file["nodes"] for key in ("x", "y", "width", "height"))
    assert file["edges"] == [
        {"id": "k", "fromNode": "b", "toNode": "a", "fromSide": "top", "toSide": "bottom", "color": "1", "label": "attacks"}
    ]  # fmt: skip


def test_linked_premises_and_undercuts_meet_in_a_junction():
    nodes = [Node(id=id, kind="claim", text=id) for id in "abcd"]
    step = Link(id="k", stance="support", premises={"b": "a0", "c": "a1"}, target="a")
    file = written(
        ArgumentMap([*nodes, step, Link(id="u", stance="attack", premises={"d": "a0"}, target="k")])
    )
    ends = {(one["fromNode"], one["toNode"], one.get("label")) for one in file["edges"]}
    assert ends == {
        ("b", "joint-k", None),
        ("c", "joint-k", None),
        ("joint-k", "a", "supports"),
        ("d", "joint-k", "attacks"),
    }


def carried(map):
    """What a canvas carries, but for places, which are given their own test."""

    def shape(one):
        onto = [shape(other) for other in map.links_into(one.id)]
        return one.id, one.stance, map.premises(one), one.weight, one.scheme, one.note, onto

    def flat(credence):
        return credence[0] if isinstance(credence, tuple) and credence[0] == credence[1] else credence

    def text(node):
        return "" if node.title and not node.text.strip() else node.text

    nodes = {
        id: replace(node, text=text(node), credence=flat(node.credence), order="", citations={}, at=None)
        for id, node in map.nodes.items()
    }
    links = {id: [shape(one) for one in map.links_into(id)] for id in nodes}
    return nodes, links, map.groups, replace(map.info, arrangement="auto")


@given(map=maps(), data=st.data())
def test_what_is_written_is_read_back(map, data):
    notes = st.sampled_from(["", "supports", "attacks", "speaks against", "hm", " +\n"])
    titles = st.sampled_from([None, "t", "+", "a: b"])
    nodes = [replace(node, title=data.draw(titles), note=data.draw(notes)) for node in map.nodes.values()]
    links = [replace(one, note=data.draw(notes), scheme=data.draw(titles)) for one in map.links.values()]
    names = tuple(data.draw(st.lists(words.filter(bool), max_size=2)))
    info = replace(map.info, question=data.draw(notes), authors=names)
    map = ArgumentMap([*nodes, *links, *map.groups.values()], info)
    again, report = jsoncanvas.read(jsoncanvas.write(map, {}), {})
    assert carried(again) == carried(map)
    assert report.is_clean


@given(map=maps(), data=st.data())
def test_places_that_are_whole_numbers_come_back(map, data):
    places = st.tuples(st.integers(-5000, 5000), st.integers(-5000, 5000))
    placed = [replace(node, at=data.draw(places)) for node in map.nodes.values()]
    free = ArgumentMap([*placed, *map.links.values()], replace(map.info, arrangement="free"))
    again, _ = jsoncanvas.read(jsoncanvas.write(free, {}), {})
    assert {id: node.at for id, node in again.nodes.items()} == {
        id: node.at for id, node in free.nodes.items()
    }
    assert again.info.arrangement == "free" or not placed


def test_the_examples_come_back(example):
    again, report = jsoncanvas.read(jsoncanvas.write(example, {}), {})
    assert carried(again) == carried(example)
    assert report.is_clean


def test_two_frames_of_another_program_with_one_id_are_two_groups():
    nodes = [frame("f", 0, 0, 200, 200, label="one"), frame("f", 300, 0, 200, 200, label="two")]
    map, _ = read([*nodes, card("a", 50, 50), card("b", 350, 50)])
    assert {node.id: map.groups[node.group].title for node in map.nodes.values()} == {"a": "one", "b": "two"}


def test_a_group_without_cards_is_kept():
    map = ArgumentMap([Group(id="g", title="Later"), Node(id="a", kind="claim", text="a")])
    assert jsoncanvas.read(jsoncanvas.write(map, {}), {}).map.groups == map.groups


def test_what_makes_no_sense_is_counted():
    map, report = read(
        [card("a"), card("b", x="left"), card("c", y=1e300), {"id": 7, "type": "odd", "x": 1, "y": 1}, 5, frame("g", 0, 0, 9, 9)],
        [edge("a", "gone"), edge("a", "g"), {"id": "e"}, None],
    )  # fmt: skip
    assert len(map.nodes) == 4
    assert map.info.arrangement == "auto"
    assert dict(report.dropped) == {
        "parts that are no objects": 2,
        "places of cards that make no sense": 2,
        "kinds of node that argmap does not know, read as cards": 1,
        "arrows that end nowhere": 2,
        "arrows at groups": 1,
    }


def test_junctions_that_join_nothing_or_run_in_a_ring_are_left_out():
    joints = [card(id, **{"x-argmap": {"link": id}}) for id in "jkl"]
    premise = {"x-argmap": {"premise": "yes"}}
    map, report = read(
        [card("a"), *joints],
        [
            edge("a", "j", **premise),
            edge("j", "k"),
            edge("a", "k", **premise),
            edge("k", "j"),
            edge("a", "l"),
        ],
    )
    assert not map.links
    assert dict(report.dropped) == {"junctions that join nothing": 3, "arrows that end nowhere": 1}


@pytest.mark.parametrize(
    "data", [b"[]", b"{", b'{"nodes": {}}', b'{"nodes": [], "edges": 1}', b"\0", b'{"nodes": ' * 3000, b'{"nodes": [NaN]}']
)  # fmt: skip
def test_what_is_no_canvas_is_refused_in_a_sentence(data):
    with pytest.raises(FormatError) as error:
        jsoncanvas.read(data, {})
    assert str(error.value).endswith(".")


@pytest.mark.parametrize("data", [b"", b"{}", b"\xef\xbb\xbf \n"])
def test_an_empty_canvas_is_an_empty_map(data):
    map, report = jsoncanvas.read(data, {})
    assert map == ArgumentMap([], map.info)
    assert report.is_clean


WHOLE = json.dumps(
    {
        "nodes": [
            frame("g", 0, 0, 400, 400),
            card("a", 10, 10),
            card("j", **{"x-argmap": {"link": "k"}}),
            card("b", 9, 9),
        ],
        "edges": [
            edge("a", "j", **{"x-argmap": {"premise": "y"}}),
            edge("j", "b", label="attacks"),
            edge("b", "a", color="4"),
        ],
        "x-argmap": {"title": "t", "main": "a", "direction": "right"},
    }
)


@given(data=st.data())
def test_any_bytes_give_a_map_or_one_sentence(data):
    broken = bytearray(WHOLE.encode())
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(broken) - 1))
        broken[at : at + data.draw(st.integers(0, 6))] = data.draw(
            st.binary(max_size=3) | st.sampled_from([b"1", b"null"])
        )
    for tried in (bytes(broken), data.draw(st.binary(max_size=60))):
        try:
            map, _ = jsoncanvas.read(tried, {})
        except FormatError:
            continue
        assert native.read(native.write(map)) == map
        assert all(map.is_sound(one) for one in map.links.values())
        assert jsoncanvas.read(jsoncanvas.write(map, {}), {}).map.nodes.keys() == map.nodes.keys()


def test_a_file_is_known_by_its_suffix_and_by_what_it_says():
    assert find_format(Path("a.canvas"), b"{}").id == "jsoncanvas"
    assert find_format(Path("a.unknown"), WHOLE.encode()).id == "jsoncanvas"


def test_many_cards_and_groups_are_read_in_time():
    nodes = [card(f"c{i}", i * 10, i) for i in range(1_000)]
    nodes += [frame(f"g{i}", i * 10, 0, 500, 500) for i in range(1_000)]
    start = time.perf_counter()
    read(nodes, [edge(f"c{i}", "c0") for i in range(1, 1_000)])
    assert time.perf_counter() - start < 1
