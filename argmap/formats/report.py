"""What became of a file that was read: what was left out and why, and what a reader should know."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr

#: Nobody reads more warnings than this about one file.
WARNING_LIMIT = 1_000


class Warning(NamedTuple):
    """A sentence about something in a file, and the line it is on, counted from 1, where there are lines."""

    line: int | None
    message: str


@dataclass(slots=True)
class Report:
    """Notes taken while a file is read. `dropped` counts what has no place in a map, by reason."""

    dropped: Counter[str] = field(default_factory=Counter)
    warnings: list[Warning] = field(default_factory=list)

    def drop(self, reason: str, count: int = 1) -> None:
        """Note that something was left out."""
        if count:
            self.dropped[_in_one_line(reason)] += count

    def warn(self, message: str, line: int | None = None) -> None:
        """Note something that a reader should look at; of very many only the first are kept."""
        if len(self.warnings) < WARNING_LIMIT:
            self.warnings.append(Warning(line, _in_one_line(message)))
        elif len(self.warnings) == WARNING_LIMIT:
            self.warnings.append(Warning(None, tr("There is more like this, which is not listed.")))

    @property
    def is_clean(self) -> bool:
        """Whether all of the file is in the map."""
        return not self.dropped and not self.warnings


class Reading(NamedTuple):
    """What a reader gives: a map, and the report on it."""

    map: ArgumentMap
    report: Report


def _in_one_line(sentence: str) -> str:
    """Put a sentence into one line: what it quotes from a file may hold several."""
    return " ".join(sentence.split())
