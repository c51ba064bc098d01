import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats import migrations, native
from argmap.formats.registry import load
from argmap.formats.schema import make_schema
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, MapInfo, Node
from argmap.shipped import shipped
from tests.conftest import EXAMPLES
from tests.strategies import maps

DATA = Path(__file__).parent / "data"


def file_of(**sections):
    return json.dumps({"format": "argmap", "version": 1, **sections}).encode()


@given(maps())
def test_reading_what_was_written_gives_the_same_map(map):
    data = native.write(map)
    assert native.read(data) == map
    assert native.write(native.read(data)) == data


@pytest.mark.parametrize("name", EXAMPLES)
def test_saving_an_example_changes_no_byte(name):
    data = shipped("examples", name).read_bytes()
    assert native.write(native.read(data)) == data


def test_the_file_is_indented_sorted_and_leaves_defaults_out():
    map = ArgumentMap(
        [
            Node(id="b", kind="claim", text="B", credence=(0.2, 0.45)),
            Node(id="a", kind="evidence", tags={"z": True, "y": True}),
            Link(id="l", stance="support", premises={"b": "a1", "a": "a0"}, target="b"),
        ],
        MapInfo(id="map", title="T"),
    )
    assert native.write(map).decode() == (
        '{\n "format": "argmap",\n "version": 1,\n "map": {\n  "title": "T"\n },\n "nodes": {\n'
        '  "a": {\n   "kind": "evidence",\n   "tags": {\n    "y": true,\n    "z": true\n   }\n  },\n'
        '  "b": {\n   "kind": "claim",\n   "text": "B",\n   "credence": [\n    0.2,\n    0.45\n   ]\n  }\n },\n'
        ' "links": {\n  "l": {\n   "stance": "support",\n   "premises": {\n    "a": "a0",\n    "b": "a1"\n   },\n'
        '   "target": "b"\n  }\n }\n}\n'
    )


def test_unknown_fields_kinds_and_stances_survive_at_every_level():
    raw = {
        "format": "argmap",
        "version": 1,
        "map": {"title": "T", "mood": "calm"},
        "nodes": {
            "n": {
                "kind": "hunch",
                "text": "x",
                "citations": {"c": {"quote": "q", "page": 7}},
                "id": "not the id",
                "extra": {"mine": 1},
                "big": 123456789012345678901234567890,
                "deep": [{"a": [None, True, 1.5]}],
            },
        },
        "links": {"l": {"stance": "wonders", "premises": {"n": "a0"}, "target": "n", "colour": "red"}},
        "plugins": {"x": [1, 2]},
    }
    written = native.write(native.read(json.dumps(raw).encode()))
    assert json.loads(written) == raw


def test_version_0_is_brought_up_to_date():
    map = load(DATA / "version-0.argmap")
    assert map.info.title == "Rain"
    assert map.nodes["street"].extra == {"mood": "grey"}
    assert map.links["step"].premises.keys() == {"street"}
    assert map.links["step"].weight == 0.8
    (second,) = map.links.keys() - {"step"}
    assert map.is_undercut(map.links[second])
    assert map.links[second].extra == {"seen": True}


def test_every_migration_has_a_file_that_a_test_loads():
    for version in range(migrations.VERSION):
        assert load(DATA / f"version-{version}.argmap").nodes


