"""What is imported when, what ships in the wheel, and that the map of the house names every room."""

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from argmap.shipped import shipped

ROOT = Path(__file__).parents[1]
HEAVY = {"PySide6", "networkx", "pydot", "numpy", "hypothesis"}
SCHOOL = str(shipped("examples", "school-phones.argmap"))


def imported_by(*args):
    """Run the command line in a program of its own; give the modules it had imported at its end."""
    code = (
        "import atexit, json, sys\n"
        "atexit.register(lambda: print('\\n' + json.dumps(sorted({m.split('.')[0] for m in sys.modules}))))\n"
        f"sys.argv = ['argmap', *{list(args)!r}]\n"
        "from argmap.cli import main\n"
        "main()"
    )
    made = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    return set(json.loads(made.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "args",
    [["--version"], ["--help"], ["check", SCHOOL], ["evaluate", SCHOOL], ["schema"]],
    ids=lambda a: a[0],
)
def test_quick_commands_import_nothing_heavy(args):
    assert imported_by(*args) & HEAVY == set()


def test_counting_needs_no_qt():
    assert imported_by("stats", SCHOOL) & {"PySide6", "numpy", "pydot"} == set()


def test_the_rooms_without_qt_are_without_it():
    code = (
        "import sys, pkgutil, importlib, argmap\n"
        "rooms = ('model', 'analysis', 'layout', 'picture', 'formats', 'editing')\n"
        "for room in rooms:\n"
        "    package = importlib.import_module('argmap.' + room)\n"
        "    for module in pkgutil.iter_modules(package.__path__, package.__name__ + '.'):\n"
        "        importlib.import_module(module.name)\n"
        "assert not any(m.startswith('PySide6') for m in sys.modules)"
    )
    made = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert made.returncode == 0, made.stderr


def test_every_module_says_in_a_sentence_what_lives_in_it():
    for path in (ROOT / "argmap").rglob("*.py"):
        first = path.read_text("utf-8").splitlines()[:1]
        assert path.name == "__init__.py" or (first and first[0].startswith('"""')), path


def test_the_wheel_holds_the_program_and_all_that_ships_with_it(tmp_path):
    made = subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--no-deps",
            "--no-build-isolation",
            "--no-index",
            "-q",
            "-w",
            str(tmp_path),
            str(ROOT),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if made.returncode:
        pytest.skip("hatchling is not there to build with")
    [wheel] = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("resources", "examples"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file():
                assert f"argmap/_shipped/{path.relative_to(ROOT)}" in names
    modules = {str(path.relative_to(ROOT)) for path in (ROOT / "argmap").rglob("*.py")}
    assert modules <= names
    assert not any(name.startswith(("tests/", "scripts/", "docs/")) for name in names)


def test_what_is_forced_into_the_wheel_is_there():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for source in settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]:
        assert (ROOT / source).is_dir()


def modules_of_the_house():
    """Give package → the modules in it."""
    packages = {}
    for path in (ROOT / "argmap").rglob("*.py"):
        parts = path.relative_to(ROOT / "argmap").with_suffix("").parts
        is_package = len(parts) == 3 and parts[2] == "__init__"  # a module in several files
        if is_package or (len(parts) == 2 and parts[1] != "__init__"):
            packages.setdefault(parts[0], set()).add(parts[1])
    return packages


@pytest.fixture
def map_of_the_house():
    return (ROOT / "ARCHITECTURE.md").read_text("utf-8")


def rooms_of(text):
    """Read the table of rooms: package → modules; a row without a package goes on with the one above."""
    rooms, room = {}, None
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3:
            named = re.match(r"`(\w+)`", cells[0])
            room = named[1] if named else room
            if room:
                rooms.setdefault(room, set()).update(re.findall(r"`(\w+)`", cells[2]))
    return rooms


def test_the_map_of_the_house_names_every_room_and_every_module(map_of_the_house):
    rooms, house = rooms_of(map_of_the_house), modules_of_the_house()
    assert rooms.keys() >= house.keys()
    assert {room: rooms[room] for room in house} == house


def test_the_map_of_the_house_names_nothing_that_is_not_there(map_of_the_house):
    for path in re.findall(
        r"`((?:argmap|tests|docs|resources|examples|scripts)/[\w./-]*)`", map_of_the_house
    ):
        assert (ROOT / path.rstrip("/")).exists(), path
    packages = modules_of_the_house()
    for package, module in re.findall(r"`(\w+)[/.](\w+)(?:\.py)?`", map_of_the_house):
        if package in packages:
            assert module in packages[package], f"{package}/{module}"
