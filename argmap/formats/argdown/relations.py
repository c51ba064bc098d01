"""Relations once a text is read: which are the same, and between what they hold. Reads no text."""

from collections import defaultdict

from argmap.formats.argdown.document import Argument, Document, End, Kind, Relation, Statement

_Key = tuple[Kind, End, End]
_ATTACKS = frozenset({Kind.ATTACK, Kind.CONTRARY, Kind.CONTRADICTION})


def settle_relations(document: Document) -> None:
    """Leave each relation once; arguments act by their conclusion, and are undercut in their last step.

    Where the text is to be read strictly, statements entail or exclude each other. An attack on
    an argument goes, where the same statement attacks one of its premises.
    """
    is_strict = document.setting("model", "mode") == "strict"
    kept: dict[_Key, Relation] = {}
    for relation in document.relations:
        _move(relation)
        if is_strict:
            _make_strict(relation)
        key = (relation.kind, relation.source, relation.target)
        turned = (relation.kind, relation.target, relation.source)
        if key not in kept and not (relation.kind.is_mutual and turned in kept):
            kept[key] = relation
    document.relations = _without_repeated_attacks(list(kept.values()))


def _move(relation: Relation) -> None:
    if isinstance(relation.source, Argument) and relation.source.steps:
        relation.source = relation.source.conclusion
    if relation.kind is Kind.UNDERCUT and isinstance(relation.target, Argument):
        relation.target = relation.target.last or relation.target


def _make_strict(relation: Relation) -> None:
    if isinstance(relation.source, Statement) and isinstance(relation.target, Statement):
        strict = {Kind.SUPPORT: Kind.ENTAILMENT, Kind.ATTACK: Kind.CONTRARY}
        relation.kind = strict.get(relation.kind, relation.kind)


def _without_repeated_attacks(relations: list[Relation]) -> list[Relation]:
    attacked: defaultdict[End, set[End]] = defaultdict(set)
    for relation in relations:
        if relation.kind in _ATTACKS:
            attacked[relation.source].add(relation.target)
            if relation.kind.is_mutual:
                attacked[relation.target].add(relation.source)
    premises: dict[Argument, set[End]] = {}
    return [one for one in relations if not _repeats(one, attacked[one.source], premises)]


def _repeats(relation: Relation, attacked: set[End], premises: dict[Argument, set[End]]) -> bool:
    argument = relation.target
    if relation.kind is not Kind.ATTACK or not isinstance(argument, Argument):
        return False
    if argument not in premises:
        premises[argument] = set(argument.premises)
    return isinstance(relation.source, Statement) and not attacked.isdisjoint(premises[argument])
