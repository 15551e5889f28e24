"""Short blocks of a page near its body, which may be credit lines: "Reuters", "Source: AFP".

In: a page's tree and the text of its body. Out: lines of at most ``LONGEST`` characters that stand in
blocks of their own between the head and the foot of the body, outside navigation and lists of links.
Whether one credits anybody is decided by ``wirecopy.read.credits``: here nothing is judged but the place.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from wirecopy.read.facts import as_line

# Credit lines of real pages are at most 90 characters; notices with an agency's copyright a little longer.
LONGEST = 120
# Blocks before the first and after the last paragraph of the body: byline, date, sharing and notes.
_BEFORE, _AFTER = 40, 40
# What a paragraph of the page is known by in the body: its first words.
_ANCHOR = 40

_INLINE = {"b", "strong", "br", "wbr", "sup", "sub", "u", "mark", "abbr", "img", "picture", "source", "button", "input"}
_SKIP = {
    "script",
    "style",
    "noscript",
    "nav",
    "select",
    "form",
    "svg",
    "template",
    "iframe",
    "head",
    "figure",
    "video",
    "audio",
}
_SKIP_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|related|recommend\w*|most-?(?:read|popular)|trending|sidebar|comments?|cookie\w*|"
    r"newsletter|breadcrumbs?|social|share|promo|teasers?|read-?more|popular|widget)(?:$|[\s_-])",
    re.IGNORECASE,
)
# One of which is in every such name, in small letters: a cheap test before.
_SKIP_STEMS = (
    "nav", "menu", "related", "recommend", "most", "trending", "sidebar", "comment", "cookie", "newsletter",
    "breadcrumb", "social", "share", "promo", "teaser", "more", "popular", "widget",
)  # fmt: skip

# A line, or None for the place of a paragraph of the body.
Lines = list[str | None]


def short_blocks(tree: HtmlElement, body: str) -> tuple[str, ...]:
    """The lines that stand alone in a block near the paragraphs of ``body``, in the order of the page."""
    lines: Lines = []
    root = tree.find("body")
    _collect(tree if root is None else root, " ".join(body.split()), lines, 0)
    places = [n for n, line in enumerate(lines) if line is None]
    first, last = (places[0], places[-1]) if places else (_BEFORE, _BEFORE)
    near = lines[max(0, first - _BEFORE) : last + _AFTER]
    return tuple(dict.fromkeys(line for line in near if line))


def _collect(element: HtmlElement, body: str, lines: Lines, depth: int) -> str | None:
    """The text of ``element``, ``None`` where it is longer than a line; every block is visited once.

    A block whose text is that of a block within it is listed once; what stands in inline markup is
    listed apart as well, for a credit may be a link in a line of other things.
    """
    tag, text, has_children = element.tag, element.text or "", len(element) > 0
    if not (text or has_children) or not isinstance(tag, str) or tag in _SKIP or depth > _DEEPEST:
        return ""
    if depth and has_children and _is_aside(f"{element.get('class') or ''} {element.get('id') or ''}"):
        return ""
    if tag in _LISTS and _is_menu(element):
        return ""
    at = len(lines)
    parts: list[str] = [text]
    length = len(text)
    for child in element:
        inner = _collect(child, body, lines, depth + 1)
        length += LONGEST + 1 if inner is None else len(inner)
        parts += (inner or "", " " if child.tag not in _INLINE else "", child.tail or "")
        length += len(parts[-1])
    line = as_line("".join(parts)) if length <= 4 * LONGEST else None
    is_line = line is not None and len(line) <= LONGEST
    may_be_text = tag == "p" or len(text) >= _ANCHOR
    if may_be_text and _starts_in(" ".join("".join(parts).split()), body):
        lines.append(None)
        return line if is_line else None
    if not is_line or line is None:
        return None if length > LONGEST else ""
    if tag not in _INLINE and len(line) > 1 and line not in lines[at:]:
        lines.insert(at, line)
    return line


def _is_aside(names: str) -> bool:
    """Whether the class and the id of a block say that it is no part of the article."""
    return any(map(names.lower().__contains__, _SKIP_STEMS)) and _SKIP_NAME.search(names) is not None


def _is_menu(element: HtmlElement) -> bool:
    """Whether a list is of links alone, not one of authors: a menu, the tags of an article."""
    items = element.findall("li")
    if len(items) < _LEAST_ITEMS or _AUTHORS.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}"):
        return False
    return all(map(_is_link, items))


def _is_link(item: HtmlElement) -> bool:
    """Whether a link is all the text of an item."""
    link = item.find("a")
    if link is None:
        return False
    if len(item) == 1 and not (item.text or "").strip() and not (link.tail or "").strip():
        return True  # told without gathering the text
    return bool(link.text_content().strip() == item.text_content().strip())


def _starts_in(text: str, body: str) -> bool:
    return len(text) >= _ANCHOR and text[:_ANCHOR] in body


_LISTS = {"ul", "ol"}
_LEAST_ITEMS = 2
_AUTHORS = re.compile(r"author|byline|autor|contributor", re.IGNORECASE)
# Deeper nesting is broken markup.
_DEEPEST = 100
