"""A document of NITF, in which agencies send articles, to what it says of its article.

In: an ``nitf`` element. Out: an :class:`Item`, or why it is no article. Its ``doc-id`` is its id; what its sender
withdrew is no article; what is not to be released before a time counts as published then.
"""

from __future__ import annotations

from lxml.etree import _Element

from wirecopy.read.facts import as_line
from wirecopy.read.figures import Picture
from wirecopy.read.fragment import read_fragment
from wirecopy.read.item import Item
from wirecopy.read.tags import child, children, descendant, language_attribute, local_name, markup_of, text_of, texts_of


def read_nitf(nitf: _Element) -> Item | str:
    """What a document says."""
    head, body = child(nitf, "head"), child(nitf, "body")
    data = child(head, "docdata")
    status = (data.get("management-status") or "").lower() if data is not None else ""
    if status in ("canceled", "cancelled", "killed", "withheld"):
        return f"its sender says: {status}"
    top, content = child(body, "body.head"), child(body, "body.content")
    pictures = tuple(_picture(media) for media in _media(content))
    paper, distributor = child(head, "pubdata"), text_of(child(top, "distributor"))
    holder = _attribute(child(data, "doc.copyright"), "holder")
    outlet = _attribute(paper, "name") or distributor or holder
    return Item(
        id=_attribute(child(data, "doc-id"), "id-string") or "",
        url=_attribute(paper, "ex-ref"),
        outlet=outlet,
        headline=text_of(descendant(top, "hl1")) or text_of(child(top, "hedline")) or text_of(child(head, "title")),
        standfirst=text_of(child(top, "abstract")) or text_of(descendant(top, "hl2")),
        byline=_bylines(top),
        published=_attribute(child(data, "date.issue"), "norm") or _attribute(paper, "date.publication"),
        not_before=_attribute(child(data, "date.release"), "norm"),
        section=_attribute(paper, "position.section") or _attribute(child(data, "fixture"), "fix-id"),
        language=language_attribute(nitf) or language_attribute(body if body is not None else nitf),
        dateline=_dateline(child(top, "dateline")),
        paragraphs=read_fragment(markup_of(content)).paragraphs if content is not None else (),
        pictures=pictures,
        credits=tuple(dict.fromkeys(name for name in (distributor, holder, *texts_of(top, "rights")) if name)),
    )


def _attribute(element: _Element | None, name: str) -> str | None:
    return (element.get(name) or "").strip() or None if element is not None else None


def _bylines(top: _Element | None) -> tuple[str, ...]:
    """Each byline with its writers' titles behind commas: "By Jane Roe, Omaro News Writer"."""
    lines = []
    for byline in children(top, "byline"):
        title = text_of(child(byline, "byttl"))
        people = text_of(child(byline, "person"))
        whole = text_of(byline)
        lines.append(f"{people}, {title}" if people and title else whole)
    return tuple(line for line in lines if line)


def _dateline(element: _Element | None) -> str | None:
    """A dateline as it would be printed: place, then date."""
    if element is None:
        return None
    place, date = text_of(child(element, "location")), text_of(child(element, "story.date"))
    return ", ".join(part.rstrip(",") for part in (place, date) if part) if place else text_of(element)


def _media(content: _Element | None) -> list[_Element]:
    return [] if content is None else [e for e in content.iter() if local_name(e) == "media"]


def _picture(media: _Element) -> Picture:
    reference = child(media, "media-reference")
    return Picture(
        caption=as_line(text_of(child(media, "media-caption"))),
        credit=text_of(child(media, "media-producer")),
        url=_attribute(reference, "source"),
    )
