"""Argdown: what is read at both levels, what is reported, and that what is written reads back."""

import json
import os
import shutil
import subprocess
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.formats.argdown import FORMAT, looks_like, read, write
from argmap.formats.argdown.data import read_braces, read_lines, write_braces
from argmap.formats.argdown.drawing import draw
from argmap.formats.argdown.parsing import parse
from argmap.formats.argdown.words import fold, read_words, write_words
from argmap.formats.report import Report
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.order import in_order
from argmap.model.records import INFO, Link, MapInfo, Node
from tests.strategies import maps

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
CORE = os.environ.get("ARGDOWN_CORE", "")  # the folder of npm's @argdown/core
STRUCTURE = {"level": "structure"}


def expected():
    path = SAMPLES / "expected.json"
    return json.loads(path.read_text(encoding="utf-8"))["argdown"] if path.exists() else {}


def text_of(name):
    return (SAMPLES / "argdown" / name).read_text(encoding="utf-8")


def read_text(text, **options):
    return read(text.encode(), options)


def detailed(text):
    return read_text(text, **STRUCTURE)


def lines_of(report):
    return [warning.line for warning in report.warnings]


def name(map, id):
    """Give the title of a node or its text; for a link, what it says."""
    if id in map.links:
        return said(map, map.links[id])
    return map.nodes[id].title or map.nodes[id].text


def said(map, link):
    return (link.stance, tuple(name(map, id) for id in in_order(link.premises)), name(map, link.target))


def links_of(map):
    return Counter(said(map, link) for link in map.links.values())


def both(text):
    """Read at the level of the map; give the links."""
    map, report = read_text(text)
    assert report.is_clean
    return links_of(map)


# Samples


@pytest.mark.parametrize("name", expected())
def test_a_sample_makes_the_map_that_argdown_draws(name):
    wanted = expected()[name]
    map, _ = read_text(text_of(name))
    cards = wanted["mapNodes"]
    undercuts = sum(link.target in map.links for link in map.links.values())
    stances = Counter(link.stance for link in map.links.values())
    assert len(map.nodes) == cards["argument-map-node"] + cards["statement-map-node"]
    assert len(map.groups) == cards.get("group-map-node", 0)
    assert stances["support"] == wanted["mapEdges"]["support"]
    assert stances["attack"] - undercuts == wanted["mapEdges"]["attack"]
    assert undercuts == wanted["mapEdges"].get("undercut", 0)


@pytest.mark.parametrize("name", expected())
def test_a_sample_has_the_structure_that_argdown_sees(name):
    wanted = expected()[name]
    document = parse(text_of(name), Report())
    steps = [step for argument in document.arguments for step in argument.steps]
    assert len(document.statements) == wanted["statements"]
    assert sum(not one.is_titled for one in document.statements) == wanted["untitled"]
    assert len(document.arguments) == wanted["arguments"]
    assert sum(bool(one.steps) for one in document.arguments) == wanted["argumentsWithPCS"]
    assert sum(len(one.inferences) for one in document.arguments) == wanted["inferences"]
    assert sum(step.inference is None for step in steps) == wanted["pcsPremises"]
    assert sum(step.inference is not None for step in steps) == wanted["pcsConclusions"]
    assert Counter(one.kind.name.lower() for one in document.relations) == wanted["relations"]
    assert (
        len({tag for one in (*document.statements, *document.arguments) for tag in one.tags})
        == wanted["tags"]
    )


@pytest.mark.parametrize("name", expected())
def test_at_the_level_of_structure_every_statement_is_a_card_and_every_inference_a_link(name):
    wanted = expected()[name]
    map, _ = read_text(text_of(name), **STRUCTURE)
    assert len(map.nodes) == wanted["statements"] + wanted["arguments"] - wanted["argumentsWithPCS"]
    assert len(map.links) == wanted["inferences"] + sum(wanted["relations"].values())


@pytest.mark.parametrize(("options", "left_out"), [({}, [6, 25, None]), (STRUCTURE, [])])
def test_mistakes_and_what_is_left_out_of_a_sample_are_reported_with_their_lines(options, left_out):
    if not expected():
        pytest.skip("the samples are not here")
    map, report = read_text(text_of("demo.argdown"), **options)
    assert lines_of(report) == [10, 19, *left_out]
    assert map.nodes


# Relations


