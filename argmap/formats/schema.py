"""The JSON Schema of the .argmap format, generated from the records."""

from typing import Any

import msgspec

from argmap.formats.migrations import VERSION
from argmap.formats.native import FORMAT
from argmap.model.records import SECTIONS, Citation, MapInfo, Record


def make_schema() -> dict[str, Any]:
    """Describe the newest version of the format as a JSON Schema (draft 2020-12)."""
    kinds: list[type[Record]] = [MapInfo, *SECTIONS.values(), Citation]
    _, components = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    for component in components.values():
        for hidden in ("id", "extra"):  # the key of the record, and a place of argmap's own
            component["properties"].pop(hidden, None)
    sections = {
        name: {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{kind.__name__}"}}
        for name, kind in SECTIONS.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "argmap map",
        "type": "object",
        "required": ["format", "version"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "map": {"$ref": "#/$defs/MapInfo"},
            **sections,
        },
        "$defs": components,
    }
