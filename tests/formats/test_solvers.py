"""TGF, APX and ICCMA'23: traps of real files, the way back, and that solvers get the same answers."""

import contextlib
import json
import re
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.analysis.acceptance.labels import label
from argmap.analysis.grounds import Grounds
from argmap.analysis.network import build
from argmap.analysis.whatif import NOTHING
from argmap.formats.registry import find_format
from argmap.formats.solvers import apx, iccma, tgf
from argmap.formats.tally import tally
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node
from tests.strategies import maps

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
FORMS = pytest.mark.parametrize("form", [tgf, apx, iccma], ids=["tgf", "apx", "iccma"])


def read(form, text, **options):
    return form.read(text.encode(), options)


def pairs(map):
    """Give links as “+a>b” for a support and “-a>b” for an attack."""
    sign = {"support": "+", "attack": "-", "neutral": "0"}
    return sorted(
        f"{sign[link.stance]}{'+'.join(map.premises(link))}>{link.target}" for link in map.links.values()
    )


def messages(report):
    return [one.message for one in report.warnings]


def drawn(nodes, *links):
    """Draw a map by words: “a -> b” attacks, “a +> b” supports, “a b -> k0” links premises against a link."""
    records = [
        Node(id=id, kind="claim", text=id.upper(), order=f"a{i}") for i, id in enumerate(nodes.split())
    ]
    for number, words in enumerate(links):
        premises, sign, target = re.fullmatch(r"(.+) ([-+])> (\w+)", words).groups()
        keys = {id: f"a{i}" for i, id in enumerate(premises.split())}
        stance = {"-": "attack", "+": "support"}[sign]
        records.append(Link(id=f"k{number}", stance=stance, premises=keys, target=target, order=f"a{number}"))
    return ArgumentMap(records)


def test_tgf_reads_labels_as_texts_and_edges_as_attacks():
    map, report = read(
        tgf, "1 It rains.\n2\n\n 3   It is  dry.\n#\n1 3\n3 1 attacks\n2 1 supports\n2 3 1.0\n"
    )
    assert [node.text for node in map.nodes.values()] == ["It rains.", "2", "It is  dry."]
    assert pairs(map) == ["+2>1", "-1>3", "-2>3", "-3>1"]
    assert dict(report.dropped) == {"labels of edges": 1}
    assert read(tgf, "1\n2\n#\n1 2", edges="neutral").map.links.popitem()[1].stance == "neutral"


def test_tgf_names_arguments_that_only_an_edge_knows():
    map, report = read(tgf, "a\n#\na b\nb\n")
    assert pairs(map) == ["-a>b"]
    assert [one.line for one in report.warnings] == [3, 4]


@pytest.mark.parametrize("text", ["a\nb\n", "a\n#\na a\n#\n"])
def test_tgf_has_one_line_between_arguments_and_attacks(text):
    with pytest.raises(FormatError, match="#"):
        read(tgf, text)


def test_apx_forgives_a_missing_dot_and_counts_other_facts():
    map, report = read(
        apx, 'arg(a).arg( "b c" )\natt(a,"b c").  % why\natt("b c", a). wgt(a,"b c",3). arg(d).\natt(x, d).'
    )
    assert list(map.nodes) == ["a", "b c", "d", "x"]
    assert pairs(map) == ["-a>b c", "-b c>a", "-x>d"]
    assert dict(report.dropped) == {"comments": 1, "facts of the kind wgt(…)": 1}
    assert [(one.line, one.message[:14]) for one in report.warnings] == [
        (1, "The dot after "),
        (4, "“x” was not na"),
    ]


def test_apx_facts_may_stand_in_any_order_and_be_repeated():
    map, report = read(apx, "att(a,b). support(b,a).\narg(b). arg(a). arg(a).\n:- att(a,b). att(a,b,c).")
    assert list(map.nodes) == ["b", "a"]
    assert pairs(map) == ["+b>a", "-a>b"]
    assert dict(report.dropped) == {
        "arguments given twice": 1,
        "attacks given twice": 1,
        "facts of the kind att(…)": 1,
    }
    assert [one.line for one in report.warnings] == [3]


