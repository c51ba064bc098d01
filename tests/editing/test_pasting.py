"""Pasted text and maps: what becomes a card, what it is linked to, and that it is one step."""

import pytest

from argmap.editing import pasting
from argmap.formats import native
from argmap.model.errors import ArgmapError, EditError
from tests.editing.conftest import file_of, links_of

OUTLINE = """\
- First reason
  - But not always
- Second reason
"""
MARKED = "+ First reason\n  - But not always\n+ Second reason\n- An objection"
KIALO = "Discussion Title: X\n\n1. Thesis.\n1.1. Pro: One.\n1.2. Con: Two.\n"


def words_of(editor, ids):
    return [editor.map.nodes[id].text for id in ids]


def new_links(editor, ids):
    """Tell stance and words of what the new cards bear on."""
    return [
        (stance, editor.map.nodes[target].text if target in editor.map.nodes else target)
        for id in ids
        for stance, target in links_of(editor, id)
    ]


def test_lines_become_cards_linked_to_the_selected_card_in_one_step(editor, said):
    before = file_of(editor)
    editor.select(["claim"])
    pasting.paste_text(editor, MARKED)
    assert words_of(editor, editor.selection) == [
        "First reason",
        "But not always",
        "Second reason",
        "An objection",
    ]
    assert new_links(editor, editor.selection) == [
        ("support", "The claim"),
        ("attack", "First reason"),
        ("support", "The claim"),
        ("attack", "The claim"),
    ]
    assert said == ["4 cards added."]
    editor.undo()
    assert file_of(editor) == before


def test_lines_without_marks_are_linked_neither_for_nor_against(editor, said):
    editor.select(["claim"])
    pasting.paste_text(editor, "First\nSecond\n\tBelow the second")
    assert new_links(editor, editor.selection) == [
        ("neutral", "The claim"),
        ("neutral", "The claim"),
        ("neutral", "Second"),
    ]
    assert "neither for nor against" in said[0]


def test_a_single_line_is_a_card_below_a_link(editor):
    editor.select(["k1"])
    pasting.paste_text(editor, "- but is it so?")
    [card] = editor.selection
    assert links_of(editor, card)[0][1] == "k1"


def test_pasted_cards_come_after_those_that_are_there(editor):
    for lines in ("+ One\n+ Two", "- Three\n+ Four"):
        editor.select(["alone"])
        pasting.paste_text(editor, lines)
    row = [next(iter(link.premises)) for link in editor.map.links_into("alone")]
    assert words_of(editor, row) == ["One", "Two", "Three", "Four"]


def test_without_a_selection_an_outline_stands_by_itself(editor):
    pasting.paste_text(editor, OUTLINE)
    assert words_of(editor, editor.selection) == ["First reason", "But not always", "Second reason"]
    assert len(new_links(editor, editor.selection)) == 1


def test_a_debate_is_known_by_its_looks_unless_an_outline_is_asked_for(editor):
    editor.select(["claim"])
    pasting.paste_text(editor, KIALO)
    assert new_links(editor, editor.selection) == [("support", "Thesis."), ("attack", "Thesis.")]
    editor.select(["claim"])
    pasting.paste_outline(editor, KIALO)
    assert any(target == "The claim" for _, target in new_links(editor, editor.selection))


@pytest.mark.parametrize(
    ("text", "cards", "stances"),
    [
        ("Claim\tPro\tCon\nBan cars\tLess noise\tShops lose\n", 3, ["support", "attack"]),
        ("Ban cars\tLess noise\tShops lose\n\t\t\n", 3, ["neutral", "neutral"]),
        ("Ban cars\tLess noise\nClose zoos\t\n", 3, ["neutral"]),
        ("text,parent,stance\nBan cars,,\nLess noise,Ban cars,pro\n", 2, ["support"]),
    ],
)
def test_cells_from_a_spreadsheet_are_a_table(editor, text, cards, stances):
    before = set(editor.map.links)
    pasting.paste_text(editor, text)
    assert len(editor.selection) == cards
    assert [link.stance for id, link in editor.map.links.items() if id not in before] == stances


