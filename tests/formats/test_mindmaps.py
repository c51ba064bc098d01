"""Mind maps and outlines: OPML, Freeplane and MindMup, and the marks of stance in their texts."""

import json
import time
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.formats import freeplane, mindmup, native, opml
from argmap.formats.planting import plant
from argmap.formats.stances import heading, label_stance, take_mark, unmarked
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, MapInfo, Node
from argmap.shipped import shipped
from tests.strategies import maps

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
TREES = (opml, freeplane)
words = st.text(st.sampled_from("ab+-:<>&;()éß漢😀\n \"'"), max_size=12)


def read(format, text, **options):
    return format.read(text.encode() if isinstance(text, str) else text, options)


def told(map):
    """Give texts with stances: who bears on what, in the order of the file."""

    def name(id):
        node = map.nodes.get(id)
        return node.text if node else link(map.links[id])

    def link(one):
        return (one.stance, *(name(id) for id in map.premises(one)), name(one.target))

    return [link(one) for one in sorted(map.links.values(), key=lambda one: one.order)]


def texts(map):
    return [node.text for node in sorted(map.nodes.values(), key=lambda node: node.order)]


def claim(id, **fields):
    return Node(id=id, kind="claim", text=fields.pop("text", id), **fields)


def link(id, premises, target, stance="support", **fields):
    return Link(id=id, stance=stance, premises=dict.fromkeys(premises.split(), "a0"), target=target, **fields)


# Marks of stance


@pytest.mark.parametrize(
    ("text", "stance", "rest"),
    [
        ("+ a", "support", "a"),
        ("- a", "attack", "a"),
        ("− a", "attack", "a"),
        ("Pro: a", "support", "a"),
        ("con:a", "attack", "a"),
        ("(+) a", "support", "a"),
        ("[-] a", "attack", "a"),
        ("(Con) a", "attack", "a"),
        ("Objection: a", "attack", "a"),
        ("+1 for that", None, "+1 for that"),
        ("-5 °C", None, "-5 °C"),
        ("Prose: a", None, "Prose: a"),
        ("For example: a", None, "For example: a"),
        ("", None, ""),
    ],
)
def test_a_mark_at_the_beginning_of_a_text_tells_its_stance(text, stance, rest):
    assert take_mark(text) == (stance, rest)


def test_a_heading_is_a_mark_alone():
    assert [heading(text) for text in ("Pros", "(-)", "Arguments against:", "Pro: a", "a", "")] == [
        "support",
        "attack",
        "attack",
        None,
        None,
        None,
    ]


def test_children_without_a_mark_are_what_the_reader_chose():
    texts = ("because a", "But b", "c")
    assert [unmarked(text, "neutral") for text in texts] == ["neutral"] * 3
    assert [unmarked(text, "reasons") for text in texts] == ["support"] * 3
    assert [unmarked(text, "mixed") for text in texts] == ["support", "attack", "neutral"]


@pytest.mark.parametrize(
    ("label", "stance"),
    [
        ("supports", "support"),
        ("Is evidence for", "support"),
        ("does not support", "attack"),
        ("contradicts", "attack"),
        ("evidence against", "attack"),
        ("+", "support"),
        ("-", "attack"),
        ("see also", None),
        ("concerns", None),
        ("provides", None),
        ("", None),
    ],
)
def test_the_label_of_an_arrow_may_tell_a_stance(label, stance):
    assert label_stance(label) == stance


# OPML

OUTLINE = """<?xml version="1.0"?>
<opml version="2.0"><head><title>Uniforms</title><ownerName>6b</ownerName></head><body>
<outline text="Uniforms for all" _note="From &lt;b&gt;last&lt;/b&gt; week">
  <outline text="+ Cheap"><outline text="Con: Not for us"/></outline>
  <outline text="(-) Dull"/>
  <outline text="Grey?"/>
</outline>
<outline title="Another" url="https://example.org/a" type="link" category="dress, school"/>
</body></opml>"""


