"""What keeps work safe when something else gets in the way."""

from argmap.editing.recovery import recovery_files, recovery_folder
from argmap.formats.registry import load
from argmap.model import edits


def change(window, words="Changed."):
    id = window.editor.map.info.main
    window.editor.apply("Edit text", edits.retext(window.editor.map, id, words))


def main_text(path):
    map = load(path)
    return map.nodes[map.info.main].text


def test_a_file_that_changed_meanwhile_is_not_written_over_unasked(answers, windows, own_file):
    windows.open_map(own_file)
    [window] = windows.open_windows
    change(window)
    own_file.write_bytes(own_file.read_bytes() + b"\n")
    before = own_file.read_bytes()
    answers.give("Cancel")
    assert not window.files.save()
    assert own_file.read_bytes() == before
    assert "changed by another program" in answers.said[0]
    answers.give("Write over it")
    assert window.files.save()
    assert main_text(own_file) == "Changed."
    change(window, "Again.")
    assert window.files.save()  # what argmap wrote itself is no surprise
    assert main_text(own_file) == "Again."


def test_an_error_nobody_expected_keeps_the_work_safe_first(answers, windows, own_file, capsys):
    windows.open_map(own_file)
    [window] = windows.open_windows
    change(window)
    answers.give("OK")
    windows.survive(RuntimeError, RuntimeError("oh"), None)
    assert "A copy of your work is kept" in answers.said[0]
    assert b"Changed." in next(recovery_files(recovery_folder())).read_bytes()
    assert "oh" in capsys.readouterr().err
