"""DOT, GraphML and Mermaid: traps of graphs drawn elsewhere, the way back, and what other programs make of it."""

import contextlib
import io
import shutil
import subprocess
import time
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats import dot, graphml, mermaid
from argmap.formats.registry import find_format
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.order import spread
from argmap.model.records import Group, Link, MapInfo, Node
from tests.strategies import maps, words

READ = pytest.mark.parametrize("form", [dot, graphml], ids=["dot", "graphml"])
LOOKS = "attributes of the drawing, such as colours and shapes"
UNKNOWN = "attributes that say what argmap does not know"
NO_STANCE = "words for a stance that argmap does not know, read as neutral"
AWKWARD = [
    'say "hi"',
    "back\\slash \\N \\l \\",
    "<b>not HTML</b>",
    "a & b &amp; c &lt;",
    "two\nlines\n",
    "",
    " spaces ",
    "-> [x=1]; }",
    "// no comment # either",
    "漢字 ä 😀",
    "graph",
    '\\"',
    "%%{init: {}}%% `code`",
    "1. one",
]


def read(form, text, **options):
    return form.read(text.encode(), options)


def pairs(map):
    """Give links as “+a>b” for a support, “-a>b” for an attack and “0a>b” for a neutral one."""
    sign = {"support": "+", "attack": "-", "neutral": "0"}
    return sorted(
        f"{sign.get(link.stance, '?')}{'+'.join(map.premises(link))}>{link.target}"
        for link in map.links.values()
    )


def card(id, text="", **fields):
    return Node(id=id, kind="claim", text=text, **fields)


def step(id, premises, target, stance="support", **fields):
    keys = dict(zip(premises.split(), spread(9), strict=False))
    return Link(id=id, stance=stance, premises=keys, target=target, **fields)


# -- DOT ------------------------------------------------------------------------------------


def test_dot_reads_every_way_to_write_a_name():
    map, report = read(
        dot,
        """/* a */ strict digraph "the graph" { // b
# c
a; "b \\"c\\" d"; -1.5; é_1 "x" [label="one
line \\
broken" ] n:p:nw -> a; "fir" + "st" }""",
    )
    assert list(map.nodes) == ["a", 'b "c" d', "-1.5", "é_1", "x", "n", "first"]
    assert map.nodes["x"].text == "one\nline broken"
    assert pairs(map) == ["0n>a"]
    assert report.is_clean


def test_dot_labels_are_read_as_they_are_shown():
    map, _ = read(
        dot,
        r'digraph { a [label="\N is\lleft\l"] b [label="x\\ny &lt;&eacute; \G|"] c [label=""] d '
        r'e [label=<<b>bold</b> &amp; <i>x<br/>y</i>>] f [label="<b>"] g [xlabel=h] }',
    )
    assert [node.text for node in map.nodes.values()] == [
        "a is\nleft",
        "x\\ny <é |",
        "",
        "d",
        "bold & x\ny",
        "<b>",
        "h",
    ]


def test_dot_edges_tell_their_stance_in_many_ways():
    text = """digraph { a -> b [label="supports"] a -> c [label="-"] b -> c [type=attack] c -> a [color=Red]
        c -> d; edge [label="because"] d -> a [stance=support] d -> b }"""
    map, report = read(dot, text)
    assert pairs(map) == ["+a>b", "+d>a", "+d>b", "-a>c", "-b>c", "-c>a", "0c>d"]
    assert [link.note for link in map.links.values() if link.note] == ["because", "because"]
    assert report.is_clean
    assert pairs(read(dot, "digraph {a -> b}", edges="attack").map) == ["-a>b"]
    assert pairs(read(dot, "graph {a -- b}", edges="attack").map) == ["0a>b"]


def test_dot_chains_and_subgraphs_stand_for_many_edges():
    map, _ = read(dot, "digraph { {a b} -> c -> {d; e -> f} }")
    assert pairs(map) == ["0a>c", "0b>c", "0c>d", "0c>e", "0c>f", "0e>f"]


