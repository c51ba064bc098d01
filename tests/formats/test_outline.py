"""Indented and bulleted text and Markdown, as teachers type and paste it, and back."""

import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats import native, outline
from argmap.formats.carrying import losses
from argmap.formats.outline import markdown
from argmap.formats.outline.marks import guard, unguard
from argmap.formats.outline.texts import one_line, tidy
from argmap.formats.registry import find_format
from argmap.formats.stances import has_mark, heading, stance_named, take_mark
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.records import Group, Link, MapInfo, Node
from tests.strategies import maps

BOTH = pytest.mark.parametrize("format", [outline, markdown], ids=["text", "markdown"])


def read(text, format=outline, **options):
    return format.read(text.encode(), options)


def tree(text, format=outline, **options):
    """Give the links of an outline as “premise stance target”, and lone cards by themselves."""
    map = read(text, format, **options).map
    words = {id: node.text for id, node in map.nodes.items()}
    linked = {id for link in map.links.values() for id in (*link.premises, link.target)}
    signs = {"support": "+", "attack": "-", "neutral": "~"}
    return [
        f"{words[next(iter(link.premises))]} {signs[link.stance]} {words[link.target]}"
        for link in map.links.values()
    ] + [words[id] for id in map.nodes if id not in linked]


# Indentation and bullets


@pytest.mark.parametrize(
    "text",
    [
        "A\n\tB\n\t\tC\n\tD\n",
        "A\n  B\n    C\n  D\n",
        "A\n    B\n       C\n    D",
        "- A\n  - B\n    - C\n  - D\n",
        "* A\r\n  * B\r\n    * C\r\n  * D",
        "• A\n\t• B\n\t\t• C\n\t• D",
        "•\tA\no\tB\n▪\tC\no\tD",
        "\uf0b7\tA\no\tB\n\uf0a7\tC\no\tD",
        "⁃ A\n  ⁃ B\n    ⁃ C\n  ⁃ D",
        "→ A\n  ◆ B\n    ∙ C\n  ◆ D",
        "•A\n  •B\n    •C\n  •D",
        "A\n\xa0\xa0B\n\xa0 \xa0 C\n \xa0D",
        "1. A\n   1. B\n      a) C\n   2. D",
        "1. A\na) B\ni) C\nb) D".replace("i) C", "- C"),
        "1 A\n".replace("1 A", "1. A") + "1.1 B\n1.1.1 C\n1.2 D",
        "1) A\n  (1) B\n    (a) C\n  (2) D",
        "A\n\n  B\n\n    C\n\n  D\n\n",
    ],
)
def test_a_tree_is_read_from_indentation_bullets_and_numbers(text):
    assert tree(text) == ["B ~ A", "C ~ B", "D ~ A"]


def test_bullets_below_a_line_without_one_are_about_it():
    assert tree("A\n- B\n- C\nD\n- E") == ["B ~ A", "C ~ A", "E ~ D"]


def test_a_number_within_words_is_no_bullet():
    assert tree("Prices\n  1.5 million sold\n  2 of them here") == [
        "1.5 million sold ~ Prices",
        "2 of them here ~ Prices",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. A\n  a. B\n    i. C\n    ii. D\n  b. E\n2. F",
        "1. A\na. B\ni. C\nii. D\nb. E\n2. F",
        "I. A\n  A. B\n    1. C\n    2. D\n  B. E\nII. F",
    ],
)
def test_letters_and_roman_numerals_in_a_series_are_bullets(text):
    assert tree(text) == ["B ~ A", "C ~ B", "D ~ B", "E ~ A", "F"]


@pytest.mark.parametrize(
    "text",
    [
        "A. Smith said so",
        "A. Smith\nX\nB. Jones",
        "A. Smith\n  B. Jones",
        "I. Newton\nV. Woolf",
        "b. B\nc. C",
    ],
)
def test_a_letter_with_a_dot_that_is_in_no_series_is_a_word(text):
    texts = [node.text for node in read(text).map.nodes.values()]
    assert texts == [line.strip() for line in text.split("\n")]


@BOTH
def test_a_line_that_is_broken_within_its_paragraph_goes_on(format):
    map = read("- A\x0bgoes on\n- B\x0c- C", format).map
    assert [node.text for node in map.nodes.values()] == ["A\ngoes on", "B", "C"]


def test_lines_that_stand_further_in_without_a_bullet_go_on_with_the_item():
    map = read("- A goes\n  on here\n\n  and here\n  - B").map
    assert [node.text for node in map.nodes.values()] == ["A goes\non here\n\nand here", "B"]


