"""Which formats there are, and which one a file is in: by its suffix, else by its content."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from argmap.formats import native
from argmap.formats.files import read_bytes
from argmap.model.errors import ArgmapError, FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr


@dataclass(frozen=True)
class Format:
    """A format that maps can be read from: its name, its suffixes and how to read it."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], ArgumentMap]
    sniff: Callable[[bytes], bool]


NATIVE = Format("argmap", (".argmap",), native.read, lambda head: head.lstrip().startswith(b"{"))
FORMATS: tuple[Format, ...] = (NATIVE,)


def load(path: Path) -> ArgumentMap:
    """Read a map from a file in any known format. Raises FormatError, naming the file."""
    data = read_bytes(path)
    try:
        return find_format(path, data).read(data)
    except ArgmapError as error:
        raise FormatError(tr("{file}: {error}", file=path.name, error=error)) from error


def find_format(path: Path, data: bytes) -> Format:
    """Find the format of a file: by suffix, else by what it starts with."""
    suffix = path.suffix.lower()
    by_suffix = (one for one in FORMATS if suffix in one.suffixes)
    by_content = (one for one in FORMATS if one.sniff(data[:1024]))
    found = next(by_suffix, None) or next(by_content, None)
    if found is None:
        raise FormatError(tr("This is not a kind of file that argmap reads."))
    return found
