"""Where an article says its text, reporting or pictures came from.

In: an article and what stood around its body. Out: the rows of **credits**. Byline, dateline, credit lines,
captions, metadata and links are read here; running text in ``phrases.py``. An outlet never credits itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from wirecopy.model import Article, Credit
from wirecopy.model.identity import is_home_page, is_short, own_address, same_site
from wirecopy.model.records import CreditPlace, CreditRole
from wirecopy.read.authors import read_byline
from wirecopy.read.caption import Caption, read_known_caption, read_picture_credit
from wirecopy.read.dateline import split_dateline
from wirecopy.read.furniture import read_line
from wirecopy.read.names import host_of, like_agency, look_up, name_of_host, row_of_host
from wirecopy.read.organisations import Named
from wirecopy.read.own import Own
from wirecopy.read.phrases import find_phrases
from wirecopy.read.telling import may_be_credit_line
from wirecopy.read.words import words


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What stood around a body, as printed; lines that credit nobody do no harm.

    ``bylines``: printed bylines where they say more than ``Article.byline`` ("By JOHN SMITH, Associated
    Press"); ``datelines``: printed datelines with who signs them ("DUSHANBE, May 28 (Reuters) -");
    ``metadata``: author, provider and source fields of JSON-LD and meta elements; ``links``: canonical and
    syndication links, those to the article's own site are passed over; ``declared``: bylines that a page has in its
    metadata only; ``pictures``: captions with what a page marks as the credit.
    """

    credit_lines: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    pictures: tuple[tuple[str | None, str | None], ...] = ()
    metadata: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    datelines: tuple[str, ...] = ()
    declared: tuple[str, ...] = ()


def find_credits(article: Article, around: Surroundings | None = None) -> tuple[Credit, ...]:
    """The credits of an article in the contract's order, those outside the body before those in it.

    One row for a name and role outside the body: where it stands twice, the place that says most (byline,
    dateline, credit line, headline, metadata, link, caption) is given.
    """
    own = Own.of(article)
    found = list(_all(article, around or Surroundings()))
    full = _full_names(found)
    rows: dict[tuple[int, str, str], Credit] = {}
    for credit in found:
        if credit.role == "agency" and credit.name in full:
            credit = msgspec.structs.replace(credit, name=full[credit.name])
        if credit.role != "photo" and (own.owns(credit.name) or own.owns(credit.text)):
            continue
        if credit.place in ("credit_line", "metadata") and own.belongs_to(credit.name):
            continue
        rows.setdefault((-1 if credit.start is None else credit.start, credit.name, credit.role), credit)
    return tuple(rows[key] for key in sorted(rows))


def _full_names(credits: Iterable[Credit]) -> dict[str, str]:
    """Short forms of agencies that no table has to the full name the article gives: "Ostrel", "Ostrel News Agency"."""
    names = {credit.name for credit in credits if credit.role == "agency"}
    return {
        short: full
        for short in names
        for full in sorted(names)
        if " " not in short and full.startswith(f"{short} ") and look_up(short) is None and like_agency(full)
    }


def _all(article: Article, around: Surroundings) -> Iterator[Credit]:
    for line in (*around.bylines, *article.byline):
        yield from _named(article, read_byline(line).names, "metadata" if line in around.declared else "byline")
    for line in (*around.datelines, *((article.dateline,) if article.dateline else ())):
        yield from _dateline(article, line)
    for line in around.credit_lines:
        if may_be_credit_line(line):
            yield from _credit_line(article, line)
    for line in around.metadata:
        yield from _metadata(article, line)
    for address in around.links:
        yield from _link(article, address)
    for line in around.captions:
        yield from _photo(article, read_known_caption(line))
    for caption, credit in around.pictures:
        found = read_known_caption(f"{caption or ''} {credit or ''}".strip())
        yield from _photo(article, found if not credit or (found and found.credit) else read_picture_credit(credit))
    for phrase in find_phrases(article.text):
        yield Credit(
            article=article.id, role=phrase.role, name=phrase.name, text=phrase.text,
            start=phrase.start, end=phrase.end, place=phrase.place,
        )  # fmt: skip


def _named(article: Article, names: Iterable[Named], place: CreditPlace) -> Iterator[Credit]:
    for named in names:
        yield Credit(article=article.id, role=named.role, name=named.name, text=named.printed, place=place)


def _dateline(article: Article, line: str) -> Iterator[Credit]:
    found = split_dateline(line.rstrip() + " ") or split_dateline(line.rstrip(" -–—") + " - X")
    for printed in found.agencies if found else ():
        row = look_up(printed)
        role: CreditRole = "source" if row is not None and row.kind == "outlet" else "agency"
        yield Credit(article=article.id, role=role, name=row.name if row else printed, text=printed, place="dateline")


def _credit_line(article: Article, printed: str) -> Iterator[Credit]:
    line = read_line(printed)
    if line.caption is not None and line.caption.credit:
        caption = line.caption
        yield Credit(article=article.id, role="photo", name=caption.name, text=caption.credit, place="caption")
    elif line.kind == "text":
        if _BRACKETED.search(printed):
            yield from (c for c in _dateline(article, printed) if c.text != c.name or look_up(c.text))
    else:
        yield from _named(article, line.names, "credit_line")


# "LISSEN, Arda (AP)": capitals and a bracket; a line with less may be of anything.
_BRACKETED = re.compile(r"^\W*[A-ZÀ-Þ][A-ZÀ-Þ.]+[^()]{0,60}\([^()]{2,30}\)")


def _photo(article: Article, caption: Caption | None) -> Iterator[Credit]:
    if caption is not None and caption.credit:
        yield Credit(article=article.id, role="photo", name=caption.name, text=caption.credit, place="caption")


def _metadata(article: Article, line: str) -> Iterator[Credit]:
    """Names in metadata are bare; an outlet nobody knows there is the article's own."""
    names = [n for n in read_byline(line).names if look_up(n.printed) or n.role == "agency"]
    yield from _named(article, names, "metadata")


def _is_passing(host: str) -> bool:
    """Whether a host is a search engine's, a network's, a shortener's or an archive's, which publish nothing."""
    steps = host.split(".")
    hosts = words("passing_hosts")
    return any(".".join(steps[n:]) in hosts for n in range(len(steps))) or is_short(f"https://{host}/")


def _link(article: Article, address: str) -> Iterator[Credit]:
    host = host_of(address) or ""
    if "//" not in address or is_home_page(address) or _is_passing(host):
        return
    own = own_address(article.url, article.canonical_url)
    if own and same_site(own, address):
        return
    name, row = name_of_host(address), row_of_host(address)
    if name:
        role: CreditRole = "agency" if row is not None and row.kind == "agency" else "source"
        yield Credit(article=article.id, role=role, name=name, text=address, place="link")