def test_dot_clusters_are_groups_and_other_braces_are_not():
    map, _ = read(
        dot,
        """digraph { rankdir=LR; label="Why"; node [shape=box]; a
        subgraph cluster_1 { label="One"; b; subgraph cluster_2 { graph [label=Two]; c } {d} }
        subgraph cluster_1 { e -> b } subgraph other { f } }""",
    )
    groups = {node.id: node.group and map.groups[node.group].title for node in map.nodes.values()}
    assert groups == {"a": None, "b": "One", "c": "Two", "d": "One", "e": "One", "f": None}
    assert map.groups["2"].parent == "1"
    assert (map.info.title, map.info.direction) == ("Why", "right")


def test_dot_defaults_hold_within_their_braces():
    map, report = read(
        dot,
        "digraph { {node [kind=evidence, color=red]; a} b; node [label=x]; c; edge [stance=attack]; b -> c }",
    )
    assert [(node.kind, node.text) for node in map.nodes.values()] == [
        ("evidence", "a"),
        ("claim", "b"),
        ("claim", "x"),
    ]
    assert pairs(map) == ["-b>c"]
    assert report.is_clean


def test_dot_counts_what_is_only_looks_and_what_does_not_fit():
    map, report = read(
        dot,
        "digraph { a [shape=box, style=dashed; judgement=maybe credence=7] a -> a [argmap_weight=2 penwidth=1] }",
    )
    assert dict(report.dropped) == {LOOKS: 3, UNKNOWN: 3}
    assert map.nodes["a"].credence is None


def test_dot_takes_common_words_for_a_stance_and_counts_others():
    map, report = read(
        dot,
        """digraph { a -> b [stance=pro]; b -> c [stance="con"]; c -> d [stance=supports]; d -> a [stance=odd]
        a -> c [type=undermines]; a -> d [type=near] }""",
    )
    assert pairs(map) == ["+a>b", "+c>d", "-a>c", "-b>c", "0a>d", "0d>a"]
    assert dict(report.dropped) == {NO_STANCE: 1, UNKNOWN: 1}


def test_dot_words_that_are_no_label_become_notes_and_sources():
    map, report = read(
        dot,
        r"""digraph { comment="All"; a [label=A, tooltip="On \N", comment=why, xlabel=x, URL="https://example.org/a"]
        subgraph cluster_1 { tooltip=T; b [tooltip=b, kind=claim] }
        a -> b [label="+", headlabel=h, taillabel=t, href="https://example.org/b"] a -> a [kind=claim] }""",
    )
    assert (map.nodes["a"].note, map.nodes["b"].note) == ("x\nOn a\nwhy", "")
    assert [source.url for source in map.sources.values()] == ["https://example.org/a"]
    assert sorted(link.note for link in map.links.values()) == ["", "h\nt\nhttps://example.org/b"]
    assert dict(report.dropped) == {"comments and addresses on groups and whole drawings": 2, UNKNOWN: 1}


def test_dot_records_show_their_fields_as_words():
    map, _ = read(
        dot,
        r"""digraph { node [shape=record]; a [label="{rec|<p1> left|<p2> right \| \{so\}}"]; b
        c [shape=box, label="{x|y}"]; a:p1 -> b }""",
    )
    assert [node.text for node in map.nodes.values()] == ["rec\nleft\nright | {so}", "b", "{x|y}"]


def test_dot_edges_point_where_their_heads_are_drawn():
    map, report = read(
        dot,
        "digraph { a -> b [dir=back, label=supports]; b -> c [dir=none]; c -> a [dir=both] }",
        edges="attack",
    )
    assert pairs(map) == ["+b>a", "-c>a", "0b>c"]
    assert dict(report.dropped) == {"second heads of edges, which were read as one way": 1}


def test_dot_carries_title_question_and_authors_and_counts_no_looks_of_its_own():
    info = MapInfo(id="map", title="T", question="Why?", authors=("One Author", "Another, of Two"))
    data = dot.write(ArgumentMap([card("a", "A"), card("b", "B"), step("k", "a b", "b")], info), {})
    found, report = dot.read(data, {})
    assert found.info == info
    assert report.is_clean
    _, report = dot.read(data.replace(b"rankdir", b'bgcolor="red"; rankdir'), {})
    assert dict(report.dropped) == {LOOKS: 1}


