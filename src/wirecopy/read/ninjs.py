"""An object of ninjs, the JSON of news agencies, to what it says of its article.

In: the object (IPTC ninjs 1.x, 2.x or 3.x). Out: an :class:`Item`, or why it is no article. Its uri is its id, so that
a later version of it is a version of the same article.
"""

from __future__ import annotations

from typing import Any

from wirecopy.read.figures import Picture
from wirecopy.read.fragment import Fragment, plain_paragraphs, read_fragment
from wirecopy.read.item import Item

# Names that no other format of articles has.
_OWN = {"body_text", "body_xhtml", "body_html", "bodies", "versioncreated", "versionCreated", "pubstatus", "pubStatus"}
_WITHDRAWN = {"canceled", "cancelled", "withheld"}


def is_ninjs(row: dict[str, Any]) -> bool:
    """Whether an object is of ninjs: a uri, and two of the names that are its own, or a version and a type.

    >>> is_ninjs({"uri": "urn:1", "body_text": "The ferry sank.", "versioncreated": "2025-03-04T13:20:00Z"})
    True
    """
    return "uri" in row and len(_OWN & row.keys()) >= 2 and "text" not in row


def read_ninjs(row: dict[str, Any]) -> Item | str:
    """What an object says."""
    status = str(_one(row, "pubstatus", "pubStatus") or "").lower()
    if status in _WITHDRAWN:
        return f"its sender says: {status}"
    kind = str(row.get("type") or "text").lower()
    if kind not in ("text", "composite", "article"):
        return f"no text: {kind}"
    body = _body(row)
    sources = tuple(name for source in _list(row.get("infosources")) if (name := _name(source)))
    provider = next((_name(s) for s in _list(row.get("infosources")) if _role(s) == "provider"), None)
    holder = _string(_one(row, "copyrightholder", "copyrightHolder"))
    credit = _string(_one(row, "creditline", "creditLine"))
    byline = _string(row.get("byline"))
    return Item(
        id=_string(row.get("uri")) or "",
        url=_string(row.get("url")) if str(row.get("url") or "").startswith("http") else None,
        outlet=_string(_one(row, "provider", "source")) or provider or holder,
        headline=_string(row.get("headline")) or _valued(row.get("headlines")) or _string(row.get("title")),
        standfirst=_string(row.get("description_text")) or _valued(row.get("descriptions")),
        byline=(byline,) if byline else _people(row),
        published=_string(_one(row, "firstcreated", "firstCreated", "contentcreated", "contentCreated"))
        or _string(_one(row, "versioncreated", "versionCreated")),
        modified=_string(_one(row, "versioncreated", "versionCreated")),
        not_before=_string(row.get("embargoed")),
        section=_section(row),
        language=_string(row.get("language")),
        dateline=_string(row.get("dateline")),
        paragraphs=body.paragraphs,
        pictures=(*body.pictures, *_pictures(row)),
        credits=tuple(dict.fromkeys(name for name in (credit, *sources, holder) if name)),
    )


def _one(row: dict[str, Any], *names: str) -> Any:
    return next((row[name] for name in names if row.get(name)), None)


def _list(value: Any) -> list[dict[str, Any]]:
    """The objects of a list, or of an object by role (``associations``)."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [item for item in items if isinstance(item, dict)]


def _string(value: Any) -> str | None:
    """A string, or the name of an object, or the first of a list of either; ``None`` for anything else."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None


def _role(item: dict[str, Any]) -> str:
    return str(item.get("role") or "").rsplit(":", 1)[-1].lower()


def _name(item: dict[str, Any]) -> str | None:
    return _string(item.get("name")) or _string(item.get("literal"))


def _valued(value: Any) -> str | None:
    """The main one of ninjs 2's lists of values with roles."""
    items = sorted(_list(value), key=lambda item: _role(item) not in ("main", "headline", ""))
    return next((text for item in items if (text := _string(item.get("value")))), None)


def _body(row: dict[str, Any]) -> Fragment:
    """The fullest body: marked up before plain."""
    for name in ("body_xhtml", "body_html"):
        if markup := _string(row.get(name)):
            return read_fragment(markup)
    for body in _list(row.get("bodies")):
        value, kind = _string(body.get("value")), str(body.get("contenttype") or body.get("contentType") or "")
        if value:
            return read_fragment(value) if "html" in kind or "xml" in kind else _plain(value)
    return _plain(_string(row.get("body_text")) or "")


def _plain(text: str) -> Fragment:
    return Fragment(paragraphs=tuple(plain_paragraphs(text)))


def _people(row: dict[str, Any]) -> tuple[str, ...]:
    people = _list(row.get("people")) + _list(row.get("by"))
    return tuple(name for p in people if _role(p) in ("creator", "author", "writer") and (name := _name(p)))


def _section(row: dict[str, Any]) -> str | None:
    subjects = _list(row.get("subject") or row.get("subjects"))
    return next((name for subject in subjects if (name := _name(subject))), None)


def _pictures(row: dict[str, Any]) -> tuple[Picture, ...]:
    pictures = []
    for item in _list(row.get("associations")):
        if item.get("type") in ("picture", "graphic"):
            caption = _string(item.get("description_text")) or _valued(item.get("descriptions"))
            credit = _string(item.get("byline")) or _string(_one(item, "creditline", "copyrightholder"))
            href = next((_string(r.get("href")) for r in _list(item.get("renditions"))), None)
            pictures.append(Picture(caption=caption, credit=credit, url=href))
    return tuple(pictures)
