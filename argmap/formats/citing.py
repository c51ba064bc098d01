"""Sources made from addresses and footnotes: each is added once and cited wherever it is named."""

import re

from argmap.formats.building import MapBuilder
from argmap.formats.markup import is_followed

_SCHEME = re.compile(r"^(?:https?://(?:www\.)?|mailto:)", re.IGNORECASE)


class Shelf:
    """Adds sources to a map that is being built, each only once."""

    def __init__(self, builder: MapBuilder) -> None:
        self._builder = builder
        self._sources: dict[str, str] = {}

    def source(self, name: str) -> str:
        """Give the id of the source with this address or title, adding it where it is new."""
        name = name.strip()
        if name not in self._sources:
            address = name if is_followed(name) and not re.search(r"\s", name) else ""
            title = _SCHEME.sub("", name).rstrip("/") if address else name
            self._sources[name] = self._builder.source(title, url=self._builder.fitted(address))
        return self._sources[name]

    def cite(self, node: str, name: str, quote: str = "") -> None:
        """Cite the source with this address or title on a node."""
        self._builder.cite(node, self.source(name), quote=self._builder.fitted(quote))
