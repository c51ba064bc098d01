"""What every test may use: a measure without Qt, and an editor over any map."""

import gc
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from argmap.editing.editor import Editor
from argmap.formats.registry import load
from argmap.model.graph import ArgumentMap
from argmap.shipped import shipped

#: Where a panel has had garbage collected in the window's thread only, more than this is collected here.
_GARBAGE = 50_000

_CHECKS = [HealthCheck.too_slow]
settings.register_profile("argmap", deadline=None, max_examples=50, suppress_health_check=_CHECKS)
settings.register_profile("deep", deadline=None, max_examples=1_000, suppress_health_check=_CHECKS)
settings.load_profile("argmap")

EXAMPLES = ("north-korea-troops.argmap", "school-phones.argmap")


@pytest.fixture(autouse=True, scope="session")
def _last_garbage():
    """Collect while Qt is still whole: at the end of Python its widgets would outlive it.

    So would what was copied last: offscreen, Qt keeps it until after Python is gone.
    """
    yield
    gc.enable()
    gc.collect()
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def _garbage():
    """Collect what a panel leaves to the event loop: most tests have none."""
    yield
    if not gc.isenabled() and gc.get_count()[0] > _GARBAGE:
        gc.collect()


class EvenMeasure:
    """Every letter as wide as the next: sizes without a font."""

    def advance(self, text):
        return 7.2 * len(text)

    def title_advance(self, text):
        return 8.4 * len(text)


def at_once(run):
    """Do what should be done later, now."""
    run()


@pytest.fixture
def measure():
    return EvenMeasure()


@pytest.fixture
def edit(measure):
    """Give a function that opens an editor on a map."""

    def open_editor(map=None):
        return Editor(map if map is not None else ArgumentMap(), measure, at_once)

    return open_editor


@pytest.fixture(params=EXAMPLES)
def example(request):
    return load(shipped("examples", request.param))


@pytest.fixture(autouse=True)
def _own_folders(tmp_path, monkeypatch):
    """Keep settings and recovery copies of tests away from the user's own."""
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
