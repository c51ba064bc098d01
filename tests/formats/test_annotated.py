"""Argument graphs of annotated texts (arggraph XML), and those of Carneades in YAML."""

import time

import pytest

from argmap.formats import arggraph, carneades
from argmap.formats.registry import find_format
from argmap.model.errors import FormatError


def arggraph_of(*edges, edus="e1 e2 e3 e4", adus="a1 a2 a3 a4", more=""):
    """Read a graph in which each piece of text belongs to the statement of the same number."""
    pieces = "".join(f"<edu id='{id}'><![CDATA[text {id[1:]}]]></edu>" for id in edus.split())
    statements = "".join(f"<adu id='{id}' type='pro'/>" for id in adus.split())
    held = "".join(f"<edge id='s{id[1:]}' src='{id}' trg='a{id[1:]}' type='seg'/>" for id in edus.split())
    told = "".join(
        "<edge id='{}' src='{}' trg='{}' type='{}'/>".format(*edge.replace(":", " ").split())
        for edge in edges
    )
    text = f"<arggraph id='t'>{pieces}{more}{statements}{held}{told}</arggraph>"
    return arggraph.read(text.encode(), {})


def links_of(map):
    """Give the links by what they say: stance, premises and target in words; a link is its own premises."""

    def words(id):
        return map.nodes[id].text if id in map.nodes else tuple(words(one) for one in map.links[id].premises)

    return {
        (link.stance, tuple(words(one) for one in link.premises), words(link.target))
        for link in map.links.values()
    }


def test_supports_examples_and_rebuttals_are_links():
    map, report = arggraph_of("c1:a2:a1:sup", "c2:a3:a1:exa", "c3:a4:a1:reb")
    assert links_of(map) == {
        ("support", ("text 2",), "text 1"),
        ("support", ("text 3",), "text 1"),
        ("attack", ("text 4",), "text 1"),
    }
    assert [link.scheme for link in map.links.values()].count("example") == 1
    assert map.nodes[map.info.main].text == "text 1"
    assert not report.warnings


def test_a_statement_joins_a_relation_told_later_and_one_that_attacks_a_relation():
    map, _ = arggraph_of("c3:a4:c2:add", "c2:a3:c1:und", "c1:a2:a1:sup")
    assert links_of(map) == {
        ("support", ("text 2",), "text 1"),
        ("attack", ("text 3", "text 4"), ("text 2",)),
    }


def test_pieces_with_a_joint_between_are_one_statement():
    joined = (
        "<joint id='j'/><edge id='x1' src='e5' trg='j' type='seg'/><edge id='x2' src='e6' trg='j' type='seg'/>"
        "<edge id='x3' src='j' trg='a7' type='seg'/><adu id='a7' type='opp'/>"
        "<edu id='e5'>one half</edu><edu id='e6'>and the other</edu>"
    )
    map, report = arggraph_of(edus="e1", adus="a1", more=joined)
    node = next(node for node in map.nodes.values() if node.text == "one half and the other")
    assert "opponent" in node.tags
    assert not report.dropped


def test_a_long_chain_of_edges_that_join_each_other_is_followed_in_time():
    chain = [f"c{n}:a3:c{n + 1}:add" for n in range(5_000)]
    begun = time.perf_counter()
    map, report = arggraph_of(*chain, "c5000:a2:a1:sup")
    assert time.perf_counter() - begun < 1
    assert links_of(map) == {("support", ("text 2", "text 3"), "text 1")}
    assert not report.warnings


def test_edges_that_join_each_other_in_a_ring_are_told():
    map, report = arggraph_of("c1:a2:c2:add", "c2:a3:c3:add", "c3:a4:c2:add", "c4:a4:c1:und")
    assert not map.links
    assert len(report.warnings) == 4


def test_a_piece_of_text_belongs_to_a_few_statements_and_the_others_are_told():
    held = "".join(
        f"<edge id='x{n}' src='j' trg='b{n}' type='seg'/><adu id='b{n}' type='pro'/>" for n in range(12)
    )
    joined = "<joint id='j'/><edu id='e9'>words</edu><edge id='x' src='e9' trg='j' type='seg'/>" + held
    map, report = arggraph_of(more=joined, edus="e1", adus="a1")
    assert [node.text for node in map.nodes.values()].count("words") == 10
    assert report.dropped == {"statements beyond the first 10 with the same piece of text": 2}


def test_the_document_type_that_such_files_name_is_not_fetched():
    data = b'<!DOCTYPE arggraph SYSTEM "http://127.0.0.1:9/arggraph.dtd"><arggraph id="t"><adu id="a"/></arggraph>'
    assert len(arggraph.read(data, {}).map.nodes) == 1
    with pytest.raises(FormatError, match="document type"):
        arggraph.read(b'<!DOCTYPE arggraph [<!ENTITY a "b">]><arggraph/>', {})


@pytest.mark.parametrize(
    "edges", [["c1:a2:c1:und"], ["c1:a2:c2:und", "c2:a3:c1:und"], ["c1:a2:nowhere:sup"], ["c1:a2:c1:add"]]
)
def test_edges_that_lead_nowhere_are_told(edges):
    map, report = arggraph_of(*edges)
    assert not map.links
    assert len(report.warnings) == len(edges)
    assert all("leads from or to nothing" in message for _, message in report.warnings)


def test_texts_and_statements_without_each_other_are_told():
    map, report = arggraph_of(edus="e1 e9", adus="a1 a2")
    assert sorted(node.text for node in map.nodes.values()) == ["", "text 1"]
    assert report.dropped == {"pieces of text that belong to no statement": 1}
    assert [message for _, message in report.warnings] == ["No text belongs to the statement “a2”."]


