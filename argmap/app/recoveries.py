"""Recovery copies of this machine: which of them nobody is working on any more, and holding one's own."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QTimer

from argmap.editing.recovery import Recovery, recovery_files, recovery_folder


def start_recovery(on_failure) -> tuple[Recovery, QLockFile]:  # noqa: ANN001  a function of a sentence
    """Begin a recovery copy, held by a lock file for as long as this program runs."""

    def timer(seconds: float, run) -> None:  # noqa: ANN001  a function of nothing
        QTimer.singleShot(round(seconds * 1000), run)

    recovery = Recovery(recovery_folder(), timer, on_failure)
    lock = QLockFile(str(_lock_path(recovery.path)))
    lock.setStaleLockTime(0)
    try:
        recovery.path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:  # the first copy will say that it cannot be written
        return recovery, lock
    lock.tryLock(0)
    return recovery, lock


def abandoned() -> list[Path]:
    """Give the copies whose owner is gone without letting them go: it crashed or was killed."""
    return [path for path in recovery_files(recovery_folder()) if _is_abandoned(path)]


def discard(path: Path) -> None:
    """Remove a recovery copy for good."""
    for file in (path, _lock_path(path)):
        with contextlib.suppress(OSError):  # offered again next time, which is better than stopping here
            file.unlink()


def _is_abandoned(path: Path) -> bool:
    lock = QLockFile(str(_lock_path(path)))
    lock.setStaleLockTime(0)  # a lock is stale when its process is gone, not after a time
    if not lock.tryLock(0):
        return False
    lock.unlock()
    return True


def _lock_path(path: Path) -> Path:
    return path.with_suffix(".lock")
