"""Addresses of pages and of records, and what of a stranger's address may be a link."""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

from wirecopy.model.records import Record
from wirecopy.model.tables import Table

_SCHEMES = ("http", "https")


def page(kind: str, id: str, **query: object) -> str:
    """The address of a page of one thing: ``page("article", "a/b")`` is ``/article/a%2Fb``."""
    return _with(f"/{kind}/{quote(id, safe='')}", query)


def listing(path: str, **query: object) -> str:
    """The address of a page with what it is asked for; what is ``None`` or "" is left out."""
    return _with(path, query)


def record_key(table: Table, row: Record) -> str:
    """The part of ``/api/TABLE/KEY`` behind the table: the key's values, each escaped, null as nothing."""
    values = (getattr(row, column) for column in table.key)
    return "/".join("" if value is None else quote(str(value), safe="") for value in values)


def anchor(prefix: str, id: str) -> str:
    """A name for a place on a page, of letters that need no escaping."""
    return prefix + "-" + quote(id, safe="").replace("%", ".")


def outside(address: str | None) -> str | None:
    """``address`` where it may be a link: of the web and with a host; everything else is only shown."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
        return address if parts.scheme.lower() in _SCHEMES and parts.hostname else None
    except ValueError:
        return None


def _with(path: str, query: dict[str, object]) -> str:
    given = {key: value for key, value in query.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path
