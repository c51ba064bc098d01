"""A map as an essay plan for a word processor (DOCX): headings, numbered points, sources as endnotes."""

from collections.abc import Iterator

from argmap.formats.documents import wordparts
from argmap.formats.documents.essay import Essay, Listed, Part, Point, where
from argmap.formats.documents.telling import tell
from argmap.formats.documents.webpage import CARRIES
from argmap.formats.documents.wordtext import Notes, paragraph, run
from argmap.formats.registry import Format, Options
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr


def write(map: ArgumentMap, _options: Options) -> bytes:
    """Write a map as a DOCX file; the same map gives the same bytes."""
    essay = tell(map)
    notes = Notes(essay.sources)
    body = "".join(_body(essay, notes))
    heading = paragraph("Heading1", run(tr("Sources")))
    return wordparts.pack(
        document=wordparts.document(body),
        endnotes=wordparts.endnotes(heading, "".join(notes.written())),
        links=notes.links,
        title=essay.title,
        authors=essay.authors,
    )


def _body(essay: Essay, notes: Notes) -> Iterator[str]:
    yield paragraph("Title", run(essay.title), essay.title)
    if essay.question:
        yield paragraph("Subtitle", run(essay.question), essay.question)
    if essay.authors:
        yield paragraph("Facts", run(", ".join(essay.authors)))
    if essay.main is not None:
        yield paragraph("Heading1", run(essay.main.role))
        yield paragraph("MainClaim", _statement(essay.main, notes), essay.main.text)
        yield from _details(essay.main, notes)
    for part in essay.parts:
        yield from _part(part, notes)
    yield from _sources(essay.sources)


def _part(part: Part, notes: Notes) -> Iterator[str]:
    yield paragraph("Heading1", run(part.title))
    for point in part.points:
        if point.depth == 1:
            yield from _heading(point, notes)
        else:
            yield paragraph(
                "Point", _mark(point) + _statement(point, notes), point.text, level=point.depth - 1
            )
        yield from _details(point, notes)


def _heading(point: Point, notes: Notes) -> Iterator[str]:
    """Write a heading; a source that is cited without its words is named behind the text."""
    cited = _citations(point, notes)
    seen = f" ({where(point.refers)})" if point.refers is not None else ""
    words = _mark(point) + run(point.headline + seen) + ("" if point.body else cited)
    yield paragraph("Heading2", words, point.headline)
    if point.body:
        yield paragraph("Statement", run(point.body) + cited, point.body)


def _mark(point: Point) -> str:
    role = run(f"{point.role}: ", f"Role{point.stance}" if point.stance in {"support", "attack"} else "Role")
    return run(f"{point.number} ") + (role if point.role else "")


def _statement(point: Point, notes: Notes) -> str:
    """Write a statement with its title, or where it stands in full."""
    if point.refers is not None:
        return run(f"{point.title} ({where(point.refers)})")
    title = run(f"{point.title}{point.stop} ", "Strong") if point.title and point.text else ""
    return title + run(point.text.strip() or point.headline) + _citations(point, notes)


def _citations(point: Point, notes: Notes) -> str:
    return "".join(notes.mark(cited.number) for cited in point.citations if not cited.quote)


def _details(point: Point, notes: Notes) -> Iterator[str]:
    level = max(point.depth - 1, 0)
    for cited in point.citations:
        if cited.quote:
            facts = run(f" {cited.facts}", "Aside") if cited.facts else ""
            words = run(f"“{cited.quote}”", "Quoted") + notes.mark(cited.number) + facts
            yield paragraph("Quote", words, cited.quote, level=level)
    if point.facts:
        yield paragraph("Facts", run(" · ".join(point.facts)), level=level)
    for note in point.notes:
        yield paragraph("Note", run(note), note, level=level)


def _sources(sources: list[Listed]) -> Iterator[str]:
    """Write the sources that nothing cites; the others are endnotes."""
    others = [source for source in sources if source.number is None]
    if others:
        yield paragraph("Heading1", run(tr("Sources not cited")))
    for source in others:
        remarks = [source.address, *source.remarks]
        yield paragraph("Statement", run(" · ".join(filter(None, [source.words, *remarks]))), source.words)


FORMAT = Format("docx", tr("Word essay plan"), (".docx",), write=write, carries=CARRIES)
