"""Pages that have text and are no article: consent walls, front pages, lists of teasers.

In: what a page says it is, its own address, its tree and its body. Out: what it is, ``None`` where it may be an
article. A page that says that it is an article is believed, but for a wall in front of one.
"""

from __future__ import annotations

from lxml.html import HtmlElement

from wirecopy.model.identity import is_home_page
from wirecopy.read.words import has_any

# A teaser has a headline that is a link, of this many words or more, and a sentence or two below it.
_LEAST_HEADLINE, _LEAST_TEASERS = 4, 5
_HEADINGS = ("h2", "h3", "h4", "h5")


def kind_of_no_article(tree: HtmlElement, paragraphs: list[str], url: str | None, declared: bool) -> str | None:
    """What the page is if no article. ``paragraphs``: of its body; ``declared``: it says that it is an article."""
    if paragraphs and sum(has_any(p.lower(), "consent_phrases") for p in paragraphs) * 2 >= len(paragraphs):
        return "a notice about cookies in place of the page"
    if declared:
        return None
    if url and is_home_page(url):
        return "a home page"
    if _teasers(tree) >= max(_LEAST_TEASERS, len(paragraphs) // 2):
        return "a list of teasers"
    return None


def _teasers(tree: HtmlElement) -> int:
    """Headings that are links to other pages with text below them, outside menus and margins."""
    found = 0
    for heading in tree.iter(*_HEADINGS):
        links = heading.findall(".//a")
        headline = " ".join("".join(links[0].itertext()).split()) if links else ""
        if len(headline.split()) < _LEAST_HEADLINE or not links[0].get("href"):
            continue
        if any(parent.tag in ("aside", "nav", "footer") for parent in heading.iterancestors()):
            continue
        below = heading.getnext()
        if below is not None and len("".join(below.itertext()).split()) >= 2 * _LEAST_HEADLINE:
            found += 1
    return found
