"""What the commands about reasoning print for people: aligned tables with the words of cards."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from argmap.analysis.acceptance.labels import Label, Labelling, Status
from argmap.analysis.acceptance.standing import Standing
from argmap.analysis.strength import Evaluation, Strength
from argmap.cli.printing import one_line, print_table
from argmap.model.findings import node_name, source_name
from argmap.model.graph import ArgumentMap
from argmap.model.origins import repeating
from argmap.model.records import Scenario
from argmap.model.wording import counted, tr

if TYPE_CHECKING:
    from argmap.analysis.questions.agreement import Agreement
    from argmap.analysis.questions.comparison import Row
    from argmap.analysis.questions.contributions import Contributions
    from argmap.analysis.questions.excerpt import Excerpt
    from argmap.analysis.questions.flips import Flips
    from argmap.analysis.questions.withdrawal import Difference

_EVEN = 0.5
_BAR = 20
#: What three digits show.
_SEEN = 0.0005
#: Digits that decide the order; those beyond are rounding, and equals go by id.
_DIGITS = 9


# -- how strong ---------------------------------------------------------------------------


def print_strengths(map: ArgumentMap, made: Evaluation, labelling: Labelling, stands: Standing) -> None:
    """Print every node, the strongest first: its strength, whether it stands, and its words."""
    order = sorted(map.nodes, key=lambda id: (-round(made.nodes[id].middle, _DIGITS), id))
    if not order:
        click.echo(tr("There are no cards in this map."))
        return
    print_table(
        [
            (_range(made.nodes[id]), _standing(id, labelling.nodes[id], stands), *_card(map, id))
            for id in order
        ]
    )


def _card(map: ArgumentMap, id: str) -> tuple[str, str, str]:
    node = map.nodes[id]
    return node.kind, id, one_line(node.title or node.text)


def _range(strength: Strength) -> str:
    """Write a strength with its bounds, where it has any, and where it rests on nothing."""
    bounds = f"{strength.lo:.2f}–{strength.hi:.2f}"
    if strength.strength is None:
        return tr("{bounds} circular, undetermined", bounds=bounds)
    if strength.is_unrated:
        return tr("{value} unrated", value=f"{strength.strength:.2f}")
    value = f"{strength.strength:.2f}"
    return f"{value} ({bounds})" if strength.hi > strength.lo else value


def _standing(id: str, label: Label, stands: Standing) -> str:
    """Say whether a card stands and why not; of circles, what taking a side would do."""
    if label.reason is None or label.status == "in":
        return _status_words(label.status)
    words = tr("{status}: {reason}", status=_status_words(label.status), reason=_reason_words(label.reason))
    if label.status != "undecided":
        return words
    if stands.sceptical[id]:
        return tr("{words}, stands whichever side one takes", words=words)
    return tr("{words}, stands if one takes its side", words=words) if stands.credulous[id] else words


def _status_words(status: Status) -> str:
    return {"in": tr("stands"), "out": tr("falls"), "undecided": tr("undecided")}[status]


def _reason_words(reason: str) -> str:
    words = {
        "assumed": tr("assumed false"),
        "withdrawn": tr("no source left"),
        "attacked": tr("attacked"),
        "disbelieved": tr("not believed"),
        "unsupported": tr("without support"),
        "circular": tr("circular"),
    }
    return words.get(reason, reason)


# -- why ----------------------------------------------------------------------------------


def print_contributions(map: ArgumentMap, excerpt: "Excerpt", made: "Contributions") -> None:
    """Print what each node that leads to the topic contributes, the most first, with a bar."""
    click.echo(tr("“{words}” comes to {strength}.", words=_name(map, made.topic), strength=_settled(excerpt)))
    if not made.values:
        click.echo(tr("Nothing leads to it, so nothing contributes to it."))
        return
    click.echo(_question(made.method))
    click.echo()
    order = sorted(made.values, key=lambda id: (-round(abs(made.values[id]), _DIGITS), id))
    most = max(map_abs) if (map_abs := [abs(value) for value in made.values.values()]) else 0.0
    print_table([(f"{made.values[id]:+.3f}", _bar(made.values[id], most), *_card(map, id)) for id in order])
    rest = len(map.nodes) - 1 - len(made.values)
    if rest:
        click.echo()
        click.echo(counted(rest, tr("One card does not lead there."), tr("{n} cards do not lead there.")))
    if made.error is not None:
        click.echo(tr("Estimated from samples: give or take {error}.", error=f"{made.error:.3f}"))


def _question(method: str) -> str:
    return {
        "removal": tr("What it would lose if a card were gone (below 0: what it would gain):"),
        "gradient": tr("How much it moves with a card's credence, for a step of 1 at the present rate:"),
        "shapley": tr("A card's fair share of what all cards together make of its credence:"),
        "intrinsic": tr("What it would lose if a card were gone, of what the card has by itself:"),
    }[method]


def _bar(value: float, most: float) -> str:
    length = round(abs(value) / most * _BAR) if most else 0
    return ("+" if value > 0 else "-") * length


def print_flips(map: ArgumentMap, excerpt: "Excerpt", found: "Flips") -> None:
    """Print the sets that carry a topic, numbered, a line for each card."""
    values = {"words": _name(map, found.topic), "strength": _settled(excerpt), "side": _side(excerpt)}
    click.echo(tr("“{words}” comes to {strength}, which is {side}.", **values))
    if not found.sets:
        click.echo(tr("No set of cards of this size would change that by being false."))
    else:
        click.echo(tr("It would no longer be if these were false:"))
        click.echo()
        print_table(
            [
                (f"{number}." if place == 0 else tr("and"), *_card(map, id))
                for number, ids in enumerate(found.sets, 1)
                for place, id in enumerate(ids)
            ]
        )
    if not found.is_complete:
        click.echo(tr("There are too many sets to try them all: there may be more."))


def print_agreement(map: ArgumentMap, excerpt: "Excerpt", made: "Agreement") -> None:
    """Print a topic's strength in four ways, and whether they agree."""
    click.echo(tr("“{words}”, worked out in four ways:", words=_name(map, excerpt.topic)))
    click.echo()
    rows = [(name, _number(value), _way(name)) for name, value in made.strengths.items()]
    left = tr("left out: it starts from a credence of 0 or 1, which nothing can move here")
    print_table([*rows, *((name, "–", left) for name in made.left_out)])
    click.echo()
    if made.holds is None:
        click.echo(tr("They do not all put it on one side of one half."))
    elif made.holds == "for":
        click.echo(tr("All of these agree: it is above one half."))
    else:
        click.echo(tr("All of these agree: it is below one half."))