def test_dot_links_that_lead_nowhere_are_counted():
    text = """digraph { a; k [record=link]; m [record=link]; n [record=link]; a -> k; m -> a; a -> n; n -> k
        a -> n [stance=attack]}"""
    map, report = read(dot, text)
    assert not map.links
    assert dict(report.dropped) == {
        "links without a premise, or without one target": 3,
        "links to a link that was left out": 1,
    }


@pytest.mark.parametrize(
    ("text", "words_of_it"),
    [
        ("", "Line 1: the graph ends too early"),
        ("\n\nhello {}", "Line 3: this is not DOT"),
        ("digraph {\n a -> ", "Line 2: the graph ends too early"),
        ('digraph {\n a [label="x] }', "Line 2: a text in quotes begins here"),
        ("digraph {\n a [label=<x>>\n", "Line 2: “>” is not expected"),
        ("digraph {\n\n a [label=<x] }", "Line 3: an HTML text begins here"),
        ("digraph { a -> ; }", "“;” is not expected"),
        ("digraph { a -> }", "“}” is not expected"),
        ("digraph { a ] }", "“]” is not expected"),
        ("digraph { a / b }", "“/” is not expected"),
        ('digraph { a -> "b" + c }', "“c” is not expected"),
        ('digraph { subgraph "x" "two\nlines" }', "“two lines” is not expected"),
        ("digraph {" + "{" * 99, "nested deeper than 64"),
        (
            "digraph {{"
            + "".join(f"a{i};" for i in range(500))
            + "} -> {"
            + "".join(f"b{i};" for i in range(500))
            + "}}",
            "more than 100000 edges",
        ),
    ],
)
def test_dot_that_is_broken_is_refused_with_its_line(text, words_of_it):
    with pytest.raises(FormatError, match=words_of_it):
        read(dot, text)


def test_only_the_first_graph_of_a_file_is_read_and_the_report_says_so():
    map, report = read(dot, "digraph {a}\ndigraph {b}")
    assert list(map.nodes) == ["a"]
    assert [one.line for one in report.warnings] == [2]


@st.composite
def drawable(draw):
    """Draw a map of what DOT carries; texts and names may be awkward."""
    map = draw(maps())
    some = st.sampled_from(AWKWARD) | words
    order = iter(spread(99))
    records = [msgspec.structs.replace(group, title=draw(some)) for group in map.groups.values()]
    for node in map.nodes.values():
        fields = {
            "kind": node.kind,
            "credence": node.credence,
            "judgement": node.judgement,
            "group": node.group,
        }
        records.append(
            Node(
                id=node.id,
                text=draw(some),
                title=draw(st.none() | some.filter(bool)),
                note=draw(some),
                order=next(order),
                **fields,
            )
        )
    for link in map.links.values():
        fields = {"scheme": draw(st.none() | some), "note": draw(some), "order": next(order)}
        records.append(msgspec.structs.replace(link, **fields))
    direction = draw(st.sampled_from(["up", "down", "left", "right"]))
    names = tuple(draw(st.lists(words.map(lambda name: name.replace("\n", "")).filter(bool), max_size=2)))
    told = {"title": draw(some), "question": draw(some), "authors": names}
    return ArgumentMap(records, MapInfo(id="map", direction=direction, **told))


def told(map):
    """Give all that DOT carries; of order keys only which comes after which."""

    def of(records):
        found = sorted(records, key=lambda record: (record.order, record.id))
        return [msgspec.to_builtins(msgspec.structs.replace(record, order="")) for record in found]

    nodes, links = of(map.nodes.values()), of(map.links.values())
    # nodes of one group stand together in a drawing
    nodes.sort(key=lambda node: node["id"])
    return nodes, links, msgspec.to_builtins(map.groups), map.info


@given(drawable())
def test_what_was_drawn_in_dot_reads_as_the_same_map(map):
    data = dot.write(map, {})
    found, report = dot.read(data, {})
    assert told(found) == told(map)
    assert report.is_clean
    assert dot.write(found, {}) == data


def test_awkward_ids_get_numbers_in_dot():
    map = ArgumentMap([card('a"b', "x"), card("c:d", "y"), card("n1", "z"), step("k\n", 'a"b', "c:d")])
    found = dot.read(dot.write(map, {}), {}).map
    assert sorted(found.nodes) == ["n1", "n2", "n3"]
    assert pairs(found) == ["+n2>n3"]


