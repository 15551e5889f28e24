"""XML documents and their records: feeds saved to disk, agencies' messages.

In: the bytes of a file. Out: its records, each a small document of its own: a feed with one item, a message with one
news item, an agency's article. Entities other than HTML's named characters are not resolved, nothing is loaded.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from wirecopy.read.encoding import decode
from wirecopy.read.tags import child, children, descendant, local_name

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_NAMED_CHARACTER = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")
# Where a record is to stand in the shell of its document.
_PLACE = "wirecopy-record"


def split_xml(data: bytes) -> Iterator[bytes]:
    """The records of a document in order: of a feed its items, of a message its news items, else the document itself.

    Each comes with what the document says of all of them (a feed's title and language).
    """
    root = parse_xml(data)
    items = items_of(root) if root is not None else []
    if root is None or not items:
        yield data
        return
    container = items[0].getparent()
    for item in items:
        container.remove(item)
    container.append(etree.Comment(_PLACE))
    head, _, foot = etree.tostring(root, encoding="unicode").partition(f"<!--{_PLACE}-->")
    for item in items:
        item.tail = None
        yield f"{head}{etree.tostring(item, encoding='unicode')}{foot}".encode()


def parse_xml(data: bytes) -> _Element | None:
    """The root element, ``None`` where there is none. Broken markup is mended as far as it goes."""
    text = decode(data)
    if text is None:
        return None
    text = _DOCTYPE.sub("", _DECLARATION.sub("", text.lstrip("\ufeff")), count=1)
    text = _NAMED_CHARACTER.sub(lambda match: html.escape(html.unescape(match.group()), quote=False), text)
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except (etree.LxmlError, ValueError):
        return None


def items_of(root: _Element) -> list[_Element]:
    """The records within a document that can hold several."""
    kind = local_name(root)
    if kind == "rss":
        channel = child(root, "channel")
        return children(channel, "item") if channel is not None else []
    if kind == "RDF":
        return children(root, "item")
    if kind == "feed":
        return children(root, "entry")
    itemset = descendant(root, "itemSet") if kind == "newsMessage" else None
    return [item for item in itemset if isinstance(item.tag, str)] if itemset is not None else []
