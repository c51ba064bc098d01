"""A pointer that speaks like a user, over a canvas that knows where cards are and nothing else."""

from argmap.editing import gestures
from argmap.editing.gestures import Pointer, Preview
from argmap.picture.cards import bar_of


class FlatSurface:
    """A `Surface` without a screen: cards are hit by their rectangles, links at their middles."""

    def __init__(self, editor):
        self._editor = editor
        self.preview = Preview()
        self.panned = []
        self.words = ""
        self.refreshed = 0

    def hit(self, at, leaving=()):
        for id in self._editor.map.nodes:
            x, y, w, h = self._editor.arrangement.rect_of(id)
            if id not in leaving and x <= at[0] <= x + w and y <= at[1] <= y + h:
                return id
        near = [id for id in self._editor.map.links if _apart(at, self.middle(id)) < 8]
        return near[0] if near else None

    def cards_in(self, band):
        x, y, w, h = band
        rects = {id: self._editor.arrangement.rect_of(id) for id in self._editor.map.nodes}
        return [
            id
            for id, r in rects.items()
            if r[0] < x + w and r[1] < y + h and r[0] + r[2] > x and r[1] + r[3] > y
        ]

    def pan(self, dx, dy):
        self.panned.append((dx, dy))

    def refresh(self):
        self.refreshed += 1

    def say(self, words):
        self.words = words

    def middle(self, id):
        """Give a point at which a card or a link can be grabbed."""
        if id in self._editor.map.nodes:
            x, y, w, h = self._editor.arrangement.rect_of(id)
            return (x + w / 2, y + h / 2)
        link = self._editor.map.links[id]
        ends = [self.middle(end) for end in [*link.premises, link.target]]
        return (sum(x for x, _ in ends) / len(ends), sum(y for _, y in ends) / len(ends))


class Mouse:
    """Presses, moves and lets go; every drag is started by the name of what it begins on."""

    def __init__(self, editor):
        self.editor = editor
        self.surface = FlatSurface(editor)
        self.drag = None
        self.at = (0.0, 0.0)

    def pull_handle(self, id):
        return self._start(gestures.draw_link(self.editor, self.surface, id), self.surface.middle(id))

    def grab(self, *ids):
        start = self.surface.middle(ids[0])
        return self._start(gestures.move_cards(self.editor, self.surface, ids, start), start)

    def press_ground(self, at):
        return self._start(gestures.draw_band(self.editor, self.surface, at), at)

    def grab_bar(self, id):
        return self._start(gestures.slide_credence(self.editor, self.surface, id), self.along_bar(id, 0.5))

    def along_bar(self, id, share):
        """Give the point of a card's bar where a share of it ends."""
        x, y, w, h = bar_of(self.editor.arrangement.rect_of(id))
        return (x + share * w, y + h / 2)

    def press_wheel(self, at):
        return self._start(gestures.drag_view(self.surface, at), at)

    def move(self, to, **held):
        """Move to a point, or to the middle of a card or link."""
        self.at = self.surface.middle(to) if isinstance(to, str) else to
        self.drag.send(Pointer(at=self.at, screen=self.at, **held))
        return self

    def release(self, **held):
        """Let go where the pointer is."""
        drag, self.drag = self.drag, None
        try:
            drag.send(Pointer(at=self.at, screen=self.at, is_down=False, **held))
        except StopIteration:
            return
        raise AssertionError("a drag goes on after its release")

    def escape(self):
        drag, self.drag = self.drag, None
        drag.close()

    def _start(self, drag, at):
        self.drag, self.at = drag, at
        next(drag)
        return self


def _apart(one, other):
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))
