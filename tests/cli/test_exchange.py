"""Converting from the command line: one file, a folder, a stream; what is told, and how it ends."""

import json
import subprocess
import sys

import pytest

from argmap.formats.registry import load
from argmap.model.records import Link, Node
from tests.cli.calling import argmap, assert_one_sentence, data, on_terminal

DEBATE = """\
Discussion Title: Phones

1. Thesis: Phones should go.
1.1. Pro: They distract.
1.1.1. Con: Not all of them.
1.2. Con: Parents want to call.
Even at school.
"""
COUNTS = {"cards": 4, "links": 3, "support": 1, "attack": 2, "neutral": 0, "undercuts": 0, "linked": 0}
FULL = {"cards": 4, "links": 3, "support": 1, "attack": 1, "neutral": 0, "undercuts": 1, "linked": 1}
WRONG = [
    (["IN", "FOLDER/out.foo"], ["“.foo”", ".svg", ".argmap"]),
    (["IN", "FOLDER/out.argmap", "--to", "kialo"], ["Kialo", "does not write"]),
    (["IN", "FOLDER/out.argmap", "--to", "kiali"], ["“kiali”", "kialo"]),
    (["IN", "FOLDER/out.argmap", "--from", "argmap"], ["debate.txt: The file is not valid JSON"]),
    (["IN", "FOLDER/out.argmap", "--from", "svg"], ["SVG", "does not read"]),
    (["IN", "IN", "--to", "argmap"], ["over itself"]),
    (["IN", "FOLDER"], ["is a folder; name a file"]),
    (["IN", "FOLDER/none/out.argmap"], ["Cannot save"]),
    (["IN", "-"], ["--to"]),
    (["IN", "-", "--to", "argmap", "--json"], ["both would be printed"]),
    (["IN", "FOLDER/o.svg", "--option", "colour=red"], ["no option colour", "theme, scale"]),
    (["IN", "FOLDER/o.svg", "--option", "theme=red"], ["“red”", "light, dark"]),
    (["IN", "FOLDER/o.svg", "--option", "scale=huge"], ["“huge”"]),
    (["IN", "FOLDER/o.svg", "--option", "theme"], ["NAME=VALUE"]),
    (["IN", "FOLDER/o.argmap", "--option", "theme=dark"], ["these formats have none"]),
    (["FOLDER/gone.txt", "FOLDER/out.argmap"], ["Cannot read"]),
]


@pytest.fixture
def debate(tmp_path):
    path = tmp_path / "debate.txt"
    path.write_text(DEBATE)
    return path


@pytest.fixture
def full(write):
    """Write a map with every kind of link."""
    return write(
        "full",
        *(Node(id=id, kind="claim", text=id) for id in "abcd"),
        Link(id="k1", stance="support", premises={"b": "a0", "c": "a1"}, target="a"),
        Link(id="k2", stance="attack", premises={"d": "a0"}, target="k1"),
        Link(id="k3", stance="attack", premises={"d": "a0"}, target="a"),
    )


def test_a_file_becomes_a_map(debate, tmp_path):
    out = tmp_path / "out.argmap"
    made = argmap("convert", debate, out)
    assert (made.returncode, made.stderr) == (0, "")
    assert "4 cards, 3 links (1 support, 2 attacks), Kialo to argmap" in made.stdout
    assert len(load(out).nodes) == 4


def test_what_was_read_is_counted_in_json(debate, full, tmp_path):
    made = data("convert", debate, tmp_path / "out.argmap", "--json")
    assert made == {"format": "kialo", **COUNTS, "dropped": {}, "warnings": []}
    made = data("convert", full, tmp_path / "out.svg", "--json")
    assert made == {"format": "argmap", **FULL, "dropped": {}, "warnings": []}


def test_what_was_left_out_is_told_with_its_line(debate, tmp_path):
    debate.write_text("lost words\n" + DEBATE.replace("1.2.", "1.1.") + "\x01")
    made = argmap("convert", debate, tmp_path / "out.argmap")
    assert made.returncode == 0
    assert "Left out: control characters (1)" in made.stderr
    report = data("convert", debate, tmp_path / "out.argmap", "--json")
    assert report["dropped"] == {"control characters": 1}
    assert len(report["warnings"]) == len(made.stderr.splitlines()) - 1
    assert any(warning["line"] is not None for warning in report["warnings"])


def test_what_a_format_does_not_hold_is_told_in_a_line_each(full, tmp_path):
    made = argmap("convert", full, tmp_path / "out.tgf")
    assert made.stderr.splitlines() == [
        "TGF does not hold all:",
        "  supports: 1",
        "  linked premises: 1",
        "  links to links: 1",
    ]
    report = data("convert", full, tmp_path / "out.tgf", "--json")
    assert [warning["message"] for warning in report["warnings"]] == [
        line.strip() for line in made.stderr.splitlines()[1:]
    ]


