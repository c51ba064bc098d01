"""Commands about a map as it is drawn: what they print, and how they end."""

import json

import pytest

from argmap.model.records import Link, Node
from argmap.shipped import shipped
from tests.cli.calling import argmap, assert_one_sentence, data

TROOPS = shipped("examples", "north-korea-troops.argmap")
WRONG = [
    (["export", "SMALL", "FOLDER/out.gif"], [".svg, .png or .pdf"]),
    (["export", "SMALL", "FOLDER/none/out.svg"], ["Cannot save"]),
    (["export", "SMALL", "FOLDER"], [".svg, .png or .pdf"]),
    (["export", "--scenario", "none", "SMALL", "FOLDER/out.svg"], ["“none”"]),
    (["export", "--scale", "20", str(TROOPS), "FOLDER/out.png"], ["smaller scale"]),
]


def test_check_finds_nothing_in_a_sound_map(small):
    made = argmap("check", small)
    assert (made.returncode, made.stderr) == (0, "")
    assert data("check", small, "--json") == []


def test_check_tells_what_is_wrong_and_where(write):
    link = Link(id="k", stance="support", premises={"gone": "a0"}, target="a")
    broken = write("broken", Node(id="a", kind="claim"), link)
    made = argmap("check", broken)
    assert made.returncode == 1
    assert any(line.startswith("error: k: ") for line in made.stdout.splitlines())
    as_json = argmap("check", broken, "--json")
    assert as_json.returncode == 1
    findings = json.loads(as_json.stdout)
    assert len(findings) == len(made.stdout.splitlines())
    assert all(finding.keys() == {"where", "severity", "message"} for finding in findings)
    assert {finding["severity"] for finding in findings} <= {"error", "warning", "note"}


def test_notes_are_told_and_leave_the_exit_status_alone(write):
    path = write("hanging", Node(id="a", kind="action", text="Do it", credence=0.0))
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


@pytest.mark.parametrize(("args", "words"), WRONG)
def test_what_cannot_be_done_is_told_in_a_sentence(small, tmp_path, args, words):
    args = [arg.replace("SMALL", str(small)).replace("FOLDER", str(tmp_path)) for arg in args]
    assert_one_sentence(argmap(*args), 2, *words)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["small.argmap"]
