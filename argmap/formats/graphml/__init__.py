"""GraphML: any graph is read, and maps are written with all that is in them. Knows no drawing."""

import re

from argmap.formats.building import MapBuilder
from argmap.formats.carrying import EVERYTHING
from argmap.formats.decoding import peek
from argmap.formats.edges import EDGES
from argmap.formats.registry import Format, Options
from argmap.formats.report import Reading
from argmap.model.graph import ArgumentMap

_LOOKS = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?graphml[\s>]", re.DOTALL)


def read(data: bytes, options: Options) -> Reading:
    """Read the first graph of a GraphML file. Raises FormatError."""
    from argmap.formats.graphml.reading import GraphReader  # noqa: PLC0415  for files of this format only

    return GraphReader(MapBuilder(data), options.get(EDGES.name, EDGES.default)).read(data)


def write(map: ArgumentMap, _options: Options) -> bytes:
    """Write a map as GraphML: nodes and links are both vertices, as in `argmap.analysis.graphs`."""
    from argmap.formats.graphml import writing  # noqa: PLC0415  for files of this format only

    return writing.write(map)


FORMAT = Format(
    "graphml",
    "GraphML",
    (".graphml",),
    read,
    write,
    lambda head: bool(_LOOKS.match(peek(head))),
    EVERYTHING,
    (EDGES,),
)
