"""Windows as a user meets them: opening, saving, closing, looks, finding, and what a crash left."""

import gc
import weakref

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QTextBrowser,
)

from argmap.app.commandpalette import CommandPalette
from argmap.app.recoveries import abandoned, start_recovery
from argmap.app.settings import RECENT_KEPT, Settings
from argmap.editing.recovery import recovery_files, recovery_folder
from argmap.editing.session import Session
from argmap.formats import native
from argmap.formats.registry import load
from argmap.model import edits
from argmap.shipped import shipped
from tests.app.conftest import sweep
from tests.canvas.conftest import differing
from tests.conftest import at_once

BUTTON = QMessageBox.StandardButton
WORDS = "Words of a test"


def type_words(window, words=WORDS):
    """Type over the words of the main card, without leaving them."""
    window.editor.select([window.editor.map.info.main])
    window.menus.actions["edit-text"].trigger()
    window.view.text.selectAll()
    QTest.keyClicks(window.view.text, words)


def judge(window):
    window.editor.select([window.editor.map.info.main])
    window.menus.actions["judge-rejected"].trigger()


def choose_file(monkeypatch, path, filter=""):
    """Let the file dialogs give this path."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_, **__: (str(path), filter)))


def test_a_program_starts_with_an_empty_map(windows):
    windows.start([])
    [window] = windows.open_windows
    assert window.isVisible()
    assert window.is_untouched
    assert window.editor.map.nodes == {}


def test_a_file_opens_in_the_window_that_is_still_empty(windows, own_file):
    windows.start([])
    [window] = windows.open_windows
    windows.open_map(own_file, instead_of=window)
    assert windows.open_windows == [window]
    assert window.editor.map == load(own_file)
    windows.open_map(own_file, instead_of=window)
    assert len(windows.open_windows) == 2


def test_several_files_open_in_windows_of_their_own(windows, own_file):
    windows.start([own_file, shipped("examples", "north-korea-troops.argmap")])
    assert [len(window.editor.map.nodes) for window in windows.open_windows] == [16, 48]


def test_new_and_example_open_from_the_menu(window, windows):
    window.menus.actions["new"].trigger()
    empty = windows.open_windows[-1]
    assert empty.is_untouched
    empty.menus.actions["example"].trigger()
    assert len(empty.editor.map.nodes) == 48


def test_open_asks_which_file(monkeypatch, window, windows, own_file):
    choose_file(monkeypatch, own_file)
    window.menus.actions["open"].trigger()
    assert windows.open_windows[-1].session.path == own_file
    choose_file(monkeypatch, "")
    window.menus.actions["open"].trigger()
    assert len(windows.open_windows) == 2


def test_the_title_names_the_file_and_marks_what_is_unsaved(qtbot, window):
    qtbot.waitUntil(lambda: window.windowTitle().startswith("school-phones.argmap[*]"))
    assert not window.isWindowModified()
    judge(window)
    qtbot.waitUntil(window.isWindowModified)
    window.menus.actions["undo"].trigger()
    qtbot.waitUntil(lambda: not window.isWindowModified())


def test_typing_alone_marks_the_map_unsaved(qtbot, window):
    type_words(window)
    qtbot.waitUntil(window.isWindowModified)


# -- saving -----------------------------------------------------------------------------


def test_saving_writes_what_is_being_typed(qtbot, windows, own_file):
    windows.open_map(own_file)
    [window] = windows.open_windows
    type_words(window)
    window.menus.actions["save"].trigger()
    map = load(own_file)
    assert map.nodes[map.info.main].text == WORDS
    assert not window.isWindowModified()
    assert "Saved" in window.statusBar().currentMessage()


def test_a_new_map_is_asked_where_to_and_gets_the_suffix(monkeypatch, windows, tmp_path):
    window = windows.open_empty()
    window.menus.actions["add-claim"].trigger()
    QTest.keyClicks(window.view.text, WORDS)
    choose_file(monkeypatch, "")
    window.menus.actions["save"].trigger()
    assert window.session.path is None
    choose_file(monkeypatch, tmp_path / "new map")
    window.menus.actions["save"].trigger()
    assert [node.text for node in load(tmp_path / "new map.argmap").nodes.values()] == [WORDS]
    assert window.session.name == "new map.argmap"


def test_save_as_leaves_the_first_file_as_it_was(monkeypatch, windows, own_file, tmp_path):
    windows.open_map(own_file)
    [window] = windows.open_windows
    before = own_file.read_bytes()
    judge(window)
    choose_file(monkeypatch, tmp_path / "other.argmap")
    window.menus.actions["save-as"].trigger()
    assert own_file.read_bytes() == before
    assert load(tmp_path / "other.argmap") == window.editor.map


def test_a_save_that_fails_says_so_once_and_loses_nothing(monkeypatch, answers, windows, own_file, tmp_path):
    windows.open_map(own_file)
    [window] = windows.open_windows
    judge(window)
    choose_file(monkeypatch, tmp_path / "no folder" / "x.argmap")
    answers.give(BUTTON.Ok)
    window.menus.actions["save-as"].trigger()
    [sentence] = answers.said
    assert "Cannot save" in sentence
    assert "still open here" in sentence
    assert "Traceback" not in sentence
    assert window.session.is_dirty
    assert window.session.path == own_file


# -- closing ----------------------------------------------------------------------------


def test_a_saved_map_closes_without_a_word(window, windows):
    assert window.close()
    assert windows.open_windows == []


@pytest.mark.parametrize("typing", [False, True])
@pytest.mark.parametrize(
    ("answer", "closes", "saves"),
    [(BUTTON.Cancel, False, False), (BUTTON.Discard, True, False), (BUTTON.Save, True, True)],
)
def test_closing_asks_before_work_is_lost(answers, windows, own_file, answer, closes, saves, typing):
    windows.open_map(own_file)
    [window] = windows.open_windows
    before = own_file.read_bytes()
    type_words(window) if typing else judge(window)
    answers.give(answer)
    assert window.close() is closes
    assert answers.said == ["Save the changes to “my map.argmap”?"]
    assert (own_file.read_bytes() != before) is saves
    assert bool(windows.open_windows) is not closes
    if not closes:
        assert window.session.is_dirty


def test_closing_asks_where_to_save_a_new_map_and_stays_when_that_is_left(monkeypatch, answers, windows):
    window = windows.open_empty()
    window.menus.actions["add-claim"].trigger()
    choose_file(monkeypatch, "")
    answers.give(BUTTON.Save)
    assert not window.close()


def test_quitting_closes_all_windows_unless_one_refuses(answers, windows, own_file):
    windows.start([own_file, own_file])
    judge(windows.open_windows[1])
    answers.give(BUTTON.Cancel)
    windows.quit()
    assert len(windows.open_windows) == 1
    answers.give(BUTTON.Discard)
    windows.quit()
    assert windows.open_windows == []


@pytest.mark.parametrize("use", ["open", "edit", "find", "palette", "another map"])
def test_nothing_stays_alive_when_a_window_closes(qtbot, answers, windows, own_file, use):
    window = windows.open_empty()
    windows.open_map(own_file, instead_of=window)
    if use == "edit":
        type_words(window)
        window.menus.actions["save"].trigger()
    elif use == "find":
        window.menus.actions["find"].trigger()
    elif use == "palette":
        answers.give(lambda dialog: dialog.reject())
        window.menus.actions["palette"].trigger()
        answers.windows.clear()
    kept = {
        name: weakref.ref(thing)
        for name, thing in {
            "window": window,
            "view": window.view,
            "session": window.session,
            "editor": window.editor,
        }.items()
    }
    window.close()
    del window

    def alive():
        sweep()
        return {name for name, thing in kept.items() if thing() is not None}

    qtbot.waitUntil(lambda: alive() == set())  # timers that still run may hold it for a moment


def test_a_map_replaced_by_another_is_let_go(windows, own_file):
    window = windows.open_empty()
    view, editor = weakref.ref(window.view), weakref.ref(window.editor)
    windows.open_map(own_file, instead_of=window)
    sweep()
    gc.collect()
    assert view() is None
    assert editor() is None


# -- files that are no good -------------------------------------------------------------


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff\xfe", b'{"format": "other"}', b'{"format": "argmap", "version": 99}']
)
def test_a_broken_file_says_one_sentence_and_changes_nothing(answers, window, windows, tmp_path, data):
    broken = tmp_path / "broken.argmap"
    broken.write_bytes(data)
    before = native.write(window.editor.map)
    answers.give(BUTTON.Ok)
    windows.open_map(broken, instead_of=window)
    [sentence] = answers.said
    assert "broken.argmap" in sentence
    assert "Traceback" not in sentence
    assert windows.open_windows == [window]
    assert native.write(window.editor.map) == before
    assert broken not in windows.settings.recent


def test_a_broken_file_leaves_an_empty_window_empty(answers, windows, tmp_path):
    window = windows.open_empty()
    (tmp_path / "broken.argmap").write_bytes(b"{")
    answers.give(BUTTON.Ok)
    windows.open_map(tmp_path / "broken.argmap", instead_of=window)
    assert window.is_untouched
    assert len(list(recovery_folder().glob("*.lock"))) == 1


def test_a_missing_file_on_the_command_line_still_gives_a_window(answers, windows, tmp_path):
    answers.give(BUTTON.Ok)
    windows.start([tmp_path / "missing.argmap"])
    assert "missing.argmap" in answers.said[0]
    assert len(windows.open_windows) == 1


def test_files_dropped_on_a_window_open(qtbot, window, windows, own_file):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(own_file)), QUrl("https://example.org/x.argmap")])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    qtbot.waitUntil(lambda: [w.session.path for w in windows.open_windows[1:]] == [own_file])


# -- recent files -----------------------------------------------------------------------


def recent_menu(window):
    menu = next(a.menu() for a in window.menus.menu("&File").actions() if a.menu())
    menu.aboutToShow.emit()
    return menu


def test_what_was_opened_and_saved_is_among_the_recent_files(monkeypatch, windows, own_file, tmp_path):
    windows.open_map(own_file)
    [window] = windows.open_windows
    choose_file(monkeypatch, tmp_path / "other & more.argmap")
    window.menus.actions["save-as"].trigger()
    assert windows.settings.recent == [tmp_path / "other & more.argmap", own_file]
    assert Settings().recent == windows.settings.recent
    first, second, *_ = recent_menu(window).actions()
    second.trigger()
    assert windows.open_windows[-1].session.path == own_file
    own_file.unlink()
    enabled = {a.text(): a.isEnabled() for a in recent_menu(window).actions()}
    assert enabled[str(own_file)] is False
    recent_menu(window).actions()[-1].trigger()
    assert windows.settings.recent == []
    assert first is not None


def test_only_the_last_few_files_are_remembered(windows, tmp_path):
    for number in range(RECENT_KEPT + 5):
        windows.settings.remember(tmp_path / f"{number}.argmap")
    assert len(windows.settings.recent) == RECENT_KEPT
    assert windows.settings.recent[0].name == f"{RECENT_KEPT + 4}.argmap"


# -- looks ------------------------------------------------------------------------------


def test_light_and_dark_repaint_everything_and_are_remembered(qapp, window, windows):
    window.menus.actions["theme-light"].trigger()
    window.view.finish_painting()
    light = window.view.grab()
    window.menus.actions["theme-dark"].trigger()
    assert window.view.painting.theme.name == "dark"
    assert differing(light, window.view.grab()) > 0.9 * window.view.width() * window.view.height()
    assert qapp.palette().window().color().lightness() < 100
    assert Settings().colours == "dark"
    assert windows.open_empty().view.painting.theme.name == "dark"
    window.menus.actions["theme-system"].trigger()
    assert Settings().colours == "system"
    window.menus.actions["theme-light"].trigger()
    window.view.finish_painting()
    assert differing(light, window.view.grab()) == 0


def test_the_side_panel_and_the_full_screen_come_and_go(window):
    shown = window.side.isVisible()
    window.menus.actions["side-panel"].trigger()
    assert window.side.isVisible() is not shown
    window.menus.actions["full-screen"].trigger()
    assert window.isFullScreen()
    window.menus.actions["full-screen"].trigger()
    assert not window.isFullScreen()


def test_the_status_bar_tells_size_zoom_and_scenario(qtbot, window):
    labels = window.statusBar()

    def shown():
        return " | ".join(child.text() for child in labels.children() if hasattr(child, "text"))

    qtbot.waitUntil(lambda: "16 cards" in shown())
    window.menus.actions["zoom-100"].trigger()
    assert "100 %" in shown()
    window.editor.select(list(window.editor.map.nodes)[:3])
    qtbot.waitUntil(lambda: "3 selected" in shown())


def test_zooming_from_the_menu_moves_the_view(window):
    actions, camera = window.menus.actions, window.view.camera
    actions["zoom-100"].trigger()
    actions["zoom-in"].trigger()
    assert camera.scale == pytest.approx(1.25)
    actions["zoom-out"].trigger()
    assert camera.scale == pytest.approx(1.0)
    actions["fit"].trigger()
    x, y, w, h = window.view.painting.projection.bounds()
    assert window.view.rect().contains(QPointF(*camera.to_screen(x + w, y + h)).toPoint())


# -- finding and commands ---------------------------------------------------------------


def test_what_is_found_is_marked_and_gone_to(qtbot, window):
    window.menus.actions["find"].trigger()
    assert window.find_bar.isVisible()
    field = window.find_bar.findChild(QLineEdit)
    QTest.keyClicks(field, "phone")
    qtbot.waitUntil(lambda: bool(window.view.overlay.hits))
    hits = window.view.overlay.hits
    assert all(
        "phone"
        in (
            window.editor.map.nodes[id].text
            + (window.editor.map.nodes[id].title or "")
            + window.editor.map.nodes[id].note
            + "".join(c.quote for c in window.editor.map.nodes[id].citations.values())
        ).casefold()
        for id in hits
    )
    window.menus.actions["find-next"].trigger()
    first = window.editor.selection
    window.menus.actions["find-next"].trigger()
    assert set(first) | set(window.editor.selection) <= hits
    assert first != window.editor.selection
    window.menus.actions["find-previous"].trigger()
    assert window.editor.selection == first
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not window.find_bar.isVisible()
    qtbot.waitUntil(lambda: not window.view.overlay.hits)


def test_the_command_palette_runs_what_is_typed(answers, window):
    window.editor.select([window.editor.map.info.main])

    def run(dialog):
        assert isinstance(dialog, CommandPalette)
        QTest.keyClicks(dialog.findChild(QLineEdit), "judgement rejected")
        assert dialog.findChild(QListWidget).count() == 1
        QTest.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)

    answers.give(run)
    window.menus.actions["palette"].trigger()
    assert window.editor.primary.judgement == "rejected"


def test_the_command_palette_is_walked_by_arrows_and_left_by_escape(answers, window):
    def look(dialog):
        field, found = dialog.findChild(QLineEdit), dialog.findChild(QListWidget)
        QTest.keyClick(field, Qt.Key.Key_Down)
        QTest.keyClick(field, Qt.Key.Key_Down)
        assert found.currentRow() == 2
        QTest.keyClick(field, Qt.Key.Key_Up)
        assert found.currentRow() == 1
        QTest.keyClicks(field, "no such command")
        assert found.count() == 0
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    answers.give(look)
    window.menus.actions["palette"].trigger()
    assert window.editor.document.undo_label is None


def test_help_and_about_open_and_close(answers, window):
    def look(dialog):
        assert isinstance(dialog, QDialog)
        assert "Ctrl+" in dialog.findChild(QTextBrowser).toPlainText()
        dialog.reject()

    answers.give(look)
    window.menus.actions["help"].trigger()
    answers.give(BUTTON.Ok)
    window.menus.actions["about"].trigger()
    assert "MIT" in answers.said[0]


def test_the_colours_in_use_are_marked_in_the_menu(windows, window):
    for colours in ("dark", "light", "dark"):
        window.menus.actions[f"theme-{colours}"].trigger()
        marked = [id for id in ("light", "dark", "system") if window.menus.actions[f"theme-{id}"].isChecked()]
        assert marked == [colours]
    window.menus.actions["theme-dark"].trigger()
    assert window.menus.actions["theme-dark"].isChecked(), "to choose it again does not undo it"


# -- pictures ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "filter", "made"),
    [("a.svg", "", "a.svg"), ("a.PDF", "", "a.PDF"), ("a", "PNG picture (*.png)", "a.png")],
)
def test_a_picture_is_saved_in_the_kind_that_was_chosen(
    monkeypatch, answers, window, tmp_path, name, filter, made
):
    choose_file(monkeypatch, tmp_path / name, filter)
    answers.give(lambda dialog: dialog.save.click())
    window.menus.actions["export"].trigger()
    assert (tmp_path / made).stat().st_size > 1000
    assert "Picture saved" in window.statusBar().currentMessage()


def test_a_picture_that_cannot_be_saved_says_so(monkeypatch, answers, window, tmp_path):
    choose_file(monkeypatch, tmp_path / "no folder" / "a.svg")

    def refuse(dialog):
        answers.give(BUTTON.Ok)
        dialog.save.click()

    answers.give(refuse)
    window.menus.actions["export"].trigger()
    assert "Cannot save" in answers.said[0]


def test_a_picture_holds_what_is_being_typed(monkeypatch, answers, window, tmp_path):
    type_words(window)
    choose_file(monkeypatch, tmp_path / "a.svg")
    answers.give(lambda dialog: dialog.save.click())
    window.menus.actions["export"].trigger()
    assert WORDS in (tmp_path / "a.svg").read_text()


# -- after a crash ----------------------------------------------------------------------


@pytest.fixture
def crashed(windows, own_file):
    """Leave the copy of a program that was killed in the middle of a word."""
    recovery, lock = start_recovery(lambda _: None)
    session = Session.open(own_file, windows.measure, at_once, recovery)
    main = session.editor.map.info.main
    session.editor.drafted.emit(lambda: edits.retext(session.editor.map, main, WORDS))
    recovery.write()
    lock.unlock()
    return recovery.path


def main_text(window):
    return window.editor.map.nodes[window.editor.map.info.main].text


def test_what_a_crash_left_is_offered_and_comes_back_unsaved(answers, windows, crashed, own_file):
    answers.give("Restore")
    windows.start([])
    [window] = windows.open_windows
    assert main_text(window) == WORDS
    assert window.session.path == own_file
    assert window.session.is_dirty
    assert load(own_file).nodes[window.editor.map.info.main].text != WORDS
    assert not crashed.exists()
    assert len(list(recovery_files(recovery_folder()))) == 1, (
        "until it is saved there is a copy, all the time"
    )
    window.menus.actions["save"].trigger()
    assert main_text(window) == load(own_file).nodes[window.editor.map.info.main].text
    assert list(recovery_files(recovery_folder())) == []


def test_an_imported_map_that_a_crash_left_still_knows_its_file(answers, windows, tmp_path):
    notes = tmp_path / "notes.txt"
    notes.write_text("- one\n  - two\n")
    recovery, lock = start_recovery(lambda _: None)
    Session.open(notes, windows.measure, at_once, recovery)
    recovery.write()
    lock.unlock()
    answers.give("Restore")
    windows.start([])
    [window] = windows.open_windows
    assert (window.session.name, window.session.origin) == ("notes", notes)
    assert window.session.is_dirty


def test_what_a_crash_left_can_be_thrown_away(answers, windows, crashed):
    answers.give("Throw away")
    windows.start([])
    assert windows.open_windows[0].is_untouched
    assert list(recovery_folder().iterdir()) != [crashed]
    assert abandoned() == []


def test_what_a_crash_left_stays_until_it_is_wanted(answers, windows, crashed):
    answers.give("Later")
    windows.start([])
    assert abandoned() == [crashed]


def test_a_copy_that_someone_is_working_on_is_not_offered(windows, own_file):
    recovery, lock = start_recovery(lambda _: None)
    recovery.path.write_bytes(b'{"original": null}\n' + own_file.read_bytes())
    assert abandoned() == []
    lock.unlock()
    assert abandoned() == [recovery.path]


def test_a_copy_that_cannot_be_read_is_left_alone(windows):
    recovery_folder().mkdir(parents=True)
    bad = recovery_folder() / "bad.recovery"
    bad.write_bytes(b"not a copy")
    windows.start([])
    assert bad.exists()
    assert len(windows.open_windows) == 1


def test_an_edit_is_copied_soon_and_saving_removes_the_copy(qtbot, windows, own_file):
    windows.open_map(own_file)
    [window] = windows.open_windows
    judge(window)
    qtbot.waitUntil(lambda: bool(list(recovery_files(recovery_folder()))), timeout=3000)
    window.menus.actions["save"].trigger()
    assert list(recovery_files(recovery_folder())) == []


@pytest.mark.parametrize(("key", "tab"), [("F5", 0), ("F6", 1), ("F7", 2), ("F8", 3)])
def test_a_key_brings_each_panel_to_the_front(window, key, tab):
    by_key = {action.shortcut().toString(): action for action in window.menus.actions.values()}
    by_key[key].trigger()
    assert window.side.isVisible()
    assert window.side.widget().currentIndex() == tab
