"""Marks and words of stance in texts from elsewhere: “+ …”, “Con: …”, “supports”. Reads no format.

A mark stands at the beginning of a text: a sign with a space after it, a word with a colon,
or either in brackets. A label is the text on an arrow. All formats go by the words here.
"""

import re
from collections.abc import Callable

from argmap.formats.registry import Choice
from argmap.model.wording import tr

_POINTS = r"(?:arguments?|points?|evidence|reasons?|considerations?)"
#: What marks a stance with a colon, in brackets, or alone above reasons.
_WORDS = {
    "support": (
        rf"pros?|pro[- ]{_POINTS}|(?:{_POINTS} )?(?:for|in favou?r(?: of)?)|reasons?|because|supports?"
        rf"|supported by|supporting(?: {_POINTS})?|advantages?|benefits?|strengths?|dafür"
    ),
    "attack": (
        rf"cons?|contra|con(?:tra)?[- ]{_POINTS}|(?:{_POINTS} )?against|but|however|objections?"
        rf"|attack(?:s|ing|ed by)?|oppos(?:es?|ing(?: {_POINTS})?|ed by)|rebut(?:s|tals?)"
        rf"|refut(?:es|ations?)|undermines|undercuts|counters?|counter[- ]?(?:{_POINTS}|claims?)"
        r"|disadvantages?|drawbacks?|weakness(?:es)?|dagegen"
    ),
}
_SIGNS = {"support": "[+➕✓✔✅☑👍]", "attack": "[-−–—➖✗✘❌👎]"}
#: What may follow a heading's word: “Pros of zoos:”, “Arguments against zoos:”.
_TOPICS = {
    "support": rf"(?:pros|advantages|benefits|strengths) (?:of|to|for)|{_POINTS} (?:for|in favou?r of)",
    "attack": (
        rf"(?:cons|disadvantages|drawbacks|weaknesses|objections) (?:of|to|for|against)|{_POINTS} against"
    ),
}
#: Words before a dash: “Pro – …”. Others stand before dashes in plain sentences.
_DASHED = {"support": "pros?", "attack": "cons?|contra"}
_STRONG = r"(?:\*{1,2}|_{1,2})?"
_NUMBER = r"(?: ?#?\d{1,3})?"
#: Longer texts are headings only with a topic, which ends in a colon, maybe in bold.
_LONG = 40
_LONGEST = 120


def _sign(stance: str) -> str:
    sign = rf"{_SIGNS[stance]}\ufe0f?"
    return rf"(?P<{stance}>{sign}(?=\s|$)|[(\[]{sign}[)\]]:?(?=[\s\w]|$))"


def _word(stance: str) -> str:
    words = rf"(?:{_WORDS[stance]}){_NUMBER}"
    return (
        rf"(?P<{stance}>{_STRONG}{words}{_STRONG}\s?:(?:{_STRONG}(?=\s|$)|(?=\w))"
        rf"|[(\[]{words}[)\]]:?(?=\s|$)"
        rf"|(?:{_DASHED[stance]}){_NUMBER} [-–—](?=\s))"
    )


def _heading(stance: str) -> str:
    sign = rf"[(\[]?{_SIGNS[stance]}\ufe0f?[)\]]?:?"
    words = rf"[(\[]?(?:main |the )?(?:{_WORDS[stance]}){_NUMBER}[)\]]?{_STRONG}\s?:?{_STRONG}:?"
    topic = rf"(?:main |the )?(?:{_TOPICS[stance]}) [^:\n]+?{_STRONG}:{_STRONG}"
    return rf"(?P<{stance}>{sign}|{_STRONG}(?:{words}|{topic}))"


def _either(pattern: Callable[[str], str]) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{pattern('support')}|{pattern('attack')})\s*", re.IGNORECASE)


_SIGN = _either(_sign)
_WORD = _either(_word)
#: To look first for what ends a mark saves trying all words on most texts.
_ENDS = re.compile(r"[^:)\]]{1,60}?(?:[:)\]]| [-–—]\s)")
_HEADING = _either(_heading)
_BEGIN = (
    "adv|aga|arg|att|bec|ben|but|con|cou|daf|dag|dis|dra|evi|for|how|in |mai|obj|opp|poi|pro|rea|reb|ref|str"
    "|sup|the|und|wea"
)
#: How all these words begin, and with what signs and words in brackets or bold do: a look at the
#: beginning spares most texts the rest.
BEGINNINGS = frozenset(_BEGIN.split("|"))
SIGNS = frozenset("".join(_SIGNS.values()).replace("[", "").replace("]", ""))
BRACKETS = "([*_"
#: Words that tell a stance at the beginning of a sentence, and stay there.
_FIRST = re.compile(r"\s*(?:(?P<support>because)|(?P<attack>but|however))\b(?!:)", re.IGNORECASE)
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
    tr("What stands under a statement without a mark such as “+” or “Con:”"),
    {
        "neutral": tr("Is only connected with it"),
        "reasons": tr("Is a reason for it"),
        "mixed": tr("Is what its first word says (“since …”, “although …”)"),
    },
    "read",
)


def may_be_mark(text: str) -> bool:
    """Say quickly whether a text may begin with a mark, or be nothing else; most do not."""
    start = text.lstrip().lstrip(BRACKETS)[:3]
    return start.casefold() in BEGINNINGS or start[:1] in SIGNS


def take_mark(text: str) -> tuple[str | None, str]:
    """Take the mark off the beginning of a text: its stance, or None, and the words after it.

    Words such as “because” are marks that stay.
    """
    if not may_be_mark(text):
        return None, text
    stance, rest = take_word(text)
    if stance is None and (found := _SIGN.match(text)):
        stance, rest = found.lastgroup, text[found.end() :]
    if stance is None and (found := _FIRST.match(text)):
        stance = found.lastgroup
    return stance, rest


def take_word(text: str) -> tuple[str | None, str]:
    """Take a mark in words off the beginning of a text, like “Con:” or “(Pro)”."""
    found = _WORD.match(text) if _ENDS.match(text) else None
    return (found.lastgroup, text[found.end() :]) if found else (None, text)


def has_mark(text: str) -> bool:
    """Say whether a text begins with a mark that is no word of it."""
    return may_be_mark(text) and bool(_SIGN.match(text) or take_word(text)[0])


def heading(text: str) -> str | None:
    """Give the stance of a text that is nothing but a mark, like “Pros” or “(-)”; None for other texts.

    “Pros of zoos:” is one too.
    """
    if not may_be_mark(text) or (len(text) > _LONG and (len(text) > _LONGEST or ":" not in text[-5:])):
        return None
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