def test_relations_are_read_in_both_directions():
    text = "[A]: a\n  + [S1]: s\n  <+ [S2]: s\n  - [T1]: t\n  <- [T2]: t\n  +> [S3]: s\n  -> [T3]: t\n"
    assert both(text) == Counter(
        [
            ("support", ("S1",), "A"),
            ("support", ("S2",), "A"),
            ("attack", ("T1",), "A"),
            ("attack", ("T2",), "A"),
            ("support", ("A",), "S3"),
            ("attack", ("A",), "T3"),
        ]
    )


def test_a_contradiction_is_two_attacks():
    assert both("[A]: a\n  >< [B]: b\n") == Counter([("attack", ("A",), "B"), ("attack", ("B",), "A")])


def test_in_strict_mode_statements_exclude_and_entail_each_other():
    front = "===\nmodel:\n    mode: strict\n===\n\n"
    excluding = both(front + "[A]: a\n  - [B]: b\n  + <C>: c\n")
    assert excluding == Counter([("attack", ("A",), "B"), ("attack", ("B",), "A"), ("support", ("C",), "A")])
    assert both(front + "[A]: a\n  + [B]: b\n") == Counter([("support", ("B",), "A")])


def test_an_undercut_bears_on_the_link_of_the_argument_below_which_it_stands():
    found = both("[A]: a\n  + <B>: b\n    _ <C>: c\n    <_ <D>: d\n")
    step = ("support", ("B",), "A")
    assert found == Counter([step, ("attack", ("C",), step), ("attack", ("D",), step)])


def test_an_undercut_of_what_bears_on_nothing_attacks_it_and_is_reported():
    map, report = read_text("<A>: a\n  _ <B>: b\n")
    assert links_of(map) == Counter([("attack", ("B",), "A")])
    assert lines_of(report) == [2]


def test_an_undercut_of_what_bears_on_several_things_undercuts_the_first_and_says_so():
    map, report = read_text("<A>: a\n  -> [B]: b\n  +> [C]: c\n  _ <D>: d\n")
    assert links_of(map)["attack", ("D",), ("attack", ("A",), "B")] == 1
    assert lines_of(report) == [4]


def test_one_title_in_three_places_is_one_card():
    text = "[A]: first words\n\n[B]: b\n  + [A]\n\n[A]: second words\n  - [C]: c\n"
    map, report = read_text(text)
    card = next(node for node in map.nodes.values() if node.title == "A")
    assert (card.text, card.note) == ("second words", "Also worded: first words")
    assert links_of(map) == Counter([("support", ("A",), "B"), ("attack", ("C",), "A")])
    assert report.is_clean


def test_a_relation_stated_twice_is_one_link():
    assert both("[A]: a\n  + [B]: b\n\n[B]\n  +> [A]\n") == Counter([("support", ("B",), "A")])


def test_indentation_goes_back_to_the_level_it_returns_to():
    found = both("[A]: a\n    + [B]: b\n        - [C]: c\n      + [D]: d\n    - [E]: e\n")
    assert found == Counter(
        [
            ("support", ("B",), "A"),
            ("attack", ("C",), "B"),
            ("support", ("D",), "A"),
            ("attack", ("E",), "A"),
        ]
    )


def test_a_tab_counts_as_one_space():
    assert both("[A]: a\n\t+ [B]: b\n\t\t- [C]: c\n")["attack", ("C",), "B"] == 1
    mixed, report = read_text("[A]: a\n  + [B]: b\n\t- [C]: c\n")
    assert links_of(mixed)["attack", ("C",), "A"] == 1
    assert lines_of(report) == [3]


def test_lines_may_end_as_on_windows():
    text = "[A]: a\n  + [B]: two\n  lines\n\n[B]\n  - [C]: c\n"
    map, _ = read_text(text.replace("\n", "\r\n"))
    assert links_of(map) == links_of(read_text(text).map)
    assert {node.text for node in map.nodes.values()} == {"a", "two lines", "c"}


def test_a_list_holding_a_contradiction_with_an_argument_is_left_out_as_argdown_does():
    map, report = read_text("[A]: a\n  + [B]: b\n    - <C>: c\n    >< <D>: d\n  + [E]: e\n")
    assert links_of(map) == Counter([("support", ("B",), "A"), ("support", ("E",), "A")])
    assert lines_of(report) == [4]
    assert sum(report.dropped.values()) == 2


# Steps

STEPS = """<Why>: what it comes to

(1) [P]: first
(2) second
--
Rule, one {uses: [1, 2]}
--
(3) between
(4) third
----
(5) [C]: last
  -> [T]: target
"""


