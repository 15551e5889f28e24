"""A record of XML to an article: feeds saved to disk, agencies' NewsML-G2 and NITF.

In: a small document with one item (``split_xml``). Out: a :class:`Page`, or a ``Dropped``. Its root element decides
who reads it.
"""

from __future__ import annotations

import hashlib

from lxml.etree import _Element

from wirecopy.model import Dropped, Page
from wirecopy.read.feed import read_entry
from wirecopy.read.html import read_html
from wirecopy.read.item import page_of
from wirecopy.read.newsml import read_news_item
from wirecopy.read.nitf import read_nitf
from wirecopy.read.reasons import dropped
from wirecopy.read.split_xml import items_of, parse_xml
from wirecopy.read.tags import local_name


def read_xml(data: bytes, file: str) -> Page | Dropped:
    """The article of one record. ``file``: its label."""
    root = parse_xml(data)
    if root is None:
        return dropped(file, "undecodable", "no XML")
    digest = hashlib.sha256(data).hexdigest()
    kind = local_name(root)
    if kind == "html":
        return read_html(data, file)
    if (found := _first(root, "newsItem", "nitf")) is not None:
        reader = read_nitf if local_name(found) == "nitf" else read_news_item
        read = reader(found)
    elif kind in _FEEDS:
        read = read_entry(root, *items_of(root)[:1])
    else:
        read = _no_article(root)
    return dropped(file, "not_an_article", read) if isinstance(read, str) else page_of(read, file, digest)


_FEEDS = {"rss", "feed", "RDF"}


def _first(root: _Element, *names: str) -> _Element | None:
    """The root, or the first element within it, that has one of the names: agencies wrap their items in feeds too."""
    return next((element for element in root.iter() if local_name(element) in names), None)


def _no_article(root: _Element) -> str:
    """What a document without an article is."""
    kind = local_name(root)
    if kind == "opml":
        feeds = sum(local_name(outline) == "outline" and "xmlUrl" in outline.attrib for outline in root.iter())
        return f"a list of {feeds} feeds (OPML), no articles"
    if kind in ("packageItem", "conceptItem", "knowledgeItem", "catalogItem", "planningItem", "newsMessage"):
        return f"no news item: {local_name(_first(root, *_OTHER_ITEMS) or root)}"
    return f"XML of another kind: {kind}"


_OTHER_ITEMS = ("packageItem", "conceptItem", "knowledgeItem", "catalogItem", "planningItem")