def test_an_outline_becomes_a_map_with_stances_from_marks():
    map, report = read(opml, OUTLINE)
    assert texts(map) == ["Uniforms for all", "Cheap", "Not for us", "Dull", "Grey?", "Another"]
    assert told(map) == [
        ("support", "Cheap", "Uniforms for all"),
        ("attack", "Not for us", "Cheap"),
        ("attack", "Dull", "Uniforms for all"),
        ("neutral", "Grey?", "Uniforms for all"),
    ]
    assert map.info.title == "Uniforms"
    assert map.info.authors == ("6b",)
    first, *_, last = sorted(map.nodes.values(), key=lambda node: node.order)
    assert first.note == "From last week"
    assert set(last.tags) == {"dress", "school"}
    assert [source.url for source in map.sources.values()] == ["https://example.org/a"]
    assert last.citations
    assert report.is_clean


def test_children_of_an_outline_can_be_taken_for_reasons():
    map, _ = read(opml, OUTLINE, children="reasons")
    assert ("support", "Grey?", "Uniforms for all") in told(map)
    assert ("attack", "Dull", "Uniforms for all") in told(map)


def test_a_heading_gives_its_stance_to_what_is_below_and_goes():
    map, report = read(
        opml,
        """<opml><body><outline text="a"><outline text="Pros"><outline text="b"/><outline text="- c"/></outline>
        <outline text="Cons"><outline text="d"/></outline><outline text="Con"/></outline></body></opml>""",
    )
    assert told(map) == [
        ("support", "b", "a"),
        ("attack", "c", "a"),
        ("attack", "d", "a"),
        ("neutral", "Con", "a"),
    ]
    assert sum(report.dropped.values()) == 2


def test_the_note_of_a_heading_goes_to_the_card_above():
    map, report = read(
        opml,
        """<opml><body><outline text="a" _note="first"><outline text="Cons:" _note="from the debate">
        <outline text="b"/></outline></outline></body></opml>""",
    )
    assert told(map) == [("attack", "b", "a")]
    assert {node.text: node.note for node in map.nodes.values()} == {
        "a": "first\n\nCons: from the debate",
        "b": "",
    }
    assert sum(report.dropped.values()) == 1


def test_an_outline_may_have_a_title_besides_its_text():
    data = '<opml><body><outline text="{}" title="A &lt;b&gt;different&lt;/b&gt; title"/></body></opml>'
    node = only(read(opml, data.format("short")))
    assert (node.title, node.text) == ("A different title", "short")
    node = only(read(opml, data.format("a different title")))
    assert (node.title, node.text) == (None, "a different title")


@pytest.mark.parametrize(
    ("word", "stance"), [("pro", "support"), ("attack", "attack"), ("liberal", "neutral")]
)
def test_a_stance_in_an_outline_is_one_that_argmap_knows(word, stance):
    map, report = read(
        opml,
        f"""<opml xmlns:argmap="urn:argmap:outline"><body><outline text="a">
        <outline text="b" argmap:stance="{word}"/></outline></body></opml>""",
    )
    assert told(map) == [(stance, "b", "a")]
    assert dict(report.dropped) == ({"attributes “stance”": 1} if stance == "neutral" else {})


def test_what_opml_holds_besides_is_counted():
    _, report = read(
        opml,
        '<opml><head><dateCreated>x</dateCreated></head><body><outline text="a" _status="checked"/><b/></body></opml>',
    )
    assert dict(report.dropped) == {
        "dates and settings of the other program": 1,
        "attributes “_status”": 1,
        "elements that are no outlines": 1,
    }


# Freeplane

MIND_MAP = """<map version="freeplane 1.9.0"><attribute_registry/>
<node TEXT="Root" ID="r"><hook NAME="MapStyle"><map_styles><stylenode LOCALIZED_TEXT="styles.root_node" ID="s1">
<stylenode LOCALIZED_TEXT="default" ID="s2"><icon BUILTIN="yes"/></stylenode></stylenode></map_styles></hook>
<node ID="a" POSITION="right"><icon BUILTIN="yes"/><richcontent TYPE="NODE"><html><head><style>p {}</style></head>
<body><p>A <b>rich</b>
   text &amp; more</p><p>second</p></body></html></richcontent>
<richcontent TYPE="DETAILS"><html><body><p>details</p></body></html></richcontent>
<richcontent TYPE="NOTE"><html><body><p>one</p><p></p><p>two</p></body></html></richcontent>
<node TEXT="b" ID="b"><icon BUILTIN="button_cancel"/><icon BUILTIN="bee"/>
<arrowlink DESTINATION="c"/><arrowlink DESTINATION="gone"/></node></node>
<node TEXT="+ c" ID="c" LINK="https://example.org" TAGS="x&#xa;y z"><attribute NAME="who" VALUE="me"/>
<attribute NAME="credence" VALUE="likely"/><arrowlink DESTINATION="r" MIDDLE_LABEL="contradicts"/><font BOLD="true"/></node>
<node ID="d" TREE_ID="b"/>
</node></map>"""


