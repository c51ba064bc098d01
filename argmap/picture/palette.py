"""The colours, read from the theme tables in resources; every picture and panel takes them from here."""

from functools import cache

import msgspec

from argmap.shipped import shipped


class Theme(msgspec.Struct, frozen=True):
    """One theme table: role → colour as ``#rrggbb``."""

    name: str
    canvas: str
    grid: str
    card: str
    card_line: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    support: str
    attack: str
    neutral: str
    bar: str
    bar_track: str
    frame: str
    frame_line: str
    warning: str
    panel: str
    panel_line: str
    field: str
    tints: dict[str, str]
    tint_other: str

    def of_stance(self, stance: str) -> str:
        """Give the colour of a link's line; unknown stances look neutral."""
        return {"support": self.support, "attack": self.attack}.get(stance, self.neutral)

    def of_kind(self, kind: str) -> str:
        """Give the tint of a node's kind; unknown kinds have one of their own."""
        return self.tints.get(kind, self.tint_other)


def mixed(one: str, other: str, share: float) -> str:
    """Mix two colours: `share` of the one, the rest of the other."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


@cache
def load_theme(name: str) -> Theme:
    """Load the theme called ``light`` or ``dark``."""
    data = shipped("resources", "themes", f"{name}.json").read_bytes()
    return msgspec.json.decode(data, type=Theme)