def test_tabs_among_spaces_are_reported_once_with_the_line():
    reading = read("A\n    B\n\tC\n\tD")
    assert [warning.line for warning in reading.report.warnings] == [3]
    assert tree("A\n    B\n\tC") == ["B ~ A", "C ~ A"]


def test_boxes_to_tick_and_rules_are_no_words():
    assert tree("- [ ] A\n  - [x] B\n\n---\n\n- C") == ["B ~ A", "C"]


# Stances


@pytest.mark.parametrize(
    "text",
    [
        "A\n  + B\n  - C",
        "A\n+ B\n- C",
        "A\n+ B\n− C",
        "- A\n  - Pro: B\n  - Con: C",
        "- A\n  - pro: B\n  - CONTRA: C",
        "A\n\t(+) B\n\t(-) C",
        "A\n\t[+] B\n\t[–] C",
        "A\n  * + B\n  * - C",
        "A\n  For: B\n  Against: C",
        "A\n  Reason: B\n  Objection: C",
        "- A\n  - **Pro:** B\n  - **Con**: C",
        "A\n  Pro\n    B\n  Con\n    C",
        "A\n  Arguments for:\n    - B\n  Arguments against:\n    - C",
        "A\nPros:\n- B\nCons:\n- C",
        "# A\n## Pro\n- B\n## Con\n- C",
        "A\nPros of A:\n- B\nArguments against A:\n- C",
        "A\n  Reason 1: B\n  Objection #2: C",
        "A\n  Pro argument: B\n  Counter-argument: C",
        "A\n  Pro – B\n  Con - C",
        "A\n  (Pro) B\n  [Con] C",
        "A\n  Pro:B\n  Opposes: C",
        "A\n  Because: B\n  Dagegen: C",
        "A\n✓ B\n✗ C",
        "A\n✅ B\n❌ C",
        "- A\n  - ✓ B\n  - ❌ C",
        "A\n- Pro: B\n+ Con: C",
        "A\nPros:\n- B\nCons:\n+ C",
    ],
)
@BOTH
def test_marks_of_a_stance_are_read_and_taken_off(text, format):
    assert tree(text, format) == ["B + A", "C - A"]


def test_words_such_as_because_and_but_tell_a_stance_and_stay():
    text = "We should leave\n  because it rains\n    However, it stops\n  But we just came\n  butter is out"
    assert tree(text) == [
        "because it rains + We should leave",
        "However, it stops - because it rains",
        "But we just came - We should leave",
        "butter is out ~ We should leave",
    ]


def test_a_plus_anywhere_makes_no_attack_of_what_is_said_to_be_a_reason():
    assert tree("Zoos should close\n- Pro: animals suffer\n  + vets confirm it") == [
        "animals suffer + Zoos should close",
        "vets confirm it + animals suffer",
    ]


def test_a_sign_counts_more_than_a_word_that_stays():
    assert tree("A\n+ But B\n- Because C") == ["But B + A", "Because C - A"]


@pytest.mark.parametrize(
    "word", ["Because", "But", "Dafür", "Strength", "Counterargument", "Opposes", "Reason 1", "Pro argument"]
)
def test_outlines_and_mind_maps_know_the_same_words(word):
    stance, rest = take_mark(f"{word}: B")
    assert rest == "B"
    assert tree(f"A\n  {word}: B") == [f"B {'+' if stance == 'support' else '-'} A"]


@pytest.mark.parametrize(
    ("word", "stance"),
    [
        ("undermines", "attack"),
        ("rebuts", "attack"),
        ("refutes", "attack"),
        ("(+)", "support"),
        ("0", "neutral"),
    ],
)
def test_a_stance_is_known_in_a_place_of_its_own(word, stance):
    assert stance_named(word) == stance


BARE = """pro pros reason reasons support supports supporting advantage benefits strengths dafür because for
con cons contra but however objection attacks opposes rebuttal refutation undermines undercuts counter
disadvantages drawbacks weakness dagegen against"""
SEVERAL = [
    "in favour",
    "in favor of",
    "supported by",
    "supporting evidence",
    "points for",
    "considerations for",
]
SEVERAL += [
    "evidence against",
    "arguments against",
    "the pros",
    "main objections",
    "counter-argument",
    "attacked by",
]


