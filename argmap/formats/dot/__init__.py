"""DOT, the language of Graphviz: any graph is read, and maps are written to be drawn and read back."""

import re

from argmap.formats.building import MapBuilder
from argmap.formats.carrying import EVERYTHING, UNSOUND
from argmap.formats.decoding import peek, read_text
from argmap.formats.dot.attributes import KNOWN
from argmap.formats.dot.reading import Conversion
from argmap.formats.dot.statements import parse
from argmap.formats.edges import EDGES
from argmap.formats.registry import Format, Options
from argmap.formats.report import Reading
from argmap.model.graph import ArgumentMap

_LOOKS = re.compile(
    r"\s*(?:(?://|#)[^\n]*\n\s*|/\*.*?\*/\s*)*(?:strict\s+)?(?:di)?graph\b\s*(?:\"[^\"\n]*\"|[\w.-]*)\s*\{",
    re.IGNORECASE | re.DOTALL,
)
_CARRIED = EVERYTHING - {"tags", "sources", "positions", "scenarios", "texts"} - UNSOUND


def read(data: bytes, options: Options) -> Reading:
    """Read the first graph of a DOT file. Raises FormatError, naming the line."""
    builder = MapBuilder(data)
    drawing = parse(read_text(data, builder.report), KNOWN, builder.report)
    return Conversion(builder, drawing, options.get(EDGES.name, EDGES.default)).run()


def write(map: ArgumentMap, _options: Options) -> bytes:
    """Write a map for Graphviz. Raises FormatError where pydot is not installed."""
    from argmap.formats.dot import writing  # noqa: PLC0415  loads the colours

    return writing.write(map)


FORMAT = Format(
    "dot",
    "DOT (Graphviz)",
    (".dot", ".gv"),
    read,
    write,
    lambda head: bool(_LOOKS.match(peek(head))),
    _CARRIED,
    (EDGES,),
)