# Carneades


CLIMATE = """# a remark
meta: {title: A debate, source: "Gordon, 2018"}
statements:
  warm: The climate grows warmer.
  expert(joe, warm): {text: Joe says so and is an expert., assumed: true}
  liar(joe):
    text: >
      Joe has lied
      before.
    meta: {speaker: Ann}
arguments:
  a1:
    scheme: expert opinion
    weight: 0.8
    premises: {major: "expert(joe,warm)", minor: unseen}
    conclusion: warm
    undercutter: liar(joe)
  a2: {premises: [], conclusion: warm}
  a3: {premises: [warm]}
issues:
  i1: {positions: [warm, cold], standard: PE}
assumptions: [unseen]
tests: {in: [warm], out: []}
"""


def test_an_argument_is_a_support_by_linked_premises_and_its_undercutter_an_attack_on_it():
    map, report = carneades.read(CLIMATE.encode(), {})
    warm = "The climate grows warmer."
    premises = ("Joe says so and is an expert.", "unseen")
    assert links_of(map) == {
        ("support", premises, warm),
        ("attack", ("Joe has lied before.",), premises),
        ("attack", (warm,), "cold"),
        ("attack", ("cold",), warm),
    }
    support = next(link for link in map.links.values() if link.stance == "support")
    assert (support.scheme, support.weight) == ("expert opinion", 0.8)
    assert support.note == "Premises: major, minor"
    assert {node.text for node in map.nodes.values() if node.credence == 1} == set(premises)
    assert (map.info.title, [source.title for source in map.sources.values()]) == (
        "A debate",
        ["Gordon, 2018"],
    )
    assert report.dropped == {"entries of “tests”": 1, "fields called “standard”": 1}
    assert [message for _, message in report.warnings] == [
        "The argument “a2” has no premises; what undercuts it attacks its conclusion.",
        "The argument “a3” has no conclusion and was left out.",
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("statements:\n  a: &x one\n", "Line 2: what YAML says with “&” is not read here."),
        ("statements:\n  a: one\n  b: *x\n", "Line 3: what YAML says with “[*]” is not read here."),
        (
            "statements:\n  a: !!python/name:os.system x\n",
            "Line 2: what YAML says with “!” is not read here.",
        ),
        ("statements:\n\n  [a, b]: one\n", "Line 3: expected a name, found a list or a table of entries."),
        ("statements:\n  a: 'one\n", "Line 3: this is not YAML: found unexpected end of stream."),
        ("statements:\n  a: \ufffe\n", "Line 2: YAML has no such control character."),
        ("statements: " + "[" * 70 + "]" * 70, "Line 1: this is nested deeper than 64 levels."),
        ("- a\n- b\n", "This is no argument graph: expected “statements:” and “arguments:”."),
    ],
)
def test_what_is_not_read_is_told_with_its_line(text, why):
    with pytest.raises(FormatError, match=f"^{why}$"):
        carneades.read(text.encode(), {})


def test_what_is_told_twice_and_further_documents_are_warned_of():
    map, report = carneades.read(b"statements:\n  a: one\n  a: two\n--- \nstatements: {b: three}\n", {})
    assert [node.text for node in map.nodes.values()] == ["two"]
    assert report.warnings == [
        (3, "“a” is told twice; what was told last was read."),
        (4, "Only the first document of the file was read."),
    ]


def test_what_the_file_says_of_itself_without_a_place_in_a_map_is_counted():
    told = "meta:\n  title: [a, b]\n  sources: {court: s, press: t}\nstatements: {p: words}\n"
    map, report = carneades.read(told.encode(), {})
    assert {source.title for source in map.sources.values()} == {"s", "t"}
    assert report.dropped == {"titles that are no text": 1, "roles of sources": 2}
    _, report = carneades.read(b"meta: [a, b]\nstatements: {p: words}\n", {})
    assert report.dropped == {"what the file says of itself besides its title and sources": 2}


def test_words_that_yaml_takes_for_something_else_stay_words():
    map, _ = carneades.read(b"statements:\n  1: no\n  2: 1e3\n  3: null\n  4: 'null'\n  5: 2020-01-01\n", {})
    assert [node.text for node in map.nodes.values()] == ["no", "1e3", "3", "null", "2020-01-01"]


def test_a_suffix_of_a_language_does_not_tell_the_format(tmp_path):
    with pytest.raises(FormatError, match="not a kind of file that argmap reads"):
        find_format(tmp_path / "a.xml", b"<lkif/>")
    assert find_format(tmp_path / "a.xml", b"<arggraph id='t'/>").id == "arggraph"
    assert find_format(tmp_path / "a.yaml", CLIMATE.encode()).id == "carneades"


def test_an_id_longer_than_a_map_may_hold_gives_way_and_is_told():
    long = "x" * 65
    map, report = carneades.read(f"statements: {{{long}: one, b: two}}".encode(), {})
    assert [node.text for node in map.nodes.values()] == ["one", "two"]
    assert "b" in map.nodes
    assert long not in map.nodes
    assert report.dropped == {"ids of more than 64 characters, for which others stand": 1}


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.mmd", b"flowchart BT\n  a --> b\n"), ("a.docx", b"PK\x03\x04 words"), ("a.html", b"<p>: text</p>")],
)
def test_a_file_of_a_kind_that_is_only_written_is_not_taken_for_another(tmp_path, name, data):
    with pytest.raises(FormatError, match=r"^argmap writes .*, but does not read it"):
        find_format(tmp_path / name, data)
