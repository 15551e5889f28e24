"""A stretch of HTML that is an article's body and nothing else, as feeds and agencies give it, to paragraphs.

In: markup without a page around it. Out: its paragraphs in order and its pictures. Nothing has to be told from
furniture here but pictures, scripts and forms; lines that only credit or advertise are for ``trim`` to find.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import lxml.html
import msgspec
from lxml.etree import LxmlError
from lxml.html import HtmlElement

from wirecopy.read.figures import Picture, find_pictures, pictured_elements

_BLOCKS = {
    "address", "article", "blockquote", "body", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "hl2", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
}  # fmt: skip
_LEFT_OUT = {
    "script", "style", "iframe", "form", "svg", "button", "noscript", "template", "object", "nav", "title", "media",
}  # fmt: skip
_TAGGED = re.compile(r"</?[A-Za-z][^<>]*>")


class Fragment(msgspec.Struct, frozen=True, kw_only=True):
    """Paragraphs, and the pictures that stood between them."""

    paragraphs: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()


def read_fragment(markup: str) -> Fragment:
    """The paragraphs and pictures of a body's markup; plain text is cut at its blank lines.

    >>> read_fragment("<p>The ferry <b>sank</b>.</p>Nobody was hurt.").paragraphs
    ('The ferry sank.', 'Nobody was hurt.')
    """
    if not _TAGGED.search(markup):
        return Fragment(paragraphs=tuple(plain_paragraphs(html.unescape(markup))))
    try:
        root = lxml.html.fragment_fromstring(markup, create_parent="div")
    except (LxmlError, ValueError):
        return Fragment()
    pictures = tuple(find_pictures(root))
    pictured = set(pictured_elements(root))
    return Fragment(paragraphs=tuple(_lines(root, pictured)), pictures=pictures)


def plain_paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of plain text: parted by blank lines where it has any, else by line ends."""
    parts = re.split(r"\n\s*\n", text) if re.search(r"\S\s*\n\s*\n\s*\S", text) else text.splitlines()
    for part in parts:
        if line := " ".join(part.split()):
            yield line


def _lines(root: HtmlElement, pictured: set[HtmlElement]) -> Iterator[str]:
    parts: list[str] = []

    def walk(element: HtmlElement, depth: int) -> None:
        if not isinstance(element.tag, str) or element.tag in _LEFT_OUT or element in pictured or depth > _DEEPEST:
            return
        mark = "\n" if element.tag in _BLOCKS else ""
        parts.append(mark)
        parts.append(" ".join((element.text or "").split("\n")))
        for child in element:
            walk(child, depth + 1)
            parts.append(" ".join((child.tail or "").split("\n")))
        parts.append(mark)

    walk(root, 0)
    for line in "".join(parts).split("\n"):
        if line := " ".join(line.split()):
            yield line


# Deeper nesting is broken markup.
_DEEPEST = 200