def test_an_argument_is_one_card_with_its_steps_in_the_note():
    map, _ = read_text(STEPS)
    card = next(node for node in map.nodes.values() if node.title == "Why")
    assert card.text == "what it comes to"
    assert card.note.split(
        "\n"
    ) == "(1) first|(2) second|—— Rule, one (uses: 1, 2)|(3) between|(4) third|——|(5) last".split("|")
    assert links_of(map) == Counter(
        [("support", ("P",), "Why"), ("support", ("Why",), "C"), ("attack", ("C",), "T")]
    )


def test_inferences_become_links_with_linked_premises():
    map, report = detailed(STEPS)
    assert report.is_clean
    assert links_of(map) == Counter(
        [
            ("support", ("P", "second"), "between"),
            ("support", ("between", "third"), "C"),
            ("attack", ("C",), "T"),
        ]
    )
    schemes = {link.scheme: link.note for link in map.links.values()}
    assert schemes["Rule, one"] == ""
    assert "Why\nwhat it comes to" in {link.note for link in map.links.values()}


def test_the_premises_of_an_inference_may_be_named():
    map, _ = detailed("(1) a\n(2) b\n----\n(3) c\n(4) d\n--\nby all {uses: [1, 3, 4]}\n--\n(5) e\n")
    assert links_of(map)["support", ("a", "c", "d"), "e"] == 1


def test_a_relation_of_an_argument_with_steps_is_one_of_its_conclusion():
    map, _ = detailed("<A>\n  -> [T]: t\n\n(1) p\n----\n(2) c\n")
    assert links_of(map)["attack", ("c",), "T"] == 1


def test_what_bears_on_an_argument_with_steps_bears_on_its_last_inference():
    map, _ = detailed("<A>\n  _ [U]: u\n  - [V]: v\n  + [W]: w\n\n(1) p\n----\n(2) c\n")
    step = ("support", ("p",), "c")
    assert links_of(map) == Counter(
        [step, ("attack", ("U",), step), ("attack", ("V",), step), ("support", ("W",), step)]
    )


def test_an_inference_may_be_undercut_where_it_stands():
    map, report = detailed("(1) p\n----\n  <_ [U]: u\n(2) c\n  _ [V]: v\n")
    step = ("support", ("p",), "c")
    assert links_of(map) == Counter([step, ("attack", ("U",), step), ("attack", ("V",), step)])
    assert report.is_clean


def test_premises_may_attack_together():
    map, report = detailed("[T]: t\n\n(1) p\n(2) q\n----\n(3) [Untitled step 1]\n  -> [T]\n")
    assert links_of(map) == Counter([("attack", ("p", "q"), "T")])
    assert report.is_clean


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("(1) a\n(2) b\n", [2]),
        ("(1) a\n----\n", [2]),
        ("(1) a\n----\n(2) b\n(3) c\n", [4]),
        ("(1) a\n----\n----\n(2) b\n", [3]),
        ("(1) a\n--\nrule\n(2) b\n", [4]),
        ("<A>: a\n(1) p\n----\n(2) c\n", [2]),
        ("<A>\n\n(1) p\n----\n(2) c\n\n<A>\n\n(1) q\n----\n(2) d\n", [9]),
        ("(1) a\n----\n(2) <B>: b\n", [3]),
        ("(1) a\n----\nb\n", [3]),
        ("a\n----\nb\n", [2]),
        ("(1) a\n----\n  + b\n(2) c\n", [3]),
        ("[A]: a\n- [B]: b\n", [2]),
        ("- [B]: b\n", [1]),
        ("[A]: a\n[B]: b\n", [2]),
        ("[A] text\n", [1]),
        ("[A]:\n\nb\n", [1]),
        ("a [B] c\n", [1]),
        ("two\nlines with *one mark\n", [2]),
        ("a /* b\n", [1]),
        ("a {b c: } d\n", []),
        ("a {: b}\n", [1]),
        ("===\na: b\n", [1]),
        ("===\n- ? a\n===\n\nb\n", [1]),
        ("[A]: a\n# B\n", [2]),
        ("# B\n  + c\n", [2]),
    ],
)
def test_what_breaks_the_rules_is_reported_with_its_line(text, lines):
    assert lines_of(detailed(text).report) == lines


# Words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**bold** and __bold__, *it* and _it_.", "bold and bold, it and it."),
        ("2 * 3 and a - b", "2 * 3 and a - b"),
        (r"\*no\* \[mark\] \#here", "*no* [mark] #here"),
        ("as @[A] and @<B> say", "as @[A] and @<B> say"),
        ("p .->. q :^: r, e.g. this", "p → q ∧ r, e.g. this"),
        ("a #tag within", "a #tag within"),
        ("at the end #tag #(two words)", "at the end"),
        ("see [there](https://example.org/a)", "see there"),
    ],
)
def test_markup_leaves_the_words(text, words):
    assert read_words(text).text == words