def awkward_map():
    nodes = [card(f"n{i}", text, title=text or None, note=text, group="g") for i, text in enumerate(AWKWARD)]
    links = [
        step("k1", "n0 n1", "n2", note='"'),
        step("k2", "n3", "k1", "attack"),
        step("k3", "n4", "k2", "attack"),
    ]
    return ArgumentMap([*nodes, *links, Group(id="g", title='"<x>"\\')], MapInfo(id="map", title='"<y>"\\'))


def test_graphviz_draws_what_is_written():
    program = shutil.which("dot")
    if program is None:
        pytest.skip("Graphviz is not here")
    made = subprocess.run(
        [program, "-Tsvg"], input=dot.write(awkward_map(), {}), capture_output=True, check=False, timeout=60
    )
    assert (made.returncode, made.stderr) == (0, b"")
    svg = made.stdout.decode()
    for shown in (
        "say &quot;hi&quot;",
        "&lt;b&gt;not HTML&lt;/b&gt;",
        "a &amp; b &amp;amp; c &amp;lt;",
        "漢字 ä 😀",
    ):
        assert shown in svg
    assert "back\\slash \\N \\l \\<" in svg.replace("&#92;", "\\").replace("&#45;", "-")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pydot 4.0 calls pyparsing by old names
def test_pydot_reads_what_is_written():
    import pydot

    (graph,) = pydot.graph_from_dot_data(dot.write(awkward_map(), {}).decode())
    (frame,) = graph.get_subgraphs()
    assert len([node for node in frame.get_nodes() if node.get_name() != "node"]) == len(AWKWARD)
    assert len(graph.get_edges()) == 3 + 1 + 2


# -- GraphML --------------------------------------------------------------------------------


def xml(graph, keys=""):
    return f"<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>{keys}{graph}</graphml>"


def key(id, name, type="string"):
    return f"<key id='{id}' attr.name='{name}' attr.type='{type}'/>"


def test_graphml_of_others_is_read_as_claims_and_links():
    map, report = read(
        graphml,
        xml(
            """<graph edgedefault='directed'><node id='a'><data key='d'>It rains.</data></node><node id='b'/>
            <edge source='a' target='b'><data key='w'>0.5</data><data key='i'>attacks</data></edge>
            <edge source='b' target='a' directed='false'/><edge id='e9' source='b' target='b'/>
            <edge source='a' target='b'><data key='w'>7</data><data key='i'>part of</data></edge></graph>""",
            key("d", "label") + key("w", "weight", "double") + key("i", "interaction"),
        ),
        edges="support",
    )
    assert {node.id: node.text for node in map.nodes.values()} == {"a": "It rains.", "b": "b"}
    assert pairs(map) == ["+a>b", "+b>b", "-a>b", "0b>a"]
    assert sorted((link.weight or 0, link.note) for link in map.links.values()) == [
        (0, ""),
        (0, ""),
        (0, "part of"),
        (0.5, ""),
    ]
    assert "e9" in map.links
    assert dict(report.dropped) == {"attributes that a map has no place for": 1}


def test_graphml_from_yed_gives_labels_and_frames():
    label = "<data key='g'><y:ShapeNode xmlns:y='http://y'><y:Geometry/><y:NodeLabel> {} </y:NodeLabel></y:ShapeNode></data>"
    map, report = read(
        graphml,
        xml(
            f"""<graph edgedefault='directed'><node id='n0'>{label.format("Outer")}<graph id='n0:'>
            <node id='n0::a'>{label.format("A &amp; B")}<port/></node><node id='n0::b'><data key='g'><y:x xmlns:y='y'/></data></node>
            </graph></node><hyperedge/><edge source='n0::a' target='n0'/></graph>"""
        ),
    )
    assert [(node.text, node.group) for node in map.nodes.values()] == [("A & B", "n0"), ("n0::b", "n0")]
    assert map.groups["n0"].title == "Outer"
    assert dict(report.dropped) == {
        "edges with more than two ends": 1,
        "ports of nodes": 1,
        "drawings that another program made for itself": 1,
        "edges whose ends are no nodes": 1,
    }


