"""``/find``: a text, or a page in a file: where else it stands, and who had each part of it first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from wirecopy.errors import TextTooShort, UnreadableArticle
from wirecopy.pictures.found import Mark, marks
from wirecopy.run.one import article_in
from wirecopy.store.find import Finding, Found
from wirecopy.web.desk import AtDesk, Desk
from wirecopy.web.rendering import render

router = APIRouter(include_in_schema=False)

_COMPARED = 100
_LONGEST = 200_000
"""Code points of a text that are looked for: some thirty thousand words."""
_LARGEST = 4 * 1024 * 1024
"""Bytes of a request: a saved page has a few hundred thousand."""


class FindPage(msgspec.Struct, frozen=True):
    """What was found; ``firsts``: who had a stretch first, numbered from 1 in the order of the text."""

    found: Found
    stretches: Sequence[Mark]
    firsts: Sequence[Finding]

    def number(self, finding: Finding) -> int:
        """The number of one of :attr:`firsts`."""
        return next(n for n, first in enumerate(self.firsts, 1) if first.article == finding.article)


@router.get("/find", response_class=HTMLResponse)
def ask(desk: AtDesk, text: Annotated[str, Query(max_length=4000)] = "") -> HTMLResponse:
    """The form; with ``text``, what is found of it."""
    return _answer(desk, text) if text.strip() else _form()


@router.post("/find", response_class=HTMLResponse)
async def find(desk: AtDesk, request: Request) -> HTMLResponse:
    """What is found of the text, or of the body of the page in the file, that the form holds."""
    length = request.headers.get("content-length", "")
    if not (length.isdecimal() and int(length) <= _LARGEST):
        raise HTTPException(413, "that is larger than 4 MB: a text to look for is a page at most")
    async with request.form(max_files=1, max_fields=4, max_part_size=_LARGEST) as form:
        given, file = form.get("text"), form.get("file")
        data = await file.read() if isinstance(file, UploadFile) else b""
        name = (file.filename if isinstance(file, UploadFile) else None) or "the file"
    return await run_in_threadpool(_answer, desk, given if isinstance(given, str) else "", name, data)


def _answer(desk: Desk, text: str, name: str = "", data: bytes = b"") -> HTMLResponse:
    try:
        if data:
            text = article_in(data, name).text
        with desk.open() as store:
            found = store.find(text[:_LONGEST], _COMPARED)
    except (TextTooShort, UnreadableArticle) as error:
        return _form(text, str(error), 422)
    stretches = marks(found)
    firsts = {mark.first.article: mark.first for mark in stretches if mark.first}
    shown = FindPage(found, stretches, list(firsts.values()))
    return HTMLResponse(render("find.html", shown=shown, text=text, wrong=None))


def _form(text: str = "", wrong: str | None = None, status: int = 200) -> HTMLResponse:
    return HTMLResponse(render("find.html", shown=None, text=text[:_LONGEST], wrong=wrong), status)
