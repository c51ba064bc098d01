"""One map open for work: its file, its editor, and the copy that survives a crash."""

from collections.abc import Callable
from pathlib import Path

from argmap.editing.editor import Editor
from argmap.editing.reasoning import Later
from argmap.editing.recovery import Recovery
from argmap.formats import native
from argmap.formats.files import stamp_of, write_bytes
from argmap.formats.plain import FILE_LIMIT
from argmap.formats.registry import NATIVE, load
from argmap.layout.sizes import TextMeasure
from argmap.model.change import Change
from argmap.model.errors import FormatError, OverwriteError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr


class Session:
    """A map, where it is saved, and what is unsaved."""

    def __init__(
        self, map: ArgumentMap, path: Path | None, measure: TextMeasure, later: Later, recovery: Recovery
    ) -> None:
        """Begin to work on a map; `path` is where it is from, and saved to if that is a file of argmap's."""
        is_native = path is not None and path.suffix.lower() in NATIVE.suffixes
        self.path = path.absolute() if path and is_native else None
        #: The file of another format that the map was read from, until it is saved as one of argmap's.
        self.origin: Path | None = None
        self.editor = Editor(map, measure, later)
        self._recovery = recovery
        self._stamp = stamp_of(self.path) if self.path else None
        self._draft: Callable[[], Change] | None = None
        self.editor.changed.connect(lambda _change, _moved: recovery.note())
        self.editor.drafted.connect(self._take_draft)
        recovery.watch(self.snapshot, self.path)
        if path and not is_native:
            self.came_from(path)

    @classmethod
    def open(cls, path: Path, measure: TextMeasure, later: Later, recovery: Recovery) -> "Session":
        """Open a file. Raises FormatError and leaves everything as it is when that fails."""
        return cls(load(path), path, measure, later, recovery)

    @property
    def is_dirty(self) -> bool:
        """Whether something is not saved, a text being typed included."""
        return self.editor.document.is_dirty or bool(self._draft and self._draft())

    @property
    def name(self) -> str:
        """What to call the map: its file, else its title."""
        if self.path:
            return self.path.name
        origin = self.origin.stem if self.origin else ""
        return self.editor.map.info.title or origin or tr("Untitled")

    def came_from(self, origin: Path) -> None:
        """Take the map for read from a file of another format: as one of argmap's own it is unsaved."""
        self.origin = origin.absolute()
        self._recovery.watch(self.snapshot, None, self.origin)
        self.editor.document.mark_unsaved()
        self._recovery.note()

    def resume_from(self, stamp: tuple[int, int] | None) -> None:
        """Take the work for based on a file as it was: one changed since is not written over unasked."""
        self._stamp = stamp
        self.editor.document.mark_unsaved()

    def save(self, path: Path | None = None, *, overwrites: bool = False) -> None:
        """Save to `path`, or where the map was saved before. Raises FormatError; then nothing is lost.

        Raises OverwriteError, unless it `overwrites`, where the file has changed on disk since
        it was opened or saved here.
        """
        chosen = path or self.path
        if chosen is None:
            raise FormatError(tr("This map has no file yet; choose where to save it."))
        target = chosen.absolute()
        if target == self.path and not overwrites and stamp_of(target) not in {None, self._stamp}:
            raise OverwriteError(tr("“{name}” was changed by another program.", name=target.name))
        self.editor.finish_typing()
        data = native.write(self.editor.map)
        if len(data) > FILE_LIMIT:
            most = FILE_LIMIT // 2**20
            raise FormatError(tr("The map is larger than the {n} MiB that argmap opens.", n=most))
        write_bytes(target, data)
        self.path, self.origin, self._stamp = target, None, stamp_of(target)
        self.editor.document.mark_saved()
        self._recovery.watch(self.snapshot, self.path)
        self._recovery.clear()

    def snapshot(self) -> ArgumentMap | None:
        """Give the map as it would be saved, with a text still being typed; None when all is saved."""
        if not self.is_dirty:
            return None
        change = self._draft() if self._draft else Change()
        if not change:
            return self.editor.map
        map = ArgumentMap(self.editor.map.records(), self.editor.map.info, self.editor.map.extra)
        map.write(change)
        return map

    def let_go(self) -> None:
        """Close the session for good: its recovery copy is no longer wanted."""
        self._recovery.watch(lambda: None, None)
        self._recovery.clear()

    def _take_draft(self, draft: Callable[[], Change] | None) -> None:
        self._draft = draft
        if draft is not None:
            self._recovery.note()
