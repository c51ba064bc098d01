"""Says in plain words whether something stands, and why. The labels come from `acceptance`."""

from collections.abc import Callable, Collection, Iterable, Sequence

from argmap.analysis.acceptance.labels import Label, Labelling, Status
from argmap.model.credences import credence_words
from argmap.model.findings import node_name
from argmap.model.graph import ArgumentMap
from argmap.model.records import CARRIED_KINDS, Link, Node, as_band
from argmap.model.wording import tr

_NAMED = 3
_EVEN = 0.5


def status_name(status: Status) -> str:
    """Name a status for a reader."""
    if status == "in":
        return tr("Stands")
    return tr("Falls") if status == "out" else tr("Undecided")


def status_tip(status: Status) -> str:
    """Say what a status means to someone who meets it for the first time."""
    if status == "in":
        return tr("Nothing on the map speaks against it that is not answered, and what it needs is there.")
    if status == "out":
        return tr(
            "An attack on it goes unanswered, or nobody believes it. That does not make its opposite so."
        )
    return tr("The map does not settle it: its support is gone, or the arguments run in a circle.")


def sentence(map: ArgumentMap, labelling: Labelling, id: str) -> str:
    """Say the status of a node or link and the reason for it in a sentence; nothing without a label."""
    label = labelling.get(id)
    if label is None:
        return ""
    words = _Words(map, labelling)
    reason = words.of_node(id, label) if id in labelling.nodes else words.of_link(id, label)
    return tr("{status}: {reason}", status=status_name(label.status), reason=reason)


