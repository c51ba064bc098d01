"""Inline Markdown: links, emphasis and escapes to plain words, and plain words to Markdown. Knows no lists.

Only what stands within a line is looked at. Text from elsewhere is never fetched, run or
drawn as HTML: an address becomes text, and tags are taken off.
"""

import re
from html import unescape
from typing import NamedTuple

_LABEL = r"((?:\\.|[^\\\[\]]){0,2000})"
_ADDRESS = r"((?:\\.|\((?:\\.|[^\\()\n]){0,500}\)|[^\\()\n]){0,2000})"
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
#: An escaped character, a link or picture, or an address in angle brackets.
_LINKED = re.compile(
    rf"\\([!-/:-@\[-`{{-~])|!?\[{_LABEL}\]\({_ADDRESS}\)|<((?:https?://|mailto:)[^\s<>]{{1,2000}})>"
)
_TITLED = re.compile(r"""\s+(?:"[^"]*"|'[^']*')$""")
_FOLLOWED = re.compile(r"(?:https?://[^\s/]|mailto:\S)", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|code|del|details|div|em|font|h[1-6]|hr|i|iframe|img|input|ins|kbd|label"
    r"|li|link|mark|object|ol|p|pre|q|s|script|small|span|strong|style|sub|summary|sup|svg|t[dhr]|table|u|ul)"
    r"(?:[\s/][^<>\n]{0,500})?>|<!--[^<>\n]{0,500}-->",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{1,24}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_EMPHASIS = (
    re.compile(r"\*\*(?=[^\s*])([^*\n]{1,2000}?)(?<=\S)\*\*"),
    re.compile(r"\*(?=[^\s*])([^*\n]{1,2000}?)(?<=\S)\*"),
    re.compile(r"(?<!\w)__(?=[^\s_])([^_\n]{1,2000}?)(?<=\S)__(?!\w)"),
    re.compile(r"(?<!\w)_(?=[^\s_])([^\n_]{1,2000}?)(?<=\S)_(?!\w)"),
    re.compile(r"`([^`\n]{1,2000})`"),
)
#: Text without any of these is plain already.
_MARKING = re.compile(r"[\\`*_\[<&]")
#: What Markdown would take for more than a letter.
_SPECIAL = re.compile(r"[\\`*_\[\]<>&~]")
#: Escaped letters are kept out of the way of emphasis as lone surrogates, which no decoded text holds.
_ASIDE = 0xDC00


class Plain(NamedTuple):
    """Words without markup, and the addresses that they were linked to."""

    text: str
    addresses: list[str]


def take_links(text: str) -> Plain:
    """Take links off and escapes away: words stay, addresses are given. Nothing else is touched."""
    if "[" not in text and "\\" not in text and "<" not in text:
        return Plain(text, [])
    addresses: list[str] = []
    return Plain(_LINKED.sub(lambda found: _link_words(found, addresses, found[1]), text), addresses)


def from_markdown(text: str) -> Plain:
    """Give the plain words of inline Markdown, with links, emphasis, tags and entities taken off."""
    if not _MARKING.search(text):
        return Plain(text, [])
    addresses: list[str] = []
    text = _LINKED.sub(lambda found: _link_words(found, addresses, _put_aside(found[1] or "")), text)
    text = _ENTITY.sub(lambda found: unescape(found[0]), _TAG.sub("", text))
    for pattern in _EMPHASIS:
        text = pattern.sub(r"\1", text)
    return Plain(_put_back(text), addresses)


def to_markdown(text: str) -> str:
    """Write plain words so that Markdown leaves them as they are."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def is_followed(address: str) -> bool:
    """Say whether an address is of a kind that a click may open: http, https or mailto."""
    return bool(_FOLLOWED.match(address))


def _link_words(found: re.Match[str], addresses: list[str], escaped: str) -> str:
    if found[1] is not None:
        return escaped
    if found[4] is not None:
        addresses.append(found[4])
        return found[4]
    label = _ESCAPE.sub(r"\1", found[2]).strip()
    address = _TITLED.sub("", _ESCAPE.sub(r"\1", found[3]).strip())
    if is_followed(address):
        addresses.append(address)
        return label or address
    return f"{label} ({address})" if label and address else label or address


def _put_aside(letter: str) -> str:
    return chr(_ASIDE + ord(letter)) if letter else ""


def _put_back(text: str) -> str:
    if text.isascii():
        return text
    return "".join(chr(ord(c) - _ASIDE) if _ASIDE <= ord(c) < _ASIDE + 128 else c for c in text)
