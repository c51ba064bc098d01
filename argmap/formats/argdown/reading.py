"""What an Argdown text says to a map, at one of two levels. Parses nothing.

At the level of the map, cards and links are those that Argdown draws, an argument being
one card with its premises in the note. At the level of structure every statement is a
card, and every inference a link from its premises to its conclusion.
"""

from collections.abc import Iterable, Sequence

from argmap.formats.argdown.cards import Cards
from argmap.formats.argdown.document import (
    UNTITLED,
    Argument,
    Document,
    End,
    Entry,
    Inference,
    Kind,
    Relation,
    Section,
    Statement,
)
from argmap.formats.argdown.drawing import draw
from argmap.formats.argdown.links import Links
from argmap.formats.argdown.words import fold
from argmap.formats.building import MapBuilder
from argmap.formats.report import Report
from argmap.model.wording import counted, tr

LEVELS = ("map", "structure")
_UNDERSTOOD = frozenset({"title", "author", "authors", "question", "main", "model", "group", "argmap"})
_GROUP_DEPTH = 2
#: So many texts that are left out are named with their lines, and as much of each.
_NAMED = 20
_SHOWN = 40


def build(document: Document, builder: MapBuilder, level: str | None) -> None:
    """Put all that a text says on a map; the text itself may name the level, where it is None."""
    wanted = level or document.setting("argmap", "level")
    ends = _build_structure(document, builder) if wanted == LEVELS[1] else _build_map(document, builder)
    _build_info(document, builder, ends)


def _build_map(document: Document, builder: MapBuilder) -> dict[End, str]:
    drawing = draw(document)
    cards = _in_order(drawing.cards)
    ends = _add_cards(cards, builder, _groups_with(cards, document, builder))
    Links(builder, ends).add_all(drawing.edges)
    _tell_undrawn(document, ends, builder)
    if not (document.statements or document.arguments):
        for section in document.sections:
            title = section.title[:_SHOWN]
            builder.report.warn(tr("No text stands below the heading “{title}”.", title=title), section.line)
    return ends


def _tell_undrawn(document: Document, ends: dict[End, str], builder: MapBuilder) -> None:
    steps = {step.statement for argument in document.arguments if argument in ends for step in argument.steps}
    within = sum(1 for one in steps if one not in ends)
    apart = [one for one in document.statements if one not in ends and one not in steps]
    arguments = [one for one in document.arguments if one not in ends]
    builder.report.drop(tr("texts that bear on nothing"), len(apart))
    builder.report.drop(tr("arguments that bear on nothing"), len(arguments))
    _name_left_out(_in_order([*apart, *arguments]), builder.report)
    if within:
        one = tr("1 premise or conclusion is in the note of its argument, and no card of its own.")
        several = tr("{n} premises and conclusions are in the notes of their arguments, and no cards.")
        builder.report.warn(counted(within, one, several))


def _name_left_out(entries: Sequence[Entry], report: Report) -> None:
    """Say which texts were left out, the first of them with their lines."""
    for entry in entries[:_NAMED]:
        told = fold(entry.text or entry.title)
        words = told if len(told) <= _SHOWN else f"{told[:_SHOWN].rstrip()}…"
        report.warn(tr("“{text}” bears on nothing and was left out.", text=words), entry.line)
    if len(entries) > _NAMED:
        report.warn(tr("{n} more texts bear on nothing and were left out.", n=len(entries) - _NAMED))


def _build_structure(document: Document, builder: MapBuilder) -> dict[End, str]:
    stand_ins = _stand_ins(document)
    statements = [one for one in document.statements if one not in stand_ins]
    cards = _in_order([*statements, *(one for one in document.arguments if not one.steps)])
    ends = _add_cards(cards, builder, _all_groups(document, builder))
    links = Links(builder, ends)
    _add_inferences(document, links, stand_ins, builder)
    told = set(stand_ins.values())
    links.add_all(relation for relation in document.relations if relation not in told)
    return ends


