"""Draws a card with a pen: the one truth of what a card looks like, in every picture."""

from argmap.layout.sizes import (
    CARD_WIDTH,
    FOOTER_HEIGHT,
    HEADER_HEIGHT,
    LINE_HEIGHT,
    PADDING,
    TITLE_HEIGHT,
    TITLE_SPACE,
    TextMeasure,
    cut_lines,
    is_right_to_left,
    widest_word,
    wrap,
)
from argmap.picture.flow import Rect
from argmap.picture.looks import CardLook
from argmap.picture.palette import Theme, mixed
from argmap.picture.pen import BODY, FIGURE, LABEL, TITLE, Align, Pen, Step, TextStyle, box, card_outline

#: The letters of a card seen from far, how wide and high a line of them is, and where it begins.
HEADLINE_SIZES = (38.0, 32.0, 26.0)
HEADLINE_WIDTH = 216.0
HEADLINE_LEADING = 1.2
_HEADLINE_LEFT = 24.0

BAR_WIDTH = 60.0
BAR_HEIGHT = 6.0
_BAR_TOP = 8.0
_RIGHT = CARD_WIDTH - PADDING
_JUDGED = {"accepted": "accepted", "rejected": "rejected", "open": "judged-open"}


#: About how wide a letter of a figure is, and how large the mark of acceptance after it.
_FIGURE_LETTER = 6.2
_MARK = 12.0
#: How far the strokes of a hatched bar are apart.
_HATCH = 5.0
#: How much of the tint a card of strength 1 has.
_TINT = 0.34


def bar_of(card: Rect) -> Rect:
    """Give where the strength bar of a card is."""
    x, y, _w, h = card
    return (x + PADDING, y + h - FOOTER_HEIGHT + _BAR_TOP, BAR_WIDTH, BAR_HEIGHT)


def draw_card(pen: Pen, look: CardLook, x: float, y: float, theme: Theme) -> None:
    """Draw a card with its upper left corner at (x, y)."""
    width, height = look.fit.width, look.fit.height
    line = theme.accent if look.is_main else theme.card_line
    outline = card_outline(x, y, width, height, look.style.corners)
    pen.shape(outline, fill=_ground(look, theme), line=line, width=2.0 if look.is_main else 1.0)
    _draw_header(pen, look, x, y, theme)
    top = y + HEADER_HEIGHT
    if look.fit.title:
        _draw_lines(pen, look, look.fit.title, (x, top), (TITLE, TITLE_HEIGHT), theme)
        top += len(look.fit.title) * TITLE_HEIGHT + TITLE_SPACE
    _draw_lines(pen, look, look.fit.lines, (x, top), (BODY, LINE_HEIGHT), theme)
    draw_footer(pen, look, x, y + height - FOOTER_HEIGHT, theme)


def draw_headline(pen: Pen, look: CardLook, x: float, y: float, theme: Theme, measure: TextMeasure) -> None:
    """Draw a card as it shows from far: its shape, its tint, and its first words, large."""
    tint = theme.of_kind(look.kind)
    outline = card_outline(x, y, look.fit.width, look.fit.height, look.style.corners)
    edge = theme.accent if look.is_main else theme.card_line
    pen.shape(outline, fill=_ground(look, theme), line=edge, width=3.0)
    pen.shape(box(x + 3, y + 3, 10, look.fit.height - 6, 2), fill=tint)
    size, lines = _headline(look.headline, look.fit.height - 14, measure)
    is_rtl = is_right_to_left(look.headline)
    left = x + _HEADLINE_LEFT + (HEADLINE_WIDTH if is_rtl else 0.0)
    style = TextStyle(size, is_bold=True)
    align: Align = "right" if is_rtl else "left"
    for number, line in enumerate(lines):
        baseline = y + (number + 1) * size * HEADLINE_LEADING
        pen.text((left, baseline), line, style, theme.text, align=align, is_rtl=is_rtl)


def draw_footer(pen: Pen, look: CardLook, x: float, y: float, theme: Theme) -> None:
    """Draw the foot of a card: strength as a bar with its figure, credence below it and in words."""
    left, top = x + PADDING, y + _BAR_TOP
    _draw_bar(pen, look, left, top, theme)
    _draw_credence(pen, look, left, top + BAR_HEIGHT + 4, theme)
    said = f"{look.before} → {look.figure}" if look.before else look.figure
    after = left + BAR_WIDTH + 8
    pen.text((after, y + 16), said, FIGURE, _telling(look, theme) if look.before else theme.text)
    if look.status:
        pen.icon(f"status-{look.status}", (after + len(said) * _FIGURE_LETTER + 5, y + 6), _MARK, theme.text)
    colour = _telling(look, theme) if look.assumed else _quiet(look, theme)
    pen.text((x + _RIGHT, y + 16), _footer_words(look), FIGURE, colour, align="right")


def _footer_words(look: CardLook) -> str:
    """Say what is assumed, else the credence in words, where figures leave room for them."""
    is_range = look.strength is not None and look.strength.strength is None
    return look.assumed or ("" if look.before or is_range else look.word)