def test_iccma_reads_numbers_and_comments():
    map, report = read(iccma, "# made by hand\np af 3\n1 2\n2 2\n\n# more\n")
    assert list(map.nodes) == ["1", "2", "3"]
    assert pairs(map) == ["-1>2", "-2>2"]
    assert dict(report.dropped) == {"comments": 2}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("p af 2\n1 3", "Line 2: arguments have numbers from 1 to 2"),
        ("p af 2\n1 2 3", "Line 2: expected two numbers"),
        ("p aba 2", "Line 1: expected “p af”"),
        ("# only this", "is missing"),
        ("", "is missing"),
        ("p af 999999999", "more than 100000"),
        ("p af " + "9" * 5000, "Line 1"),
        ("p af 2\n1 " + "9" * 5000, "Line 2"),
    ],
)
def test_iccma_names_the_line_that_is_wrong(text, where):
    with pytest.raises(FormatError, match=where):
        read(iccma, text)


@FORMS
def test_supports_are_left_out_and_linked_attacks_become_one_argument(form):
    map = drawn("a b c d e", "a b -> c", "d +> c", "e -> b", "d -> k0", "d -> k1")
    found = form.read(form.write(map, {}), {}).map
    assert list(found.nodes) == ["a", "b", "c", "d", "e", "k0"]
    assert pairs(found) == ["-d>k0", "-e>b", "-e>k0", "-k0>c"]
    assert found.nodes["k0"].text == "A + B"


def test_flattening_tells_supports_with_attacks():
    map = drawn("a b", "a +> b")
    data = apx.write(map, {"supports": "flatten"})
    assert '% ["n1","a","A"]' in data.decode()
    assert len(apx.read(data, {}).map.nodes) == 5


def test_comments_can_be_left_out_for_programs_that_take_none():
    map = drawn("a b", "a -> b")
    assert apx.write(map, {"texts": "drop"}) == b"arg(n1).\narg(n2).\natt(n1,n2).\n"
    assert iccma.write(map, {"texts": "drop"}) == b"p af 2\n1 2\n"
    assert tgf.write(map, {"texts": "drop"}) == b"a\nb\n#\na b\n"
    assert tgf.write(map, {}) == b"a A\nb B\n#\na b\n"


def test_tgf_takes_numbers_where_an_id_has_a_space():
    map = ArgumentMap([Node(id="a b", kind="claim", text="x\ny"), Node(id="c", kind="claim")])
    assert tgf.write(map, {}) == b"1 x y\n2\n#\n"


@FORMS
def test_formats_are_told_apart_by_what_they_begin_with(form):
    data = form.write(drawn("a b c", "a -> b"), {})
    assert find_format(Path("x.unknown"), data) is form.FORMAT


def carried(map):
    """Keep the attacks between single nodes, each once, and texts."""
    links = {}
    for link in sorted(map.links.values(), key=lambda link: (link.order, link.id)):
        if link.stance == "attack" and link.target in map.nodes and len(link.premises) == 1:
            links.setdefault((*link.premises, link.target), link)
    nodes = [Node(id=node.id, kind="claim", text=node.text, order=node.order) for node in map.nodes.values()]
    return ArgumentMap(
        [
            *nodes,
            *(Link(id=i.id, stance="attack", premises=i.premises, target=i.target) for i in links.values()),
        ]
    )


def texts(map, form):
    if form is not tgf:
        return {id: node.text for id, node in map.nodes.items()}
    return {id: " ".join(node.text.split()) or id for id, node in map.nodes.items()}


@FORMS
@given(map=maps().map(carried))
def test_what_was_written_reads_as_the_same_map(form, map):
    data = form.write(map, {})
    found, report = form.read(data, {})
    assert report.is_clean
    assert (texts(found, form), pairs(found)) == (texts(map, form), pairs(map))
    assert form.write(found, {}) == data


def grounded(attackers):
    """Label arguments by the least fixed point."""
    found, before = {}, None
    while found != before:
        before = dict(found)
        for name, others in attackers.items():
            if all(found.get(other) == "out" for other in others):
                found[name] = "in"
            elif any(found.get(other) == "in" for other in others):
                found[name] = "out"
    return {name: found.get(name, "undecided") for name in attackers}