def test_tags_and_links_become_tags_and_sources():
    map, report = detailed(
        "[A]: see [there](https://example.org/a) and [above](#heading-b). #one #(two words)\n"
    )
    node = next(iter(map.nodes.values()))
    assert set(node.tags) == {"one", "two words"}
    assert [source.url for source in map.sources.values()] == ["https://example.org/a"]
    assert len(node.citations) == 1
    assert sum(report.dropped.values()) == 1


def test_comments_of_all_three_kinds_are_left_out():
    text = (
        "[A]: a // one\n  /* two\n\n  lines */\n  + [B]: b <!-- three --> more\n  <!-- four -->\n  - [C]: c\n"
    )
    map, report = read_text(text)
    assert {node.text for node in map.nodes.values()} == {"a", "b more", "c"}
    assert len(map.links) == 2
    assert report.is_clean


def test_an_address_is_no_comment():
    map, _ = detailed("[A]: it is at https://example.org/a today // so far\n")
    assert next(iter(map.nodes.values())).text == "it is at https://example.org/a today"


def test_the_lines_of_reports_count_comments_and_settings():
    assert lines_of(detailed("===\ntitle: t\n===\n\n/* a\nb */\n\nx [Y] z\n").report) == [8]


def test_settings_at_the_beginning_say_title_and_authors():
    map, report = read_text(
        "===\ntitle: A title\nauthor:\n    - One\n    - Two\ncolor:\n    a: b\n===\n\n[A]: a\n  + b\n"
    )
    assert map.info.title == "A title"
    assert map.info.authors == ("One", "Two")
    assert sum(report.dropped.values()) == 1


def test_headings_become_groups_within_groups():
    map, _ = read_text("# One\n\n## Two\n\n[A]: a\n  + b\n\n# Three\n\n[C]: c\n  - d\n\n# Empty\n")
    groups = {group.title: group for group in map.groups.values()}
    assert set(groups) == {"One", "Two", "Three"}
    assert groups["Two"].parent == groups["One"].id
    assert {map.groups[node.group].title for node in map.nodes.values()} == {"Two", "Three"}


def test_argdown_makes_groups_of_two_levels_unless_told_otherwise():
    text = "# One\n\n## Two\n\n### Three\n\n[A]: a\n  + b\n"
    assert {group.title for group in read_text(text).map.groups.values()} == {"Two", "Three"}
    more = "===\ngroup:\n    groupDepth: 3\n===\n\n"
    assert len(read_text(more + text).map.groups) == 3
    stated = text.replace("# One\n", "# One {isGroup: true}\n", 1)
    assert len(read_text(stated).map.groups) == 3


def test_data_beside_a_text_fills_the_card_and_the_rest_is_noted():
    map, _ = read_text("[A]: a {kind: evidence, credence: [0.2, 0.4], source: 'C1'}\n  + b {credence: 2}\n")
    card, other = sorted(map.nodes.values(), key=lambda node: node.order)
    assert (card.kind, card.credence, card.note) == ("evidence", (0.2, 0.4), "source: C1")
    assert (other.credence, other.note) == (None, "credence: 2")


def test_what_argdown_does_not_draw_is_counted():
    map, report = read_text("Just words.\n\n[A]: a\n\n[B]: b {isInMap: false}\n  + [C]: c\n\n<D>: d\n")
    assert not map.nodes
    assert report.dropped.total() == 5
    assert lines_of(report) == [1, 3, 5, 6, 8]
    assert report.warnings[0].message == "“Just words.” bears on nothing and was left out."


def test_of_very_many_texts_that_are_left_out_only_the_first_are_named():
    _, report = read_text("\n\n".join(f"Text {i}" for i in range(30)))
    assert report.dropped.total() == 30
    assert lines_of(report) == [*range(1, 41, 2), None]
    assert report.warnings[-1].message == "10 more texts bear on nothing and were left out."


