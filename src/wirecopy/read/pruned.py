"""A page's tree made ready for the body: without what no reader sees, and with tables that only lay it out undone.

In: the tree, after everything that scripts and meta elements tell has been read. It is changed in place: the extractor
copies its tree several times, and half of a page's elements are never shown.
"""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

_UNSEEN = ("script", "style", "svg", "link", "meta", "template", "object", "embed", "canvas")
# A cell that holds an article, be it a short one, and most of what is in its table: pages before style sheets were
# laid out so. The cells of tables that are tables hold less.
_LEAST_CELL, _MOST_OF = 300, 0.5


def prune(tree: HtmlElement) -> None:
    """Take out what is not shown, and make divisions of the tables that lay out the page."""
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    _inline_readings(tree)
    for table in [table for table in tree.iter("table") if _is_layout(table)]:
        _undo(table)


def _inline_readings(tree: HtmlElement) -> None:
    """Put readings of Japanese words into the line, in the brackets the page has for them, or leave them out."""
    rubies = list(tree.iter("ruby"))
    for ruby in rubies:
        if ruby.find(".//rp") is None:
            etree.strip_elements(ruby, "rt", with_tail=False)
    if rubies:
        etree.strip_tags(tree, "ruby", "rb", "rt", "rp", "rtc")


def _is_layout(table: HtmlElement) -> bool:
    """Whether one cell holds most of the text of the table, and as much as an article."""
    if table.find(".//br") is None and table.find(".//p") is None:
        return False
    total = sum(map(len, table.itertext()))
    longest = max((sum(map(len, cell.itertext())) for cell in table.iter("td")), default=0)
    return longest >= _LEAST_CELL and longest > _MOST_OF * total


def _undo(table: HtmlElement) -> None:
    """Make divisions of a table and its rows and cells, not of tables within it."""
    table.tag = "div"
    waiting = list(table)
    while waiting:
        element = waiting.pop()
        if element.tag in ("tbody", "thead", "tfoot", "tr", "td", "th"):
            waiting.extend(element)
            element.tag = "div"