def test_a_mind_map_is_read_with_icons_rich_content_and_arrows():
    map, report = read(freeplane, MIND_MAP)
    rich = "A rich text & more\nsecond"
    assert texts(map) == ["Root", rich, "b", "c"]
    assert told(map) == [
        ("support", rich, "Root"),
        ("attack", "b", rich),
        ("support", "c", "Root"),
        ("attack", "b", "Root"),
        ("neutral", "b", "c"),
        ("attack", "c", "Root"),
    ]
    assert map.nodes["a"].note == "details\n\none\n\ntwo"
    assert map.nodes["c"].note == "who: me"
    assert map.nodes["c"].credence == (0.55, 0.8)
    assert set(map.nodes["c"].tags) == {"x", "y z"}
    assert [source.url for source in map.sources.values()] == ["https://example.org"]
    assert map.info.main == "r"
    assert dict(report.dropped) == {
        "icons": 1,
        "arrows that end nowhere": 1,
        "looks and settings of the other program": 2,
    }


def mind_map(*nodes):
    return f"<map version='freeplane 1.9.8'>{''.join(nodes)}</map>"


def only(reading):
    """Give the one card of a map."""
    [node] = reading.map.nodes.values()
    return node


def test_what_hangs_below_a_clone_bears_on_its_card_once():
    map, report = read(
        freeplane,
        mind_map(
            "<node TEXT='Root' ID='r'><node TEXT='+ A' ID='a'><node TEXT='child' ID='c'><icon BUILTIN='no'/>",
            "</node></node><node ID='a2' TREE_ID='a'><node ID='c2' TREE_ID='c'/></node>",
            "<node TEXT='B' ID='b'><node ID='a3' TREE_ID='a'><node ID='c3' TREE_ID='c'/>",
            "<node TEXT='new' ID='n'/></node></node></node>",
        ),
    )
    assert told(map) == [
        ("support", "A", "Root"),
        ("attack", "child", "A"),
        ("neutral", "B", "Root"),
        ("support", "A", "B"),
        ("neutral", "new", "A"),
    ]
    assert report.is_clean


def test_a_clone_of_a_heading_is_a_heading():
    map, _ = read(
        freeplane,
        mind_map(
            "<node TEXT='Root'><node TEXT='A'><node TEXT='Cons' ID='h'><node TEXT='x'/></node></node>",
            "<node TEXT='B'><node ID='h2' CONTENT_ID='h'><node TEXT='y'/></node></node></node>",
        ),
    )
    assert {("attack", "x", "A"), ("attack", "y", "B")} < {*told(map)}


def test_attributes_with_the_names_of_argmap_steer_nothing():
    pairs = [
        ("main", "dish"),
        ("see", "page 3"),
        ("linked", "yes"),
        ("stance", "liberal"),
        ("by", "a"),
        ("by", "b"),
    ]
    attributes = "".join(f"<attribute NAME='{name}' VALUE='{value}'/>" for name, value in pairs)
    map, report = read(
        freeplane, mind_map(f"<node TEXT='Root' ID='r'><node TEXT='a' ID='a'>{attributes}</node></node>")
    )
    assert map.nodes["a"].note.split("\n") == [f"{name}: {value}" for name, value in pairs]
    assert told(map) == [("neutral", "a", "Root")]
    assert map.info.main == "r"
    assert report.is_clean


@pytest.mark.parametrize(
    ("name", "stance"), [("argmap:stance", "attack"), ("stance", "con"), ("stance", "Against")]
)
def test_a_stance_in_an_attribute_is_one_that_argmap_knows(name, stance):
    data = mind_map(
        f"<node TEXT='a'><node TEXT='b'><attribute NAME='{name}' VALUE='{stance}'/></node></node>"
    )
    assert told(read(freeplane, data).map) == [("attack", "b", "a")]


