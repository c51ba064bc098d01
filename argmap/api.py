"""argmap for notebooks and scripts: what `docs/python.md` explains, gathered from the rooms without Qt.

Nothing is worked out here. Functions take a map, and a supposition and rules where these matter.
"""

from os import PathLike
from pathlib import Path

from argmap.analysis.acceptance.labels import Label, Labelling, label
from argmap.analysis.acceptance.standing import Standing
from argmap.analysis.acceptance.standing import standing as _standing
from argmap.analysis.acceptance.verdicts import sentence
from argmap.analysis.graphs import from_networkx, to_networkx
from argmap.analysis.grounds import Grounds
from argmap.analysis.network import build
from argmap.analysis.questions import agreement as _agreement
from argmap.analysis.questions import contributions as _contributions
from argmap.analysis.questions import flips as _flips
from argmap.analysis.questions import persuasion as _persuasion
from argmap.analysis.questions.agreement import Agreement
from argmap.analysis.questions.comparison import Row, compare
from argmap.analysis.questions.contributions import Contributions
from argmap.analysis.questions.excerpt import cut
from argmap.analysis.questions.flips import Flips
from argmap.analysis.questions.persuasion import Shift
from argmap.analysis.questions.withdrawal import Difference, withdraw
from argmap.analysis.review.findings import review
from argmap.analysis.semantics import DEFAULT, Rules
from argmap.analysis.strength import Evaluation, Evaluator, Strength, evaluate
from argmap.analysis.whatif import NOTHING, WhatIf, under
from argmap.formats import native, registry
from argmap.formats.files import write_bytes
from argmap.model import edits
from argmap.model.change import Change
from argmap.model.document import Document
from argmap.model.errors import AnalysisError, ArgmapError, EditError, FormatError
from argmap.model.findings import Finding
from argmap.model.graph import ArgumentMap
from argmap.model.records import Citation, Group, Link, MapInfo, Node, Scenario, Source, Text

__all__ = [
    "DEFAULT",
    "NOTHING",
    "Agreement",
    "AnalysisError",
    "ArgmapError",
    "ArgumentMap",
    "Change",
    "Citation",
    "Contributions",
    "Difference",
    "Document",
    "EditError",
    "Evaluation",
    "Evaluator",
    "Finding",
    "Flips",
    "FormatError",
    "Group",
    "Label",
    "Labelling",
    "Link",
    "MapInfo",
    "Node",
    "Row",
    "Rules",
    "Scenario",
    "Shift",
    "Source",
    "Standing",
    "Strength",
    "Text",
    "WhatIf",
    "agreement",
    "cheapest_shifts",
    "compare",
    "contributions",
    "edits",
    "evaluate",
    "flips",
    "from_networkx",
    "labels",
    "load",
    "review",
    "save",
    "sentence",
    "standing",
    "to_bytes",
    "to_networkx",
    "under",
    "withdraw",
]


# -- files --------------------------------------------------------------------------------


def load(file: str | PathLike[str] | bytes) -> ArgumentMap:
    """Read a map from a path, or from the bytes of a file. Raises FormatError."""
    if isinstance(file, bytes):
        return registry.read_as(registry.find_format(Path(), file), file).map
    return registry.load(Path(file))


def save(map: ArgumentMap, path: str | PathLike[str]) -> None:
    """Write a map as an .argmap file, in place of one that is there. Raises FormatError."""
    write_bytes(Path(path), to_bytes(map))


def to_bytes(map: ArgumentMap) -> bytes:
    """Give a map as the bytes of an .argmap file."""
    return native.write(map)


# -- what stands --------------------------------------------------------------------------


def labels(map: ArgumentMap, whatif: WhatIf = NOTHING) -> Labelling:
    """Say of every node and link whether it stands, falls or is undecided, with the reason."""
    return label(build(map, Grounds(map, whatif)), map, whatif)


def standing(map: ArgumentMap, whatif: WhatIf = NOTHING, budget: int | None = None) -> Standing:
    """Say of every node and link whether it stands when sides are taken in circles: on some, on every one.

    `budget` limits the steps of the search; what it does not suffice for is None.
    """
    network = build(map, Grounds(map, whatif))
    return _standing(network, map, label(network, map, whatif), budget)


# -- questions about one node -------------------------------------------------------------


def contributions(
    map: ArgumentMap, topic: str, method: str = "removal", whatif: WhatIf = NOTHING, rules: Rules = DEFAULT
) -> Contributions:
    """Say what each node that leads to a topic contributes to its strength.

    The methods are removal, gradient, shapley and intrinsic. Raises AnalysisError for an
    unknown node or method, and where circles leave the topic open, as the next three do.
    """
    return _contributions.contributions(cut(map, topic, whatif, rules), method)


def flips(
    map: ArgumentMap, topic: str, size: int = 2, whatif: WhatIf = NOTHING, rules: Rules = DEFAULT
) -> Flips:
    """Find the smallest sets of up to `size` nodes whose falsity takes a topic over one half."""
    return _flips.flips(cut(map, topic, whatif, rules), size)


def cheapest_shifts(
    map: ArgumentMap, topic: str, count: int = 5, whatif: WhatIf = NOTHING, rules: Rules = DEFAULT
) -> list[Shift]:
    """Find the smallest changes of credence that take a topic over one half, the cheapest first."""
    return _persuasion.cheapest_shifts(cut(map, topic, whatif, rules), count)


def agreement(map: ArgumentMap, topic: str, whatif: WhatIf = NOTHING, premises: str = "product") -> Agreement:
    """Work a topic's strength out under four semantics, and say whether they agree."""
    return _agreement.agreement(cut(map, topic, whatif, Rules(premises=premises)))
