"""The last step of every reader: an article gets its id, its language and its credits and becomes a page.

In: the fields a reader found and what stands around the body. Out: a :class:`Page`.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from wirecopy.model import Article, Image, Page
from wirecopy.model.identity import address_id, content_id, is_home_page, is_short, own_address, same_site
from wirecopy.read.credits import Surroundings, find_credits
from wirecopy.read.figures import Picture


def article_id(article: Article) -> str:
    """The id that follows from an article's own address, or without one from what it says of itself."""
    address = own_address(article.url, article.canonical_url)
    if address:
        return address_id(address)
    return content_id(article.outlet, article.headline, article.published, article.text)


def credited(article: Article, byline: str | None = None) -> Page:
    """``article``, which came as a record and not as a page, with the credits that it and its text bear.

    ``byline``: as printed, where it came as one string.
    """
    bylines = (byline,) if byline else ()
    return finish(article, Surroundings(links=_links_elsewhere(article), bylines=bylines))


def _links_elsewhere(article: Article) -> tuple[str, ...]:
    """The canonical link where it leads to another site, and to a page there."""
    url, canonical = article.url, article.canonical_url
    if url and canonical and not is_short(url) and not same_site(url, canonical) and not is_home_page(canonical):
        return (canonical,)
    return ()


def finish(article: Article, around: Surroundings, pictures: Sequence[Picture] = ()) -> Page:
    """``article`` as a page. An empty ``id`` is filled in; ``pictures`` are numbered in their order."""
    if not article.id:
        article = msgspec.structs.replace(article, id=article_id(article))
    fields = {name: getattr(article, name) for name in Article.__struct_fields__}
    images = tuple(
        Image(article=article.id, n=n, caption=picture.caption, credit=picture.credit, url=picture.url)
        for n, picture in enumerate(pictures)
    )
    return Page(**fields, images=images, credits=find_credits(article, around))
