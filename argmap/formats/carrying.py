"""What a format can carry of a map, and what is lost when a map is written in it."""

from collections.abc import Iterator

from argmap.model.graph import ArgumentMap
from argmap.model.records import CARRIED_KINDS, STANCES, Node
from argmap.model.wording import tr

#: What a map may hold that a format may have no place for.
FEATURES = (
    "support",
    "attack",
    "neutral",
    "linked",
    "undercuts",
    "kinds",
    "titles",
    "credence",
    "judgements",
    "weights",
    "notes",
    "tags",
    "sources",
    "groups",
    "positions",
    "schemes",
    "scenarios",
    "texts",
    "title",
    "question",
    "authors",
    "loose",
    "stances",
)

#: All of it.
EVERYTHING = frozenset(FEATURES)
#: What is told of the map as a whole.
ABOUT = frozenset({"title", "question", "authors"})
#: What is wrong with links, which only a format that keeps records as they are has a place for.
UNSOUND = frozenset({"loose", "stances"})


def losses(map: ArgumentMap, carries: frozenset[str]) -> list[str]:
    """Name what of this map a format cannot carry, with how much there is of it."""
    used = _used(map)
    return [
        words if name in ABOUT else tr("{what}: {n}", what=words, n=used[name])
        for name, words in feature_names().items()
        if used.get(name) and name not in carries
    ]


def feature_names() -> dict[str, str]:
    """Give the words for each feature."""
    return {
        "support": tr("supports"),
        "attack": tr("attacks"),
        "neutral": tr("neutral links"),
        "linked": tr("linked premises"),
        "undercuts": tr("links to links"),
        "kinds": tr("kinds of card"),
        "titles": tr("titles of cards"),
        "credence": tr("credences"),
        "judgements": tr("judgements"),
        "weights": tr("weights of links"),
        "notes": tr("notes"),
        "tags": tr("tags"),
        "sources": tr("sources and citations"),
        "groups": tr("groups"),
        "positions": tr("positions of cards"),
        "schemes": tr("schemes of links"),
        "scenarios": tr("scenarios"),
        "texts": tr("texts kept with the map"),
        "title": tr("title of the map"),
        "question": tr("question of the map"),
        "authors": tr("authors of the map"),
        "loose": tr("links without both ends"),
        "stances": tr("links that are neither support nor attack nor neutral"),
    }


def _used(map: ArgumentMap) -> dict[str, int]:
    """Count what a map makes use of."""
    nodes, links = map.nodes.values(), map.links.values()
    return {
        **{
            stance: sum(link.stance == stance for link in links)
            for stance in ("support", "attack", "neutral")
        },
        "linked": sum(len(link.premises) > 1 for link in links),
        "undercuts": sum(link.target in map.links for link in links),
        "kinds": sum(node.kind != "claim" for node in nodes),
        "titles": sum(bool(node.title) for node in nodes),
        "credence": sum(_is_rated(node) for node in nodes),
        "judgements": sum(node.judgement is not None for node in nodes),
        "weights": sum(link.weight is not None for link in links),
        "notes": sum(1 for _ in _notes(map)),
        "tags": sum(bool(node.tags) for node in nodes),
        "sources": len(map.sources) + sum(len(node.citations) for node in nodes),
        "groups": len(map.groups),
        "positions": sum(node.at is not None for node in nodes),
        "schemes": sum(bool(link.scheme) for link in links),
        "scenarios": len(map.scenarios),
        "texts": len(map.texts),
        "title": bool(map.info.title.strip()),
        "question": bool(map.info.question.strip()),
        "authors": len(map.info.authors),
        "loose": sum(not map.is_sound(link) for link in links),
        "stances": sum(link.stance not in STANCES for link in links),
    }


def _is_rated(node: Node) -> bool:
    """Say whether a credence was set; the 0 that some kinds start with was not."""
    return node.credence is not None and not (node.kind in CARRIED_KINDS and node.credence == 0)


def _notes(map: ArgumentMap) -> Iterator[str]:
    for records in (map.nodes, map.links, map.sources):
        yield from (record.note for record in records.values() if record.note)
