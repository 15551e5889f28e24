"""What makes an article the same article: its id, its own address, its text."""

from __future__ import annotations

import hashlib
import json
from functools import cache, lru_cache
from importlib import resources
from urllib.parse import urlsplit, urlunsplit

from tld import get_tld


def text_digest(text: str) -> str:
    """64 hex digits: SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def address_id(address: str) -> str:
    """16 hex digits of the SHA-256 of an article's own address."""
    return hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def content_id(outlet: str | None, headline: str | None, published: str | None, text: str) -> str:
    """16 hex digits for an article without an address, from what it says of itself."""
    fields = "\x1f".join((outlet or "", headline or "", published or "", text))
    return hashlib.sha256(fields.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def version_id(article_id: str, text: str, digits: int = 8) -> str:
    """The id of another version of an article: its id, ``~`` and hex digits of the version's text."""
    return f"{article_id}~{text_digest(text)[:digits]}"


VERSION_DIGITS = (8, 16, 64)
"""How many digits of its text's hash a version may have: eight, but in the odd case that another has these."""


def base_id(id: str, text: str) -> str:
    """The id of which ``id`` names a version, where it ends in ``~`` and the digest of ``text``; else ``id``."""
    base, mark, digits = id.rpartition("~")
    is_version = mark and len(digits) in VERSION_DIGITS and text_digest(text).startswith(digits)
    return base if is_version and base else id


@lru_cache(maxsize=65536)
def own_address(url: str | None, canonical_url: str | None) -> str | None:
    """The address by which the article itself goes, ``None`` where none is known.

    The canonical link where it is of the same site as ``url`` (or where there is no ``url``: a saved page, or
    only a shortener's), else ``url``. A home page is no article's address.
    """
    own = url is None or is_short(url) or (canonical_url is not None and same_site(url, canonical_url))
    if canonical_url and own and not is_home_page(canonical_url):
        return without_fragment(canonical_url)
    if url and not is_home_page(url):
        return without_fragment(url)
    return None


def without_fragment(address: str) -> str:
    """``address`` with its scheme and host in lower case and without its fragment."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address.strip()
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, parts.query, ""))


def is_home_page(address: str) -> bool:
    """Whether the address has neither path nor query: the outlet's front page."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.path.strip("/") in ("", "index.html", "index.php") and not parts.query


def is_short(address: str) -> bool:
    """Whether the address is a link shortener's: it says nothing of whose page it leads to."""
    return _host(address) in _hosts()["shorteners"]


@lru_cache(maxsize=65536)
def site_of(address: str) -> str | None:
    """The name an outlet registered, without its ending: "guardian" of "www.guardian.co.uk".

    An outlet that moves from .org to .com stays one site; each blog of a blog host is its own. ``None`` where
    there is no host.
    """
    host = _host(address)
    if not host:
        return None
    for shared in _hosts()["shared_hosts"]:
        if host.endswith("." + shared):
            return host.removesuffix("." + shared).removeprefix("www.")
    found = get_tld(f"http://{host}", as_object=True, fail_silently=True, search_private=True)
    if found is not None and not isinstance(found, str) and found.domain:
        return str(found.domain)
    labels = host.removeprefix("www.").split(".")
    return labels[-2] if len(labels) > 1 else labels[0]


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site (see :func:`site_of`)."""
    site = site_of(one)
    return site is not None and site == site_of(other)


def _host(address: str) -> str | None:
    try:
        return urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return None


@cache
def _hosts() -> dict[str, frozenset[str]]:
    text = resources.files("wirecopy.model").joinpath("data/hosts.json").read_text("utf-8")
    return {kind: frozenset(hosts) for kind, hosts in json.loads(text).items()}
