"""Runs the application until it is interrupted."""

from __future__ import annotations

import socket
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

import uvicorn

from wirecopy.errors import PortUnusable, WirecopyError
from wirecopy.web.app import make_app
from wirecopy.web.desk import REMEMBERED, Desk
from wirecopy.web.guard import LOOPBACK
from wirecopy.web.pages.story import story

_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
_LARGE = 2_000
_ANY = ("0.0.0.0", "::", "")


def run_server(store: str, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve ``store`` at ``host`` and ``port`` (0: a free one) until interrupted; ``say`` tells the address.

    Raises :class:`PortUnusable`.
    """
    name = f"[{host}]" if ":" in host else host
    listener = _listen(host, port)
    with listener:
        bound = listener.getsockname()[1]
        if host not in _THIS_MACHINE:
            say(f"warning: whoever can reach {name} can read this store and give verdicts: there is no password")
        hosts = (*LOOPBACK, *_names(host, name))
        shown = "127.0.0.1" if host in _ANY else name
        say(f"http://{shown}:{bound}/ (Ctrl-C stops it)")
        app = make_app(store, hosts)
        Thread(target=_draw_ahead, args=(app.state.desk,), daemon=True).start()
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        with suppress(
            KeyboardInterrupt
        ):  # Ctrl-C is how it ends: uvicorn has answered what was asked, and passes it on
            uvicorn.Server(config).run(sockets=[listener])


def _draw_ahead(desk: Desk) -> None:
    """Draw the trees that are dear before they are asked for: those of thousands of articles."""
    with suppress(WirecopyError, sqlite3.Error):  # whoever asks for one of them is told what is wrong
        with desk.open() as opened:
            large = opened.connection.execute(
                "SELECT story FROM stories WHERE articles >= ? ORDER BY articles DESC LIMIT ?",
                (_LARGE, REMEMBERED // 2),
            ).fetchall()
        for (id,) in large:
            story(desk, id)


def _names(host: str, name: str) -> tuple[str, ...]:
    """The names that requests may call this machine by, beyond loopback."""
    if host not in _ANY:
        return (name,)
    own = socket.gethostname()
    try:
        addresses = {str(found[4][0]) for found in socket.getaddrinfo(own, None)}
    except OSError:
        addresses = set()
    return (own, *(f"[{a}]" if ":" in a else a for a in sorted(addresses)))


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise PortUnusable(f"cannot listen at {host}:{port}: {error.strerror}; choose another with --port") from error
