"""A labelled header of a saved text: "Title: ... / Source: ... / Date: ...", of clippings, mails, databases.

In: logical lines. Out: the fields with their values, and which lines were header. One labelled line makes
no header: "Source: The Guardian" alone is a credit line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from wirecopy.read.words import header_labels


class LabelHeader(msgspec.Struct, frozen=True):
    """``fields``: contract field (or "source", "ignored") to values as printed; ``lines``: their numbers."""

    fields: dict[str, tuple[str, ...]] = {}
    lines: frozenset[int] = frozenset()
    is_mail: bool = False

    def first(self, field: str) -> str | None:
        """The first value of a field, ``None`` where the header has none."""
        return next(iter(self.fields.get(field, ())), None)


def read_header(lines: Sequence[str]) -> LabelHeader:
    """The labelled header of a text, empty where it has none.

    >>> read_header(["Title: Ferry sinks", "Date: 3 May 2015", "The ferry sank."]).first("headline")
    'Ferry sinks'
    """
    found: list[tuple[int, str, str, str]] = []
    for n, line in enumerate(lines):
        if _REACH <= n < len(lines) - _REACH:
            continue
        match = _LABELLED.match(line)
        field = header_labels().get(" ".join(match["label"].lower().split())) if match else None
        if match and field:
            found.append((n, field, match["value"].strip(), match["label"].lower()))
    if not _is_header(found, len(lines)):
        return LabelHeader()
    fields: dict[str, tuple[str, ...]] = {}
    used: set[int] = set()
    for n, field, value, _ in found:
        used.add(n)
        if (
            not value
            and field != "ignored"
            and n + 1 < len(lines)
            and not _LABELLED.match(lines[n + 1])
            and len(lines[n + 1]) < 160
        ):
            value = lines[n + 1]
            used.add(n + 1)
        if value:
            fields[field] = (*fields.get(field, ()), value)
    labels = {label for *_, label in found}
    return LabelHeader(fields, frozenset(used), bool(labels & _MAIL))


def _is_header(found: list[tuple[int, str, str, str]], total: int) -> bool:
    """Two labels or more near one another at the head, one of which says what is dated or titled."""
    head = [(n, field) for n, field, _, _ in found if n < _REACH]
    telling = {field for _, field in head} & {
        "headline",
        "outlet",
        "published",
        "url",
        "byline",
        "section",
        "retrieved",
    }
    close = any(later - n <= 3 for (n, _), (later, _) in pairwise(head))
    return len(head) >= 2 and bool(telling) and close and total > len(head)


# Headers of databases have up to a dozen lines; mails a few more.
_REACH = 18
_MAIL = {"subject", "to", "betreff", "objet", "asunto", "cc", "sent", "gesendet", "envoyé", "enviado"}
_LABELLED = re.compile(r"^\W{0,3}(?P<label>[^\W\d_][\w /'’-]{0,22}?)\s*[:：]\s*(?P<value>.*)$")
