"""Opening, saving, and the copy that survives a crash. Time passes when the test says so."""

import os

import pytest

from argmap.editing import commands
from argmap.editing.recovery import RECOVERY_DELAY_S, Recovery, read_recovery, recovery_files, recovery_folder
from argmap.editing.session import Session
from argmap.formats import native
from argmap.formats.registry import load
from argmap.model import edits
from argmap.model.errors import FormatError, OverwriteError
from argmap.shipped import shipped
from tests.conftest import at_once


class Clock:
    """Runs what is due as time passes."""

    def __init__(self):
        self.now = 0.0
        self.due = []

    def __call__(self, seconds, run):
        self.due.append((self.now + seconds, run))

    def pass_(self, seconds):
        self.now += seconds
        ready = [run for at, run in self.due if at <= self.now]
        self.due = [(at, run) for at, run in self.due if at > self.now]
        for run in ready:
            run()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def failures():
    return []


@pytest.fixture
def recovery(clock, failures):
    return Recovery(recovery_folder(), clock, failures.append)


@pytest.fixture
def path(tmp_path, map):
    file = tmp_path / "a map.argmap"
    file.write_bytes(native.write(map))
    return file


@pytest.fixture
def session(path, measure, recovery):
    return Session.open(path, measure, at_once, recovery)


@pytest.fixture
def new(map, measure, recovery):
    return Session(map, None, measure, at_once, recovery)


def type_words(session, words, id="claim"):
    """Type into an open text without leaving it."""
    session.editor.drafted.emit(lambda: edits.retext(session.editor.map, id, words))


def hand_in(session, words, id="claim"):
    """Let the open text be handed in when it is asked for, as a text field does."""

    def close():
        session.editor.drafted.emit(None)
        session.editor.apply("Edit text", edits.retext(session.editor.map, id, words))

    session.editor.typing_ends.connect(close)
    type_words(session, words, id)


def judge(session):
    session.editor.select(["claim"])
    commands.set_judgement("open")(session.editor)


def test_an_opened_map_is_the_file_and_clean(session, path):
    assert native.write(session.editor.map) == path.read_bytes()
    assert session.path == path
    assert session.name == path.name
    assert not session.is_dirty
    assert session.snapshot() is None


def test_a_file_that_cannot_be_read_is_refused(tmp_path, measure, recovery):
    for name, data in {"a.argmap": b"{", "b.argmap": b"\xff", "c.bin": b"\x00\x01"}.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(FormatError):
            Session.open(tmp_path / name, measure, at_once, recovery)
    with pytest.raises(FormatError, match="missing"):
        Session.open(tmp_path / "missing.argmap", measure, at_once, recovery)