def test_graphml_takes_common_words_for_a_stance_and_keeps_the_words_of_labels():
    map, report = read(
        graphml,
        xml(
            """<graph edgedefault='directed'><data key='name'>T</data><data key='author'>A</data><node id='a'/><node id='b'/>
            <edge source='a' target='b'><data key='stance'>pro</data></edge>
            <edge source='b' target='a'><data key='stance'>odd</data></edge>
            <edge source='a' target='a'><data key='l'>because energy prices rise</data></edge>
            <edge source='b' target='b'><data key='l'>much</data><data key='type'>undermines</data></edge></graph>""",
            key("l", "label"),
        ),
    )
    assert pairs(map) == ["+a>a", "+a>b", "-b>b", "0b>a"]
    assert sorted(link.note for link in map.links.values()) == [
        "",
        "",
        "because energy prices rise",
        "much\nundermines",
    ]
    assert dict(report.dropped) == {NO_STANCE: 1}
    assert (map.info.title, map.info.authors) == ("T", ("A",))


def test_graphml_from_yed_keeps_second_labels_descriptions_and_addresses():
    def drawn(*labels):
        inside = "".join(f"<y:NodeLabel>{label}</y:NodeLabel>" for label in labels)
        return f"<data key='g'><y:ShapeNode xmlns:y='http://y'>{inside}</y:ShapeNode></data>"

    bold = "&lt;html&gt;&lt;b&gt;Bold&lt;/b&gt; &amp;amp; more"
    map, report = read(
        graphml,
        xml(
            f"""<graph edgedefault='directed'><node id='a'>{drawn("A", "second", "third")}<data key='d'>told</data></node>
            <node id='b'><data key='u'>https://example.org/b</data><data key='d'/>{drawn(bold)}</node>
            <edge source='a' target='b'><data key='d'>why</data><data key='u'>p. 3</data></edge></graph>""",
            key("d", "description") + key("u", "url"),
        ),
    )
    assert [node.text for node in map.nodes.values()] == ["A", "Bold & more"]
    assert [node.note for node in map.nodes.values()] == ["second\nthird\ntold", ""]
    (cited,) = map.nodes["b"].citations.values()
    assert map.sources[cited.source].url == "https://example.org/b"
    assert [link.note for link in map.links.values()] == ["why\np. 3"]
    assert report.is_clean


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [("standard", "none", "+b>a"), ("none", "delta", "+a>b"), ("none", "none", "0a>b"), ("a", "b", "+a>b")],
)
def test_graphml_from_yed_points_where_the_heads_of_its_lines_are(source, target, pair):
    heads = (
        f"<y:PolyLineEdge xmlns:y='http://y'><y:Arrows source='{source}' target='{target}'/></y:PolyLineEdge>"
    )
    edge = f"<edge source='a' target='b'><data key='g'>{heads}</data></edge>"
    map, _ = read(
        graphml,
        xml(f"<graph edgedefault='directed'><node id='a'/><node id='b'/>{edge}</graph>"),
        edges="support",
    )
    assert pairs(map) == [pair]


def test_graphml_from_yed_names_a_frame_as_it_is_shown_open_or_closed():
    def states(active):
        both = "".join(f"<y:GroupNode><y:NodeLabel>{one}</y:NodeLabel></y:GroupNode>" for one in ("O", "C"))
        return f"<data key='g'><y:P xmlns:y='http://y'><y:Realizers active='{active}'>{both}</y:Realizers></y:P></data>"

    frames = "".join(f"<node id='{i}'>{states(i)}<graph><node id='n{i}'/></graph></node>" for i in (0, 1))
    map, report = read(graphml, xml(f"<graph>{frames}</graph>"))
    assert [group.title for group in map.groups.values()] == ["O", "C"]
    assert report.is_clean


def test_graphml_names_that_can_be_no_ids_are_replaced_alike_each_time():
    text = xml(
        f"<graph edgedefault='directed'><node id='{'x' * 70}'/><node id='map'/><node id=''/><node id='' /><edge source='map' target=''/></graph>"
    )
    map, report = read(graphml, text)
    assert [node.text for node in map.nodes.values()] == ["x" * 70, "map", ""]
    assert all(0 < len(id) < 65 and id != "map" for id in map.nodes)
    assert dict(report.dropped) == {"nodes given twice": 1}
    assert read(graphml, text).map == map


