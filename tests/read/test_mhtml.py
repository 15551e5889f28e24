"""Pages saved by browsers as one file."""

from __future__ import annotations

import quopri

from make_page import PARAGRAPHS, page

from wirecopy.model import Dropped, Page
from wirecopy.read import RawRecord, read_record


def mhtml(html: str, charset: str = "utf-8", declared: str | None = None) -> bytes:
    """A message as Chromium writes it."""
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://omaroecho.example/ferry\r\n"
        "Subject: Ferry\r\nDate: Wed, 5 Mar 2025 09:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n'
        f"----b\r\nContent-Type: text/html; charset={declared or charset}\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://omaroecho.example/ferry\r\n\r\n"
    )
    body = quopri.encodestring(html.encode(charset)).replace(b"\n", b"\r\n")
    return head.encode() + body + b"\r\n----b\r\nContent-Type: image/png\r\n\r\nx\r\n----b--\r\n"


def test_a_saved_page_keeps_its_address_and_time() -> None:
    read = read_record(RawRecord("a.mhtml", "mhtml", mhtml(page(title="Fähre läuft auf"))))
    assert isinstance(read, Page)
    assert (read.url, read.retrieved) == ("https://omaroecho.example/ferry", "2025-03-05T09:00:00Z")
    assert (read.headline, read.text) == ("Fähre läuft auf", "\n\n".join(PARAGRAPHS))


def test_the_parts_own_encoding_is_used() -> None:
    read = read_record(RawRecord("a.mhtml", "mhtml", mhtml(page(title="Fähre läuft auf"), "windows-1252")))
    assert isinstance(read, Page)
    assert read.headline == "Fähre läuft auf"


def test_a_message_without_a_page_is_dropped() -> None:
    read = read_record(RawRecord("a.mht", "mhtml", b"Subject: x\r\n\r\nno page"))
    assert isinstance(read, Dropped)
    assert read.reason == "not_an_article"
