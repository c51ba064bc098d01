"""YAML from elsewhere to dictionaries, lists and texts. Makes nothing else of it; knows no format.

PyYAML tells what stands in the text, event by event; none of what it can build is used.
Anchors, aliases and tags are refused: they make a small file huge, or more than data.
"""

from typing import Any

import yaml

from argmap.formats.plain import NESTING_LIMIT
from argmap.formats.report import Report
from argmap.model.errors import FormatError
from argmap.model.wording import tr

#: What stands for no value, where it is not in quotes.
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
#: The parser in C where PyYAML was built with it, as its wheels are.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_yaml(text: str, report: Report) -> Any:
    """Read the first document of a text. Every value in it is a text, or None where there is none.

    Raises FormatError, naming the line.
    """
    tree = _Tree(report)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.DocumentStartEvent) and tree.is_done:
                report.warn(tr("Only the first document of the file was read."), _line(event))
                break
            tree.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why = error.problem or error.context
        raise FormatError(
            tr("Line {line}: this is not YAML: {why}.", line=mark.line + 1 if mark else 1, why=why)
        ) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, text.find(chr(error.character))) + 1
        raise FormatError(tr("Line {line}: YAML has no such control character.", line=line)) from error
    return tree.root


class _Tree:
    """Puts values together with a stack, so that nesting costs no recursion."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.root: Any = None
        self.is_done = False
        self._open: list[Any] = []
        self._keys: list[str | None] = []  # of each open dictionary, the key that waits for its value

    def take(self, event: yaml.Event) -> None:
        """Take the next event. Raises FormatError for what is more than data."""
        match event:
            case yaml.AliasEvent():
                raise _refusal(event, "*")
            case yaml.NodeEvent() if event.anchor is not None:
                raise _refusal(event, "&")
            case yaml.ScalarEvent() | yaml.CollectionStartEvent() if event.tag not in {None, "!"}:
                raise _refusal(event, "!")
            case yaml.ScalarEvent():
                is_plain = event.implicit[0]
                self._put(event, None if is_plain and event.value in _NOTHING else event.value)
            case yaml.SequenceStartEvent():
                self._begin(event, [])
            case yaml.MappingStartEvent():
                self._begin(event, {})
            case yaml.CollectionEndEvent():
                self._open.pop()
                self._keys.pop()
                self.is_done = not self._open

    def _begin(self, event: yaml.Event, made: Any) -> None:
        if len(self._open) >= NESTING_LIMIT:
            raise FormatError(
                tr(
                    "Line {line}: this is nested deeper than {limit} levels.",
                    line=_line(event),
                    limit=NESTING_LIMIT,
                )
            )
        self._put(event, made)
        self._open.append(made)
        self._keys.append(None)
        self.is_done = False

    def _put(self, event: yaml.Event, value: Any) -> None:
        """Put a value where it belongs; in a dictionary, every other one is a key."""
        parent = self._open[-1] if self._open else None
        if parent is None:
            self.root, self.is_done = value, True
        elif isinstance(parent, list):
            parent.append(value)
        elif self._keys[-1] is not None:
            parent[self._keys[-1]] = value
            self._keys[-1] = None
        elif isinstance(value, dict | list):
            raise FormatError(
                tr("Line {line}: expected a name, found a list or a table of entries.", line=_line(event))
            )
        else:
            name = self._keys[-1] = value or ""
            if name in parent:
                self.report.warn(
                    tr("“{name}” is told twice; what was told last was read.", name=name[:60]), _line(event)
                )


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _refusal(event: yaml.Event, sign: str) -> FormatError:
    return FormatError(
        tr("Line {line}: what YAML says with “{sign}” is not read here.", line=_line(event), sign=sign)
    )
