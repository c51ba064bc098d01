"""Reads the argument graphs of Carneades 4, in YAML. Writes none, and runs no argument schemes.

An argument is a support of its conclusion by linked premises; its undercutter attacks it.
The positions of an issue attack each other.
"""

import re
from collections.abc import Iterator
from itertools import permutations
from typing import Any

from argmap.formats.building import MapBuilder
from argmap.formats.decoding import peek, read_text
from argmap.formats.registry import Format, Options
from argmap.formats.report import Reading
from argmap.model.errors import FormatError
from argmap.model.wording import tr

_LOOKS = re.compile(r"^(?:statements|arguments|argument_schemes)[ \t]*:", re.MULTILINE)
_SECTIONS = ("statements", "arguments", "issues", "assumptions")
#: Spaces round these say nothing: `expert(joe, climate)` is `expert(joe,climate)`.
_SPACED = re.compile(r"\s*([(),])\s*")
#: More positions than this are not set against each other, as every one would attack all others;
#: nor are those of any issue once there are so many attacks.
_MOST_POSITIONS = 20
_MOST_ATTACKS = 20_000


def read(data: bytes, _options: Options) -> Reading:
    """Read an argument graph. Raises FormatError, naming the line."""
    from argmap.formats.yamltree import read_yaml  # noqa: PLC0415  loaded for files of YAML only

    builder = MapBuilder(data)
    found = read_yaml(read_text(data, builder.report), builder.report)
    if not isinstance(found, dict) or not found.keys() & {*_SECTIONS, "argument_schemes"}:
        raise FormatError(tr("This is no argument graph: expected “statements:” and “arguments:”."))
    return _Conversion(builder, found).run()


