"""Makes record ids: short random strings that say nothing and are never used twice."""

import secrets
from collections.abc import Callable, Container

# No vowels and no look-alikes: an id never spells a word and survives being read aloud.
_ALPHABET = "bcdfghjkmnpqrstvwxz23456789"
ID_LENGTH = 8


def fresh_id(taken: Container[str] = ()) -> str:
    """Make an id of eight characters (about 38 bits) that is not in `taken`."""
    while True:
        made = id_from(secrets.choice)
        if made not in taken:
            return made


def id_from(choose: Callable[[str], str]) -> str:
    """Make an id of letters chosen one by one: a reader of files chooses the same ones for the same file."""
    return "".join(choose(_ALPHABET) for _ in range(ID_LENGTH))
