"""What ratings stand in for: a credence or weight that nobody set. Derived from citations, never stored.

Credibility of what is cited speaks for the node, reliability of its source for the links
from the node; the two are never mixed. 6 and F say that something cannot be judged.
Why these numbers: docs/decisions/0009-numbers-from-ratings.md.
"""

from argmap.model.graph import ArgumentMap
from argmap.model.records import Citation, Link, Node, Reliability

#: Credibility → credence of the node. 6 has none: not judged is not improbable.
CREDENCES = {1: 0.95, 2: 0.8, 3: 0.6, 4: 0.35, 5: 0.1}
#: Reliability → weight of the links from the node.
WEIGHTS: dict[Reliability, float] = {"A": 0.95, "B": 0.8, "C": 0.6, "D": 0.35, "E": 0.1, "F": 0.5}

_NOBODY: frozenset[str] = frozenset()
_UNJUDGED = 6


def best_citation(map: ArgumentMap, node: Node, without: frozenset[str] = _NOBODY) -> Citation | None:
    """Give the one citation whose ratings count: the most credible, then the most reliable, then by id.

    Citations of a source in `without` are left out.
    """
    if not node.citations:  # as most nodes of a large map; this runs for each of them
        return None
    cited = [one for one in node.citations.values() if one.source not in without]
    return min(cited, key=lambda one: _rank(map, one), default=None)


def rated_credence(map: ArgumentMap, node: Node, without: frozenset[str] = _NOBODY) -> float | None:
    """Give the credence that stands for one not set; None where one is set, or nothing is rated 1 to 5."""
    if not node.citations or node.credence is not None:
        return None
    best = best_citation(map, node, without)
    return CREDENCES.get(best.credibility or _UNJUDGED) if best else None


def rated_weight(map: ArgumentMap, link: Link, without: frozenset[str] = _NOBODY) -> float | None:
    """Give the weight that stands for one not set; None where one is set, or no source is rated."""
    rated = deciding_reliability(map, link, without)
    return WEIGHTS[rated] if rated else None


def is_unjudged(map: ArgumentMap, link: Link) -> bool:
    """Say whether a link has its weight from a source whose reliability cannot be judged."""
    return deciding_reliability(map, link) == "F"


def deciding_reliability(
    map: ArgumentMap, link: Link, without: frozenset[str] = _NOBODY
) -> Reliability | None:
    """Give the reliability a link's weight is taken from: of several premises, the one that gives least.

    None where a weight is set, or no premise has a rated source.
    """
    if link.weight is not None:
        return None
    found: Reliability | None = None
    for id in link.premises:
        node = map.nodes.get(id)
        if node is not None and node.citations:
            rated = _reliability(map, best_citation(map, node, without))
            if rated is not None and (found is None or WEIGHTS[rated] < WEIGHTS[found]):
                found = rated
    return found


def _reliability(map: ArgumentMap, citation: Citation | None) -> Reliability | None:
    source = map.sources.get(citation.source) if citation else None
    return source.reliability if source else None


def _rank(map: ArgumentMap, citation: Citation) -> tuple[int, str, str]:
    """Order citations: 6 and unrated stand level, since neither says anything; F comes before unrated."""
    return citation.credibility or _UNJUDGED, _reliability(map, citation) or "none", citation.id
