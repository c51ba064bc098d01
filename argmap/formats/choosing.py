"""Checks what a format is asked for besides: whether it has such options, and takes such values."""

from collections.abc import Iterable, Mapping

from argmap.formats.registry import Choice, Format
from argmap.model.errors import FormatError
from argmap.model.wording import tr


def require_options(given: Mapping[str, str], formats: Iterable[Format]) -> None:
    """See to it that one of these formats has each option. Raises FormatError that lists what there is."""
    choices = [choice for format in formats for choice in format.choices]
    for name, value in given.items():
        named = [choice for choice in choices if choice.name == name]
        if not named:
            raise FormatError(_unknown(name, choices))
        if not any(_takes(choice, value) for choice in named):
            known = ", ".join(dict.fromkeys(value for choice in named for value in choice.values))
            message = tr(
                "Option {name} cannot be “{value}”; it takes {known}.", name=name, value=value, known=known
            )
            raise FormatError(message)


def options_for(format: Format, given: Mapping[str, str]) -> dict[str, str]:
    """Give those of the options that a format has and takes, its first value for each that is not given."""
    chosen = {choice.name: choice.default for choice in format.choices if choice.values}
    mine = {c.name: given[c.name] for c in format.choices if c.name in given and _takes(c, given[c.name])}
    return chosen | mine


def _takes(choice: Choice, value: str) -> bool:
    """Say whether an option takes a value; one without a list takes any."""
    return not choice.values or value in choice.values


def _unknown(name: str, choices: Iterable[Choice]) -> str:
    known = ", ".join(dict.fromkeys(choice.name for choice in choices))
    if known:
        return tr("There is no option {name} here; there is {known}.", name=name, known=known)
    return tr("There is no option {name}: these formats have none.", name=name)
