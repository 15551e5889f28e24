"""The application: pages, records, files of ours, and what stands before them all."""

from __future__ import annotations

from collections.abc import Collection
from importlib import resources
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles

from wirecopy import __version__
from wirecopy.web import api, refusals
from wirecopy.web.desk import Desk
from wirecopy.web.guard import LOOPBACK, Guard
from wirecopy.web.openapi import openapi
from wirecopy.web.pages import ROUTERS
from wirecopy.web.rendering import compile_templates

_FOR_GOOD = "public, max-age=31536000, immutable"  # their addresses change with their content


def make_app(store: str, hosts: Collection[str] = LOOPBACK) -> FastAPI:
    """The ASGI application over the store at ``store``, answering to the names ``hosts``."""
    app = FastAPI(title="wirecopy", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = Desk(store)
    compile_templates()
    refusals.install(app)
    for router in ROUTERS:
        app.include_router(router)
    app.include_router(api.router)

    @app.get("/openapi.json", include_in_schema=False)
    def described() -> JSONResponse:
        return JSONResponse(openapi())

    files = resources.files("wirecopy.web") / "static"
    app.mount("/static", StaticFiles(directory=str(files)), name="static")

    @app.middleware("http")
    async def kept(request: Request, answer: Any) -> Response:
        response: Response = await answer(request)
        if request.url.path.startswith("/static/") and response.status_code == 200:
            response.headers["cache-control"] = _FOR_GOOD
        return response

    app.add_middleware(Guard, hosts=hosts)
    return app
