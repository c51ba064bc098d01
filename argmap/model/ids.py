"""Makes record ids: short random strings that say nothing and are never used twice."""

import secrets
from collections.abc import Container
from random import Random

# No vowels and no look-alikes: an id never spells a word and survives being read aloud.
_ALPHABET = "bcdfghjkmnpqrstvwxz23456789"
ID_LENGTH = 8


def fresh_id(taken: Container[str] = ()) -> str:
    """Make an id of eight characters (about 38 bits) that is not in `taken`."""
    while True:
        made = id_from(secrets.SystemRandom())
        if made not in taken:
            return made


def id_from(dice: Random) -> str:
    """Draw an id: a reader of files draws the same ones for the same file."""
    return "".join(dice.choices(_ALPHABET, k=ID_LENGTH))