def test_what_is_said_of_premises_and_inferences_is_kept_in_the_note_of_their_argument():
    map, _ = read_text(
        """<Why>

(1) P #in [page](http://x.org/p) #tag {certainty: 0.5}
(2) [R]: R {page: 3}
-- rule {logic: modal} --
(3) [Q] {page: 7}

[R]
  - why not
"""
    )
    notes = {node.title: node.note for node in map.nodes.values()}
    assert notes["Why"].split("\n") == [
        "(1) P #in page #tag http://x.org/p (certainty: 0.5)",
        "(2) R",
        "—— rule (logic: modal)",
        "(3) Q",
    ]
    assert (notes["R"], notes["Q"]) == ("page: 3", "page: 7")


def test_a_long_premise_of_many_arguments_is_told_in_full_only_once():
    shared = "[P]: " + "word " * 1_000
    steps = "\n\n".join(f"<A{i}>\n\n(1) [P]\n----\n(2) [C{i}]: c\n  +> [D]" for i in range(3))
    map, _ = read_text(f"{shared}\n\n{steps}\n\n[D]: d {{isInMap: true}}\n")
    notes = [node.note for node in map.nodes.values() if node.title and node.title.startswith("A")]
    assert [len(note) > 4_000 for note in notes] == [True, False, False]


def test_an_inference_that_uses_no_step_is_reported():
    map, report = detailed("<A>\n\n(1) P\n-- {uses: [7]} --\n(2) Q\n")
    assert lines_of(report) == [5]
    assert [len(link.premises) for link in map.links.values()] == [1]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("{a: b, c: 1, d: 0.5, e: true, f: null}", {"a": "b", "c": 1, "d": 0.5, "e": True, "f": None}),
        ("{a: [1, two, 'it''s'], b: {c: \"d \\u00e4\"}}", {"a": [1, "two", "it's"], "b": {"c": "d ä"}}),
        ("{\n  a: b c\n  d:\n    e: 1\n}", {"a": "b c", "d": {"e": 1}}),
        ("{a: http://x.y, b}", {"a": "http://x.y", "b": None}),
        ("{a: &x 1}", None),
        ("{a: b", None),
        ("{a: [b}", None),
        ("{" * 200 + "a: b" + "}" * 200, None),
    ],
)
def test_data_is_read_as_far_as_it_is_simple(text, data):
    assert read_braces(text) == data


def test_lines_of_settings_are_read():
    text = 'a: b # said\nc:\n  d: [1, 2]\n  e:\n    - x\n    - y z\nf: "g: # h"\n'
    assert read_lines(text) == {"a": "b", "c": {"d": [1, 2], "e": ["x", "y z"]}, "f": "g: # h"}


@given(
    st.dictionaries(st.sampled_from("abc"), st.text() | st.booleans() | st.floats(0, 1) | st.lists(st.text()))
)
def test_written_data_reads_back(data):
    written = write_braces(data)
    assert "}" not in written[:-1]
    assert read_braces(written) == data


@given(st.text(st.characters(codec="utf-8")))
def test_written_words_read_back(text):
    read_back = read_words(write_words(text))
    assert read_back.text == " ".join(
        part for part in text.replace("\t", " ").replace("\n", " ").replace("\r", " ").split(" ") if part
    )
    assert read_back[1:] == ([], [], [])


# Writing


def node(id, text="", **fields):
    return Node(id=id, kind=fields.pop("kind", "claim"), text=text, **fields)


def link(id, premises, target, stance="support", **fields):
    keys = {premise: f"a{number}" for number, premise in enumerate(premises.split())}
    return Link(id=id, stance=stance, premises=keys, target=target, **fields)


def written(*records, **info):
    return write(ArgumentMap(records, MapInfo(id=INFO, **info)), {}).decode().split("===\n\n", 1)[1]


def test_a_tree_is_written_as_indented_texts_without_titles():
    text = written(
        node("a", "Claim", title="Main"),
        node("b", "Reason"),
        node("c", "Objection"),
        link("k", "b", "a"),
        link("l", "c", "b", "attack"),
    )
    assert text == "[Main]: Claim\n    + Reason\n        - Objection\n"


def test_what_is_spoken_of_twice_has_a_title():
    text = written(node("a", "A"), node("b", "B"), node("c", "C"), link("k", "c", "a"), link("l", "c", "b"))
    assert text == "A\n    + [Untitled card 3]: C {isInMap: true}\n\nB\n    + [Untitled card 3]\n"


def test_linked_premises_and_what_bears_on_them_are_written_as_an_argument():
    text = written(
        node("a", "A", title="A"),
        node("p", "P", title="P"),
        node("q", "Q", title="Q"),
        node("u", "U", title="U"),
        link("k", "p q", "a", scheme="both, so", weight=0.5),
        link("l", "u", "k", "attack"),
    )
    steps = (
        "<Untitled argument 1>\n    _ [U]\n\n(1) [P]\n(2) [Q]\n--\nboth\\, so {weight: 0.5}\n--\n(3) [A]\n"
    )
    assert text.endswith(steps)


