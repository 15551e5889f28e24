"""One article read by itself: nothing stored, its chain of origin from its own credits."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import msgspec

from wirecopy.errors import UnreadableArticle, UnsupportedInput
from wirecopy.lineage import trace_lineages
from wirecopy.model import Copy, Dropped, Family, LostOriginal, Page
from wirecopy.read import RawRecord, raw_records, read_record
from wirecopy.read.comment import headline_comment
from wirecopy.read.reasons import LIMITS
from wirecopy.read.signatures import kind_of
from wirecopy.read.split_xml import split_xml
from wirecopy.speech.heard import Heard


class OriginStep(msgspec.Struct, frozen=True, kw_only=True):
    """A link of the chain of origin: who, as what, and what says so (``None`` for the article itself)."""

    name: str | None
    role: str
    evidence: str | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One article with what follows from it alone. ``origin`` goes from the article back.

    ``unheard``: why nothing was looked for in its text, ``None`` where something was.
    """

    page: Page
    origin: tuple[OriginStep, ...]
    headline_comment: str | None
    families: tuple[Family, ...]
    copies: tuple[Copy, ...]
    lost_originals: tuple[LostOriginal, ...]
    heard: Heard = Heard()
    unheard: str | None = None


def read_article(path: str) -> Reading:
    """Read the article in the file ``path``, or on standard input for "-".

    Raises :class:`wirecopy.errors.InputNotFound`, :class:`UnsupportedInput`, :class:`UnreadableArticle`.
    """
    page = _page(_standard_input() if path == "-" else _only_record(path))
    found = trace_lineages([page], page.credits, [])
    unheard = _why_unheard(page)
    return Reading(
        page=page,
        origin=_origin(page, found.copies, found.lost_originals),
        headline_comment=headline_comment(page.headline),
        families=tuple(found.families),
        copies=tuple(found.copies),
        lost_originals=tuple(found.lost_originals),
        heard=Heard() if unheard else _heard(page),
        unheard=unheard,
    )


def _why_unheard(page: Page) -> str | None:
    from wirecopy.speech.hear import is_understood
    from wirecopy.speech.parse import INSTALL, installed_model

    if installed_model() is None:
        return f"none were looked for: that needs spaCy and its English model: {INSTALL}"
    return None if is_understood(page) else "none were looked for: the text is not in English"


def _heard(page: Page) -> Heard:
    from wirecopy.speech.hear import hear
    from wirecopy.speech.parse import parse_texts

    (parsed,) = parse_texts([page.text])
    return hear(page, parsed)


def article_in(data: bytes, name: str = "-") -> Page:
    """The article in ``data``: a page, a plain text or one JSON record, told by how it begins; ``name`` is for errors.

    Raises :class:`UnreadableArticle`.
    """
    return _page(_told_by_its_head(data, name))


def _page(record: RawRecord) -> Page:
    page = read_record(record)
    if isinstance(page, Dropped):
        detail = f" ({page.detail})" if page.detail else ""
        raise UnreadableArticle(f"{page.file} holds no article: {page.reason}{detail}")
    return page


def _only_record(path: str) -> RawRecord:
    if Path(path).is_dir():
        raise UnsupportedInput(f"{path} is a folder: `wirecopy trace {path}` reads folders")
    records = list(islice(raw_records(path), 2))
    if not records:
        raise UnreadableArticle(f"{path} holds no record")
    first = records[0]
    if len(records) > 1:
        raise UnsupportedInput(f"{path} holds more than one article: `wirecopy trace {path}` reads them all")
    if isinstance(first, Dropped):
        raise UnsupportedInput(
            f"{path} cannot be read: {first.reason}" + (f" ({first.detail})" if first.detail else "")
        )
    return first


def _standard_input() -> RawRecord:
    data = sys.stdin.buffer.read(LIMITS.record + 1)  # what is longer is dropped as too large
    return _told_by_its_head(data, "-")


def _told_by_its_head(data: bytes, name: str) -> RawRecord:
    kind = kind_of(data)
    if kind != "xml":
        return RawRecord(name, kind, data)
    records = list(islice(split_xml(data), 2))
    if len(records) > 1:
        whose = "standard input" if name == "-" else name
        raise UnsupportedInput(f"{whose} holds more than one article: save it and `wirecopy trace` the file")
    return RawRecord(name, kind, records[0])


def _origin(page: Page, copies: list[Copy], lost: list[LostOriginal]) -> tuple[OriginStep, ...]:
    """The chain from the article back through the lost originals that its credits name."""
    agencies = {c.name for c in page.credits if c.role == "agency"}
    by_id = {original.id: original for original in lost}
    steps = [OriginStep(name=page.outlet or page.headline, role="article")]
    evidence = {c.original: "; ".join(e.detail for e in c.evidence) for c in copies}
    waiting = [c.original for c in copies]
    while waiting:
        original = by_id[waiting.pop(0)]
        said = evidence.get(original.id) or _credit_text(page, original.name)
        role = "agency" if original.name in agencies else "source"
        steps.append(OriginStep(name=original.name, role=role, evidence=said))
        if original.original and original.original not in waiting:
            waiting.append(original.original)
    return tuple(steps)


def _credit_text(page: Page, name: str | None) -> str | None:
    return next((f"{c.place.replace('_', ' ')}: {c.text}" for c in page.credits if c.name == name), None)