@pytest.mark.parametrize("text", ["1.\tOne\n2.\tTwo", "\tOne\n\tTwo", "One\n\tTwo\n\t\tThree", "A\tword"])
def test_lists_with_tabs_are_outlines(editor, text):
    pasting.paste_text(editor, text)
    assert len(editor.selection) == len(text.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "Claim, reason, evidence are three words.",
        "The question, the answer\nWe talked about it, and left.",
        "Pros, cons and reasons\nMore prose follows.",
    ],
)
def test_sentences_with_commas_are_no_table(editor, text):
    pasting.paste_text(editor, text)
    assert words_of(editor, editor.selection) == text.split("\n")


def test_what_is_left_out_of_a_pasted_map_is_asked_about_first(editor):
    before = file_of(editor)
    asked = []
    text = "[A]: a\n  + [B]: b\n\nSome free paragraph.\n"
    pasting.paste_text(editor, text, lambda data, format: asked.append((data, format.id)))
    assert asked == [(text.encode(), "argdown")]
    assert file_of(editor) == before
    pasting.paste_text(editor, text, lambda data, format: format.read(data, {}).map)
    assert words_of(editor, editor.selection) == ["a", "b"]


def test_what_is_left_out_of_pasted_lines_is_said(editor, said):
    pasting.paste_text(editor, "[A]: a\n  + [B]: b\n\nSome free paragraph.\n")
    assert said[-1].startswith("2 cards added. ")
    assert "free paragraph" in said[-1]
    editor.select([])
    pasting.paste_outline(editor, "One\n\tTwo\n  Three")
    assert "3 cards added. Line 3: Lines are indented by tabs and by spaces" in said[-1]
    editor.select(["claim"])
    pasting.paste_outline(editor, "One\n  \tTwo")
    assert "2 cards added. Line 2: " in said[-1]


def test_tabs_below_a_selected_card_are_no_mixture(editor, said):
    editor.select(["claim"])
    pasting.paste_outline(editor, "One\n\tTwo")
    assert "indented" not in said[-1]


@pytest.mark.parametrize("sign", ["\x0b", "\u2028"])
def test_lines_broken_within_a_paragraph_are_one_card_below_a_selected_one_too(editor, sign):
    for selected in ([], ["claim"]):
        editor.select(selected)
        pasting.paste_outline(editor, f"One{sign}#still one\r\nTwo\x85and more")
        assert words_of(editor, editor.selection) == ["One\n#still one", "Two\x85and more"]


def test_what_was_copied_is_pasted_with_the_links_between(editor):
    editor.select(["claim", "reason", "motive", "k1"])
    copied = native.write(pasting.clipping(editor))
    before = len(editor.map.nodes), len(editor.map.links)
    pasting.paste_text(editor, copied.decode())
    assert (len(editor.map.nodes), len(editor.map.links)) == (before[0] + 3, before[1] + 2)
    assert set(words_of(editor, editor.selection)) == {"The claim", "The reason", "A motive"}
    [undercut] = [
        link for link in editor.map.links.values() if editor.map.is_undercut(link) and link.id != "k5"
    ]
    assert undercut.target not in {"k1", "k5"}
    editor.undo()
    assert (len(editor.map.nodes), len(editor.map.links)) == before


def test_a_map_arranged_by_hand_gets_places_for_what_is_pasted(editor):
    from argmap.editing.commands import toggle_free

    toggle_free(editor)
    pasting.paste_text(editor, OUTLINE)
    assert all(editor.map.nodes[id].at is not None for id in editor.selection)


def test_nothing_is_pasted_from_nothing(editor):
    before = file_of(editor)
    for text in ("", "  \n\t"):
        with pytest.raises(EditError):
            pasting.paste_text(editor, text)
    with pytest.raises(EditError):
        pasting.clipping(editor)
    with pytest.raises(ArgmapError):
        pasting.paste_text(editor, '{"format": "argmap", "version": 99}')
    assert file_of(editor) == before
