"""Random walks of what a user does to a map, through the editor, without a screen."""

from random import Random

from argmap.editing import commands
from argmap.model import edits
from argmap.model.errors import EditError
from argmap.model.records import DIRECTIONS, KINDS, STANCES, Group

_GONE = "gone"


def steps_of(editor, chance: Random):
    """Give the things that can be done, each a function of nothing."""
    map = editor.map
    nodes, links = sorted(map.nodes) or [_GONE], sorted(map.links) or [_GONE]
    node, link, end = chance.choice(nodes), chance.choice(links), chance.choice([*nodes, *links])
    some = chance.sample(nodes, min(len(nodes), chance.randint(1, 3)))

    def write(change):
        editor.apply("Step", change)

    def add():
        return edits.new_node(map, chance.choice(KINDS), "word " * chance.randint(0, 30))

    return [
        lambda: write(edits.add(map, add(), stance=chance.choice(STANCES), target=end)),
        lambda: write(edits.add(map, add(), stance=chance.choice(STANCES), target=link)),
        lambda: write(edits.add_consequence(map, add(), node)),
        lambda: write(edits.add_premise_node(map, add(), link)),
        lambda: write(edits.link(map, some, end, chance.choice(STANCES))),
        lambda: write(edits.retarget(map, link, end)),
        lambda: write(edits.remove(map, [end])),
        lambda: write(edits.retext(map, node, "word " * chance.randint(0, 60))),
        lambda: write(edits.set_field(map, node, "kind", chance.choice(KINDS))),
        lambda: write(edits.set_field(map, node, "credence", chance.random())),
        lambda: write(edits.set_field(map, link, "stance", chance.choice(STANCES))),
        lambda: write(edits.set_field(map, link, "weight", chance.random())),
        lambda: (
            write(edits.move(map, {node: (chance.randint(-900, 900), chance.randint(-900, 900))}))
            if editor.arrangement.is_free
            else None
        ),
        lambda: editor.select([node]),
        editor.undo,
        editor.undo,
        editor.redo,
    ]


def rare_steps_of(editor, chance: Random):
    """Give what rearranges the whole map."""
    node = chance.choice(sorted(editor.map.nodes) or [_GONE])
    group = Group(id=f"g{chance.getrandbits(30)}", title="A group")
    return [
        lambda: editor.fold([node]),
        lambda: editor.fold([]),
        editor.tidy,
        lambda: commands.toggle_free(editor),
        lambda: commands.set_direction(chance.choice(DIRECTIONS))(editor),
        lambda: editor.apply("Step", edits.set_field(editor.map, "map", "main", node)),
        lambda: editor.apply("Step", edits.add(editor.map, group)),
        lambda: editor.apply(
            "Step", edits.set_field(editor.map, node, "group", chance.choice([None, *editor.map.groups]))
        ),
    ]


def take_a_step(editor, chance: Random, rare: float = 0.1) -> None:
    """Do one thing at random; what cannot be done here is left."""
    choices = rare_steps_of(editor, chance) if chance.random() < rare else steps_of(editor, chance)
    try:
        chance.choice(choices)()
    except EditError:
        return
