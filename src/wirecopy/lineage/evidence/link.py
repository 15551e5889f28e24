"""The copy's canonical link leads to the original, or to its site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wirecopy.model import Article, Credit, Evidence
from wirecopy.model.identity import own_address, site_of, without_fragment

LINK_TO_PAGE, LINK_TO_SITE = 6.0, 3.5


def link(credits: Sequence[Credit], original: Article) -> Iterator[Evidence]:
    """The copy's canonical link leads to the original, or to its site."""
    links = [c.text for c in credits if c.place == "link"]
    address = own_address(original.url, original.canonical_url) if links else None
    if address is None:
        return
    if any(without_fragment(to) == address for to in links):
        yield Evidence(kind="link", detail=f"links to {address}", weight=LINK_TO_PAGE)
    elif any(site_of(to) == site_of(address) for to in links):
        yield Evidence(kind="link", detail=f"links to the site of {address}", weight=LINK_TO_SITE)
