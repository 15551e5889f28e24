"""A page of HTML to an article with its pictures and credits.

In: the bytes of a page. Out: a :class:`Page`, or a ``Dropped`` where it holds no article. What the page
says of itself in JSON-LD goes before its markup, its markup before what can be inferred; the body is
trafilatura's, dates that nobody declares are htmldate's. The page is parsed once.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urljoin

import lxml.html
from htmldate import find_date
from lxml.etree import ElementDefaultClassLookup, LxmlError
from lxml.html import HtmlElement

from wirecopy.model import Article, Dropped, Page
from wirecopy.model.identity import is_home_page, same_site
from wirecopy.read.authors import has_label
from wirecopy.read.blocks import short_blocks
from wirecopy.read.body import count_words, find_body
from wirecopy.read.bylines import is_nameless, pick_byline
from wirecopy.read.credits import Surroundings
from wirecopy.read.dates import parse_printed
from wirecopy.read.encoding import decode
from wirecopy.read.facts import Facts
from wirecopy.read.figures import Picture, find_pictures
from wirecopy.read.finish import finish
from wirecopy.read.furniture import read_line
from wirecopy.read.headline import TitlesGiven, name_in_title, pick_headline
from wirecopy.read.jsonld import find_articles, read_facts
from wirecopy.read.language import language_code, language_of
from wirecopy.read.markup import printed_headings, printed_times, printed_title, read_markup
from wirecopy.read.names import host_of, name_of_host
from wirecopy.read.no_article import kind_of_no_article
from wirecopy.read.own import is_agency_elsewhere
from wirecopy.read.pruned import prune
from wirecopy.read.raw import SAVED, Fetched
from wirecopy.read.reasons import dropped
from wirecopy.read.saved import saved_from
from wirecopy.read.trim import Body, trim_body
from wirecopy.read.when import pick_time
from wirecopy.read.words import words

# Comments are dropped in parsing: saved_from has read the only ones that tell anything.
_PARSER = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False, default_doctype=False)
# One class for all elements, decided in C: asking lxml.html's own table in Python takes a twentieth of the reading.
_PARSER.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")

_MARKUP = re.compile(r"""[<>"'=]+""")
# An address that tells year, month and day.
_DATED = re.compile(
    r"(?<!\d)(?:19|20)\d\d[/_.-]?(?:0?[1-9]|1[0-2]|[a-z]{3,9})[/_.-]?(?:0?[1-9]|[12]\d|3[01])(?!\d)", re.IGNORECASE
)
_TITLE_TAIL = re.compile(r"[|–—]\s*(?P<day>\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)\s*$")
# The page behind an address of a search engine's cache of AMP pages.
_CACHED = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(?:s/)?(?P<rest>.+)")
# The shortest news in brief has one sentence; menus and notices that pass for a body have fewer words.
_LEAST_WORDS = 25