@pytest.mark.parametrize("word", BARE.split() + SEVERAL)
def test_every_word_of_stance_is_known_as_a_mark_and_as_a_heading(word):
    stance = heading(word)
    assert stance
    assert heading(f"**({word.upper()})**") == heading(f" {word}:") == stance
    if not word.startswith(("the ", "main ")):
        assert take_mark(f"{word}: B") == take_mark(f"__{word}__: B") == (stance, "B")
        assert has_mark(f"({word}) B")


def test_pros_and_cons_with_nothing_above_are_cards_and_the_report_says_so():
    text = "Pros\n- a\n- b\nCons\n- c"
    assert tree(text) == ["a ~ Pros", "b ~ Pros", "c ~ Cons"]
    assert [warning.line for warning in read(text).report.warnings] == [1, 4]
    assert tree(text.replace("- a", "+ a")) == tree(text)


@pytest.mark.parametrize("group", ["", "## Part\n"])
def test_pros_and_cons_with_only_a_title_above_are_about_the_title(group):
    reading = read(f"# Zoos\n{group}Pros\n- a\nCons\n- b")
    texts = {id: node.text for id, node in reading.map.nodes.items()}
    assert tree(f"# Zoos\n{group}Pros\n- a\nCons\n- b") == ["a + Zoos", "b - Zoos"]
    assert reading.map.info.title == texts[reading.map.info.main] == "Zoos"
    assert reading.report.is_clean


@pytest.mark.parametrize("label", ["Pros of closing every zoo by law:", "## **Pros of closing zoos:**"])
def test_a_label_that_names_a_topic_is_counted_where_no_card_keeps_it(label):
    reading = read(f"Zoos should close\n{label}\n- a", markdown, headings="cards")
    assert "a + Zoos should close" in tree(f"Zoos should close\n\n{label}\n- a", markdown, headings="cards")
    assert sum(reading.report.dropped.values()) == 1
    assert read("Zoos should close\nArguments for:\n- a\nCons:\n- b").report.is_clean


def test_minus_is_only_a_bullet_where_there_is_no_plus():
    assert tree("A\n  - B\n  - C") == ["B ~ A", "C ~ A"]


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        ("neutral", ["C - A", "Since B ~ A", "D ~ Since B"]),
        ("reasons", ["C - A", "D + Since B", "Since B + A"]),
        ("mixed", ["C - A", "D ~ Since B", "Since B + A"]),
    ],
)
def test_what_lines_without_a_mark_are_can_be_chosen(children, expected):
    assert sorted(tree("A\n\tSince B\n\t\tD\n\tCon: C", children=children)) == sorted(expected)


def test_a_con_of_a_con_is_no_pro():
    assert tree("A\n  Con: B\n    Con: C") == ["B - A", "C - B"]


def test_a_card_named_after_an_arrow_is_the_one_that_stands_elsewhere():
    assert tree("- A\n  - Pro: B\n- C\n  - Con: -> B\n  - -> nobody") == [
        "B + A",
        "B - C",
        "-> nobody ~ C",
    ]


# Headings


@BOTH
def test_headings_are_groups_and_a_lone_first_one_the_title(format):
    map = read("# T\n\n- A\n\n## G\n\n- B\n\n### H\n\n- C\n\n## I\n", format).map
    titles = {id: group.title for id, group in map.groups.items()}
    assert map.info.title == "T"
    assert {node.text: titles.get(node.group) for node in map.nodes.values()} == {
        "A": None,
        "B": "G",
        "C": "H",
    }
    assert {group.title: titles.get(group.parent) for group in map.groups.values()} == {
        "G": None,
        "H": "G",
        "I": None,
    }


def test_headings_can_be_cards():
    assert tree("# A\n## B\n- C\n## D", headings="cards") == ["B ~ A", "C ~ B", "D ~ A"]


@BOTH
def test_underlined_lines_are_headings(format):
    map = read("Title\n=====\n\nPart\n----\n\n- A\n", format).map
    assert map.info.title == "Title"
    assert [group.title for group in map.groups.values()] == ["Part"]


# Markdown


def test_markdown_loses_its_markup_and_keeps_its_links_as_sources():
    map = read(
        r"- **Bold** and *it* `x` [here](https://example.org \"t\") 2 \* 3 &lt;b&gt; <b>tag</b> a_b_c",
        markdown,
    ).map
    (node,) = map.nodes.values()
    assert node.text == "Bold and it x here 2 * 3 <b> tag a_b_c"
    assert [source.url for source in map.sources.values()] == ['https://example.org "t"'] or [
        source.url for source in map.sources.values()
    ] == ["https://example.org"]


