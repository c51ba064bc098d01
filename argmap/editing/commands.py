"""What keys and menus do: each command reads the selection and applies one pure edit.

A command that makes a card asks for its text to be opened. One that cannot do anything
here raises EditError with a sentence that says what to select first.
"""

from collections.abc import Callable, Mapping
from math import ceil, floor

from argmap.analysis.grounds import UNRATED
from argmap.editing.editor import Editor
from argmap.layout.placement import Point
from argmap.model import edits
from argmap.model.change import Change
from argmap.model.credences import kept_open
from argmap.model.errors import AnalysisError, EditError
from argmap.model.records import CARRIED_KINDS, INFO, Link, Node, Record, as_band
from argmap.model.wording import counted, tr

Command = Callable[[Editor], None]


def add_claim(editor: Editor) -> None:
    """Put a claim on the map that nothing is linked to yet."""
    _add(editor, tr("Add claim"), edits.new_node(editor.map, "claim"))


def add_support(editor: Editor) -> None:
    """Add a reason for the selected card or link."""
    _add_bearing(editor, "support", tr("Add support"))


def add_attack(editor: Editor) -> None:
    """Add an objection to the selected card or link."""
    _add_bearing(editor, "attack", tr("Add attack"))


def add_consequence(editor: Editor) -> None:
    """Add a ramification that hangs on the selected card."""
    premise = _selected_node(editor)
    node = edits.new_node(editor.map, "ramification")
    _write_new(editor, tr("Add ramification"), node, edits.add_consequence(editor.map, node, premise.id))


def add_sibling(editor: Editor) -> None:
    """Add a card beside the selected one, bearing on the same thing in the same way."""
    node = _selected_node(editor)
    links = editor.map.links_from(node.id)
    if not links:
        _add_fellow_consequence(editor, node)
        return
    stance = links[0].stance if links[0].stance in {"support", "attack"} else "support"
    _add(editor, tr("Add sibling"), edits.new_node(editor.map, node.kind), stance, links[0].target)


def _add_fellow_consequence(editor: Editor, node: Node) -> None:
    """Beside a card that leads to nothing: another that follows from the same, else a claim by itself."""
    causes = [p for link in editor.map.links_into(node.id) for p in link.premises if p in editor.map.nodes]
    if node.kind not in CARRIED_KINDS or not causes:
        add_claim(editor)
        return
    fellow = edits.new_node(editor.map, node.kind)
    _write_new(editor, tr("Add sibling"), fellow, edits.add_consequence(editor.map, fellow, causes[0]))


def add_linked_premise(editor: Editor) -> None:
    """Add a premise that works only together with the selected one."""
    link = _selected_link(editor)
    node = edits.new_node(editor.map, "claim")
    _write_new(editor, tr("Add linked premise"), node, edits.add_premise_node(editor.map, node, link.id))


def add_undercut(editor: Editor) -> None:
    """Add an attack on the step that the selected card or link makes."""
    link = _selected_link(editor)
    _add(editor, tr("Add undercut"), edits.new_node(editor.map, "claim"), "attack", link.id)


def edit_text(editor: Editor) -> None:
    """Open the text of the selected card."""
    editor.text_wanted.emit(_selected_node(editor).id)


def delete(editor: Editor) -> None:
    """Remove what is selected, with all that hung on it."""
    if not editor.selection:
        raise EditError(tr("Select what to remove first."))
    heir = _heir(editor)
    label = (
        tr("Remove {n} items", n=len(editor.selection))
        if len(editor.selection) > 1
        else _removal_label(editor)
    )
    editor.apply(label, edits.remove(editor.map, editor.selection), select=heir)


def select_all(editor: Editor) -> None:
    """Select every card in sight."""
    editor.select([id for id in editor.map.nodes if id not in editor.hidden])


def toggle_fold(editor: Editor) -> None:
    """Fold away what leads to the selected card, or bring it back."""
    node = _selected_node(editor)
    folded = editor.folded
    editor.fold(folded - {node.id} if node.id in folded else folded | {node.id})


