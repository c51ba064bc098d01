import pytest
from PySide6.QtWidgets import QAbstractButton

from argmap.model.records import Citation
from argmap.panels import options
from argmap.panels.address import safe_url
from argmap.panels.inspector import Inspector
from argmap.panels.quotes import place_of

# The offscreen plugin says so of windows and popups that are shown; nobody is meant to hear it.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def citations(qtbot, editor):
    made = Inspector(editor)
    qtbot.addWidget(made)
    editor.select(["report"])
    yield made.form.fields["citations"]
    made.let_go()


def fields(citations, id="c"):
    return citations.rows.rows[id].form.fields


def test_a_quote_is_found_by_its_surroundings_then_by_its_place():
    text = "so. He said so. She said so."
    assert place_of(Citation(quote="said so", before="She "), text) == 20
    assert place_of(Citation(quote="said so", start=22), text) == 20
    assert place_of(Citation(quote="said so", start=0), text) == 7
    assert place_of(Citation(quote="said no"), text) is None
    assert place_of(Citation(quote=""), text) is None


def test_offsets_count_code_points():
    assert place_of(Citation(quote="so"), "😀😀so") == 2


def test_the_start_of_a_new_quote_is_found_in_the_same_step(qtbot, editor, citations):
    quote = fields(citations)["quote"]
    quote.selectAll()
    qtbot.keyClicks(quote, "Later they")
    editor.finish_typing()
    assert editor.map.nodes["report"].citations["c"].start == 39
    assert "character 40" in fields(citations)["start"].text()
    editor.undo()
    assert editor.map.nodes["report"].citations["c"].start == 25
    assert quote.toPlainText() == "they said so"


def test_a_quote_that_is_not_there_is_warned_of(qtbot, editor, citations):
    qtbot.keyClicks(fields(citations)["quote"], "?")
    editor.finish_typing()
    assert editor.map.nodes["report"].citations["c"].start is None
    assert "Not found" in fields(citations)["start"].text()


@pytest.mark.parametrize(
    ("field", "label", "value"), [("source", "broadcaster", "r"), ("credibility", "3:", 3)]
)
def test_a_citation_is_chosen_in_one_step(editor, citations, field, label, value):
    widget = fields(citations)[field]
    widget.showPopup()
    widget.hidePopup()
    place = next(n for n in range(widget.count()) if label in widget.itemText(n))
    widget.activated.emit(place)
    assert getattr(editor.map.nodes["report"].citations["c"], field) == value
    assert len(editor.document._done) == 1


def test_a_new_source_is_made_and_cited_in_one_step(editor, citations, monkeypatch):
    monkeypatch.setattr(options, "ask_line", lambda *_: "A witness")
    widget = fields(citations)["source"]
    widget.showPopup()
    widget.hidePopup()
    widget.activated.emit(widget.count() - 1)
    assert editor.map.sources[editor.map.nodes["report"].citations["c"].source].title == "A witness"
    assert widget.currentText() == "A witness"
    editor.undo()
    assert set(editor.map.sources) == {"s", "r"}


def test_citations_are_added_and_removed(editor, citations):
    buttons = citations.findChildren(QAbstractButton)
    next(button for button in buttons if button.text() == "Add citation").click()
    assert len(editor.map.nodes["report"].citations) == 2
    assert len(citations.rows.rows) == 2
    row = citations.rows.rows["c"]
    remove = next(button for button in row.findChildren(QAbstractButton) if "Remove" in button.toolTip())
    remove.click()
    assert "c" not in editor.map.nodes["report"].citations
    assert len(citations.rows.rows) == 1
    editor.undo()
    editor.undo()
    assert list(citations.rows.rows) == ["c"]


@pytest.mark.parametrize(
    "words", ["https://a.example/b?c", "http://a.example", "mailto:a@b.example", " https://a.b "]
)
def test_addresses_of_pages_and_mail_can_be_opened(words):
    assert safe_url(words) is not None


@pytest.mark.parametrize(
    "words",
    [
        "",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "mailto:",
        "a.example",
        "https://a b",
        "smb://x/y",
    ],
)
def test_other_addresses_cannot(words):
    assert safe_url(words) is None