def test_a_title_that_the_text_does_not_begin_with_is_kept():
    titled = "<attribute NAME='{}' VALUE='On Zoos'/></node>"
    node = only(read(freeplane, mind_map("<node TEXT='paper'>" + titled.format("title"))))
    assert (node.title, node.text) == ("On Zoos", "paper")
    node = only(read(freeplane, mind_map("<node TEXT='Zoos: paper'>" + titled.format("argmap:title"))))
    assert (node.title, node.text, node.note) == (None, "Zoos: paper", "Title: On Zoos")


def test_formulas_and_notes_that_hang_on_a_node_are_words():
    formula = "<hook EQUATION='x^2+y' NAME='plugins/latex/LatexNodeHook.properties'/>"
    note = "<hook NAME='accessories/plugins/NodeNote.properties'><text>old note</text></hook>"
    reading = read(freeplane, mind_map(f"<node TEXT='a'>{formula}{note}</node>"))
    assert only(reading).note == "old note\n\nx^2+y"
    assert reading.report.is_clean
    assert only(read(freeplane, mind_map(f"<node TEXT=''>{formula}</node>"))).text == "x^2+y"


def test_a_mark_that_says_what_the_icon_says_is_taken_off():
    marked = "<node TEXT='Con: They protect'><icon BUILTIN='{}'/></node>"
    data = mind_map("<node TEXT='a'>", marked.format("button_cancel"), marked.format("yes"), "</node>")
    assert told(read(freeplane, data).map) == [
        ("attack", "They protect", "a"),
        ("support", "Con: They protect", "a"),
    ]


def test_a_heading_with_an_icon_is_a_heading():
    data = mind_map(
        "<node TEXT='a'><node TEXT='Pros'><icon BUILTIN='yes'/><node TEXT='b'/></node>",
        "<node TEXT='Pros'><icon BUILTIN='no'/><node TEXT='c'/></node></node>",
    )
    assert told(read(freeplane, data).map) == [
        ("support", "b", "a"),
        ("attack", "Pros", "a"),
        ("neutral", "c", "Pros"),
    ]


def test_what_has_no_card_or_link_to_be_said_of_is_counted():
    _, report = read(
        freeplane,
        mind_map(
            "<node TEXT='a' ID='a'><icon BUILTIN='yes'/><attribute NAME='argmap:weight' VALUE='0.5'/>",
            "<node TEXT='Pros' TAGS='t' LINK='https://example.org'><node TEXT='b'/></node>",
            "<node ID='c' TREE_ID='a'><richcontent TYPE='NOTE'><html><body>n</body></html></richcontent></node></node>",
        ),
    )
    assert dict(report.dropped) == {
        "headings such as “Pros”, taken as the stance of what is below": 1,
        "stances of what bears on nothing": 1,
        "words about a link where there is none": 1,
        "notes and the like on what is no card of its own": 2,
        "addresses on what is no card": 1,
    }


def test_what_hangs_on_a_root_that_is_no_card_is_counted():
    rich = "<richcontent TYPE='{}'><html><body>{}</body></html></richcontent>"
    map, report = read(
        freeplane,
        mind_map(
            "<node TAGS='t' LINK='https://example.org'><attribute NAME='argmap:nodes' VALUE='all'/>",
            "<attribute NAME='argmap:question' VALUE='q?'/><attribute NAME='room' VALUE='4'/>",
            *(rich.format(type, type.lower()) for type in ("NODE", "NOTE", "DETAILS")),
            "<hook NAME='plugins/latex/LatexNodeHook.properties' EQUATION='x'/><icon BUILTIN='yes'/>",
            "<arrowlink DESTINATION='a'/><node TEXT='a' ID='a'/></node>",
        ),
    )
    assert (map.info.title, map.info.question) == ("node", "q?")
    assert dict(report.dropped) == {
        "notes and the like on what is no card of its own": 5,
        "stances of what bears on nothing": 1,
        "addresses on what is no card": 1,
        "arrows that end nowhere": 1,
    }


def test_words_typed_into_a_box_are_a_note_of_its_link():
    data = mind_map(
        "<node TEXT='a'><node TEXT='- because of both' ID='k'><attribute NAME='argmap:linked' VALUE='yes'/>",
        "<node TEXT='b'/><node TEXT='c'/></node></node>",
    )
    map, report = read(freeplane, data)
    assert told(map) == [("attack", "b", "c", "a")]
    assert map.links["k"].note == "because of both"
    assert report.is_clean


def test_style_nodes_are_no_cards():
    assert "s1" not in read(freeplane, MIND_MAP).map.nodes


