"""``/outlet/NAME``: what it takes from whom, how it changes what it takes, and a matrix of the outlets around it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from fastapi import APIRouter
from starlette.responses import HTMLResponse

from wirecopy.errors import NoSuchRecord
from wirecopy.pictures.outlet import OutletPicture, load_matrix, load_outlet
from wirecopy.pictures.words import clip
from wirecopy.store import Store
from wirecopy.web.desk import AtDesk
from wirecopy.web.rendering import render

router = APIRouter(include_in_schema=False)

_AROUND = 9
"""Outlets on either side that stand in the matrix: with the outlet itself at most nineteen, as many as can be read."""


class Cell(msgspec.Struct, frozen=True):
    """How many copies the outlet of a row took from that of a column, and the strength of its colour, 0..1."""

    copying: str
    copied: str
    copies: int
    strength: float


@router.get("/outlet/{name:path}", response_class=HTMLResponse)
def outlet(desk: AtDesk, name: str) -> str:
    """The page of an outlet."""
    with desk.open() as store, store.snapshot():
        picture = load_outlet(store, name)
        if picture is None:
            raise NoSuchRecord(f"no article here is of an outlet called {clip(name, 80)}")
        names = _around(picture)
        return render("outlet.html", picture=picture, names=names, rows=_matrix(store, names))


def _around(picture: OutletPicture) -> list[str]:
    """The outlet, then those that it shares most copies with."""
    both = [partner.name for side in (picture.takes, picture.gives) for partner in side[:_AROUND] if not partner.lost]
    return list(dict.fromkeys([picture.name, *both]))


def _matrix(store: Store, names: Sequence[str]) -> list[list[Cell]]:
    """A row for each outlet that copies, a column for each that is copied."""
    counts = load_matrix(store, names)
    most = max(counts.values(), default=1)
    return [
        [Cell(copying, copied, n := counts.get((copying, copied), 0), (n / most) ** 0.5) for copied in names]
        for copying in names
    ]
