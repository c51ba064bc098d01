"""xAIF, the form of OVA3 and oAMF: AIF in an envelope with places and the text. Reading is that of AIF."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

import msgspec

from argmap.formats.aif import CHOICES, has_envelope, read
from argmap.formats.aif.nodeset import KEPT
from argmap.formats.aif.writing import Tables, places
from argmap.formats.carrying import EVERYTHING
from argmap.formats.registry import Format
from argmap.model.graph import ArgumentMap

#: OVA2 has no envelope; these are fields of its nodes.
_OVA2 = re.compile(rb'"(?:participantID|cqdesc|visible)"\s*:')


def write(map: ArgumentMap, _options: Mapping[str, str]) -> bytes:
    """Write a map as OVA3 does, with the places of cards that have one."""
    tables = Tables(map)
    texts = [text.text for _, text in sorted(map.texts.items())]
    rows = {
        "AIF": {
            "nodes": tables.nodes,
            "edges": tables.edges,
            "schemefulfillments": tables.schemes,
            "participants": list(tables.participants.values()),
            "locutions": tables.locutions,
            "descriptorfulfillments": [],
            "cqdescriptorfulfillments": [],
        },
        "OVA": _drawing(tables),
        "text": escape("\n\n".join(texts), quote=False).replace("\n", "<br>"),
        "dialog": bool(tables.locutions),
        KEPT: tables.kept,
    }
    return msgspec.json.format(msgspec.json.encode(rows), indent=1) + b"\n"


def _drawing(tables: Tables) -> dict[str, Any]:
    """Give what OVA3 needs to draw it, and who made it: one person, who has two names."""
    names = " ".join(tables.map.info.authors).split()
    return {
        "firstname": " ".join(names[:-1]),
        "surname": "".join(names[-1:]),
        "url": "",
        "nodes": places(tables),
        "edges": [{"fromID": e["fromID"], "toID": e["toID"], "visible": True} for e in tables.edges],
    }


def looks_like(head: bytes) -> bool:
    """Say whether a file begins like xAIF, OVA3 or OVA2."""
    return has_envelope(head) or bool(_OVA2.search(head) and b'"nodes"' in head)


FORMAT = Format("xaif", "xAIF (OVA)", (".json", ".xaif"), read, write, looks_like, EVERYTHING, CHOICES)