class _Conversion:
    """One reading: statements first, then arguments and what attacks them."""

    def __init__(self, builder: MapBuilder, found: dict[str, Any]) -> None:
        self.builder = builder
        self.report = builder.report
        self.found = found
        self.nodes: dict[str, str] = {}
        self.rivals: set[tuple[str, str]] = set()

    def run(self) -> Reading:
        """Make the map."""
        self._inform(self.found.get("meta"))
        for name, told in self._section("statements"):
            self._add_statement(name, told)
        for name, told in self._section("arguments"):
            self._add_argument(name, told if isinstance(told, dict) else {})
        for name, told in self._section("issues"):
            self._add_issue(name, told)
        for name in self._names(self.found.get("assumptions")):
            self.builder.change(self._node(name), credence=1.0)
        self._tell_unused()
        return self.builder.finish()

    def _inform(self, meta: Any) -> None:
        """Take over what the file is called; where it is from becomes a source."""
        told = meta if isinstance(meta, dict) else {}
        self.builder.info["title"] = self.builder.fitted(_text(told.get("title")))
        self.report.drop(tr("titles that are no text"), int(isinstance(told.get("title"), dict | list)))
        for named in (told.get("source"), told.get("sources")):
            self.report.drop(tr("roles of sources"), len(named) if isinstance(named, dict) else 0)
            for source in self._names(named):
                self.builder.source(source)
        self.report.drop(
            tr("what the file says of itself besides its title and sources"),
            len(told.keys() - {"title", "source", "sources"}) if told else _count(meta),
        )

    def _section(self, name: str) -> Iterator[tuple[str, Any]]:
        """Go through the entries of a section."""
        section = self.found.get(name)
        if isinstance(section, dict):
            yield from section.items()
        elif section is not None:
            self.report.warn(tr("What “{name}” holds has no names and was left out.", name=name))

    def _tell_unused(self) -> None:
        for name, told in self.found.items():
            if name not in {"meta", *_SECTIONS}:
                count = (
                    sum(map(_count, told.values()))
                    if name == "tests" and isinstance(told, dict)
                    else _count(told)
                )
                self.report.drop(tr("entries of “{name}”", name=name[:40]), count)

    # -- statements -----------------------------------------------------------------------

    def _add_statement(self, name: str, told: Any) -> None:
        fields = told if isinstance(told, dict) else {"text": told}
        if _plain(name) in self.nodes:
            self.report.drop(tr("statements given twice"))
            return
        text = _text(fields.get("text")) or name
        is_assumed = _text(fields.get("assumed")).lower() in {"true", "yes", "on"}
        credence = 1.0 if is_assumed else None
        note = self.builder.fitted(_note(fields.get("meta")))
        self.nodes[_plain(name)] = self.builder.node(text, name, credence=credence, note=note)
        self._drop_fields(fields, {"text", "assumed", "meta"})

    def _node(self, name: str) -> str:
        """Give the node of a statement; one that is only mentioned says its name."""
        plain = _plain(name)
        if plain not in self.nodes:
            self.nodes[plain] = self.builder.node(name, name)
        return self.nodes[plain]

    # -- arguments ------------------------------------------------------------------------

    def _add_argument(self, name: str, told: dict[str, Any]) -> None:
        self._drop_fields(told, {"premises", "conclusion", "undercutter", "scheme", "weight", "meta"})
        conclusion = _text(told.get("conclusion"))
        if not conclusion:
            self.report.warn(tr("The argument “{name}” has no conclusion and was left out.", name=name[:60]))
            return
        target = self._node(conclusion)
        premises = [self._node(one) for one in self._names(told.get("premises"))]
        if premises:
            scheme = self.builder.fitted(_text(told.get("scheme"))) or None
            weight = self._weight(told.get("weight"))
            notes = _roles(told.get("premises")), _note(told.get("meta"))
            note = self.builder.fitted("\n".join(filter(None, notes)))
            target = self.builder.link(
                "support", premises, target, name, scheme=scheme, weight=weight, note=note
            )
        else:
            self._tell_bare(name)
        for undercutter in self._names(told.get("undercutter")):
            self.builder.link("attack", [self._node(undercutter)], target)

    def _tell_bare(self, name: str) -> None:
        """Say of an argument without premises that it is no link."""
        self.report.warn(
            tr(
                "The argument “{name}” has no premises; what undercuts it attacks its conclusion.",
                name=name[:60],
            )
        )

    def _weight(self, told: Any) -> float | None:
        if told is None:
            return None
        try:
            weight = float(told) if isinstance(told, str) else -1.0
        except ValueError:
            weight = -1.0
        if 0 <= weight <= 1:
            return weight
        self.report.drop(tr("weights that are no number from 0 to 1"))
        return None

    # -- issues ---------------------------------------------------------------------------

    def _add_issue(self, name: str, told: Any) -> None:
        positions = told.get("positions") if isinstance(told, dict) else told
        nodes = dict.fromkeys(self._node(one) for one in self._names(positions))
        if isinstance(told, dict):
            self._drop_fields(told, {"positions", "meta"})
        if len(nodes) > _MOST_POSITIONS or len(self.rivals) > _MOST_ATTACKS:
            self.report.warn(
                tr(
                    "The {n} positions of the issue “{name}” are too many to attack each other.",
                    n=len(nodes),
                    name=name[:60],
                )
            )
            return
        for pair in permutations(nodes, 2):
            if pair not in self.rivals:
                self.rivals.add(pair)
                self.builder.link("attack", [pair[0]], pair[1])

    def _names(self, told: Any) -> list[str]:
        """Give the names in a list, or in a table of roles, or the one that stands alone."""
        if told is None:
            return []
        several = (
            told if isinstance(told, list) else list(told.values()) if isinstance(told, dict) else [told]
        )
        names = [one for one in map(_text, several) if one]
        self.report.drop(tr("what stands where the name of a statement should"), len(several) - len(names))
        return names

    def _drop_fields(self, told: dict[str, Any], known: set[str]) -> None:
        for name in sorted(told.keys() - known):
            self.report.drop(tr("fields called “{name}”", name=name[:40]))


def _text(told: Any) -> str:
    return told.strip() if isinstance(told, str) else ""


def _plain(name: str) -> str:
    return _SPACED.sub(r"\1", name)


def _roles(premises: Any) -> str:
    """Say what part each premise plays, where the file says it."""
    if not isinstance(premises, dict):
        return ""
    return tr("Premises: {roles}", roles=", ".join(str(role) for role in premises))


def _note(meta: Any) -> str:
    """Give what is said of a statement or argument besides."""
    told = meta if isinstance(meta, dict) else {}
    return "\n".join(f"{name}: {_text(value)}" for name, value in told.items() if _text(value))


def _count(told: Any) -> int:
    return len(told) if isinstance(told, dict | list) else int(told is not None)


FORMAT = Format(
    "carneades",
    "Carneades 4",
    (".yml", ".yaml"),
    read,
    looks_like=lambda head: bool(_LOOKS.search(peek(head))),
    carries=frozenset(
        {"support", "attack", "linked", "undercuts", "credence", "weights", "schemes"}
        | {"notes", "sources", "title"}
    ),
)