class _Words:
    """Finds the words for one map and its labelling; a sentence of theirs begins with a small letter."""

    def __init__(self, map: ArgumentMap, labelling: Labelling) -> None:
        self._map = map
        self._labels = labelling

    def of_node(self, id: str, label: Label) -> str:
        says: dict[str | None, Callable[[], str]] = {
            None: lambda: self._standing(id),
            "assumed": lambda: _assumed(label.status),
            "withdrawn": lambda: tr("no source is left for it."),
            "attacked": lambda: self._attacked(label),
            "disbelieved": lambda: self._disbelieved(self._map.nodes[id]),
            "unsupported": lambda: self._unsupported(label),
            "circular": lambda: self._circular(id, label),
        }
        return says[label.reason]()

    def of_link(self, id: str, label: Label) -> str:
        says: dict[str | None, Callable[[], str]] = {
            None: lambda: self._holding(id),
            "undercut": lambda: self._undercut(label),
            "premise": lambda: tr("it starts from {names}, which falls.", names=self._named(label.because)),
            "unsupported": lambda: self._unsupported(label),
            "circular": lambda: self._circular(id, label),
        }
        return says[label.reason]()

    # -- what stands ----------------------------------------------------------------------

    def _standing(self, id: str) -> str:
        supports = self._starts(self._bearing(id, "support", {"in"}))
        attacks = self._starts(self._bearing(id, "attack", {"out"}))
        if supports and attacks:
            return tr(
                "it is supported by {supports}, and what attacks it, {attacks}, does not stand.",
                supports=supports,
                attacks=attacks,
            )
        if supports:
            return tr("it is supported by {supports}, and nothing attacks it.", supports=supports)
        if attacks:
            return tr("what attacks it, {attacks}, does not stand.", attacks=attacks)
        return tr("it is taken as given, and nothing attacks it.")

    def _holding(self, id: str) -> str:
        if attacks := self._starts(self._bearing(id, "attack", {"out"})):
            return tr(
                "what it starts from stands, and what attacks it, {attacks}, does not.", attacks=attacks
            )
        return tr("what it starts from stands, and nothing attacks it.")

    # -- what falls -----------------------------------------------------------------------

    def _attacked(self, label: Label) -> str:
        return tr(
            "it is attacked by {names}, and no answer to that stands.", names=self._starts(label.because)
        )

    def _undercut(self, label: Label) -> str:
        names = self._starts(label.because)
        return tr(
            "that one leads to the other is denied by {names}, and no answer to that stands.", names=names
        )

    def _disbelieved(self, node: Node) -> str:
        credence = node.credence
        if node.judgement == "rejected":
            return tr("you have rejected it, and nothing supports it.")
        if node.kind in CARRIED_KINDS and credence == 0:
            return tr("nothing on the map leads to it.")
        if credence is None or as_band(credence)[1] >= _EVEN:  # it comes from ratings, or is supposed
            return tr("it is held to be less likely than not, and nothing supports it.")
        words = credence_words(credence, self._map.info.scale)
        return tr(
            "it is held to be less likely than not ({credence}), and nothing supports it.", credence=words
        )

    # -- what is undecided ----------------------------------------------------------------

    def _unsupported(self, label: Label) -> str:
        because = label.because
        if because[0] in self._map.nodes:
            return tr("it starts from {names}, which is undecided.", names=self._named(because))
        if self._status(because[0]) == "out":
            return (
                self._unsupported_by(because[0]) if len(because) == 1 else self._unsupported_by_all(because)
            )
        if attacks := self._starts(id for id in because if self._map.links[id].stance == "attack"):
            return tr("what attacks it, {names}, is undecided itself.", names=attacks)
        return tr("what supports it, {names}, is undecided itself.", names=self._starts(because))

    def _unsupported_by(self, link: str) -> str:
        label, names = self._labels.links[link], self._starts([link])
        if label.reason == "undercut":
            cut = self._starts(label.because)
            return tr("its only support, {names}, is undercut by {others}.", names=names, others=cut)
        if len(self._map.links[link].premises) > 1:
            fallen = self._named(label.because)
            return tr(
                "its only support, {names}, needs each part, and {others} falls.", names=names, others=fallen
            )
        return tr("its only support, {names}, falls.", names=names)

    def _unsupported_by_all(self, links: Sequence[str]) -> str:
        return tr("none of its supports stands: {names}.", names=self._starts(links))

    def _circular(self, id: str, label: Label) -> str:
        nodes, links = self._map.nodes, self._map.links
        if label.because[0] in nodes:
            names = self._named(label.because)
            return tr("it starts from {names}, where the arguments run in a circle.", names=names)
        if any(id in links[one].premises for one in label.because):
            return tr("it bears on itself, and nothing else settles it.")
        names = self._starts(label.because)
        if all(links[one].stance == "attack" and self._is_attacked(links[one], id) for one in label.because):
            return tr("it and {names} attack each other, and nothing else settles it.", names=names)
        return tr(
            "the arguments run in a circle by way of {names}, and nothing else settles it.", names=names
        )

    def _is_attacked(self, link: Link, id: str) -> bool:
        """Say whether a node attacks what a link starts from."""
        return any(
            other.stance == "attack" and other.target in link.premises for other in self._map.links_from(id)
        )

    # -- names ----------------------------------------------------------------------------

    def _bearing(self, id: str, stance: str, statuses: Collection[str]) -> list[str]:
        links = (link for link in self._map.links_into(id) if link.stance == stance)
        return [link.id for link in links if self._status(link.id) in statuses]

    def _status(self, link: str) -> str:
        return self._labels.links[link].status if link in self._labels.links else ""

    def _starts(self, links: Iterable[str]) -> str:
        """Name links by what they start from."""
        map = self._map
        return _few(
            [" + ".join(_quoted(map.nodes[one]) for one in map.premises(map.links[id])) for id in links]
        )

    def _named(self, nodes: Iterable[str]) -> str:
        return _few([_quoted(self._map.nodes[id]) for id in nodes])


def _assumed(status: Status) -> str:
    return tr("you assume that it is so.") if status == "in" else tr("you assume that it is not so.")


def _quoted(node: Node) -> str:
    return tr("“{name}”", name=node_name(node))


def _few(names: Sequence[str]) -> str:
    return ", ".join(names if len(names) <= _NAMED else [*names[:_NAMED], "…"])
