"""A news item of NewsML-G2, as agencies send them, to what it says of its article.

In: a ``newsItem`` element (IPTC NewsML-G2, any 2.x). Out: an :class:`Item`, or why it is no article. The item's guid is
its id, so that a later version of it is a version of the same article; what its sender withdrew or withholds was
never published and is no article; what is under embargo counts as published when that ends.
"""

from __future__ import annotations

from lxml.etree import _Element

from wirecopy.read.fragment import Fragment, plain_paragraphs, read_fragment
from wirecopy.read.item import Item
from wirecopy.read.nitf import read_nitf
from wirecopy.read.tags import child, children, descendant, language_attribute, local_name, markup_of, text_of, texts_of

_WITHDRAWN = {"canceled", "cancelled", "withheld"}


def read_news_item(item: _Element) -> Item | str:
    """What a news item says."""
    about, content = child(item, "itemMeta"), child(item, "contentMeta")
    status = _code(child(about, "pubStatus"))
    if status in _WITHDRAWN:
        return f"its sender says: {status}"
    kind = _code(child(about, "itemClass"))
    if kind not in ("", "text", "composite"):
        return f"no text: {kind}"
    rights = child(item, "rightsInfo")
    body = _body(child(item, "contentSet"))
    inner = body if isinstance(body, Item) else Item(paragraphs=body.paragraphs, pictures=body.pictures)
    provider = _name(child(about, "provider"))
    named = (*texts_of(content, "creditline"), *_names(content, "infoSource"), *_names(rights, "copyrightHolder"))
    return Item(
        id=item.get("guid") or inner.id,
        outlet=provider or inner.outlet,
        headline=_headline(content) or inner.headline or text_of(child(about, "title")),
        standfirst=_summary(content) or inner.standfirst,
        byline=texts_of(content, "by") or inner.byline or _names(content, "creator", "contributor"),
        published=text_of(child(about, "firstCreated"))
        or text_of(child(content, "contentCreated"))
        or text_of(child(about, "versionCreated"))
        or inner.published,
        modified=text_of(child(about, "versionCreated")) or inner.modified,
        not_before=text_of(child(about, "embargoed")) or inner.not_before,
        section=inner.section,
        language=_language(content) or language_attribute(item) or inner.language,
        dateline=text_of(child(content, "dateline")) or inner.dateline,
        paragraphs=inner.paragraphs,
        pictures=inner.pictures,
        credits=tuple(dict.fromkeys((*named, *inner.credits, *((provider,) if provider else ())))),
    )


def _code(element: _Element | None) -> str:
    """The code of a property without its scheme: "canceled" of ``qcode="stat:canceled"``, "" where it has none."""
    if element is None:
        return ""
    return (element.get("qcode") or element.get("uri") or "").replace("/", ":").rsplit(":", 1)[-1].lower()


def _name(element: _Element | None) -> str | None:
    """The name of an organisation: its ``name``, the literal, or the code it goes by ("AFP" of "nprov:AFP")."""
    if element is None:
        return None
    code = (element.get("qcode") or "").rsplit(":", 1)[-1]
    return text_of(child(element, "name")) or element.get("literal") or text_of(element) or code or None


def _names(element: _Element | None, *names: str) -> tuple[str, ...]:
    return tuple(name for inner in children(element, *names) if (name := _name(inner)))


def _headline(content: _Element | None) -> str | None:
    """The main headline; "hl:sub" and the like are others."""
    headlines = children(content, "headline")
    main = [h for h in headlines if (h.get("role") or "main").rsplit(":", 1)[-1].lower() in ("main", "headline", "hl1")]
    return text_of(next(iter((*main, *headlines)), None))


def _summary(content: _Element | None) -> str | None:
    for description in children(content, "description"):
        if "caption" not in (description.get("role") or "").lower():
            return text_of(description)
    return None


def _language(content: _Element | None) -> str | None:
    language = child(content, "language")
    return language.get("tag") if language is not None else None


def _body(contents: _Element | None) -> Fragment | Item:
    """The text of the first content that holds any: NITF, XHTML, or plain text."""
    for inline in children(contents, "inlineXML", "inlineData"):
        if (nitf := descendant(inline, "nitf")) is not None:
            read = read_nitf(nitf)
            if isinstance(read, Item):
                return read
            continue
        if local_name(inline) == "inlineData" and "html" not in (inline.get("contenttype") or ""):
            body = Fragment(paragraphs=tuple(plain_paragraphs("".join(inline.itertext()))))
        else:
            markup = descendant(inline, "body")
            body = read_fragment(markup_of(inline if markup is None else markup))
        if body.paragraphs:
            return body
    return Fragment()
