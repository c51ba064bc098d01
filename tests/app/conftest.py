"""The whole program in one process: windows with settings and recovery copies of their own."""

import gc

import pytest
from PySide6.QtCore import QDir, QEvent, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from argmap.app.colours import dress, theme_for
from argmap.app.settings import Settings
from argmap.app.windows import Windows
from argmap.shipped import shipped


@pytest.fixture(autouse=True)
def _own_settings(tmp_path):
    """Qt reads where settings are kept once for all; tell it anew for each test."""
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(tmp_path / "settings"))


@pytest.fixture
def windows(qapp):
    """Give the windows of a program that was just started."""
    if not QDir.searchPaths("icons"):
        QDir.addSearchPath("icons", str(shipped("resources", "icons")))
    dress(qapp, theme_for("light"))
    made = Windows(qapp, Settings())
    yield made
    for window in list(made.open_windows):
        window.session.editor.finish_typing()
        window.session.editor.document.mark_saved()
        window.close()
    settle()
    qapp.setStyleSheet("")


@pytest.fixture
def window(windows, tmp_path):
    """Give a window with the school example, in a file of the user's own."""
    path = tmp_path / "school-phones.argmap"
    path.write_bytes(shipped("examples", "school-phones.argmap").read_bytes())
    windows.open_map(path)
    return windows.open_windows[0]


@pytest.fixture
def own_file(tmp_path):
    path = tmp_path / "my map.argmap"
    path.write_bytes(shipped("examples", "school-phones.argmap").read_bytes())
    return path


def settle():
    """Delete the widgets that wait for it."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def sweep():
    """Let go of all that nothing holds any more."""
    for _ in range(3):
        settle()
        gc.collect()


class Answers:
    """Answers the dialogs that come, and keeps what they said."""

    def __init__(self):
        self.said = []
        self.windows = []

    def give(self, answer):
        """Answer the next dialog: with a standard button, the words of a button, or a function of the dialog."""

        def reply():
            dialog = QApplication.activeModalWidget()
            if dialog is None or not dialog.isActiveWindow():  # keys would still go to the canvas
                QTimer.singleShot(5, reply)
                return
            self.windows.append(dialog)
            if isinstance(dialog, QMessageBox):
                self.said.append(dialog.text())
                self._press(dialog, answer)
            elif callable(answer):
                try:
                    answer(dialog)
                finally:  # a test that fails may not leave its dialog waiting
                    dialog.reject()
            elif isinstance(dialog, QDialog):
                dialog.reject()

        QTimer.singleShot(0, reply)

    @staticmethod
    def _press(box, answer):
        if isinstance(answer, str):
            button = next(b for b in box.buttons() if b.text().replace("&", "") == answer)
        else:
            button = box.button(answer)
        button.click()


@pytest.fixture
def answers():
    return Answers()
