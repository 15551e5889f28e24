"""An entry of a feed saved to disk (RSS 0.9 to 2.0, RSS 1.0, Atom) to what it says of its article.

In: a feed's root element and one of its items. Out: an :class:`Item`, or why the entry is no article. A full text
(``content:encoded``, Atom's ``content``) is kept whole; a summary alone is an article only where it is as long as one
and not cut off: most are teasers that would pass for excerpts of the page they lead to.
"""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

from wirecopy.read.body import count_words
from wirecopy.read.facts import as_line
from wirecopy.read.figures import Picture
from wirecopy.read.fragment import Fragment, read_fragment
from wirecopy.read.item import Item
from wirecopy.read.tags import child, children, language_attribute, local_name, text_of, texts_of

# Teasers of real feeds have 20 to 60 words, at most 80; the shortest full texts that come as a description have 100.
LEAST_SUMMARY = 100
# A full text has a sentence at least, as a page has.
_LEAST_TEXT = 25
_CUT = ("…", "...", "[…]", "[...]", "more", "»", "→")


def read_entry(feed: _Element, entry: _Element | None = None) -> Item | str:
    """What an entry says. ``feed``: the feed's root element, which has its title and language."""
    if entry is None:
        return "a feed without items"
    about = child(feed, "channel") if local_name(feed) != "feed" else feed
    summary = _markup(child(entry, "description", "summary"))
    body = read_fragment(_markup(child(entry, "encoded", "content")) or "")
    if _words(body) < _LEAST_TEXT:
        body = read_fragment(summary or "")
        if _words(body) < LEAST_SUMMARY or body.paragraphs[-1].rstrip(" ]").endswith(_CUT):
            return "a feed's entry with a summary only"
    else:
        summary = None if summary is None else " ".join(read_fragment(summary).paragraphs)
    return Item(
        url=_address(entry),
        outlet=text_of(child(about, "title")),
        headline=as_line(text_of(child(entry, "title"))),
        standfirst=summary if summary and summary not in body.paragraphs else None,
        byline=_byline(entry),
        published=text_of(child(entry, "pubDate", "published", "date", "issued", "created")),
        modified=text_of(child(entry, "updated", "modified")),
        section=_section(entry),
        language=language_attribute(entry) or text_of(child(about, "language")) or language_attribute(feed),
        paragraphs=body.paragraphs,
        pictures=(*body.pictures, *_media(entry)),
        credits=_sources(entry),
    )


def _words(body: Fragment) -> int:
    return count_words(list(body.paragraphs))


def _markup(element: _Element | None) -> str | None:
    """The HTML that an element holds: escaped in its text, or as its children (Atom's ``type="xhtml"``)."""
    if element is None:
        return None
    inner = "".join(etree.tostring(part, encoding="unicode") for part in element)
    return f"{element.text or ''}{inner}".strip() or None


def _address(entry: _Element) -> str | None:
    """The article's address: not that of the service that counts the feed's readers."""
    guid = child(entry, "guid")
    permanent = text_of(guid) if guid is not None and guid.get("isPermaLink", "true") != "false" else None
    links = [link for link in children(entry, "link") if link.get("rel", "alternate") == "alternate"]
    own = (text_of(child(entry, "origLink")), *(link.get("href") or text_of(link) for link in links), permanent)
    return next((address for address in own if address and address.startswith(("http://", "https://"))), None)


def _byline(entry: _Element) -> tuple[str, ...]:
    """The authors as printed; RSS has "jane@echo.example (Jane Roe)"."""
    names = []
    for author in children(entry, "creator", "author"):
        printed = text_of(child(author, "name")) or text_of(author) or ""
        if "@" in printed and printed.endswith(")"):
            printed = printed[printed.index("(") + 1 : -1] if "(" in printed else ""
        names.append(printed)
    return tuple(dict.fromkeys(name for name in names if name))


def _section(entry: _Element) -> str | None:
    """The first category."""
    category = child(entry, "category", "subject")
    return None if category is None else category.get("label") or text_of(category) or category.get("term")


def _media(entry: _Element) -> tuple[Picture, ...]:
    """Pictures of Media RSS that the text does not show."""
    pictures = []
    grouped = [content for group in children(entry, "group") for content in children(group, "content")]
    for content in (*children(entry, "content"), *grouped):
        if content.get("url") and (content.get("medium") == "image" or (content.get("type") or "").startswith("image")):
            caption = as_line(text_of(child(content, "description", "text")))
            pictures.append(Picture(caption=caption, credit=text_of(child(content, "credit")), url=content.get("url")))
    return tuple(pictures)


def _sources(entry: _Element) -> tuple[str, ...]:
    """The outlets that the entry names as its own source: RSS' ``source``, Atom's ``source`` with a title."""
    found = [text_of(child(source, "title")) or (source.text or "").strip() for source in children(entry, "source")]
    return tuple(dict.fromkeys(name for name in (*found, *texts_of(entry, "publisher")) if name))
