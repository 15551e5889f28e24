"""Good files, damaged at random: whatever comes out is an article that holds together, or a reason of the list."""

from __future__ import annotations

import gzip
import io
import json
import tempfile
from pathlib import Path
from typing import get_args

import make
import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from make_page import PARAGRAPHS, jsonld, page
from make_warc import packed, request, response

from wirecopy.model import Dropped, Page
from wirecopy.read import RawRecord, raw_records, read_record
from wirecopy.read.reasons import Reason

_PAGE = page(head=jsonld(headline="Ferry", datePublished="2024-03-04T09:00:00Z", author={"name": "Ann Lee"}))
_ROWS = [{"id": n, "text": make.text(*make.prose(n, 1)), "date": "2024-03-04"} for n in range(3)]
_LINES = b"\n".join(json.dumps(row).encode() for row in _ROWS)
_CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(_PAGE.encode()), _PAGE.encode())
_WARC = (
    request(),
    response(_PAGE),
    response(gzip.compress(_PAGE.encode()), "Content-Type: text/html", "Content-Encoding: gzip"),
    response(_CHUNKED, "Content-Type: text/html", "Transfer-Encoding: chunked"),
)


def _parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"title": ["a", None], "text": [PARAGRAPHS[0], PARAGRAPHS[1]]}), out)
    return out.getvalue()


FILES = {
    "a.html": _PAGE.encode(),
    "a.html.gz": gzip.compress(_PAGE.encode()),
    "a.jsonl": _LINES,
    "a.jsonl.gz": gzip.compress(_LINES),
    "a.txt": ("A ferry ran aground\n\nBy Ann Lee\n\n" + "\n\n".join(PARAGRAPHS)).encode(),
    "a.warc": b"".join(_WARC),
    "a.warc.gz": packed(*_WARC),
    "a.parquet": _parquet(),
}

_PIECES = st.sampled_from(
    [
        b"<", b">", b"</p>", b"<!--", b"<script type='application/ld+json'>", b"{", b"}", b'"', b"\\", b"\\ud800",
        b"\x00", b"\xff", b"\xfe\xff", b"&#xD800;", b"&#x110000;", b"<meta charset=utf-16>", b"<base href='//['>",
        b"http://[::1", b"\r", b"\n\n", b"1e999", b"99999999999999999999", b"9999-12-31", b"2015-02-30T25:61:61+99:99",
        b"\x1f\x8b", b"WARC/1.0\r\n", b"Content-Length: 0\r\n", b"\r\n\r\n", b"<div>" * 300, b" " * 2000, b"A. " * 200,
    ]
)  # fmt: skip
_PLACE = st.floats(0, 1)
_DAMAGE = st.one_of(
    st.tuples(st.just("flip"), _PLACE, st.integers(0, 7)),
    st.tuples(st.just("insert"), _PLACE, _PIECES),
    st.tuples(st.just("cut"), _PLACE, st.integers(1, 2000)),
    st.tuples(st.just("end"), _PLACE, st.none()),
    st.tuples(st.just("repeat"), _PLACE, st.integers(1, 500)),
)


def damaged(data: bytes, damage: list[tuple[str, float, int | bytes | None]]) -> bytes:
    """``data`` after all that was done to it, one after the other."""
    for kind, place, what in damage:
        at = int(place * len(data))
        if kind == "flip" and isinstance(what, int):
            data = data[:at] + bytes(byte ^ 1 << what for byte in data[at : at + 1]) + data[at + 1 :]
        elif kind == "insert" and isinstance(what, bytes):
            data = data[:at] + what + data[at:]
        elif kind == "cut" and isinstance(what, int):
            data = data[:at] + data[at + what :]
        elif kind == "repeat" and isinstance(what, int):
            data = data[:at] + data[at : at + what] * 3 + data[at:]
        else:
            data = data[:at]
    return data


@settings(max_examples=120, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(FILES)), st.lists(_DAMAGE, min_size=1, max_size=6))
def test_damage_is_survived(name: str, damage: list[tuple[str, float, int | bytes | None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(damaged(FILES[name], damage))
        found = [read_record(r) if isinstance(r, RawRecord) else r for r in raw_records(path)]
    assert len({f.file for f in found}) == len(found)
    for each in found:
        if isinstance(each, Dropped):
            assert each.reason in get_args(Reason)
            assert each.reason != "crashed", each.detail
        else:
            assert_holds_together(each)


def assert_holds_together(article: Page) -> None:
    """Nothing in it that no file can hold, and every span in its place."""
    assert msgspec.convert(msgspec.to_builtins(article), Page) == article
    for value in msgspec.structs.asdict(article).values():
        str(value).encode()
    for credit in article.credits:
        if credit.start is not None:
            assert article.text[credit.start : credit.end] == credit.text
