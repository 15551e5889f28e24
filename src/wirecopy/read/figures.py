"""The pictures of a page, with caption and credit apart.

In: a page's tree. Out: one :class:`Picture` a figure, in the order of the page.
"""

from __future__ import annotations

import re

import msgspec
from lxml.etree import XPath
from lxml.html import HtmlElement

from wirecopy.read.caption import is_picture_credit, read_caption, read_known_caption, read_picture_credit
from wirecopy.read.facts import as_line

# Figures, and what blog software writes in their place: WordPress before HTML5, Blogger's tables.
_FIGURES = XPath(
    ".//figure | .//*[self::div or self::dl][contains(concat(' ', @class, ' '), ' wp-caption ')]"
    " | .//table[contains(@class, 'tr-caption-container')]"
)
_CAPTIONS = XPath(
    ".//figcaption | .//*[not(self::figcaption)][contains(concat(' ', @class, ' '), ' wp-caption-text ')"
    " or contains(concat(' ', @class, ' '), ' tr-caption ')]"
)
# What sites without figures name the blocks of a caption and of its credit: one search, sifted by the expressions.
_NAMED = XPath(
    ".//*[contains(@class, 'caption') or contains(@class, 'credit') or contains(@class, 'copyright')"
    " or contains(@class, 'img-info')]"
)
_LOOSE_CAPTION = re.compile(r"(?:^|\s)caption(?:\s|$)|(?:photo|image|img)-caption|img-info")
_LOOSE_CREDIT = re.compile(r"(?:photo|image|img|picture|bild|foto|media)[-_]{1,2}(?:credit|copyright)")
_TEASER = re.compile(r"(?:^|[\s_-])(?:teasers?|related|recommend\w*|most-?read|more-?news)(?:$|[\s_-])", re.IGNORECASE)
_CREDIT_NAME = re.compile(r"credit|copyright|photographer|attribution", re.IGNORECASE)
_LONGEST_CREDIT = 120
_CREDIT_CLASS = re.compile(r"credit|copyright|photographer|attribution|source|byline|author|agency", re.IGNORECASE)
# "Photo: Jane Doe/Reuters", "© AFP", "Foto: dpa", "(AP Photo/Jane Doe)" at the end of a caption.
_CREDIT_TAIL = re.compile(
    r"(?:^|(?<=[.!?)\"”’»|]\s)|(?<=\s[|—–-]\s))"
    r"(?P<credit>(?:\(?(?:Photo(?:graph|s)?|Picture|Image|Pic|Credit|Foto(?:graf)?|Bild|Crédit|Source|Quelle|Fuente)s?"
    r"(?:\s+(?:by|credit|courtesy(?: of)?))?\s*[:/]|©|\(c\)|\((?:AP|AFP|REUTERS|EPA|Getty|PA)\b)[^\n]{2,100})$",
    re.IGNORECASE,
)
# "(Jane Doe/AP)" at the end of a caption.
_BRACKETED = re.compile(r"\([^()]{2,60}/[^()]{2,40}\)\.?$")
_LONGEST_CAPTION = 1000


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture as printed: what it shows, who took it, where it lies."""

    caption: str | None = None
    credit: str | None = None
    url: str | None = None


def find_pictures(tree: HtmlElement) -> list[Picture]:
    """The figures that have a caption, a credit or a picture, each once."""
    pictures: list[Picture] = []
    figures = pictured_elements(tree)
    known = set(figures)
    found = [_picture(figure) for figure in figures if not _is_teaser(figure)]
    named = [e for e in _NAMED(tree) if known.isdisjoint(e.iterancestors()) and e not in known]
    outer = {ancestor for e in named for ancestor in e.iterancestors()}
    found += [_loose(e) for e in named if e not in outer and not _is_teaser(e)]
    for picture in found:
        if picture != Picture() and picture not in pictures:
            pictures.append(picture)
    return pictures


def pictured_elements(tree: HtmlElement) -> list[HtmlElement]:
    """The elements that hold a picture and what is said of it, none within another."""
    found: list[HtmlElement] = _FIGURES(tree)
    known = set(found)
    return [figure for figure in found if known.isdisjoint(figure.iterancestors())]


def split_credit(caption: str) -> tuple[str | None, str | None]:
    """A caption and the credit printed at its end.

    >>> split_credit("A ferry at anchor. Photo: Ann Lee/Reuters")
    ('A ferry at anchor.', 'Photo: Ann Lee/Reuters')
    """
    match = _CREDIT_TAIL.search(caption)
    if match is None and (bracketed := _BRACKETED.search(caption)) and (found := read_caption(bracketed.group())):
        return caption[: bracketed.start()].rstrip(" |—–-") or None, found.credit
    if match is None:
        return caption or None, None
    return caption[: match.start()].rstrip(" |—–-") or None, match["credit"].strip("() ")


def _picture(figure: HtmlElement) -> Picture:
    credit = None
    parts: list[str] = []
    for caption in _CAPTIONS(figure):
        credit_elements = [e for e in caption.iterdescendants() if _CREDIT_CLASS.search(str(e.get("class") or ""))]
        credit = as_line(" ".join(credit_elements[0].itertext())) if credit_elements else None
        text = as_line(" ".join(caption.itertext()))
        if text and credit and credit in text and text != credit:
            before, _, behind = text.rpartition(credit)  # a firm that took its own picture is in the caption too
            text = f"{before} {behind}"
        elif text == credit:
            text = None
        if text:
            parts.append(text)
    credit = credit or _credit_beside(figure)
    caption_text = as_line(" ".join(parts))
    if caption_text and len(caption_text) > _LONGEST_CAPTION:
        caption_text = None
    if caption_text and not credit:
        caption_text, credit = split_credit(caption_text)
    return Picture(caption=caption_text, credit=credit, url=_source(figure))


def _is_teaser(figure: HtmlElement) -> bool:
    """Whether a figure belongs to the teaser of another article: by a class, or in an article that is a list's item."""
    listed = any((parent := e.getparent()) is not None and parent.tag == "li" for e in figure.iterancestors("article"))
    return listed or any(
        _TEASER.search(str(e.get("class") or "")) for e in figure.iterancestors("a", "article", "div", "li")
    )


