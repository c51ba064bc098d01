"""What comes after a crash, and what a new record asks for first."""

from PySide6.QtTest import QTest

from argmap.editing.recovery import Recovery, recovery_folder
from argmap.model import edits


def leave_a_copy(path, map):
    recovery = Recovery(recovery_folder(), lambda _seconds, _run: None, print)
    recovery.watch(lambda: map, path)
    recovery.write()
    return recovery.path


def test_restored_work_takes_the_place_of_the_file_it_was_meant_for(answers, windows, own_file):
    windows.open_map(own_file)
    [window] = windows.open_windows
    map = window.editor.map
    node = edits.new_node(map, "claim", "Typed before the crash.")
    map.write(edits.add(map, node))
    leave_a_copy(own_file, map)
    answers.give("Restore")
    windows.offer_recoveries()
    assert windows.open_windows == [window]
    assert node.id in window.editor.map.nodes
    assert window.session.is_dirty
    assert window.session.path == own_file


def test_a_new_source_waits_for_its_name(windows, own_file, qtbot):
    windows.open_map(own_file)
    [window] = windows.open_windows
    inspector, _, _, sources = window.side.panels
    sources.add.click()
    title = inspector.form.fields["title"]
    assert title.selectedText() == title.text() != ""
    QTest.keyClicks(title, "A ministry")
    window.editor.finish_typing()
    assert "A ministry" in {source.title for source in window.editor.map.sources.values()}
