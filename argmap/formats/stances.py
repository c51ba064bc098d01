"""Marks and words of stance in texts from elsewhere: “+ …”, “Con: …”, “supports”. Reads no format.

A mark stands at the beginning of a text: a sign with a space after it, a sign in brackets,
or a word with a colon. A label is the text on an arrow.
"""

import re

from argmap.formats.registry import Choice
from argmap.model.wording import tr

_FOR = r"pros?|reasons?|supports?|supporting|supported by|for|in favou?r|advantages?|arguments? for"
_AGAINST = (
    r"cons?|contra|objections?|attacks?|attacking|attacked by|against|opposes?|opposing|rebuttals?"
    r"|disadvantages?|arguments? against"
)
_SIGNS = {"support": r"[+➕✓✔👍]", "attack": r"[-−–➖✗✘👎]"}
_WORDS = {"support": _FOR, "attack": _AGAINST}


def _mark(stance: str) -> str:
    sign, words = _SIGNS[stance], _WORDS[stance]
    return rf"{sign}\ufe0f?(?=\s|$)|[(\[](?:{sign}|{words})\ufe0f?[)\]]:?|(?:{words})\s?:"


_MARK = re.compile(rf"\s*(?:(?P<support>{_mark('support')})|(?P<attack>{_mark('attack')}))\s*", re.IGNORECASE)
_HEADING = re.compile(
    rf"\s*[(\[]?(?:(?P<support>{_SIGNS['support']}|{_FOR})|(?P<attack>{_SIGNS['attack']}|{_AGAINST}))[)\]]?:?\s*",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\s*(?:(?P<support>because|since|as|for|therefore|after all|indeed)"
    r"|(?P<attack>but|however|yet|although|though|nevertheless|on the other hand|unless|except))\b",
    re.IGNORECASE,
)
_OPPOSING = re.compile(
    r"\b(?:attack|contradict|counter|disprov|disput|object|oppos|rebut|refut|undercut|undermin|weaken"
    r"|den(?:y|ie)|against\b|contra\b|cons?\b|unsupport|(?:not|n['’]t) (?:support|justif|prove))"
    r"|^\s*(?:but|no|[-−–➖✗✘])\s*$",
    re.IGNORECASE,
)
_BACKING = re.compile(
    r"\b(?:support|back(?:s|ed|ing)?\b|confirm|corroborat|justif|prove|strengthen|evidence\b|reasons?\b|pros?\b"
    r"|because\b)|^\s*(?:for|so|therefore|yes|[+➕✓✔])\s*$",
    re.IGNORECASE,
)

#: Words that a file gives where it has a place of its own for a stance.
_NAMED = {
    "support": "support|supports|supporting|pro|pros|+|1|for|in favour|in favor|yes|agree|agrees|reason",
    "attack": "attack|attacks|attacking|con|cons|contra|-|−|–|-1|against|no|disagree|disagrees|objection",
    "neutral": "neutral|0|none|thesis|root",
}
_STANCES = {word: stance for stance, words in _NAMED.items() for word in words.split("|")}

#: How a writer marks a stance at the beginning of a text.
MARKS = {"support": "+ ", "attack": "- "}

#: What readers of trees without stances ask for.
CHILDREN = Choice(
    "children",
    ("neutral", "reasons", "mixed"),
    tr(
        "What stands under a statement without a mark such as “+” or “Con:”: only connected with it, "
        "a reason for it, or as its first word says (“because …”, “but …”)"
    ),
    "read",
)


def take_mark(text: str) -> tuple[str | None, str]:
    """Take the mark off the beginning of a text: its stance, or None, and the words after it."""
    found = _MARK.match(text)
    if found is None or found.end() == 0:
        return None, text
    return found.lastgroup, text[found.end() :]


def heading(text: str) -> str | None:
    """Give the stance of a text that is nothing but a mark, like “Pros” or “(-)”; None for other texts."""
    found = _HEADING.fullmatch(text)
    return found.lastgroup if found else None


def stance_named(word: str) -> str | None:
    """Give the stance that a file names in a place of its own, such as a column; None where it names none."""
    plain = " ".join(word.replace("_", " ").split()).casefold()
    return _STANCES.get(plain) or heading(plain) or label_stance(plain)


def unmarked(text: str, children: str) -> str:
    """Give the stance of what has no mark, by what the reader chose for children."""
    if children == "reasons":
        return "support"
    found = _OPENING.match(text) if children == "mixed" else None
    return (found and found.lastgroup) or "neutral"


def label_stance(label: str) -> str | None:
    """Give the stance that the label of an arrow tells, or None."""
    if _OPPOSING.search(label):
        return "attack"
    return "support" if _BACKING.search(label) else None