def unfold_all(editor: Editor) -> None:
    """Bring back all that is folded away."""
    editor.fold(())


def set_kind(kind: str) -> Command:
    """Make a command that gives the selected cards another kind."""

    def run(editor: Editor) -> None:
        ids = _selected_nodes(editor)
        editor.apply(tr("Change kind"), edits.set_fields(editor.map, ids, "kind", kind))

    return run


def set_judgement(judgement: str | None) -> Command:
    """Make a command that records the reader's verdict on the selected cards."""

    def run(editor: Editor) -> None:
        ids = _selected_nodes(editor)
        editor.apply(tr("Judge"), edits.set_fields(editor.map, ids, "judgement", judgement))

    return run


def step_credence(step: float) -> Command:
    """Make a command that moves the credence of the selected card to the next multiple of `step`."""

    def run(editor: Editor) -> None:
        node = _selected_node(editor)
        now = UNRATED if node.credence is None else sum(as_band(node.credence)) / 2
        credence = kept_open(_stepped(now, step), node.kind)
        if credence != node.credence:
            editor.apply(tr("Set credence"), edits.set_field(editor.map, node.id, "credence", credence))

    return run


def assume(value: bool | None) -> Command:  # noqa: FBT001  a value, no switch
    """Make a command that assumes the selected cards to be true or false for a while, or nothing of them."""

    def run(editor: Editor) -> None:
        whatif = editor.reasoning.whatif
        for id in _selected_nodes(editor):
            whatif = whatif.assuming(id, value)
        editor.reasoning.suppose(whatif)

    return run


def stop_supposing(editor: Editor) -> None:
    """Go back to the map as it stands."""
    editor.reasoning.use_scenario(None)


def set_stance(stance: str) -> Command:
    """Make a command that turns the selected link, or the one the selected card makes."""

    def run(editor: Editor) -> None:
        link = _selected_link(editor)
        editor.apply(tr("Change stance"), edits.set_field(editor.map, link.id, "stance", stance))

    return run


def set_direction(direction: str) -> Command:
    """Make a command that lets the map grow the other way."""

    def run(editor: Editor) -> None:
        editor.apply(tr("Change direction"), edits.set_field(editor.map, INFO, "direction", direction))

    return run


def set_main(editor: Editor) -> None:
    """Make the selected card the one the map is about."""
    node = _selected_node(editor)
    editor.apply(tr("Set main claim"), edits.set_field(editor.map, INFO, "main", node.id))


def toggle_free(editor: Editor) -> None:
    """Place cards by hand from now on, starting from where they stand; or let argmap place them again."""
    if editor.arrangement.is_free:
        placed = [node.id for node in editor.map.nodes.values() if node.at is not None]
        forgotten = edits.set_fields(editor.map, placed, "at", None)
        kept_up = edits.set_field(editor.map, INFO, "arrangement", "auto")
        editor.apply(tr("Arrange automatically"), forgotten.then(kept_up))
        return
    arrangement = editor.arrangement  # cards that are folded away have no places of their own
    places = arrangement.neat_places() if editor.hidden else arrangement.placement.places
    stored = edits.move(editor.map, places)
    freed = edits.set_field(editor.map, INFO, "arrangement", "free")
    editor.apply(tr("Arrange by hand"), stored.then(freed))


def lay_out_with_graphviz(editor: Editor) -> None:
    """Place the cards as Graphviz would; from then on they stand where they are put."""
    from argmap.layout.graphviz import arrange_with_graphviz  # noqa: PLC0415  brings pydot, which few need

    try:
        places = arrange_with_graphviz(editor.map, editor.arrangement.sizes).places
    except AnalysisError as error:
        raise EditError(str(error)) from error
    stored = edits.move(editor.map, _kept_in_place(editor, places))
    undo = tr("Undo puts them back.")
    if not editor.arrangement.is_free:
        stored = stored.then(edits.set_field(editor.map, INFO, "arrangement", "free"))
        undo = tr("Undo brings back argmap's own places.")
    editor.apply(tr("Lay out with Graphviz"), stored)
    editor.rearranged.emit()
    now = counted(
        len(places),
        tr("Graphviz placed the card; it now stays where it is."),
        tr("Graphviz placed {n} cards; they now stay where they are."),
    )
    editor.said.emit(f"{now} {undo}")


