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
from argmap.formats.stances import heading, label_stance, take_mark, unmarked
from argmap.formats.trees import plant
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
        ("neutral", "b", "Root"),
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


def test_style_nodes_are_no_cards():
    assert "s1" not in read(freeplane, MIND_MAP).map.nodes


def test_a_mind_map_in_plain_text_notes_and_old_html_is_read():
    map, _ = read(
        freeplane,
        '<map><node TEXT="&lt;html&gt;&lt;body&gt;&lt;p&gt;old&lt;/p&gt;&lt;/body&gt;">'
        '<richcontent CONTENT-TYPE="plain/" TYPE="NOTE"><text>a  b\n c</text></richcontent></node></map>',
    )
    assert [(node.text, node.note) for node in map.nodes.values()] == [("old", "a  b\n c")]


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


def test_bytes_that_are_not_utf_8_are_told_by_line():
    map, report = read(opml, b'<opml><body>\n<outline text="\xe4"/></body></opml>')
    assert texts(map) == ["\ufffd"]
    assert report.warnings == [(2, "Some letters could not be read: the file is not UTF-8 here.")]


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
