"""`wirecopy serve`: the store as pages on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from wirecopy.cli.failures import say
from wirecopy.cli.options import debug_option, store_option


@click.command()
@store_option
@click.option("--host", metavar="NAME", default="127.0.0.1", show_default=True, help="The address to answer at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free one.")
@debug_option
def serve(store: str, host: str, port: int) -> None:
    """Show the store as pages in a browser, on this machine.

    Needs the extra `web`. Ctrl-C stops it.
    """
    from wirecopy.cli.extras import extra
    from wirecopy.store import open_store

    open_store(store, read_only=True).close()  # a missing or older store is told now, not by the first page
    with extra("web", "fastapi", "starlette", "uvicorn", "jinja2", "multipart", "python_multipart"):
        from wirecopy.web.server import run_server
    run_server(str(Path(store).absolute()), host, port, say)