def test_a_relative_path_stays_where_it_was(path, measure, recovery, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    session = Session.open(path.relative_to(tmp_path), measure, at_once, recovery)
    monkeypatch.chdir("/")
    judge(session)
    session.save()
    assert load(path).nodes["claim"].judgement == "open"


def test_an_edit_makes_it_dirty_and_undoing_it_clean(session):
    judge(session)
    assert session.is_dirty
    session.editor.undo()
    assert not session.is_dirty


def test_words_being_typed_make_it_dirty(session):
    type_words(session, "The claim and more")
    assert session.is_dirty
    type_words(session, "The claim")
    assert not session.is_dirty, "the same words are no change"
    type_words(session, "Other words")
    session.editor.drafted.emit(None)
    assert not session.is_dirty


def test_saving_hands_in_what_is_being_typed(session, path):
    hand_in(session, "Just typed")
    session.save()
    assert load(path).nodes["claim"].text == "Just typed"
    assert not session.is_dirty
    assert session.editor.document.undo_label == "Edit text"


def test_saving_elsewhere_is_where_it_is_saved_from_then_on(session, path, tmp_path):
    before = path.read_bytes()
    judge(session)
    other = tmp_path / "other.argmap"
    session.save(other)
    assert session.path == other
    assert path.read_bytes() == before
    assert load(other) == session.editor.map


def test_a_map_without_a_file_has_to_be_told_where(new, tmp_path):
    assert new.name == "A map"
    with pytest.raises(FormatError):
        new.save()
    assert new.path is None
    new.save(tmp_path / "new.argmap")
    assert new.name == "new.argmap"


def test_what_another_program_wrote_is_not_written_over_unasked(session, path):
    judge(session)
    path.write_bytes(path.read_bytes() + b"\n")
    before = path.read_bytes()
    with pytest.raises(OverwriteError, match="another program"):
        session.save()
    assert path.read_bytes() == before
    assert session.is_dirty
    session.save(overwrites=True)
    assert load(path).nodes["claim"].judgement == "open"
    session.editor.undo()
    session.save()


def test_a_save_that_fails_loses_nothing(session, tmp_path):
    judge(session)
    before = session.path
    with pytest.raises(FormatError, match="Cannot save"):
        session.save(tmp_path / "no such folder" / "x.argmap")
    assert session.is_dirty
    assert session.path == before


def test_a_copy_is_written_within_the_delay(session, recovery, clock):
    judge(session)
    assert not recovery.path.exists()
    clock.pass_(RECOVERY_DELAY_S)
    recovered = read_recovery(recovery.path)
    assert recovered.map.nodes["claim"].judgement == "open"
    assert recovered.original == session.path
    assert list(recovery_files(recovery_folder())) == [recovery.path]


def test_typing_on_and_on_does_not_put_the_copy_off(session, recovery, clock):
    for count in range(30):
        type_words(session, "word " * count)
        clock.pass_(RECOVERY_DELAY_S / 10)
    assert "word" in read_recovery(recovery.path).map.nodes["claim"].text
    assert len(clock.due) <= 1


def test_the_copy_holds_words_that_are_still_being_typed(session, recovery, clock):
    judge(session)
    type_words(session, "Half a sent")
    clock.pass_(RECOVERY_DELAY_S)
    copied = read_recovery(recovery.path).map.nodes["claim"]
    assert (copied.text, copied.judgement) == ("Half a sent", "open")
    assert session.editor.map.nodes["claim"].text == "The claim", "a copy is no edit"


def test_the_copy_of_a_new_map_says_it_has_no_file(new, recovery, clock):
    judge(new)
    clock.pass_(RECOVERY_DELAY_S)
    assert read_recovery(recovery.path).original is None


def test_saving_removes_the_copy_and_it_does_not_come_back(session, recovery, clock):
    judge(session)
    clock.pass_(RECOVERY_DELAY_S)
    session.editor.undo()
    judge(session)
    session.save()
    assert not recovery.path.exists()
    clock.pass_(10)
    assert not recovery.path.exists()


def test_undoing_everything_removes_the_copy(session, recovery, clock):
    judge(session)
    clock.pass_(RECOVERY_DELAY_S)
    session.editor.undo()
    clock.pass_(RECOVERY_DELAY_S)
    assert not recovery.path.exists()


def test_letting_go_removes_the_copy_for_good(session, recovery, clock):
    judge(session)
    clock.pass_(RECOVERY_DELAY_S)
    judge(session)
    session.let_go()
    assert not recovery.path.exists()
    clock.pass_(10)
    assert not recovery.path.exists()


def test_after_saving_elsewhere_the_copy_names_the_new_file(session, recovery, clock, tmp_path):
    session.save(tmp_path / "other.argmap")
    judge(session)
    clock.pass_(RECOVERY_DELAY_S)
    assert read_recovery(recovery.path).original == tmp_path / "other.argmap"


def test_a_disk_that_fails_is_told_once_until_it_works_again(session, clock, failures):
    recovery_folder().parent.mkdir(parents=True)
    recovery_folder().write_text("a file where the folder should be")
    for _ in range(3):
        session.editor.undo()
        judge(session)
        clock.pass_(RECOVERY_DELAY_S)
    assert len(failures) == 1
    assert "Save often" in failures[0]
    recovery_folder().unlink()
    session.editor.undo()
    judge(session)
    clock.pass_(RECOVERY_DELAY_S)
    assert len(list(recovery_files(recovery_folder()))) == 1
    assert len(failures) == 1


def test_what_is_no_recovery_file_is_refused(tmp_path, map):
    for data in (b"", b"{}\n", b"[]\n", b"\xff\n", b'{"original": null}\n{', native.write(map)):
        (tmp_path / "x.recovery").write_bytes(data)
        with pytest.raises(FormatError):
            read_recovery(tmp_path / "x.recovery")


def test_the_newest_copies_come_first(tmp_path):
    assert list(recovery_files(tmp_path / "none")) == []
    for age, name in enumerate(("new", "older", "oldest")):
        file = tmp_path / f"{name}.recovery"
        file.touch()
        os.utime(file, (1000 - age, 1000 - age))
    (tmp_path / "new.lock").touch()
    assert [file.stem for file in recovery_files(tmp_path)] == ["new", "older", "oldest"]


def test_an_example_is_saved_as_it_was(tmp_path, measure, recovery):
    for name in ("school-phones.argmap", "north-korea-troops.argmap"):
        session = Session.open(shipped("examples", name), measure, at_once, recovery)
        session.save(tmp_path / name)
        assert (tmp_path / name).read_bytes() == shipped("examples", name).read_bytes()
