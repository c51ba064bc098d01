"""Checks of the words for probability in the texts of a map. Which words there are is in `model/scales`.

Only what a card says is looked at, not notes and quotes. A word that is denied or graded
(“not likely”, “more likely than”) is not taken for the word of a scale.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from argmap.model.credences import share_words, worded
from argmap.model.findings import Check, Finding, doubt, node_name
from argmap.model.graph import ArgumentMap
from argmap.model.records import CARRIED_KINDS, Credence, Node, as_band
from argmap.model.scales import ICD_ROWS, Band, spellings_of
from argmap.model.wording import tr

# English only, as the texts that the words of these scales stand in.
_DENIES = r"(?:not|never|nor|neither|cannot|hardly|scarcely|barely|no\s+longer|far\s+from|\w+n['’]t)"
_GRADES = (
    r"(?:more|less|most|least|as|so|too|how|however|equally|very|highly|extremely|exceptionally|virtually"
    r"|increasingly|quite|rather|fairly|somewhat|pretty|reasonably)"
)
#: “remote” is mostly a word for places; of probability it stands alone or with one of these.
_REMOTE = r"remote(?=\s*(?:[.,;:!?)]|$|chance|possibility|likelihood|prospect))"
_CONFIDENCE = re.compile(
    r"\b(?:high|moderate|low)[\s-]+(?:(?:level|degree)\s+of\s+)?confidence\b"
    r"|\bconfidence\s+(?:level\s+)?(?:is|was|remains|stays)\s+(?:high|moderate|low)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)|[\n;]")


def mixed_rows(map: ArgumentMap) -> Iterator[Finding]:
    """Find cards with words of one row of ICD 203 in a map whose texts use the other as well."""
    rows = [dict(_cards_with(map, tuple(spellings_of(row)))) for row in ICD_ROWS]
    if not all(rows):
        return
    odd = _odd_row(map, rows)
    other = next(iter(rows[1 - odd].values()))
    for id, word in rows[odd].items():
        message = tr(
            "“{node}” says “{word}” and another card says “{other}”: these are words of two rows of ICD 203; "
            "keep to one row.",
            node=node_name(map.nodes[id]),
            word=word,
            other=other,
        )
        yield doubt(id, message)


def _odd_row(map: ArgumentMap, rows: list[dict[str, str]]) -> int:
    """Say which row is out of place: not the map's own, else the rarer one."""
    if map.info.scale in ICD_ROWS:
        return 1 - ICD_ROWS.index(map.info.scale)
    return 0 if len(rows[0]) < len(rows[1]) else 1


def contradicted_words(map: ArgumentMap) -> Iterator[Finding]:
    """Find texts whose likelihood word, in the map's scale, is at odds with the credence of the card."""
    bands = spellings_of(map.info.scale)
    words = tuple(bands)
    for node in map.nodes.values():
        if node.credence is None or (node.credence == 0 and node.kind in CARRIED_KINDS):
            continue  # a 0 that waits for supports says nothing yet
        said = list(said_in(_says(node), words))
        if said and not any(_agree(bands[word], node.credence) for word in said):
            yield _contradicted(node, said[0], bands[said[0]])


def _contradicted(node: Node, word: str, band: Band) -> Finding:
    low, high = as_band(node.credence or 0.0)
    credence = share_words(low) if low == high else f"{share_words(low)}–{share_words(high)}"
    message = tr(
        "“{node}” says {word}, but its credence is {credence}; bring the two together.",
        node=node_name(node),
        word=worded(tr("“{word}”", word=word), band),
        credence=credence,
    )
    return doubt(node.id, message)


def _agree(band: Band, credence: Credence) -> bool:
    """Say whether a credence lies in a band or overlaps it; bands that only touch do not."""
    low, high = as_band(credence)
    if low == high:
        return band[0] <= low <= band[1]
    return max(low, band[0]) < min(high, band[1])


def confidence_with_likelihood(map: ArgumentMap) -> Iterator[Finding]:
    """Find sentences that give a level of confidence and a likelihood at once."""
    words = tuple({word: None for scale in (map.info.scale, *ICD_ROWS) for word in spellings_of(scale)})
    for node in map.nodes.values():
        text = _says(node)
        if "onfidence" not in text:
            continue
        both = next(_both_in(text, words), None)
        if both is not None:
            message = tr(
                "“{node}” says “{confidence}” and “{likelihood}” in one sentence: how well founded it "
                "is and how likely it is are two matters; give each its sentence.",
                node=node_name(node),
                confidence=both[0],
                likelihood=both[1],
            )
            yield doubt(node.id, message)


def _both_in(text: str, words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for sentence in _SENTENCE_END.split(text):
        level = _CONFIDENCE.search(sentence)
        likely = next(said_in(sentence, words), None) if level else None
        if level and likely:
            yield " ".join(level.group().split()), likely


def said_in(text: str, words: tuple[str, ...]) -> Iterator[str]:
    """Go through the likelihood words that a text says, longest match first."""
    folded = text.casefold()
    for stem in _stems(words):  # rules out most texts at once; a loop, as this runs for every card
        if stem in folded:
            yield from _words_in(folded, words)
            return


def _words_in(folded: str, words: tuple[str, ...]) -> Iterator[str]:
    for found in _pattern(words).finditer(folded):
        if found[1]:
            yield " ".join(found[1].split())


def _cards_with(map: ArgumentMap, words: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    """Go through the cards that say one of these words: id and word."""
    for node in map.nodes.values():
        word = next(said_in(_says(node), words), None)
        if word is not None:
            yield node.id, word


def _says(node: Node) -> str:
    return f"{node.title}\n{node.text}" if node.title else node.text


@cache
def _stems(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give a few pieces of words, one of which is in every text that says one of the words."""
    longest = sorted({max(word.split(), key=len) for word in words}, key=len)
    stems: list[str] = []
    for piece in longest:
        if not any(stem in piece for stem in stems):
            stems.append(piece)
    return tuple(stems)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Make what finds words; one that is denied or graded is found without group 1."""
    options = "|".join(_option(word) for word in sorted(words, key=len, reverse=True))
    denied = rf"{_DENIES}(?:\s+[\w'’]+){{0,2}}?\s+"
    return re.compile(rf"(?<!\w)(?:({options})|(?:{denied}|{_GRADES}\s+)(?:{options}))(?!\w)")


def _option(word: str) -> str:
    return _REMOTE if word == "remote" else r"\s+".join(re.escape(part) for part in word.split())


WORD_CHECKS: tuple[Check, ...] = (mixed_rows, contradicted_words, confidence_with_likelihood)
