"""Copies of unsaved work, kept beside the user's files until the work is saved.

A recovery file is one line of JSON that says what it is a copy of, then an .argmap file. It
never lies in the user's folders. Who is still running is the business of whoever lists them.
"""

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from argmap.formats import native
from argmap.formats.files import read_bytes, stamp_of, write_bytes
from argmap.model.errors import ArgmapError, FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.ids import fresh_id
from argmap.model.wording import tr

#: Time from the first unsaved keystroke to a copy of it, in seconds.
RECOVERY_DELAY_S = 1.5

SUFFIX = ".recovery"

Timer = Callable[[float, Callable[[], object]], None]


def recovery_folder() -> Path:
    """Give the folder that copies are kept in, of this user and this machine."""
    return platformdirs.user_state_path("argmap", appauthor=False) / "recovery"


@dataclass(frozen=True)
class Recovered:
    """A copy of unsaved work: the map, the file it was being saved to, and that file's stamp then.

    `origin` is the file of another format that the map was read from, if it was.
    """

    map: ArgumentMap
    original: Path | None
    stamp: tuple[int, int] | None = None
    origin: Path | None = None


def read_recovery(path: Path) -> Recovered:
    """Read a recovery file. Raises FormatError where it is no good."""
    head, _, body = read_bytes(path).partition(b"\n")
    try:
        about = json.loads(head)
        original, stamp, origin = about["original"], about.get("stamp"), about.get("origin")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FormatError(tr("“{name}” is not a recovery file.", name=path.name)) from error
    is_stamp = isinstance(stamp, list) and len(stamp) == 2  # noqa: PLR2004  a time and a size
    return Recovered(
        native.read(body),
        Path(original) if isinstance(original, str) else None,
        (stamp[0], stamp[1]) if is_stamp else None,
        Path(origin) if isinstance(origin, str) else None,
    )


def recovery_files(folder: Path) -> Iterator[Path]:
    """Go through the recovery files there are, newest first."""
    found = [path for path in folder.glob(f"*{SUFFIX}") if path.is_file()] if folder.is_dir() else []
    yield from sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


class Recovery:
    """Keeps a copy of one map's unsaved state, a moment behind the typing."""

    def __init__(self, folder: Path, timer: Timer, on_failure: Callable[[str], None]) -> None:
        self.path = folder / f"{fresh_id()}{SUFFIX}"
        self._timer = timer
        self._on_failure = on_failure
        self._is_waiting = False
        self._has_failed = False
        self._snapshot: Callable[[], ArgumentMap | None] = lambda: None
        self._original: Path | None = None
        self._origin: Path | None = None
        self._stamp: tuple[int, int] | None = None

    def watch(
        self,
        snapshot: Callable[[], ArgumentMap | None],
        original: Path | None,
        origin: Path | None = None,
    ) -> None:
        """Copy what `snapshot` gives from now on; it gives None while nothing is unsaved."""
        self._snapshot, self._original, self._origin = snapshot, original, origin
        self._stamp = stamp_of(original) if original else None

    def note(self) -> None:
        """Hear that something was typed or changed: a copy follows within `RECOVERY_DELAY_S`."""
        if not self._is_waiting:
            self._is_waiting = True
            self._timer(RECOVERY_DELAY_S, self.write)

    def write(self) -> bool:
        """Write the copy at once, or remove it when nothing is unsaved. Say whether that was done."""
        self._is_waiting = False
        map = self._snapshot()
        if map is None:
            self.clear()
            return True
        about = {
            "original": str(self._original) if self._original else None,
            "stamp": self._stamp,
            "origin": str(self._origin) if self._origin else None,
        }
        head = json.dumps(about)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(self.path, head.encode() + b"\n" + native.write(map))
        except (ArgmapError, OSError) as error:
            self._tell_failure(error)
            return False
        self._has_failed = False
        return True

    def clear(self) -> None:
        """Remove the copy: the work is saved, or its owner has let it go."""
        with contextlib.suppress(OSError):
            self.path.unlink()

    def _tell_failure(self, error: Exception) -> None:
        if not self._has_failed:
            self._has_failed = True
            self._on_failure(tr("No recovery copy can be kept: {why} Save often.", why=error))
