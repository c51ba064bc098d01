"""Fractional order keys: text that sorts between its neighbours, so that a move changes one record.

A key is a whole part and a fraction. The first letter of the whole part says how many
digits follow it: ``a`` one, ``b`` two …; ``Z`` one digit below zero, ``Y`` two …, so that
plain text order is number order and appending keeps keys short.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise, product
from string import ascii_lowercase

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
FIRST = "a0"


def key_between(before: str | None, after: str | None) -> str:
    """Give a key that sorts after `before` and before `after`; None is an open end.

    Raises ValueError when no key fits: equal, reversed or foreign neighbours. `spread`
    then gives a whole row new keys.
    """
    for key in (before, after):
        if key is not None and not is_key(key):
            raise ValueError(key)
    if before is not None and after is not None:
        return _inside(before, after)
    if before is not None:
        return _step(_whole(before), 1)
    if after is not None:
        whole = _whole(after)
        return whole if whole < after else _step(whole, -1)
    return FIRST


def key_after(keys: Iterable[str]) -> str:
    """Give a key that sorts after all of these that are keys and can be followed."""
    for key in sorted(filter(is_key, keys), reverse=True):
        try:
            return key_between(key, None)
        except ValueError:  # the last key there can be
            continue
    return FIRST


def spread(count: int) -> list[str]:
    """Give `count` fresh keys in order."""
    return list(islice(ascending(), count))


def ascending() -> Iterator[str]:
    """Give keys in order, as many as are asked for: what appending one by one gives, ten times faster."""
    for length, head in enumerate(ascii_lowercase, 1):
        for digits in product(_DIGITS, repeat=length):
            yield head + "".join(digits)


def in_order(keys: Mapping[str, str]) -> list[str]:
    """Sort ids by their order key, the id deciding between equal keys."""
    return sorted(keys, key=lambda id: (keys[id], id))


def is_key(text: str) -> bool:
    """Say whether `text` is a key this module could have made."""
    if not text or not (text[0].isascii() and text[0].isalpha()):
        return False
    length = _whole_length(text[0])
    ends_in_zero = len(text) > length and text[-1] == "0"
    return len(text) >= length and not ends_in_zero and all(c in _DIGITS for c in text[1:])


def is_ascending(keys: Iterable[str]) -> bool:
    """Say whether every key is larger than the one before it."""
    return all(a < b for a, b in pairwise(keys))


def _whole_length(head: str) -> int:
    return ord(head) - ord("a") + 2 if head >= "a" else ord("Z") - ord(head) + 2


def _whole(key: str) -> str:
    return key[: _whole_length(key[0])]


def _inside(before: str, after: str) -> str:
    if before >= after:
        raise ValueError(before)
    whole = _whole(before)
    if whole == _whole(after):
        return whole + _middle(before[len(whole) :], after[len(whole) :])
    following = _step(whole, 1)
    return following if following < after else whole + _middle(before[len(whole) :], "")


def _middle(low: str, high: str) -> str:
    """Halve the gap between two fractions; an empty `high` stands for one."""
    made = ""
    while True:
        a = _DIGITS.index(low[0]) if low else 0
        b = _DIGITS.index(high[0]) if high else _BASE
        if b - a > 1:
            return made + _DIGITS[(a + b) // 2]
        made += _DIGITS[a]
        low = low[1:]
        high = high[1:] if a == b else ""


def _step(whole: str, by: int) -> str:
    """Give the next or the last whole part, growing a digit where one runs out."""
    head, digits = whole[0], whole[1:]
    number = int(digits, _BASE) + by
    if 0 <= number < _BASE ** len(digits):
        return head + _write(number, len(digits))
    if head in "Za":  # across zero
        return (
            "a0" if by > 0 and head == "Z" else "Zz" if head == "a" and by < 0 else "b00" if by > 0 else "Yzz"
        )
    if head in "zA":
        raise ValueError(whole)
    grows = (head >= "a") == (by > 0)
    length = len(digits) + (1 if grows else -1)
    return chr(ord(head) + by) + _write(0 if by > 0 else _BASE**length - 1, length)


def _write(number: int, length: int) -> str:
    digits = ""
    for _ in range(length):
        number, digit = divmod(number, _BASE)
        digits = _DIGITS[digit] + digits
    return digits
