"""Every failure in one shape: records as ``{"error": {"code", "message", "status"}}``, pages as a page that says so."""

from __future__ import annotations

import logging
import sqlite3
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Scope

from wirecopy.errors import (
    NoSuchRecord,
    StoreNotFound,
    StoreUnusable,
    TextTooShort,
    UnreadableArticle,
    VerdictRefused,
    WirecopyError,
)
from wirecopy.web.rendering import render

_STATUS = {
    NoSuchRecord: 404,
    TextTooShort: 422,
    UnreadableArticle: 422,
    VerdictRefused: 409,
    StoreUnusable: 503,
    StoreNotFound: 503,
}
_UNAVAILABLE = 503
_TITLES = {404: "There is nothing at this address"}
_LONGEST = 500

_log = logging.getLogger("wirecopy.web")


def refusal(scope: Scope, status: int, code: str, message: str) -> Response:
    """The answer to a request that fails: a record below ``/api``, else a page."""
    message = message if len(message) <= _LONGEST else message[:_LONGEST] + "…"
    if scope["path"].startswith(("/api/", "/openapi.json")):
        return JSONResponse({"error": {"code": code, "message": message, "status": status}}, status)
    message = message[:1].upper() + message[1:]
    title = _TITLES.get(status, HTTPStatus(status).phrase)
    return HTMLResponse(render("refusal.html", title=title, code=code, message=message, status=status), status)


def install(app: FastAPI) -> None:
    """Let ``app`` answer every failure by :func:`refusal`."""

    @app.exception_handler(WirecopyError)
    async def known(request: Request, error: WirecopyError) -> Response:
        status = next((s for kind, s in _STATUS.items() if isinstance(error, kind)), 500)
        return refusal(request.scope, status, error.code, str(error))

    @app.exception_handler(RequestValidationError)
    async def wrong(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = " ".join(str(part) for part in first["loc"])
        return refusal(request.scope, 422, "W001", f"{where}: {first['msg']}")

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        said = str(error.detail)
        if said == HTTPStatus.NOT_FOUND.phrase and request.url.path.startswith("/api/"):
            said = "there is nothing at this address: /openapi.json lists what there is"
        answer = refusal(request.scope, error.status_code, "W612", said)
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(sqlite3.Error)
    async def store(request: Request, error: sqlite3.Error) -> Response:
        return refusal(request.scope, _UNAVAILABLE, StoreUnusable.code, f"the store cannot be used: {error}")

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> Response:
        _log.error("unexpected %s on %s", type(error).__name__, request.url.path, exc_info=error)
        return refusal(request.scope, 500, "W000", f"unexpected {type(error).__name__}; the server's log says where")
