"""Which fields a form has for each type of record: the tables that the inspector is made from."""

from PySide6.QtWidgets import QWidget

from argmap.editing import commands
from argmap.model.records import (
    TEXT_LIMIT,
    Group,
    Link,
    MapInfo,
    Node,
    Record,
    Scenario,
    Source,
    Text,
)
from argmap.model.wording import tr
from argmap.panels import options, parts
from argmap.panels.address import AddressField
from argmap.panels.assumptions import Assumptions, node_assumptions
from argmap.panels.choice import Choice
from argmap.panels.citations import Citations
from argmap.panels.facts import Fact, attack_of, bearing_on, citing, strength_of
from argmap.panels.form import Row
from argmap.panels.shares import CredenceField, WeightField
from argmap.panels.subject import Slot
from argmap.panels.typed import Line, Long


def rows_of(record: type[Record]) -> list[Row]:
    """Give the table for a type of record."""
    tables = {
        Node: node_rows,
        Link: link_rows,
        Source: source_rows,
        Text: text_rows,
        Group: group_rows,
        Scenario: scenario_rows,
        MapInfo: map_rows,
    }
    return tables[record]()


def node_rows() -> list[Row]:
    """Give the fields of a node."""
    return [
        Row("kind", tr("Kind"), tr("What role this statement plays."), _choice(options.kinds)),
        Row("title", tr("Title"), tr("A few words to call it by; may be left empty."), _optional),
        Row("text", tr("Text"), tr("What the card says."), Long),
        Row(
            "credence",
            tr("Credence"),
            tr("How far you believe it on its own, before any argument."),
            CredenceField,
        ),
        Row(
            "strength",
            tr("Strength"),
            tr("What evaluation makes of it, given what bears on it."),
            _fact(strength_of),
        ),
        Row(
            "bearing",
            tr("Arguments"),
            tr("How many links lead here, and how many from here."),
            _fact(bearing_on),
            is_named=False,
        ),
        Row(
            "judgement",
            tr("Judgement"),
            tr("Your own verdict. It is kept, never worked out."),
            _choice(options.judgements),
        ),
        Row("group", tr("Group"), tr("The titled frame that the card stands in."), _group),
        Row("tags", tr("Tags"), tr("Words to find it by, with commas between them."), _tags),
        Row("note", tr("Note"), tr("Your own remarks; they are not on the card."), Long),
        Row(
            "citations",
            tr("Citations"),
            tr("Where its words come from."),
            Citations,
            tr("Citations"),
            is_named=False,
        ),
        Row(
            "assumptions",
            tr("Scenarios"),
            tr("What scenarios take for granted about it."),
            node_assumptions,
            tr("Scenarios"),
            is_named=False,
        ),
    ]


def link_rows() -> list[Row]:
    """Give the fields of a link."""
    return [
        Row(
            "stance",
            tr("Stance"),
            tr("Whether the premises speak for or against the target."),
            _choice(options.stances),
        ),
        Row(
            "attack",
            tr("Kind of attack"),
            tr("Seen from what the attack hits."),
            _fact(attack_of),
            is_named=False,
        ),
        Row(
            "premises", tr("Premises"), tr("Several premises in one link work only together."), parts.premises
        ),
        Row("target", tr("Leads to"), tr("What the premises bear on."), _target),
        Row(
            "weight",
            tr("Weight"),
            tr("How surely the one follows from the other, if the premises hold."),
            WeightField,
        ),
        Row("strength", tr("Strength"), tr("What evaluation makes of this step."), _fact(strength_of)),
        Row(
            "scheme", tr("Scheme"), tr("The pattern of reasoning, such as an appeal to an expert."), _optional
        ),
        Row("note", tr("Note"), tr("Your own remarks."), Long),
    ]


def source_rows() -> list[Row]:
    """Give the fields of a source."""
    return [
        Row("title", tr("Title"), tr("What the source is called."), Line),
        Row("kind", tr("Kind"), tr("A person, an office, a document, a broadcast …"), Line),
        Row(
            "reliability",
            tr("Reliability"),
            tr("How far the source can be relied on. F is no bad mark: there is nothing to judge by."),
            _choice(options.reliabilities),
        ),
        Row("url", tr("Address"), tr("Where it can be read."), AddressField),
        Row("author", tr("Author"), tr("Who wrote or said it."), Line),
        Row("date", tr("Date"), tr("When it was written or said."), Line),
        Row("origin", tr("Repeats"), tr("The source that this one only passes on, if any."), _origin),
        Row("note", tr("Note"), tr("Your own remarks."), Long),
        Row(
            "citing",
            tr("Cited by"),
            tr("The cards that cite this source."),
            _citing,
            tr("Cited by"),
            is_named=False,
        ),
    ]


def text_rows() -> list[Row]:
    """Give the fields of a text."""
    return [
        Row("title", tr("Title"), tr("What the text is called."), Line),
        Row("text", tr("Text"), tr("The text itself, whole."), lambda slot: Long(slot, limit=TEXT_LIMIT)),
    ]


def group_rows() -> list[Row]:
    """Give the fields of a group."""
    return [
        Row("title", tr("Title"), tr("What its frame is called."), Line),
        Row("parent", tr("Inside"), tr("The group that this one stands in."), _group),
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
        Row("authors", tr("Authors"), tr("Who made it, with commas between them."), _authors),
        Row("main", tr("Main claim"), tr("The card that the map is about."), _main),
        Row(
            "direction",
            tr("Grows"),
            tr("Where reasons stand, and where what follows."),
            _choice(options.directions),
        ),
        Row("arrangement", tr("Cards are"), tr("Whether argmap places the cards, or you."), _arrangement),
        Row(
            "scale",
            tr("Probability words"),
            tr("Which words stand for which credence."),
            _choice(options.scales),
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
    ]


def _choice(offered: object) -> object:
    return lambda slot: Choice(slot, offered)


def _fact(say: object) -> object:
    return lambda slot: Fact(slot.subject, say)


def _optional(slot: Slot) -> QWidget:
    return Line(slot, parse=lambda words: words or None)


def _group(slot: Slot) -> QWidget:
    return Choice(slot, lambda: options.groups(slot), options.names(slot))


def _origin(slot: Slot) -> QWidget:
    return Choice(slot, lambda: options.sources(slot), options.names(slot))


def _main(slot: Slot) -> QWidget:
    return Choice(slot, lambda: options.claims(slot), options.names(slot))


def _arrangement(slot: Slot) -> QWidget:
    def put(value: object) -> None:
        if value != slot.value:  # to place by hand is more than a field: it keeps where cards stand
            commands.toggle_free(slot.editor)

    return Choice(slot, options.arrangements, put=put)


def _tags(slot: Slot) -> QWidget:
    return Line(slot, lambda tags: ", ".join(tags or ()), lambda words: dict.fromkeys(_listed(words), True))


def _authors(slot: Slot) -> QWidget:
    return Line(slot, lambda authors: ", ".join(authors or ()), lambda words: tuple(_listed(words)))


def _target(slot: Slot) -> QWidget:
    return parts.links_of(lambda: [slot.value] if slot.value else [], slot)


def _citing(slot: Slot) -> QWidget:
    empty = tr("No card cites it yet.")
    return parts.links_of(lambda: citing(slot.editor.map, slot.subject.id), slot, empty)


def _listed(words: str) -> list[str]:
    return [part for part in (piece.strip() for piece in words.split(",")) if part]
