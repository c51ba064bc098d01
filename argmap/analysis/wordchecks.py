"""Checks of the words for probability in the texts of a map. Which words there are is in `model/scales`."""

from argmap.model.findings import Check

WORD_CHECKS: tuple[Check, ...] = ()
