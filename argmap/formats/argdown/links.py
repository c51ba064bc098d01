"""Relations and inferences of Argdown to links, once their ends are nodes. Makes no nodes."""

from collections.abc import Iterable

from argmap.formats.argdown.cards import is_sound, rest_of
from argmap.formats.argdown.document import End, Entry, Inference, Kind, Relation
from argmap.formats.argdown.drawing import Edge
from argmap.formats.argdown.words import fold
from argmap.formats.building import MapBuilder
from argmap.model.records import Node
from argmap.model.wording import tr

#: As much of a title is told in a warning.
_SHOWN = 40
_SUPPORTS = frozenset({Kind.SUPPORT, Kind.ENTAILMENT})


class Links:
    """Makes links between ends that are on the map: `ends` gives the node or link that each stands for."""

    def __init__(self, builder: MapBuilder, ends: dict[End, str]) -> None:
        self._builder = builder
        self.ends = ends
        self._out: dict[str, list[str]] = {}  # links that leave a node

    def add_all(self, relations: Iterable[Relation | Edge]) -> None:
        """Add links for relations: undercuts last, since they bear on the links of others."""
        in_order = sorted(relations, key=lambda one: one.kind is Kind.UNDERCUT)
        for relation in in_order:
            source, target = self.ends.get(relation.source), self.ends.get(relation.target)
            if source is None or target is None:
                self._builder.report.drop(tr("relations with an end that is not on the map"))
            elif relation.kind is Kind.UNDERCUT:
                self._add("attack", source, self._undercut(relation, target))
            else:
                self._add_plain(relation.kind, source, target)

    def add_inference(self, inference: Inference, stance: str, target: str) -> str:
        """Add the link from the premises of an inference to a node or link; give its id."""
        data, fitted = inference.data, self._builder.fitted
        premises = [self.ends[premise] for premise in inference.premises]
        id = self._builder.link(
            stance,
            premises,
            target,
            scheme=fitted(_scheme(inference)) or None,
            weight=float(data["weight"]) if is_sound("weight", data.get("weight")) else None,
            note=fitted("\n".join((*_note(inference), *rest_of(data)))),
        )
        for premise in premises:
            self._out.setdefault(premise, []).append(id)
        return id

    def _add_plain(self, kind: Kind, source: str, target: str) -> None:
        self._add("support" if kind in _SUPPORTS else "attack", source, target)
        if kind.is_mutual and isinstance(self._builder.records[target], Node):
            self._add("attack", target, source)

    def _add(self, stance: str, source: str, target: str) -> None:
        id = self._builder.link(stance, [source], target)
        self._out.setdefault(source, []).append(id)

    def _undercut(self, relation: Relation | Edge, target: str) -> str:
        """Find the link that is undercut: the step itself, or how a card without steps bears on others."""
        if not isinstance(self._builder.records[target], Node):
            return target
        links = self._out.get(target, [])
        if len(links) != 1:
            self._tell(relation, len(links))
        return links[0] if links else target

    def _tell(self, relation: Relation | Edge, count: int) -> None:
        title = relation.target.title[:_SHOWN] if isinstance(relation.target, Entry) else ""
        message = (
            tr("“{title}” bears on several things; only the first of these links is undercut.", title=title)
            if count
            else tr("“{title}” bears on nothing, so what would undercut it attacks it.", title=title)
        )
        self._builder.report.warn(message, relation.line or None)


def _note(inference: Inference) -> list[str]:
    """Give what is said of the step, and with the last step of an argument what is said of the argument."""
    argument, own = inference.argument, inference.data.get("note")
    lines = [own] if isinstance(own, str) else []
    if inference is not argument.last:
        return lines
    title = [argument.title] if argument.is_titled else []
    tags = [" ".join(f"#{tag}" for tag in argument.tags)] if argument.tags else []
    return [
        *lines,
        *title,
        *dict.fromkeys(argument.wordings),
        *tags,
        *argument.links,
        *rest_of(argument.data),
    ]


def _scheme(inference: Inference) -> str:
    """Give the rule, just as it was before it was put on one line."""
    exact = inference.data.get("scheme")
    return exact if isinstance(exact, str) and fold(exact) == inference.rule else inference.rule
