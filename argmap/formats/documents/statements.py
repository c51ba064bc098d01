"""Words a single card or link for an essay: its role, and what is known of it besides. Knows no order."""

from collections.abc import Iterable, Iterator

from argmap.formats.documents.essay import Cited
from argmap.model.credences import credence_words, share_words
from argmap.model.findings import short
from argmap.model.graph import ArgumentMap
from argmap.model.records import CARRIED_KINDS, Link, Node
from argmap.model.wording import tr
from argmap.picture.kinds import kind_look

_TOGETHER = 3
#: Of groups in groups, the innermost are named.
_LEVELS = 8


def role_of(map: ArgumentMap, link: Link) -> str:
    """Say what the premises of a link are to what it bears on."""
    if link.target in map.links:
        return {
            "support": tr("Reason for the step"),
            "attack": tr("Objection to the step"),
        }.get(link.stance, tr("Remark on the step"))
    return {"support": tr("Reason"), "attack": tr("Objection")}.get(link.stance, tr("Remark"))


def outcome_of(link: Link) -> str:
    """Say what the target of a link is to its premises."""
    words = {"support": tr("Follows"), "attack": tr("Speaks against")}
    return words.get(link.stance, tr("Has to do with"))


def facts_of_node(map: ArgumentMap, node: Node) -> tuple[str, ...]:
    """Say what a card says beside its text."""
    facts = [
        kind_look(node.kind).label if node.kind != "claim" else "",
        _credence(map, node),
        _judgement(node),
        _group(map, node),
        " ".join(f"#{tag}" for tag in node.tags),
    ]
    return tuple(filter(None, facts))


def facts_of_link(link: Link | None) -> tuple[str, ...]:
    """Say what a link says beside its stance."""
    if link is None:
        return ()
    weight = tr("weight {weight}", weight=share_words(link.weight)) if link.weight is not None else ""
    return tuple(filter(None, (link.scheme or "", weight)))


def facts_of_citations(citations: Iterable[Cited]) -> Iterator[str]:
    """Go through what is known of citations without a quote, beside which it could stand."""
    for cited in citations:
        if cited.number and cited.facts and not cited.quote:
            yield tr("source {number}: {facts}", number=cited.number, facts=cited.facts)


def notes_of(*records: Node | Link | None) -> tuple[str, ...]:
    """Give the notes of records that have one."""
    return tuple(record.note.strip() for record in records if record is not None and record.note.strip())


def name_of(node: Node) -> str:
    """Name a card on one line."""
    return short(node.title or node.text) or tr("(empty card)")


def together(map: ArgumentMap, link: Link) -> str:
    """Name linked premises by the first few of them."""
    premises = map.premises(link)
    names = " + ".join(name_of(map.nodes[id]) for id in premises[:_TOGETHER])
    return f"{names} + …" if len(premises) > _TOGETHER else names


def _credence(map: ArgumentMap, node: Node) -> str:
    if node.credence is None or (node.kind in CARRIED_KINDS and node.credence == 0):
        return ""
    return tr("credence {words}", words=credence_words(node.credence, map.info.scale))


def _judgement(node: Node) -> str:
    words = {"accepted": tr("accepted"), "rejected": tr("rejected"), "open": tr("left open")}
    return words.get(node.judgement or "", "")


def _group(map: ArgumentMap, node: Node) -> str:
    titles: list[str] = []
    seen: set[str] = set()
    id = node.group
    while id in map.groups and id not in seen and len(seen) < _LEVELS:
        seen.add(id)
        titles.append(short(map.groups[id].title) or tr("(untitled)"))
        id = map.groups[id].parent
    return tr("in {group}", group=" › ".join(reversed(titles))) if titles else ""
