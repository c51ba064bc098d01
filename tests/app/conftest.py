"""A whole window offscreen, with settings of its own."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from argmap.app.colours import dress, theme_for
from argmap.app.settings import Settings
from argmap.app.windows import Windows
from argmap.shipped import shipped


@pytest.fixture
def windows(qapp, tmp_path):
    """All windows of one run; what a test leaves open is closed without asking."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    dress(QApplication.instance(), theme_for("light"))
    made = Windows(qapp, Settings())
    yield made
    for window in list(made.open_windows):
        window.session.editor.document.mark_saved()
        window.close()
        window.deleteLater()


@pytest.fixture
def example(tmp_path):
    """A copy of the example, to be written to."""
    path = tmp_path / "example.argmap"
    path.write_bytes(shipped("examples", "north-korea-troops.argmap").read_bytes())
    return path


@pytest.fixture
def window(windows, example):
    windows.open_map(example)
    (window,) = windows.open_windows
    window.resize(1200, 800)
    return window
