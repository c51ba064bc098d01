"""The distances of a layout, in scene units; how they are applied is told by the modules that use them."""

from argmap.model.records import Direction

#: Between neighbours in a row.
CARD_GAP = 28.0

#: Between linked premises of one link, which are meant to be seen as one step.
LINKED_GAP = 14.0

#: Between neighbours in a row that hang at different nodes.
COUSIN_GAP = 1.5 * CARD_GAP

#: Between two rows: all lines turn here, so no card ever stands in it.
ROW_GAP: dict[Direction, float] = {"up": 100.0, "down": 100.0, "left": 136.0, "right": 136.0}

#: Between parts of the map that no link connects.
PART_GAP = 80.0

#: Between a group's frame and the cards in it.
FRAME_PAD = 14.0

#: Room for the title inside the top of a frame.
FRAME_TITLE = 24.0

#: Shelves of parts grow at least this long before the next shelf begins: about two screens.
SHELF_LENGTH = 3200.0

#: How much wider than high a block of many parts is made: about the shape of a screen.
SHELF_RATIO = 1.6

#: Differences below this are rounding and move nothing.
ROUNDING = 1e-6
