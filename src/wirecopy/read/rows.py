"""A JSON object of a jsonl or Parquet file to an article with its credits.

In: the bytes of one object. Out: a :class:`Page`, or a ``Dropped``. Only ``text`` is required; it is kept
to the letter, so that spans agree with the user's own copy. Names of fields: `wirecopy.read.fields`.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from wirecopy.model import Article, Dropped, Page
from wirecopy.read.bylines import is_nameless, split_declared
from wirecopy.read.dates import parse_printed
from wirecopy.read.fields import ALIASES, folded_name, names_taken
from wirecopy.read.finish import credited
from wirecopy.read.item import page_of
from wirecopy.read.language import language_code, language_of
from wirecopy.read.names import name_of_host
from wirecopy.read.ninjs import is_ninjs, read_ninjs
from wirecopy.read.reasons import dropped
from wirecopy.read.when import is_ahead

_KINDS = {
    dict: "an object", list: "a list", str: "a string", bool: "true or false", int: "a number", float: "a number",
}  # fmt: skip
_SECONDS = re.compile(r"\d{10}(?:\d{3})?\.\d+")
_SURROGATES = re.compile("[\ud800-\udfff]")


class _WrongTypeError(Exception):
    """A field holds something that it cannot hold."""


def read_row(data: bytes, file: str) -> Page | Dropped:
    """The article of one JSON object. ``file``: the label of the record."""
    try:
        row = _parse(data)
    except UnicodeDecodeError as error:
        return dropped(file, "undecodable", f"byte {error.start} of the record is no UTF-8")
    except (ValueError, RecursionError) as error:
        return dropped(file, "bad_json", str(error).split("\n")[0][:200] or type(error).__name__)
    if not isinstance(row, dict):
        return dropped(file, "bad_record", f"a JSON object is wanted, not {_kind(row)}")
    if is_ninjs(row):
        item = read_ninjs(row)
        digest = hashlib.sha256(data).hexdigest()
        return dropped(file, "not_an_article", item) if isinstance(item, str) else page_of(item, file, digest)
    try:
        return _page(row, file, hashlib.sha256(data).hexdigest())
    except _WrongTypeError as error:
        return dropped(file, "bad_record", str(error))


def said_of_names(data: bytes) -> str | None:
    """Which fields of a record were taken for others, to be told once of a file; ``None`` where none was.

    >>> said_of_names(b'{"title": "Ferry sinks", "content": "The ferry sank."}')
    'text from "content", headline from "title"'
    """
    try:
        row = _parse(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict) or is_ninjs(row):
        return None
    taken = names_taken(map(str, row))
    return ", ".join(f'{field} from "{name}"' for name, field in taken.items()) or None


def split_json(data: bytes) -> Iterator[bytes]:
    """The objects of a JSON file: those of its list, else the file itself, be it broken."""
    if data.lstrip()[:1] != b"[":
        yield data
        return
    try:
        yield from map(bytes, msgspec.json.decode(data, type=list[msgspec.Raw]))
    except (msgspec.DecodeError, UnicodeDecodeError):
        yield data


def _page(row: dict[str, Any], file: str, digest: str) -> Page | Dropped:
    names = {folded_name(str(key)) for key in row}
    row = {folded_name(str(key)): value for key, value in row.items() if value is not None}
    text = _field(row, "text")
    if text is None or text != text:  # NaN is a data frame's null
        return dropped(file, "empty", "text is null" if names & _named("text") else "no field named text")
    if not isinstance(text, str):
        raise _WrongTypeError(f"text is {_kind(text)}, not a string")
    if not text.strip():
        return dropped(file, "empty")
    url, canonical_url = _address(row), _line(row, "canonical_url")
    retrieved = _time(row, "retrieved")
    article = Article(
        id=_identifier(row),
        url=url,
        canonical_url=canonical_url,
        outlet=_outlet(row, url),
        headline=_line(row, "headline"),
        standfirst=_line(row, "standfirst"),
        byline=_byline(row),
        published=_time(row, "published", retrieved),
        modified=_time(row, "modified", retrieved),
        retrieved=retrieved,
        section=_line(row, "section"),
        language=language_code(_line(row, "language")) or language_of(text),
        dateline=_line(row, "dateline"),
        text=_whole(text),
        file=file,
        sha256=digest,
    )
    byline = _field(row, "byline")
    return credited(article, _whole(byline) if isinstance(byline, str) else None)


def _parse(data: bytes) -> Any:
    """The JSON of a record; what msgspec is too strict for (NaN, lone surrogates) the slow way."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return json.loads(data.decode("utf-8"))


def _field(row: dict[str, Any], name: str) -> Any:
    return next((row[known] for known in (name, *ALIASES.get(name, ())) if known in row), None)


def _named(name: str) -> set[str]:
    return {name, *ALIASES.get(name, ())}


def _line(row: dict[str, Any], name: str) -> str | None:
    """A string field; a number counts as its digits, an object or the first of a list as its name; else ``None``."""
    value = _field(row, name)
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    printed = _printed(value)
    return printed.strip() or None if printed is not None else None


def _identifier(row: dict[str, Any]) -> str:
    return _printed(_field(row, "id")) or ""


def _address(row: dict[str, Any]) -> str | None:
    """The article's address; a field that is only sometimes one ("uri") counts where it holds one."""
    others = (_printed(row.get(alias)) for alias in ALIASES["url"])
    return _line({"url": row.get("url")}, "url") or next((a for a in others if a and "://" in a), None)


def _outlet(row: dict[str, Any], url: str | None) -> str | None:
    """Who published it: the name given; that of the site whose address or host another's field gives for it."""
    named = _line(row, "outlet")
    if named and "outlet" not in row and re.fullmatch(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", named):
        return name_of_host(named if "://" in named else f"https://{named}") or named
    return named or (name_of_host(url) if url else None)


def _printed(value: Any) -> str | None:
    """A string or a number as a string, a data frame's 17.0 as "17"; ``None`` for anything else."""
    if isinstance(value, float) and math.isfinite(value):
        value = int(value) if value.is_integer() else repr(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    try:
        return _whole(str(value))
    except ValueError:  # more digits than Python prints
        return None


def _byline(row: dict[str, Any]) -> tuple[str, ...]:
    """Names; a string is split as a printed byline is, a list is taken as it is, without what is no string."""
    value = _field(row, "byline")
    if isinstance(value, str):
        return split_declared(_whole(value))
    items = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, dict) else item for item in items]
    printed = (_whole(n).strip() for n in names if isinstance(n, str) and n.strip())
    return tuple(dict.fromkeys(name for name in printed if not is_nameless(name)))


def _time(row: dict[str, Any], name: str, not_after: str | None = None) -> str | None:
    printed = _line(row, name)
    if printed and _SECONDS.fullmatch(printed):  # with their fractions
        printed = printed.partition(".")[0]
    parsed = parse_printed(printed) if printed else None
    return None if parsed is None or is_ahead(parsed, not_after) else parsed


def _whole(text: str) -> str:
    """``text`` with U+FFFD for halves of surrogate pairs, which no file can hold; its length stays."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), "null")
