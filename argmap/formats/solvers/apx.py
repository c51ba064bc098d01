"""APX, the facts that ASPARTIX and many solvers read: arg(a). att(a,b). Other facts are counted."""

import re
from bisect import bisect

from argmap.formats.building import MapBuilder
from argmap.formats.decoding import peek, read_text
from argmap.formats.registry import Format, Options
from argmap.formats.report import Reading
from argmap.formats.solvers.frameworks import CARRIED, SUPPORTS, TEXTS, Arguments, named, read_row
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr

_LOOKS = re.compile(r"\s*(?:%[^\n]*\n\s*)*(?:arg|att)\s*\([^()\n]*\)")
#: A fact, a comment, or what is neither; whatever the text, each letter is looked at a few times at most.
_PIECE = re.compile(
    r"""
      %(?P<comment>[^\n]*)
    | (?P<name>[^\W\d]\w*+)(?:\s*+\((?P<ends>(?:"[^"\n]*"|[^()"%])*+)\)(?:\s*+(?P<dot>\.))?)?
    | "[^"\n]*"
    | (?P<other>[^\s%"\w]|\d++)
    """,
    re.VERBOSE,
)
_END = re.compile(r'\s*(?:"([^"\n]*)"|([^\s,"]+))\s*(?:,|$)')
_RELATIONS = {"att": "attack", "support": "support", "supp": "support"}


def read(data: bytes, _options: Options) -> Reading:
    """Read facts: arguments first and then attacks, wherever they stand. A missing dot is forgiven."""
    return _Reader(data).run()


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.builder = MapBuilder(data)
        self.report = self.builder.report
        self.text = read_text(data, self.report)
        self.breaks = [at for at, letter in enumerate(self.text) if letter == "\n"]
        self.named: list[str] = []
        self.relations: list[tuple[str, str, str, int]] = []
        self.table: dict[str, tuple[str, str]] = {}
        self.strays: dict[int, None] = {}

    def run(self) -> Reading:
        for found in _PIECE.finditer(self.text):
            if found["comment"] is not None:
                self._take_comment(found["comment"].strip())
            elif found["ends"] is not None:
                self._take_fact(found)
            else:
                self.strays[self._line(found)] = None
        if not self.named and not self.relations and (self.strays or self.report.dropped):
            raise FormatError(tr("There are no facts like arg(a). or att(a,b). here: this is not APX."))
        for line in self.strays:
            self.report.warn(tr("There is more on this line than facts like arg(a). or att(a,b)."), line)
        arguments = Arguments(self.builder, self.table)
        for name in self.named:
            arguments.add(name)
        for relation in self.relations:
            arguments.connect(*relation)
        return arguments.finish()

    def _take_comment(self, words: str) -> None:
        row = read_row(words)
        if row:
            self.table[row[0]] = row[1], row[2]
        elif words:
            self.report.drop(tr("comments"))

    def _take_fact(self, found: re.Match[str]) -> None:
        name, line = found["name"], self._line(found)
        ends = _ends(found["ends"])
        if name == "arg" and len(ends) == 1:
            self.named.append(ends[0])
        elif name in _RELATIONS and len(ends) == len(("from", "to")):
            self.relations.append((_RELATIONS[name], ends[0], ends[1], line))
        else:
            self.report.drop(tr("facts of the kind {name}(…)", name=name[:40]))
        if not found["dot"]:
            self.report.warn(tr("The dot after this fact is missing."), line)

    def _line(self, found: re.Match[str]) -> int:
        return bisect(self.breaks, found.start()) + 1


def _ends(text: str) -> list[str]:
    """Give what stands between the brackets of a fact; nothing where that is no list of names."""
    ends, at = [], 0
    while at < len(text):
        found = _END.match(text, at)
        if found is None:
            return []
        ends.append(found[2] if found[1] is None else found[1])
        at = found.end()
    return ends


def write(map: ArgumentMap, options: Options) -> bytes:
    """Write facts on n1, n2, …; what they are called on the map is told in comments."""
    framework = named(map, options, lambda number: f"n{number}")
    lines = list(framework.table("%")) if options.get(TEXTS.name) != "drop" else []
    lines += (f"arg({name})." for name in framework.arguments)
    lines += (f"att({start},{end})." for start, end in framework.attacks)
    return "\n".join([*lines, ""]).encode("utf-8", "replace")


FORMAT = Format(
    "apx",
    "APX",
    (".apx",),
    read,
    write,
    lambda head: bool(_LOOKS.match(peek(head))),
    CARRIED,
    (SUPPORTS, TEXTS),
)
