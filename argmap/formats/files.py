"""Bytes on disk: reading a file whole, and saving so that a crash leaves the old or the new one."""

import contextlib
import os
import tempfile
from pathlib import Path

from argmap.formats.plain import FILE_LIMIT
from argmap.model.errors import FormatError
from argmap.model.wording import tr


def read_bytes(path: Path) -> bytes:
    """Read a file of at most 64 MiB. Raises FormatError in plain words."""
    try:
        with path.open("rb") as file:
            return file.read(FILE_LIMIT + 1)
    except OSError as error:
        raise FormatError(tr("Cannot read “{path}”: {why}.", path=path, why=_reason(error))) from error


def stamp_of(path: Path) -> tuple[int, int] | None:
    """Give what changes when another program writes a file: its time and size; None without a file."""
    try:
        state = path.stat()
    except OSError:
        return None
    return (state.st_mtime_ns, state.st_size)


def write_bytes(path: Path, data: bytes) -> None:
    """Replace a file in one step, keeping its permissions; a symbolic link stays one.

    On any failure the old file is untouched, nothing is left beside it, and FormatError
    says why.
    """
    target = Path(os.path.realpath(path))
    try:
        _replace(target, data)
    except OSError as error:
        raise FormatError(tr("Cannot save “{path}”: {why}.", path=path, why=_reason(error))) from error


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode_of(target))
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _mode_of(target: Path) -> int:
    try:
        return target.stat().st_mode & 0o7777
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
