"""Builds a map from what a foreign file says: ids, order and look-ups are made here. Reads no format."""

import random
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from argmap.formats.report import Reading, Report
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.ids import id_from
from argmap.model.order import FIRST, ascending
from argmap.model.records import (
    FIELD_LIMIT,
    ID_LIMIT,
    INFO,
    Citation,
    Group,
    Link,
    MapInfo,
    Node,
    Record,
    Source,
)
from argmap.model.wording import tr

#: More cards than this are no argument map; nor are so many groups and sources.
NODE_LIMIT = 100_000


class MapBuilder:
    """Collects records in the order of the file.

    Ids of the file are kept where they can be; other records get ids that look random but
    come out the same whenever the same file is read. Texts longer than a map may hold are
    cut, and the report says so.
    """

    def __init__(self, data: bytes) -> None:
        self.report = Report()
        self.records: dict[str, Record] = {}
        self.info: dict[str, Any] = {}
        self._random = random.Random(blake2b(data, digest_size=16).digest())  # noqa: S311  not a secret
        self._orders = ascending()
        self._nodes = 0
        self._others = 0

    def node(self, text: str, id: str | None = None, *, kind: str = "claim", **fields: Any) -> str:
        """Add a node; give its id. Raises FormatError beyond the limit of nodes."""
        self.expect(1)
        self._nodes += 1
        made = self._free_id(id)
        order = fields.pop("order", None) or next(self._orders)
        self.records[made] = Node(id=made, kind=kind, text=self.fitted(text), order=order, **fields)
        return made

    def expect(self, nodes: int) -> None:
        """Refuse at once what would hold too many nodes. Raises FormatError."""
        if self._nodes + nodes > NODE_LIMIT:
            raise FormatError(tr("This holds more than {limit} cards.", limit=NODE_LIMIT))

    def link(
        self,
        stance: str,
        premises: Iterable[str] | Mapping[str, str],
        target: str,
        id: str | None = None,
        **fields: Any,
    ) -> str:
        """Add a link from premises, in their order or with order keys, to a node or link; give its id."""
        made = self._free_id(id)
        order = fields.pop("order", None) or next(self._orders)
        self.records[made] = Link(
            id=made, stance=stance, premises=_keyed(premises), target=target, order=order, **fields
        )
        return made

    def group(self, title: str, parent: str | None = None, id: str | None = None) -> str:
        """Add a group; give its id."""
        return self._add(Group(id=self._free_id(id), title=self.fitted(title), parent=parent))

    def source(self, title: str, id: str | None = None, **fields: Any) -> str:
        """Add a source; give its id."""
        return self._add(Source(id=self._free_id(id), title=self.fitted(title), **fields))

    def cite(self, node: str, source: str, **fields: Any) -> None:
        """Add a citation of a source to a node."""
        cited = Citation(id=self._free_id(None), source=source, **fields)
        # In place, while nobody else has the record: a node may be cited ten thousand times.
        self.records[node].citations[cited.id] = cited  # type: ignore[attr-defined]

    def change(self, id: str, **fields: Any) -> None:
        """Set fields of a record that was added before."""
        from msgspec.structs import replace  # noqa: PLC0415  only readers with a second pass need it

        self.records[id] = replace(self.records[id], **fields)

    def fitted(self, text: str) -> str:
        """Cut a text to what a field may hold, and make sure that it can be saved."""
        clean = text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
        if "\r" in clean:
            clean = clean.replace("\r\n", "\n").replace("\r", "\n")
        if len(clean) <= FIELD_LIMIT:
            return clean
        self.report.warn(
            tr(
                "A text of {n} characters was cut: a card holds {limit}. It begins: “{start}”.",
                n=len(clean),
                limit=FIELD_LIMIT,
                start=clean[:40],
            )
        )
        return clean[:FIELD_LIMIT]

    def finish(self) -> Reading:
        """Give the map with the report on it."""
        return Reading(ArgumentMap(self.records.values(), MapInfo(id=INFO, **self.info)), self.report)

    def _add(self, record: Group | Source) -> str:
        self._others += 1
        if self._others > NODE_LIMIT:
            raise FormatError(tr("This holds more than {limit} groups and sources.", limit=NODE_LIMIT))
        self.records[record.id] = record
        return record.id

    def _free_id(self, wanted: str | None) -> str:
        if wanted and len(wanted) <= ID_LIMIT and wanted != INFO and wanted not in self.records:
            return wanted
        if wanted and len(wanted) > ID_LIMIT:
            self.report.drop(tr("ids of more than {n} characters, for which others stand", n=ID_LIMIT))
        while (made := id_from(self._random)) in self.records:
            pass
        return made


def _keyed(premises: Iterable[str] | Mapping[str, str]) -> dict[str, str]:
    if isinstance(premises, Mapping):
        return dict(premises)
    ids = list(dict.fromkeys(premises))
    return {ids[0]: FIRST} if len(ids) == 1 else dict(zip(ids, ascending(), strict=False))
