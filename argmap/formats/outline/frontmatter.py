"""The front matter of a Markdown text: entries of YAML between rules, at its top. Knows no items.

Only the title has a place in a map. Lines between rules may be an outline as well: it is
front matter where each line is an entry or goes on with one, and none has a mark of a stance.
"""

import re
from typing import Any

from argmap.formats.building import MapBuilder
from argmap.formats.report import Report
from argmap.formats.stances import has_mark, heading
from argmap.model.errors import FormatError
from argmap.model.wording import tr

_LINE_LIMIT = 200
_RULE = re.compile(r"-{3}\s*$")
_CLOSING = re.compile(r"(?:-{3}|\.{3})\s*$")
_PAIR = re.compile(r"""([A-Za-z][\w .-]{0,60}?)\s*:(?:\s+(.*?))?\s*$""")
#: Values that go on below their key: nothing yet, a text in lines of its own, a list or words not closed yet.
_OPEN = re.compile(r"""(?:#.*|[|>][-+\d]*(?:\s+#.*)?|[\[{"'].*)?$""")
_GOES_ON = re.compile(r"\s+\S|-\s|[\]}]")
_LISTED = re.compile(r"\s*(?:-\s+)*")


def take_front_matter(text: str, builder: MapBuilder) -> str:
    """Take front matter off a text, leaving its lines empty; its title is the title of the map."""
    lines = text.split("\n", _LINE_LIMIT)
    if not _RULE.match(lines[0]):
        return text
    end = next((at for at, line in enumerate(lines[1:_LINE_LIMIT], 1) if _CLOSING.match(line)), 0)
    entries = _read(lines[1:end], builder.report) if _are_entries(lines[1:end]) else {}
    if not entries:
        return text
    for key, value in entries.items():
        _take(key, value, builder)
    remarks = sum(line.startswith("#") for line in lines[1:end])
    builder.report.drop(tr("remarks in the front matter"), remarks)
    return "\n" * (end + 1) + "\n".join(lines[end + 1 :])


def _are_entries(lines: list[str]) -> bool:
    """Say whether lines are entries, with what goes on below those whose value is open, and no outline."""
    if not lines or not _PAIR.match(lines[0]):
        return False
    is_open = False
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        words = _LISTED.sub("", line, count=1)
        if has_mark(words) or heading(words.partition(":")[0]):
            return False
        if pair := _PAIR.match(line):
            is_open = bool(_OPEN.match(pair[2] or ""))
        elif not is_open or not _GOES_ON.match(line):
            return False
    return True


def _read(lines: list[str], report: Report) -> dict[str, Any]:
    """Read the entries; empty where there are none."""
    from argmap.formats.yamltree import read_yaml  # noqa: PLC0415  loaded for texts with front matter only

    notes = Report()
    try:
        found = read_yaml("\n".join(lines), notes)
    except FormatError:
        return _pairs(lines)
    for line, message in notes.warnings:
        report.warn(message, line and line + 1)  # the rule stands above
    return found if isinstance(found, dict) else {}


def _pairs(lines: list[str]) -> dict[str, Any]:
    """Read entries that YAML wants in quotes, as people write them: “title: Zoos: close them?”.

    Empty where a line is none, and where none is a title: those may be lines of an outline.
    """
    found = [_PAIR.match(line) for line in lines if line.strip() and not line.startswith("#")]
    pairs = {pair[1]: pair[2] or "" for pair in found if pair}
    return pairs if all(found) and any(key.casefold() == "title" for key in pairs) else {}


def _take(key: str, value: Any, builder: MapBuilder) -> None:
    title = " ".join(value.split()) if isinstance(value, str) else ""
    if key.casefold() == "title" and title and "title" not in builder.info:
        builder.info["title"] = builder.fitted(title)
    else:
        count = len(value) if isinstance(value, list | dict) else 1
        builder.report.drop(tr("“{name}” in the front matter", name=key[:60]), count)
