"""The numbered steps of one argument: premises, lines of inference, conclusions. Knows no relations."""

import re

from argmap.formats.argdown.document import Argument, Inference, Statement, Step
from argmap.formats.argdown.lines import Line
from argmap.formats.argdown.words import read_words
from argmap.formats.report import Report
from argmap.model.wording import tr

_RULE_END = re.compile(r"(?<!\\)-{2,}")


class StepsReader:
    """Takes the steps of an argument one by one."""

    def __init__(self, argument: Argument, report: Report, line: int) -> None:
        self._argument = argument
        self._report = report
        self._line = line
        self.begun: Inference | None = None  # waits for its conclusion
        self._rule: list[str] = []
        self._places: dict[int, int] = {}  # of steps among all, by their numbers
        self._since: list[Step] = []  # steps since the last conclusion, with it
        self.is_in_rule = False

    def add(self, statement: Statement, line: int, number: int | None = None) -> None:
        """Add a premise, or the conclusion of the inference that was begun."""
        self._end_rule(line)
        self._line = line
        step = Step(number or len(self._argument.steps) + 1, statement, self.begun)
        self._argument.steps.append(step)
        if self.begun is not None:
            self.begun.premises = self._used(self.begun, line) or [one.statement for one in self._since]
            self.begun, self._since = None, []
        self._since.append(step)
        self._places[step.number] = len(self._argument.steps) - 1

    def begin(self, line: Line, text: str) -> Inference | None:
        """Begin an inference with what follows its first two hyphens; None where none may stand."""
        if self.begun is not None or not self._argument.steps:
            self._report.warn(
                tr("A line of inference stands between premises and a conclusion."), line.number
            )
            return None
        self.begun = Inference(self._argument, data=dict(line.data))
        self._rule = []
        self._line = line.number
        self.is_in_rule = True
        if text.strip() and not text.strip("- \t"):
            self.is_in_rule = False
        elif text.strip():
            self.add_rule(line, text)
        return self.begun

    def add_rule(self, line: Line, text: str) -> None:
        """Add a line that names the rule, up to the hyphens that end it."""
        end = _RULE_END.search(text)
        self._rule.append(text[: end.start()] if end else text)
        if self.begun is not None:
            self.begun.data.update(line.data)
        if end:
            self._name_rule()
            if text[end.end() :].strip():
                self._report.warn(tr("Text after the end of an inference is left out."), line.number)

    def finish(self) -> None:
        """Leave out steps that lead nowhere, and say so."""
        steps = self._argument.steps
        ends = [index for index, step in enumerate(steps) if step.inference is not None]
        if not ends:
            self._report.warn(
                tr("These numbered statements have no inference and no conclusion."), self._line
            )
        elif self.begun is not None:
            self._report.warn(tr("This inference has no conclusion."), self._line)
        elif ends[-1] < len(steps) - 1:
            self._report.warn(tr("These premises are followed by no inference."), self._line)
        del steps[ends[-1] + 1 if ends else 0 :]
        for step in steps:
            role = step.statement.premise_in if step.inference is None else {}
            role[self._argument] = None
        if steps:
            steps[-1].statement.concludes[self._argument] = None

    def _end_rule(self, line: int) -> None:
        if self.is_in_rule:
            self._report.warn(tr("The inference before this line is not closed with two hyphens."), line)
            self._name_rule()

    def _name_rule(self) -> None:
        self.is_in_rule = False
        if self.begun is not None:
            self.begun.rule = read_words(" ".join(self._rule)).text

    def _used(self, inference: Inference, line: int) -> list[Statement]:
        """Give the steps that an inference says it uses; none where it says nothing that can be followed."""
        if "uses" not in inference.data:
            return []
        uses = inference.data["uses"]
        numbers = {number for number in uses if isinstance(number, int)} if isinstance(uses, list) else set()
        places = sorted(self._places[number] for number in numbers & self._places.keys())
        if not places:
            self._report.warn(
                tr("“uses” names no step above it in brackets, as in {example}.", example="{uses: [1, 2]}"),
                line,
            )
        return [self._argument.steps[place].statement for place in places]