def test_markdown_lines_flow_on_unless_they_are_broken():
    map = read("One\nparagraph  \nbroken\\\ntwice\n\nAnother\n", markdown).map
    assert [node.text for node in map.nodes.values()] == ["One paragraph\nbroken\ntwice", "Another"]


def notes(text):
    map, report = read(text, markdown)
    return {node.text: node.note for node in map.nodes.values()}, report


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_code_is_kept_whole_in_the_note_of_the_card_above(fence):
    code = f"{fence}python\nif x:  \n    - y\n\n# z\n> w\n{fence}"
    inset = code.replace("\n", "\n  ")
    assert notes(f"- A\n  {inset}\n  - B\n\n{code}\n")[0] == {"A": code, "B": code}
    assert notes(f"- A\n- {inset}\n- B")[0] == {"A": code, "B": ""}
    assert tree(f"A\n{code}\nB", markdown) == ["A", "B"]
    assert tree(f"- A\n\n{code}\n\n- B\n  - C", markdown) == ["C ~ B", "A"]


TABLE = "| a | b |\n|---|:-:|\n| 1 | - |"


def test_a_table_is_kept_in_the_note_of_the_card_above():
    inset = TABLE.replace("\n", "\n  ")
    assert notes(f"- A\n\n  {inset}\n  - B\n- C")[0] == {"A": TABLE, "B": "", "C": ""}
    assert notes(f"A:\n{TABLE}\n\nB\n\na | b\n--- | ---\n")[0] == {"A:": TABLE, "B": "a | b\n--- | ---"}
    assert notes(f"- A\n- {inset}\n- c | d\n---|---")[0].keys() == {"A", "c | d ---|---"}
    assert notes("- A\n\nB | C\n\n---\n")[0] == {"A": "", "B | C": ""}


@pytest.mark.parametrize(
    ("block", "what"), [("~~~\n- x\n~~~", "code"), (TABLE, "tables")], ids=["code", "table"]
)
@pytest.mark.parametrize("above", ["", "# T\n", "## G\n"])
def test_code_and_tables_below_no_card_are_counted_with_their_line(block, what, above):
    kept, report = notes(f"{above}\n{block}\n\n- A\n")
    assert kept == {"A": ""}
    assert report.dropped == {what: 1}
    assert [warning.line for warning in report.warnings] == [above.count("\n") + 2]


def test_code_and_tables_below_a_label_or_a_reference_are_kept_with_its_card():
    text = f"- A\n  - Pros\n\n    {TABLE.replace(chr(10), chr(10) + '    ')}\n\n    - B\n- C\n  - -> B\n    ~~~\n    x\n    ~~~"
    assert notes(text)[0] == {"A": TABLE, "B": "~~~\nx\n~~~", "C": ""}


def test_code_without_an_end_goes_on_to_the_last_line_and_the_report_says_so():
    kept, report = notes("- A\n\n```\n- x\n- y\n")
    assert kept == {"A": "```\n- x\n- y"}
    assert [warning.line for warning in report.warnings] == [3]


def test_ticks_within_a_line_are_no_code():
    assert notes("- ``` x ``` y\n\n- ~~gone~~ here")[0] == {"`` x `` y": "", "~~gone~~ here": ""}


def test_quotes_are_words_without_their_sign():
    text = (
        "- A said\n  > so and\n  > so\n  >\n  > again\n\n> B\n> - Con: C\n>> - D\n\n- > E\n- >5 F\n- >= 6 G"
    )
    texts = [node.text for node in read(text, markdown).map.nodes.values()]
    assert texts == ["A said\n\nso and so\n\nagain", "B", "C", "D", "E", ">5 F", ">= 6 G"]


def test_code_and_tables_in_quotes_are_kept_without_the_signs():
    quoted = TABLE.replace("\n", "\n> ")
    assert notes(f"- A\n\n> {quoted}\n\n> ```\n> x\n\n- B\n")[0] == {"A": f"{TABLE}\n\n```\nx", "B": ""}


FRONT = "---\ntitle: 'T: *u*'\ntags: [a]\nauthor:\n  - b\n---\n"


def test_the_title_is_taken_from_front_matter_and_the_rest_counted():
    map, report = read(f"{FRONT}\n- A\n", markdown)
    assert map.info.title == "T: *u*"
    assert [node.text for node in map.nodes.values()] == ["A"]
    assert report.dropped == {"“tags” in the front matter": 1, "“author” in the front matter": 1}


