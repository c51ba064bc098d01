import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox

from argmap.analysis.questions.contributions import contributions
from argmap.analysis.questions.excerpt import cut
from argmap.analysis.questions.flips import flips
from argmap.analysis.questions.persuasion import cheapest_shifts
from argmap.analysis.semantics import Rules
from argmap.analysis.whatif import NOTHING, WhatIf
from argmap.formats.registry import load
from argmap.model import edits
from argmap.model.errors import AnalysisError
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Citation, Link, MapInfo, Node, Source
from argmap.panels.answering import Answering
from argmap.panels.collecting import Collector
from argmap.panels.entries import Entries, Entry, Line
from argmap.panels.why import Why
from argmap.shipped import shipped

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def open_why(qtbot, edit):
    """Give a function that shows the panel over a map, with a record selected."""
    made = []

    def show(map, *selection):
        why = Why(edit(map))
        made.append(why)
        qtbot.addWidget(why)
        why.resize(340, 900)
        why.show()
        why._editor.select(selection)
        settle(qtbot, why)
        return why

    yield show
    for why in made:
        why.let_go()


def settle(qtbot, why):
    qtbot.waitUntil(lambda: not why.is_working, timeout=20_000)


def link(id, premises, target, stance="support", weight=None):
    return Link(
        id=id, stance=stance, premises=dict.fromkeys(premises, "a0"), target=target, weight=weight, order=id
    )


def node(id, credence=None, kind="claim", **fields):
    return Node(id=id, kind=kind, text=fields.pop("text", id.title()), credence=credence, **fields)


@pytest.fixture
def debate():
    """Give a claim with a support that is undercut, two linked attackers, and what follows from it."""
    return ArgumentMap(
        [
            node("claim", 0.5),
            node("report", 0.9, "evidence"),
            node("motive", 0.6, "motivation"),
            node("one", 0.5),
            node("two", 0.4),
            node("follows", 0.0, "ramification"),
            link("step", ["report"], "claim"),
            link("cut", ["motive"], "step", "attack", 0.5),
            link("both", ["one", "two"], "claim", "attack"),
            link("on", ["claim"], "follows", weight=0.8),
        ],
        MapInfo(id=INFO, title="A debate", main="claim"),
    )


@pytest.fixture
def ring():
    """Give three that attack each other in a circle, and what they bear on."""
    return ArgumentMap(
        [
            *(node(id, 1.0) for id in "abc"),
            node("end", 0.5),
            link("ab", "a", "b", "attack"),
            link("bc", "b", "c", "attack"),
            link("ca", "c", "a", "attack"),
            link("out", "a", "end"),
        ]
    )


def shown(section):
    """Give the words of each entry that a section shows."""
    return [entry.spoken for entry in section.entries.entries]


def spoken_words(why):
    """Give all that the panel says anywhere, tooltips aside."""
    from PySide6.QtWidgets import QLabel

    labels = [label.text() for label in why.findChildren(QLabel) if label.isVisible()]
    return " ".join(labels + [b.text() for b in why.findChildren(QAbstractButton) if b.isVisible()])


# -- what is said ---------------------------------------------------------------------------


def test_a_card_leans_to_a_side_and_says_where_it_started(open_why, debate):
    why = open_why(debate, "claim")
    strength = why._editor.evaluation.nodes["claim"].strength
    assert strength == pytest.approx(0.5 + 0.5 * ((1 - 0.2) - (1 - 0.9 * 0.7)))
    assert why.card.headline.text() == "Leans true: .72"
    assert why.card.account.text() == "Before any argument you gave it 0.50; what bears on it makes that .72."
    assert why.card.agreement.text() == "Holds under all four ways of counting."


def test_what_bears_on_a_card_shows_what_it_carries_with_its_sign(open_why, debate):
    why = open_why(debate, "claim")
    assert shown(why.card.bearing) == ["Report +.63", "by a step that holds .70", "One −.20; and Two"]
    assert [entry.bar and round(entry.bar.share, 2) for entry in why.card.bearing.entries.entries] == [
        0.63,
        None,
        -0.2,
    ]


