"""Kialo text exports of both kinds, and files that only look like them."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats import kialo, native
from argmap.formats.registry import find_format
from argmap.model.errors import FormatError

OLDER = r"""Discussion Title: Should parks close at night?

1. Parks should close at night.
1.1. Pro: Noise keeps neighbours awake.
1.1.1. Con: -> See 1.3.1.
1.2. Con: Some people \(nurses, bakers\) cross them [on the way home](https://example.org/shift-work).
They have no other way.

And \[mostly\] no car.
1.2.1. Pro: -> See 1.1.
1.3. Con: Closing costs money.
1.3.1. Pro: Wardens must be paid.
"""

CURRENT = """Discussion Name:
Should the library open on Sundays?

1. Thesis:
The library should open on Sundays.

  1.1. Con:
  Staff would lose [1] their only free day (p. 3 [2]).

    1.1.1. Con:
    Volunteers can help out [1].
    They did so last year.

  1.2. Pro:
  -> See 1.1.1.

Sources:
[1] https://example.org/staff
"Most of them work six days.

[3 of them] work seven."
[2] https://example.org/rota.pdf
[3] The yearly report, 2023
"""

SEVERAL = """Discussion Name:
How should we heat the school?

1. Question:
How should we heat the school?

  1.1. Thesis:
  With wood.

    1.1.1. Pro:
    It grows again.

  1.2. Thesis:
  With a heat pump.

    1.2.1. Con:
    It needs power.
"""


def read(text):
    return kialo.read(text.encode(), {})


def named(map, start):
    return next(node for node in map.nodes.values() if node.text.startswith(start))


def triples(map):
    """Give each link as the first words of its premise, its stance, and the first words of its target."""
    words = {id: " ".join(node.text.split()[:2]) for id, node in map.nodes.items()}
    return [
        (words[next(iter(link.premises))], link.stance, words[link.target]) for link in map.links.values()
    ]


def warnings(reading):
    return [(warning.line, warning.message) for warning in reading.report.warnings]


def test_the_older_kind_becomes_a_graph_with_references_before_their_targets():
    map, report = read(OLDER)
    assert report.is_clean
    assert len(map.nodes) == 5
    assert triples(map) == [
        ("Noise keeps", "support", "Parks should"),
        ("Wardens must", "attack", "Noise keeps"),
        ("Some people", "attack", "Parks should"),
        ("Noise keeps", "support", "Some people"),
        ("Closing costs", "attack", "Parks should"),
        ("Wardens must", "support", "Closing costs"),
    ]
    assert map.info.title == "Should parks close at night?"
    assert map.nodes[map.info.main].text == "Parks should close at night."


def test_a_claim_of_several_lines_loses_its_escapes_and_its_links_become_sources():
    map, _ = read(OLDER)
    node = named(map, "Some people")
    assert node.text == (
        "Some people (nurses, bakers) cross them on the way home.\n"
        "They have no other way.\n\nAnd [mostly] no car."
    )
    (citation,) = node.citations.values()
    assert map.sources[citation.source].url == "https://example.org/shift-work"


def test_the_current_kind_is_no_single_node():
    map, report = read(CURRENT)
    assert triples(map) == [
        ("Staff would", "attack", "The library"),
        ("Volunteers can", "attack", "Staff would"),
        ("Volunteers can", "support", "The library"),
    ]
    assert report.is_clean
    assert map.info.title == "Should the library open on Sundays?"


def test_footnotes_become_one_source_each_with_quotes_on_the_claims_that_cite_them():
    map, _ = read(CURRENT)
    assert named(map, "Staff").text == "Staff would lose their only free day (p. 3)."
    assert named(map, "Volunteers").text == "Volunteers can help out.\nThey did so last year."
    assert [(source.title, source.url) for source in map.sources.values()] == [
        ("example.org/staff", "https://example.org/staff"),
        ("example.org/rota.pdf", "https://example.org/rota.pdf"),
        ("The yearly report, 2023", ""),
    ]
    first, second = named(map, "Staff").citations.values()
    assert first.quote == "Most of them work six days.\n\n[3 of them] work seven."
    assert second.quote == ""
    assert len(named(map, "Volunteers").citations) == 1


def test_a_number_in_brackets_that_is_no_footnote_stays():
    map, _ = read(CURRENT.replace("help out [1]", "help out [1984]"))
    assert named(map, "Volunteers").text.startswith("Volunteers can help out [1984].")


def test_quotes_that_no_claim_cites_are_counted_and_their_source_is_kept():
    map, report = read(CURRENT.replace("lose [1]", "lose").replace("help out [1]", "help out"))
    assert report.dropped == {"quotes that no claim cites": 1}
    assert len(map.sources) == 3


def test_several_theses_answer_a_question():
    map, report = read(SEVERAL)
    assert triples(map) == [
        ("With wood.", "neutral", "How should"),
        ("It grows", "support", "With wood."),
        ("With a", "neutral", "How should"),
        ("It needs", "attack", "With a"),
    ]
    assert map.nodes[map.info.main].kind == "question"
    assert map.info.question == "How should we heat the school?"
    assert report.is_clean


def test_a_question_without_a_number_stands_above_the_theses():
    text = "Discussion Name:\nHeat\n\nQuestion:\nHow?\n\n1. Thesis:\nWood.\n\n2. Thesis:\nSun.\n"
    map, _ = read(text)
    assert triples(map) == [("Wood.", "neutral", "How?"), ("Sun.", "neutral", "How?")]
    assert map.info.question == "How?"


def test_the_tenth_child_comes_after_the_ninth_whatever_the_order_of_lines():
    lines = sorted(f"1.{n}. Pro: Reason number {n}." for n in range(1, 13))
    map, _ = read("1. Thesis: All of it.\n" + "\n".join(lines))
    nodes = sorted(map.nodes.values(), key=lambda node: node.order)
    assert [node.text for node in nodes[1:]] == [f"Reason number {n}." for n in range(1, 13)]
    assert [map.nodes[next(iter(link.premises))] for link in map.links_into(map.info.main)] == nodes[1:]


def test_a_numbered_list_within_a_claim_is_no_claim():
    map, report = read("1. Thesis:\nThree steps:\n1. one\n2. two\n1.5 litres\n\n  1.1. Pro:\n  Good.\n")
    assert len(map.nodes) == 2
    assert named(map, "Three").text == "Three steps:\n1. one\n2. two\n1.5 litres"
    assert report.is_clean


def test_a_con_of_a_con_stays_an_attack_on_the_con():
    map, _ = read("1. A\n1.1. Con: B\n1.1.1. Con: C\n")
    assert triples(map) == [("B", "attack", "A"), ("C", "attack", "B")]


def test_children_of_a_reference_bear_on_the_claim_it_stands_for():
    map, _ = read("1. A\n1.1. Pro: -> See 1.2.\n1.1.1. Con: C\n1.2. Con: B\n")
    assert ("C", "attack", "B") in triples(map)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("1. A\n1.1. Pro: -> See 1.7.\n", 2, "no claim 1.7"),
        ("1. A\n1.1. Pro: -> See 1.2.\n1.2. Pro: -> See 1.1.\n", 2, "refers back"),
        ("1. A\n1.2.1. Con: B\n", 2, "stands alone"),
        ("1. A\n1.1. Con: B\n1.1. Con: C\n", 3, "given twice"),
        ("1. A\n1.1. B\n", 2, "neither pro nor con"),
        ("Exported on Monday\n1. A\n1.1. Con: B\n", 1, "left out"),
    ],
)
def test_what_does_not_fit_is_reported_with_its_line(text, line, words):
    reading = read(text)
    assert any(at == line and words in message for at, message in warnings(reading))


def test_only_addresses_that_a_click_may_open_become_addresses():
    map, _ = read("1. A [x](javascript:alert(1)) and [y](//host/share) and [z](HTTP://example.org)\n")
    (node,) = map.nodes.values()
    assert node.text == "A x (javascript:alert(1)) and y (//host/share) and z"
    assert [source.url for source in map.sources.values()] == ["HTTP://example.org"]


def test_windows_line_ends_and_a_mark_at_the_start_change_nothing():
    for text in (OLDER, CURRENT):
        plain = kialo.read(text.encode(), {}).map
        marked = kialo.read(text.replace("\n", "\r\n").encode("utf-16"), {}).map
        assert triples(marked) == triples(plain)


def test_a_file_without_claims_is_refused_in_one_sentence():
    with pytest.raises(FormatError, match="no Kialo claims"):
        read("Discussion Name:\nNothing yet\n")


@pytest.mark.parametrize("text", [OLDER, CURRENT, SEVERAL, OLDER.partition("\n\n")[2]])
def test_kialo_texts_are_known_by_their_content(text, tmp_path):
    assert find_format(tmp_path / "debate.txt", text.encode()).id == "kialo"


@given(st.binary(max_size=300))
def test_any_bytes_give_a_map_or_a_format_error(data):
    try:
        kialo.read(data, {})
    except FormatError as error:
        assert str(error)


@given(st.sampled_from([OLDER, CURRENT, SEVERAL]), st.data())
def test_damaged_exports_give_a_map_or_a_format_error(text, data):
    lines = text.split("\n")
    kept = data.draw(st.lists(st.sampled_from(lines), max_size=40))
    at = data.draw(st.integers(0, 40))
    junk = data.draw(st.text(alphabet='[]()<>\\1.->See Pro:"\n', max_size=30))
    try:
        native.write(read("\n".join([*kept[:at], junk, *kept[at:]])).map)
    except FormatError as error:
        assert str(error)


@pytest.mark.parametrize(
    "line",
    [
        "[a](" * 100_000,
        "1." * 200_000,
        "[" * 400_000,
        "\\" * 400_000,
        " " * 400_000,
        "[a](b" + "(c)" * 100_000,
    ],
)
def test_a_hostile_line_takes_no_time(line):
    started = time.process_time()
    read("1. A\n1.1. Pro: x " + line + "\n" + line)
    assert time.process_time() - started < 1


def test_a_long_chain_of_references_takes_no_time():
    count = 30_000
    lines = [f"1.{n}. Pro: -> See 1.{n + 1}." for n in range(1, count)]
    started = time.process_time()
    map, _ = read("\n".join(["1. A", *lines, f"1.{count}. Pro: B"]))
    assert time.process_time() - started < 3
    assert len(map.nodes) == 2


def test_five_thousand_claims_are_read_within_twenty_times_what_json_takes():
    lines = ["Discussion Title: Large", "", "1. The root of it all."]
    lines += [
        f"1.{a}.{b}.{c}. {'Pro' if (a + b + c) % 2 else 'Con'}: A claim of some fifteen words, with "
        f"[a link](https://example.org/{a}/{b}), which is about as long as people write \\(or so\\)."
        for a in range(1, 18)
        for b in range(18)
        for c in range(18)
    ]
    lines += [f"1.{a}. Pro: First {a}." for a in range(1, 18)]
    lines += [f"1.{a}.{b}. Con: Second {a} {b}." for a in range(1, 18) for b in range(18)]
    data = "\n".join(lines).encode()
    saved = native.write(kialo.read(data, {}).map)
    ours = min(_seconds(kialo.read, data, {}) for _ in range(3))
    theirs = min(_seconds(json.loads, saved) for _ in range(3))
    assert ours < 20 * theirs


def _seconds(run, *arguments):
    started = time.process_time()
    run(*arguments)
    return time.process_time() - started
