"""Checks that find what a reader should look at again, though the map can be used as it is."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from argmap.model.findings import Check, Finding, doubt, link_name, node_name, short
from argmap.model.graph import ArgumentMap
from argmap.model.origins import origins
from argmap.model.records import CARRIED_KINDS, KINDS, STANCES, Citation, Node, Record, as_band
from argmap.model.remedies import attack_the_step, keep_doubt, keep_one
from argmap.model.wording import tr

_CERTAIN = ((0.0, 0.0), (1.0, 1.0))


def unknown_words(map: ArgumentMap) -> Iterator[Finding]:
    """Find kinds and stances that argmap does not know."""
    for node in map.nodes.values():
        if node.kind not in KINDS:
            message = tr(
                "“{node}” is of the kind “{kind}”, which argmap keeps but does not know; it knows {known}.",
                node=node_name(node),
                kind=short(node.kind),
                known=", ".join(KINDS),
            )
            yield doubt(node.id, message)
    for link in map.links.values():
        if link.stance not in STANCES:
            message = tr(
                "The link “{link}” has the stance “{stance}”, kept but not evaluated; argmap knows {known}.",
                link=link_name(map, link),
                stance=short(link.stance),
                known=", ".join(STANCES),
            )
            yield doubt(link.id, message)


def empty_texts(map: ArgumentMap) -> Iterator[Finding]:
    """Find nodes that say nothing; a title alone says something."""
    for node in map.nodes.values():
        if not node.text.strip() and not (node.title or "").strip():
            yield doubt(node.id, tr("A node has no text; write what it states, or remove it."))


def uncited_evidence(map: ArgumentMap) -> Iterator[Finding]:
    """Find evidence that does not say where it comes from."""
    for node in map.nodes.values():
        if node.kind == "evidence" and not any(c.source or c.quote for c in node.citations.values()):
            message = tr(
                "“{node}” is offered as evidence without a citation; cite where it comes from.",
                node=node_name(node),
            )
            yield doubt(node.id, message)


def motives_against_claims(map: ArgumentMap) -> Iterator[Finding]:
    """Find motivations that attack a statement, where they can only attack a step."""
    for link in map.links.values():
        if link.stance != "attack" or link.target not in map.nodes:
            continue
        motive = next((id for id in map.premises(link) if _is_motive(map.nodes.get(id))), None)
        if motive is not None:
            message = tr(
                "“{motive}” attacks “{claim}”, but a motive for saying something does not make it false; "
                "attack the step from the report to the claim instead.",
                motive=node_name(map.nodes[motive]),
                claim=node_name(map.nodes[link.target]),
            )
            yield doubt(link.id, message, attack_the_step(map, link))


def _is_motive(node: Node | None) -> bool:
    return node is not None and node.kind == "motivation"


def certain_credences(map: ArgumentMap) -> Iterator[Finding]:
    """Find credences of exactly 0 or 1; what only holds what supports carry may have them."""
    for node in map.nodes.values():
        if node.credence is None or node.kind in CARRIED_KINDS or as_band(node.credence) not in _CERTAIN:
            continue
        message = tr(
            "“{node}” has a credence of {credence}: no argument could count; stay between 0.01 and 0.99.",
            node=node_name(node),
            credence=int(as_band(node.credence)[0]),
        )
        yield doubt(node.id, message, keep_doubt(node))


def repeated_texts(map: ArgumentMap) -> Iterator[Finding]:
    """Find nodes that say the same; case and spaces make no difference."""
    nodes = [node for node in map.nodes.values() if node.text]
    said = [" ".join(node.text.split()).casefold() for node in nodes]
    for _, id in _repeats(said, nodes):
        if map.nodes[id].text.strip():
            message = tr(
                "“{node}” is stated twice, and a reason given twice counts twice; keep one.",
                node=short(map.nodes[id].text),
            )
            yield doubt(id, message)


def repeated_links(map: ArgumentMap) -> Iterator[Finding]:
    """Find links that have the same premises, target and stance."""
    links = list(map.links.values())
    drawn = [(frozenset(link.premises), link.target, link.stance) for link in links]
    for first, id in _repeats(drawn, links):
        message = tr(
            "The link “{link}” is there more than once; keep one.",
            link=link_name(map, map.links[id]),
        )
        yield doubt(id, message, keep_one(map, first, map.links[id]))


def _repeats(keys: Sequence[Hashable], records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """Give, for each record after the first with its key, the ids of the first and of that one."""
    if len(set(keys)) == len(keys):
        return  # as in nearly every map
    found: dict[Hashable, list[str]] = defaultdict(list)
    for key, record in zip(keys, records, strict=True):
        found[key].append(record.id)
    for ids in found.values():
        if len(ids) > 1:
            first, *others = sorted(ids)
            yield from ((first, other) for other in others)


def misquotations(map: ArgumentMap) -> Iterator[Finding]:
    """Find quotes that do not stand in the text they are from."""
    for node in map.nodes.values():
        for cited in node.citations.values():
            if cited.quote and cited.text in map.texts and not _is_quoted(map.texts[cited.text].text, cited):
                message = tr(
                    "The quote “{quote}” on “{node}” is not in its text; quote it as it stands there.",
                    quote=short(cited.quote),
                    node=node_name(node),
                )
                yield doubt(node.id, message)


def _is_quoted(text: str, cited: Citation) -> bool:
    return text.startswith(cited.quote, cited.start or 0) or cited.quote in text


def lone_confirmations(map: ArgumentMap) -> Iterator[Finding]:
    """Find credibility 1, confirmed by independent sources, where all goes back to one origin."""
    origin = origins(map)
    for node in map.nodes.values():
        cited = node.citations.values()
        if not any(one.credibility == 1 for one in cited):
            continue
        begun = {origin[one.source] for one in cited if one.source in origin}
        if len(begun) < 2:  # noqa: PLR2004  independent of each other takes two
            message = tr(
                "“{node}” counts as confirmed by independent sources, but its citations do not go back to "
                "two of them; cite another origin or lower the credibility.",
                node=node_name(node),
            )
            yield doubt(node.id, message)


DOUBTS: tuple[Check, ...] = (
    unknown_words,
    empty_texts,
    uncited_evidence,
    motives_against_claims,
    certain_credences,
    repeated_texts,
    repeated_links,
    misquotations,
    lone_confirmations,
)
