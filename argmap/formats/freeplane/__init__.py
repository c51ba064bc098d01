"""Freeplane's and FreeMind's mind maps (.mm): what the format is. Its modules read and write it."""

from argmap.formats.annotations import CARRIED
from argmap.formats.carrying import ABOUT
from argmap.formats.freeplane.reading import looks_like, read
from argmap.formats.freeplane.writing import write
from argmap.formats.registry import Format
from argmap.formats.stances import CHILDREN

FORMAT = Format(
    "freeplane",
    "Freeplane",
    (".mm",),
    read,
    write,
    looks_like,
    CARRIED | ABOUT | {"support", "attack", "neutral", "linked", "undercuts", "notes", "tags"},
    (CHILDREN,),
)
__all__ = ["FORMAT", "read", "write"]
