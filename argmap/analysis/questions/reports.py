"""What becomes of a topic when reports of one origin count as one. The check is in `counting`."""

from collections import defaultdict
from dataclasses import dataclass
from math import prod

from argmap.analysis.questions.batch import settled, without
from argmap.analysis.questions.excerpt import Excerpt
from argmap.analysis.review.counting import voices_of
from argmap.analysis.strength import Evaluation
from argmap.model.graph import ArgumentMap
from argmap.model.origins import origins


@dataclass(frozen=True, slots=True)
class SharedOrigin:
    """Evidence that bears on one thing from one origin, by id, the strongest node first."""

    target: str
    sources: tuple[str, ...]
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountedOnce:
    """A topic's strength as it stands, and with only the strongest step of each group counted."""

    groups: tuple[SharedOrigin, ...]
    as_it_stands: float
    once: float


def counted_once(map: ArgumentMap, excerpt: Excerpt, evaluation: Evaluation) -> CountedOnce | None:
    """Say what becomes of a topic when reports of one origin that bear on one thing count as one.

    None where there are no such reports. Raises AnalysisError where circles leave the topic open.
    """
    groups: list[SharedOrigin] = []
    spare: list[int] = []
    places = {id: place for place, id in excerpt.links.items()}
    for (target, _, voices), reports in _reports(map, excerpt).items():
        ordered = sorted(reports, key=lambda link: (-_carried(map, evaluation, link), link))
        nodes = tuple(dict.fromkeys(reports[link] for link in ordered))
        if len(nodes) > 1:
            groups.append(SharedOrigin(target, tuple(sorted(voices)), nodes))
            spare += [places[link] for link in ordered[1:]]
    if not groups:
        return None
    return CountedOnce(tuple(groups), settled(excerpt), float(without(excerpt, [spare])[0]))


def _reports(map: ArgumentMap, excerpt: Excerpt) -> dict[tuple[str, str, frozenset[str]], dict[str, str]]:
    """Give, for each target, stance and origin, the steps that evidence of that origin takes: link → node."""
    origin = origins(map)
    found: defaultdict[tuple[str, str, frozenset[str]], dict[str, str]] = defaultdict(dict)
    for link in (map.links[id] for id in sorted(excerpt.links.values())):
        for id in map.premises(link):
            voices = voices_of(map.nodes[id], origin)
            if voices:
                found[link.target, link.stance, voices].setdefault(link.id, id)
    return found


def _carried(map: ArgumentMap, evaluation: Evaluation, id: str) -> float:
    premises = (evaluation.nodes[premise].middle for premise in map.links[id].premises)
    return evaluation.links[id].middle * prod(premises)