def test_graphml_fields_that_do_not_fit_are_counted():
    map, report = read(
        graphml,
        xml(
            """<graph edgedefault='directed'><node id='a'><data key='c'>80</data><data key='j'>perhaps</data>
            <data key='group'>4</data><data key='tags'>[1]</data><data key='at'>[1, 2]</data></node>
            <node id='b'><data key='n'>NaN</data></node></graph>""",
            key("c", "credence", "int") + key("j", "judgement") + key("n", "credence", "double"),
        ),
    )
    assert (map.nodes["a"].at, map.nodes["a"].group) == ((1, 2), None)
    assert dict(report.dropped) == {"attributes that a map has no place for": 5}


@pytest.mark.parametrize(
    ("text", "words_of_it"),
    [
        ("<graphml><graph>", "Line 1"),
        ("<!DOCTYPE graphml [<!ENTITY a 'b'>]><graphml/>", "document type or entities"),
        ("<svg/>", "outermost element is “svg”"),
        (
            xml(
                "<graph>"
                + "".join(f"<node id='{i}'><graph>" for i in range(70))
                + "</graph></node>" * 70
                + "</graph>"
            ),
            "nested deeper than 64",
        ),
    ],
)
def test_graphml_that_is_broken_is_refused(text, words_of_it):
    with pytest.raises(FormatError, match=words_of_it):
        read(graphml, text)


def test_graphml_that_argmap_wrote_survives_damage_beside_the_graph():
    data = graphml.write(ArgumentMap([card("a", "A")], MapInfo(id="map", title="T")), {})
    assert data.count(b'"title":"T"') == 1
    for damaged in (b'"title":"T', b'"title":"T"},"nodes":{"b":1'):
        found, report = graphml.read(data.replace(b'"title":"T"', damaged), {})
        assert [node.text for node in found.nodes.values()] == ["A"]
        assert len(report.warnings) == 1
    with pytest.raises(FormatError, match="map: Expected"):
        graphml.read(data.replace(b'"title":"T"', b'"title":3'), {})


@given(maps())
def test_what_was_written_as_graphml_reads_as_the_same_map(map):
    data = graphml.write(map, {})
    found, report = graphml.read(data, {})
    assert found == map
    assert report.is_clean
    assert graphml.write(found, {}) == data


@given(maps())
@settings(max_examples=25)
def test_networkx_reads_the_graphml(map):
    import networkx as nx

    graph = nx.read_graphml(io.BytesIO(graphml.write(map, {})))
    assert set(graph.nodes) == {*map.nodes, *map.links}
    kinds = Counter(data["record"] for data in graph.nodes.values())
    assert kinds == Counter(
        {"node": len(map.nodes), "link": len(map.links)} if map.links else {"node": len(map.nodes)}
    )
    assert graph.number_of_edges() <= sum(len(link.premises) + 1 for link in map.links.values())


def test_letters_that_xml_has_no_place_for_are_replaced():
    map = ArgumentMap([card("a", "x\x00\x0by\ufffe")])
    assert graphml.read(graphml.write(map, {}), {}).map.nodes["a"].text == "x\ufffd\ufffdy\ufffd"


# -- Mermaid --------------------------------------------------------------------------------


