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

    def remarks(self) -> list[str]:
        """Say in a line each what was left out and what to look at; of equal sentences only one."""
        lines = [tr("Left out: {what} ({n})", what=what, n=n) for what, n in self.dropped.items()]
        places: dict[str, list[int | None]] = {}
        for place, message in self.warnings:
            places.setdefault(message, []).append(place)
        return lines + [_said_of(found, message) for message, found in places.items()]

    @property
    def is_clean(self) -> bool:
        """Whether all of the file is in the map."""
        return not self.dropped and not self.warnings


class Reading(NamedTuple):
    """What a reader gives: a map, and the report on it."""

    map: ArgumentMap
    report: Report


def _said_of(lines: list[int | None], message: str) -> str:
    """Say a sentence with the lines that it is about."""
    line, more = lines[0], len(lines) - 1
    if line is None:
        return tr("{what} ({n} times)", what=message, n=len(lines)) if more else message
    if more:
        return tr("Line {line} and {n} more: {what}", line=line, n=more, what=message)
    return tr("Line {line}: {what}", line=line, what=message)


def _in_one_line(sentence: str) -> str:
    """Put a sentence into one line: what it quotes from a file may hold several."""
    return " ".join(sentence.split())
