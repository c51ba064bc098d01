"""The table of actions: each row complete, each key meant for one thing, each action able to run."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from argmap.app.help import help_page
from argmap.editing.actions import all_actions
from argmap.formats import native
from argmap.picture.kinds import kind_look
from argmap.shipped import shipped

ROWS = {row.id: row for row in all_actions()}
#: What opens a dialog, closes the window or asks for a file; each has a test of its own.
DIALOGS = {
    "open",
    "save-as",
    "save",
    "export",
    "import",
    "palette",
    "help",
    "about",
    "close",
    "quit",
    "new",
    "example",
}


def test_ids_are_unique():
    assert len(ROWS) == len(all_actions())


@pytest.mark.parametrize("id", ROWS)
def test_every_row_has_words_and_a_tip(id):
    row = ROWS[id]
    assert row.text.strip()
    assert row.tip.strip()
    assert row.tip.endswith((".", "?")), "a tip is a sentence"
    assert row.menu or row.keys, "what is in no menu has a key"
    if row.icon:
        assert shipped("resources", "icons", f"{row.icon}.svg").is_file()


@pytest.mark.parametrize("id", ROWS)
def test_every_key_is_one_that_qt_knows(id):
    for key in ROWS[id].keys:
        sequence = QKeySequence(key)
        assert sequence.count() == 1, key
        assert sequence[0].key() not in {Qt.Key.Key_unknown, Qt.Key(0)}, key
        assert sequence.toString(QKeySequence.SequenceFormat.PortableText), key


def test_no_two_rows_share_a_key():
    """A key of the canvas may not be one of the window's either: Qt would run neither."""
    taken = {}
    for row in ROWS.values():
        for key in row.keys:
            for name in {key, QKeySequence(key).toString()}:
                assert taken.setdefault(name, row.id) == row.id, f"{key}: {row.id} and {taken[name]}"


def test_no_two_menu_entries_share_a_letter_where_it_matters(window):
    """Letters that open entries of one menu should differ; those that clash only move on."""
    for name in ("&File", "&Edit", "&Map", "&View", "&Help"):
        letters = [
            text[text.index("&") + 1].lower()
            for action in window.menus.menu(name).actions()
            if "&" in (text := action.text().replace("&&", ""))
        ]
        assert len(set(letters)) >= len(letters) - 2, (name, letters)


def test_every_row_is_an_action_of_the_window_with_its_keys(window):
    assert window.menus.actions.keys() == ROWS.keys()
    for id, action in window.menus.actions.items():
        assert [key.toString() for key in action.shortcuts()] == [
            QKeySequence(k).toString() for k in ROWS[id].keys
        ]
        assert action.toolTip()


@pytest.mark.parametrize("selected", ["nothing", "a card", "a link", "everything"])
def test_every_action_runs_whatever_is_selected(window, selected):
    editor = window.editor
    choices = {
        "nothing": [],
        "a card": [editor.map.info.main],
        "a link": [next(iter(editor.map.links))],
        "everything": list(editor.map.nodes),
    }
    before = native.write(editor.map)
    for id in sorted(ROWS.keys() - DIALOGS):
        editor.select(choices[selected])
        window.menus.refresh(editor)
        action = window.menus.actions[id]
        action.setEnabled(True)  # a menu may be open while the selection changes
        action.trigger()
        editor.finish_typing()
        while editor.document.undo_label:
            editor.undo()
        assert native.write(editor.map) == before, id


def test_what_cannot_be_done_is_said_in_the_status_bar(window):
    window.editor.select([])
    window.menus.actions["add-support"].setEnabled(True)
    window.menus.actions["add-support"].trigger()
    assert window.statusBar().currentMessage() == "Select the card or link that this is about first."


def test_actions_are_enabled_for_what_is_selected(qtbot, window):
    editor, actions = window.editor, window.menus.actions

    def able():
        return {
            id
            for id in ("add-support", "edit-text", "add-undercut", "delete", "undo", "redo")
            if actions[id].isEnabled()
        }

    editor.select([])
    qtbot.waitUntil(lambda: able() == set())
    editor.select([editor.map.info.main])
    qtbot.waitUntil(lambda: able() == {"add-support", "edit-text", "delete"})
    editor.select([next(iter(editor.map.links))])
    qtbot.waitUntil(lambda: able() == {"add-support", "add-undercut", "delete"})
    actions["delete"].trigger()
    qtbot.waitUntil(lambda: {"undo"} == able() & {"undo", "redo"})


def test_undo_and_redo_name_their_step(qtbot, window):
    window.editor.select([window.editor.map.info.main])
    actions = window.menus.actions
    actions["judge-rejected"].trigger()
    qtbot.waitUntil(lambda: "Judge" in actions["undo"].text())
    actions["undo"].trigger()
    qtbot.waitUntil(lambda: "Judge" in actions["redo"].text())
    assert not actions["undo"].isEnabled()


def test_choices_show_what_is_so(qtbot, window):
    editor, actions = window.editor, window.menus.actions
    main = editor.map.nodes[editor.map.info.main]
    editor.select([main.id])
    qtbot.waitUntil(lambda: actions[f"kind-{main.kind}"].isChecked())
    assert not actions["kind-action"].isChecked()
    assert actions[f"direction-{editor.map.info.direction}"].isChecked()
    actions["judge-open"].trigger()
    qtbot.waitUntil(lambda: actions["judge-open"].isChecked() and not actions["judge-none"].isChecked())


def test_the_help_page_lists_every_key_and_explains_it(window):
    page = help_page(window.menus)
    for row in ROWS.values():
        for key in row.keys[:1]:
            native_key = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            assert native_key.replace("&", "&amp;").replace("<", "&lt;") in page
            assert row.tip.replace("'", "&#x27;") in page


def test_every_kind_has_a_row_with_its_name():
    for kind in ("claim", "evidence", "motivation", "ramification", "action", "question"):
        assert ROWS[f"kind-{kind}"].text == kind_look(kind).label
