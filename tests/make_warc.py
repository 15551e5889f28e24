"""WARC files of made-up pages: ``file(response(page()), ...)`` is one, each record packed by itself if ``packed``."""

from __future__ import annotations

import gzip

URL = "https://omaropost.example/ferry"
DATE = "2024-03-05T06:30:00Z"


def record(kind: str, block: bytes, content_type: str, **headers: str) -> bytes:
    """A record of any type; ``headers`` in addition to the usual ones, with ``_`` for ``-``."""
    given = {"WARC-Target-URI": URL, "WARC-Date": DATE, "Content-Length": str(len(block))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"WARC-Type: {kind}", f"Content-Type: {content_type}", *(f"{k}: {v}" for k, v in given.items())]
    return b"WARC/1.0\r\n" + "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def response(body: str | bytes, *http: str, status: str = "200 OK", url: str = URL) -> bytes:
    """A server's answer; ``http``: its header lines, by default that of a page in UTF-8."""
    data = body.encode() if isinstance(body, str) else body
    head = "\r\n".join((f"HTTP/1.1 {status}", *(http or ("Content-Type: text/html; charset=utf-8",))))
    block = head.encode() + b"\r\n\r\n" + data
    return record("response", block, "application/http; msgtype=response", **{"WARC-Target-URI": url})


def request() -> bytes:
    """What a crawler notes beside a response."""
    return record(
        "request", b"GET /ferry HTTP/1.1\r\nHost: omaropost.example\r\n\r\n", "application/http; msgtype=request"
    )


def packed(*records: bytes) -> bytes:
    """Records as .warc.gz has them: a gzip member each."""
    return b"".join(gzip.compress(record) for record in records)
