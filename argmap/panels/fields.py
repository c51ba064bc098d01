"""Which fields a form has for cards and links, and where the tables of the others are."""

from argmap.model.records import Group, Link, MapInfo, Node, Record, Scenario, Source, Text
from argmap.model.wording import tr
from argmap.panels import mapfields, options, parts
from argmap.panels.assumptions import node_assumptions
from argmap.panels.citations import Citations
from argmap.panels.credences import CredenceField
from argmap.panels.facts import attack_of, bearing_on, strength_of
from argmap.panels.form import Row
from argmap.panels.makers import chosen, group_choice, optional_line, said, tags_line, target_button
from argmap.panels.typed import Long
from argmap.panels.weights import WeightField


def rows_of(record: type[Record]) -> list[Row]:
    """Give the table for a type of record."""
    tables = {
        Node: node_rows,
        Link: link_rows,
        Source: mapfields.source_rows,
        Text: mapfields.text_rows,
        Group: mapfields.group_rows,
        Scenario: mapfields.scenario_rows,
        MapInfo: mapfields.map_rows,
    }
    return tables[record]()


def node_rows() -> list[Row]:
    """Give the fields of a node."""
    return [
        Row("kind", tr("Kind"), tr("What role this statement plays."), chosen(options.kinds)),
        Row("title", tr("Title"), tr("A few words to call it by; may be left empty."), optional_line),
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
            said(strength_of),
        ),
        Row(
            "bearing",
            tr("Arguments"),
            tr("How many links lead here, and how many from here."),
            said(bearing_on),
            is_named=False,
        ),
        Row(
            "judgement",
            tr("Judgement"),
            tr("Your own verdict. It is kept, never worked out."),
            chosen(options.judgements),
        ),
        Row("group", tr("Group"), tr("The titled frame that the card stands in."), group_choice),
        Row("tags", tr("Tags"), tr("Words to find it by, with commas between them."), tags_line),
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
            chosen(options.stances),
        ),
        Row(
            "attack",
            tr("Kind of attack"),
            tr("Seen from what the attack hits."),
            said(attack_of),
            is_named=False,
        ),
        Row(
            "premises", tr("Premises"), tr("Several premises in one link work only together."), parts.premises
        ),
        Row("target", tr("Leads to"), tr("What the premises bear on."), target_button),
        Row(
            "weight",
            tr("Weight"),
            tr("How surely the one follows from the other, if the premises hold."),
            WeightField,
        ),
        Row("strength", tr("Strength"), tr("What evaluation makes of this step."), said(strength_of)),
        Row(
            "scheme",
            tr("Scheme"),
            tr("The pattern of reasoning, such as an appeal to experts."),
            optional_line,
        ),
        Row("note", tr("Note"), tr("Your own remarks."), Long),
    ]
