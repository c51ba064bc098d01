"""Which statements and arguments of an Argdown text Argdown draws as cards. Draws no lines."""

from collections import defaultdict
from collections.abc import Iterable

from argmap.formats.argdown.document import Argument, Document, End, Inference, Relation, Statement

Chosen = dict[Statement | Argument, None]


def select(document: Document) -> Chosen:
    """Choose the cards of the map: what has a title or a relation, touches others, and is not hidden."""
    return _Selection(document).choose()


class _Selection:
    """Looks twice: which statements are cards depends on the arguments that may be, and vice versa."""

    def __init__(self, document: Document) -> None:
        self._document = document
        entries: list[Statement | Argument] = [*document.statements, *document.arguments]
        self._chosen: Chosen = dict.fromkeys(one for one in entries if one.data.get("isInMap") is not False)
        self._known: dict[tuple[str, Statement, bool], bool] = {}  # asked for once for each argument
        self._relations: defaultdict[End, list[Relation]] = defaultdict(list)
        for relation in document.relations:
            self._relations[relation.source].append(relation)
            if relation.target is not relation.source:
                self._relations[relation.target].append(relation)

    def choose(self) -> Chosen:
        statements = [one for one in self._document.statements if self._is_drawn_statement(one)]
        hidden = set(self._document.statements).difference(statements)
        self._chosen = {entry: None for entry in self._chosen if entry not in hidden}
        self._known.clear()
        arguments = [one for one in self._document.arguments if self._is_drawn_argument(one)]
        return dict.fromkeys([*statements, *arguments])

    def _is_drawn_statement(self, statement: Statement) -> bool:
        if statement.data.get("isInMap") is True:
            return True
        if statement not in self._chosen:
            return False
        is_used = self._is_used(statement, is_premise=True) or self._is_used(statement, is_premise=False)
        is_related = self._is_related(statement, self._relations[statement])
        return (is_used or is_related) and (statement.is_titled or not is_used)

    def _is_drawn_argument(self, argument: Argument) -> bool:
        if argument.data.get("isInMap") is True:
            return True
        if argument not in self._chosen:
            return False
        return (
            self._is_related(argument, self._relations[argument])
            or any(self._is_related(one, self._relations[one]) for one in argument.inferences)
            or any(self._is_in_touch(one, is_premise=True) for one in argument.premises)
            or (bool(argument.steps) and self._is_in_touch(argument.conclusion, is_premise=False))
        )

    def _is_in_touch(self, statement: Statement, *, is_premise: bool) -> bool:
        """Say whether a premise or last conclusion ties its argument to something drawn."""
        key = ("in touch", statement, is_premise)
        if key not in self._known:
            self._known[key] = self._reaches_out(statement, is_premise=is_premise)
        return self._known[key]

    def _reaches_out(self, statement: Statement, *, is_premise: bool) -> bool:
        bearing = [
            relation
            for relation in self._relations[statement]
            if relation.kind.is_mutual or (relation.target if is_premise else relation.source) is statement
        ]
        return (
            statement in self._chosen
            or self._is_used(statement, is_premise=not is_premise)
            or self._is_related(statement, bearing)
        )

    def _is_related(self, end: End, relations: Iterable[Relation]) -> bool:
        return any(
            self._is_shown(relation, relation.target if relation.source is end else relation.source)
            for relation in relations
        )

    def _is_shown(self, relation: Relation, end: End) -> bool:
        """Say whether this end of a relation is a card, or stands within one."""
        if isinstance(end, Inference):
            return end.argument in self._chosen
        if end in self._chosen or isinstance(end, Argument):
            return end in self._chosen
        is_premise = end is relation.target
        return self._is_used(end, is_premise=is_premise) or (
            relation.kind.is_mutual and self._is_used(end, is_premise=not is_premise)
        )

    def _is_used(self, statement: Statement, *, is_premise: bool) -> bool:
        """Say whether a statement is a premise, or the last conclusion, of an argument that may be drawn."""
        key = ("used", statement, is_premise)
        if key not in self._known:
            arguments = statement.premise_in if is_premise else statement.concludes
            self._known[key] = any(argument in self._chosen for argument in arguments)
        return self._known[key]