@pytest.mark.parametrize(
    "told",
    [
        "title: >-\n  Should zoos\n  close?",
        'title: "Should zoos\n  close?"',
        "# A remark\ntitle: Should zoos close?",
    ],
)
def test_a_title_in_front_matter_may_go_on_below_its_key(told):
    map, report = read(f"---\nlang: en\n{told}\ntags:\n- a\n- b\n---\n- A\n", markdown)
    assert map.info.title == "Should zoos close?"
    remarks = {"remarks in the front matter": 1} if "#" in told else {}
    assert report.dropped == {"“lang” in the front matter": 1, "“tags” in the front matter": 2, **remarks}


@pytest.mark.parametrize(
    "lines",
    [
        "The question: should zoos close?\n- Pro: they suffer\n- Con: they teach",
        "The question:\n- Pro: they suffer\n- Con: they teach",
        "The question:\n  + They suffer",
        "The question: should zoos close?\n  They suffer",
        'The question: "should zoos close?\nThe answer: no',
    ],
)
def test_an_outline_between_rules_is_no_front_matter(lines):
    texts = " ".join(node.text for node in read(f"---\n{lines}\n---\nmore\n", markdown).map.nodes.values())
    assert "The question" in texts
    assert lines.split()[-1] in texts
    assert "more" in texts


def test_a_colon_in_a_title_needs_no_quotes_in_front_matter():
    map, report = read("---\ntitle: Zoos: close them?\nlang: en\n---\n- A\n", markdown)
    assert map.info.title == "Zoos: close them?"
    assert [node.text for node in map.nodes.values()] == ["A"]
    assert report.dropped == {"“lang” in the front matter": 1}


def test_another_title_below_front_matter_is_a_group():
    assert [group.title for group in read(f"{FRONT}# V\n- A\n", markdown).map.groups.values()] == ["V"]
    assert not read("---\ntitle: V\n---\n# V\n- A\n", markdown).map.groups


def test_rules_round_other_lines_are_no_front_matter():
    assert tree("---\n- A\n---\n- B\n", markdown) == ["A", "B"]
    assert tree("---\nA is: so\nBut here is more\n---\n", markdown) == ["A is: so But here is more"]
    assert tree("---\n\nA\n", markdown) == ["A"]
    assert [node.text for node in read("---\nPro: a\n\nCon: b\n\n---\n", markdown).map.nodes.values()] == [
        "a",
        "b",
    ]


# Writing


def example():
    return ArgumentMap(
        [
            Node(id="a", kind="claim", text="Ban phones", order="a0"),
            Node(id="b", kind="evidence", text="They distract\n- always", order="a1"),
            Node(id="c", kind="claim", text="Calls in need", order="a2"),
            Node(id="d", kind="claim", text="1. FC won", order="a3", group="g"),
            Group(id="g", title="Sport"),
            Link(id="k", stance="support", premises={"b": "a0"}, target="a", order="a0"),
            Link(id="l", stance="attack", premises={"c": "a0"}, target="a", order="a1"),
            Link(id="m", stance="attack", premises={"c": "a0"}, target="b", order="a2"),
            Link(id="n", stance="neutral", premises={"d": "a0"}, target="a", order="a3"),
        ],
        MapInfo(id="map", title="Phones"),
    )


def test_a_map_is_written_as_bullets_with_stances_in_words():
    assert outline.write(example(), {}).decode() == (
        "# Phones\n\n- Ban phones\n  - Pro: They distract\n    \\- always\n    - Con: Calls in need\n"
        "  - Con: -> Calls in need\n  - -> 1. FC won\n\n## Sport\n\n- 1\\. FC won\n"
    )


def test_markdown_is_written_with_broken_lines():
    assert "They distract\\\n    \\- always\n" in markdown.write(example(), {}).decode()


def small(links, main=None, groups=()):
    """Make a map of links like “b + a”; those whose target is a number attack the link of that number."""
    stances = {"+": "support", "-": "attack", "~": "neutral"}
    split = [link.split() for link in links]
    names = sorted({name for premise, _, target in split for name in (premise, target) if name.isalpha()})
    grouped = dict(groups)
    return ArgumentMap(
        [
            *(Node(id=id, kind="claim", text=id, order=id, group=grouped.get(id)) for id in names),
            *(Group(id=id, title=id) for id in set(grouped.values())),
            *(
                Link(id=str(i), stance=stances[sign], premises={premise: "a0"}, target=target, order=f"a{i}")
                for i, (premise, sign, target) in enumerate(split)
            ),
        ],
        MapInfo(id="map", main=main),
    )


