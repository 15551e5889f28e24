"""``/outlet/NAME``: what it takes from whom, how it changes what it takes, and a matrix of the outlets around it.

Behind each figure of who takes from whom: ``/outlet/NAME?from=OTHER``, the copies themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from wirecopy.errors import NoSuchRecord
from wirecopy.pictures.outlet import OutletPicture, Pair, load_matrix, load_outlet, load_pairs
from wirecopy.pictures.words import clip
from wirecopy.store import Store
from wirecopy.web.addresses import page as address_of
from wirecopy.web.desk import AtDesk
from wirecopy.web.rendering import render

router = APIRouter(include_in_schema=False)

_A_PAGE, _FURTHEST = 50, 100_000
_AROUND = 9
"""Outlets on either side that stand in the matrix: with the outlet itself at most nineteen, as many as can be read."""


class Cell(msgspec.Struct, frozen=True):
    """How many copies the outlet of a row took from that of a column, and the strength of its colour, 0..1."""

    copying: str
    copied: str
    copies: int
    strength: float


class PairsPage(msgspec.Struct, frozen=True):
    """The copies that one outlet took from another, some of them."""

    copying: str
    copied: str
    lost: bool
    total: int
    pairs: Sequence[Pair]

    def address(self, number: int) -> str:
        """The address of page ``number`` of them."""
        query = {"from": self.copied, "lost": 1 if self.lost else None, "page": number if number > 1 else None}
        return address_of("outlet", self.copying, **query)


@router.get("/outlet/{name:path}", response_class=HTMLResponse)
def outlet(
    desk: AtDesk,
    name: str,
    taken_from: Annotated[str, Query(alias="from", max_length=3000)] = "",
    lost: bool = False,
    page: Annotated[int, Query(ge=1, le=_FURTHEST)] = 1,
) -> str:
    """The page of an outlet; with ``from`` its copies of another one or, with ``lost``, of originals that are lost."""
    with desk.open() as store, store.snapshot():
        if taken_from:
            total, pairs = load_pairs(store, name, taken_from, lost, _A_PAGE, (page - 1) * _A_PAGE)
            if not total:
                raise NoSuchRecord(f"{clip(name, 80)} took nothing here from {clip(taken_from, 80)}")
            shown = PairsPage(name, taken_from, lost, total, pairs)
            return render("outlet_pairs.html", shown=shown, number=page, pages=-(-total // _A_PAGE))
        picture = load_outlet(store, name)
        if picture is None:
            raise NoSuchRecord(f"no article here is of an outlet called {clip(name, 80)}")
        names = _around(picture)
        return render("outlet.html", picture=picture, names=names, rows=_matrix(store, names))


def _around(picture: OutletPicture) -> list[str]:
    """The outlet, then those that it shares most copies with."""
    both = [
        partner.name
        for side in (picture.takes, picture.gives)
        for partner in side[:_AROUND]
        if partner.named and not partner.lost
    ]
    return list(dict.fromkeys([picture.name, *both]))


def _matrix(store: Store, names: Sequence[str]) -> list[list[Cell]]:
    """A row for each outlet that copies, a column for each that is copied."""
    counts = load_matrix(store, names)
    most = max(counts.values(), default=1)
    return [
        [Cell(copying, copied, n := counts.get((copying, copied), 0), (n / most) ** 0.5) for copied in names]
        for copying in names
    ]
