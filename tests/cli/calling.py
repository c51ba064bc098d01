"""Calls the command line as a user or a script does: as a program of its own."""

import contextlib
import json
import os
import subprocess
import sys


def argmap(*args, **environment):
    """Run the program; give how it ended and what it printed."""
    return subprocess.run(
        [sys.executable, "-m", "argmap", *map(str, args)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, **environment},
    )


def on_terminal(*args, columns):
    """Run the program on a terminal of so many columns; give the lines it printed."""
    ours, its = os.openpty()
    try:
        with subprocess.Popen(
            [sys.executable, "-m", "argmap", *map(str, args)],
            stdin=its,
            stdout=its,
            stderr=its,
            env={**os.environ, "COLUMNS": str(columns)},
        ):
            os.close(its)
            return b"".join(_read_all(ours)).decode().splitlines()
    finally:
        os.close(ours)


def _read_all(terminal):
    """Give what is printed on a terminal until nobody has it open, which Linux tells as an error."""
    with contextlib.suppress(OSError):
        while part := os.read(terminal, 4096):
            yield part


def data(*args):
    """Run the program, which says nothing on the side; give the JSON it printed."""
    made = argmap(*args)
    assert made.stderr == ""
    assert made.returncode == 0
    return json.loads(made.stdout)


def table(*args):
    """Run the program, which says nothing on the side; give the lines it printed."""
    made = argmap(*args)
    assert made.stderr == ""
    assert made.returncode == 0
    return made.stdout.splitlines()


def assert_one_sentence(made, status, *words):
    """See to it that the program ended with one sentence that holds these words."""
    assert made.returncode == status
    assert made.stdout == ""
    assert len(made.stderr.strip().splitlines()) == 1
    assert made.stderr.startswith("argmap: ")
    assert made.stderr.rstrip().endswith(".")
    assert "Traceback" not in made.stderr
    for word in words:
        assert word in made.stderr
