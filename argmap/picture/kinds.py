"""What the kinds of node look like and are called: label, icon, corners, and a sentence for the tooltip."""

from dataclasses import dataclass
from functools import cache

from argmap.model.wording import tr

#: Upper left, upper right, lower right, lower left; a negative radius cuts the corner straight.
Corners = tuple[float, float, float, float]


@dataclass(frozen=True)
class KindLook:
    """How cards of one kind differ from the others, beside their tint."""

    label: str
    icon: str
    corners: Corners
    tip: str


def kind_look(kind: str) -> KindLook:
    """Give the look of a kind; one that argmap does not know shows its own name."""
    known = _looks().get(kind)
    return known or KindLook(
        kind or tr("node"), "kind-other", (6, 6, 6, 6), tr("A kind this argmap does not know.")
    )


@cache
def _looks() -> dict[str, KindLook]:
    return {
        "claim": KindLook(tr("Claim"), "kind-claim", (10, 10, 10, 10), tr("What someone says is so.")),
        "evidence": KindLook(
            tr("Evidence"), "kind-evidence", (1, 1, 1, 1), tr("Offered as a fact; say where it comes from.")
        ),
        "motivation": KindLook(
            tr("Motivation"),
            "kind-motivation",
            (-11, -11, -11, -11),
            tr("A reason someone has to say or do a thing. It does not make the thing false."),
        ),
        "ramification": KindLook(
            tr("Ramification"),
            "kind-ramification",
            (1, 20, 20, 1),
            tr("What would follow if something were so."),
        ),
        "action": KindLook(tr("Action"), "kind-action", (1, -18, -18, 1), tr("What should be done.")),
        "question": KindLook(
            tr("Question"), "kind-question", (20, 20, 20, 20), tr("What is not known yet and would matter.")
        ),
    }
