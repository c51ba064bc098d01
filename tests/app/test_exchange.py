"""Maps that come in and go out by the window: the import report, export, dropping files, and the clipboard."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from argmap.app.clipboard import CARDS, SVG
from argmap.app.exporting import ExportDialog, exported, readable_filters
from argmap.app.importing import PREVIEWED, ImportDialog
from argmap.app.settings import Settings
from argmap.formats import native
from argmap.formats.registry import formats
from argmap.panels.paragraph import Heading
from argmap.picture.palette import load_theme
from argmap.raster.drawn import PICTURES

BUTTON = QMessageBox.StandardButton
DEBATE = """\
these words stand above all

Discussion Title: Phones

1. Thesis: <b>Phones</b> should go.
1.1. Pro: They distract.
1.2. Con: Parents want to call.
"""
OUTLINE = "Phones should go\n- They distract\n- Parents want to call\n"


@pytest.fixture
def debate(tmp_path):
    path = tmp_path / "debate.txt"
    path.write_text(DEBATE)
    return path


@pytest.fixture
def notes(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text(OUTLINE)
    return path


def lines(widget):
    return widget.toPlainText().split("\n") if widget.toPlainText() else []


def choose(dialog, id):
    """Choose a format in the import report."""
    place = next(n for n, option in enumerate(dialog.format.options) if option.value.id == id)
    dialog.format.setCurrentIndex(place)
    dialog.format.activated.emit(place)


def choose_file(monkeypatch, path, chosen=""):
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_, **__: (str(path), chosen)))


def held():
    return QGuiApplication.clipboard().mimeData()


def hold(text):
    QGuiApplication.clipboard().setText(text)


# -- in ---------------------------------------------------------------------------------


def test_the_report_says_what_comes_in_and_what_does_not(answers, windows, window, debate):
    before = native.write(window.editor.map)

    def look(dialog):
        assert isinstance(dialog, ImportDialog)
        assert dialog.count.text() == "3 cards, 2 links (1 support, 1 attack)"
        assert lines(dialog.cards)[0] == "<b>Phones</b> should go."
        assert lines(dialog.left_out) == ["Line 1: This line belongs to no claim and was left out."]
        assert dialog.add.isVisible()
        assert native.write(window.editor.map) == before

    answers.give(look)
    windows.open_map(debate, instead_of=window)
    assert windows.open_windows == [window]
    assert native.write(window.editor.map) == before


def test_what_is_imported_opens_in_a_window_of_its_own(answers, windows, window, debate):
    answers.give(lambda dialog: dialog.open.click())
    windows.open_map(debate, instead_of=window)
    [_, new] = windows.open_windows
    assert len(new.editor.map.nodes) == 3
    assert new.session.path is None, "it is not saved over the file it came from"
    assert debate.read_text() == DEBATE


def test_what_is_imported_is_unsaved_and_remembers_its_file(monkeypatch, answers, windows, window, debate):
    answers.give(lambda dialog: dialog.open.click())
    windows.open_map(debate, instead_of=window)
    [_, new] = windows.open_windows
    assert new.session.name == "Phones", "a map is called by its title"
    assert new.isWindowModified()
    assert windows.settings.recent[0] == debate
    asked = []
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(
            QFileDialog, name, staticmethod(lambda *args, **_: asked.append(args[2]) or ("", ""))
        )
    new.menus.actions["save"].trigger()
    new.menus.actions["open"].trigger()
    assert asked == [str(debate.with_suffix(".argmap")), str(debate.parent)]
    answers.give(BUTTON.Cancel)
    assert not new.close(), "it is nowhere as a map yet"
    assert answers.said == ["Save the changes to “Phones”?"]


def test_a_map_without_a_title_is_called_by_the_file_it_came_from(answers, windows, window, notes):
    answers.give(lambda dialog: dialog.open.click())
    windows.open_map(notes, instead_of=window)
    assert windows.open_windows[1].session.name == "notes"


def test_what_is_imported_is_added_to_the_map_as_one_step(answers, windows, window, debate):
    before = native.write(window.editor.map)
    cards = len(window.editor.map.nodes)
    answers.give(lambda dialog: dialog.add.click())
    windows.open_map(debate, instead_of=window)
    assert windows.open_windows == [window]
    assert len(window.editor.map.nodes) == cards + 3
    assert "3 cards added." in window.statusBar().currentMessage()
    window.menus.actions["undo"].trigger()
    assert native.write(window.editor.map) == before


def test_what_is_added_or_pasted_is_brought_into_sight_and_undo_says_so(answers, windows, window, debate):
    def first_is_in_sight():
        x, y, w, h = window.editor.arrangement.rect_of(window.editor.selection[0])
        left, top = window.view.camera.to_screen(x, y)
        right, bottom = window.view.camera.to_screen(x + w, y + h)
        return 0 <= left < right <= window.view.width() and 0 <= top < bottom <= window.view.height()

    window.view.camera.pan(-30_000, -30_000)
    answers.give(lambda dialog: dialog.add.click())
    windows.open_map(debate, instead_of=window)
    assert first_is_in_sight()
    window.menus.actions["undo"].trigger()
    assert window.statusBar().currentMessage() == "Undone: Add debate.txt"
    window.view.camera.pan(-30_000, -30_000)
    hold(OUTLINE)
    window.menus.actions["paste"].trigger()
    assert first_is_in_sight()


def test_an_empty_window_takes_the_map_and_has_nothing_to_add_to(answers, windows, debate):
    window = windows.open_empty()

    def look(dialog):
        assert not dialog.add.isVisible()
        dialog.open.click()

    answers.give(look)
    windows.open_map(debate, instead_of=window)
    assert windows.open_windows == [window]
    assert len(window.editor.map.nodes) == 3


def test_an_option_reads_the_file_anew(answers, windows, window, notes):
    def look(dialog):
        assert dialog.count.text() == "3 cards, 2 links (2 neutral)"
        field = dialog._options.fields["children"]
        field.setCurrentText("Is a reason for it")
        field.activated.emit(field.currentIndex())
        assert dialog.count.text() == "3 cards, 2 links (2 supports)"
        dialog.add.click()

    answers.give(look)
    windows.open_map(notes, instead_of=window)
    assert {window.editor.map.nodes[id].text for id in window.editor.selection} >= {"They distract"}


def test_another_format_can_be_tried_and_says_what_is_wrong(answers, windows, window, notes):
    def look(dialog):
        choose(dialog, "argmap")
        assert "not valid JSON" in dialog.fault.text()
        assert not dialog.open.isEnabled()
        assert lines(dialog.cards) == []
        assert not any(one.isVisible() for one in dialog.findChildren(Heading)), "nothing came in"
        assert dialog.count.isHidden()
        choose(dialog, "outline")
        assert dialog.fault.isHidden()
        assert dialog.open.isEnabled()
        assert len(lines(dialog.cards)) == 3

    answers.give(look)
    windows.open_map(notes, instead_of=window)
    assert len(windows.open_windows) == 1


def test_a_file_that_is_not_what_it_looks_like_can_be_read_as_something_else(
    answers, windows, window, tmp_path
):
    path = tmp_path / "list.opml"
    path.write_text("- one\n  - another\n")

    def look(dialog):
        assert "this is not XML" in dialog.fault.text()
        choose(dialog, "outline")
        dialog.open.click()

    answers.give(look)
    windows.open_map(path, instead_of=window)
    assert len(windows.open_windows[1].editor.map.nodes) == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [("empty.txt", "The file is empty."), ("picture.png", "This is not a kind of file that argmap reads.")],
)
def test_what_no_format_is_like_is_refused_in_a_sentence(answers, windows, window, tmp_path, name, said):
    path = tmp_path / name
    path.write_bytes(b"" if name == "empty.txt" else bytes(range(256)) * 20)
    answers.give(BUTTON.Ok)
    windows.open_map(path, instead_of=window)
    assert answers.said == [f"{name}: {said}"]


def test_only_the_first_of_many_cards_are_shown(answers, windows, window, tmp_path):
    path = tmp_path / "many.txt"
    path.write_text("\n".join(f"- line {n}" for n in range(200)))
    answers.give(lambda dialog: answers.said.extend(lines(dialog.cards)))
    windows.open_map(path, instead_of=window)
    assert len(answers.said) == PREVIEWED


def test_the_dialog_for_files_lists_every_format_that_is_read(monkeypatch, window):
    offered = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", staticmethod(lambda *args, **_: offered.append(args) or ("", ""))
    )
    for id in ("open", "import"):
        window.menus.actions[id].trigger()
    assert [args[-1] for args in offered] == [readable_filters()] * 2
    for one in formats():
        if one.read is not None:
            assert all(f"*{suffix}" in readable_filters().split(";;")[0] for suffix in one.suffixes)


def test_a_dropped_file_of_another_format_is_shown_first(qtbot, answers, windows, window, debate):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(debate))])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    answers.give(lambda dialog: dialog.open.click())
    window.dropEvent(event)
    qtbot.waitUntil(lambda: len(windows.open_windows) == 2)


# -- out --------------------------------------------------------------------------------


def export_menu(window):
    menu = [action.menu() for action in window.menus.menu("&File").actions() if action.menu()][1]
    menu.aboutToShow.emit()
    return {
        action.objectName().removeprefix("export-"): action
        for action in menu.actions()
        if action.objectName()
    }


def test_every_format_that_is_written_is_in_the_menu(window):
    written = {one.id for one in formats() if one.write is not None} - {"argmap"}
    assert export_menu(window).keys() == written | {"svg", "png", "pdf"}


def test_what_a_format_cannot_carry_is_said_before_a_file_is_chosen(monkeypatch, answers, window, tmp_path):
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *args, **_: asked.append(args) or ("", ""))
    )

    def look(dialog):
        assert isinstance(dialog, ExportDialog)
        assert asked == []
        assert dialog.loss.text() == "Indented or bulleted text cannot hold all of this map. Left out:"
        answers.said.extend(lines(dialog.lost))

    answers.give(look)
    export_menu(window)["outline"].trigger()
    assert "linked premises: 2" in answers.said
    assert asked == [], "the question was dismissed"


def test_a_map_is_exported_and_the_key_exports_the_same_again(monkeypatch, answers, window, tmp_path):
    choose_file(monkeypatch, tmp_path / "notes")
    answers.give(lambda dialog: dialog.save.click())
    export_menu(window)["outline"].trigger()
    written = (tmp_path / "notes.txt").read_text()
    assert all(node.text.split("\n")[0] in written for node in window.editor.map.nodes.values())
    assert Settings().last_export == "outline"
    (tmp_path / "notes.txt").unlink()
    answers.give(lambda dialog: dialog.save.click())
    window.menus.actions["export"].trigger()
    assert (tmp_path / "notes.txt").read_text() == written
    assert "Exported" in window.statusBar().currentMessage()


def test_a_picture_has_the_colours_that_are_chosen_and_keeps_them_for_the_next_time(
    monkeypatch, answers, windows, window, tmp_path
):
    windows.use_colours("dark")
    path = tmp_path / "map.svg"
    choose_file(monkeypatch, path)
    answers.give(lambda dialog: dialog.save.click())
    export_menu(window)["svg"].trigger()
    paper = path.read_text()

    def choose_dark(dialog):
        dialog.options.fields["theme"].setCurrentIndex(1)
        dialog.save.click()

    answers.give(choose_dark)
    window.menus.actions["export"].trigger()
    screen = path.read_text()
    assert load_theme("light").canvas in paper
    assert load_theme("dark").canvas in screen
    answers.give(lambda dialog: dialog.save.click())
    window.menus.actions["export"].trigger()
    assert path.read_text() == screen


def test_the_ending_of_the_name_says_the_format(monkeypatch, answers, window, tmp_path):
    choose_file(monkeypatch, tmp_path / "map.graphml")
    answers.give(lambda dialog: dialog.save.click())
    export_menu(window)["svg"].trigger()
    assert (tmp_path / "map.graphml").read_text().startswith("<?xml")
    assert [one.name for one in tmp_path.glob("map.*")] == ["map.graphml"]
    assert Settings().last_export == "graphml"


def test_an_export_that_cannot_be_written_says_so(monkeypatch, answers, window, tmp_path):
    choose_file(monkeypatch, tmp_path / "no folder" / "a.json")
    answers.give(BUTTON.Ok)
    export_menu(window)["aif"].trigger()
    assert "Cannot save" in answers.said[0]


def test_pictures_come_first_and_argmaps_own_format_is_for_saving():
    assert exported()[:3] == PICTURES
    assert "argmap" not in {one.id for one in exported()}


# -- the clipboard ----------------------------------------------------------------------


def test_what_is_copied_can_be_pasted_here_and_elsewhere(window):
    editor = window.editor
    editor.select(list(editor.map.nodes))
    before = native.write(editor.map)
    window.menus.actions["copy"].trigger()
    assert {CARDS, SVG, "text/plain"} <= set(held().formats())
    assert bytes(held().data(SVG).data()).startswith(b"<svg")
    assert editor.map.nodes[editor.map.info.main].text in held().text()
    cards, links = len(editor.map.nodes), len(editor.map.links)
    window.menus.actions["paste"].trigger()
    assert (len(editor.map.nodes), len(editor.map.links)) == (2 * cards, 2 * links)
    window.menus.actions["undo"].trigger()
    assert native.write(editor.map) == before


def test_what_is_cut_is_gone_and_on_the_clipboard(window):
    editor = window.editor
    before = native.write(editor.map)
    editor.select([editor.map.info.main])
    words = editor.primary.text
    window.menus.actions["cut"].trigger()
    assert words not in {node.text for node in editor.map.nodes.values()}
    window.menus.actions["undo"].trigger()
    assert native.write(editor.map) == before
    window.menus.actions["paste"].trigger()
    assert [node.text for node in editor.map.nodes.values()].count(words) == 2


def test_pasted_lines_hang_on_the_selected_card(qtbot, window):
    editor = window.editor
    main = editor.map.info.main
    hold("+ A pasted reason\n- A pasted objection")
    editor.select([main])
    QTest.keyClick(window.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(editor.selection) == 2)
    stances = [link.stance for id in editor.selection for link in editor.map.links_from(id)]
    assert stances == ["support", "attack"]
    assert {link.target for id in editor.selection for link in editor.map.links_from(id)} == {main}


def test_lines_that_look_like_a_debate_are_pasted_as_lines_where_that_is_asked_for(answers, window):
    hold(DEBATE)
    window.editor.select([])
    window.menus.actions["paste-outline"].trigger()
    assert any("Discussion Title" in node.text for node in window.editor.map.nodes.values())
    window.menus.actions["undo"].trigger()
    answers.give(lambda dialog: dialog.add.click())
    window.menus.actions["paste"].trigger()
    assert not any("Discussion Title" in node.text for node in window.editor.map.nodes.values())


def test_what_cannot_be_pasted_or_copied_is_said(window):
    before = native.write(window.editor.map)
    QGuiApplication.clipboard().clear()
    window.menus.actions["paste"].trigger()
    assert window.statusBar().currentMessage() == "There is no text to paste."
    data = QMimeData()
    data.setData(CARDS, b'{"format": "argmap", "version": 1, "nodes": {"a": 3}}')
    QGuiApplication.clipboard().setMimeData(data)
    window.menus.actions["paste"].trigger()
    assert "nodes.a" in window.statusBar().currentMessage()
    assert native.write(window.editor.map) == before


def test_a_pasted_text_of_which_something_is_left_out_is_shown_first(answers, windows, window):
    before = native.write(window.editor.map)
    hold("[A]: a\n  + [B]: b\n\nSome free paragraph.\n")

    def look(dialog):
        assert isinstance(dialog, ImportDialog)
        assert lines(dialog.left_out)
        assert not dialog.open.isVisible()
        assert native.write(window.editor.map) == before

    answers.give(look)
    window.menus.actions["paste"].trigger()
    assert native.write(window.editor.map) == before
    answers.give(lambda dialog: dialog.add.click())
    window.menus.actions["paste"].trigger()
    assert {window.editor.map.nodes[id].text for id in window.editor.selection} == {"a", "b"}
    assert windows.open_windows == [window]


def test_a_table_is_exported_for_excel_unless_asked_otherwise(monkeypatch, answers, window, tmp_path):
    choose_file(monkeypatch, tmp_path / "table")
    answers.give(lambda dialog: dialog.save.click())
    export_menu(window)["csv"].trigger()
    assert (tmp_path / "table.csv").read_bytes().startswith(b"\xef\xbb\xbf")