def _kept_in_place(editor: Editor, places: Mapping[str, Point]) -> dict[str, Point]:
    """Move places together so that the selected card, else the main one, stands where it stood."""
    wanted = (*editor.selection[-1:], editor.map.info.main)
    kept = next((id for id in wanted if id and id in places), min(places))
    (x, y), (was_x, was_y) = places[kept], editor.arrangement.placement.places[kept]
    return {id: (at[0] + was_x - x, at[1] + was_y - y) for id, at in places.items()}


def move_in_row(step: int) -> Command:
    """Make a command that moves the selected card one place on among its siblings."""

    def run(editor: Editor) -> None:
        node = _selected_node(editor)
        links = editor.map.links_from(node.id)
        if not links:
            raise EditError(tr("This card has no siblings to change places with."))
        moved = _moved_in_row(editor, node, links[0], step)
        if moved:
            editor.apply(tr("Move among siblings"), moved)
            if not editor.arrangement.is_free:
                editor.tidy()

    return run


def _moved_in_row(editor: Editor, node: Node, link: Link, step: int) -> Change | None:
    if len(link.premises) > 1:
        row = editor.map.premises(link)
        id, within = node.id, link.id
    else:
        row = [other.id for other in editor.map.links_into(link.target)]
        id, within = link.id, None
    place = row.index(id) + step
    if not 0 <= place < len(row):
        return None
    rest = [other for other in row if other != id]
    return edits.reorder(editor.map, id, rest, place, within=within)


def _add_bearing(editor: Editor, stance: str, label: str) -> None:
    target = editor.primary
    if target is None and not editor.map.nodes:
        add_claim(editor)
        return
    if not isinstance(target, Node | Link):
        raise EditError(tr("Select the card or link that this is about first."))
    _add(editor, label, edits.new_node(editor.map, "claim"), stance, target.id)


def _add(
    editor: Editor, label: str, node: Node, stance: str | None = None, target: str | None = None
) -> None:
    _write_new(editor, label, node, edits.add(editor.map, node, stance=stance, target=target))


def _write_new(editor: Editor, label: str, node: Node, change: Change) -> None:
    editor.apply(label, change, select=[node.id])
    editor.text_wanted.emit(node.id)


def _stepped(now: float, step: float) -> float:
    """Give the next multiple of a step above or below, between 0 and 1."""
    size, slack = abs(step), 1e-9  # .35 / .05 is a hair less than 7
    places = floor(now / size + 1 + slack) if step > 0 else ceil(now / size - 1 - slack)
    return round(min(max(places * size, 0.0), 1.0), 2)


def _selected_node(editor: Editor) -> Node:
    record = editor.primary
    if not isinstance(record, Node):
        raise EditError(tr("Select a card first."))
    return record


def _selected_nodes(editor: Editor) -> list[str]:
    ids = [id for id in editor.selection if id in editor.map.nodes]
    if not ids:
        raise EditError(tr("Select a card first."))
    return ids


def _selected_link(editor: Editor) -> Link:
    """Give the selected link, or the first that the selected card makes."""
    record = editor.primary
    if isinstance(record, Link):
        return record
    links = editor.map.links_from(record.id) if isinstance(record, Node) else []
    if not links:
        raise EditError(tr("Select a link, or a card that is linked to something, first."))
    return links[0]


def _heir(editor: Editor) -> list[str]:
    """Find what to select once the selection is gone: what the primary card bore on."""
    record = editor.primary
    links: list[Link] = editor.map.links_from(record.id) if isinstance(record, Node) else []
    ends = [editor.map.conclusion(link) for link in links]
    return [end for end in ends if end and end not in editor.selection][:1]


def _removal_label(editor: Editor) -> str:
    record: Record | None = editor.primary
    return tr("Remove link") if isinstance(record, Link) else tr("Remove card")
