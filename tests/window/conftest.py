"""Drives the real program in a real window: Xvfb, a process of its own, real keys and a real mouse."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

MISSING = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
WAIT_S = 20.0


def pytest_collection_modifyitems(items):
    if MISSING:
        for item in items:
            if "window" in item.path.parts:
                item.add_marker(pytest.mark.skip(reason="needs " + " and ".join(MISSING)))


@pytest.fixture(scope="session")
def screen():
    """Start an X server on a display of its own choosing."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        display = f":{pipe.readline().strip()}"
    yield display
    server.terminate()
    server.wait()


class Program:
    """A running argmap, spoken to as a user does."""

    def __init__(self, display, home, *args):
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CONFIG_HOME": str(home / "config"),
        }
        self._environment.pop("QT_QPA_PLATFORM", None)
        self._environment.pop("WAYLAND_DISPLAY", None)
        command = [sys.executable, "-m", "argmap", *map(str, args)]
        self._process = subprocess.Popen(
            command, env=self._environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def window(self, name):
        """Wait for a window whose title has `name` in it, and give it the keyboard.

        The search is not left to wait by itself: xdotool ends with an error when a window,
        say a tooltip, goes away while it looks at all of them.
        """
        found: list[str] = []

        def is_there():
            found[:] = self._run("search", "--onlyvisible", "--name", name).stdout.split()
            return bool(found)

        self.wait_until(is_there)
        self._tool("windowfocus", "--sync", found[-1])
        return found[-1]

    def size(self, window, width, height):
        self._tool("windowmove", "--sync", window, "0", "0")
        self._tool("windowsize", "--sync", window, str(width), str(height))

    def title(self, window):
        return self._tool("getwindowname", window).strip()

    def keys(self, *keys):
        self._tool("key", "--delay", "40", *keys)

    def write(self, words):
        self._tool("type", "--delay", "12", words)

    def click(self, x, y, *, double=False):
        self._tool("mousemove", str(x), str(y))
        self._tool("click", "--repeat", "2" if double else "1", "--delay", "60", "1")

    def drag(self, start, end):
        self._tool("mousemove", *map(str, start))
        self._tool("mousedown", "1")
        for step in range(1, 11):
            at = [str(round(a + (b - a) * step / 10)) for a, b in zip(start, end, strict=True)]
            self._tool("mousemove", *at)
        self._tool("mouseup", "1")

    def wait_until(self, holds):
        """Wait for something the program does in its own time; it fails after long, it never sleeps blindly."""
        end = time.monotonic() + WAIT_S
        while not holds():
            assert self._process.poll() is None, self.last_words()
            assert time.monotonic() < end, "it never came true"
            time.sleep(0.02)

    def wait_for_end(self):
        """Wait until the program has gone by itself; give what it said on the error stream."""
        _, errors = self._process.communicate(timeout=WAIT_S)
        assert self._process.returncode == 0, errors
        return errors

    def kill(self):
        self._process.send_signal(signal.SIGKILL)
        self._process.communicate()

    def stop(self):
        if self._process.poll() is None:
            self.kill()

    def last_words(self):
        return self._process.communicate()[1]

    def _tool(self, *words):
        done = self._run(*words)
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout

    def _run(self, *words):
        return subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=WAIT_S,
            check=False,
        )


@pytest.fixture
def start(screen, tmp_path):
    """Give a function that starts the program on files."""
    running = []

    def run(*args):
        running.append(Program(screen, tmp_path, *args))
        return running[-1]

    yield run
    for program in running:
        program.stop()
