import os
import sys

import pytest

from argmap.formats.files import read_bytes, write_bytes
from argmap.formats.registry import load
from argmap.model.errors import FormatError


def test_saving_replaces_the_file_and_keeps_its_permissions(tmp_path):
    path = tmp_path / "map.argmap"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["map.argmap"]


def test_saving_through_a_symbolic_link_writes_the_file_behind_it(tmp_path):
    real, link = tmp_path / "real.argmap", tmp_path / "link.argmap"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_bytes(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_save_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "map.argmap"
    path.write_bytes(b"old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FormatError, match="no space left on device"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["map.argmap"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a full device")
def test_a_full_disk_is_said_in_words(tmp_path):
    with open("/dev/full", "wb", buffering=0) as full, pytest.raises(OSError, match="space"):
        full.write(b"x")
    with pytest.raises(FormatError, match="Cannot save"):
        write_bytes(tmp_path / "no such folder" / "map.argmap", b"x")


@pytest.mark.parametrize("make", [lambda p: None, lambda p: p.mkdir()])
def test_a_missing_file_and_a_folder_are_refused_in_words(tmp_path, make):
    path = tmp_path / "map.argmap"
    make(path)
    with pytest.raises(FormatError, match="Cannot read"):
        read_bytes(path)


def test_a_file_of_another_kind_is_refused_by_name(tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG")
    with pytest.raises(FormatError, match=r"picture\.png: This is not a kind of file"):
        load(path)


def test_a_map_under_another_name_is_known_by_its_content(tmp_path):
    path = tmp_path / "map.json"
    path.write_bytes(b'{"format": "argmap", "version": 1}')
    assert load(path).nodes == {}


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    path, other = tmp_path / "map.argmap", tmp_path / "other"
    write_bytes(path, b"x")
    other.write_bytes(b"x")
    assert path.stat().st_mode == other.stat().st_mode
