"""The front matter of a Markdown text: lines of “key: value” between rules, at its top. Knows no lists.

Only the title has a place in a map. A small reading serves: what is in the values is not
looked at, so nothing of YAML but its lines has to be understood.
"""

import re

from argmap.formats.building import MapBuilder
from argmap.formats.stances import heading
from argmap.model.wording import tr

_LINE_LIMIT = 200
_RULE = re.compile(r"-{3}\s*$")
_CLOSING = re.compile(r"(?:-{3}|\.{3})\s*$")
_PAIR = re.compile(r"""([A-Za-z][\w .-]{0,60}?)\s*:(?:\s+(.*?))?\s*$""")
_GOES_ON = re.compile(r"\s|-\s|#|\]|\}|$")
_QUOTED = re.compile(r"""(["'])(.*)\1$""")


def take_front_matter(text: str, builder: MapBuilder) -> str:
    """Take front matter off a text, leaving its lines empty; its title is the title of the map."""
    lines = text.split("\n", _LINE_LIMIT)
    if not _RULE.match(lines[0]):
        return text
    end = next((at for at, line in enumerate(lines[1:_LINE_LIMIT], 1) if _CLOSING.match(line)), 0)
    pairs = [_PAIR.match(line) for line in lines[1:end]]
    is_sound = all(pair or _GOES_ON.match(line) for pair, line in zip(pairs, lines[1:end], strict=True))
    has_stances = any(pair and heading(pair[1]) for pair in pairs)  # “Pro: …” is what an outline is made of
    if not is_sound or has_stances or not pairs or not pairs[0]:
        return text
    for pair in filter(None, pairs):
        _take_pair(pair, builder)
    return "\n" * (end + 1) + "\n".join(lines[end + 1 :])


def _take_pair(pair: re.Match[str], builder: MapBuilder) -> None:
    key, value = pair[1], pair[2] or ""
    title = _QUOTED.sub(r"\2", value).strip()
    if key.casefold() == "title" and title and "title" not in builder.info:
        builder.info["title"] = builder.fitted(title)
    else:
        builder.report.drop(tr("“{name}” in the front matter", name=key))