@pytest.fixture
def lossy(tmp_path):
    """Write a debate in which 30 claims refer to none."""
    path = tmp_path / "lossy.txt"
    path.write_text(
        "1. Thesis: Phones should go.\n" + "".join(f"1.{n}. Pro: -> See 7.{n}.\n" for n in range(1, 31))
    )
    return path


def test_of_very_many_remarks_the_first_are_told_and_the_others_counted(lossy, tmp_path):
    made = argmap("convert", lossy, tmp_path / "out.argmap")
    lines = made.stderr.splitlines()
    assert lines[0] == "Line 2: There is no claim 7.1 to see."
    assert lines[20:] == ["and 10 more; argmap convert --json gives all"]
    report = data("convert", lossy, tmp_path / "out.argmap", "--json")
    assert len(report["warnings"]) == 30


@pytest.mark.parametrize(
    "command",
    [["check"], ["stats"], ["evaluate", "--json"], ["layout", "--json"], ["export"]],
)
def test_every_command_that_reads_a_foreign_file_tells_the_same_of_it(lossy, tmp_path, command):
    told = argmap("convert", lossy, tmp_path / "out.argmap").stderr
    name, *others = command
    out = [tmp_path / "out.svg"] if name == "export" else []
    made = argmap(name, lossy, *others, *out)
    assert made.stderr == told
    assert made.stdout
    if "--json" in others:
        assert json.loads(made.stdout)


@pytest.mark.parametrize(("name", "head"), [("o.svg", b"<svg"), ("o.png", b"\x89PNG"), ("o.pdf", b"%PDF")])
def test_a_foreign_file_is_drawn_at_once(debate, tmp_path, name, head):
    made = argmap("convert", debate, tmp_path / name, "--option", "theme=dark", "scale=0.5", DISPLAY="")
    assert (made.returncode, made.stderr) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(head)


def test_a_format_can_be_named_by_id_or_ending(debate, tmp_path):
    for to in ("svg", ".svg", "SVG"):
        assert argmap("convert", debate, tmp_path / "picture", "--from", "kialo", "--to", to).returncode == 0
        assert (tmp_path / "picture").read_bytes().startswith(b"<svg")


def test_a_minus_sign_stands_for_the_streams(debate):
    made = subprocess.run(
        [sys.executable, "-m", "argmap", "convert", "-", "-", "--to", "argmap"],
        input=DEBATE.encode(),
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert len(json.loads(made.stdout)["nodes"]) == 4
    assert b"4 cards" in made.stderr


@pytest.mark.parametrize(("args", "words"), WRONG)
def test_what_cannot_be_converted_is_told_in_a_sentence(debate, tmp_path, args, words):
    args = [arg.replace("IN", str(debate)).replace("FOLDER", str(tmp_path)) for arg in args]
    assert_one_sentence(argmap("convert", *args), 2, *words)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["debate.txt"]
    assert debate.read_text() == DEBATE


@pytest.fixture
def folder(tmp_path):
    """Give a folder with two debates, one in a folder of its own, a broken map and a file of another kind."""
    folder = tmp_path / "in"
    (folder / "deeper").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / "debate.txt").write_text(DEBATE)
    (folder / "deeper" / "debate.txt").write_text(DEBATE)
    (folder / "deeper" / "broken.argmap").write_text("{")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / ".hidden" / "debate.txt").write_text(DEBATE)
    return folder


def files_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_folder_is_converted_in_one_call_and_a_failure_stops_nothing(folder, tmp_path):
    made = argmap("convert", folder, tmp_path / "out")
    assert made.returncode == 1
    assert [line.split("  ")[:2] for line in made.stdout.splitlines()[:2]] == [
        ["1/3", "debate.txt"],
        ["3/3", "deeper/debate.txt"],
    ]
    [failure] = made.stderr.splitlines()
    assert failure.startswith("argmap: deeper/broken.argmap: The file is not valid JSON")
    assert files_in(tmp_path / "out") == ["debate.argmap", "deeper/debate.argmap"]


def test_what_was_left_out_of_each_file_of_a_folder_is_told_below_it(folder, lossy, tmp_path):
    lossy.rename(folder / "deeper" / "lossy.txt")
    made = argmap("convert", folder, tmp_path / "out", "--to", "tgf")
    lines = made.stdout.splitlines()
    assert lines[1:3] == ["    TGF does not hold all:", "      supports: 1"]
    [row] = [number for number, line in enumerate(lines) if "lossy.txt" in line]
    below = lines[row + 1 :][:8]
    assert below[0] == "    Line 2: There is no claim 7.1 to see."
    assert below[5:] == [
        "    and 25 more; argmap convert --json gives all",
        "    TGF does not hold all:",
        "      supports: 30",
    ]


