"""The numbered format of the ICCMA competitions since 2023: p af 3, then a line 1 2 for each attack."""

import re

from argmap.formats.building import NODE_LIMIT, MapBuilder
from argmap.formats.decoding import peek, read_text
from argmap.formats.registry import Format, Options
from argmap.formats.report import Reading, Report
from argmap.formats.solvers.frameworks import CARRIED, SUPPORTS, TEXTS, Arguments, named, read_row
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr

_LOOKS = re.compile(r"\s*(?:#[^\n]*\n\s*)*p[ \t]+af[ \t]+\d")
_HEAD = re.compile(r"p\s+af\s+(\d{1,18})")
_ATTACK = re.compile(r"(\d{1,18})\s+(\d{1,18})")

_Table = dict[str, tuple[str, str]]


def read(data: bytes, _options: Options) -> Reading:
    """Read numbered arguments and attacks. Raises FormatError for numbers that are not there."""
    builder = MapBuilder(data)
    table: _Table = {}
    rows = [
        (number, line.strip())
        for number, line in enumerate(read_text(data, builder.report).split("\n"), 1)
        if line.strip() and not _is_comment(line.strip(), table, builder.report)
    ]
    if not rows:
        raise FormatError(tr("The line “p af …” that says how many arguments there are is missing."))
    count = _count(*rows[0])
    arguments = Arguments(builder, table)
    for name in range(1, count + 1):
        arguments.add(str(name))
    for number, line in rows[1:]:
        arguments.connect("attack", *_attack(line, count, number), number)
    return arguments.finish()


def _is_comment(line: str, table: _Table, report: Report) -> bool:
    """Take a comment, and put what it says of an argument into the table."""
    if not line.startswith("#"):
        return False
    row = read_row(line.lstrip("# \t"))
    if row:
        table[row[0]] = row[1], row[2]
    else:
        report.drop(tr("comments"), bool(line.strip("# \t")))
    return True


def _count(number: int, line: str) -> int:
    found = _HEAD.fullmatch(line)
    if not found:
        raise FormatError(
            tr("Line {line}: expected “p af” and how many arguments there are, like “p af 3”.", line=number)
        )
    if int(found[1]) > NODE_LIMIT:
        raise FormatError(
            tr("Line {line}: these are more than {limit} arguments.", line=number, limit=NODE_LIMIT)
        )
    return int(found[1])


def _attack(line: str, count: int, number: int) -> tuple[str, str]:
    found = _ATTACK.fullmatch(line)
    if not found:
        raise FormatError(tr("Line {line}: expected two numbers, attacker and attacked.", line=number))
    ends = int(found[1]), int(found[2])
    if not all(1 <= end <= count for end in ends):
        raise FormatError(
            tr("Line {line}: arguments have numbers from 1 to {count}.", line=number, count=count)
        )
    return str(ends[0]), str(ends[1])


def write(map: ArgumentMap, options: Options) -> bytes:
    """Write arguments as numbers; what they are called on the map is told in comments."""
    framework = named(map, options, str)
    lines = [f"p af {len(framework.arguments)}"]
    lines += framework.table("#") if options.get(TEXTS.name) != "drop" else ()
    lines += (f"{start} {end}" for start, end in framework.attacks)
    return "\n".join([*lines, ""]).encode("utf-8", "replace")


FORMAT = Format(
    "iccma",
    "ICCMA’23",
    (".af", ".iccma", ".i23"),
    read,
    write,
    lambda head: bool(_LOOKS.match(peek(head))),
    CARRIED,
    (SUPPORTS, TEXTS),
)
