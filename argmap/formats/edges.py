"""What the edges of a drawing say: their stance, and words that name none. Reads no format."""

from argmap.formats.registry import Choice
from argmap.formats.report import Report
from argmap.formats.stances import stance_named
from argmap.model.wording import tr

EDGES = Choice(
    "edges",
    tr("What an edge is when neither its attributes nor its label say so"),
    {"neutral": tr("A neutral link"), "support": tr("A support"), "attack": tr("An attack")},
    "read",
)
#: Labels that say a stance and nothing else.
_SIGNS = frozenset(("+", "-", "−", "–", "supports", "support", "attacks", "attack", "pro", "con"))


def stated(word: str, report: Report) -> str:
    """Give the stance that a place of its own names; a word that is none is counted and neutral."""
    stance = stance_named(word)
    if stance is None:
        report.drop(tr("words for a stance that argmap does not know, read as neutral"))
    return stance or "neutral"


def is_mere_sign(label: str) -> bool:
    """Say whether a label tells a stance and nothing else, so that it need not be kept as a note."""
    return label.strip().lower() in _SIGNS
