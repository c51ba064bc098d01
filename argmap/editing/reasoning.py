"""What a map being worked on comes to, as it stands and under what is supposed for a while. No edits."""

from collections.abc import Callable, Set

from argmap.analysis.acceptance.labels import Label, Labelling, Status
from argmap.analysis.questions.excerpt import Excerpt, cut_from
from argmap.analysis.semantics import DEFAULT, Rules
from argmap.analysis.strength import Evaluation, Evaluator
from argmap.analysis.whatif import NOTHING, Assumed, WhatIf, under
from argmap.editing.signals import Signal
from argmap.model.change import Change
from argmap.model.graph import ArgumentMap
from argmap.model.records import Credence, Scenario

#: Runs a function once the program is idle again; tests pass their own.
Later = Callable[[Callable[[], None]], None]

#: A larger map is shown first; who shows it then calls `finish`.
EVALUATED_AT_ONCE = 3_000


class Reasoning:
    """Keeps the evaluation of a map up to date and says what differs.

    `evaluated` comes with the ids whose strength differs, once a turn of the event loop at
    most for edits, at once for what is supposed. `supposed` comes when the supposition, the
    scenario in use or the rules are others. `tried` is a credence that a drag tries out on
    top of all that; nobody is told of it but by `evaluated`. Nothing here is part of the map
    or its history.
    """

    def __init__(self, map: ArgumentMap, later: Later) -> None:
        self.map = map
        self.rules: Rules = DEFAULT
        self.whatif: WhatIf = NOTHING
        self.scenario_id: str | None = None
        self.tried: tuple[str, float] | None = None
        self.evaluated: Signal[[frozenset[str]]] = Signal()
        self.supposed: Signal[[]] = Signal()
        self._later = later
        self._unfollowed: Change | None = None
        self._is_waiting = len(map.nodes) > EVALUATED_AT_ONCE
        self._standing = self._evaluator(ArgumentMap() if self._is_waiting else map)
        self._trial: Evaluator | None = None
        self._spare: Evaluator | None = None

    @property
    def evaluation(self) -> Evaluation:
        """What the map comes to under what is supposed."""
        return (self._trial or self._standing).evaluation

    @property
    def plain(self) -> Evaluation:
        """What the map comes to as it stands."""
        return self._standing.evaluation

    @property
    def labelling(self) -> Labelling:
        """What stands, falls or stays undecided under what is supposed."""
        return (self._trial or self._standing).labelling

    @property
    def plain_labelling(self) -> Labelling:
        """What stands, falls or stays undecided as the map stands."""
        return self._standing.labelling

    def status(self, id: str) -> Status | None:
        """Give whether a node stands, falls or is undecided, as last worked out: for painting."""
        return (self._trial or self._standing).status(id)

    def label(self, id: str) -> Label | None:
        """Give the status of a node or link and the reason for it."""
        self.finish()
        return self.labelling.get(id)

    def excerpt(self, topic: str) -> Excerpt:
        """Cut out what leads to a node, under what is supposed, to ask it questions elsewhere.

        Raises AnalysisError where there is no such node.
        """
        self.finish()
        return cut_from(self._trial or self._standing, topic)

    @property
    def scenario(self) -> Scenario | None:
        """The scenario in use."""
        return self.map.scenarios.get(self.scenario_id or "")

    def suppose(self, whatif: WhatIf) -> None:
        """Suppose something until further notice; `NOTHING` goes back to the map as it stands."""
        self.finish()
        if whatif == self.whatif:
            return
        marked = self.whatif.assume.keys() | whatif.assume.keys()
        self.whatif = whatif
        self._reevaluate(marked)
        self.supposed.emit()

    def assume(self, id: str, value: bool | Credence | None) -> None:  # noqa: FBT001  a value, no switch
        """Assume something of one node besides all else; None assumes nothing of it any more."""
        self.suppose(self.whatif.assuming(id, value))

    def withdraw(self, source: str, *, does: bool = True) -> None:
        """Leave a source and all that repeats it out, or count it again."""
        gone = self.whatif.withdrawn | {source} if does else self.whatif.withdrawn - {source}
        self.suppose(WhatIf(self.whatif.assume, gone))

    def prepare(self) -> None:
        """Get ready to suppose things, so that the first time takes no longer than the next."""
        self.finish()
        if self._trial is None and self._spare is None:
            self._spare = self._evaluator(self.map)

    def try_out(self, id: str, credence: float) -> None:
        """Give a node another credence for as long as a drag lasts, on top of what is supposed."""
        self._try((id, credence))

    def end_trial(self) -> None:
        """Try nothing out any more."""
        self._try(None)

    def use_scenario(self, id: str | None) -> None:
        """Suppose exactly what a scenario assumes, or nothing with None."""
        self.scenario_id = id
        whatif = under(self.scenario)
        if whatif == self.whatif:
            self.supposed.emit()
        self.suppose(whatif)

    def use_rules(self, rules: Rules) -> None:
        """Evaluate by other rules from now on."""
        if rules == self.rules:
            return
        self.rules = rules
        self.finish()
        self._standing, self._spare = self._evaluator(self.map), None
        self._trial = self._evaluator(self.map, self._in_force) if self._in_force else None
        self._tell_all()
        self.supposed.emit()

    def follow(self, change: Change) -> None:
        """Take up a change of the map, once the program is idle."""
        waiting = self._unfollowed
        self._unfollowed = waiting.then(change) if waiting else change
        if waiting is None:
            self._later(self.finish)

    def finish(self) -> None:
        """Evaluate what has changed since the last time, at once; a large map just opened, all of it."""
        change, self._unfollowed = self._unfollowed, None
        if self._is_waiting:
            self._is_waiting = False
            self._standing, self._spare = self._evaluator(self.map), None
            self._trial = self._evaluator(self.map, self._in_force) if self._in_force else None
            self._tell_all()
        elif change is not None:
            differs = self._standing.follow(change)
            if self._trial is not None:
                differs |= self._trial.follow(change)
            if self._spare is not None:
                self._spare.follow(change)
            _know_statuses(self._standing)
            if self.scenario_id is not None and self.scenario_id in change.deltas:
                self._follow_scenario(change.deltas[self.scenario_id][0])
            self.evaluated.emit(differs)

    # -- inside ---------------------------------------------------------------------------

    def _evaluator(self, map: ArgumentMap, whatif: WhatIf = NOTHING) -> Evaluator:
        made = Evaluator(map, whatif, self.rules)
        _know_statuses(made)
        return made

    @property
    def _in_force(self) -> WhatIf:
        """What is supposed, and what is tried out."""
        return self.whatif.assuming(*self.tried) if self.tried else self.whatif

    def _try(self, tried: tuple[str, float] | None) -> None:
        self.finish()
        if tried != self.tried:
            marked = {one[0] for one in (self.tried, tried) if one}
            self.tried = tried
            self._reevaluate(marked)

    def _follow_scenario(self, before: object) -> None:
        """Keep up with the scenario in use: where nothing else was supposed, suppose what it says now."""
        was = before.assume if isinstance(before, Scenario) else {}
        mine: Assumed = {id: value for id, value in self.whatif.assume.items() if id not in was}
        scenario = self.scenario
        if scenario is None:
            self.scenario_id = None
        self.suppose(WhatIf({**(scenario.assume if scenario else {}), **mine}, self.whatif.withdrawn))

    def _reevaluate(self, marked: Set[str]) -> None:
        trial = self._trial or self._spare or self._evaluator(self.map)
        differs = trial.suppose(self._in_force)
        self._trial, self._spare = (trial, None) if self._in_force else (None, trial)
        self.evaluated.emit(differs | marked)

    def _tell_all(self) -> None:
        self.evaluated.emit(frozenset(self.map.nodes) | frozenset(self.map.links))


def _know_statuses(evaluator: Evaluator) -> None:
    """Have statuses worked out while they can be: cards are painted before an edit is followed."""
    evaluator.status(next(iter(evaluator.map.nodes), ""))