def _add_inferences(
    document: Document, links: Links, stand_ins: dict[Statement, Relation], builder: MapBuilder
) -> None:
    """Add inferences, those that bear on other inferences once all are there."""
    waiting: list[tuple[str, Relation]] = []
    for argument in document.arguments:
        for step in argument.steps:
            if step.inference is None:
                continue
            relation = stand_ins.get(step.statement)
            stance = "support" if relation is None or relation.kind is Kind.SUPPORT else "attack"
            id = links.add_inference(step.inference, stance, links.ends.get(step.statement, ""))
            links.ends[step.inference] = links.ends[argument] = id
            if relation is not None:
                waiting.append((id, relation))
    for id, relation in waiting:
        builder.change(id, target=links.ends[relation.target])


def _stand_ins(document: Document) -> dict[Statement, Relation]:
    """Find conclusions without title and words that do nothing but bear on one other thing.

    Argdown has no other way to say that premises together attack something, or bear on an inference.
    """
    relations: dict[End, list[Relation]] = {}
    for relation in document.relations:
        for end in {relation.source, relation.target}:
            relations.setdefault(end, []).append(relation)
    found: dict[Statement, Relation] = {}
    for argument in document.arguments:
        conclusion = argument.conclusion if argument.steps else None
        if conclusion is None or not _is_blank(conclusion):
            continue
        own = relations.get(conclusion, [])
        if len(own) == 1 and own[0].source is conclusion and _can_stand_in(own[0], found):
            found[conclusion] = own[0]
    return found


def _is_blank(statement: Statement) -> bool:
    return (
        bool(UNTITLED.match(statement.title))
        and not (statement.text or statement.tags or statement.data or statement.premise_in)
        and len(statement.concludes) == 1
    )


def _can_stand_in(relation: Relation, found: dict[Statement, Relation]) -> bool:
    target = relation.target
    if target is relation.source or relation.kind.is_mutual or target in found:
        return False
    if relation.kind is Kind.UNDERCUT:
        return isinstance(target, Inference) and target in target.argument.inferences
    return not isinstance(target, Argument) or bool(target.steps) or relation.kind is Kind.ATTACK


def _in_order(entries: Iterable[Statement | Argument]) -> list[Statement | Argument]:
    return sorted(entries, key=lambda entry: entry.line)


def _add_cards(
    cards: Sequence[Statement | Argument], builder: MapBuilder, groups: dict[Section, str]
) -> dict[End, str]:
    maker = Cards(builder, groups, frozenset(cards))
    return {entry: maker.add(entry) for entry in cards}


def _all_groups(document: Document, builder: MapBuilder) -> dict[Section, str]:
    return _add_groups((one for one in document.sections if one.data.get("isGroup") is not False), builder)


def _groups_with(cards: Iterable[Entry], document: Document, builder: MapBuilder) -> dict[Section, str]:
    """Add groups for sections that hold cards: as many levels of them as Argdown makes groups of."""
    depth = document.setting("group", "groupDepth")
    depth = depth if isinstance(depth, int) else _GROUP_DEPTH
    lowest = max((section.level for section in document.sections), default=0) - depth + 1
    used: set[Section] = set()
    for card in cards:
        section = card.section or card.mentioned
        while section is not None and section not in used:
            used.add(section)
            section = section.parent
    return _add_groups((one for one in document.sections if one in used and _is_group(one, lowest)), builder)


def _is_group(section: Section, lowest: int) -> bool:
    stated = section.data.get("isGroup")
    return stated if isinstance(stated, bool) else section.level >= lowest


def _add_groups(sections: Iterable[Section], builder: MapBuilder) -> dict[Section, str]:
    groups: dict[Section, str] = {}
    for section in sections:
        around = section.parent
        while around is not None and around not in groups:
            around = around.parent
        title = section.data.get("title")
        groups[section] = builder.group(
            title if isinstance(title, str) else section.title, groups[around] if around else None
        )
    return groups


def _build_info(document: Document, builder: MapBuilder, ends: dict[End, str]) -> None:
    front = document.front
    for name in ("title", "question"):
        if name in front and not isinstance(front[name], dict | list):
            builder.info[name] = builder.fitted(str(front[name]))
    authors = front.get("authors") or front.get("author") or []
    names = authors if isinstance(authors, list) else [authors]
    builder.info["authors"] = tuple(builder.fitted(str(name)) for name in names)
    main = next((end for end in ends if isinstance(end, Statement) and end.title == front.get("main")), None)
    if main is not None:
        builder.info["main"] = ends[main]
    builder.report.drop(tr("settings at the beginning"), len(front.keys() - _UNDERSTOOD))
