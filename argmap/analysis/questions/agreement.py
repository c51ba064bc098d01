"""Whether a verdict hangs on how strengths are worked out: one topic under four semantics."""

from dataclasses import dataclass
from typing import Literal

from argmap.analysis.questions.batch import settled, side
from argmap.analysis.questions.excerpt import Excerpt
from argmap.analysis.semantics import SEMANTICS, Rules
from argmap.model.errors import AnalysisError

#: The semantics that are asked: sums and products, gentle and steep.
ASKED = ("dfquad", "qe", "euler", "mlp")


@dataclass(frozen=True, slots=True)
class Agreement:
    """By name of the semantics, the topic's strength; None where circles leave it undetermined.

    `left_out` are the semantics that nothing can move from the topic's credence of 0 or 1.
    """

    strengths: dict[str, float | None]
    left_out: tuple[str, ...] = ()

    @property
    def holds(self) -> Literal["for", "against"] | None:
        """The verdict that all those asked agree on; None where they do not, or one is even."""
        sides = {None if one is None else int(side(one)) for one in self.strengths.values()}
        if sides == {1}:
            return "for"
        return "against" if sides == {-1} else None


def agreement(excerpt: Excerpt) -> Agreement:
    """Work a topic out under each of the four semantics, with linked premises as the excerpt has them."""
    is_frozen = excerpt.bases[excerpt.top] in (0.0, 1.0) and excerpt.top not in excerpt.fixed
    left_out = tuple(name for name in ASKED if is_frozen and SEMANTICS[name].freezes)
    found: dict[str, float | None] = {}
    for name in ASKED:
        if name not in left_out:
            try:
                found[name] = settled(excerpt.under(Rules(name, excerpt.rules.premises)))
            except AnalysisError:
                found[name] = None
    return Agreement(found, left_out)
