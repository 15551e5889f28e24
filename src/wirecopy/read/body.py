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
# One that came without its paragraphs has other parts of the page run together with the article.
_RUN_TOGETHER_RATIO = 5.0
# A body of less than a fifth of what stands in long paragraphs is not the page's body: of 438 pages six
# have one, of which three gain by a second look (from .14 to .91) and none loses.
_LEAST_SHARE = 0.2
_WORTH_IT = 1.5
# Shorter paragraphs are menus, teasers and notices as often as text.
_LONG_PARAGRAPH = 120

# An update is known on the page by a line's first letters, so many that no other line begins with them.
_TELLING = 30

_BREAKS = {"lb", "item", "p", "head", "quote", "row", "list"}
# A word of Chinese or Japanese, which put no blanks between them, is about two characters.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_MARKUP = re.compile(
    r"</?(?:p|br|div|a|b|i|em|strong|span|ul|ol|li|h\d|blockquote|figure|img)\b[^<>]*>"
    r"|&(?:lt|gt|amp|quot|apos|nbsp|#\d+|#x[\da-f]+);",
    re.IGNORECASE,
)
# Seen are texts that were escaped once more on their way into the JSON.
_WRITTEN_OVER = 3


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
    told = list(_declared_paragraphs(declared or ""))
    ratio = _DECLARED_RATIO if len(told) > 1 or len(body) < 2 else _RUN_TOGETHER_RATIO
    return told if _length(told) > ratio * length else body


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
    """The body of a live blog with all its updates: those that the page shows as it shows them, then the others.

    Pages show the first in their order and load the rest when asked.
    """
    page = "\n".join(map(_key, body))
    told = (list(_declared_paragraphs(update)) for update in updates)
    unseen = (lines for lines in told if not any(len(key := _key(line)) >= _TELLING and key in page for line in lines))
    return [*body, *(line for lines in unseen for line in lines)]


def _key(line: str) -> str:
    """A line as it is looked for: the letters of its beginning."""
    return "".join(filter(str.isalnum, line.casefold()))[:80]


def _declared_paragraphs(declared: str) -> Iterator[str]:
    """The paragraphs of a JSON-LD ``articleBody``, which may hold markup, written for HTML once or twice over."""
    for _ in range(_WRITTEN_OVER):
        if not _MARKUP.search(declared):
            break
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
