"""TGF, the trivial graph format: lines of nodes, a line with #, lines of edges. Edges are attacks."""

import re

from argmap.formats.building import MapBuilder
from argmap.formats.decoding import peek, read_text
from argmap.formats.registry import Choice, Format, Options
from argmap.formats.report import Reading
from argmap.formats.solvers.frameworks import CARRIED, SUPPORTS, TEXTS, Arguments, Named, named
from argmap.formats.stances import label_stance
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr

_LOOKS = re.compile(r"\s*(?:[\w.:-]+(?:[ \t][^\n]*)?\n\s*)+#[ \t]*(?:\n\s*[\w.:-]+[ \t]+[\w.:-]+|\s*\Z)")
_PLAIN = re.compile(r"[\w.:-]{1,40}")
_EDGES = Choice(
    "edges",
    tr("What an edge is whose label does not say so"),
    {"attack": tr("An attack"), "support": tr("A support"), "neutral": tr("A neutral link")},
    "read",
)


def read(data: bytes, options: Options) -> Reading:
    """Read a TGF file: a label is the text of an argument, or says what an edge is."""
    builder = MapBuilder(data)
    arguments = Arguments(builder)
    default = options.get(_EDGES.name, _EDGES.default)
    is_edge = False
    for number, line in enumerate(read_text(data, builder.report).split("\n"), 1):
        words = line.strip()
        if words == "#":
            if is_edge:
                raise FormatError(tr("Line {line}: a second # ends nothing.", line=number))
            is_edge = True
        elif words and is_edge:
            _read_edge(arguments, words, default, number)
        elif words:
            name, *label = words.split(None, 1)
            arguments.add(name, *label)
    if not is_edge and builder.records:
        raise FormatError(tr("There is no line with # between arguments and attacks: this is not TGF."))
    return arguments.finish()


def _read_edge(arguments: Arguments, words: str, default: str, line: int) -> None:
    start, *rest = words.split(None, 2)
    if not rest:
        arguments.builder.report.warn(tr("An edge has two ends; this one was left out."), line)
        return
    label = rest[1] if len(rest) > 1 else ""
    stance = label_stance(label) if label else default
    if stance is None:
        arguments.builder.report.drop(tr("labels of edges"))
    arguments.connect(stance or default, start, rest[0], line)


def write(map: ArgumentMap, options: Options) -> bytes:
    """Write the arguments with their texts as labels, and the attacks. Ids stay where they are plain."""
    framework = named(map, options, str)
    names = _names(framework)
    keeps = options.get(TEXTS.name) != "drop"
    lines = []
    for number, (_, text) in framework.arguments.items():
        label = " ".join(text.split()) if keeps else ""
        lines.append(f"{names[number]} {label}" if label and label != names[number] else names[number])
    lines += ["#", *(f"{names[start]} {names[end]}" for start, end in framework.attacks)]
    return "\n".join([*lines, ""]).encode("utf-8", "replace")


def _names(framework: Named) -> dict[str, str]:
    """Call each argument by its id, or all by numbers where an id could not be read back."""
    ids = {name: id for name, (id, _) in framework.arguments.items()}
    is_plain = all(_PLAIN.fullmatch(id) for id in ids.values())
    return ids if is_plain else {name: name for name in ids}


FORMAT = Format(
    "tgf",
    "TGF",
    (".tgf",),
    read,
    write,
    lambda head: bool(_LOOKS.match(peek(head))),
    CARRIED,
    (_EDGES, SUPPORTS, TEXTS),
)
