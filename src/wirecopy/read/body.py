"""The body of a page: its paragraphs, by trafilatura in precision mode.

In: a page's tree, and the body that its JSON-LD gives. Out: paragraphs in order, one a string, without
markup. Of the extractors compared trafilatura loses and adds least (``bench/quality/read.py``); where it
finds next to nothing on a page full of paragraphs it is asked again in its balanced mode, and where the
JSON-LD holds half as much again, that is taken.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence

import lxml.html
from lxml.etree import LxmlError, _Element
from lxml.html import HtmlElement
from trafilatura import bare_extraction

# It warns of every page without a body; those become rows of `dropped`.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

# A body this much shorter than the JSON-LD's own has lost paragraphs; below that, JSON-LD counts captions in.
_DECLARED_RATIO = 1.5
# A body of less than a fifth of what stands in long paragraphs is not the page's body: of 438 pages six
# have one, of which three gain by a second look (from .14 to .91) and none loses.
_LEAST_SHARE = 0.2
_WORTH_IT = 1.5
# Shorter paragraphs are menus, teasers and notices as often as text.
_LONG_PARAGRAPH = 120

# The share of its declared updates that a page shows where it shows them all; the rest are edited or pictures only.
_SHOWN = 0.9

_BREAKS = {"lb", "item", "p", "head", "quote", "row", "list"}
# A word of Chinese or Japanese, which put no blanks between them, is about two characters.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_MARKUP = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)


def find_body(
    tree: HtmlElement, declared: str | None = None, is_article: bool = False, updates: Sequence[str] = ()
) -> list[str]:
    """The paragraphs of the page's body, none where it has no body. The tree is left as it was.

    ``declared``: the body that the page's JSON-LD gives; ``is_article``: whether the page says that it is
    an article, and a body is worth a second look; ``updates``: those that the JSON-LD of a live blog gives.
    """
    body = _extracted(tree, precise=True)
    length = _length(body)
    if is_article and length < _LEAST_SHARE * _length_of_long_paragraphs(tree):
        second = _extracted(tree, precise=False)
        if _length(second) > _WORTH_IT * length:
            body, length = second, _length(second)
    if updates:
        return with_updates(body, updates)
    if declared and len(declared) > _DECLARED_RATIO * length:
        return list(_declared_paragraphs(declared)) or body
    return body


def count_words(paragraphs: list[str]) -> int:
    """Words of a body; two characters of a script without blanks count for one."""
    return sum(len(paragraph.split()) + len(_UNSPACED.findall(paragraph)) // 2 for paragraph in paragraphs)


def _extracted(tree: HtmlElement, precise: bool) -> list[str]:
    document = bare_extraction(tree, favor_precision=precise, include_comments=False)
    return [] if document is None or isinstance(document, dict) else list(_paragraphs(document.body))


def _paragraphs(body: _Element) -> Iterator[str]:
    """The lines of a body's blocks, and of the text that stands between blocks on pages that mark no paragraphs."""
    yield from _own_lines(body.text)
    for block in body:
        if block.tag == "table":
            for row in block.iter("row"):
                cells = (" ".join("".join(cell.itertext()).split()) for cell in row.iter("cell"))
                if line := " | ".join(cell for cell in cells if cell):
                    yield line
        else:
            yield from _lines(block)
        yield from _own_lines(block.tail)


def _own_lines(text: str | None) -> Iterator[str]:
    for line in (text or "").split("\n"):
        if line := " ".join(line.split()):
            yield line


def _lines(block: _Element) -> Iterator[str]:
    """The text of a block, cut at line breaks and at the blocks within it."""
    parts: list[str] = []

    def walk(element: _Element) -> None:
        mark = "\n" if element.tag in _BREAKS else ""
        parts.append(mark)
        parts.append(element.text or "")
        for child in element:
            walk(child)
            parts.append(child.tail or "")
        parts.append(mark)

    walk(block)
    for line in "".join(parts).split("\n"):
        if line := " ".join(line.split()):
            yield line


def with_updates(body: list[str], updates: Sequence[str]) -> list[str]:
    """The body of a live blog with all its updates: the page's own where it shows them, else those declared.

    Pages show the latest and load the rest when asked. What stands before the first update stays.
    """
    told = [list(_declared_paragraphs(update)) for update in updates]
    keys = [key for lines in told if (key := _key(max(lines, key=len, default="")))]
    shown = [_key(paragraph) for paragraph in body]
    page = "\n".join(shown)
    if sum(key in page for key in keys) >= _SHOWN * len(keys):
        return body
    first = next((n for n, line in enumerate(shown) if any(line and (line in key or key in line) for key in keys)), 0)
    titles = {_key(line) for lines in told for line in lines}
    opening = [paragraph for paragraph in body[:first] if _key(paragraph) not in titles]
    return [*opening, *(line for lines in told for line in lines)]


def _key(line: str) -> str:
    """A line as it is looked for: the letters of its beginning."""
    return "".join(filter(str.isalnum, line.casefold()))[:80]


def _declared_paragraphs(declared: str) -> Iterator[str]:
    """The paragraphs of a JSON-LD ``articleBody``, which may hold markup."""
    if _MARKUP.search(declared):
        try:
            root = lxml.html.fromstring(f"<div>{declared}</div>")
        except (LxmlError, ValueError):
            return
        for element in root.iter("p", "br", "div"):
            element.tail = "\n" + (element.tail or "")
        declared = root.text_content()
    for line in declared.splitlines():
        if line := " ".join(line.split()):
            yield line


def _length(paragraphs: list[str]) -> int:
    return sum(map(len, paragraphs))


def _length_of_long_paragraphs(tree: HtmlElement) -> int:
    lengths = (len(" ".join(paragraph.itertext())) for paragraph in tree.iter("p"))
    return sum(length for length in lengths if length >= _LONG_PARAGRAPH)
