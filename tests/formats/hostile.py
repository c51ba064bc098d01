"""Files that are meant to do harm, and a watch over what is done with them. Knows no format."""

import signal
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager

MEGABYTE = 2**20

#: What a file can be filled with: openings that are never closed, and the smallest things there are.
PIECES = {
    "brackets": "[",
    "braces": "{",
    "elements": "<a>",
    "parentheses": "(",
    "bullets": "- \n",
    "items": "+ a\n",
    "tabs": "\t",
    "spaces": " ",
    "double quotes": '"',
    "single quotes": "'",
    "one line": "word ",
    "one word": "x",
    "empty lines": "\n",
    "backslashes": "\\",
    "entities": "&amp;",
    "escapes": "\\ud800",
    "comments": "/*",
    "remarks": "<!--",
    "outlines": '<outline text="a">',
    "nodes": '<node TEXT="a">',
    "keys": '{"a":',
    "lists": '[1,"',
    "anchors": "a: &a [*a, *a]\n",
    "commas": ",",
    "semicolons": ";",
    "numbers": "9",
    "claims": "1.1. Pro: -> See 1.\n",
    "footnotes": "[1] ",
    "links": "[a](//h/",
    "titles": "[a]: b\n",
    "arguments": "<a>: b\n",
    "steps": "(1) a\n----\n",
    "data": "{a: ",
    "arrows": "a -> ",
    "edges": "1 2\n",
    "facts": "att(a,b).\n",
    "headings": "# a\n",
    "emphasis": "*_",
    "ticks": "`",
    "rules": "===\n",
    "line separators": "\u2028",
    "letters of no kind": "\u0301\u202e",
}

#: What to begin with, so that a reader goes on to the rest.
OPENINGS = {
    "argmap": '{"argmap": 1, "nodes": {"a": ',
    "aif": '{"nodes": [{"nodeID": "1", "type": "I", "text": "',
    "xaif": '{"AIF": {"nodes": [{"nodeID": 1, "type": "I", "text": "',
    "kialo": "Discussion Title: a\n\n1. a\n",
    "argdown": "[A]: a\n  + ",
    "opml": '<opml version="2.0"><body><outline text="a">',
    "freeplane": '<map version="1"><node TEXT="a">',
    "mindmup": '{"id": 1, "ideas": {"1": ',
    "jsoncanvas": '{"nodes": [{"id": "a", "type": "text", "text": "',
    "dot": "digraph { a ",
    "graphml": "<graphml><graph>",
    "arggraph": "<arggraph><edu id='e'>",
    "carneades": "statements:\n  a: ",
    "iccma": "p af 3\n",
    "apx": "arg(a).\n",
    "tgf": "1 a\n#\n",
    "csv": "id,text,parent\n1,a,\n",
    "tsv": "id\ttext\tparent\n1\ta\t\n",
    "markdown": "# A\n\n- a\n  - ",
    "outline": "A\n  - ",
}

#: The outermost element of each format of XML.
ROOTS = {"opml": "opml", "freeplane": "map", "graphml": "graphml", "arggraph": "arggraph"}