@BOTH
def test_the_main_claim_is_written_first_with_all_that_bears_on_it(format):
    written = format.write(small(["c + b", "d - c", "b + a", "e + d"], main="c"), {}).decode()
    assert written == "- c\n  - Con: d\n    - Pro: e\n- a\n  - Pro: b\n    - Pro: -> c\n"


@BOTH
def test_without_a_main_claim_what_bears_on_nothing_comes_first(format):
    assert format.write(small(["b + c", "a - b"]), {}) == b"- c\n  - Pro: b\n    - Con: a\n"


@BOTH
def test_undercutters_are_written_after_all_trees_with_their_reasons(format):
    map = small(["d + c", "b - 0", "a + b", "f ~ e"])
    assert format.write(map, {}).decode() == "- c\n  - Pro: d\n- e\n  - f\n- b\n  - Pro: a\n"


@BOTH
def test_the_group_of_the_main_claim_is_the_first_of_the_groups(format):
    map = small(["c + b", "a + b"], main="c", groups={"a": "G", "b": "H", "c": "H"}.items())
    assert format.write(map, {}).decode() == "## H\n\n- c\n- b\n  - Pro: -> c\n  - Pro: -> a\n\n## G\n\n- a\n"


@pytest.mark.parametrize(
    ("line", "title", "text"),
    [
        ("**T**: words", "T", "words"),
        ("**T:** words", "T", "words"),
        ("Pro: **T**: words", "T", "words"),
        ("**A\\*b: c** : words", None, "A*b: c : words"),
        ("**A\\*b: c**: words", "A*b: c", "words"),
        ("**Pro**: **Con**: words", "Con", "words"),
        (r"\*\*T\*\*: words", None, "**T**: words"),
        ("**T**:", None, "T:"),
        ("**T** words: more", None, "T words: more"),
        ("See **T**: words", None, "See T: words"),
        ("**[T](https://example.org)**: words", "T", "words"),
    ],
)
def test_bold_words_before_a_colon_are_a_title_in_markdown(line, title, text):
    (node,) = read(f"- {line}", markdown).map.nodes.values()
    assert (node.title, node.text) == (title, text)
    assert len(node.citations) == line.count("https")


def test_a_title_is_written_in_bold_before_the_words_and_lost_in_plain_text():
    node = Node(id="a", kind="claim", title="The *report*", text="Words\n- more", order="a0")
    map = ArgumentMap([node])
    assert markdown.write(map, {}).decode() == "- **The \\*report\\***: Words\\\n  \\- more\n"
    assert outline.write(map, {}).decode() == "- Words\n  \\- more\n"
    assert losses(map, markdown.FORMAT.carries) == []
    assert losses(map, outline.FORMAT.carries) == ["titles of cards: 1"]


def carried(map):
    """Keep what an outline carries; texts end in the id, so that cards are told apart after a round trip."""
    nodes = {id: tidy(f"{node.text}\n.{id}") for id, node in map.nodes.items()}
    return ArgumentMap(
        [
            *(
                Node(id=id, kind="claim", text=nodes[id], order=node.order, group=node.group)
                for id, node in map.nodes.items()
            ),
            *(
                Group(id=id, title=one_line(f"{group.title} {id}"), parent=group.parent)
                for id, group in map.groups.items()
            ),
            *(
                Link(
                    id=link.id,
                    stance=link.stance,
                    premises=dict([premise]),
                    target=link.target,
                    order=link.order,
                )
                for link in map.links.values()
                if link.target in map.nodes
                for premise in list(link.premises.items())[:1]
            ),
        ],
        MapInfo(id="map", title=one_line(map.info.title), main=map.info.main),
    )


def content(map):
    texts = {id: node.text for id, node in map.nodes.items()}
    groups = {id: group.title for id, group in map.groups.items()}
    return (
        map.info.title,
        sorted((node.text, groups.get(node.group, "")) for node in map.nodes.values()),
        sorted((group.title, groups.get(group.parent, "")) for group in map.groups.values()),
        sorted(
            (texts[next(iter(link.premises))], link.stance, texts[link.target]) for link in map.links.values()
        ),
    )


@BOTH
@given(map=maps())
def test_what_an_outline_carries_comes_back(format, map):
    kept = carried(map)
    written = format.write(kept, {})
    back, report = format.read(written, {})
    assert report.is_clean
    assert content(back) == content(kept)
    again = format.write(back, {})
    assert format.write(format.read(again, {}).map, {}) == again


