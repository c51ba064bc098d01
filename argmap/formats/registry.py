"""Which formats there are, and which one a file is in: by its suffix, else by its content.

A format is a module of this package with a `FORMAT` in it, or comes from a package of its
own through the entry point group `argmap.formats`.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

from argmap.formats.carrying import EVERYTHING
from argmap.formats.files import read_bytes
from argmap.formats.garbage import uncollected
from argmap.formats.report import Reading, Report
from argmap.model.errors import ArgmapError, FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr

#: The modules of this package that hold a format, in the order in which content is looked at.
MODULES: tuple[str, ...] = (
    "aif",
    "aif.xaif",
    "kialo",
    "argdown",
    "opml",
    "freeplane",
    "mindmup",
    "jsoncanvas",
    "arggraph",
    "carneades",
    "dot",
    "graphml",
    "mermaid",
    "solvers.iccma",
    "solvers.apx",
    "solvers.tgf",
    "tables",
    "tables.tabbed",
    "outline.markdown",
    "outline",
    "documents.webpage",
    "documents.word",
)
ENTRY_POINTS = "argmap.formats"

#: What a reader or writer can be asked for besides, by name.
Options = Mapping[str, str]


class Choice(NamedTuple):
    """One option of a format: its name, what it asks, and what can be chosen with what that means, in words.

    Without values it can be anything that its reader or writer understands. `on` says whether
    it is about reading or writing, and `proposed` what a dialog shows at first, where that is
    not the default.
    """

    name: str
    words: str
    values: Mapping[str, str] = MappingProxyType({})
    on: Literal["read", "write", "both"] = "both"
    proposed: str = ""

    @property
    def default(self) -> str:
        """The first value: what holds where nothing is said."""
        return next(iter(self.values), "")


@dataclass(frozen=True, eq=False)
class Format:
    """A format that maps can be read from, written to, or both.

    `looks_like` is asked about the first kilobytes of a file with an unknown suffix, or one
    that several formats share. `read` raises FormatError, naming the place, for whatever
    bytes it is given. Files that end in one of `shared` are in this format where they look
    like it, and in another where they do not. `carries` names the features (`carrying`) that
    it has a place for.
    """

    id: str
    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, Options], Reading] | None = None
    write: Callable[[ArgumentMap, Options], bytes] | None = None
    looks_like: Callable[[bytes], bool] = lambda _head: False
    carries: frozenset[str] = frozenset()
    choices: tuple[Choice, ...] = field(default=())
    shared: tuple[str, ...] = ()


class Opened(NamedTuple):
    """A map read from a file, with what it was and what became of it."""

    map: ArgumentMap
    report: Report
    format: Format


def _read_native(data: bytes, _options: Options) -> Reading:
    from argmap.formats import native  # noqa: PLC0415  each format is loaded when it is first needed

    return Reading(native.read(data), Report())


def _write_native(map: ArgumentMap, _options: Options) -> bytes:
    from argmap.formats import native  # noqa: PLC0415  each format is loaded when it is first needed

    return native.write(map)


NATIVE = Format(
    "argmap",
    "argmap",
    (".argmap",),
    _read_native,
    _write_native,
    lambda head: head.lstrip().startswith(b"{") and b'"argmap"' in head,
    EVERYTHING,
)

#: Suffixes of languages in which much is written; they do not tell the format, content does.
_LANGUAGES = frozenset({".xml", ".yml", ".yaml"})
#: As much of a file as its content is judged by.
HEAD = 4096


@cache
def formats() -> tuple[Format, ...]:
    """Give all formats: argmap's own, those of this package, and those that other packages add."""
    built_in = (NATIVE, *(import_module(f"argmap.formats.{name}").FORMAT for name in MODULES))
    known = {one.id for one in built_in}
    return (*built_in, *(one for one in _added()[0] if one.id not in known))


def troubles() -> list[str]:
    """Say in a sentence each which formats of other packages could not be loaded."""
    return _added()[1]


@cache
def _added() -> tuple[list[Format], list[str]]:
    """Load the formats that other packages add; one that fails is left out, and does not stop argmap."""
    added, failed = [], []
    for point in entry_points(group=ENTRY_POINTS):
        try:
            loaded = point.load()
            if not isinstance(loaded, Format):
                raise TypeError(tr("it is no Format"))
            added.append(loaded)
        except Exception as error:  # noqa: BLE001  another package's code may raise anything
            failed.append(tr("The format “{name}” could not be loaded: {why}.", name=point.name, why=error))
    return added, failed


def load(path: Path) -> ArgumentMap:
    """Read a map from a file in any known format. Raises FormatError, naming the file."""
    return open_file(path).map


def open_file(path: Path, format: Format | None = None, options: Options | None = None) -> Opened:
    """Read a file, with the report on it. Raises FormatError, naming the file."""
    return read_named(path, read_bytes(path), format, options)


def read_named(
    path: Path, data: bytes, format: Format | None = None, options: Options | None = None
) -> Opened:
    """Read the bytes of a file, whose name may tell the format. Raises FormatError, naming the file."""
    with naming(path):
        return read_as(format or find_format(path, data), data, options)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Put the name of a file before what is wrong with it."""
    try:
        yield
    except ArgmapError as error:
        raise FormatError(tr("{file}: {error}", file=path.name, error=error)) from error


def read_as(format: Format, data: bytes, options: Options | None = None) -> Opened:
    """Read bytes in a format. Raises FormatError."""
    if format.read is None:
        raise FormatError(tr("argmap writes {name}, but does not read it.", name=format.name))
    try:
        with uncollected():
            map, report = format.read(data, options or {})
    except RecursionError as error:
        raise FormatError(tr("This is nested too deeply to be read.")) from error
    report.warnings.sort(key=lambda warning: (warning.line is None, warning.line))
    return Opened(map, report, format)


def find_format(path: Path, data: bytes) -> Format:
    """Find the format of a file that can be read: by suffix, and by what it starts with.

    Content decides among formats that share a suffix, and for a suffix that none has. Raises
    FormatError for what is none of them.
    """
    if not data.strip():
        raise FormatError(tr("The file is empty."))
    suffix = path.suffix.lower()
    if suffix in NATIVE.suffixes:  # spares loading the others
        return NATIVE
    named = [one for one in formats() if suffix in (*one.suffixes, *one.shared)]
    by_suffix = [one for one in named if one.read is not None and suffix not in _LANGUAGES]
    if named and all(one.read is None for one in named):
        raise FormatError(tr("argmap writes {name}, but does not read it.", name=named[0].name))
    if len(by_suffix) == 1 and suffix in by_suffix[0].suffixes:
        return by_suffix[0]
    head = data[:HEAD]
    for one in (*by_suffix, *formats()):
        if one.read is not None and one.looks_like(head):
            return one
    raise FormatError(tr("This is not a kind of file that argmap reads."))


def format_named(id: str) -> Format:
    """Give a format by its id. Raises FormatError that lists them."""
    for one in formats():
        if one.id == id:
            return one
    known = ", ".join(one.id for one in formats())
    raise FormatError(tr("There is no format called “{name}”; argmap knows {known}.", name=id, known=known))
