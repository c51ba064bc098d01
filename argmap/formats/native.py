"""The .argmap format: plain data to records and back, field by field (docs/format.md)."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from argmap.formats.migrations import VERSION, migrate
from argmap.formats.plain import FILE_LIMIT, read_json, require_shallow
from argmap.formats.whole import read_whole
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.records import (
    ID_LIMIT,
    INFO,
    SECTIONS,
    Citation,
    MapInfo,
    Node,
    Record,
    Scenario,
    credence_fault,
)
from argmap.model.wording import tr

FORMAT = "argmap"
_HEAD = ("format", "version", "map", *SECTIONS)


def _file_fields(record: type[Record]) -> frozenset[str]:
    return frozenset(f.name for f in msgspec.structs.fields(record)) - {"id", "extra"}


_KINDS: tuple[type[Record], ...] = (*SECTIONS.values(), Citation, MapInfo)
_FIELDS = {kind: _file_fields(kind) for kind in _KINDS}


def read(data: bytes) -> ArgumentMap:
    """Read the bytes of an .argmap file. Raises FormatError, naming the place."""
    whole = read_whole(data, VERSION) if len(data) <= FILE_LIMIT else None
    if whole is not None and whole.format == FORMAT:
        return _checked(list(whole.records()), whole.map or MapInfo(id=INFO), {})
    raw = read_json(data)
    return read_plain(migrate(raw, _version(raw)))


def read_plain(raw: dict[str, Any], others: Iterable[Record] = ()) -> ArgumentMap:
    """Make a map of the plain data of a file of today's version, and of other records as they are.

    The data are used up. Raises FormatError, naming the place.
    """
    info = _read_record(MapInfo, INFO, _object(raw.get("map", {}), "map"), "map")
    records = list(others)
    for section, kind in SECTIONS.items():
        records.extend(_read_section(kind, section, _object(raw.get(section, {}), section)))
    extra = {key: value for key, value in raw.items() if key not in _HEAD}
    require_shallow(extra)
    return _checked(records, info, extra)


def write(map: ArgumentMap) -> bytes:
    """Write a map as the bytes of an .argmap file; the same map gives the same bytes."""
    out: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    info = _write_record(msgspec.to_builtins(map.info))
    if info:
        out["map"] = info
    for section in SECTIONS:
        records: dict[str, Record] = getattr(map, section)
        if records:
            plain = msgspec.to_builtins(records)
            out[section] = {id: _write_record(plain[id]) for id in sorted(plain)}
    out.update(map.extra)
    return msgspec.json.format(msgspec.json.encode(out), indent=1) + b"\n"


def _checked(records: list[Record], info: MapInfo, extra: dict[str, Any]) -> ArgumentMap:
    _require_unique(records)
    _require_credences(records)
    return ArgumentMap(records, info, extra)


def _object(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise FormatError(tr("{where}: expected an object, in braces.", where=where))
    return value


def _version(raw: dict[str, Any]) -> int:
    if raw.get("format") != FORMAT:
        raise FormatError(tr("This is not an argmap file: “format” must be “argmap”."))
    version = raw.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 0:
        raise FormatError(tr("version: expected a whole number."))
    if version > VERSION:
        raise FormatError(
            tr(
                "The file is of version {version}; this one reads up to {newest}. A newer argmap opens it.",
                version=version,
                newest=VERSION,
            )
        )
    return version


def _read_section(kind: type[Record], section: str, raw: dict[str, Any]) -> Iterable[Record]:
    """Read all records of a section at once; one by one where that fails, to say which."""
    fields = _FIELDS[kind]
    for id, record in raw.items():
        if type(record) is not dict:
            _object(record, f"{section}.{id}")
        _prepare(fields, id, record)
        if record.get("citations"):
            where = f"{section}.{id}"
            for key, citation in _object(record["citations"], f"{where}.citations").items():
                _prepare(_FIELDS[Citation], key, _object(citation, f"{where}.citations.{key}"))
    try:
        records = msgspec.convert(raw, dict[str, kind])  # type: ignore[valid-type]
    except msgspec.ValidationError:
        for id, record in raw.items():
            _convert(kind, record, f"{section}.{id}")
        raise
    return records.values()


def _read_record(kind: type[Record], id: str, raw: dict[str, Any], where: str) -> Any:
    _prepare(_FIELDS[kind], id, raw)
    return _convert(kind, raw, where)


def _prepare(fields: frozenset[str], id: str, raw: dict[str, Any]) -> None:
    """Put the id into a record's own data, and what argmap does not know aside."""
    if not raw.keys() <= fields:
        unknown = {key: raw.pop(key) for key in list(raw) if key not in fields}
        require_shallow(unknown)
        raw["extra"] = unknown
    raw["id"] = id


def _convert(kind: type[Record], raw: dict[str, Any], where: str) -> Record:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        what, _, path = str(error).partition(" - at `$")
        if "[...]" in path:
            path = path.replace("[...]", f".{_culprit(kind, raw, path)}")
        place = where + path.rstrip("`")
        why = (what[:1].lower() + what[1:]).replace("`", "")
        raise FormatError(tr("{where}: {why}.", where=place, why=why)) from error


def _culprit(kind: type[Record], raw: dict[str, Any], path: str) -> str:
    """Find the key that an error in a table is about, by reading the table an entry at a time."""
    field = path.removeprefix(".").partition("[")[0]
    for key, value in raw[field].items() if isinstance(raw[field], dict) else ():
        try:
            msgspec.convert({**raw, field: {key: value}}, kind)
        except msgspec.ValidationError:
            return str(key)[:ID_LIMIT]
    return "?"


def _require_unique(records: list[Record]) -> None:
    citations = [id for record in records if isinstance(record, Node) for id in record.citations]
    ids = [record.id for record in records] + citations
    if len({*ids, INFO}) == len(ids) + 1 and all(0 < len(id) <= ID_LIMIT for id in ids):
        return
    seen = {INFO}
    for id, where in _ids(records):
        if not id or len(id) > ID_LIMIT or id in seen:
            raise FormatError(tr("{where}: an id must be short, used once and not “map”.", where=where))
        seen.add(id)


def _ids(records: list[Record]) -> Iterator[tuple[str, str]]:
    """Go through all ids with their places, which is slower than to know that they are in order."""
    sections = {kind: name for name, kind in SECTIONS.items()}
    for record in records:
        where = f"{sections[type(record)]}.{record.id}"
        yield record.id, where
        if isinstance(record, Node):
            for id in record.citations:
                yield id, f"{where}.citations.{id}"


def _require_credences(records: list[Record]) -> None:
    for record in records:
        if isinstance(record, Node):
            credence = record.credence
            if credence is not None and not (type(credence) is float and 0.0 <= credence <= 1.0):
                _require_credence(credence, f"nodes.{record.id}.credence")
        elif isinstance(record, Scenario):
            for id, assumed in record.assume.items():
                _require_credence(assumed, f"scenarios.{record.id}.assume.{id}")


def _require_credence(credence: object, where: str) -> None:
    fault = credence_fault(credence)
    if fault:
        raise FormatError(tr("{where}: {fault}.", where=where, fault=fault))


def _write_record(plain: dict[str, Any]) -> dict[str, Any]:
    extra = plain.pop("extra", {})
    plain.pop("id", None)
    for name in ("tags", "premises", "assume"):
        if len(plain.get(name, ())) > 1:
            plain[name] = dict(sorted(plain[name].items()))
    if "citations" in plain:
        citations = plain["citations"]
        plain["citations"] = {id: _write_record(citations[id]) for id in sorted(citations)}
    plain.update(extra)
    return plain
