"""What a feed or an agency says of one article, in one form, to an article with its pictures and credits.

In: an :class:`Item`, of whichever format. Out: a :class:`Page`, or a ``Dropped`` where nothing is left of its body.
Formats have a file each: ``feed``, ``newsml``, ``nitf``, ``ninjs``.
"""

from __future__ import annotations

import msgspec

from wirecopy.model import Article, Dropped, Page
from wirecopy.model.times import moment_of
from wirecopy.read.bylines import split_declared
from wirecopy.read.credits import Surroundings
from wirecopy.read.facts import as_line
from wirecopy.read.figures import Picture
from wirecopy.read.finish import finish
from wirecopy.read.language import language_code, language_of
from wirecopy.read.names import look_up, name_of_host
from wirecopy.read.reasons import dropped
from wirecopy.read.trim import trim_body
from wirecopy.read.when import pick_time


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One article as its sender describes it: texts as printed, times not yet read.

    ``byline``: each line as printed ("By JANE ROE"); ``outlet``: who published or provides it; ``credits``: whom it
    names as its source beside that; ``not_before``: when an embargo ends; ``id``: the sender's own, "" where an
    address is better.
    """

    id: str = ""
    url: str | None = None
    outlet: str | None = None
    headline: str | None = None
    standfirst: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    not_before: str | None = None
    section: str | None = None
    language: str | None = None
    dateline: str | None = None
    paragraphs: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    credits: tuple[str, ...] = ()


def page_of(item: Item, file: str, sha256: str) -> Page | Dropped:
    """The article of an item. ``file``: the label of the record; ``sha256``: of its bytes."""
    headline = as_line(item.headline)
    body = trim_body(list(item.paragraphs), headlines=(headline or "",), pictures=item.pictures)
    if not body.paragraphs:
        return dropped(file, "not_an_article", "a body of credits and adverts only" if item.paragraphs else "no body")
    published, modified = _times(item)
    row = look_up(item.outlet) if item.outlet else None
    article = Article(
        id=item.id,
        url=item.url,
        outlet=row.name if row else item.outlet or (name_of_host(item.url) if item.url else None),
        headline=headline,
        standfirst=_standfirst(item, body.paragraphs),
        byline=tuple(dict.fromkeys(name for line in item.byline for name in split_declared(line))),
        published=published,
        modified=modified,
        section=item.section,
        language=language_of("\n".join(body.paragraphs)) or language_code(item.language),
        dateline=body.dateline or item.dateline,
        text="\n\n".join(body.paragraphs),
        file=file,
        sha256=sha256,
    )
    return finish(article, _surroundings(item, body.removed, body.signed), item.pictures)


def _times(item: Item) -> tuple[str | None, str | None]:
    """When it was published, which is not before its embargo ends, and changed, where that was later."""
    published, modified = pick_time((item.published,)), pick_time((item.modified,))
    ends = pick_time((item.not_before,))
    if ends and (published is None or _is_later(ends, published)):
        published = ends
    if published is None:
        return modified, None
    return published, modified if modified and _is_later(modified, published) else None


def _is_later(one: str, other: str) -> bool:
    a, b = moment_of(one), moment_of(other)
    return a is not None and b is not None and a.earliest > b.latest


def _standfirst(item: Item, paragraphs: list[str]) -> str | None:
    """The item's summary, where it is no beginning of the body cut off."""
    summary = as_line(item.standfirst)
    start = " ".join(paragraphs[:3])
    return summary if summary and summary.rstrip(" .…[]")[:60] not in start else None


def _surroundings(item: Item, removed: list[str], signed: str | None) -> Surroundings:
    dateline = signed or item.dateline
    return Surroundings(
        credit_lines=tuple(dict.fromkeys(removed)),
        pictures=tuple((p.caption, p.credit) for p in item.pictures),
        metadata=item.credits,
        bylines=item.byline,
        datelines=(dateline,) if dateline else (),
    )