#: Documents of XML that multiply or fetch, around any root.
XML = {
    "billion laughs": "<!DOCTYPE {root} [<!ENTITY a '"
    + "ha" * 50
    + "'>"
    + "".join(
        f"<!ENTITY {name} '{f'&{before};' * 10}'>"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><{root}>&i;</{root}>",
    "quadratic growth": f"<!DOCTYPE {{root}} [<!ENTITY a '{'x' * 20_000}'>]><{{root}}>{'&a;' * 20_000}</{{root}}>",
    "a file as entity": "<!DOCTYPE {root} [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><{root}>&a;</{root}>",
    "a page as entity": "<!DOCTYPE {root} [<!ENTITY a SYSTEM 'http://127.0.0.1:9/a'>]><{root}>&a;</{root}>",
    "parameter entity": "<!DOCTYPE {root} [<!ENTITY % a SYSTEM 'file:///etc/hostname'> %a;]><{root}/>",
    "a document type elsewhere": "<!DOCTYPE {root} SYSTEM 'http://127.0.0.1:9/a.dtd'><{root}/>",
    "a public document type": "<!DOCTYPE {root} PUBLIC '-//A//B' 'file:///etc/hostname'><{root}/>",
}

_LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
_DEEP = 100_000

#: Whole files, of any format or of none.
FILES = {
    "nothing": b"",
    "a mark alone": b"\xef\xbb\xbf",
    "half a letter": b"\xff\xfe\x00",
    "letters that are none": b"- a \xff\xfe\xc3\n- \xed\xa0\x80\n",
    "zeros": b"\0" * 4096,
    "a bomb that is packed": b"PK\x03\x04" + b"\0" * 60,
    "lists without end": b"[" * _DEEP + b"]" * _DEEP,
    "objects without end": b'{"a":' * _DEEP + b"1" + b"}" * _DEEP,
    "lists without end inside": b'{"nodes":' + b"[" * _DEEP + b"]" * _DEEP + b"}",
    "no number": b'{"nodes": [{"id": "a", "type": "text", "text": "a", "x": NaN, "y": Infinity}], "edges": []}',
    "a number beyond numbers": b'{"nodes": [{"id": "a", "type": "text", "text": "a", "x": 1e999, "y": -1e999}]}',
    "a number of many digits": b'{"nodes": [{"nodeID": ' + b"9" * 100_000 + b', "type": "I", "text": "a"}]}',
    "half a pair of letters": b'{"nodes": [{"nodeID": "\\ud800", "type": "I", "text": "\\udfff"}], "edges": []}',
    "keys given twice": b'{"nodes": [], "nodes": [{"id": "a", "id": "b", "type": "I", "text": 1}], "ideas": {}, "ideas": 0}',
    "wrong in every place": b'{"nodes": {"a": [1]}, "edges": 7, "ideas": [null], "AIF": [], "links": "x", "locutions": {}}',
    "texts that load": b'- <img src="file:///etc/hostname"> <script src="//127.0.0.1:9/a"></script>\n'
    b'- ![a](file:///etc/hostname) [b](//127.0.0.1:9/a) <iframe src="http://127.0.0.1:9/">\n'
    b'[c]: <link rel="stylesheet" href="//127.0.0.1:9/a"> #x\n',
    "attributes that load": b'<map><node TEXT="&lt;html&gt;&lt;img src=&quot;file:///etc/hostname&quot;&gt;" '
    b'LINK="file:///etc/hostname"><node TEXT="//127.0.0.1:9/a" LINK="//127.0.0.1:9/a"/></node></map>',
    "a page of elsewhere": b'{"nodes": [{"id": "a", "type": "link", "url": "http://127.0.0.1:9/", "x": 0, "y": 0,'
    b' "width": 9, "height": 9}, {"id": "b", "type": "file", "file": "/etc/hostname", "x": 0, "y": 0}], "edges": []}',
    "cells that run": b'id,text,note\n=1+1,=cmd|\'/C calc\'!A0,"@SUM(1,1)"\n+1,-2+3,"=HYPERLINK(""http://127.0.0.1:9/"")"\n',
    "code in data": b"===\na: !!python/object/apply:os.system ['true']\n===\n[A]: a {b: !!python/name:os.system}\n",
    "anchors that multiply": _LAUGHS.encode(),
    "anchors that multiply in front": b"===\n" + _LAUGHS.encode() + b"===\n[A]: a\n",
    "anchors that multiply in statements": b"statements:\n"
    + b"".join(b"  " + line + b"\n" for line in _LAUGHS.encode().splitlines()),
    "steps further and further in": "\n".join(" " * depth + "+ a" for depth in range(500)).encode(),
    "numbers further and further in": "\n".join("1." * depth + " Pro: a" for depth in range(1, 500)).encode(),
    "a ring": b"digraph { a -> b; b -> a; a -> a; subgraph a { subgraph a { a } } }",
    "a name of a file": b"/etc/hostname",
    "an address": b"http://127.0.0.1:9/a.json",
}


def filled(piece: str, size: int, opening: str = "") -> bytes:
    """Make a file of a size in bytes, full of one piece."""
    start, filling = opening.encode(), piece.encode()
    return start + filling * ((size - len(start)) // len(filling) + 1)


def documents(root: str) -> dict[str, bytes]:
    """Make the documents of XML around a root."""
    return {
        name: f"<?xml version='1.0'?>{text}".replace("{root}", root).encode() for name, text in XML.items()
    }


class Overreach(BaseException):
    """Something was done that no reader may do; nothing takes it for an error of its own."""

    def __init__(self, *what: object) -> None:
        super().__init__(" ".join(str(one)[:80] for one in what))


_FORBIDDEN = ("socket.", "subprocess.", "os.", "urllib.", "shutil.", "pickle.", "ctypes.", "exec", "compile")
_watching: list[bool] = []


def _notice(event: str, arguments: tuple[object, ...]) -> None:
    if not _watching:
        return
    if event == "open" and not str(arguments[0]).endswith((".py", ".pyc", ".so")):
        raise Overreach(event, *arguments[:1])
    if event.startswith(_FORBIDDEN) and not _is_import(event, arguments):
        raise Overreach(event, *arguments[:1])


def _is_import(event: str, arguments: tuple[object, ...]) -> bool:
    """Say whether this is Python looking for a module and running it."""
    code = arguments[0] if arguments else None
    return event == "os.listdir" or (isinstance(code, types.CodeType) and code.co_filename.endswith(".py"))


sys.addaudithook(_notice)


@contextmanager
def nothing_fetched() -> Iterator[None]:
    """Let no file but Python's own be opened, nothing be sent, run or made into code."""
    _watching.append(True)
    try:
        yield
    finally:
        _watching.pop()


def calls_in(act: Callable[[], object]) -> int:
    """Count the functions that are called, those of Python and those in C."""
    count = 0

    def notice(_frame: types.FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(notice)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


@contextmanager
def no_more_than(seconds: float) -> Iterator[None]:
    """Stop what takes more than so much of the processor, whatever else the machine does."""

    def stop(_signal: int, _frame: object) -> None:
        raise Overreach("took more seconds of the processor than", seconds)

    if not hasattr(signal, "ITIMER_VIRTUAL"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
