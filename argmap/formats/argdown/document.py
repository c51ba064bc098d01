"""What an Argdown text says: statements, arguments with their steps, relations, sections. Reads nothing."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from argmap.formats.argdown.data import Data

#: Titles that stand for none.
UNTITLED = re.compile(r"Untitled")


class Kind(Enum):
    """How one thing bears on another."""

    SUPPORT = auto()
    ATTACK = auto()
    UNDERCUT = auto()
    CONTRADICTION = auto()  # both ways
    CONTRARY = auto()  # both ways
    ENTAILMENT = auto()

    @property
    def is_mutual(self) -> bool:
        """Whether it holds both ways."""
        return self is Kind.CONTRADICTION or self is Kind.CONTRARY


@dataclass(slots=True, eq=False)
class Section:
    """A heading and what stands below it."""

    title: str
    level: int
    parent: "Section | None"
    data: Data = field(default_factory=dict)
    line: int | None = None


@dataclass(slots=True, eq=False)
class Entry:
    """A statement or an argument: all that is said under one title, in one place or several."""

    title: str
    line: int
    wordings: list[str] = field(default_factory=list)
    chosen: str | None = None  # the wording that the text itself chooses
    tags: dict[str, bool] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    data: Data = field(default_factory=dict)
    section: Section | None = None
    mentioned: Section | None = None  # where it first stands, be it as a mere reference
    is_mentioned: bool = False

    @property
    def text(self) -> str:
        """The wording that counts: the one that is chosen, else the last."""
        return self.chosen if self.chosen is not None else (self.wordings[-1] if self.wordings else "")

    @property
    def is_titled(self) -> bool:
        """Whether the title was given by someone."""
        return bool(self.title) and not UNTITLED.match(self.title)


@dataclass(slots=True, eq=False)
class Statement(Entry):
    """A statement, and the arguments in which it is a premise or the last conclusion."""

    premise_in: "dict[Argument, None]" = field(default_factory=dict)
    concludes: "dict[Argument, None]" = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Inference:
    """What leads from premises to the conclusion that the next step states."""

    argument: "Argument"
    premises: list[Statement] = field(default_factory=list)
    rule: str = ""
    data: Data = field(default_factory=dict)


@dataclass(slots=True)
class Step:
    """A numbered statement of an argument, and the inference that it concludes."""

    number: int
    statement: Statement
    inference: Inference | None = None


@dataclass(slots=True, eq=False)
class Argument(Entry):
    """An argument, with its premises and conclusions in the order of the text where it has any."""

    steps: list[Step] = field(default_factory=list)

    @property
    def conclusion(self) -> Statement:
        """The last conclusion; only arguments with steps have one."""
        return self.steps[-1].statement

    @property
    def last(self) -> Inference | None:
        """The inference to the last conclusion; None without steps."""
        return self.steps[-1].inference if self.steps else None

    @property
    def inferences(self) -> list[Inference]:
        """The inferences, in their order."""
        return [step.inference for step in self.steps if step.inference is not None]

    @property
    def premises(self) -> list[Statement]:
        """What is assumed, not concluded."""
        return [step.statement for step in self.steps if step.inference is None]


End = Statement | Argument | Inference


@dataclass(slots=True, eq=False)
class Relation:
    """One thing bears on another."""

    kind: Kind
    source: Statement | Argument
    target: End
    line: int


@dataclass(slots=True)
class Document:
    """All that one text says."""

    front: Data = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    arguments: list[Argument] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def setting(self, part: str, name: str) -> Any:
        """Give a setting of the text, None where it has none."""
        settings = self.front.get(part)
        return settings.get(name) if isinstance(settings, dict) else None