def test_with_the_weakest_link_linked_premises_carry_more(open_why, debate):
    why = open_why(debate, "claim")
    why._editor.reasoning.use_rules(Rules("dfquad", "min"))
    assert shown(why.card.bearing)[-1] == "One −.40; and Two"


def test_a_span_that_crosses_even_could_lean_either_way(open_why, debate):
    debate.write(edits.set_field(debate, "claim", "credence", (0.1, 0.9)))
    why = open_why(debate, "claim")
    assert "it could lean either way" in why.card.account.text()


@pytest.mark.parametrize(
    ("kind", "credence", "says"),
    [
        ("claim", 0.8, "Leans true: .80"),
        ("claim", 0.2, "Leans false: .20"),
        ("evidence", 0.5, "Even: .50"),
        ("question", 0.7, "Leans yes: .70"),
        ("question", 0.3, "Leans no: .30"),
        ("action", 0.7, "Leans for it: .70"),
        ("action", 0.3, "Leans against it: .30"),
        ("action", 0.0, "Nothing carries it: .00"),
        ("claim", None, "Not rated yet"),
    ],
)
def test_the_headline_fits_the_kind_of_card(open_why, kind, credence, says):
    assert open_why(ArgumentMap([node("x", credence, kind)]), "x").card.headline.text() == says


def test_an_unrated_card_says_what_to_do_and_leads_there(qtbot, open_why):
    why = open_why(ArgumentMap([node("x", None, "evidence")]), "x")
    assert "cite where it comes from" in why.card.account.text()
    with qtbot.waitSignal(why.details_wanted):
        why.card.rate.click()


def test_what_rests_on_an_unrated_card_names_it_and_goes_there(open_why, debate):
    debate.write(edits.set_field(debate, "one", "credence", None))
    why = open_why(debate, "claim")
    assert shown(why.card.unrated) == ["One"]
    why.card.unrated.entries.buttons[0].click()
    assert why._editor.selection == ("one",)


def test_a_circle_is_called_circular_and_undetermined_with_its_band(open_why, ring):
    why = open_why(ring, "end")
    assert why.card.headline.text() == "Circular, undetermined: .50–1.00"
    assert "anything from .50 to 1.00" in why.card.account.text()
    assert not why.card.contributing.isVisible()
    assert shown(why.card.bearing) == ["A open"]
    assert shown(why.card.spread)[0] == "Like independent chances open"
    assert why.card.agreement.text() == "Another way of counting would settle it: see below."


def test_no_figure_is_made_up_for_a_step_out_of_a_circle(open_why, ring):
    why = open_why(ring, "out")
    assert "how much arrives is open" in why.step.account.text()
    assert shown(why.step.premises) == ["A .00–1.00"]
    assert why.step.premises.entries.entries[0].bar is None


@pytest.mark.parametrize(("value", "words"), [(True, "Supposed true: 1.00"), (False, "Supposed false: .00")])
def test_what_is_supposed_of_a_card_is_not_called_a_leaning(open_why, debate, value, words):
    why = open_why(debate, "claim")
    why._editor.reasoning.assume("claim", value=value)
    assert why.card.headline.text() == words


def test_what_is_supposed_elsewhere_is_said_to_change_nothing(open_why, debate):
    why = open_why(debate, "report")
    why._editor.reasoning.assume("motive", value=True)
    assert "What is supposed changes nothing here." in why.card.account.text()


def test_ways_that_cannot_move_a_certain_card_are_left_out_and_said_to_be(open_why, debate):
    why = open_why(debate, "follows")
    assert len(shown(why.card.spread)) == 2
    assert why.card.agreement.text() == "One of the two ways of counting that apply disagrees."
    assert why.card.spread.after.text().startswith("Left out")


def test_a_status_without_numbers_gives_its_reason(open_why, debate):
    why = open_why(debate, "claim")
    assert why.card.standing.lead.text() == (
        "Undecided: its only support, “Report”, is undercut by “Motive”."
    )
    assert why.card.standing.after.text().startswith("To undercut is")
    why._editor.select(["step"])
    assert "Motive" in why.step.standing.lead.text()