MARKS = (
    ["- x", "+", "1. y", "Pro:", "Con: z", "pro", "But", "(o)", "(+) q", "#", "## h", "---", "***", "-> a"],
    [
        "\\",
        "\\- b",
        "[ ] c",
        "*e*",
        "_f_",
        "<b>",
        "&amp;",
        "[l](http://m)",
        "a) n",
        "o\tp",
        "•",
        "“ä”",
        "•\tr",
    ],
    ["\n", " ", "\n\n", "because", "=", "===", "(1)", "``", "~", "– s", "Arguments for", "1.1 t", "-", "_"],
    ["\\\\", "**Pro**: u", "See v", "Word", ": w"],
    [
        "A. ",
        "b. ",
        "ii. ",
        "✓ ",
        "❌",
        "→ ",
        "•n",
        "Pro – ",
        "(Con)",
        "[Pro] ",
        "Pro:x",
        "Reason 1:",
        "Pros of a:",
    ],
    ["> q", ">", "```py", "~~~", "|---|", "a | b", "--|--", ":-|-", "\n|-|\n", "**T**: "],
    ["\x0b", "\u2028", "\xa0", "counter-argument: ", "Pro argument:", "(+)z", "👍\ufe0f "],
)
AWKWARD = st.lists(st.sampled_from([mark for row in MARKS for mark in row]), max_size=4).map("".join)


STANCE_NAMES = ("support", "attack", "neutral")
STANCES = st.lists(st.sampled_from(STANCE_NAMES), min_size=4, max_size=4)


def test_a_box_to_tick_is_a_mark_at_the_start_only():
    map = outline.read(b"- a\n  - [x] + b\n  - [b][ ] c\n", {}).map
    assert [node.text for node in map.nodes.values()] == ["a", "b", "[b][ ] c"]