def test_titles_are_made_sound_and_different_and_come_back_as_they_were():
    titles = ["Same", "Same", "[odd] <title>", "-first", "Untitled 7", "two\nlines", "\\"]
    nodes = [node(f"n{place}", f"text {place}", title=title) for place, title in enumerate(titles)]
    data = write(ArgumentMap(nodes), {})
    assert b"[Same (2)]: text 1" in data
    assert {node.text: node.title for node in read(data, {}).map.nodes.values()} == {
        f"text {place}": title for place, title in enumerate(titles)
    }


@pytest.mark.parametrize(
    "text", ["+ a", "-b", "(1) c", "# d", "1. e", "* f", "=== g ===", "[h]: i", "<j>", "// k", "_ l", "'- m"]
)
def test_a_text_that_looks_like_markup_stays_a_text(text):
    found, report = read(write(ArgumentMap([node("n", text)]), {}), {})
    assert [one.text for one in found.nodes.values()] == [text]
    assert report.is_clean


def test_neutral_links_rings_and_links_to_nothing_are_left_out():
    text = written(
        node("a", "A"),
        link("k", "a", "a", "neutral"),
        link("l", "a", "k", "attack"),
        link("m", "a", "o", "attack"),
        link("o", "a", "m", "attack"),
        link("p", "a", "gone"),
        link("q", "gone", "a"),
    )
    assert text == "A {isInMap: true}\n"


def test_a_long_chain_is_broken_into_paragraphs():
    nodes = [node(f"n{place:03}", f"text {place}", order=f"c{place:03}") for place in range(100)]
    links = [link(f"k{place:03}", f"n{place + 1:03}", f"n{place:03}") for place in range(99)]
    data = write(ArgumentMap([*nodes, *links]), {})
    assert max(len(line) - len(line.lstrip()) for line in data.decode().split("\n")) <= 52
    found, report = read(data, {})
    assert (len(found.nodes), len(found.links)) == (100, 99)
    assert report.is_clean


def test_an_empty_map_is_written_and_read():
    assert read(write(ArgumentMap([]), {}), {}).map == ArgumentMap([])


def test_the_level_that_is_asked_for_goes_before_the_one_in_the_file():
    data = write(ArgumentMap([node("a", "A"), node("b", "B"), node("c", "C"), link("k", "a b", "c")]), {})
    assert len(read(data, {}).map.nodes) == 3
    assert len(read(data, {"level": "map"}).map.nodes) == 4


def test_an_unknown_level_is_refused():
    with pytest.raises(FormatError, match="map, structure"):
        read_text("a", level="deep")


# Properties

titles = st.sampled_from([None, None, None, "Same", "[odd] <one>: x", "Untitled 3", "Two  spaces"])


#: Texts of what has a meaning in Argdown.
odd = st.text(st.sampled_from("[]<>{}#@*_/\\.:=-+()',\"1ab \n"), max_size=12)


@st.composite
def told_apart(draw):
    """Draw a map in which every text is different, so that cards can be found again."""
    map = draw(maps())
    nodes = [
        replace(
            one,
            text=f"{draw(odd)} {one.text} {one.id}",
            title=draw(titles | odd.filter(bool)),
            note=draw(odd),
            tags=dict.fromkeys(draw(st.lists(odd.filter(bool), max_size=2)), True),
        )
        for one in map.nodes.values()
    ]
    groups = [replace(one, title=f"{draw(odd)} {one.id}") for one in map.groups.values()]
    links = [
        replace(one, scheme=draw(titles | odd.filter(bool)), note=draw(odd)) for one in map.links.values()
    ]
    return ArgumentMap([*nodes, *groups, *links], map.info)


def carried(map):
    """Give what Argdown carries of a map, without ids and order."""
    nodes = [
        (
            *(one.text, one.title, one.kind, one.credence, one.judgement, one.note, frozenset(one.tags)),
            _path(map, one.group),
        )
        for one in map.nodes.values()
    ]
    links = [_content(map, link) for link in map.links.values() if _can_be_said(map, link)]
    main = map.nodes[map.info.main].text if map.info.main else None
    return Counter(nodes), Counter(links), Counter(_path(map, id) for id in map.groups), map.info.title, main


def _path(map, group):
    return () if group is None else (map.groups[group].title, *_path(map, map.groups[group].parent))