def test_reports_of_one_origin_are_counted_once(open_why):
    cited = [{f"c{n}": Citation(id=f"c{n}", source=f"s{n}")} for n in range(3)]
    why = open_why(
        ArgumentMap(
            [
                node("claim", 0.5),
                *(node(f"r{n}", 0.6, "evidence", citations=cited[n]) for n in range(3)),
                *(link(f"l{n}", [f"r{n}"], "claim") for n in range(3)),
                Source(id="s0", title="The ministry"),
                Source(id="s1", title="A paper", origin="s0"),
                Source(id="s2", title="A blog", origin="s1"),
            ]
        ),
        "claim",
    )
    assert "3 reports that bear on “Claim” go back to" in why.card.origins.text()
    assert why.card.origins.text().endswith("Counted once: .97 → .80.")


def test_nothing_on_the_panel_is_a_term_of_art(open_why, debate):
    why = open_why(debate, "claim")
    terms = "semantics dfquad shapley gradient grounded acceptance labelling sigma premise aggregation"
    words = spoken_words(why).casefold().replace("known as df-quad", "")
    assert [term for term in terms.split() if term in words] == []
    assert all(section.heading.toolTip() for section in why.card.sections)


class Windows(QObject):
    """Notes the widgets that are shown as windows of their own."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_making_the_panel_shows_no_window(qapp, edit, debate):
    windows = Windows()
    qapp.installEventFilter(windows)
    why = Why(edit(debate))
    qapp.removeEventFilter(windows)
    assert windows.shown == []
    why.let_go()


# -- what it leads to -----------------------------------------------------------------------


def test_a_click_goes_there_and_back_leads_back(open_why, debate):
    why = open_why(debate, "claim")
    assert not why.back.isVisible()
    why.card.bearing.entries.buttons[0].click()
    assert why._editor.selection == ("report",)
    assert why.back.isVisible()
    why.back.click()
    assert why._editor.selection == ("claim",)
    assert not why.back.isVisible()


def test_rows_are_pressed_by_enter_and_speak(qtbot, open_why, debate):
    why = open_why(debate, "claim")
    row = why.card.bearing.entries.buttons[2]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert why._editor.selection == ("one",)
    silent = [
        button
        for button in why.findChildren(QAbstractButton) + why.findChildren(QComboBox)
        if button.isVisible() and not (button.accessibleName() or button.text())
    ]
    assert silent == []


def test_a_step_shows_how_far_it_holds_and_what_undercuts_it(open_why, debate):
    why = open_why(debate, "claim")
    why.card.bearing.entries.buttons[1].click()
    assert why._editor.selection == ("step",)
    assert why.step.headline.text() == "The step holds: .70"
    assert why.step.account.text().splitlines() == [
        "What it starts from holds .90.",
        "So .63 arrives in support of “Claim”.",
    ]
    assert shown(why.step.bearing) == ["Motive −.30"]
    assert shown(why.step.premises) == ["Report .90"]
    assert shown(why.step.end) == ["Claim"]


def test_an_undercut_is_said_to_speak_against_the_step_and_not_the_claim(open_why, debate):
    why = open_why(debate, "cut")
    assert why.name.entry.spoken == "Motive → (Report → Claim)"
    assert why.step.account.text().splitlines()[-1] == "So .30 arrives against the step “Report → Claim”."


def test_a_neutral_link_says_that_it_does_not_count(open_why, debate):
    debate.write(edits.set_field(debate, "both", "stance", "neutral"))
    why = open_why(debate, "both")
    assert why.step.headline.text() == "Not counted"
    assert "carries nothing" in why.step.account.text()


def test_with_nothing_selected_the_main_claim_is_offered(open_why, debate):
    why = open_why(debate)
    assert why.welcome.isVisible()
    assert shown(why.welcome.main) == ["Claim .72"]
    why.welcome.main.entries.buttons[0].click()
    assert why._editor.selection == ("claim",)
    assert why.card.isVisible()
    assert not why.welcome.isVisible()


# -- what takes time ------------------------------------------------------------------------


def choose(why, method):
    choice = why.card.contributing.choice
    choice.setCurrentIndex([option.value for option in choice.options].index(method))
    choice.activated.emit(choice.currentIndex())


def test_each_question_about_contributions_has_its_own_figures(qtbot, open_why, debate):
    why = open_why(debate, "claim")
    gone = shown(why.card.contributing)
    assert gone[0] == "Report +.32"
    choose(why, "shapley")
    settle(qtbot, why)
    assert shown(why.card.contributing) != gone
    assert "Together they take it from .50 to .72." in why.card.contributing.after.text()
    choose(why, "gradient")
    settle(qtbot, why)
    assert "small change" in why.card.contributing.lead.text()


def test_what_carries_a_claim_is_selected_with_it(open_why, debate):
    why = open_why(debate, "claim")
    found = flips(cut(debate, "claim")).sets
    assert found == [("report",)]
    assert shown(why.card.carried) == ["Report"]
    why.card.carried.entries.buttons[0].click()
    assert why._editor.selection == ("report", "claim")
    assert why.card.topic == "claim"
    assert why.card.carried.entries.buttons[0].isChecked()


def test_a_change_of_mind_is_tried_and_taken_back_without_a_step(qtbot, open_why, debate):
    why = open_why(debate, "claim")
    editor = why._editor
    [shift, *_] = cheapest_shifts(cut(debate, "claim"))
    why.card.persuading.entries.buttons[0].click()
    assert editor.reasoning.whatif == WhatIf({id: new for id, (_, new) in shift.changes.items()})
    assert editor.evaluation.nodes["claim"].strength == pytest.approx(shift.strength)
    assert "As the map stands, with nothing supposed, it is .72." in why.card.account.text()
    settle(qtbot, why)
    assert why.card.persuading.entries.buttons[0].isChecked()
    assert len(why.card.persuading.entries.entries) == len(cheapest_shifts(cut(debate, "claim")))
    assert editor.document.undo_label is None
    why.card.persuading.entries.buttons[0].click()
    assert not editor.reasoning.whatif
    assert why.card.headline.text() == "Leans true: .72"


def test_a_trial_keeps_what_was_supposed_before(qtbot, open_why, debate):
    why = open_why(debate, "claim")
    reasoning = why._editor.reasoning
    reasoning.assume("motive", value=True)
    settle(qtbot, why)
    why.card.persuading.entries.buttons[0].click()
    assert reasoning.whatif.assume["motive"] is True
    settle(qtbot, why)
    why.card.persuading.entries.buttons[0].click()
    assert dict(reasoning.whatif.assume) == {"motive": True}
    why.card.undo.click()
    assert reasoning.whatif == NOTHING


def test_choosing_a_way_of_counting_counts_the_whole_map_by_it(qtbot, open_why, debate):
    why = open_why(debate, "claim")
    why.card.spread.entries.buttons[1].click()
    assert why._editor.reasoning.rules == Rules("qe", "product")
    settle(qtbot, why)
    assert [button.isChecked() for button in why.card.spread.entries.buttons] == [False, True, False, False]
    premises = why.card.counting.premises
    premises.setCurrentIndex(1)
    premises.activated.emit(1)
    assert why._editor.reasoning.rules == Rules("qe", "min")
    assert why._editor.document.undo_label is None


def test_an_edit_renews_every_answer(qtbot, open_why, debate):
    why = open_why(debate, "claim")
    why._editor.apply("Weaken", edits.set_field(debate, "report", "credence", 0.1))
    settle(qtbot, why)
    assert why.card.headline.text() == "Leans false: .43"
    assert shown(why.card.contributing)[0].startswith(("One −", "Two −"))


def test_nothing_is_asked_while_the_panel_is_hidden(open_why, debate):
    why = open_why(debate, "claim")
    why.hide()
    why._editor.select(["report"])
    why._editor.reasoning.assume("motive", value=True)
    assert not why.is_working
    assert why.card.topic == "claim"
    why.show()
    assert why.card.topic == "report"


def test_a_card_removed_while_it_is_asked_about_does_no_harm(qtbot, open_why, debate):
    why = open_why(debate)
    why._editor.select(["claim"])
    why._editor.apply("Remove", edits.remove(debate, ["claim", "follows"]))
    settle(qtbot, why)
    assert why.welcome.isVisible()


def test_the_examples_are_answered_in_full(qtbot, open_why):
    map = load(shipped("examples", "north-korea-troops.argmap"))
    why = open_why(map, map.info.main)
    assert len(why.card.contributing.entries.entries) > 6
    assert why.card.contributing.entries.more.isVisible()
    why.card.contributing.entries.more.click()
    rows = [one for one in why.card.contributing.entries.buttons if one.isVisible()]
    assert len(rows) == len(why.card.contributing.entries.entries)


@pytest.mark.parametrize("width", [300, 420])
def test_nothing_asks_for_more_width_than_there_is(qtbot, open_why, width, debate):
    debate.write(edits.set_field(debate, "report", "text", "Donaudampfschifffahrt" * 8))
    why = open_why(debate, "claim")
    why.resize(width, 800)
    assert why.widget().width() <= width
    assert why.horizontalScrollBar().maximum() == 0


# -- parts ----------------------------------------------------------------------------------


def test_only_what_was_asked_last_is_answered(qtbot):
    answering = Answering()
    heard = []
    answering.answered.connect(lambda name, answer: heard.append((name, answer)))
    hold, began = threading.Event(), threading.Event()
    answering.ask({"slow": lambda _wanted: (began.set(), hold.wait(10)), "never": lambda _wanted: 1})
    assert began.wait(10)
    answering.ask({"new": lambda _wanted: 2})
    hold.set()
    qtbot.waitUntil(lambda: not answering.is_busy)
    assert heard == [("new", 2)]
    answering.let_go()


def test_a_question_that_cannot_be_answered_says_why(qtbot):
    def fail(_wanted):
        raise AnalysisError("It goes in a circle.")

    answering = Answering()
    heard = []
    answering.answered.connect(lambda name, answer: heard.append((name, str(answer))))
    answering.ask({"why": fail})
    qtbot.waitUntil(lambda: not answering.is_busy)
    assert heard == [("why", "It goes in a circle.")]
    answering.let_go()


def test_letting_go_does_not_wait_for_an_answer(qtbot):
    went_on, began = threading.Event(), threading.Event()

    def slow(is_wanted):
        began.set()
        while is_wanted():
            went_on.wait(0.001)

    answering = Answering()
    answering.ask({"slow": slow})
    assert began.wait(10)
    thread = answering._thread
    answering.let_go()
    assert not answering.is_busy
    thread.join(10)
    assert not thread.is_alive()


def test_questions_about_an_excerpt_end_when_nobody_wants_the_answer():
    map = ArgumentMap([Node(id=id, kind="claim", credence=0.5) for id in "ab"])
    excerpt = cut(map, "a").while_wanted(lambda: False)
    for ask in (flips, cheapest_shifts, lambda one: contributions(one, "shapley")):
        with pytest.raises(AnalysisError, match="Nobody"):
            ask(excerpt)


def test_garbage_is_collected_in_the_windows_thread_once_there_is_another(qtbot):
    answering = Answering()
    answering.ask({"quick": lambda _wanted: 1})
    qtbot.waitUntil(lambda: not answering.is_busy)
    answering.let_go()
    assert not gc.isenabled()
    ring = type("Ring", (), {})()
    ring.itself = ring
    fate = weakref.ref(ring)
    del ring
    kept = [[] for _ in range(gc.get_threshold()[0] + 1)]
    QCoreApplication.instance().findChild(Collector).look()
    assert fate() is None
    assert kept


def test_a_list_shows_a_few_until_asked_for_all(qtbot):
    entries = Entries(few=2)
    qtbot.addWidget(entries)
    entries.show()
    entries.show_entries([Entry((Line(str(n)),), "", lambda: None) for n in range(5)])
    assert sum(button.isVisible() for button in entries.buttons) == 2
    assert entries.more.text() == "Show 3 more"
    entries.more.click()
    assert sum(button.isVisible() for button in entries.buttons) == 5
    entries.fold()
    entries.show_entries([Entry((Line("one"),), "", lambda: None)])
    assert sum(button.isVisible() for button in entries.buttons) == 1
    assert not entries.more.isVisible()
