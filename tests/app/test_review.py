"""Ways in which work was once lost or changed, each found by someone reading the program."""

import os

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from argmap.editing import commands
from argmap.editing.recovery import Recovery, recovery_files, recovery_folder
from argmap.formats import native
from argmap.formats.registry import load
from argmap.model import edits
from argmap.model.records import Scenario


def leave_a_copy(path, words):
    map = load(path)
    map.write(edits.retext(map, map.info.main, words))
    recovery = Recovery(recovery_folder(), lambda _seconds, _run: None, print)
    recovery.watch(lambda: map, path)
    assert recovery.write()
    return recovery.path


def map_windows(qapp):
    return [id(widget) for widget in qapp.topLevelWidgets() if type(widget).__name__ == "MapWindow"]


def test_a_copy_is_kept_when_its_successor_cannot_be_written(answers, windows, own_file, monkeypatch):
    copy = leave_a_copy(own_file, "Only here.")

    def full(_handle):
        raise OSError(28, "No space left on device")

    answers.give("Restore")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        windows.offer_recoveries()
    assert copy in recovery_files(recovery_folder())


def test_restored_work_does_not_write_over_a_newer_file_unasked(answers, windows, own_file):
    leave_a_copy(own_file, "From before the crash.")
    newer = load(own_file)
    newer.write(edits.retext(newer, newer.info.main, "Saved since."))
    own_file.write_bytes(native.write(newer) + b"\n")
    before = own_file.read_bytes()
    answers.give("Restore")
    windows.offer_recoveries()
    [window] = windows.open_windows
    answers.give("Cancel")
    assert not window.files.save()
    assert own_file.read_bytes() == before


def test_opening_a_text_and_closing_it_changes_no_letter(windows, own_file):
    windows.open_map(own_file)
    [window] = windows.open_windows
    id = window.editor.map.info.main
    words = "z.\u00a0B. 10\u00a0%\u2028next"
    window.editor.apply("Edit text", edits.retext(window.editor.map, id, words))
    steps = window.editor.document.undo_label
    window.view.open_text(id)
    QTest.keyClick(window.view.text, Qt.Key.Key_Return)
    assert window.editor.map.nodes[id].text == words
    assert window.editor.document.undo_label == steps
    window.view.open_text(id)
    QTest.keyClicks(window.view.text, "!")
    QTest.keyClick(window.view.text, Qt.Key.Key_Return)
    assert window.editor.map.nodes[id].text == "z.\u00a0B. 10\u00a0%\nnext!"


def test_a_name_with_dots_gets_the_suffix_and_asks_before_it_replaces(
    answers, windows, own_file, tmp_path, monkeypatch
):
    windows.open_map(own_file)
    [window] = windows.open_windows
    there = tmp_path / "Trial v1.2.argmap"
    there.write_bytes(b"someone else's")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "Trial v1.2"), ""))
    answers.give("No")
    assert not window.files.save_as()
    assert there.read_bytes() == b"someone else's"
    answers.give("Yes")
    assert window.files.save_as()
    assert load(there).nodes


def test_dropping_an_assumption_drops_it_from_the_scenario_in_sight(windows, own_file):
    windows.open_map(own_file)
    [window] = windows.open_windows
    editor, main = window.editor, window.editor.map.info.main
    for id, assumed in (("s1", True), ("s2", False)):
        editor.apply("Add", edits.add(editor.map, Scenario(id=id, title=id, assume={main: assumed})))
    inspector = window.side.panels[0]
    editor.select(["s1"])
    editor.select(["s2"])
    row = next(
        w
        for w in inspector.form.findChildren(object)
        if type(w).__name__ == "AssumptionRow" and w.isVisibleTo(inspector)
    )
    next(b for b in row.findChildren(object) if type(b).__name__ == "IconButton").click()
    assert editor.map.scenarios["s1"].assume == {main: True}
    assert editor.map.scenarios["s2"].assume == {}


def test_moving_among_siblings_leaves_cards_placed_by_hand(windows, own_file):
    windows.open_map(own_file)
    [window] = windows.open_windows
    editor = window.editor
    commands.toggle_free(editor)
    before = {id: node.at for id, node in editor.map.nodes.items()}
    editor.select([next(iter(editor.map.links_into(editor.map.info.main)[0].premises))])
    commands.move_in_row(1)(editor)
    assert {id: node.at for id, node in editor.map.nodes.items()} == before
    commands.toggle_free(editor)
    assert all(node.at is None for node in editor.map.nodes.values())


def test_a_file_that_does_not_open_leaves_no_window_behind(qapp, answers, windows, tmp_path):
    broken = tmp_path / "broken.argmap"
    broken.write_bytes(b"{")
    before = map_windows(qapp)
    answers.give("OK")
    windows.open_map(broken)
    assert windows.open_windows == []
    assert len(list(recovery_folder().glob("*.lock"))) == 0
    assert map_windows(qapp) == before
