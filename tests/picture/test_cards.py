"""What a card shows, stroke by stroke, and whether it can be read on any ground."""

import pytest

from argmap.analysis.strength import evaluate
from argmap.analysis.whatif import WhatIf
from argmap.layout.sizes import CARD_WIDTH, fit_card
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Citation, Link, MapInfo, Node, Source
from argmap.picture.cards import bar_of, draw_card, draw_headline, tint_of
from argmap.picture.looks import card_look
from argmap.picture.palette import load_theme, mixed
from argmap.picture.pen import TITLE


class Notes:
    """A pen that writes down what it is asked for."""

    def __init__(self):
        self.words = []
        self.icons = []
        self.shapes = []

    def shape(self, steps, *, fill=None, line=None, width=1.0, dashes=()):
        self.shapes.append((steps, fill, line, dashes))

    def text(self, at, words, style, colour, *, align="left", is_rtl=False):
        self.words.append((words, colour))

    def icon(self, name, at, size, colour):
        self.icons.append(name)

    @property
    def said(self):
        return [words for words, _ in self.words if words]


@pytest.fixture
def map():
    cites = {"c": Citation(id="c", source="s")}
    return ArgumentMap(
        [
            Node(id="claim", kind="claim", text="The claim", credence=0.4),
            Node(id="reason", kind="evidence", text="The reason", credence=0.6, citations=cites),
            Node(id="guess", kind="claim", text="A guess"),
            Node(id="next", kind="claim", text="What is next", credence=0.2),
            Link(id="k1", stance="support", premises={"reason": "a0"}, target="claim", weight=0.5),
            Link(id="k2", stance="support", premises={"guess": "a0"}, target="next"),
            Source(id="s", title="Someone", reliability="F"),
        ],
        MapInfo(id=INFO, title="A map"),
    )


def drawn(map, id, measure, whatif=None, theme="light", **more):
    whatif = whatif or WhatIf()
    node = map.nodes[id]
    look = card_look(
        map,
        node,
        fit_card(node, measure),
        evaluate(map, whatif).nodes[id],
        whatif.assume.get(id),
        before=evaluate(map).nodes[id],
        **more,
    )
    pen = Notes()
    draw_card(pen, look, 0.0, 0.0, load_theme(theme))
    return pen


def test_a_card_that_differs_shows_old_and_new(map, measure):
    assert ".58" in drawn(map, "claim", measure).said
    assert ".58 → .70" in drawn(map, "claim", measure, WhatIf({"reason": True})).said
    assert ".60 → 1.00" in drawn(map, "reason", measure, WhatIf({"reason": True})).said


def test_a_difference_that_two_digits_do_not_show_is_not_shown(map, measure):
    assert ".58" in drawn(map, "claim", measure, WhatIf({"reason": 0.601})).said


def test_the_bar_over_a_source_that_cannot_be_judged_is_hatched(map, measure):
    strokes = [steps for steps, *_ in drawn(map, "reason", measure).shapes if len(steps) > 10]
    assert any(all(step[0] in "ML" for step in steps) for steps in strokes)
    strokes = [steps for steps, *_ in drawn(map, "claim", measure).shapes if len(steps) > 10]
    assert not any(all(step[0] in "ML" for step in steps) for steps in strokes)


def test_the_bar_of_what_rests_on_an_unrated_card_is_dotted(map, measure):
    assert any(dashes for *_, dashes in drawn(map, "next", measure).shapes)
    assert not any(dashes for *_, dashes in drawn(map, "claim", measure).shapes)


@pytest.mark.parametrize("status", ["in", "out", "undecided"])
def test_acceptance_is_a_mark_of_its_own_shape(map, measure, status):
    assert f"status-{status}" in drawn(map, "claim", measure, status=status).icons
    assert not [name for name in drawn(map, "claim", measure).icons if name.startswith("status")]


def test_the_bar_is_drawn_where_it_can_be_grabbed(map, measure):
    fit = fit_card(map.nodes["claim"], measure)
    x, y, _w, h = bar_of((0.0, 0.0, fit.width, fit.height))
    corners = [steps[0][1:] for steps, *_ in drawn(map, "claim", measure).shapes]
    assert any(abs(cx - x) <= 3 and abs(cy - y) <= h for cx, cy in corners)


def test_the_stronger_the_deeper(map, measure):
    theme = load_theme("light")
    grounds = [tint_of(share, theme) for share in (0.0, 0.5, 1.0)]
    assert grounds[0] == theme.card
    assert len(set(grounds)) == 3
    assert drawn(map, "claim", measure, tinted=True).shapes[0][1] == tint_of(0.58, theme)
    assert drawn(map, "guess", measure, tinted=True).shapes[0][1] == theme.card, "unrated is not even"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("strength", [0.0, 0.35, 0.7, 1.0])
def test_all_words_of_a_tinted_card_can_be_read(map, measure, theme, strength):
    ground = tint_of(strength, load_theme(theme))
    pen = drawn(map, "claim", measure, WhatIf({"claim": 0.7}), theme, tinted=True)
    assert {words for words, _ in pen.words} >= {"assumed .70"}
    for words, colour in pen.words:
        assert _contrast(colour, ground) >= 4.5, words


LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenverordnung" * 3
JAPANESE = "日本政府は北朝鮮の兵士がロシアに派遣されたという報道について確認を急いでいると述べた。" * 3


def headline(words, measure):
    """Give the large lines of a card seen from far, with their letters' size and where they begin."""
    node = Node(id="a", kind="claim", text=words)
    lines = []

    class Lines(Notes):
        def text(self, at, words, style, colour, *, align="left", is_rtl=False):
            lines.append((words, style.size, at, align))

    look = card_look(ArgumentMap([node]), node, fit_card(node, measure), None)
    draw_headline(Lines(), look, 0.0, 0.0, load_theme("light"), measure)
    return lines


@pytest.mark.parametrize(
    "words",
    [
        LONG_WORD,
        JAPANESE,
        "Said " + LONG_WORD + " and more",
        "Short.",
        "MMMMMMMMMMMM WWWWWWWW",
        "some words " * 90,
    ],
)
def test_a_card_seen_from_far_leaves_no_letter_out_but_at_an_ellipsis(words, measure):
    shown = "".join(line for line, *_ in headline(words, measure)).replace(" ", "")
    whole = words.replace(" ", "")
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))


@pytest.mark.parametrize("words", [LONG_WORD, JAPANESE, "MMMMMMMMMMMM WWWWWWWW", "some words " * 90])
def test_no_line_of_a_card_seen_from_far_runs_over_its_edge(words, measure):
    for line, size, (x, y), _ in headline(words, measure):
        assert x + measure.title_advance(line) * size / TITLE.size <= CARD_WIDTH
        assert y < fit_card(Node(id="a", kind="claim", text=words), measure).height


def test_a_card_seen_from_far_puts_no_space_into_japanese(measure):
    assert not any(" " in line for line, *_ in headline(JAPANESE, measure))


def test_hebrew_seen_from_far_begins_on_the_right(measure):
    (_, _, (x, _), align), *_ = headline("שלום עולם", measure)
    assert align == "right"
    assert x > CARD_WIDTH / 2


def test_colours_mix_from_one_to_the_other():
    assert mixed("#ff0000", "#0000ff", 1.0) == "#ff0000"
    assert mixed("#ff0000", "#0000ff", 0.0) == "#0000ff"
    assert mixed("#ff0000", "#0000ff", 0.5) == "#800080"


def _contrast(one, other):
    """Give the contrast of two colours as WCAG 2 defines it."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