def _way(name: str) -> str:
    return {
        "dfquad": tr("reasons count like independent chances (argmap's own way)"),
        "qe": tr("reasons add up: the more, the further from the credence"),
        "euler": tr("reasons add up: objections move a credence less than supports"),
        "mlp": tr("reasons add up: on the scale of betting odds"),
    }[name]


# -- what would change --------------------------------------------------------------------


def print_withdrawal(map: ArgumentMap, source: str, made: "Difference") -> None:
    """Print what differs without a source, most first."""
    others = len(repeating(map, source)) - 1
    title = source_name(map, source)
    if others:
        click.echo(tr("Without “{title}” and what repeats it ({n}):", title=title, n=others))
    else:
        click.echo(tr("Without “{title}”:", title=title))
    ids = sorted(
        made.nodes.keys() | made.status.keys(), key=lambda id: (-round(_moved(made, id), _DIGITS), id)
    )
    if not ids:
        click.echo(tr("Nothing changes."))
        return
    click.echo()
    print_table([(_before_after(made, id), _statuses(made, id), *_card(map, id)) for id in ids])


def _moved(made: "Difference", id: str) -> float:
    old, new = made.nodes.get(id, (0.0, 0.0))
    return 1.0 if old is None or new is None else abs(old - new)


def _before_after(made: "Difference", id: str) -> str:
    if id not in made.nodes:
        return tr("as before")
    old, new = made.nodes[id]
    return f"{_number(old)} → {_number(new)}"


def _statuses(made: "Difference", id: str) -> str:
    if id not in made.status:
        return ""
    old, new = (_status_words(status) for status in made.status[id])
    return f"{old} → {new}"


def print_comparison(
    map: ArgumentMap,
    scenarios: Sequence[Scenario],
    rows: "Sequence[Row]",
    labels: Sequence[Mapping[str, Label]],
) -> None:
    """Print what differs under two scenarios and as the map stands, with a line over the columns."""
    titles = [one_line(scenario.title) or scenario.id for scenario in scenarios]
    click.echo(tr("Under A, “{title}”, and under B, “{other}”:", title=titles[0], other=titles[1]))
    found = []
    for row in rows:
        strengths = (row.plain, row.one, row.other)
        statuses = [side[row.id].status for side in labels]
        if _spans(strengths) or len(set(statuses)) > 1:
            cells = (
                f"{_number(strength.strength)} {_status_words(status)}"
                for strength, status in zip(strengths, statuses, strict=True)
            )
            found.append((*cells, *_card(map, row.id)))
    if not found:
        click.echo(tr("Nothing differs, neither between them nor from the map as it stands."))
        return
    click.echo()
    print_table([(tr("no scenario"), tr("under A"), tr("under B"), "", "", ""), *found])
    if rest := len(rows) - len(found):
        click.echo()
        click.echo(
            counted(
                rest, tr("One card is the same in all three."), tr("{n} cards are the same in all three.")
            )
        )


def _spans(strengths: Sequence[Strength]) -> bool:
    middles = [strength.middle for strength in strengths]
    return max(middles) - min(middles) > _SEEN or len({strength.certified for strength in strengths}) > 1


# -- words --------------------------------------------------------------------------------


def _name(map: ArgumentMap, id: str) -> str:
    return node_name(map.nodes[id])


def _number(value: float | None) -> str:
    return tr("circular, undetermined") if value is None else f"{value:.3f}"


def _settled(excerpt: "Excerpt") -> str:
    from argmap.analysis.questions.batch import settled

    return f"{settled(excerpt):.3f}"


def _side(excerpt: "Excerpt") -> str:
    from argmap.analysis.questions.batch import settled, side

    verdict = int(side(settled(excerpt)))
    if verdict == 0:
        return tr("even")
    return tr("above one half") if verdict > 0 else tr("below one half")