@BOTH
@given(texts=st.lists(AWKWARD, min_size=4, max_size=4), stances=STANCES, title=AWKWARD, group=AWKWARD)
def test_texts_that_look_like_marks_come_back(format, texts, stances, title, group):
    """The cards are a tree: 1 and 2 are about 0, and 3 is about 1 but in a group, so written last."""
    nodes = [
        Node(id=str(i), kind="claim", text=text, order=f"a{i}", group="g" if i == 3 else None)
        for i, text in enumerate(texts)
    ]
    links = [
        Link(id=f"k{i}", stance=stances[i], premises={str(i): "a0"}, target=str((i - 1) // 2), order=f"a{i}")
        for i in range(1, 4)
    ]
    map = ArgumentMap([*nodes, *links, Group(id="g", title=group)], MapInfo(id="map", title=title))
    back, _ = format.read(format.write(map, {}), {})
    ordered = sorted(back.nodes.values(), key=lambda node: node.order)
    assert [node.text for node in ordered] == [tidy(text) for text in texts]
    assert back.info.title == one_line(title)
    assert [one.title for one in back.groups.values()] == [one_line(group)]
    numbers = {node.id: at for at, node in enumerate(ordered)}
    links_back = {
        (numbers[next(iter(link.premises))], link.stance, numbers[link.target])
        for link in back.links.values()
    }
    assert links_back == {(i, stances[i], (i - 1) // 2) for i in range(1, 4)}


@given(st.text(alphabet="\\-+*#=1a.)( >:Pro", max_size=12), st.booleans())
def test_guarding_a_line_can_be_undone(line, is_first):
    assert unguard(guard(line, is_first=is_first), is_first=is_first) == line


def test_a_chain_of_thousands_is_written_and_read():
    count = 5000
    nodes = [Node(id=f"n{i}", kind="claim", text=f"Step {i}", order=f"b{i:02}"[:3]) for i in range(count)]
    links = [
        Link(id=f"k{i}", stance="support", premises={f"n{i + 1}": "a0"}, target=f"n{i}")
        for i in range(count - 1)
    ]
    map = ArgumentMap([*nodes, *links])
    written = outline.write(map, {})
    assert len(written) < 200 * count
    assert content(outline.read(written, {}).map) == content(map)


@given(title=AWKWARD.filter(one_line), text=AWKWARD, stance=st.sampled_from(["", *STANCE_NAMES]))
def test_titles_that_look_like_marks_come_back(title, text, stance):
    nodes = [Node(id=id, kind="claim", title=title, text=text, order=id) for id in "ab"]
    links = [Link(id="k", stance=stance, premises={"b": "a0"}, target="a")] if stance else []
    written = markdown.write(ArgumentMap([*nodes, *links]), {})
    back, report = markdown.read(written, {})
    assert report.is_clean
    assert [(node.title, node.text) for node in back.nodes.values()] == [(one_line(title), tidy(text))] * 2
    assert [link.stance for link in back.links.values()] == [stance] * len(links)


@given(texts=st.lists(AWKWARD, min_size=1, max_size=3))
def test_another_markdown_reader_sees_the_same_list(texts):
    reader = pytest.importorskip("markdown_it").MarkdownIt().enable("table")
    nodes = [
        Node(id=str(i), kind="claim", text=tidy(text) or "x", order=f"a{i}") for i, text in enumerate(texts)
    ]
    links = [
        Link(id=f"k{i}", stance="support", premises={str(i): "a0"}, target=str(i - 1))
        for i in range(1, len(texts))
    ]
    tokens = reader.parse(markdown.write(ArgumentMap([*nodes, *links]), {}).decode())
    assert [token.type for token in tokens].count("list_item_open") == len(texts)
    assert not {token.type for token in tokens} & {"heading_open", "hr", "code_block", "fence", "html_block"}
    assert not {token.type for token in tokens} & {"table_open", "blockquote_open"}
    words = [_words(token) for token in tokens if token.type == "inline"]
    assert _bare(" ".join(words)) == _bare(" Pro: ".join(node.text for node in nodes))


def _bare(words):
    return " ".join(words.replace("(o)", " ").split())


def _words(token):
    """Give the words of a token of markdown-it, whose children are text and breaks only."""
    assert {child.type for child in token.children} <= {"text", "hardbreak", "softbreak", "text_special"}
    return "".join(child.content or " " for child in token.children)


# Hostile and broken files


@BOTH
@given(data=st.binary(max_size=200))
def test_any_bytes_give_a_map_or_a_format_error(format, data):
    try:
        native.write(format.read(data, {}).map)
    except FormatError as error:
        assert str(error)


@BOTH
@given(
    text=st.text(alphabet="-+*#\\> \t\n1.)(Proa[]!<&;:`_~=|", max_size=200),
    options=st.sampled_from([{}, {"headings": "cards"}, {"children": "mixed"}]),
)
def test_any_text_of_marks_gives_a_map(format, text, options):
    native.write(format.read(text.encode(), options).map)


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "\n".join(" " * i + "- x" for i in range(1000)),
        "- " * 200_000,
        "[" * 300_000,
        "*_" * 200_000,
        "<!--" * 100_000,
        "<b " * 100_000,
        "\\" * 400_000,
        "# " * 200_000,
        "1." * 200_000,
        "- x\n" * 40_000,
        "-> a\n" * 40_000,
    ],
    ids=lambda text: text[:4],
)
def test_hostile_text_takes_no_time(format, text):
    started = time.process_time()
    format.read(text.encode(), {})
    assert time.process_time() - started < 5


def test_more_cards_than_a_map_holds_are_refused():
    with pytest.raises(FormatError, match="more than 100000 items"):
        read("- x\n" * 100_001)


def test_a_short_text_of_windows_is_an_outline(tmp_path):
    data = "Café culture\n+ Déjà vu\n- Höhe".encode("cp1252")
    assert find_format(tmp_path / "a.txt", data).id == "outline"
    assert find_format(tmp_path / "a.txt", "Für öde Häß — é è à".encode("cp1252")).id == "outline"


@pytest.mark.parametrize(
    "head",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0",
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04\x14\0\x08\0",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
        b"\xff\xd8\xff\xe0\x01\x10JFIF",
        Random(1).randbytes(4096).replace(b"\0", b""),
    ],
)
def test_pictures_archives_and_chance_are_no_outline(head, tmp_path):
    with pytest.raises(FormatError, match="not a kind of file"):
        find_format(tmp_path / "a.txt", head)


def test_a_binary_file_is_no_outline(tmp_path):
    with pytest.raises(FormatError, match="not a text file"):
        read("a\0b")


@pytest.mark.parametrize(
    ("name", "text", "id"),
    [
        ("notes.txt", "A\n  B\n", "outline"),
        ("notes.md", "# A\n", "markdown"),
        ("notes.txt", "Discussion Title: X\n\n1. A\n", "kialo"),
    ],
)
def test_outlines_are_found_by_suffix_and_content(name, text, id, tmp_path):
    assert find_format(tmp_path / name, text.encode()).id == id
