"""Turns a file of one format into one of another, or a folder of them. `exchange` tells what came of it."""

import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.cli.printing import qt_needed
from argmap.formats.files import read_bytes, write_bytes
from argmap.formats.registry import Format, Opened
from argmap.model.errors import ArgmapError, FormatError
from argmap.model.wording import tr

if TYPE_CHECKING:
    from argmap.model.graph import ArgumentMap

#: Stands for standard input or output.
STREAM = Path("-")


@dataclass(frozen=True)
class Wishes:
    """What is wanted of a conversion: formats, where files do not say them, and options."""

    reads: Format | None = None
    writes: Format | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    #: Whether options that neither format has are let pass: among many files some may have them.
    is_lenient: bool = False


@dataclass(frozen=True)
class Done:
    """One conversion: what was read, what it was written as, and what that could not carry."""

    opened: Opened
    writes: Format
    losses: list[str]


def all_formats() -> tuple[Format, ...]:
    """Give all formats, those that are drawn last."""
    from argmap.formats.registry import formats
    from argmap.raster.drawn import PICTURES

    return (*formats(), *PICTURES)


def named(id: str) -> Format:
    """Give a format by its id, or a suffix that only it has. Raises FormatError that lists them."""
    known = all_formats()
    found = [one for one in known if one.id == id.lower()]
    found = found or [one for one in known if f".{id.lower().lstrip('.')}" in one.suffixes]
    if not found:
        names = ", ".join(one.id for one in known)
        raise FormatError(
            tr("There is no format called “{name}”; argmap knows {known}.", name=id, known=names)
        )
    return found[0]


def convert_file(source: Path, out: Path, wishes: Wishes, name: str) -> Done:
    """Read one file, which errors call by `name`, and write the other.

    Raises FormatError, and then nothing is written.
    """
    from argmap.formats.choosing import require_options

    if STREAM not in {source, out} and source.resolve() == out.resolve():
        raise FormatError(tr("“{file}” would be written over itself; give it another name.", file=out))
    if out.is_dir():
        raise FormatError(tr("“{path}” is a folder; name a file to write to.", path=out))
    writes = wishes.writes or _format_to_write(out)
    data = sys.stdin.buffer.read() if source == STREAM else read_bytes(source)
    try:
        reads = _format_of(source, data, wishes)
        if not wishes.is_lenient:
            require_options(wishes.options, (reads, writes))
        return _convert(reads, data, out, writes, wishes.options)
    except ArgmapError as error:
        raise FormatError(tr("{file}: {error}", file=name, error=error)) from error


def _convert(reads: Format, data: bytes, out: Path, writes: Format, options: Mapping[str, str]) -> Done:
    from argmap.formats.carrying import losses
    from argmap.formats.choosing import options_for
    from argmap.formats.registry import read_as

    opened = read_as(reads, data, options_for(reads, options))
    written = _write(writes, opened.map, options_for(writes, options))
    if out == STREAM:
        sys.stdout.buffer.write(written)
    else:
        write_bytes(out, written)
    return Done(opened, writes, [] if is_picture(writes) else losses(opened.map, writes.carries))


def _write(format: Format, map: "ArgumentMap", options: Mapping[str, str]) -> bytes:
    if format.write is None:
        raise FormatError(tr("argmap reads {name}, but does not write it.", name=format.name))
    if not is_picture(format):
        return format.write(map, options)
    with qt_needed():
        return format.write(map, options)


def is_picture(format: Format) -> bool:
    """Say whether a format is a drawing."""
    from argmap.raster.drawn import PICTURES

    return format in PICTURES


def _format_of(source: Path, data: bytes, wishes: Wishes) -> Format:
    from argmap.formats.registry import find_format

    return wishes.reads or find_format(source, data)


def _format_to_write(out: Path) -> Format:
    """Find the format that a file's suffix asks for. Raises FormatError."""
    if out == STREAM:
        raise FormatError(tr("Say with --to which format to print."))
    suffix = out.suffix.lower()
    for one in all_formats():
        if one.write is not None and suffix in one.suffixes:
            return one
    known = " ".join(sorted({suffix for one in all_formats() if one.write for suffix in one.suffixes}))
    raise FormatError(
        tr("argmap writes no files that end in “{suffix}”; it writes {known}.", suffix=suffix, known=known)
    )


# -- folders ------------------------------------------------------------------------------


class Plan(NamedTuple):
    """What becomes of a folder: each file with the one it is to be, and why others are passed over."""

    files: list[tuple[Path, Path]]
    passed_over: dict[Path, str]


def plan(source: Path, out: Path, wishes: Wishes) -> Plan:
    """Plan for each file in a folder what it is to become; subfolders stay.

    Files that differ in their suffix only keep it in their new name. Nothing in `out` is taken
    for a file to be read, so that the same call can be made twice.
    """
    writes = wishes.writes or named("argmap")
    if writes.write is None:
        raise FormatError(tr("argmap reads {name}, but does not write it.", name=writes.name))
    if source.resolve() == out.resolve():
        raise FormatError(tr("Give another folder to write to than the one that is read."))
    files = [path for path in _files_in(source) if not path.resolve().is_relative_to(out.resolve())]
    found = {} if wishes.reads is not None else {path: _why_unreadable(path) for path in files}
    read = [path for path in files if not found.get(path)]
    taken = Counter(_stem(path) for path in read)
    targets = (_renamed(path, writes, is_whole=taken[_stem(path)] > 1) for path in read)
    return Plan(
        [(path, out / target.relative_to(source)) for path, target in zip(read, targets, strict=True)],
        {path: why for path, why in found.items() if why},
    )


def require_folder(source: Path, out: Path) -> None:
    """See to it that what a folder is to become is not named like a file. Raises FormatError."""
    suffixes = {suffix for one in all_formats() for suffix in one.suffixes}
    if not out.exists() and out.suffix.lower() in suffixes:
        message = tr(
            "“{source}” is a folder and becomes one: “{out}” must not end in “{suffix}” like a file.",
            source=source,
            out=out,
            suffix=out.suffix,
        )
        raise FormatError(message)


def make_folder(folder: Path) -> None:
    """See to it that a folder is there. Raises FormatError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise FormatError(tr("“{path}” is a file; name a folder to write to.", path=folder)) from error
    except OSError as error:
        raise FormatError(
            tr("Cannot make the folder “{path}”: {why}.", path=folder, why=(error.strerror or "").lower())
        ) from error


def _stem(path: Path) -> str:
    """Give a path without its suffix, as file systems that do not tell large from small letters see it."""
    return str(path.with_suffix("")).casefold()


def _renamed(path: Path, format: Format, *, is_whole: bool) -> Path:
    return path.with_name((path.name if is_whole else path.stem) + format.suffixes[0])


def _files_in(folder: Path) -> list[Path]:
    try:
        paths = sorted(folder.rglob("*"))
    except OSError as error:
        raise FormatError(tr("Cannot read “{path}”: {why}.", path=folder, why=error.strerror)) from error
    inside = [path for path in paths if path.is_file()]
    return [path for path in inside if not any(p.startswith(".") for p in path.relative_to(folder).parts)]


def _why_unreadable(path: Path) -> str:
    """Say why a file is in no format that argmap reads, by its suffix and how it begins; nothing if it is."""
    from argmap.formats.registry import HEAD, find_format

    try:
        with path.open("rb") as file:
            find_format(path, file.read(HEAD))
    except ArgmapError as error:
        return str(error)
    except OSError:  # which converting it will tell
        return ""
    return ""
