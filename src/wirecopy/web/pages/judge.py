"""``POST /judge``: a person's word on two articles, the only thing that a page can write.

It is taken from a page that this server rendered only: the form carries the server's token, and a browser that says
which site sent the request must say this one.
"""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from wirecopy.errors import NoSuchRecord
from wirecopy.pictures.words import clip
from wirecopy.run.judge import Word
from wirecopy.run.judge import judge as keep
from wirecopy.store import Store, open_store
from wirecopy.web.addresses import listing
from wirecopy.web.desk import AtDesk
from wirecopy.web.guard import from_this_site

router = APIRouter(include_in_schema=False)


@router.post("/judge")
def judge(
    desk: AtDesk,
    request: Request,
    a: Annotated[str, Form(max_length=3000)],
    b: Annotated[str, Form(max_length=3000)],
    verdict: Annotated[Word, Form()],
    token: Annotated[str, Form(max_length=200)] = "",
    note: Annotated[str, Form(max_length=2000)] = "",
) -> RedirectResponse:
    """Keep the verdict that ``a`` is to ``b`` what ``verdict`` says, and show the two side by side."""
    if not (secrets.compare_digest(token.encode(), desk.token.encode()) and from_this_site(request)):
        raise HTTPException(403, "a verdict is taken from a page of this server only: open it again and give it there")
    with desk.judging, open_store(desk.store) as store:
        for id in (a, b):
            _must_be_there(store, id)
        keep(store, a, b, verdict, note.strip() or None)
    return RedirectResponse(listing("/compare", a=b, b=a) + "#verdict", 303)


def _must_be_there(store: Store, id: str) -> None:
    if store.one("articles", "id = ?", (id,)) is None:
        raise NoSuchRecord(f"no article goes by {clip(id, 80)}")