def test_a_newer_version_is_refused_by_name_and_the_file_untouched(tmp_path):
    path = tmp_path / "future.argmap"
    path.write_bytes(b'{"format": "argmap", "version": 99, "nodes": 7}')
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    with pytest.raises(FormatError, match=r"future\.argmap.*version 99"):
        load(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not valid JSON"),
        (b"[]", "in braces"),
        (b"{}", "must be"),
        (b'{"format": "argmap", "version": true}', "version"),
        (b'{"format": "argmap",\n "version": 1,}', "line 2, column"),
        (b'{"format": "argmap", "version": NaN}', "not valid JSON"),
        (b'{"format": "argmap", "version": 1e999}', "not valid JSON|version|out of range"),
        (b'{"format": "argmap", "version": 1, "x": "\\ud800"}', "not valid JSON"),
        (b'{"format": "argmap", "version": 1, "x": 1, "x": 2}', "“x” is given twice"),
        (b'{"format": "argmap", "version": 1, "x": ' + b"[" * 70 + b"]" * 70 + b"}", "nested deeper"),
        (b"[" * 100_000, "nested deeper"),
        (b'\xff\xfe{"format"', "not valid JSON|UTF-8"),
        (b'{"format": "argmap", "version": 1, "x": "\xc3\x28"}', "UTF-8|not valid JSON"),
        (file_of(nodes=[]), "^nodes: expected an object"),
        (file_of(nodes={"n": 3}), r"^nodes\.n: expected an object"),
        (file_of(nodes={"n": {}}), r"^nodes\.n: .*kind"),
        (file_of(nodes={"n": {"kind": "claim", "text": 3}}), r"^nodes\.n\.text: expected str"),
        (file_of(nodes={"n": {"kind": "claim", "credence": 2}}), r"^nodes\.n\.credence: .*between 0 and 1"),
        (file_of(nodes={"n": {"kind": "claim", "credence": [0.7, 0.2]}}), r"^nodes\.n\.credence: the lower"),
        (file_of(nodes={"n": {"kind": "claim", "at": [1e300, 0]}}), r"^nodes\.n\.at"),
        (file_of(nodes={"n": {"kind": "claim", "citations": []}}), r"^nodes\.n\.citations: expected"),
        (
            file_of(nodes={"n": {"kind": "claim", "citations": {"c": 1}}}),
            r"^nodes\.n\.citations\.c: expected",
        ),
        (file_of(nodes={"n": {"kind": "claim", "text": "x" * 70_000}}), r"^nodes\.n\.text: .*65536"),
        (file_of(links={"k": {"stance": "support", "premises": {}}}), r"^links\.k: .*target"),
        (
            file_of(links={"k": {"stance": "support", "premises": {}, "target": 1}}),
            r"^links\.k\.target: expected str",
        ),
        (
            file_of(links={"k": {"stance": "support", "premises": {}, "target": "n", "weight": 3}}),
            r"^links\.k\.weight",
        ),
        (file_of(nodes={"n": {"kind": "claim"}}, sources={"n": {}}), r"^sources\.n: an id"),
        (file_of(nodes={"map": {"kind": "claim"}}), r"^nodes\.map: an id"),
        (file_of(scenarios={"s": {"assume": {"n": 7.0}}}), r"^scenarios\.s\.assume\.n"),
        (file_of(map={"direction": "round"}), r"^map\.direction"),
        (b'{"format": "argmap", "version": 0, "edges": {}}', "^edges: expected a list"),
        (b'{"format": "argmap", "version": 0, "edges": [{"from": 1}]}', r"^edges\[0\]\.from"),
    ],
)
def test_bad_input_gets_one_line_that_says_where(data, words):
    with pytest.raises(FormatError, match=words) as caught:
        native.read(data)
    assert "\n" not in str(caught.value)


def test_a_byte_order_mark_is_no_obstacle():
    assert native.read(b"\xef\xbb\xbf" + file_of()) == ArgumentMap()


def test_a_link_may_miss_its_ends_or_run_in_a_ring_and_the_map_still_opens():
    map = native.read(
        file_of(
            nodes={"n": {"kind": "claim"}},
            links={
                "a": {"stance": "attack", "premises": {"n": "a0"}, "target": "b"},
                "b": {"stance": "attack", "premises": {"n": "a0"}, "target": "a"},
                "c": {"stance": "support", "premises": {"gone": "a0"}, "target": "n"},
            },
        )
    )
    assert not any(map.is_sound(link) for link in map.links.values())


@given(st.binary(max_size=2000))
def test_any_bytes_give_a_map_or_one_error(data):
    read_or_refuse(data)


@given(st.binary(max_size=300), st.integers(1, 4000))
def test_any_bytes_up_to_a_megabyte_give_a_map_or_one_error(seed, times):
    read_or_refuse((seed * times)[: 2**20])


def _json(leaves):
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    )


@given(
    st.dictionaries(
        st.sampled_from(
            ["map", "nodes", "links", "sources", "texts", "scenarios", "groups", "edges", "other"]
        ),
        _json(st.none() | st.booleans() | st.floats(allow_nan=False) | st.integers() | st.text(max_size=9)),
    ),
    st.sampled_from([0, 1]),
)
def test_any_json_in_any_section_gives_a_map_or_one_error(sections, version):
    read_or_refuse(json.dumps({"format": "argmap", "version": version, **sections}).encode())


@given(name=st.sampled_from(EXAMPLES), share=st.floats(0, 1))
def test_a_truncated_example_gives_one_error(name, share):
    data = shipped("examples", name).read_bytes()
    read_or_refuse(data[: int(len(data) * share)])


@given(name=st.sampled_from(EXAMPLES), at=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255))
def test_an_example_with_one_byte_changed_gives_a_map_or_one_error(name, at, byte):
    data = bytearray(shipped("examples", name).read_bytes())
    data[int(at * len(data))] = byte
    read_or_refuse(bytes(data))


def read_or_refuse(data):
    try:
        map = native.read(data)
    except FormatError as error:
        assert str(error)
        assert "\n" not in str(error)
    else:
        assert native.read(native.write(map)) == map


def test_the_committed_schema_is_the_one_the_records_give():
    committed = json.loads(shipped("resources", "schema", "argmap-1.json").read_text("utf-8"))
    assert committed == json.loads(json.dumps(make_schema()))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_satisfy_the_schema(name):
    jsonschema.validate(json.loads(shipped("examples", name).read_bytes()), make_schema())


def test_the_schema_refuses_what_the_reader_refuses():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(file_of(nodes={"n": {"kind": 3}})), make_schema())
