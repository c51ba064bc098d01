"""Which fields a form has for the map itself and for what it keeps beside cards and links."""

from argmap.model.records import TEXT_LIMIT
from argmap.model.wording import tr
from argmap.panels import options, parts
from argmap.panels.address import AddressField
from argmap.panels.assumptions import Assumptions
from argmap.panels.form import Row
from argmap.panels.makers import (
    arrangement_choice,
    authors_line,
    chosen,
    citing_buttons,
    group_choice,
    main_choice,
    origin_choice,
)
from argmap.panels.typed import Line, Long


def source_rows() -> list[Row]:
    """Give the fields of a source."""
    return [
        Row("title", tr("Title"), tr("What the source is called."), Line),
        Row("kind", tr("Kind"), tr("A person, an office, a document, a broadcast …"), Line),
        Row(
            "reliability",
            tr("Reliability"),
            tr("How far the source can be relied on. F is no bad mark: there is nothing to judge by."),
            chosen(options.reliabilities),
        ),
        Row("url", tr("Address"), tr("Where it can be read."), AddressField),
        Row("author", tr("Author"), tr("Who wrote or said it."), Line),
        Row("date", tr("Date"), tr("When it was written or said."), Line),
        Row("origin", tr("Repeats"), tr("The source that this one only passes on, if any."), origin_choice),
        Row("note", tr("Note"), tr("Your own remarks."), Long),
        Row(
            "citing",
            tr("Cited by"),
            tr("The cards that cite this source."),
            citing_buttons,
            tr("Cited by"),
            is_named=False,
        ),
    ]


def text_rows() -> list[Row]:
    """Give the fields of a text."""
    return [
        Row("title", tr("Title"), tr("What the text is called."), Line),
        Row(
            "text",
            tr("Text"),
            tr("The text itself, whole."),
            lambda slot: Long(slot, limit=TEXT_LIMIT, lines=24),
        ),
    ]


def group_rows() -> list[Row]:
    """Give the fields of a group."""
    return [
        Row("title", tr("Title"), tr("What its frame is called."), Line),
        Row("parent", tr("Inside"), tr("The group that this one stands in."), group_choice),
    ]


def scenario_rows() -> list[Row]:
    """Give the fields of a scenario."""
    return [
        Row("title", tr("Title"), tr("What the scenario is called."), Line),
        Row(
            "assume",
            tr("It assumes"),
            tr("What is taken for granted in it."),
            lambda slot: Assumptions(slot.subject),
        ),
    ]


def map_rows() -> list[Row]:
    """Give the fields of the map itself."""
    return [
        Row("title", tr("Title"), tr("What the map is called."), Line),
        Row("question", tr("Question"), tr("What the map is to answer."), Long),
        Row("authors", tr("Authors"), tr("Who made it, with commas between them."), authors_line),
        Row("main", tr("Main claim"), tr("The card that the map is about."), main_choice),
        Row(
            "direction",
            tr("Grows"),
            tr("Where reasons stand, and where what follows."),
            chosen(options.directions),
        ),
        Row("arrangement", tr("Cards are"), tr("Whether argmap or you place the cards."), arrangement_choice),
        Row(
            "scale",
            tr("Probability words"),
            tr("Which words stand for which credence."),
            chosen(options.scales),
        ),
        Row(
            "groups",
            tr("Groups"),
            tr("Titled frames around cards."),
            parts.groups,
            tr("Groups"),
            is_named=False,
        ),
        Row(
            "scenarios",
            tr("Scenarios"),
            tr("Named assumptions, to try what follows."),
            parts.scenarios,
            tr("Scenarios"),
            is_named=False,
        ),
        Row(
            "texts",
            tr("Texts"),
            tr("What the map was made from, kept whole."),
            parts.texts,
            tr("Texts"),
            is_named=False,
        ),
    ]