def test_a_mind_map_in_plain_text_notes_and_old_html_is_read():
    map, _ = read(
        freeplane,
        '<map><node TEXT="&lt;html&gt;&lt;body&gt;&lt;p&gt;old&lt;/p&gt;&lt;/body&gt;">'
        '<richcontent CONTENT-TYPE="plain/" TYPE="NOTE"><text>a  b\n c</text></richcontent></node></map>',
    )
    assert [(node.text, node.note) for node in map.nodes.values()] == [("old", "a  b\n c")]


def test_rich_content_of_many_nested_blocks_is_read_in_time():
    note = f"<p>a<b/>b</p>{'<div>' * 20_000}c{'</div>' * 20_000}"
    begun = time.perf_counter()
    node = only(
        read(freeplane, mind_map(f"<node TEXT='x'><richcontent TYPE='NOTE'>{note}</richcontent></node>"))
    )
    assert time.perf_counter() - begun < 2
    assert node.note == "ab\nc"


def test_links_and_pictures_in_rich_content_become_sources_or_are_counted():
    map, report = read(
        freeplane,
        '<map><node TEXT="a" LINK="#here"><richcontent TYPE="NOTE"><html><body><img src="file:///x.png"/>'
        '<a href="https://example.org/b">b</a> <a href="other.mm">c</a></body></html></richcontent></node></map>',
    )
    assert [source.url for source in map.sources.values()] == ["https://example.org/b"]
    assert [node.note for node in map.nodes.values()] == ["b c\n\nlink: #here"]
    assert dict(report.dropped) == {"pictures": 1, "links in texts to what is no page": 1}


def test_links_in_the_texts_of_an_outline_become_sources():
    data = '<opml><body><outline text="a &lt;a href=&quot;https://example.org/?a=1&amp;amp;b&quot;&gt;b&lt;/a&gt;"/></body></opml>'
    map, _ = read(opml, data)
    assert texts(map) == ["a b"]
    assert [source.url for source in map.sources.values()] == ["https://example.org/?a=1&b"]


# MindMup

GROUPED = {
    "formatVersion": 3,
    "id": "root",
    "ideas": {
        "1": {
            "id": 1,
            "title": "Claim",
            "ideas": {
                "2": {"id": 5, "title": "Left alone", "attr": {"note": {"text": "n", "index": 1}}},
                "-1": {
                    "id": 2,
                    "title": "group",
                    "attr": {"group": "opposing", "parentConnector": {"label": "rejects"}},
                    "ideas": {"1": {"id": 3, "title": "First"}, "10": {"id": "4.x", "title": "Third"}, "9": {"title": "Second"}},
                },
                "1": {
                    "id": 6,
                    "title": "",
                    "attr": {"group": "supporting", "icon": {"url": "data:"}},
                    "ideas": {"1": {"id": 7, "title": "Why"}, "2": {"attr": {"group": "opposing"}, "ideas": {"1": {"id": 8, "title": "No step"}}}},
                },
                "3": {"attr": {"group": "supporting"}},
            },
        }
    },
    "links": [{"ideaIdFrom": 5, "ideaIdTo": 7}, {"ideaIdFrom": 5, "ideaIdTo": 99}],
}  # fmt: skip


def test_groups_of_mindmup_are_linked_premises():
    map, report = read(mindmup, json.dumps(GROUPED))
    why = ("support", "Why", "Claim")
    assert told(map) == [
        why,
        ("attack", "No step", why),
        ("neutral", "Left alone", "Claim"),
        ("attack", "First", "Second", "Third", "Claim"),
        ("neutral", "Left alone", "Why"),
    ]
    assert map.nodes["5"].note == "n"
    assert [one.note for one in map.links.values() if one.note] == ["rejects"]
    assert dict(report.dropped) == {
        "boxes with no card in them": 1,
        "looks and attachments": 1,
        "links that end nowhere": 1,
    }


def test_fields_that_only_mindmup_knows_are_counted_by_name():
    attr = {"assignee": "6b", "dueDate": "2026-01-01", "note": {"text": "n"}, "collapsed": True}
    _, report = read(mindmup, json.dumps({"id": 1, "title": "a", "attr": attr}))
    assert report.dropped == {
        "fields called “assignee”": 1,
        "fields called “dueDate”": 1,
        "looks and attachments": 1,
    }


