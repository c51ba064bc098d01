"""argmap in Python: the documented examples run as they stand, and no Qt comes with them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from argmap import api
from argmap.model.records import SECTIONS

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "python.md"

RUN = """
import doctest, re, sys
text = open(sys.argv[1], encoding="utf-8").read()
blocks = [m for m in re.finditer(r"```pycon\\n(.*?)```", text, re.S)]
examples, names = doctest.DocTestParser(), {}
runner = doctest.DocTestRunner(verbose=False)
for block in blocks:
    line = text[: block.start(1)].count("\\n")
    runner.run(examples.get_doctest(block[1], names, "python.md", sys.argv[1], line), clear_globs=False)
    names = runner.test.globs
print(len(blocks), runner.tries, runner.failures, any(name.startswith(("PySide6", "shiboken6")) for name in sys.modules))
"""


def test_the_documented_examples_run_without_qt(tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    made = subprocess.run(
        [sys.executable, "-c", RUN, str(PAGE)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert made.returncode == 0, made.stderr
    blocks, tries, failures, has_qt = made.stdout.splitlines()[-1].split()
    assert (failures, has_qt) == ("0", "False"), made.stdout
    assert int(blocks) > 8
    assert int(tries) > 40


def test_everything_the_page_imports_is_meant_to_be_used():
    imported = re.findall(r"from argmap\.api import (.+)", PAGE.read_text("utf-8"))
    named = {name for line in imported for name in line.split(", ")}
    assert named <= set(api.__all__)


def test_what_is_meant_to_be_used_is_there_in_order_and_says_what_it_does():
    assert sorted(api.__all__) == sorted(set(api.__all__))
    for name in api.__all__:
        assert getattr(api, name).__doc__, name
    assert {kind.__name__ for kind in SECTIONS.values()} <= set(api.__all__)


def test_what_cannot_be_read_is_told_in_a_sentence(tmp_path):
    with pytest.raises(api.FormatError, match="no such file"):
        api.load(tmp_path / "missing.argmap")
    for data in (b"", b"\x00", b'{"format": "argmap"'):
        with pytest.raises(api.FormatError):
            api.load(data)


def test_a_question_about_a_node_that_is_not_there_is_refused():
    map = api.ArgumentMap([api.Node(id="a", kind="claim")])
    for ask in (api.contributions, api.flips, api.cheapest_shifts, api.agreement):
        with pytest.raises(api.AnalysisError, match="no node “b”"):
            ask(map, "b")