def test_mermaid_draws_linked_premises_and_undercuts_with_circles():
    map = ArgumentMap(
        [
            card("a", "A", order="a0"),
            card("b", "B", order="a1", group="g"),
            card("c", "C", order="a2"),
            step("k", "b c", "a", order="a0"),
            step("m", "c", "k", "attack", order="a1"),
            step("x", "a", "c", "neutral", order="a2"),
            Group(id="g", title="G"),
        ],
        MapInfo(id="map", direction="left"),
    )
    lines = [line.strip() for line in mermaid.write(map, {}).decode().splitlines()]
    assert lines[:13] == [
        "flowchart RL",
        'subgraph g1["G"]',
        'n2["B"]',
        "end",
        'n1["A"]',
        'n3["C"]',
        'k1((" "))',
        "n2 --- k1",
        "n3 --- k1",
        'k1 -->|"+"| n1',
        'n3 -.->|"−"| k1',
        "n1 --- n3",
        "linkStyle 0,1,2 stroke:#0b62a4",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('say "hi"', "say #34;hi#34;"),
        ("a #quot; b", "a #35;quot; b"),
        ("%%{init}%%", "#37;#37;#123;init#125;#37;#37;"),
        ("<b>x</b> & y", "#60;b#62;x#60;/b#62; #38; y"),
        ("1. one\n- two", "1#46; one<br>#45; two"),
        ("`x` [y] \\n", "#96;x#96; #91;y#93; #92;n"),
        ("", " "),
    ],
)
def test_mermaid_takes_no_letter_of_a_text_for_more_than_that(text, shown):
    assert f'n1["{shown}"]' in mermaid.write(ArgumentMap([card("a", text)]), {}).decode()


@given(maps())
def test_mermaid_draws_every_card_once_and_every_line(map):
    lines = [line.strip() for line in mermaid.write(map, {}).decode().splitlines()]
    assert sum(line.startswith("n") and "[" in line for line in lines) == len(map.nodes)
    assert sum(line.startswith("subgraph") for line in lines) == lines.count("end") == len(map.groups)
    assert len([line for line in lines if " --" in line or " -." in line]) >= len(map.links)


# -- all of them ----------------------------------------------------------------------------


@READ
def test_formats_are_told_apart_by_what_they_begin_with(form):
    assert find_format(Path("x.unknown"), form.write(awkward_map(), {})) is form.FORMAT


def test_groups_in_a_ring_are_written_all_the_same():
    map = ArgumentMap(
        [
            Group(id="a", parent="b"),
            Group(id="b", parent="a"),
            card("c", group="a"),
            Group(id="d", parent="d"),
        ]
    )
    assert dot.read(dot.write(map, {}), {}).map.nodes["c"].group == "a"
    assert mermaid.write(map, {}).count(b"subgraph") == 3


FIXTURES = [
    dot.write(awkward_map(), {}),
    graphml.write(awkward_map(), {}),
    b'digraph { {a b} -> c [label=<x<b>y</b>>]; subgraph cluster_1 { d:n -> k } k [record=link] k -> "e" + "f" }',
    xml(
        "<graph edgedefault='directed'><node id='a'><data key='c'>1</data><graph><node id='b'/></graph></node><edge source='b' target='b'/></graph>",
        key("c", "credence", "int"),
    ).encode(),
]


@st.composite
def mutated(draw, data):
    at, length = draw(st.integers(0, len(data))), draw(st.integers(0, 9))
    return data[:at] + draw(st.binary(max_size=4)) + data[at + length :]


@READ
@given(st.binary(max_size=60) | st.sampled_from(FIXTURES).flatmap(mutated))
def test_any_bytes_give_a_map_or_one_error(form, data):
    try:
        map, _ = form.read(data, {})
    except FormatError as error:
        assert "\n" not in str(error)
        return
    msgspec.json.encode(list(map.records()))
    form.write(map, {})
    mermaid.write(map, {})


@READ
@pytest.mark.parametrize(
    "piece", ["{", "<", '"', '"a"+', "a;", "/*", "a[b=c]", "a->", "<b>", "<node id='a'>", "#\n", "\\"]
)
def test_a_megabyte_of_nonsense_takes_no_longer_than_it_should(form, piece):
    head = "digraph{" if form is dot else "<graphml>"
    data = (head + piece * (2**18 // len(piece))).encode()
    start = time.perf_counter()
    with contextlib.suppress(FormatError):
        form.read(data, {})
    assert time.perf_counter() - start < 3


@READ
def test_a_thousand_cards_are_read_at_once(form):
    nodes = [card(f"n{i}", f"A text of some words, number {i}", order=f"a{i:04}") for i in range(1000)]
    map = ArgumentMap(
        [*nodes, *(step(f"k{i}", f"n{i}", f"n{i // 3}", order=f"a{i:04}") for i in range(1, 1000))]
    )
    data = form.write(map, {})
    start = time.perf_counter()
    assert len(form.read(data, {}).map.links) == 999
    assert time.perf_counter() - start < 1
