"""Opening, saving and closing in a window: nothing is lost, and what goes wrong is said in a sentence."""

import os

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from argmap.editing import commands
from argmap.editing.recovery import recovery_files, recovery_folder
from argmap.formats.registry import load
from argmap.model import edits


def answer(button, said=None):
    """Press a button of the next message box, by its text or its role, and keep what it said."""

    def press():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        if said is not None:
            said.append(f"{box.text()} {box.informativeText()}")
        wanted = [b for b in box.buttons() if b.text().replace("&", "").startswith(button)]
        assert wanted, [b.text() for b in box.buttons()]
        wanted[0].click()

    QTimer.singleShot(0, press)


def change(window, words="Changed."):
    id = window.editor.map.info.main
    window.editor.apply("Edit text", edits.retext(window.editor.map, id, words))


def test_a_changed_map_asks_before_it_closes_and_stays_on_cancel(window):
    change(window)
    answer("Cancel")
    assert not window.close()
    assert window in window.windows.open_windows
    answer("Discard")
    assert window.close()
    assert window not in window.windows.open_windows


def test_saving_on_closing_writes_the_map_and_removes_the_copy(window, example):
    change(window)
    window.keep_safe()
    assert list(recovery_files(recovery_folder()))
    answer("Save")
    assert window.close()
    assert load(example).nodes[load(example).info.main].text == "Changed."
    assert not list(recovery_files(recovery_folder()))


def test_an_unchanged_map_closes_without_a_word(window, example):
    before = example.read_bytes()
    assert window.close()
    assert example.read_bytes() == before


def test_the_title_marks_what_is_unsaved(window, qtbot):
    assert window.windowTitle() == "example.argmap[*] – argmap"
    assert not window.isWindowModified()
    change(window)
    qtbot.waitUntil(window.isWindowModified)
    window.menus.actions["save"].trigger()
    assert not window.isWindowModified()


def test_a_failing_save_keeps_the_work_and_says_why(window, monkeypatch):
    change(window)

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    said = []
    answer("OK", said)
    assert not window.files.save()
    assert "no space left on device" in said[0]
    assert "still open" in said[0]
    assert window.session.is_dirty


def test_a_file_that_changed_meanwhile_is_not_written_over_unasked(window, example):
    change(window)
    example.write_bytes(example.read_bytes() + b"\n")
    before = example.read_bytes()
    said = []
    answer("Cancel", said)
    assert not window.files.save()
    assert example.read_bytes() == before
    assert "changed by another program" in said[0]
    answer("Write over it")
    assert window.files.save()
    assert load(example).nodes[load(example).info.main].text == "Changed."


@pytest.mark.parametrize("content", [b"", b"{}", b'{"format": "argmap", "version": 99}', b"\xff\x00"])
def test_a_broken_file_is_refused_in_a_sentence_and_the_window_stays(window, tmp_path, content):
    broken = tmp_path / "broken.argmap"
    broken.write_bytes(content)
    session = window.session
    said = []
    answer("OK", said)
    window.windows.open_map(broken, instead_of=window)
    assert said[0].startswith("broken.argmap: ")
    assert window.session is session
    assert window.windows.open_windows == [window]


def test_opening_fills_an_untouched_window_and_else_makes_a_new_one(windows, example):
    empty = windows.open_empty()
    windows.open_map(example, instead_of=empty)
    assert windows.open_windows == [empty]
    windows.open_map(example, instead_of=empty)
    assert len(windows.open_windows) == 2


def test_what_is_saved_elsewhere_gets_the_suffix_and_is_remembered(window, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "copy"), ""))
    change(window)
    assert window.files.save_as()
    assert load(tmp_path / "copy.argmap").nodes
    assert window.windows.settings.recent[0] == tmp_path / "copy.argmap"
    assert window.session.path == tmp_path / "copy.argmap"


def test_recent_files_open_and_those_that_are_gone_are_greyed(window, example, tmp_path):
    window.windows.settings.remember(tmp_path / "gone.argmap")
    file_menu = window.menus.menu("&File")
    recent = next(a.menu() for a in file_menu.actions() if a.menu())
    recent.aboutToShow.emit()
    states = {action.text(): action.isEnabled() for action in recent.actions() if not action.isSeparator()}
    assert states[str(example)] is True
    assert states[str(tmp_path / "gone.argmap")] is False


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf"])
def test_a_picture_is_saved_in_the_kind_its_name_asks_for(window, tmp_path, monkeypatch, suffix):
    out = tmp_path / f"picture.{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    window.files.export()
    head = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF"}[suffix]
    assert out.read_bytes().startswith(head)


def test_an_error_nobody_expected_keeps_the_work_safe_first(window, capsys):
    change(window)
    commands.add_claim(window.editor)
    window.editor.typing_ends.emit()
    said = []
    answer("OK", said)
    window.windows.survive(RuntimeError, RuntimeError("oh"), None)
    assert "A copy of your work is kept" in said[0]
    assert b"Changed." in next(recovery_files(recovery_folder())).read_bytes()
    assert "oh" in capsys.readouterr().err
