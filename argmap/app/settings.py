"""What is remembered between runs: recent files, the window's shape, the colours. Never anything of a map."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

RECENT_KEPT = 10


class Settings:
    """A thin, typed layer over QSettings."""

    def __init__(self) -> None:
        self._store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "argmap", "argmap")

    @property
    def recent(self) -> list[Path]:
        """The files opened or saved last, newest first."""
        kept = self._store.value("recent", [])
        paths = [kept] if isinstance(kept, str) else list(kept or [])
        return [Path(path) for path in paths]

    def remember(self, path: Path) -> None:
        """Put a file first among the recent ones; files are looked for beside it from now on."""
        self._store.setValue("folder", str(path.parent))
        rest = [other for other in self.recent if other != path]
        self._store.setValue("recent", [str(p) for p in [path, *rest][:RECENT_KEPT]])

    def forget_recent(self) -> None:
        """Empty the list of recent files."""
        self._store.remove("recent")

    @property
    def folder(self) -> Path:
        """The folder that was used last, while it is there; else the user's own."""
        kept = Path(str(self._store.value("folder", "")) or Path.home())
        return kept if kept.is_dir() else Path.home()

    @property
    def colours(self) -> str:
        """The colours chosen: ``light``, ``dark`` or ``system``."""
        return str(self._store.value("colours", "system"))

    @colours.setter
    def colours(self, name: str) -> None:
        self._store.setValue("colours", name)

    @property
    def is_tinted(self) -> bool:
        """Whether cards are tinted by their strength."""
        return str(self._store.value("tinted", "no")) == "yes"

    @is_tinted.setter
    def is_tinted(self, does: bool) -> None:
        self._store.setValue("tinted", "yes" if does else "no")

    @property
    def last_export(self) -> str:
        """The id of the format that a map was exported to last; nothing at first."""
        return str(self._store.value("export", ""))

    @last_export.setter
    def last_export(self, id: str) -> None:
        self._store.setValue("export", id)

    @property
    def geometry(self) -> QByteArray | None:
        """Where the last window stood."""
        value = self._store.value("geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("geometry", value)