def test_before_version_three_the_outermost_idea_is_the_root():
    map, _ = read(mindmup, '{"id": 1, "title": "a", "ideas": {"-1": {"id": 2, "title": "b"}}}')
    assert told(map) == [("neutral", "b", "a")]
    assert map.info.title == "a"


@pytest.mark.skipif(not SAMPLES.exists(), reason="the sample files are not here")
def test_the_sample_of_mindmup_has_as_many_cards_and_links_as_it_should():
    expected = json.loads((SAMPLES / "expected.json").read_text())["files"]["mup/prng_0.mup"]
    map, _ = mindmup.read((SAMPLES / "mup" / "prng_0.mup").read_bytes(), {})
    assert len(map.nodes) == expected["cards"]
    assert len(map.links) == expected["links"]
    assert {one.stance for one in map.links.values()} == {*expected["by_type"]}


# Graphs as trees


def test_a_card_that_bears_on_two_things_is_written_once_and_referred_to():
    map = ArgumentMap(
        [*map_nodes("a b c"), link("k", "c", "a"), link("l", "c", "b", "attack")], MapInfo(id="map", main="a")
    )
    assert [(entry.number, entry.node.id, entry.see) for entry in plant(map)] == [
        ("1", "a", None),
        ("1.1", "c", None),
        ("2", "b", None),
        ("2.1", "c", 1),
    ]
    assert "- see 1.1: c" in opml.write(map, {}).decode()


def map_nodes(ids):
    return [claim(id) for id in ids.split()]


@pytest.mark.parametrize("format", TREES)
def test_rings_and_deep_maps_are_written_and_read(format):
    count = 3_000
    ids = [f"n{i}" for i in range(count)]
    nodes = [claim(id) for id in ids]
    ring = [link(f"k{i}", ids[i], ids[(i + 1) % count]) for i in range(count)]
    map, _ = format.read(format.write(ArgumentMap([*nodes, *ring]), {}), {})
    assert len(map.nodes) == len(map.links) == count


def carried(map):
    """What trees carry: cards with what is said of them, and what bears on them, undercuts within."""

    def shape(one):
        onto = [shape(other) for other in map.links_into(one.id)]
        return one.stance, map.premises(one), one.weight, one.scheme, one.note, onto

    def flat(credence):
        return credence[0] if isinstance(credence, tuple) and credence[0] == credence[1] else credence

    nodes = {
        node.id: replace(
            node,
            text=node.text.strip(),
            note=node.note.strip(),
            tags={tag: True for tag in (" ".join(tag.split()) for tag in node.tags) if tag},
            credence=flat(node.credence),
            order="",
            group=None,
            citations={},
        )
        for node in map.nodes.values()
    }
    return nodes, {id: [shape(one) for one in map.links_into(id)] for id in nodes}


@st.composite
def said_maps(draw):
    """Maps with all that trees carry, and with awkward texts."""
    map = draw(maps())
    nodes = [
        replace(node, text=draw(words), title=draw(st.none() | words.filter(str.strip)), note=draw(words))
        for node in map.nodes.values()
    ]
    links = [
        replace(one, scheme=draw(st.none() | words.filter(bool)), note=draw(words))
        for one in map.links.values()
    ]
    return ArgumentMap([*nodes, *links], map.info)


@pytest.mark.parametrize("format", TREES)
@given(map=said_maps())
def test_what_is_written_as_a_tree_is_read_back(format, map):
    again, report = format.read(format.write(map, {}), {})
    assert carried(again) == carried(map)
    assert report.is_clean


@pytest.mark.parametrize("format", TREES)
def test_the_examples_come_back_from_a_tree(format, example):
    again, report = format.read(format.write(example, {}), {})
    assert carried(again) == carried(example)
    assert again.info.main == example.info.main
    assert again.info.title == example.info.title
    assert report.is_clean


@pytest.mark.parametrize("format", TREES)
@pytest.mark.parametrize("cards", ["a", "a b", ""])
def test_a_tree_says_title_question_and_authors_of_its_map(format, cards):
    for title in ("Uniforms", "<html> in class"):
        info = MapInfo(id="map", title=title, authors=("6b", "Room 4, first floor"), question="Shall we?")
        again, report = read(format, format.write(ArgumentMap(map_nodes(cards), info), {}))
        assert again.info == replace(info, main=again.info.main)
        assert report.is_clean