def _credit_beside(figure: HtmlElement) -> str | None:
    """A credit within a figure and outside its caption: in an element named so, or all the text there is."""
    for element in figure.iterdescendants("span", "div", "p", "small", "footer", "cite"):
        named = _CREDIT_NAME.search(str(element.get("class") or "")) is not None
        if named or not len(element):
            text = as_line(" ".join(element.itertext()))
            if text and len(text) <= _LONGEST_CREDIT and is_picture_credit(text):
                return text
            if (
                text
                and text[0] == "©"
                and len(text) <= _LONGEST_CREDIT
                and (found := read_picture_credit(text)) is not None
            ):
                return found.credit
            if named and text and (found := read_known_caption(text)) is not None and found.credit:
                return found.credit
    return None


def _loose(element: HtmlElement) -> Picture:
    """A caption outside any figure, where it credits somebody: without a credit it may be anything."""
    name = str(element.get("class"))
    credits = _LOOSE_CREDIT.search(name) is not None
    if not credits and not _LOOSE_CAPTION.search(name):
        return Picture()
    text = as_line(" ".join(element.itertext()))
    if not text or len(text) > _LONGEST_CAPTION:
        return Picture()
    found = read_known_caption(text)
    if found is not None and found.credit:
        return Picture(caption=found.text, credit=found.credit)
    return Picture(credit=text) if credits and len(text) <= _LONGEST_CREDIT else Picture()


def _source(figure: HtmlElement) -> str | None:
    for image in figure.iter("img", "amp-img"):
        for name in ("src", "data-src", "data-original", "data-lazy-src"):
            value = (image.get(name) or "").strip()
            if value and not value.startswith("data:"):
                return value
    return None