def test_what_is_passed_over_in_a_folder_is_named_with_the_reason_and_counted(folder, tmp_path):
    (folder / "essay.docx").write_bytes(b"PK\x03\x04\x00\x00")
    (folder / "lkif.xml").write_text("<lkif/>")
    made = argmap("convert", folder, tmp_path / "out")
    assert made.stdout.splitlines()[-4:] == [
        "Passed over: essay.docx: argmap writes Word essay plan, but does not read it.",
        "Passed over: lkif.xml: This is not a kind of file that argmap reads.",
        "Passed over: photo.jpg: This is not a kind of file that argmap reads.",
        "2 files converted, 1 failed, 3 passed over.",
    ]
    made = json.loads(argmap("convert", folder, tmp_path / "out", "--json").stdout)
    assert [row["file"] for row in made["passed_over"]] == ["essay.docx", "lkif.xml", "photo.jpg"]
    assert made["passed_over"][2]["why"] == "This is not a kind of file that argmap reads."


def test_a_folder_does_not_become_a_folder_that_is_called_like_a_file(folder, tmp_path):
    for name in ("out.argmap", "out.SVG"):
        assert_one_sentence(argmap("convert", folder, tmp_path / name), 2, "is a folder", name)
        assert not (tmp_path / name).exists()
    (tmp_path / "there.svg").mkdir()
    (folder / "deeper" / "broken.argmap").unlink()
    for name in ("version-1.0", "there.svg"):
        assert argmap("convert", folder, tmp_path / name).returncode == 0
        assert files_in(tmp_path / name) == ["debate.argmap", "deeper/debate.argmap"]


def test_a_sound_folder_ends_well_and_can_be_converted_again(folder, tmp_path):
    (folder / "deeper" / "broken.argmap").unlink()
    for _ in range(2):
        made = data("convert", folder, folder / "out", "--to", "svg", "--option", "theme=dark", "--json")
        assert [row["file"] for row in made["files"]] == ["debate.txt", "deeper/debate.txt"]
        assert made["files"][0] | COUNTS == made["files"][0]
        assert made["failed"] == []
    assert files_in(folder / "out") == ["debate.svg", "deeper/debate.svg"]


def test_files_of_one_name_do_not_become_one_file(folder, full, tmp_path):
    (folder / "debate.argmap").write_bytes(full.read_bytes())
    argmap("convert", folder, tmp_path / "out")
    assert files_in(tmp_path / "out")[:2] == ["debate.argmap.argmap", "debate.txt.argmap"]


def test_a_folder_that_cannot_be_converted_is_told_in_a_sentence(folder, tmp_path):
    (tmp_path / "empty").mkdir()
    assert_one_sentence(argmap("convert", tmp_path / "empty", tmp_path / "out"), 2, "no file in")
    assert_one_sentence(argmap("convert", folder, folder), 2, "another folder")
    assert_one_sentence(argmap("convert", folder, folder / "photo.jpg"), 2, "photo.jpg” is a file")
    assert_one_sentence(argmap("convert", folder, folder / "photo.jpg" / "out"), 2, "Cannot make the folder")
    assert_one_sentence(argmap("convert", folder, tmp_path / "out", "--to", "kialo"), 2, "does not write")
    assert_one_sentence(argmap("convert", folder, tmp_path / "out", "--option", "x=y"), 2, "no option x")


def test_every_format_is_listed_with_what_it_carries():
    rows = data("formats", "--json")
    by_id = {row["id"]: row for row in rows}
    assert len(by_id) == len(rows)
    assert {"argmap", "kialo", "svg", "png", "pdf"} <= by_id.keys()
    assert by_id["kialo"]["suffixes"] == [".txt"]
    assert (by_id["kialo"]["reads"], by_id["kialo"]["writes"]) == (True, False)
    assert {"support", "attack", "sources"} <= set(by_id["kialo"]["carries"])
    assert [option["name"] for option in by_id["svg"]["options"]] == ["theme", "scale"]
    printed = argmap("formats").stdout
    assert all(row["id"] in printed and row["name"] in printed for row in rows)


def test_the_list_of_formats_is_folded_to_the_terminal_and_nowhere_else():
    piped = argmap("formats").stdout.splitlines()
    assert max(map(len, piped)) > 200
    for columns in (60, 100):
        folded = on_terminal("formats", columns=columns)
        assert columns - 20 < max(map(len, folded)) <= columns
        assert " ".join(" ".join(folded).split()) == " ".join(" ".join(piped).split())
    assert on_terminal("formats", columns=5)