def read_html(data: bytes, file: str, fetched: Fetched = SAVED) -> Page | Dropped:
    """The article of a page. ``data``: its bytes as saved; ``file``: the label of the record."""
    text = decode(data, fetched.charset)
    if text is None:
        return dropped(file, "undecodable")
    tree = parse(text)
    if tree is None:
        return dropped(file, "empty")
    url, retrieved = saved_from(text)
    if fetched.url:
        url, retrieved = fetched.url, parse_printed(fetched.retrieved or "")
    declared = [read_facts(node) for node in find_articles(tree)[:1]]
    markup = read_markup(tree)
    said = declared[0] if declared else Facts()
    url, canonical_url = _addresses(url, said, markup)
    times = list(printed_times(tree))
    published, modified = _times(tree, said, markup, times, url, retrieved)
    titles = TitlesGiven(
        declared=said.headline,
        shared=markup.headline,
        headings=printed_headings(tree),
        title=printed_title(tree),
    )
    host = host_of(url) if url else None
    outlet = _outlet(said, markup, url)
    if outlet is None:
        outlet = name_in_title(titles.all(), host) or (name_of_host(url) if url else None)
    headline = pick_headline(titles, (said.outlet, markup.outlet, host, outlet))
    byline = pick_byline(said, markup, tree, host)
    prune(tree)
    pictures = find_pictures(tree)
    is_article = bool(declared) or markup.kind == "article" or published is not None
    paragraphs = find_body(tree, said.body, is_article, said.updates)
    if count_words(paragraphs) < _LEAST_WORDS:
        detail = f"a body of fewer than {_LEAST_WORDS} words" if paragraphs else "no body"
        return dropped(file, "not_an_article", detail)
    if kind := kind_of_no_article(tree, paragraphs, url, is_article):
        return dropped(file, "not_an_article", kind)
    body = trim_body(paragraphs, headlines=(*titles.all(), headline or ""), pictures=pictures)
    if not body.paragraphs:
        return dropped(file, "not_an_article", "a body of credits and adverts only")
    article = Article(
        id="",
        url=url,
        canonical_url=canonical_url,
        outlet=outlet,
        headline=headline,
        standfirst=_standfirst(said, markup, body.paragraphs),
        byline=byline or _byline_of(body.removed),
        published=published,
        modified=modified,
        retrieved=retrieved,
        section=said.section or markup.section,
        language=language_of("\n".join(body.paragraphs)) or language_code(said.language or markup.language),
        dateline=body.dateline,
        text="\n\n".join(body.paragraphs),
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    blocks = short_blocks(tree, article.text)
    return finish(article, _surroundings(article, said, markup, blocks, body, pictures), pictures)


def parse(text: str) -> HtmlElement | None:
    """The tree of a page, ``None`` where there is no markup or text in it."""
    text = _XML_DECLARATION.sub("", text)
    if not text.strip():
        return None
    try:
        tree = lxml.html.document_fromstring(text, parser=_PARSER)
    except (LxmlError, ValueError):
        return None
    return tree if isinstance(tree, HtmlElement) else None


def _outlet(said: Facts, markup: Facts, url: str | None) -> str | None:
    """Who the page says publishes it; an agency is not who publishes on another's site, whatever the page declares."""
    given = [name for name in (said.outlet, markup.outlet) if name]
    return next((name for name in given if not (url and is_agency_elsewhere(name, url))), None)


def _addresses(saved_url: str | None, said: Facts, markup: Facts) -> tuple[str | None, str | None]:
    """The page's own address and its canonical link."""
    canonical = markup.canonical_url
    if canonical and saved_url:
        canonical = urljoin(saved_url, canonical)
    canonical = _not_passing(canonical)
    url = saved_url
    for candidate in (markup.url, said.url):
        if url is None and candidate and not is_home_page(candidate):
            url = candidate
    return url or (None if canonical and is_home_page(canonical) else canonical), canonical


def _not_passing(address: str | None) -> str | None:
    """``address`` unless it is a search engine's or a network's, which publish nothing; a cache's leads to the page."""
    if address and (match := _CACHED.match(address)):
        return f"https://{match['rest']}"
    steps = (host_of(address) or "").split(".") if address else []
    return None if any(".".join(steps[n:]) in words("passing_hosts") for n in range(len(steps))) else address


def _times(
    tree: HtmlElement, said: Facts, markup: Facts, times: list[tuple[str, str]], url: str | None, retrieved: str | None
) -> tuple[str | None, str | None]:
    """When the page was published and modified; each declared, or the first inferred."""
    changed = [value for kind, value in times if re.search("modif|updat", kind, re.IGNORECASE)]
    named = [value for kind, value in times if re.search("publish|pubdate|created", kind, re.IGNORECASE)]
    other = [value for kind, value in times if value not in changed and value not in named]
    modified = pick_time((said.modified, markup.modified, *changed), retrieved)
    published = pick_time((said.published, markup.published, *named), retrieved)
    dated = url if url and _DATED.search(url) else ""  # of a year or a month alone it would make a first of January
    if published is None:
        published = pick_time(_dates_in_titles(tree), retrieved)
    if (
        published is None
        and (found := find_date(tree, original_date=True, url=dated))
        and _is_printed(found, tree, url)
    ):
        inferred = pick_time((found, *other), retrieved)
        published = inferred if modified is None or inferred != modified[: len(inferred or "")] else None
    return published, modified


def _dates_in_titles(tree: HtmlElement) -> tuple[str, ...]:
    """What the title prints behind its last mark, where that is a day: "Ferry sinks | Echo | 28.04.2023"."""
    tail = _TITLE_TAIL.search(printed_title(tree) or "")
    return (tail["day"],) if tail else ()


def _is_printed(day: str, tree: HtmlElement, url: str | None) -> bool:
    """Whether the page prints the day that was found in it: the first of a month may stand for a year or a month."""
    if not day.endswith("-01"):
        return True
    text = _MARKUP.sub(" ", f"{url or ''}\n{lxml.html.tostring(tree, encoding='unicode')}")
    around = (text[max(0, at.start() - 24) : at.end() + 12] for at in re.finditer(day[:4], text))
    return any((parse_printed(near) or "").startswith(day) or _compact(day) in near for near in around)


def _compact(day: str) -> str:
    return day.replace("-", "")


def _standfirst(said: Facts, markup: Facts, paragraphs: list[str]) -> str | None:
    """The page's own summary, where it is no beginning of the body cut off."""
    start = " ".join(paragraphs[:3])
    for summary in (said.standfirst, markup.standfirst):
        if summary and summary.rstrip(" .…[]")[:60] not in start:
            return summary
    return None


def _byline_of(lines: list[str]) -> tuple[str, ...]:
    """The people of the first line with a "By" among those that stood at the body's head or foot."""
    labelled = (read_line(line) for line in lines if has_label(line))
    people = (line.people for line in labelled if line.kind == "byline" and line.people)
    return tuple(name for name in next(people, ()) if not is_nameless(name))


def _surroundings(
    article: Article, said: Facts, markup: Facts, blocks: tuple[str, ...], body: Body, pictures: list[Picture]
) -> Surroundings:
    """What stands around the body and may credit somebody."""
    printed = {text for p in pictures for text in (p.caption, p.credit, f"{p.caption} {p.credit}") if text}
    lines = dict.fromkeys(line for line in (*blocks, *body.removed) if line not in printed)
    publisher = (said.outlet,) if said.outlet and said.outlet != article.outlet else ()
    bylines = dict.fromkeys((*said.byline, *markup.byline, *article.byline))
    links = (article.canonical_url, markup.url, said.url)
    return Surroundings(
        credit_lines=tuple(line for line in lines if line not in article.text),
        pictures=tuple((p.caption, p.credit) for p in pictures),
        metadata=tuple(dict.fromkeys((*said.credits, *markup.credits, *publisher))),
        datelines=(body.signed,) if body.signed else (),
        bylines=tuple(dict.fromkeys((*said.byline, *markup.byline))),
        declared=tuple(name for name in bylines if not any(name in line for line in lines)),
        links=tuple(dict.fromkeys(link for link in links if link and article.url and not same_site(link, article.url))),
    )
