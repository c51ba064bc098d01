"""The text that an analysis was made from, and where in it the nodes were marked."""

import re
from collections.abc import Mapping

from argmap.formats.aif.nodeset import Nodeset
from argmap.formats.aif.utterances import Spot
from argmap.formats.building import MapBuilder
from argmap.formats.hypertext import Passage, plain_with_passages
from argmap.formats.markup import is_followed
from argmap.model.records import TEXT_LIMIT, Text
from argmap.model.wording import tr

_NODE = re.compile(r"node(.+)")
#: Letters kept on each side of a passage, so that it is found again in a changed text.
_AROUND = 32
#: Longer passages are quoted by their beginning.
_QUOTED = 2_000


def add_text(nodeset: Nodeset, builder: MapBuilder) -> dict[str, Spot]:
    """Add the text of the file, if it has one; give where its nodes were marked."""
    words, passages = plain_with_passages(nodeset.text)
    if not words.strip():
        return {}
    if len(words) > TEXT_LIMIT:
        builder.report.drop(tr("a text of more than {limit} letters", limit=TEXT_LIMIT))
        return {}
    id = "text"
    while id in builder.records:
        id += "-"
    title = builder.fitted(nodeset.document.title or nodeset.url)
    builder.records[id] = Text(id=id, title=title, text=words)
    return dict(filter(None, (_spot(id, words, passage) for passage in passages)))


def cite_text(
    nodeset: Nodeset, builder: MapBuilder, cards: Mapping[str, str], spots: Mapping[str, Spot]
) -> None:
    """Make a source of the text itself, if anything is said of it, and cite it where cards were marked."""
    marked = [node for node in spots if node in cards]
    if marked or any(nodeset.document):
        source = _source(nodeset, builder)
        for node in marked:
            builder.cite(cards[node], source, **spots[node]._asdict())


def _source(nodeset: Nodeset, builder: MapBuilder) -> str:
    document, url = nodeset.document, nodeset.url
    is_page = not url and is_followed(document.source)
    said = {
        "url": document.source if is_page else url,
        "author": "" if is_page else document.source,
        "date": document.date,
    }
    title = document.title or tr("The text analysed")
    fields = {name: builder.fitted(words) for name, words in said.items()}
    return builder.source(title, kind="document", **fields)


def _spot(id: str, words: str, passage: Passage) -> tuple[str, Spot] | None:
    named = _NODE.fullmatch(passage.id)
    if not named:
        return None
    end = min(passage.end, passage.start + _QUOTED)
    before = words[max(0, passage.start - _AROUND) : passage.start]
    after = words[end : end + _AROUND]
    return named[1], Spot(id, words[passage.start : end], before, after, passage.start)
