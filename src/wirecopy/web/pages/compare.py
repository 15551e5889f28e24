"""``/compare?a=&b=``: two texts side by side, what the second changed of the first marked and named, and a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, RedirectResponse, Response

from wirecopy.lineage.changes.telling import TELLING
from wirecopy.model import Article, Change, Copy, Verdict
from wirecopy.model.records import ChangeKind
from wirecopy.pictures.changes import Piece, SeenChange, sides
from wirecopy.pictures.resolve import resolve
from wirecopy.pictures.words import clip
from wirecopy.run.compare import Comparison, compare_stored
from wirecopy.store import Store
from wirecopy.web.addresses import listing
from wirecopy.web.desk import AtDesk
from wirecopy.web.pages.article import LONGEST
from wirecopy.web.rendering import render
from wirecopy.web.sides import SideRow, set_beside

router = APIRouter(include_in_schema=False)


class ComparePage(msgspec.Struct, frozen=True):
    """Everything that the page shows; ``changes`` are numbered from 1, the headline's first."""

    comparison: Comparison
    changes: Sequence[Change]
    rows: Sequence[SideRow]
    copy: Copy | None
    verdict: Verdict | None
    clipped: bool

    def headlines(self) -> tuple[list[Piece], list[Piece]] | None:
        """Both headlines with what became of the first marked, where anything did."""
        change = next((change for change in self.changes if change.kind == "headline"), None)
        return sides(SeenChange(change), SeenChange(change)) if change else None

    def name(self, id: str) -> str:
        """What to call one of the two."""
        both = (self.comparison.original, self.comparison.copy)
        return next(clip(article.outlet or article.headline or id, 80) for article in both if article.id == id)

    def kinds(self) -> list[tuple[ChangeKind, int, int]]:
        """The kinds, the most telling first, each with the number of its changes and of the first of them."""
        counts = Counter(change.kind for change in self.changes)
        first = {change.kind: number for number, change in reversed([*enumerate(self.changes, 1)])}
        return [(kind, counts[kind], first[kind]) for kind in TELLING if kind in counts]


@router.get("/compare", response_class=HTMLResponse)
def compare(
    desk: AtDesk,
    a: Annotated[str, Query(max_length=3000)] = "",
    b: Annotated[str, Query(max_length=3000)] = "",
) -> Response:
    """The page of two articles; ``a`` is taken for the original."""
    if not (a and b):
        return HTMLResponse(render("compare_form.html", a=a, b=b))
    with desk.open() as store, store.snapshot():
        ids = tuple(resolve(store, given, ("article",)).id for given in (a, b))
        if ids != (a, b):
            return RedirectResponse(listing("/compare", a=ids[0], b=ids[1]), 303)
        return HTMLResponse(render("compare.html", shown=_load(store, a, b), token=desk.token))


def _load(store: Store, a: str, b: str) -> ComparePage:
    original: Article = store.one("articles", "id = ?", (a,))  # type: ignore[assignment]
    copy: Article = store.one("articles", "id = ?", (b,))  # type: ignore[assignment]
    comparison = compare_stored(store, original, copy)
    changes = sorted(comparison.changes, key=lambda c: (c.kind != "headline", c.copy_start or 0, c.original_start or 0))
    return ComparePage(
        comparison,
        changes,
        set_beside(comparison, changes, LONGEST),
        store.one("copies", "(copy = ? AND original = ?) OR (copy = ? AND original = ?)", (b, a, a, b)),
        store.one("verdicts", "(a = ? AND b = ?) OR (a = ? AND b = ?)", (a, b, b, a)),
        max(len(original.text), len(copy.text)) > LONGEST,
    )