def _content(map, link):
    premises = tuple(map.nodes[id].text for id in in_order(link.premises))
    target = (
        map.nodes[link.target].text if link.target in map.nodes else _content(map, map.links[link.target])
    )
    return (link.stance, premises, target, link.weight, link.scheme, link.note)


def _can_be_said(map, link):
    return link.stance != "neutral" and (
        link.target in map.nodes or _can_be_said(map, map.links[link.target])
    )


@given(told_apart())
def test_what_argdown_carries_comes_back(map):
    found, report = read(write(map, {}), {})
    assert carried(found) == carried(map)
    assert report.is_clean


@given(
    told_apart().map(
        lambda map: ArgumentMap(
            [
                replace(one, note="", scheme=None, weight=None) if isinstance(one, Link) else one
                for one in map.records()
            ],
            map.info,
        )
    )
)
def test_plain_links_come_back_as_well(map):
    assert carried(read(write(map, {}), {}).map) == carried(map)


@given(maps())
def test_what_was_read_once_is_written_and_read_again_without_change(map):
    once = read(write(map, {}), {}).map
    again = read(write(once, {}), {}).map
    assert len(once.nodes) == len(map.nodes)
    assert Counter(one.text for one in again.nodes.values()) == Counter(
        one.text for one in map.nodes.values()
    )
    assert len(again.links) == len(once.links)


PIECES = (
    *"[A] <B> [A]: <B>: (1) ---- -- + - _> <_ >< {a:1} {uses:[1]} # #t * __ <!-- --> // /* */ === \\ @[A]".split(),
    "\n",
    "\n\n",
    "\n  ",
    " ",
    "x",
    STEPS,
)


@given(
    st.binary(max_size=200)
    | st.lists(st.sampled_from(PIECES), max_size=40).map(lambda parts: "".join(parts).encode()),
    st.sampled_from(["map", "structure"]),
)
@settings(max_examples=200)
def test_any_bytes_give_a_map_or_one_clear_error(data, level):
    try:
        map, _ = read(data, {"level": level})
    except FormatError as error:
        assert str(error)
    else:
        assert len(read(write(map, {}), {}).map.nodes) == len(map.nodes)


