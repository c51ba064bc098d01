"""The program as such: its help, its version, what it opens, and calls that are wrong."""

import pytest

from argmap import __version__
from tests.cli.calling import argmap, assert_one_sentence

ABOUT_MAPS = ("open", "check", "stats", "export", "layout", "schema")
ABOUT_REASONING = ("evaluate", "explain", "flips", "spread", "withdraw", "compare")
COMMANDS = (*ABOUT_MAPS, *ABOUT_REASONING)


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


@pytest.mark.parametrize("command", ["check", "stats", "evaluate", "layout"])
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(tmp_path, command):
    assert_one_sentence(argmap(command, tmp_path / "missing.argmap"), 2, "missing.argmap", "no such file")
    (tmp_path / "broken.argmap").write_bytes(b'{"format": "argmap"')
    assert_one_sentence(argmap(command, tmp_path / "broken.argmap"), 2, "broken.argmap")
    assert_one_sentence(argmap(command, tmp_path), 2)


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


def test_a_file_that_is_not_there_is_named_as_a_file_once_that_is_what_was_meant(small, tmp_path):
    missing = tmp_path / "missing.argmap"
    for args in (["open", missing], ["open", small, missing], [missing], [small, missing]):
        assert_one_sentence(argmap(*args), 2, f"There is no file “{missing}”")
    assert_one_sentence(argmap("open", "chekc"), 2, "There is no file “chekc”")


def test_a_first_word_that_is_no_file_may_have_been_meant_for_a_command(small):
    assert_one_sentence(argmap("chekc", small), 2, "“chekc” is neither a file nor a command", "--help")


def test_without_a_screen_a_window_is_refused_in_a_sentence(small):
    made = argmap(small, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert made.returncode != 0
    assert "screen" in made.stderr
    assert len(made.stderr.splitlines()) == 1
