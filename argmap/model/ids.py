"""Makes record ids: short random strings that say nothing and are never used twice."""

import secrets
from collections.abc import Container
from random import Random

# No vowels and no look-alikes: an id never spells a word and survives being read aloud.
_ALPHABET = "bcdfghjkmnpqrstvwxz23456789"
#: Drawn two letters at a time: readers of files draw ids by the hundred thousand.
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]


def fresh_id(taken: Container[str] = ()) -> str:
    """Make an id of eight characters (about 38 bits) that is not in `taken`."""
    while True:
        made = id_from(secrets.SystemRandom())
        if made not in taken:
            return made


def id_from(dice: Random) -> str:
    """Draw an id: a reader of files draws the same ones for the same file."""
    n = len(_PAIRS)
    drawn = int(dice.random() * n**4)
    return _PAIRS[drawn // n**3] + _PAIRS[drawn // n**2 % n] + _PAIRS[drawn // n % n] + _PAIRS[drawn % n]
