"""What pages show of the command line: each call in them prints what stands below it."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: The pages, with names for the texts that they show as files, in order.
PAGES = [("README.md", []), ("docs/guide/debates.md", ["debate.txt", "class.txt"])]


def blocks(page, language):
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.DOTALL | re.MULTILINE)


def calls(page):
    """Give each call on a page, with the lines that it is said to print."""
    for block in blocks(page, "console"):
        for part in block.strip().removeprefix("$ argmap ").split("\n$ argmap "):
            call, _, printed = part.partition("\n")
            yield call, printed.splitlines()


def run(call, folder):
    """Run a call, perhaps cut by head, and give the lines it printed, on either stream."""
    call, _, head = call.partition(" | head -")
    made = subprocess.run(
        [sys.executable, "-m", "argmap", *shlex.split(call)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
        check=True,
        cwd=folder,
    )
    lines = made.stdout.rstrip().splitlines()
    return lines[: int(head)] if head else lines


@pytest.mark.parametrize(("name", "files"), PAGES)
def test_every_call_on_a_page_prints_what_the_page_says(tmp_path, name, files):
    page = (ROOT / name).read_text("utf-8")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for file, text in zip(files, blocks(page, "text"), strict=True):
        (tmp_path / file).write_text(text)
    made = list(calls(page))
    assert made
    for call, printed in made:
        assert [line.rstrip() for line in run(call, tmp_path)] == [line.rstrip() for line in printed], call
