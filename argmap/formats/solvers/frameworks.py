"""A map as arguments and plain attacks with names that solvers take, and back. Knows no syntax."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import msgspec

from argmap.analysis.acceptance.flattening import Framework, flatten
from argmap.analysis.grounds import Grounds
from argmap.analysis.network import build
from argmap.analysis.whatif import NOTHING
from argmap.formats.building import MapBuilder
from argmap.formats.registry import Choice, Options
from argmap.formats.report import Reading
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link
from argmap.model.wording import tr

#: Supports and what is believed are left out, or told with more arguments and attacks.
SUPPORTS = Choice(
    "supports",
    tr("What becomes of supports, judgements and credences"),
    {
        "drop": tr("They are left out"),
        "flatten": tr("They turn into plain attacks under which the same statements stand and fall"),
    },
    "write",
)
TEXTS = Choice(
    "texts",
    tr("What becomes of ids and texts"),
    {
        "keep": tr("They are kept in comments"),
        "drop": tr("They are left out, for programs that take no comments"),
    },
    "write",
)
#: What a framework has a place for; the rest is said before a map is written.
CARRIED = frozenset({"attack"})


class Named(NamedTuple):
    """A framework whose arguments have names of a solver's kind, with the id and text behind each."""

    arguments: dict[str, tuple[str, str]]
    attacks: list[tuple[str, str]]

    def table(self, mark: str) -> Iterable[str]:
        """Give lines of comment that `read_row` reads: name, id and text of each argument."""
        for name, (id, text) in self.arguments.items():
            yield f"{mark} {msgspec.json.encode((name, id, text)).decode()}"


def named(map: ArgumentMap, options: Options, name: Callable[[int], str]) -> Named:
    """Give a map as a framework; `name` makes the name of the n-th argument, from 1."""
    flattens = options.get(SUPPORTS.name) == "flatten"
    framework = flatten(build(map, Grounds(map, NOTHING)), map) if flattens else bare(map)
    names = {id: name(number) for number, id in enumerate(framework.arguments, 1)}
    arguments = {names[id]: (id, _text(map, id)) for id in framework.arguments}
    attacks = dict.fromkeys((names[a], names[b]) for a, b in framework.attacks)
    return Named(arguments, list(attacks))


def bare(map: ArgumentMap) -> Framework:
    """Give the nodes and the attacks among them.

    An attack by linked premises, or one that is attacked itself, is an argument: whatever
    attacks a premise of it attacks it as well. It is named by the id of its link. What
    attacks a support goes with it.
    """
    attacks = _attacks(map)
    hit = {link.target for link in attacks.values()} & attacks.keys()
    own = {id: link for id, link in attacks.items() if id in hit or len(link.premises) > 1}
    pairs = [
        (link.id if link.id in own else next(iter(link.premises)), link.target) for link in attacks.values()
    ]
    attackers: dict[str, list[str]] = {}
    for attacker, target in pairs:
        attackers.setdefault(target, []).append(attacker)
    for id, link in own.items():
        pairs += [(attacker, id) for premise in map.premises(link) for attacker in attackers.get(premise, ())]
    nodes = sorted(map.nodes.values(), key=lambda node: (node.order, node.id))
    return Framework([*(node.id for node in nodes), *own], pairs)


def _attacks(map: ArgumentMap) -> dict[str, Link]:
    """Give the attacks, in order, that bear on a node through attacks alone."""
    links = {link.id: link for link in map.sound_links() if link.stance == "attack"}
    bears: dict[str, bool] = dict.fromkeys(map.nodes, True)
    for start in links:
        chain, at = [], start
        while at not in bears and at in links:
            chain.append(at)
            at = links[at].target
        bears.update(dict.fromkeys(chain, bears.get(at, False)))
    kept = sorted((link for id, link in links.items() if bears[id]), key=lambda link: (link.order, link.id))
    return {link.id: link for link in kept}


def _text(map: ArgumentMap, id: str) -> str:
    """Give the words for an argument: a node's own, or those of a link's premises."""
    if id in map.nodes:
        return map.nodes[id].text
    if id in map.links:
        return " + ".join(map.nodes[premise].text for premise in map.premises(map.links[id]))
    return id


class Arguments:
    """Takes arguments and attacks as they come in a file, and makes a map of them."""

    def __init__(self, builder: MapBuilder, table: Mapping[str, tuple[str, str]] | None = None) -> None:
        self.builder = builder
        self._table = table or {}
        self._nodes: dict[str, str] = {}
        self._seen: set[tuple[str, str, str]] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._nodes

    def add(self, name: str, text: str | None = None) -> None:
        """Add an argument; its words are those given, those of the table, or its name."""
        if name in self._nodes:
            self.builder.report.drop(tr("arguments given twice"))
            return
        id, words = self._table.get(name, (name, name))
        self._nodes[name] = self.builder.node(words if text is None else text, id)

    def connect(self, stance: str, start: str, end: str, line: int) -> None:
        """Add an attack, or another link; an argument that was not named before is named now."""
        for name in (start, end):
            if name not in self._nodes:
                self.builder.report.warn(
                    tr("“{name}” was not named as an argument before.", name=name[:60]), line
                )
                self.add(name)
        if (stance, start, end) in self._seen:
            self.builder.report.drop(tr("attacks given twice"))
            return
        self._seen.add((stance, start, end))
        self.builder.link(stance, [self._nodes[start]], self._nodes[end])

    def finish(self) -> Reading:
        """Give the map with its report."""
        return self.builder.finish()


def read_row(comment: str) -> tuple[str, str, str] | None:
    """Read the words of a comment as a row of the table that `Named.table` writes: name, id, text."""
    if not comment.startswith("["):
        return None
    try:
        return msgspec.json.decode(comment, type=tuple[str, str, str])
    except (msgspec.DecodeError, RecursionError):
        return None
