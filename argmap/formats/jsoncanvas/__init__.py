"""JSON Canvas (.canvas), as Obsidian and others keep it: what the format is. Its modules read and write it.

A stance is the label and the colour of an arrow. Linked premises meet in a small node, the
junction, and so do a step and what attacks it. What JSON Canvas has no key for is in objects
called `x-argmap`, which other programs pass over.
"""

from argmap.formats.annotations import CARRIED
from argmap.formats.carrying import ABOUT
from argmap.formats.jsoncanvas.arrows import EDGES
from argmap.formats.jsoncanvas.reading import looks_like, read
from argmap.formats.jsoncanvas.writing import write
from argmap.formats.registry import Format

FORMAT = Format(
    "jsoncanvas",
    "JSON Canvas",
    (".canvas",),
    read,
    write,
    looks_like,
    CARRIED
    | ABOUT
    | {"support", "attack", "neutral", "linked", "undercuts", "notes", "tags", "groups", "positions"},
    (EDGES,),
)
__all__ = ["FORMAT", "read", "write"]
