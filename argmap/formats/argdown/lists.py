"""Which lines of a paragraph belong to a list of relations that Argdown gives up. Reads nothing else."""

from argmap.formats.argdown.heads import BULLET, NUMBER, RELATION, RULE, read_head
from argmap.formats.argdown.lines import Line
from argmap.formats.report import Report
from argmap.model.wording import tr


def faulty_lists(lines: list[Line], report: Report) -> set[int]:
    """Give the places of lines in lists that hold a contradiction with an argument, and report them.

    Argdown knows contradictions between statements only, and draws nothing of such a list.
    """
    if not any("><" in line.text for line in lines):
        return set()
    lists, outer, broken = _lists_of(lines, report)
    for inner, around in enumerate(outer):  # outer lists come first
        if around in broken:
            broken.add(inner)
    left_out = {place for place, number in enumerate(lists) if number in broken}
    count = sum(1 for place in left_out if RELATION.match(lines[place].text))
    report.drop(tr("relations in a list with a mistake"), count)
    return left_out


def _lists_of(lines: list[Line], report: Report) -> tuple[list[int], list[int], set[int]]:
    """Give the list each line is in, the list around each list, the lists with a fault; 0 is no list."""
    lists: list[int] = []
    outer = [-1]
    broken: set[int] = set()
    open_ = [(0, 0)]  # indentation, list
    for line in lines:
        found = RELATION.match(line.text)
        marked = found or BULLET.match(line.text)
        if NUMBER.match(line.text) or RULE.match(line.text):
            open_ = [(0, 0)]
        elif marked:
            indent = len(marked[1])
            if indent > open_[-1][0]:
                outer.append(open_[-1][1])
                open_.append((indent, len(outer) - 1))
            while indent < open_[-1][0]:
                open_.pop()
            if found and found[2] == "><" and read_head(line.text[found.end() :]).is_argument:
                broken.add(open_[-1][1])
                report.warn(
                    tr("Only statements contradict each other: after >< no argument may stand."), line.number
                )
        lists.append(open_[-1][1])
    return lists, outer, broken
