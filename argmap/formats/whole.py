"""Reads a file that is written just as argmap writes it, straight into records; it gives up on all others.

Most files are such files, and this takes half the time of going field by field. What it
leaves out, and every error, is the business of `native`, which can say where.
"""

from collections.abc import Iterator, Mapping

import msgspec

from argmap.formats.plain import count_ends, is_written_plainly
from argmap.model.records import (
    INFO,
    Group,
    Link,
    MapInfo,
    Node,
    Record,
    Scenario,
    Source,
    Text,
)


class Whole(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A file of today's version: sections of records without their ids, which are the keys."""

    format: str
    version: int
    map: MapInfo | None = None
    nodes: dict[str, Node] = {}
    links: dict[str, Link] = {}
    sources: dict[str, Source] = {}
    texts: dict[str, Text] = {}
    scenarios: dict[str, Scenario] = {}
    groups: dict[str, Group] = {}

    def records(self) -> Iterator[Record]:
        """Go through all records, once each has its id."""
        for section in (self.nodes, self.links, self.sources, self.texts, self.scenarios, self.groups):
            yield from section.values()


_decode = msgspec.json.Decoder(Whole).decode


def read_whole(data: bytes, version: int) -> Whole | None:
    """Read a file that holds known fields only, none given twice; None for any other file or version.

    Written again, the records must have as many keys as the text: otherwise something was
    left out in reading, an unknown field, a default or the first of two equal keys.
    """
    if not is_written_plainly(data):
        return None
    try:
        whole = _decode(data)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return None
    if whole.version != version or count_ends(data) != count_ends(msgspec.json.encode(whole)):
        return None
    return whole if _has_ids_put_in(whole) else None


def _has_ids_put_in(whole: Whole) -> bool:
    """Put the keys into the records as their ids; say no where a record has brought one of its own."""
    sections: tuple[Mapping[str, Record], ...] = (
        {INFO: whole.map} if whole.map else {},
        whole.nodes,
        whole.links,
        whole.sources,
        whole.texts,
        whole.scenarios,
        whole.groups,
        *(node.citations for node in whole.nodes.values() if node.citations),
    )
    put = msgspec.structs.force_setattr
    for section in sections:
        for id, record in section.items():
            if record.id or record.extra:
                return False
            put(record, "id", id)
    return True
