"""Numbers the sources of an essay in the order in which they are cited, and words them. Writes no file."""

from urllib.parse import urlsplit

from argmap.formats.documents.essay import Cited, Listed
from argmap.model.codes import credibility_words, reliability_words
from argmap.model.graph import ArgumentMap
from argmap.model.records import Citation, Source
from argmap.model.wording import tr


class SourceList:
    """The sources of a map; each gets its number when it is first cited."""

    def __init__(self, map: ArgumentMap) -> None:
        self._map = map
        self._numbers: dict[str, int] = {}

    def cite(self, citation: Citation) -> Cited:
        """Give a citation as the essay shows it."""
        number = None
        if citation.source in self._map.sources:
            number = self._numbers.setdefault(citation.source, len(self._numbers) + 1)
        return Cited(number, citation.quote.strip(), _credibility(citation))

    def listed(self) -> list[Listed]:
        """Give all sources: those cited by number, then the others."""
        others = [id for id in self._map.sources if id not in self._numbers]
        return [self._listed(id, self._numbers.get(id)) for id in [*self._numbers, *others]]

    def _listed(self, id: str, number: int | None) -> Listed:
        source = self._map.sources[id]
        address = safe_address(source.url)
        said = [source.author, source.title or tr("(untitled)"), source.date, "" if address else source.url]
        return Listed(number, ". ".join(filter(None, map(str.strip, said))), address, self._remarks(source))

    def _remarks(self, source: Source) -> tuple[str, ...]:
        origin = self._map.sources.get(source.origin or "")
        remarks = [
            source.kind,
            tr("reliability {code}: {words}", code=source.reliability, words=_reliability(source))
            if source.reliability
            else "",
            tr("repeats “{source}”", source=origin.title) if origin else "",
            source.note,
        ]
        return tuple(filter(None, map(str.strip, remarks)))


def safe_address(words: str) -> str:
    """Give an address that a click may open, a web page's or one for mail; of any other, nothing."""
    address = words.strip()
    if not address.isprintable() or " " in address or "\\" in address:
        return ""
    try:
        parts = urlsplit(address)
        is_page = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    return address if is_page or (parts.scheme == "mailto" and "@" in parts.path) else ""


def _reliability(source: Source) -> str:
    return reliability_words().get(source.reliability or "", "")


def _credibility(citation: Citation) -> str:
    if citation.credibility is None:
        return ""
    words = credibility_words().get(citation.credibility, "")
    return tr("credibility {code}: {words}", code=citation.credibility, words=words)
