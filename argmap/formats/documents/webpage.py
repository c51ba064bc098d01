"""A map as a web page: one file, for screen and paper. No script is in it, and nothing is fetched for it."""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from html import escape

from argmap.formats.carrying import EVERYTHING, UNSOUND
from argmap.formats.documents.essay import Cited, Essay, Listed, Part, Point, sound, where
from argmap.formats.documents.telling import tell
from argmap.formats.documents.webstyle import style_sheet
from argmap.formats.registry import Format, Options
from argmap.layout.sizes import is_right_to_left
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr

#: What the documents have a place for.
CARRIES = EVERYTHING - {"positions", "scenarios", "texts"} - UNSOUND


def write(map: ArgumentMap, _options: Options) -> bytes:
    """Write a map as a web page."""
    return ("\n".join(_page(tell(map))) + "\n").encode()


def _page(essay: Essay) -> Iterator[str]:
    # The style is named by its hash, so that a browser would run no other, nor any script.
    yield "<!DOCTYPE html>"
    yield '<html><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_words(essay.title)}</title>"
    yield f"<style>{style_sheet()}</style></head><body><main>"
    yield from _head(essay)
    for part in essay.parts:
        yield from _part(part)
    yield from _sources(essay.sources)
    yield "</main></body></html>"


@cache
def _policy() -> str:
    digest = b64encode(sha256(style_sheet().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _head(essay: Essay) -> Iterator[str]:
    yield f'<header><h1 dir="auto">{_words(essay.title)}</h1>'
    if essay.question:
        yield f'<p class="question" dir="auto">{_words(essay.question)}</p>'
    if essay.authors:
        yield f'<p class="facts" dir="auto">{_words(", ".join(essay.authors))}</p>'
    yield "</header>"
    if essay.main is not None:
        yield f'<section class="main" id="{_anchor("")}"><h2>{_words(essay.main.role)}</h2>'
        yield f'<p class="claim"{_way(essay.main.text)}>{_text(essay.main)}</p>'
        yield from _details(essay.main)
        yield "</section>"


def _part(part: Part) -> Iterator[str]:
    """Write a part: points of depth 1 as headings, those below as lists in lists."""
    yield f"<section><h2>{_words(part.title)}</h2>"
    depth = 1
    for point in part.points:
        if point.depth > depth:
            yield "<ul>"
        elif depth > 1:
            yield "</li>" + "</ul></li>" * max(depth - max(point.depth, 2), 0)
        if point.depth == 1:
            yield "</ul>" if depth > 1 else ""
            yield from _heading(point)
        else:
            yield f'<li class="{_stance(point)}" id="{_anchor(point.number)}">'
            yield f"<p{_way(point.text or point.title)}>{_mark(point)} {_text(point)}</p>"
            yield from _details(point)
        depth = point.depth
    yield "</li></ul>" * (depth - 1)
    yield "</section>"


def _heading(point: Point) -> Iterator[str]:
    said = _link(point.refers, point.headline) if point.refers is not None else _words(point.headline)
    more = "" if point.body else _marks(point)
    yield f'<h3 class="{_stance(point)}" id="{_anchor(point.number)}"{_way(point.headline)}>'
    yield f"{_mark(point)} <bdi>{said}</bdi>{more}</h3>"
    if point.body:
        yield f"<p{_way(point.body)}><bdi>{_words(point.body)}</bdi>{_marks(point)}</p>"
    yield from _details(point)


def _mark(point: Point) -> str:
    role = f' <span class="role">{_words(point.role)}</span>' if point.role else ""
    return f'<span class="number">{point.number}</span>{role}'


def _text(point: Point) -> str:
    """Write a statement with its title, or where it stands in full."""
    if point.refers is not None:
        return f"<bdi>{_words(point.title)}</bdi> ({_link(point.refers, where(point.refers))})"
    title = (
        f"<strong><bdi>{_words(point.title)}</bdi>{point.stop}</strong> "
        if point.title and point.text
        else ""
    )
    return f"{title}<bdi>{_words(point.text.strip() or point.headline)}</bdi>{_marks(point)}"


def _marks(point: Point) -> str:
    """Write the numbers of sources that are cited without their words."""
    return "".join(_source_mark(cited) for cited in point.citations if not cited.quote)


def _source_mark(cited: Cited) -> str:
    return f'<sup><a href="#source-{cited.number}">{cited.number}</a></sup>' if cited.number else ""


def _details(point: Point) -> Iterator[str]:
    for cited in point.citations:
        if cited.quote:
            facts = f' <span class="facts">{_words(cited.facts)}</span>' if cited.facts else ""
            quote = f"<bdi>“{_words(cited.quote)}”</bdi>{_source_mark(cited)}{facts}"
            yield f"<blockquote{_way(cited.quote)}>{quote}</blockquote>"
    if point.facts:
        yield f'<p class="facts" dir="auto">{_words(" · ".join(point.facts))}</p>'
    for note in point.notes:
        yield f'<p class="note" dir="auto">{_words(note)}</p>'


def _sources(sources: list[Listed]) -> Iterator[str]:
    for title, listed in (
        (tr("Sources"), [source for source in sources if source.number]),
        (tr("Sources not cited"), [source for source in sources if not source.number]),
    ):
        if listed:
            yield f'<section class="sources"><h2>{_words(title)}</h2><ol>'
            yield from (_source(source) for source in listed)
            yield "</ol></section>"


def _source(source: Listed) -> str:
    place = f' id="source-{source.number}"' if source.number else ""
    link = (
        f' <a href="{_words(source.address)}" rel="noopener noreferrer">{_words(source.address)}</a>'
        if source.address
        else ""
    )
    remarks = f'<br><span class="facts">{_words(" · ".join(source.remarks))}</span>' if source.remarks else ""
    return f'<li{place} dir="auto">{_words(source.words)}{link}{remarks}</li>'


def _link(number: str, words: str) -> str:
    return f'<a href="#{_anchor(number)}">{_words(words)}</a>'


def _anchor(number: str) -> str:
    return f"point-{number}" if number else "main"


def _stance(point: Point) -> str:
    return point.stance if point.stance in {"support", "attack"} else "neutral"


def _way(text: str) -> str:
    """Say in which direction a text with a mark before it runs, where that is not the usual one."""
    return ' dir="rtl"' if is_right_to_left(text) else ""


def _words(text: str) -> str:
    return escape(sound(text))


FORMAT = Format("html", tr("Web page"), (".html", ".htm"), write=write, carries=CARRIES)
