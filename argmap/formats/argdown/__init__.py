"""Argdown: what it carries and how it is known. Reading and writing are in the modules beside this one."""

import re

from argmap.formats.argdown.reading import LEVELS, build
from argmap.formats.building import MapBuilder
from argmap.formats.decoding import peek, read_text
from argmap.formats.registry import Choice, Format, Options
from argmap.formats.report import Reading
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr

#: The level that the file names for itself, as those that argmap writes do; otherwise that of the map.
_TOLD = "auto"
_SIGNS = re.compile(
    r"^(?:\[[^\[\]\n]+\]:|<[^<>\n/!?][^<>\n]*>:|[ \t]+(?:<?[+_-]|><|[+_-]>)[ \t]*[\[<])",
    re.MULTILINE,
)
_MARKUP = re.compile(r"\s*<(?:!doctype|\?xml|html|svg)\b", re.IGNORECASE)


def read(data: bytes, options: Options) -> Reading:
    """Read an Argdown text; `options` may name the level."""
    from argmap.formats.argdown.parsing import parse  # noqa: PLC0415  loaded when it is first needed

    level = options.get("level", _TOLD)
    if level not in {_TOLD, *LEVELS}:
        raise FormatError(tr("The level of Argdown is one of {levels}.", levels=", ".join([_TOLD, *LEVELS])))
    builder = MapBuilder(data)
    document = parse(read_text(data, builder.report), builder.report)
    build(document, builder, None if level == _TOLD else level)
    return builder.finish()


def write(map: ArgumentMap, _options: Options) -> bytes:
    """Write a map as Argdown text that reads back at the level of structure."""
    from argmap.formats.argdown.writing import write_argdown  # noqa: PLC0415  loaded when it is first needed

    return write_argdown(map)


def looks_like(head: bytes) -> bool:
    """Say whether a text has titles and relations as Argdown writes them, and is no page or picture."""
    text = peek(head)
    return not _MARKUP.match(text) and bool(_SIGNS.search(text))


_CARRIES = frozenset(
    {"support", "attack", "linked", "undercuts", "weights", "schemes", "groups"}
    | {"kinds", "titles", "credence", "judgements", "notes", "tags", "title", "question", "authors"}
)

FORMAT = Format(
    "argdown",
    "Argdown",
    (".argdown", ".ad"),
    read,
    write,
    looks_like,
    _CARRIES,
    (
        Choice(
            "level",
            tr("How much of it becomes cards"),
            {
                _TOLD: tr("As much as the file says, else the map"),
                LEVELS[0]: tr("The map as Argdown draws it"),
                LEVELS[1]: tr("Every premise and conclusion"),
            },
            "read",
        ),
    ),
)
