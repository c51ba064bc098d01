"""The command line as a user or a script meets it: what it prints, and how it ends."""

import json
import os
import subprocess
import sys

import pytest

from argmap import __version__
from argmap.formats import native
from argmap.formats.registry import load
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Link, MapInfo, Node, Scenario
from argmap.shipped import shipped

SCHOOL = shipped("examples", "school-phones.argmap")
TROOPS = shipped("examples", "north-korea-troops.argmap")
COMMANDS = ("open", "check", "stats", "evaluate", "export", "layout", "schema")


def argmap(*args, **environment):
    """Run the program as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "argmap", *map(str, args)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, **environment},
    )


def data(*args):
    made = argmap(*args)
    assert made.stderr == ""
    return json.loads(made.stdout)


def assert_one_sentence(made, status, *words):
    assert made.returncode == status
    assert made.stdout == ""
    assert len(made.stderr.strip().splitlines()) == 1
    assert made.stderr.startswith("argmap: ")
    assert made.stderr.rstrip().endswith(".")
    assert "Traceback" not in made.stderr
    for word in words:
        assert word in made.stderr


@pytest.fixture
def small(tmp_path):
    """Write a sound map of two cards, with a scenario."""
    map = ArgumentMap(
        [
            Node(id="a", kind="claim", text="A claim", credence=0.5),
            Node(id="b", kind="claim", text="A reason", credence=0.5),
            Link(id="k", stance="support", premises={"b": "a0"}, target="a"),
            Scenario(id="z", title="So be it", assume={"b": True}),
        ],
        MapInfo(id=INFO, title="Small", main="a"),
    )
    path = tmp_path / "small.argmap"
    path.write_bytes(native.write(map))
    return path


def test_help_names_every_command_and_each_has_a_sentence():
    made = argmap("--help")
    assert made.returncode == 0
    lines = made.stdout.splitlines()
    for command in COMMANDS:
        [line] = [line for line in lines if line.strip().startswith(f"{command} ")]
        assert line.strip().removeprefix(command).strip()
        assert argmap(command, "--help").returncode == 0


def test_the_version_is_told():
    assert argmap("--version").stdout == f"argmap {__version__}\n"


def test_check_finds_nothing_in_a_sound_map(small):
    made = argmap("check", small)
    assert (made.returncode, made.stderr) == (0, "")
    assert data("check", small, "--json") == []


def test_check_tells_what_is_wrong_and_where(tmp_path):
    broken = tmp_path / "broken.argmap"
    link = Link(id="k", stance="support", premises={"gone": "a0"}, target="a")
    broken.write_bytes(native.write(ArgumentMap([Node(id="a", kind="claim"), link])))
    made = argmap("check", broken)
    assert made.returncode == 1
    assert any(line.startswith("error: k: ") for line in made.stdout.splitlines())
    as_json = argmap("check", broken, "--json")
    assert as_json.returncode == 1
    findings = json.loads(as_json.stdout)
    assert len(findings) == len(made.stdout.splitlines())
    assert all(finding.keys() == {"where", "severity", "message"} for finding in findings)
    assert {finding["severity"] for finding in findings} <= {"error", "warning", "note"}


def test_notes_are_told_and_leave_the_exit_status_alone(tmp_path):
    path = tmp_path / "hanging.argmap"
    path.write_bytes(native.write(ArgumentMap([Node(id="a", kind="action", text="Do it", credence=0.0)])))
    made = argmap("check", path)
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.startswith("note: a: ")
    [finding] = data("check", path, "--json")
    assert (finding["where"], finding["severity"]) == ("a", "note")


def test_stats_counts(small):
    counts = data("stats", small, "--json")
    assert counts == {
        "title": "Small",
        "nodes": 2,
        "links": 1,
        "kinds": {"claim": 2},
        "support": 1,
        "attack": 0,
        "neutral": 0,
        "undercuts": 0,
        "linked": 0,
        "flat": 1,
        "roots": 1,
        "isolated": 0,
        "components": 1,
        "depth": 1,
        "cyclic": False,
        "sources": 0,
    }
    printed = argmap("stats", small).stdout
    assert all(key in printed for key in counts)


def test_evaluate_tells_the_strength_of_every_node_and_link():
    made = data("evaluate", SCHOOL, "--json")
    map = load(SCHOOL)
    assert made.keys() == {"semantics", "nodes", "links"}
    assert made["semantics"] == "dfquad"
    assert made["nodes"].keys() == map.nodes.keys()
    assert made["links"].keys() <= map.links.keys()
    for strength in (*made["nodes"].values(), *made["links"].values()):
        assert strength.keys() == {"strength", "lo", "hi", "certified"}
        assert 0 <= strength["lo"] <= strength["hi"] <= 1


def test_evaluate_under_a_scenario(small):
    assert data("evaluate", small, "--json")["nodes"]["b"]["strength"] == 0.5
    assert data("evaluate", small, "--scenario", "z", "--json")["nodes"]["b"]["strength"] == 1.0
    printed = argmap("evaluate", small, "--scenario", "z").stdout.splitlines()
    assert float(printed[0].split()[0]) == 1
    assert any(line.endswith("A reason") for line in printed)


def test_layout_places_every_card(small):
    made = data("layout", small, "--json")
    assert made.keys() == {"width", "height", "nodes"}
    assert made["nodes"].keys() == {"a", "b"}
    assert all(len(rect) == 4 for rect in made["nodes"].values())
    up, right = made, data("layout", small, "--direction", "right", "--json")
    assert up["nodes"]["b"][1] > up["nodes"]["a"][1]
    assert right["nodes"]["b"][0] < right["nodes"]["a"][0]
    assert len(argmap("layout", small).stdout.splitlines()) == 2


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf"])
def test_export_writes_a_picture_without_a_screen(small, tmp_path, suffix):
    out = tmp_path / f"out{suffix}"
    made = argmap("export", small, out, "--theme", "dark", "--scale", "0.5", DISPLAY="", QT_QPA_PLATFORM="")
    assert made.returncode == 0
    assert str(out) in made.stdout
    head = {".svg": b"<svg", ".png": b"\x89PNG", ".pdf": b"%PDF"}[suffix]
    assert out.read_bytes().startswith(head)


def test_the_schema_is_the_one_that_ships():
    assert data("schema") == json.loads(shipped("resources", "schema", "argmap-1.json").read_text())


@pytest.mark.parametrize("command", ["check", "stats", "evaluate", "layout"])
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(tmp_path, command):
    assert_one_sentence(argmap(command, tmp_path / "missing.argmap"), 2, "missing.argmap", "no such file")
    (tmp_path / "broken.argmap").write_bytes(b'{"format": "argmap"')
    assert_one_sentence(argmap(command, tmp_path / "broken.argmap"), 2, "broken.argmap")
    assert_one_sentence(argmap(command, tmp_path), 2)


WRONG = [
    (["evaluate", "--scenario", "none", "SMALL"], ["“none”", "z"]),
    (["evaluate", "--semantics", "magic", "SMALL"], ["magic"]),
    (["export", "SMALL", "FOLDER/out.gif"], [".svg, .png or .pdf"]),
    (["export", "SMALL", "FOLDER/none/out.svg"], ["Cannot save"]),
    (["export", "SMALL", "FOLDER"], [".svg, .png or .pdf"]),
    (["export", "--scenario", "none", "SMALL", "FOLDER/out.svg"], ["“none”"]),
    (["export", "--scale", "20", str(TROOPS), "FOLDER/out.png"], ["smaller scale"]),
]


@pytest.mark.parametrize(("args", "words"), WRONG)
def test_what_cannot_be_done_is_told_in_a_sentence(small, tmp_path, args, words):
    args = [arg.replace("SMALL", str(small)).replace("FOLDER", str(tmp_path)) for arg in args]
    assert_one_sentence(argmap(*args), 2, *words)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["small.argmap"]


@pytest.mark.parametrize(
    "args",
    [
        ["check"],
        ["export", "x"],
        ["layout", "x", "--direction", "sideways"],
        ["stats", "--nonsense", "x"],
        ["--nonsense"],
    ],
)
def test_a_wrong_call_shows_how_it_is_called(args):
    made = argmap(*args)
    assert made.returncode == 2
    assert "Usage:" in made.stderr
    assert "Traceback" not in made.stderr


def test_without_a_screen_a_window_is_refused_in_a_sentence(small):
    made = argmap(small, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert made.returncode != 0
    assert "screen" in made.stderr
    assert len(made.stderr.splitlines()) == 1