def solved(data):
    """Solve facts as a solver does: by lines, knowing no argmap. Gives labels by the ids in the table."""
    rows = [json.loads(line[2:]) for line in data.splitlines() if line.startswith("% ")]
    attackers = {name: set() for name in re.findall(r"^arg\((\w+)\)\.$", data, re.MULTILINE)}
    for start, end in re.findall(r"^att\((\w+),(\w+)\)\.$", data, re.MULTILINE):
        attackers[end].add(start)
    labels = grounded(attackers)
    return {id: labels[name] for name, id, _ in rows}


def untouched(map):
    nodes = [Node(id=node.id, kind="claim", text=node.text) for node in map.nodes.values()]
    return ArgumentMap([*nodes, *map.links.values()])


@given(maps().map(untouched))
@example(drawn("a b c d", "a b -> c", "c -> b", "d -> k0", "a -> k2"))
def test_a_solver_finds_stand_and_fall_what_does_so_on_the_map(map):
    attacks = ArgumentMap(
        [*map.nodes.values(), *(link for link in map.links.values() if link.stance == "attack")]
    )
    labels = label(build(attacks, Grounds(attacks, NOTHING)), attacks).nodes
    found = solved(apx.write(map, {}).decode())
    assert {id: found[id] for id in map.nodes} == {id: labels[id].status for id in map.nodes}


@given(maps().map(untouched))
def test_the_same_holds_with_supports_once_they_are_flattened(map):
    labels = label(build(map, Grounds(map, NOTHING)), map).nodes
    found = solved(apx.write(map, {"supports": "flatten"}).decode())
    assert {id: found[id] for id in map.nodes} == {id: labels[id].status for id in map.nodes}


FIXTURES = [
    "1 a b\n2\n#\n1 2\n2 1 supports\n",
    'arg(a). arg("b c").\natt(a,"b c"). % ["n1","x","y"]\nwgt(a,b,1).',
    '# ["1","x","y"]\np af 2\n1 2\n2 2\n',
]


@FORMS
@given(st.binary(max_size=80) | st.sampled_from(FIXTURES).flatmap(lambda one: mutated(one.encode())))
def test_any_bytes_give_a_map_or_one_error(form, data):
    try:
        map, _ = form.read(data, {})
    except FormatError as error:
        assert "\n" not in str(error)
        return
    msgspec.json.encode(list(map.records()))
    form.write(map, {})


@st.composite
def mutated(draw, data):
    at, length = draw(st.integers(0, len(data))), draw(st.integers(0, 6))
    return data[:at] + draw(st.binary(max_size=4)) + data[at + length :]


@FORMS
@pytest.mark.parametrize(
    "piece", ["(", "a(", 'a("', "a" * 999 + " ", '"', "%", " ", "a(b,", "arg(", "#\n", '# ["', "% [[["]
)
def test_a_megabyte_of_nonsense_takes_no_longer_than_it_should(form, piece):
    data = (piece * (2**20 // len(piece))).encode()
    start = time.perf_counter()
    with contextlib.suppress(FormatError):
        form.read(data, {})
    assert time.perf_counter() - start < 3


@FORMS
def test_a_thousand_arguments_are_read_at_once(form):
    nodes = [Node(id=f"n{i}", kind="claim", text=f"text {i}", order=f"a{i:04}") for i in range(1000)]
    links = [
        Link(id=f"k{i}", stance="attack", premises={f"n{i}": "a0"}, target=f"n{i // 2}") for i in range(1000)
    ]
    data = form.write(ArgumentMap([*nodes, *links]), {})
    start = time.perf_counter()
    assert len(form.read(data, {}).map.links) == 1000
    assert time.perf_counter() - start < 1


def test_a_published_sample_is_read():
    path = SAMPLES / "tgf" / "reinstatement1.tgf"
    if not path.exists():
        pytest.skip("the samples are not here")
    expected = json.loads((SAMPLES / "expected.json").read_text("utf-8"))["files"]["tgf/reinstatement1.tgf"]
    found = tally(tgf.read(path.read_bytes(), {}).map)
    assert (found.cards, found.links, found.attack) == (expected["cards"], expected["links"], 2)
