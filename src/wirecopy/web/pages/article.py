"""``/article/ID``: where its text came from, in one sentence; the text with each passage coloured by its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec
from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from wirecopy.model import Copy, Figure, Passage, Statement
from wirecopy.pictures.article import ArticlePicture, load_article, origin_sentence, partner_in
from wirecopy.pictures.resolve import resolve
from wirecopy.pictures.words import is_unsure
from wirecopy.store import Store
from wirecopy.web.addresses import anchor, page
from wirecopy.web.desk import AtDesk
from wirecopy.web.marking import Paragraph, Span, marked_paragraphs
from wirecopy.web.rendering import render

router = APIRouter(include_in_schema=False)

LONGEST = 300_000
"""Code points of a text that are shown: some fifty thousand words."""
_OTHERS = 200  # copies of it, and passages with others than its originals, that are looked at
_COLOURS = 5
_NAMED = 300
_MENTIONED = {"person": "People", "organization": "Organizations", "place": "Places", "role": "Roles"}
_LOST, _UNSURE = "lost", "unsure"


class Mark(NamedTuple):
    """What holds of a stretch.

    It is from a source, shared for a ``label``'s reason, said by somebody, or a credit; of no length, it is the place
    that links to a statement lead to.
    ``number``: of the source among those named beside the text, from 1. ``ref``: the article, statement or credit.
    """

    what: Literal["from", "shared", "said", "credit", "place"]
    ref: str
    number: int = 0
    label: str = ""


class Origin(msgspec.Struct, frozen=True):
    """A source of the text: the row of **copies** that tells of it, and its number and colour on the page."""

    number: int
    copy: Copy

    @property
    def colour(self) -> int:
        """One of a few, from 1."""
        return (self.number - 1) % _COLOURS + 1


class Named(NamedTuple):
    """Something that the text names, as printed, where it begins, and what it comes to: a name, a value, a range."""

    start: int
    text: str
    meant: str


class ArticlePage(msgspec.Struct, frozen=True):
    """Everything that the page shows."""

    picture: ArticlePicture
    sentence: str
    origins: Sequence[Origin]
    paragraphs: Sequence[Paragraph[Mark]]
    statements: Sequence[Statement]
    named: Mapping[str, Sequence[Named]]
    copies: Sequence[Copy]
    clipped: bool

    @property
    def is_taken(self) -> bool:
        """Whether any of its text is known to be taken, and not only shared."""
        return any(not is_unsure(origin.copy) for origin in self.origins)

    @property
    def unordered(self) -> set[tuple[str, str]]:
        """Copy and original of those that nobody can order."""
        return {(o.copy.copy, o.copy.original) for o in self.origins if is_unsure(o.copy)}

    def other(self, copy: Copy) -> str:
        """The other article, or lost original, of one of its rows of copies."""
        return copy.original if copy.copy == self.picture.article.id else copy.copy


@router.get("/article/{id:path}", response_class=HTMLResponse)
def article(desk: AtDesk, id: str) -> Response:
    """The page of an article."""
    with desk.open() as store, store.snapshot():
        found = resolve(store, id, ("article",)).id
        if found != id:
            return RedirectResponse(page("article", found), 303)
        return HTMLResponse(render("article.html", shown=load_article_page(store, id), token=desk.token))


def load_article_page(store: Store, id: str) -> ArticlePage:
    """Everything that the page of ``id``, which is in the store, shows."""
    picture = load_article(store, id, _OTHERS)
    unsure = [copy for copy in (*picture.taken, *picture.given) if is_unsure(copy)]
    sure = sorted((copy for copy in picture.taken if not is_unsure(copy)), key=lambda c: -(c.share_of_copy or 0))
    origins = [Origin(number, copy) for number, copy in enumerate([*sure, *unsure], 1)]
    statements = sorted(picture.statements, key=lambda s: s.content_start or s.source_start or 0)
    named = dict(_named(store, id))
    starts = sorted({found.start for rows in named.values() for found in rows})
    places = [Span(start, start, Mark("place", f"at-{start}")) for start in starts]
    spans = [*_sources(picture, origins), *_said(statements), *_credits(picture), *places]
    return ArticlePage(
        picture,
        origin_sentence(picture),
        origins,
        marked_paragraphs(picture.article.text[:LONGEST], spans),
        statements,
        named,
        [copy for copy in picture.given if not is_unsure(copy)],
        len(picture.article.text) > LONGEST,
    )


def _sources(picture: ArticlePicture, origins: Sequence[Origin]) -> Iterator[Span[Mark]]:
    """The passages: those from a named source first, so that it is they which colour a stretch."""
    own = picture.article.id
    by_partner: dict[str, list[Passage]] = {}
    for passage in picture.passages:
        by_partner.setdefault(partner_in(passage, own), []).append(passage)
    for origin in origins:
        other = origin.copy.original if origin.copy.copy == own else origin.copy.copy
        lost = other in picture.lost
        shared = picture.passages if lost else by_partner.get(other, ())
        kind = _LOST if lost else _UNSURE if is_unsure(origin.copy) else ""
        for passage in shared:
            if passage.label == "copied":
                yield Span(*_place(passage, own), Mark("from", other, origin.number, kind))
    for passage in picture.passages:
        if passage.label != "copied":
            yield Span(*_place(passage, own), Mark("shared", partner_in(passage, own), 0, passage.label))


def _place(passage: Passage, own: str) -> tuple[int, int]:
    return (passage.a_start, passage.a_end) if passage.a == own else (passage.b_start, passage.b_end)


def _named(store: Store, id: str) -> Iterator[tuple[str, list[Named]]]:
    """People, organizations, places, roles, figures and times, each once, where the store has any."""
    by_kind: dict[str, dict[str, Named]] = {}
    for m in store.records("mentions", "article = ?", (id,), _NAMED):
        by_kind.setdefault(_MENTIONED[m.kind], {}).setdefault(m.name or m.text, Named(m.start, m.text, m.name or ""))
    for f in store.records("figures", "article = ?", (id,), _NAMED):
        by_kind.setdefault("Figures", {}).setdefault(f.text, Named(f.start, f.text, _range(f)))
    for t in store.records("times", "article = ?", (id,), _NAMED):
        by_kind.setdefault("Times", {}).setdefault(t.text, Named(t.start, t.text, t.value or ""))
    for title in (*_MENTIONED.values(), "Figures", "Times"):
        if title in by_kind:
            yield title, list(by_kind[title].values())


def _range(figure: Figure) -> str:
    """ "41 people", "80 to 100 km", "from 30"."""
    low, high = (None if end is None else f"{end:,.10g}" for end in (figure.low, figure.high))
    if low and high:
        amount = low if low == high else f"{low} to {high}"
    else:
        amount = f"from {low}" if low else f"up to {high}" if high else ""
    about = "about " if figure.approximate else ""
    return " ".join(part for part in (about + amount, figure.unit, figure.counted) if part)


def _said(statements: Sequence[Statement]) -> Iterator[Span[Mark]]:
    for s in statements:
        first = s.content_start if s.content_start is not None else s.source_start
        if first is not None:
            yield Span(first, first, Mark("place", anchor("s", s.id)))
        for start, end in s.content_parts:
            yield Span(start, end, Mark("said", s.id, label="content"))
        for name in ("source", "cue"):
            start, end = getattr(s, f"{name}_start"), getattr(s, f"{name}_end")
            if start is not None and end is not None:
                yield Span(start, end, Mark("said", s.id, label=name))


def _credits(picture: ArticlePicture) -> Iterator[Span[Mark]]:
    for credit in picture.credits:
        if credit.start is not None and credit.end is not None:
            yield Span(credit.start, credit.end, Mark("credit", credit.name, label=credit.role))
