"""Elements of XML by their names without namespaces, for senders disagree on those.

In: an element. Out: its children, descendants, texts and markup by local name.
"""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element


def local_name(element: _Element) -> str:
    """The name without its namespace, "" of a comment."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def children(element: _Element | None, *names: str) -> list[_Element]:
    """The children of these names, in their order."""
    return [inner for inner in element if local_name(inner) in names] if element is not None else []


def child(element: _Element | None, *names: str) -> _Element | None:
    """The first child with the first of these names that there is."""
    return next((found for name in names for found in children(element, name)), None)


def descendant(element: _Element | None, name: str) -> _Element | None:
    """The first element of this name within ``element``."""
    if element is None:
        return None
    return next((inner for inner in element.iterdescendants() if local_name(inner) == name), None)


def text_of(element: _Element | None) -> str | None:
    """All text of an element on one line, ``None`` where there is none."""
    if element is None:
        return None
    return " ".join("".join(element.itertext()).split()) or None


def texts_of(element: _Element | None, *names: str) -> tuple[str, ...]:
    """The texts of the children of these names, each once."""
    return tuple(dict.fromkeys(text for inner in children(element, *names) if (text := text_of(inner))))


def language_attribute(element: _Element) -> str | None:
    """``xml:lang``."""
    language = element.get("{http://www.w3.org/XML/1998/namespace}lang")
    return language if isinstance(language, str) else None


def markup_of(element: _Element) -> str:
    """What an element holds, as HTML: its children without their namespaces."""
    parts = [element.text or ""]
    for inner in element:
        if not isinstance(inner.tag, str):
            continue
        for each in inner.iter():
            if isinstance(each.tag, str):
                each.tag = local_name(each)
        etree.cleanup_namespaces(inner)
        parts.append(etree.tostring(inner, encoding="unicode", method="html"))
    return "".join(parts)