@pytest.mark.parametrize(
    "piece", ["[", "<", "{", "*", "_a", "<!--", "{a: [", "@[", "\\", "(1) a\n----\n", " - <a>\n", "\n"]
)
def test_what_repeats_without_end_is_read_in_passing(piece):
    map, _ = detailed(piece * (20_000 // len(piece)))
    assert len(map.nodes) <= 4_000


@pytest.mark.parametrize("piece", ["(1) a\n----\n", "(1) a\n-- {uses: [1]} --\n"])
def test_very_many_steps_of_one_argument_are_read_in_passing(piece):
    start = time.process_time()
    detailed(piece * (500_000 // len(piece)))
    assert time.process_time() - start < 8


def test_more_statements_than_a_map_may_hold_are_refused():
    with pytest.raises(FormatError, match="more than 100000"):
        read_text("- a\n" * 100_100)
    with pytest.raises(FormatError, match=r"^This holds more than 100000 texts\.$"):
        read_text("[a]: b\n" * 100_100)


def test_statements_shared_by_too_many_arguments_are_refused():
    shared = "".join(
        f"(1) [X] {{isInMap: false}}\n----\n(2) [y{n}]\n\n(1) z\n----\n(2) [X]\n\n" for n in range(600)
    )
    with pytest.raises(FormatError, match="links"):
        read_text(shared)


# What it looks like


def test_argdown_is_known_by_its_titles_and_relations():
    assert looks_like(b"// said\n[A]: a\n")
    assert looks_like(b"Some text\n    <- <B>: b\n")
    assert not looks_like(b"- one\n  - two\n")
    assert not looks_like(b"<html>\n<body>\n")
    assert not looks_like(b'{"nodes": []}')
    assert FORMAT.suffixes == (".argdown", ".ad")


# Against Argdown's own parser

ORACLE = r"""
const {argdown} = require(process.argv[1] + "/dist/argdown.js");
const fs = require("fs");
const flat = nodes => nodes.flatMap(n => n.children ? flat(n.children) : [n]);
console.log(JSON.stringify(process.argv.slice(2).map(file => {
  const r = argdown.run({input: fs.readFileSync(file, "utf8"),
    process: ["parse-input", "build-model", "build-map"], logLevel: "error"});
  return {
    errors: r.parserErrors.map(e => e.token.startLine),
    texts: Object.values(r.statements || {}).flatMap(s => s.members.map(m => m.text || "")),
    statements: Object.keys(r.statements || {}).length,
    arguments: Object.keys(r.arguments || {}).length,
    relations: (r.relations || []).map(x => x.relationType),
    cards: r.map ? flat(r.map.nodes).map(n => n.title.startsWith("Untitled") ? n.labelText || "" : n.title) : [],
    edges: r.map ? r.map.edges.map(e => [e.relationType, e.from.title, e.to.title]) : []};
})));
"""

#: Argdown's words for relations, where they are not ours.
KINDS = {"contradictory": "contradiction", "entails": "entailment"}

has_oracle = pytest.mark.skipif(
    not (CORE and shutil.which("node")), reason="needs node, and ARGDOWN_CORE as the path of @argdown/core"
)


def ask_oracle(paths):
    done = subprocess.run(
        ["node", "-e", ORACLE, CORE, *map(str, paths)], capture_output=True, text=True, check=True, timeout=60
    )
    return json.loads(done.stdout)


def titled(entry):
    return entry.title if entry.is_titled else ""


def plain(title):
    """Argdown numbers what has no title, after relations and before."""
    return "" if title.startswith("Untitled") else title


def words_of(texts):
    return Counter(words for text in texts if (words := fold(text)))


@has_oracle
def test_argdowns_own_parser_agrees_on_texts(tmp_path):
    texts = [
        STEPS,
        "[A]: a\n    + [B]: b\n        - [C]: c\n      + [D]: d\n    - [E]: e\n",
        "[A]: a\n  + [B]: b\n    - <C>: c\n    >< <D>: d\n  + [E]: e\n",
        "<A>\n  _ [U]: u\n  - [V]: v\n  + [W]: w\n\n(1) p\n----\n(2) c\n",
        "[A]: a // one\n  /* two\n\n  lines */\n  + [B]: b <!-- three --> more\n  <!-- four -->\n  - [C]: c\n",
        "===\nmodel:\n    mode: strict\n===\n\n[A]: a\n  - [B]: b\n  + <C>: c\n",
        "[A]: a\n  >< [B]: b\n\n<D>: d\n  +> [A]\n  - [E]: e\n",
        *((SAMPLES / "argdown" / name).read_text(encoding="utf-8") for name in expected()),
    ]
    paths = [tmp_path / f"{number}.argdown" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    for text, seen in zip(texts, ask_oracle(paths), strict=True):
        report = Report()
        document = parse(text, report)
        assert lines_of(report) == seen["errors"]
        assert (len(document.statements), len(document.arguments)) == (seen["statements"], seen["arguments"])
        assert len(document.relations) == len(seen["relations"])
        drawing = draw(document)
        assert len(drawing.cards) == len(seen["cards"])
        edges = Counter(
            (one.kind.name.lower(), titled(one.source), titled(one.target)) for one in drawing.edges
        )
        assert edges == Counter(
            (KINDS.get(kind, kind), plain(source), plain(target)) for kind, source, target in seen["edges"]
        )


@has_oracle
@given(st.lists(told_apart(), min_size=10, max_size=30))
@settings(max_examples=4, deadline=None)
def test_argdowns_own_parser_reads_what_is_written(tmp_path_factory, drawn):
    folder = tmp_path_factory.mktemp("argdown")
    paths = [folder / f"{number}.argdown" for number in range(len(drawn))]
    for path, map in zip(paths, drawn, strict=True):
        path.write_bytes(write(map, {}))
    for map, path, seen in zip(drawn, paths, ask_oracle(paths), strict=True):
        document = parse(path.read_text(encoding="utf-8"), Report())
        assert seen["errors"] == []
        assert words_of(seen["texts"]) == words_of(one.text for one in map.nodes.values())
        assert (len(document.statements), len(document.arguments)) == (seen["statements"], seen["arguments"])
        assert len(document.relations) == len(seen["relations"])


def test_headings_that_hold_no_text_are_told_with_their_lines():
    map, report = read_text("# One\n\n## Two")
    assert not map.nodes
    assert [(warning.line, warning.message) for warning in report.warnings] == [
        (1, "No text stands below the heading “One”."),
        (3, "No text stands below the heading “Two”."),
    ]


@pytest.mark.parametrize("level", ["map", "structure"])
def test_text_that_a_heading_swallows_is_told_with_its_line(level):
    _, report = read_text("# One\nwords here", level=level)
    assert report.warnings[0].line == 2
    assert "after a blank line" in report.warnings[0].message