def test_a_title_of_several_lines_that_the_only_root_says_too_is_kept():
    title = "Uniforms\nin class"
    map = ArgumentMap([replace(map_nodes("a")[0], text=title)], MapInfo(id="map", title=title))
    assert read(freeplane, freeplane.write(map, {})).map.info.title == title


def test_authors_of_an_outline_without_an_owner_are_taken():
    info = MapInfo(id="map", authors=("6b", "6c"))
    data = opml.write(ArgumentMap(map_nodes("a"), info), {}).replace(b"<ownerName>6b, 6c</ownerName>", b"")
    assert read(opml, data).map.info.authors == ("6b", "6c")


def test_the_owner_of_an_outline_is_who_the_last_program_says():
    info = MapInfo(id="map", title="t", authors=("6b", "6c"))
    data = opml.write(ArgumentMap(map_nodes("a"), info), {}).replace(b"6b, 6c", b"6b, 6c, 6d")
    assert read(opml, data).map.info.authors == ("6b, 6c, 6d",)


# What is no such file

HOSTILE = [
    '<!DOCTYPE a [<!ENTITY b "c">]><opml><body><outline text="&b;"/></body></opml>',
    '<!DOCTYPE a SYSTEM "file:///etc/passwd"><map/>',
    "<opml><body>",
    "<svg/>",
    "",
    "\0",
    "[]",
    '{"ideas": []}',
    '{"a": 1}',
    '{"ideas": ' * 5_000,
    '{"ideas": {"1": {"id": NaN}}}',
]


@pytest.mark.parametrize("data", HOSTILE)
def test_what_is_no_such_file_is_refused_in_a_sentence(data):
    for format in (opml, freeplane, mindmup):
        with pytest.raises(FormatError) as error:
            read(format, data)
        assert str(error.value).endswith(".")


def test_bytes_that_are_not_utf_8_are_read_as_windows_wrote_them():
    map, report = read(opml, b'<opml><body>\n<outline text="\xe4"/></body></opml>')
    assert texts(map) == ["ä"]
    assert report.warnings == [
        (None, "The file is not UTF-8; it was read as Windows-1252 (Western European).")
    ]


def test_a_file_in_another_encoding_that_it_names_is_read():
    data = '<?xml version="1.0" encoding="windows-1252"?><opml><body><outline text="ä–"/></body></opml>'
    assert texts(read(opml, data.encode("cp1252")).map) == ["ä–"]
    assert texts(read(opml, data.replace("windows-1252", "utf-16").encode("utf-16")).map) == ["ä–"]


@pytest.mark.parametrize(
    ("format", "whole"),
    [(opml, OUTLINE), (freeplane, MIND_MAP), (mindmup, json.dumps(GROUPED))],
    ids=["opml", "freeplane", "mindmup"],
)
@given(data=st.data())
def test_any_bytes_give_a_map_or_one_sentence(format, whole, data):
    broken = bytearray(whole.encode())
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(broken) - 1))
        broken[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    for tried in (bytes(broken), data.draw(st.binary(max_size=60))):
        try:
            map, _ = format.read(
                tried, {"children": data.draw(st.sampled_from(["neutral", "reasons", "mixed"]))}
            )
        except FormatError:
            continue
        assert native.read(native.write(map)) == map
        assert all(map.is_sound(one) for one in map.links.values())


def test_deep_files_are_read_without_a_stack():
    depth = 20_000
    data = "<opml><body>" + '<outline text="a">' * depth + "</outline>" * depth + "</body></opml>"
    assert len(read(opml, data).map.links) == depth - 1
    data = "<map>" + '<node TEXT="a">' * depth + "</node>" * depth + "</map>"
    assert len(read(freeplane, data).map.links) == depth - 1


def test_a_thousand_cards_are_read_in_less_than_a_second():
    lines = "".join(f"<outline text={quoteattr(f'+ reason {i}')} _note='note'/>" for i in range(1_000))
    start = time.perf_counter()
    read(opml, f"<opml><body><outline text='a'>{lines}</outline></body></opml>")
    assert time.perf_counter() - start < 1


def test_the_file_of_an_example_is_the_same_every_time():
    data = shipped("examples", "school-phones.argmap").read_bytes()
    assert opml.write(native.read(data), {}) == opml.write(native.read(data), {})
