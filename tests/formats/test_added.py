"""Formats of other packages: found by their entry point, used like any other, and no harm when broken."""

import json
import os
from pathlib import Path

from tests.cli.calling import argmap, assert_one_sentence

DATA = Path(__file__).parent / "data"
ADDED, BROKEN = DATA / "added", DATA / "broken"


def with_packages(*folders):
    """Give an environment in which packages of these folders are installed."""
    return {"PYTHONPATH": os.pathsep.join([*map(str, folders), os.environ.get("PYTHONPATH", "")])}


def listed(*folders):
    made = argmap("formats", "--json", **with_packages(*folders))
    assert made.returncode == 0
    return {row["id"]: row for row in json.loads(made.stdout)}, made.stderr.splitlines()


def test_a_format_of_another_package_is_listed_once_it_is_installed():
    without, _ = listed()
    rows, said = listed(ADDED)
    assert rows.keys() - without.keys() == {"pairs"}
    assert said == []
    assert rows["pairs"] == {
        "id": "pairs",
        "name": "Pairs",
        "suffixes": [".pairs"],
        "reads": True,
        "writes": True,
        "carries": ["support"],
        "options": [
            {
                "name": "stance",
                "words": "What an arrow means",
                "values": {"support": "A support", "attack": "An attack"},
            }
        ],
    }


def test_it_reads_and_writes_like_any_other(tmp_path):
    source, back = tmp_path / "notes.pairs", tmp_path / "back.pairs"
    source.write_text("rain -> wet\nwet -> slippery\nno arrow here\n")
    made = argmap("convert", source, tmp_path / "notes.argmap", "--json", **with_packages(ADDED))
    counts = json.loads(made.stdout)
    assert (counts["format"], counts["cards"], counts["support"]) == ("pairs", 3, 2)
    assert counts["warnings"] == [{"line": 3, "message": "This line has no arrow and was left out."}]
    argmap("convert", tmp_path / "notes.argmap", back, **with_packages(ADDED))
    assert sorted(back.read_text().splitlines()) == ["rain -> wet", "wet -> slippery"]
    made = argmap(
        "convert",
        source,
        tmp_path / "a.argmap",
        "--option",
        "stance=attack",
        "--json",
        **with_packages(ADDED),
    )
    assert json.loads(made.stdout)["attack"] == 2


def test_its_errors_are_told_as_those_of_argmap(tmp_path):
    (tmp_path / "empty.pairs").write_text("nothing\n")
    made = argmap("convert", tmp_path / "empty.pairs", tmp_path / "a.argmap", **with_packages(ADDED))
    assert_one_sentence(made, 2, "empty.pairs", "no lines with an arrow")


def test_a_package_that_is_broken_stops_nothing_and_is_named(tmp_path):
    rows, said = listed(BROKEN, ADDED)
    without, _ = listed()
    assert rows.keys() - without.keys() == {"pairs"}
    assert rows["kialo"] == without["kialo"], "a format of argmap's own is not replaced"
    assert len(said) == 2
    assert any("“broken”" in line and "argmap_that_is_not_there" in line for line in said)
    assert any("“number”" in line for line in said)
    (tmp_path / "a.txt").write_text("- one\n")
    assert (
        argmap("convert", tmp_path / "a.txt", tmp_path / "a.argmap", **with_packages(BROKEN)).returncode == 0
    )
