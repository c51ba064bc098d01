"""All complete labellings of a small map by trying every one: slow, and written from the definition alone."""

import numpy as np

from argmap.analysis.grounds import Grounds
from argmap.model.records import as_band


class Labellings:
    """Every complete labelling of a map, as rows: node or link id → 1 in, 0 undecided, -1 out."""

    def __init__(self, map, whatif):
        self.map = map
        self.grounds = Grounds(map, whatif)
        self.links = {
            link.id: link
            for link in map.links.values()
            if link.stance in {"support", "attack"} and map.is_sound(link)
        }
        nodes = sorted(map.nodes)
        tried = np.indices((3,) * len(nodes), dtype=np.int8).reshape(len(nodes), 3 ** len(nodes)) - 1
        self.values = dict(zip(nodes, tried, strict=True))
        fits = np.ones(3 ** len(nodes), dtype=bool)
        for id in nodes:
            fits &= self.values[id] == self._node(id)
        ids = [*nodes, *sorted(self.links)]
        columns = [self._status(id)[fits] for id in ids]
        self.rows = [dict(zip(ids, row, strict=True)) for row in zip(*columns, strict=True)] or [{}]

    def grounded(self):
        """Give the row with the least in."""
        return min(self.rows, key=lambda row: len(accepted(row)))

    def preferred(self):
        """Give the rows with as much in as can be."""
        sets = [accepted(row) for row in self.rows]
        return [
            row for row, one in zip(self.rows, sets, strict=True) if not any(one < other for other in sets)
        ]

    def has_stable(self):
        """Say whether a row has no circle of undecided ones."""
        return any(not self._has_open_circle(row) for row in self.rows)

    def _bearing(self, id, stance):
        return [link.id for link in self.links.values() if link.target == id and link.stance == stance]

    def _all(self, ids, status):
        return np.logical_and.reduce([self._status(id) == status for id in ids])

    def _any(self, ids, status):
        return np.logical_or.reduce([self._status(id) == status for id in ids])

    def _status(self, id):
        if id not in self.values:
            self.values[id] = self._link(id)
        return self.values[id]

    def _link(self, id):
        attacks, supports = self._bearing(id, "attack"), self._bearing(id, "support")
        premises = list(self.links[id].premises)
        is_in = self._all(premises, 1) & self._all(attacks, -1)
        if supports:
            is_in = is_in & self._any(supports, 1)
        is_out = self._any(premises, -1) | self._any(attacks, 1)
        return is_in.astype(np.int8) - is_out.astype(np.int8)

    def _node(self, id):
        if id in self.grounds.fixed:
            return 1 if self.grounds.fixed[id] else -1
        attacks, supports = self._bearing(id, "attack"), self._bearing(id, "support")
        is_out = self._any(attacks, 1) | (not supports and self._is_disbelieved(id))
        is_in = self._all(attacks, -1) & (self._any(supports, 1) | (not supports)) & ~np.asarray(is_out)
        return is_in.astype(np.int8) - np.asarray(is_out).astype(np.int8)

    def _is_disbelieved(self, id):
        node = self.map.nodes[id]
        credence = self.grounds.credence(node)
        return node.judgement == "rejected" or (credence is not None and as_band(credence)[1] < 0.5)

    def _has_open_circle(self, row):
        """Take away whatever is undecided but leans on no undecided one, until nothing goes."""
        left = {id for id, status in row.items() if status == 0}
        while free := {id for id in left if not self._leans_on(id, row) & left}:
            left -= free
        return bool(left)

    def _leans_on(self, id, row):
        if id in self.grounds.fixed:
            return set()
        attacks, supports = self._bearing(id, "attack"), self._bearing(id, "support")
        bearing = attacks if any(row[one] == 1 for one in supports) else attacks + supports
        premises = self.links[id].premises if id in self.links else ()
        return {one for one in (*bearing, *premises) if row[one] == 0}


def accepted(row):
    return frozenset(id for id, status in row.items() if status == 1)