def _draw_bar(pen: Pen, look: CardLook, left: float, top: float, theme: Theme) -> None:
    strength = look.strength
    track = box(left, top, BAR_WIDTH, BAR_HEIGHT, 3)
    if strength is None or strength.is_unrated:
        pen.shape(track, line=theme.bar, width=1.0, dashes=(3, 2))
        return
    pen.shape(track, fill=theme.bar_track)
    lo, hi = left + BAR_WIDTH * strength.lo, left + BAR_WIDTH * strength.hi
    solid = BAR_WIDTH * (strength.lo if strength.strength is None else strength.strength)
    if solid > 0:
        pen.shape(box(left, top, max(solid, 2), BAR_HEIGHT, 3), fill=theme.bar)
    if look.is_unjudged:
        pen.shape(_hatching(left, top, solid), line=theme.card, width=1.4)
    if strength.rests_on_unrated:
        pen.shape(track, line=theme.text, width=0.8, dashes=(2, 2))
    if hi - lo > 1:
        pen.shape(box(lo, top - 1.5, hi - lo, BAR_HEIGHT + 3, 3), line=theme.text, width=1.0)


def _hatching(left: float, top: float, width: float) -> list[Step]:
    """Give slanting strokes across a bar: what it rests on cannot be judged."""
    steps: list[Step] = []
    for place in range(1, int(width / _HATCH)):
        x = left + place * _HATCH
        steps += [("M", x - 2, top + BAR_HEIGHT), ("L", x + 2, top)]
    return steps


def tint_of(strength: float, theme: Theme) -> str:
    """Give the ground of a card tinted by its strength: the stronger, the deeper; in steps of .05."""
    return mixed(theme.accent, theme.card, _TINT * round(strength * 20) / 20)


def _ground(look: CardLook, theme: Theme) -> str:
    if not look.is_tinted or look.strength is None or look.strength.is_unrated:
        return theme.card
    return tint_of(look.strength.middle, theme)


def _quiet(look: CardLook, theme: Theme) -> str:
    """Give the colour of what stands back; on a tinted ground it would be too faint."""
    return theme.text if look.is_tinted else theme.muted


def _telling(look: CardLook, theme: Theme) -> str:
    """Give the colour of words about what is supposed."""
    return theme.text if look.is_tinted else theme.accent


def _draw_header(pen: Pen, look: CardLook, x: float, y: float, theme: Theme) -> None:
    tint = theme.of_kind(look.kind)
    pen.icon(look.style.icon, (x + PADDING, y + 6), 15, tint)
    pen.text((x + PADDING + 21, y + 18), look.style.label, LABEL, theme.text if look.is_tinted else tint)
    right, quiet = x + _RIGHT, _quiet(look, theme)
    if look.citations:
        count = str(look.citations)
        pen.text((right, y + 18), count, FIGURE, quiet, align="right")
        right -= 7 * len(count) + 15
        pen.icon("citation", (right, y + 7), 13, quiet)
        right -= 6
    badges = [("note", quiet)] if look.has_note else []
    if look.judgement:
        badges.append((_JUDGED[look.judgement], theme.text))
    if look.is_main:
        badges.append(("main", theme.accent))
    if look.assumed:
        badges.append(("assumed", theme.accent))
    if look.is_folded:
        badges.append(("folded", theme.accent))
    for name, colour in badges:
        right -= 14
        pen.icon(name, (right, y + 7), 14, colour)
        right -= 6


def _draw_lines(
    pen: Pen,
    look: CardLook,
    lines: tuple[str, ...],
    at: tuple[float, float],
    form: tuple[TextStyle, float],
    theme: Theme,
) -> None:
    style, height = form
    x = at[0] + (_RIGHT if look.is_rtl else PADDING)
    for number, line in enumerate(lines):
        baseline = at[1] + number * height + height * 0.73
        align: Align = "right" if look.is_rtl else "left"
        pen.text((x, baseline), line, style, theme.text, align=align, is_rtl=look.is_rtl)


def _draw_credence(pen: Pen, look: CardLook, left: float, y: float, theme: Theme) -> None:
    """Mark the reader's own credence under the bar: a bracket for a band, a wedge for a number."""
    if look.credence is None:
        return
    colour = _quiet(look, theme)
    lo, hi = (left + BAR_WIDTH * end for end in look.credence)
    if hi - lo < 1:
        pen.shape([("M", lo, y - 2), ("L", lo + 3, y + 3), ("L", lo - 3, y + 3), ("Z",)], fill=colour)
    else:
        steps = [("M", lo, y - 2), ("L", lo, y + 1.5), ("L", hi, y + 1.5), ("L", hi, y - 2)]
        pen.shape(list(steps), line=colour, width=1.2)


def _headline(words: str, height: float, measure: TextMeasure) -> tuple[float, tuple[str, ...]]:
    """Choose the largest letters in which all words have room; in the smallest, cut what has none."""
    for size in HEADLINE_SIZES:
        width = HEADLINE_WIDTH * TITLE.size / size  # measured in the letters of a title
        lines = wrap(words, width, measure.title_advance)
        room = max(1, int(height / (size * HEADLINE_LEADING)))
        if len(lines) <= room and widest_word(words, measure.title_advance) <= width:
            break
    return size, cut_lines(lines, room, width, measure.title_advance)
