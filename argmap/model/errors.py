"""The one family of errors argmap raises on purpose; a message says where and what would be right."""


class ArgmapError(Exception):
    """Something the user can act on, in one plain sentence."""


class FormatError(ArgmapError):
    """A file, or a piece of one, that cannot be read or written."""


class OverwriteError(FormatError):
    """Saving would write over what someone else has saved meanwhile."""


class EditError(ArgmapError):
    """An edit that would break the map; raised before anything is changed."""


class AnalysisError(ArgmapError):
    """A question that the map, or the chosen way of evaluating it, cannot answer."""
